"""Who may apply, what stands together, by when, and when the money comes."""

from collections.abc import Iterator

from massnahmenplan.bericht.katalog.regel import Regel, aufzaehlung, bei_lesart, prozent, unter
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.regelarten.auszahlung import Auszahlung
from massnahmenplan.foerderung.regelarten.filter import Filter
from massnahmenplan.foerderung.regelarten.fristen import Fristen
from massnahmenplan.foerderung.regelarten.kumulierung import Kumulierung, Objektausschluss
from massnahmenplan.foerderung.regelarten.schwelle import Schwelle
from massnahmenplan.grundlagen.schreibweise import anzahl, gezaehlt

_STARTSPERRE = {
    "antrag": "Antrag vor Baubeginn",
    "bewilligung": "Bewilligung vor Baubeginn",
    "keine": "Antrag bis zur Fertigstellung",
}
_AUSZAHLUNG = {
    "nach_nachweis": "nach dem Verwendungsnachweis",
    "nach_baufortschritt": "nach Baufortschritt",
    "jahresraten": "in Jahresraten ab der Bewilligung",
}
_WO = {"objekt": "am selben Objekt", "gebiet": "im selben Gebiet"}


def voraussetzungen(fassung: Fassung) -> Iterator[Regel]:
    """Yield who may apply for what, and what has to be reached."""
    yield from _filter(fassung.filter)
    yield from (_schwelle(schwelle) for schwelle in fassung.schwellen)
    if (netz := fassung.netzgroesse) is not None:
        yield Regel("Netzgröße", netz.beschreibe(), netz.stelle)
    for sperre in fassung.sperren:
        text = f"kein Antrag nach {aufzaehlung(sperre.massnahmenarten, 'oder')} {_WO[sperre.wo]}"
        yield Regel("Sperre", text, sperre.stelle)
    yield from (Regel("Bedingung", satz) for satz in fassung.bedingungen)


def verfahren(fassung: Fassung) -> Iterator[Regel]:
    """Yield what stands together, deadlines and payment."""
    yield from _kumulierung(fassung.kumulierung)
    if fassung.konten:
        yield Regel("Förderkonten", f"zählt auf {aufzaehlung(fassung.konten)}{unter(fassung.konten_wenn)}")
    yield from _fristen(fassung.fristen)
    yield _auszahlung(fassung.auszahlung)


def _filter(regel: Filter) -> Iterator[Regel]:
    yield Regel("Antragsteller", ", ".join(regel.antragsteller) or "alle")
    yield Regel("Maßnahmen", ", ".join(regel.massnahmenarten) or "alle")
    if regel.objektarten:
        yield Regel("Objekte", ", ".join(regel.objektarten))
    if regel.gebiete:
        yield Regel("Gebiete", ", ".join(regel.gebiete))
    if regel.merkmale:
        yield Regel("Merkmale", f"alle: {', '.join(regel.merkmale)}")
    if regel.eines_der_merkmale:
        yield Regel("Merkmale", f"eines von: {', '.join(regel.eines_der_merkmale)}")
    if regel.ohne_merkmale:
        yield Regel("Merkmale", f"keines von: {', '.join(regel.ohne_merkmale)}")
    if regel.mindestalter_jahre:
        yield Regel(
            "Gebäudealter", f"mindestens {gezaehlt(regel.mindestalter_jahre, 'Jahre')} im Jahr des Antrags"
        )


def _schwelle(schwelle: Schwelle) -> Regel:
    teile = []
    if schwelle.mindestens is not None:
        teile.append(f"mindestens {anzahl(schwelle.mindestens)}")
    if schwelle.hoechstens is not None:
        teile.append(f"höchstens {anzahl(schwelle.hoechstens)}")
    wo = schwelle.kennwert if schwelle.von == "massnahme" else f"Objekt: {schwelle.kennwert}"
    text = f"{schwelle.name} ({wo}): {' und '.join(teile)}{unter(schwelle.wenn)}"
    return Regel("Technik", text, schwelle.stelle)


def _kumulierung(regel: Kumulierung) -> Iterator[Regel]:
    stelle = regel.stelle
    if regel.allein:
        ausser = f" außer {aufzaehlung(regel.allein_ausser)}" if regel.allein_ausser else ""
        yield Regel("Kumulierung", f"keine andere Förderung daneben{ausser}", stelle)
    if regel.nur_neben:
        yield Regel("Kumulierung", f"nur neben {aufzaehlung(regel.nur_neben, 'oder')}", stelle)
    if regel.nur_neben_am_objekt:
        namen = aufzaehlung(regel.nur_neben_am_objekt, "oder")
        yield Regel("Kumulierung", f"nur, wenn eine andere Maßnahme am selben Objekt {namen} hat", stelle)
    if regel.ausgeschlossen:
        yield Regel("Kumulierung", f"nicht neben {', '.join(regel.ausgeschlossen)}", stelle)
    if regel.nachrangig_zu:
        yield Regel("Kumulierung", f"vorrangig zu nutzen: {', '.join(regel.nachrangig_zu)}", stelle)
    yield from (_objektausschluss(ausschluss) for ausschluss in regel.ausgeschlossen_am_objekt)
    if regel.quote is not None or regel.quote_kommune is not None:
        quote = "ohne Grenze" if regel.quote is None else prozent(regel.quote)
        kommune = "" if regel.quote_kommune is None else f", Kommunen {prozent(regel.quote_kommune)}"
        yield Regel("Kumulierung", f"zusammen mit anderen höchstens {quote}{kommune} der Kosten", stelle)


def _objektausschluss(regel: Objektausschluss) -> Regel:
    dauer = "auf Dauer" if regel.wartezeit_monate is None else f"für {gezaehlt(regel.wartezeit_monate, 'Monate')}"
    text = f"nicht am selben Objekt wie {', '.join(regel.programme)}, {dauer}{bei_lesart(regel.lesart)}"
    return Regel("Kumulierung", text, regel.stelle)


def _fristen(fristen: Fristen) -> Iterator[Regel]:
    vorlauf = f", Vorlauf {gezaehlt(fristen.vorlauf_monate, 'Monate')}" if fristen.vorlauf_monate else ""
    yield Regel("Antrag", f"{_STARTSPERRE[fristen.startsperre]}{vorlauf}", fristen.stelle)
    if fristen.massgeblich == "inbetriebnahme":
        yield Regel("Maßgeblich", "Es gilt die Fassung am Tag der Inbetriebnahme", fristen.stelle)
    angaben = (
        ("Bewilligungszeitraum", fristen.bewilligungszeitraum_monate, "Monate ab Bewilligung"),
        ("Folgeantrag", fristen.folgeantrag_monate, "Monate ab Bewilligung"),
        ("Nachweis", fristen.nachweis_monate, "Monate ab Fertigstellung"),
        ("Nachweis", fristen.nachweis_nach_ende_monate, "Monate nach Ende des Bewilligungszeitraums"),
        ("Zweckbindung", fristen.zweckbindung_jahre, "Jahre ab Fertigstellung"),
    )
    yield from (Regel(thema, f"{wert} {was}", fristen.stelle) for thema, wert, was in angaben if wert is not None)


def _auszahlung(regel: Auszahlung) -> Regel:
    raten = f" ({', '.join(prozent(rate) for rate in regel.raten)})" if regel.raten else ""
    verzug = f", {gezaehlt(regel.verzug_monate, 'Monate')} nach Jahresende" if regel.verzug_monate else ""
    return Regel("Auszahlung", f"{_AUSZAHLUNG[regel.art]}{raten}{verzug}", regel.stelle)
