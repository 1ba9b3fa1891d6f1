"""What notices make of the law: an approval is worth its own amount and deadline, a refusal shuts versions off.

An approval stays valid when the programme has been closed or changed since: the version of the day of application
says how the money is paid, and no condition of it is tested again. A refusal holds for the version of the
application and all before it; a later version is another question.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from massnahmenplan.begriffe.stand import Bescheid
from massnahmenplan.foerderung.angebot import Angebot, biete_an
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Ablehnung, Geteilt, Teilungsart
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.rechenweg import Hindernis, Rechenzeile
from massnahmenplan.foerderung.regelarten.filter import Filter
from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung
from massnahmenplan.foerderung.regelarten.minimum import Minimum
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.foerderung.zuschuss import Zuschuss, berechne_zuschuss, geteilt_am
from massnahmenplan.grundlagen.schreibweise import datum
from massnahmenplan.grundlagen.zahlen import CENT, auf_cent, verteile_cent

OHNE_ZINS = "Der Zins des Kredits ist nicht bekannt; für einen Plan kredit.sollzins bei diesem Programm angeben."
OHNE_GRENZE = Decimal(1_000_000_000)
"""EUR: a cap that no approval comes near; what is approved is not cut by what others take."""
_OHNE_BEDINGUNGEN = {
    "filter": Filter(antragsteller=(), massnahmenarten=()),
    "schwellen": (),
    "hoechstgrenzen": (),
    "minimum": Minimum(),
    "kumulierung": Kumulierung(),
    "netzgroesse": None,
    "sperren": (),
    "bedingungen": (),
}


def fassung_ohne_bedingungen(programm: Programm, tag: date) -> Fassung:
    """Return the version of a day, or the nearest one, with nothing but how the money comes and by when."""
    return _naechste_fassung(programm, tag).model_copy(update=_OHNE_BEDINGUNGEN)


def bewilligtes_angebot(
    vorhaben: Vorhaben, programm: Programm, bescheid: Bescheid, *, auch_ohne_zins: bool = True
) -> Angebot | Ablehnung:
    """Return the offer that an approval makes, or why the measure as it is planned loses it."""
    tag = bescheid.beantragt_am
    fassung = fassung_ohne_bedingungen(programm, tag)
    if fassung.kredit is not None and fassung.kredit.sollzins is None and not auch_ohne_zins:
        return Ablehnung(programm.id, OHNE_ZINS, fassung.rechtsgrundlage)
    if fassung.kredit is None and not bescheid.zuschuss_eur:
        wie = "ist abgeschlossen, ohne dass etwas ausgezahlt ist" if bescheid.abgeschlossen else "nennt 0 €"
        return Ablehnung(programm.id, f"{nenne(bescheid)}: {wie}.", fassung.rechtsgrundlage)
    frist = frist_des_bescheids(programm, bescheid)
    if frist is not None and vorhaben.fertigstellung > frist:
        grund = f"{nenne(bescheid)}: {zu_spaet(frist, vorhaben.fertigstellung)}."
        return Ablehnung(programm.id, grund, fassung.rechtsgrundlage)
    nach_recht = zuschuss_nach_recht(vorhaben.am(tag), _naechste_fassung(programm, tag))
    zuschuss = _zuschuss(vorhaben, bescheid, fassung, nach_recht)
    return replace(
        biete_an(vorhaben, programm, fassung, tag, zuschuss),
        bewilligung_am=bescheid.datum,
        frist=frist,
        kontingente=(),
        geteilt=_belegung(vorhaben, programm, bescheid, nach_recht),
        aus_bescheid=True,
        ausgezahlt_eur=bescheid.ausgezahlt_eur if fassung.kredit is None else {},
    )


def zu_spaet(frist: date, fertig_am: date) -> str:
    """Return the deadline and what it is missed by, as a German clause."""
    return f"gebaut sein muss bis {datum(frist)}, die Maßnahme ist aber erst am {datum(fertig_am)} fertig"


def frist_des_bescheids(programm: Programm, bescheid: Bescheid) -> date | None:
    """Return the last day of building: of the notice, else of the version; None means no limit, or no more."""
    if bescheid.abgeschlossen:
        return None
    fristen = _naechste_fassung(programm, bescheid.beantragt_am).fristen
    return bescheid.frist or fristen.fertig_bis(bescheid.datum)


def schliesst_aus(bescheid: Bescheid, programm: Programm, fassung: Fassung) -> bool:
    """Return True if a refusal holds for this version as well: that of the application, or an earlier one."""
    return fassung.gilt_ab <= _naechste_fassung(programm, bescheid.beantragt_am).gilt_ab


def absage(bescheid: Bescheid, programm: Programm) -> Ablehnung:
    """Return the refusal that rests on a notice."""
    fassung = _naechste_fassung(programm, bescheid.beantragt_am)
    warum = f" ({bescheid.grund.rstrip('.')})" if bescheid.grund else ""
    grund = f"{nenne(bescheid)}{warum}; erst unter einer neuen Fassung kann wieder beantragt werden."
    return Ablehnung(programm.id, grund, fassung.rechtsgrundlage)


def anderer_tag(bescheid: Bescheid, programm: Programm, antrag_am: date) -> Ablehnung | None:
    """Return why an application of another day than that of the notice cannot be, or None if it is of this day."""
    if antrag_am == bescheid.beantragt_am:
        return None
    grund = f"{nenne(bescheid)}: beantragt am {datum(bescheid.beantragt_am)}, nicht am {datum(antrag_am)}."
    return Ablehnung(programm.id, grund, _naechste_fassung(programm, antrag_am).rechtsgrundlage)


def nenne(bescheid: Bescheid) -> str:
    """Return the notice in words: ``Bewilligt mit Bescheid vom 1. März 2027 (Az. 12)``."""
    if bescheid.art == "beantragt":
        return f"Beantragt am {datum(bescheid.beantragt_am)}"
    zeichen = f" (Az. {bescheid.aktenzeichen})" if bescheid.aktenzeichen else ""
    wort = "Bewilligt" if bescheid.bewilligt else "Abgelehnt"
    return f"{wort} mit Bescheid vom {datum(bescheid.datum)}{zeichen}"


def zuschuss_nach_recht(vorhaben: Vorhaben, fassung: Fassung) -> Zuschuss | Hindernis:
    """Return the grant of a version, of one that is there to be looked up only why there is none."""
    return Hindernis(fassung.nur_auskunft) if fassung.nur_auskunft else berechne_zuschuss(vorhaben, fassung)


def _naechste_fassung(programm: Programm, tag: date) -> Fassung:
    frueher: Sequence[Fassung] = [fassung for fassung in programm.fassungen if fassung.gilt_ab <= tag]
    return frueher[-1] if frueher else programm.fassungen[0]


def _belegung(
    vorhaben: Vorhaben, programm: Programm, bescheid: Bescheid, nach_recht: Zuschuss | Hindernis
) -> Geteilt | None:
    """Return what the approval takes of a shared cap: what its amount stands for, whatever others have taken."""
    tag, betrag = bescheid.beantragt_am, bescheid.zuschuss_eur
    if isinstance(nach_recht, Hindernis):
        return None
    geteilt = geteilt_am(nach_recht, vorhaben.am(tag), _naechste_fassung(programm, tag), tag)
    if geteilt is None or not betrag:
        return None
    genommen = min(geteilt.angesetzt_eur, auf_cent(betrag / geteilt.satz_unten))
    satz = betrag / genommen
    return replace(
        geteilt,
        wunsch_eur=genommen,
        angesetzt_eur=genommen,
        grenze_eur=OHNE_GRENZE,
        schwelle_eur=None,
        satz_unten=satz,
        satz_oben=satz,
        mindestens_eur=CENT,
        art=Teilungsart.FREI,
    )


def _zuschuss(
    vorhaben: Vorhaben, bescheid: Bescheid, fassung: Fassung, nach_recht: Zuschuss | Hindernis
) -> Zuschuss:
    """Return the approved amount, in the form and on the eligible cost of the law as far as that can be said."""
    betrag = bescheid.zuschuss_eur if fassung.kredit is None else bescheid.betrag_eur or Decimal(0)
    raten: tuple[Decimal, ...] = ()
    if isinstance(nach_recht, Hindernis):
        kosten = vorhaben.kosten_eur
        jahre = fassung.betrieb.jahre if fassung.betrieb is not None else 0
        raten = verteile_cent(betrag, (Decimal(1),) * jahre) if jahre else ()
    else:
        kosten = nach_recht.foerderfaehig_eur
        raten = verteile_cent(betrag, nach_recht.raten_eur) if any(nach_recht.raten_eur) else ()
    return Zuschuss(
        art=fassung.art,
        foerderfaehig_eur=kosten,
        satz=betrag / kosten if kosten and not raten else Decimal(0),
        betrag_eur=betrag,
        rechenweg=tuple(_rechenweg(bescheid, betrag, fassung)),
        raten_eur=raten,
    )


def _rechenweg(bescheid: Bescheid, betrag_eur: Decimal, fassung: Fassung) -> Iterator[Rechenzeile]:
    """Yield what is approved, what of it has arrived, and what it comes to where that is less."""
    bewilligt = bescheid.betrag_eur or Decimal(0)
    yield Rechenzeile(nenne(bescheid), bewilligt, fassung.rechtsgrundlage)
    if fassung.kredit is not None:
        return
    for jahr, betrag in sorted(bescheid.ausgezahlt_eur.items()):
        yield Rechenzeile(f"davon ausgezahlt {jahr}", betrag, fassung.rechtsgrundlage)
    if betrag_eur != bewilligt:
        text = "Abgeschlossen: Zuschuss, wie ausgezahlt"
        yield Rechenzeile(text, betrag_eur, fassung.rechtsgrundlage)
