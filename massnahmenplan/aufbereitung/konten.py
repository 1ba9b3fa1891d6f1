"""Coefficients of accounts: pots of programmes, scarce resources, commitments."""

from collections.abc import Sequence

import numpy as np

from massnahmenmodell.daten import Konto
from massnahmenplan.aufbereitung.abrufe import Zuteilung, offene_antraege
from massnahmenplan.aufbereitung.einheiten import teur
from massnahmenplan.aufbereitung.kredite import Kreditweg, topfnutzung
from massnahmenplan.aufbereitung.optionen import Option
from massnahmenplan.aufbereitung.sammler import Sammler
from massnahmenplan.aufbereitung.verpflichtungen import verpflichtungen
from massnahmenplan.planungsfall import Planungsfall


def konten(
    fall: Planungsfall,
    optionen: tuple[Option, ...],
    zugeteilt: Sequence[Zuteilung] = (),
    kredite: Sequence[Kreditweg] = (),
) -> tuple[Konto, ...]:
    """Return all accounts: pots, then resources, then commitments, each in order of ids."""
    toepfe = _toepfe(fall, optionen, zugeteilt, kredite)
    return toepfe + _ressourcen(fall, optionen) + verpflichtungen(fall, optionen)


def _toepfe(
    fall: Planungsfall, optionen: tuple[Option, ...], zugeteilt: Sequence[Zuteilung], kredite: Sequence[Kreditweg]
) -> tuple[Konto, ...]:
    """Return the pots: charged with whole grants, awards that the model works out, and loans as they are drawn."""
    verbrauch, abrufe = Sammler(), Sammler()
    offen = offene_antraege(zugeteilt)
    jahre: dict[str, set[int]] = {programm: set() for programm in fall.toepfe}
    for o, option in enumerate(optionen):
        for antrag in option.paket.antraege:
            if antrag.programm in fall.toepfe:
                jahr = antrag.bewilligung_am.year
                jahre[antrag.programm].add(jahr)
                if not antrag.fliesst:
                    continue  # as much as is borrowed of it: ``topfnutzung``
                if (abruf := offen.get((o, antrag.wahl))) is not None:
                    abrufe.addiere((antrag.programm, jahr), abruf, 1.0)
                else:
                    verbrauch.addiere((antrag.programm, jahr), o, teur(antrag.zuschuss_eur))
    return tuple(
        Konto(
            name=f"topf:{programm}",
            satz=f"Topf {fall.programm_mit_id[programm].name} [Tsd. EUR je Bewilligungsjahr]",
            jahre=tuple(sorted(jahre[programm])),
            menge=np.array([teur(fall.topf_eur(programm, jahr)) for jahr in sorted(jahre[programm])]),
            verbrauch=tuple(verbrauch.linearform((programm, jahr)) for jahr in sorted(jahre[programm])),
            fenster=1,
            abruf_verbrauch=tuple(
                abrufe.linearform((programm, jahr)) for jahr in sorted(jahre[programm]) if offen
            ),
            kredit_verbrauch=topfnutzung(kredite, programm, sorted(jahre[programm])),
        )
        for programm in sorted(fall.toepfe)
        if jahre[programm]
    )


def _ressourcen(fall: Planungsfall, optionen: tuple[Option, ...]) -> tuple[Konto, ...]:
    """A level that holds in every period; over a window, need counts by time, as parts of a year."""
    verbrauch, achse = Sammler(), fall.projekt.zeitachse
    ressource_von = {ressource.id: ressource for ressource in fall.ressourcen}
    anteil = {kennung: achse.je_jahr if r.fenster > 1 else 1 for kennung, r in ressource_von.items()}
    for o, option in enumerate(optionen):
        for ressource, menge in option.ausfuehrung.bedarf.items():
            for periode in _nutzungsperioden(option, ressource_von[ressource].phase):
                verbrauch.addiere((ressource, periode), o, float(menge / anteil[ressource]))
    jahre = tuple(map(achse.jahr_von, achse.perioden))
    return tuple(
        Konto(
            name=f"ressource:{ressource.id}",
            satz=f"{ressource.name or ressource.id} [{ressource.einheit}]",
            jahre=jahre,
            menge=np.array([float(ressource.menge.im_jahr(jahr) or 0) for jahr in jahre]),
            verbrauch=tuple(verbrauch.linearform((ressource.id, periode)) for periode in achse.perioden),
            fenster=ressource.fenster * achse.je_jahr if ressource.fenster > 1 else 1,
            namen=tuple(map(achse.name, achse.perioden)) if achse.je_jahr > 1 else (),
        )
        for ressource in sorted(fall.ressourcen, key=lambda ressource: ressource.id)
    )


def _nutzungsperioden(option: Option, phase: str) -> range:
    planung = range(option.beginn, option.baubeginn)
    bau = range(option.baubeginn, option.fertig + 1)
    return {"planung": planung, "bau": bau, "planung_und_bau": range(planung.start, bau.stop)}[phase]
