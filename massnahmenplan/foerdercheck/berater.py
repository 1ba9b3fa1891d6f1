"""All packages of one measure for applications on one day, valued and put in order."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from massnahmenplan.aufbereitung.nachbarschaft import Nachbarschaft, alle_massnahmen
from massnahmenplan.begriffe.massnahme import Massnahme
from massnahmenplan.ergebnis.foerderauskunft import Antragsauskunft, Massnahmenauskunft, Paketauskunft
from massnahmenplan.foerdercheck.bewertung import Abzinsung, beschreibe_kredit, bewerte
from massnahmenplan.foerdercheck.mittel import pruefe_mittel
from massnahmenplan.foerdercheck.netz import steht_fest
from massnahmenplan.foerdercheck.vorhaben import baubeginne, baue_vorhaben, freigabe
from massnahmenplan.foerderung.angebot import lehne_ab
from massnahmenplan.foerderung.antragstage import gilt_so_bis
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.paket import Ablehnung, Antrag, Geteilt, Leistungsart, Paket
from massnahmenplan.foerderung.pakete import zaehle_pakete_am
from massnahmenplan.foerderung.planbedingungen import liefert, sperrt
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.foerderung.regelarten.minimum import KEIN_ZUSCHUSS
from massnahmenplan.foerderung.umfeld import Umfeld
from massnahmenplan.foerderung.vorhaben import Vorhaben
from massnahmenplan.grundlagen.schreibweise import euro_knapp, gezaehlt
from massnahmenplan.planungsfall import Planungsfall

_Inhalt = tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
"""Programmes of a package, with the facts from other measures and the waived ones."""


class Berater:
    """Answers for one case: knows the programmes in use, and the measures around each one.

    antrag_am: day of the enquiry; present values are of 1 January of its year.
    """

    def __init__(self, fall: Planungsfall, antrag_am: date) -> None:
        self.fall = fall
        self.abzinsung = Abzinsung(antrag_am.year, fall.projekt.diskontsatz)
        self._alle = [
            self._entwurf(massnahme, date(fall.projekt.beginn, 1, 1)) for massnahme in alle_massnahmen(fall)
        ]

    @cached_property
    def _nachbarschaft(self) -> Nachbarschaft:
        return Nachbarschaft(self.fall, self._alle)

    def programme(self, vorhaben: Vorhaben) -> tuple[Programm, ...]:
        """Return the programmes in use that have a version for this kind of measure, whoever applies."""
        return tuple(programm for programm in self.fall.programme if _ist_fuer_diese_art(programm, vorhaben))

    def umfeld(self, vorhaben: Vorhaben) -> Umfeld:
        """Return what other measures may change: facts that they provide, caps that they use as well."""
        umgebung = self._nachbarschaft.umfeld(vorhaben)
        return Umfeld(planmerkmale=umgebung.planmerkmale, geteilt=umgebung.geteilt)

    def beantworte(
        self, massnahme: Massnahme, variante: str, antrag_am: date, preisjahr: int | None = None
    ) -> Massnahmenauskunft:
        """Return every package for applications on this day, best first, and what is refused.

        preisjahr: year of building whose prices hold; None means that in which building can begin for all.
        """
        entwurf = self._entwurf(massnahme, antrag_am)
        programme, umfeld = self.programme(entwurf), self.umfeld(entwurf)
        pakete: dict[_Inhalt, Paketauskunft] = {}
        ablehnungen: dict[str, Ablehnung] = {}
        beginne = baubeginne(entwurf, programme, antrag_am, umfeld.planmerkmale)
        preisjahr = beginne[0].year if preisjahr is None else preisjahr
        for beginn in beginne:
            vorhaben = baue_vorhaben(self.fall, massnahme, beginn, preisjahr)
            rechtzeitige = [p for p in programme if freigabe(p, antrag_am) <= beginn]
            aufzaehlung = zaehle_pakete_am(vorhaben, rechtzeitige, antrag_am, umfeld)
            ablehnungen |= {a.programm: self._mit_rat(a, vorhaben, antrag_am) for a in aufzaehlung.ablehnungen}
            for paket in aufzaehlung.pakete:
                ergebnis = pruefe_mittel(self.fall, vorhaben, paket)
                if isinstance(ergebnis, Paket):
                    pakete.setdefault(_inhalt(paket), self._bewerte(ergebnis, vorhaben, umfeld))
                else:
                    ablehnungen |= {a.programm: a for a in ergebnis}
        zulaessige, uebergangen = self._trenne_uebergangene(tuple(pakete.values()))
        ablehnungen = uebergangen | ablehnungen
        nutzbar = {eintrag.antrag.programm for paket in zulaessige for eintrag in paket.antraege}
        return Massnahmenauskunft(
            massnahme=massnahme,
            variante=variante,
            antrag_am=antrag_am,
            preisjahr=preisjahr,
            pakete=tuple(sorted(zulaessige, key=_vorzug)),
            ablehnungen=tuple(ablehnungen[name] for name in sorted(ablehnungen) if name not in nutzbar),
            andere_programme=len(self.fall.programme) - len(programme),
        )

    def _trenne_uebergangene(
        self, pakete: Sequence[Paketauskunft]
    ) -> tuple[list[Paketauskunft], dict[str, Ablehnung]]:
        """Return the packages, and refusals of subordinate programmes that leave out one that comes first.

        Packages of one begin of building have been tested already; this is for what another begin makes possible.
        """
        frei = sorted({e.antrag.programm for paket in pakete for e in paket.antraege if not e.antrag.mit})
        zulaessige, ablehnungen = [], dict[str, Ablehnung]()
        for paket in pakete:
            gewaehlt = {eintrag.antrag.programm for eintrag in paket.antraege}
            absagen = [a for e in paket.antraege if (a := self._vorrang(e.antrag, gewaehlt, frei)) is not None]
            ablehnungen |= {absage.programm: absage for absage in absagen}
            if not absagen:
                zulaessige.append(paket)
        return zulaessige, ablehnungen

    def _vorrang(self, antrag: Antrag, gewaehlt: set[str], frei: Sequence[str]) -> Ablehnung | None:
        programme = self.fall.programm_mit_id
        fassung = programme[antrag.programm].fassung_am(antrag.antrag_am)
        assert fassung is not None  # the application falls under it
        regel = fassung.kumulierung
        vorrangige = [p for p in frei if p != antrag.programm and regel.steht_zurueck(programme[p].namen)]
        if not vorrangige or not gewaehlt.isdisjoint(vorrangige):
            return None
        return lehne_ab(antrag.programm, regel.verweise_auf(vorrangige[0]), fassung)

    def _entwurf(self, massnahme: Massnahme, baubeginn: date) -> Vorhaben:
        return baue_vorhaben(self.fall, massnahme, baubeginn, baubeginn.year)

    def _bewerte(self, paket: Paket, vorhaben: Vorhaben, umfeld: Umfeld) -> Paketauskunft:
        antraege = tuple(self._beschreibe(antrag, vorhaben, umfeld) for antrag in paket.antraege)
        return bewerte(paket, antraege, vorhaben, self.abzinsung)

    def _beschreibe(self, antrag: Antrag, vorhaben: Vorhaben, umfeld: Umfeld) -> Antragsauskunft:
        programm = self.fall.programm_mit_id[antrag.programm]
        fassung = programm.fassung_am(antrag.antrag_am)
        assert fassung is not None  # the application falls under it
        kredit = None
        if antrag.art is Leistungsart.KREDIT and fassung.kredit is not None:
            kredit = beschreibe_kredit(fassung.kredit, antrag, vorhaben.fertigstellung, self.abzinsung)
        return Antragsauskunft(
            antrag=antrag,
            name=programm.name,
            geber=programm.geber,
            rechtsgrundlage=fassung.rechtsgrundlage,
            fassung_bis=fassung.gilt_bis,
            so_bis=gilt_so_bis(vorhaben, fassung, antrag.antrag_am),
            startsperre=fassung.fristen.startsperre,
            nach_inbetriebnahme=fassung.fristen.massgeblich == "inbetriebnahme",
            stand=fassung.stand,
            kredit=kredit,
            bedingungen=(*self._vorbedingungen(antrag, vorhaben), *self._offene(antrag, fassung, vorhaben)),
            hinweise=tuple(self._hinweise(antrag, fassung, vorhaben, umfeld)),
            vorbehalt=fassung.hinweis,
        )

    def _vorbedingungen(self, antrag: Antrag, vorhaben: Vorhaben) -> Iterator[str]:
        for merkmal in antrag.mit:
            geber = sorted({v.massnahme.id for v in self._alle if liefert(v, merkmal, vorhaben)})
            yield f"Vor dem Antrag muss fertig sein: {' oder '.join(geber)} (liefert „{merkmal}“)."
        for merkmal in antrag.ohne:
            yield f"Der Antrag verzichtet auf den Bonus für „{merkmal}“."

    def _offene(self, antrag: Antrag, fassung: Fassung, vorhaben: Vorhaben) -> Iterator[str]:
        """Yield the conditions of the application that the case leaves open."""
        regel = fassung.netzgroesse
        erfuellt = regel.bedingung if regel is not None and steht_fest(regel, vorhaben, self._alle) else None
        yield from (bedingung for bedingung in antrag.bedingungen if bedingung != erfuellt)

    def _hinweise(self, antrag: Antrag, fassung: Fassung, vorhaben: Vorhaben, umfeld: Umfeld) -> Iterator[str]:
        if antrag.geteilt is not None:
            yield _teilungshinweis(antrag.geteilt, umfeld)
        for konto in antrag.konten:
            yield f"Zählt auf das Konto „{self.fall.konto_mit_id[konto].name}“, ebenso wie andere Beihilfen."
        if antrag.programm in self.fall.toepfe:
            jahr = antrag.bewilligung_am.year
            topf = euro_knapp(self.fall.topf_eur(antrag.programm, jahr))
            yield f"Topf für Bewilligungen {jahr}: {topf}, für alle Anträge zusammen."
        for regel in fassung.kumulierung.ausgeschlossen_am_objekt:
            monate = regel.wartezeit_monate
            dauer = "" if monate is None else f", bis {gezaehlt(monate, 'Monate')} dazwischen liegen"
            yield f"Am selben Objekt nicht neben {', '.join(regel.programme)}{dauer}, auch für andere Maßnahmen."

        for sperre in fassung.sperren:
            if sperrende := sorted({v.massnahme.id for v in self._alle if sperrt(sperre, v, vorhaben)}):
                wer = " oder ".join(sperrende)
                yield f"Vorher beantragen: Ist {wer} fertig, gibt es diese Förderung nicht mehr [{sperre.stelle}]."

    def _mit_rat(self, ablehnung: Ablehnung, vorhaben: Vorhaben, antrag_am: date) -> Ablehnung:
        """Return the refusal, with the figures that are 0, or that a joint application may be large enough."""
        if ablehnung.grund == KEIN_ZUSCHUSS and (nullen := list(_nullen(vorhaben))):
            grund = f"{ablehnung.grund} Mit 0 angegeben: {', '.join(nullen)}."
            return Ablehnung(ablehnung.programm, grund, ablehnung.stelle)
        programm = self.fall.programm_mit_id[ablehnung.programm]
        if not any(fassung.minimum.sammelantrag for fassung in programm.fassungen):
            return ablehnung
        gemeinsam = Umfeld(sammelantraege=frozenset((programm.id,)))
        if len(zaehle_pakete_am(vorhaben, (programm,), antrag_am, gemeinsam).pakete) == 1:
            return ablehnung
        rat = " In einem Sammelantrag mit anderen Maßnahmen zählt die Summe."
        return Ablehnung(ablehnung.programm, ablehnung.grund + rat, ablehnung.stelle)


def _ist_fuer_diese_art(programm: Programm, vorhaben: Vorhaben) -> bool:
    art = vorhaben.massnahme.art
    arten = (fassung.filter.massnahmenarten for fassung in programm.fassungen)
    return any(not genannte or art in genannte for genannte in arten)


def _nullen(vorhaben: Vorhaben) -> Iterator[str]:
    """Yield the figures that caps and amounts are counted by and that are 0."""
    massnahme, objekt = vorhaben.massnahme, vorhaben.objekt
    if massnahme.betroffene_wohneinheiten == 0:
        yield "betroffene_wohneinheiten"
    if massnahme.menge == 0:
        yield "menge"
    if objekt is not None and objekt.wohneinheiten == 0:
        yield f"wohneinheiten von {objekt.id}"
    if objekt is not None and objekt.nettogrundflaeche_m2 == 0:
        yield f"nettogrundflaeche_m2 von {objekt.id}"


def _inhalt(paket: Paket) -> _Inhalt:
    return tuple((antrag.programm, antrag.mit, antrag.ohne) for antrag in paket.antraege)


def _vorzug(auskunft: Paketauskunft) -> tuple[object, ...]:
    """Order of packages: net present cost; equal ones by fewer applications, then by name."""
    return auskunft.barwert_eur, len(auskunft.antraege), auskunft.paket.kennung


def _teilungshinweis(geteilt: Geteilt, umfeld: Umfeld) -> str:
    zeitraum = "" if geteilt.jahr is None else f" aus dem Jahr {geteilt.jahr}"
    andere = (
        "Andere Maßnahmen dieses Falls verbrauchen sie mit"
        if geteilt.inhaber in umfeld.geteilt
        else "Jeder weitere Antrag verbraucht sie mit"
    )
    return (
        f"{geteilt.text} von {euro_knapp(geteilt.grenze_eur)}: gemeinsam für alle Anträge{zeitraum}. {andere}; "
        "gerechnet ist mit der ganzen Grenze."
    )
