"""What money there is: rate with boni, fixed amount, operating aid, tax, loan."""

from collections.abc import Iterator

from massnahmenplan.bericht.katalog.regel import Regel, aufzaehlung, bei_lesart, prozent, stufen, unter
from massnahmenplan.foerderung.fassung import Fassung
from massnahmenplan.foerderung.regelarten.betrieb import Betrieb, Degression, ScopFormel
from massnahmenplan.foerderung.regelarten.festbetrag import Festbetrag
from massnahmenplan.foerderung.regelarten.kredit import Kredit
from massnahmenplan.foerderung.regelarten.satz import Bonus, Satz, Satzklasse, Staffelbonus
from massnahmenplan.foerderung.regelarten.steuer import Steuer
from massnahmenplan.grundlagen.schreibweise import anzahl, datum, euro_knapp, gezaehlt

_TILGUNG = {"annuitaet": "gleichbleibende Jahresraten", "raten": "gleichbleibende Tilgung"}
_GRUND_JE = {"waerme": "kWh abgegebener Wärme", "umweltwaerme": "kWh Umweltwärme"}


def leistung(fassung: Fassung) -> Iterator[Regel]:
    """Yield the rules that say what money there is."""
    if fassung.nur_auskunft:
        yield Regel("Nur Auskunft", f"Gerechnet wird nichts: {fassung.nur_auskunft}")
    if fassung.satz is not None:
        yield from _satz(fassung.satz, "Tilgungszuschuss" if fassung.kredit is not None else "Satz")
    if fassung.festbetrag is not None:
        yield _festbetrag(fassung.festbetrag)
    if fassung.betrieb is not None:
        yield from _betrieb(fassung.betrieb)
    if fassung.steuer is not None:
        yield _steuer(fassung.steuer)
    if fassung.kredit is not None:
        yield _kredit(fassung.kredit)


def _satz(satz: Satz, thema: str) -> Iterator[Regel]:
    arm = "" if satz.finanzschwach is None else f", finanzschwache Kommunen {prozent(satz.finanzschwach)}"
    yield Regel(thema, f"{prozent(satz.grund)}{arm}", satz.stelle)
    yield from (_klasse(klasse, thema) for klasse in satz.klassen)
    yield from (_bonus(bonus) for bonus in satz.boni if bonus.punkte or bonus.einkommensstufen)
    if satz.kinderabzug_eur:
        text = f"Vom Einkommen gehen {euro_knapp(satz.kinderabzug_eur)} ab, wenn Kinder im Haushalt leben"
        yield Regel("Einkommen", text, satz.stelle)
    if satz.staffelbonus is not None:
        yield _staffelbonus(satz.staffelbonus)
    if satz.hoechstsatz < 1 or satz.hoechstsaetze:
        stufen_text = "".join(
            f", bis {euro_knapp(h.bis_eur)} Einkommen {prozent(h.satz)}" for h in satz.hoechstsaetze
        )
        yield Regel("Höchstsatz", f"{prozent(satz.hoechstsatz)} mit allen Boni{stufen_text}", satz.stelle)


def _klasse(klasse: Satzklasse, thema: str) -> Regel:
    arm = "" if klasse.finanzschwach is None else f", finanzschwache Kommunen {prozent(klasse.finanzschwach)}"
    text = f"{prozent(klasse.satz)}{arm}{unter(klasse.wenn)}{bei_lesart(klasse.lesart)}"
    return Regel(thema, text, klasse.stelle)


def _bonus(bonus: Bonus) -> Regel:
    if bonus.einkommensstufen:
        teile = (f"+{prozent(s.punkte)} bis {euro_knapp(s.bis_eur)}" for s in bonus.einkommensstufen)
        punkte = f"nach Einkommen {', '.join(teile)}"
    else:
        punkte = f"+{prozent(bonus.punkte)}"
    selbst = ", nur für selbstgenutzte Wohneinheiten" if bonus.nur_selbstnutzer else ""
    menge = bonus.kontingent
    knapp = (
        ""
        if menge is None
        else f", höchstens {gezaehlt(menge.anzahl, 'Anträge')} je {menge.je} (Kontingent {menge.name})"
    )
    return Regel("Bonus", f"{punkte}{selbst}{knapp}{unter(bonus.wenn)}{bei_lesart(bonus.lesart)}", bonus.stelle)


def _staffelbonus(bonus: Staffelbonus) -> Regel:
    ab = f", ab Kosten von {euro_knapp(bonus.ab_kosten_eur)}" if bonus.ab_kosten_eur else ""
    text = f"+{prozent(bonus.punkte)} auf den Teil der Kosten über der Schwelle ({stufen(bonus.ueber)}){ab}"
    return Regel("Bonus", f"{text}{unter(bonus.wenn)}", bonus.stelle)


def _festbetrag(betrag: Festbetrag) -> Regel:
    return Regel("Festbetrag", f"{stufen(betrag)}; nie mehr als die förderfähigen Kosten", betrag.stelle)


def _betrieb(betrieb: Betrieb) -> Iterator[Regel]:
    grenze = (
        "" if betrieb.hoechstens_eur_a is None else f", höchstens {euro_knapp(betrieb.hoechstens_eur_a)} je Jahr"
    )
    text = f"{betrieb.jahre} Betriebsjahre je kWh von {betrieb.menge} (MWh je Jahr){grenze}"
    yield Regel("Betriebsförderung", text, betrieb.stelle)
    unten = ""
    for zone in betrieb.zonen:
        bereich = f"{unten}{'' if zone.bis is None else f'bis {anzahl(zone.bis)} '}"
        groesse = f"{betrieb.groesse} {bereich}" if betrieb.groesse else ""
        yield Regel("Betrag", f"{groesse}{anzahl(zone.ct_kwh)} ct/kWh", betrieb.stelle)
        unten = "" if zone.bis is None else f"über {anzahl(zone.bis)} "
    if betrieb.degression is not None:
        yield Regel("Degression", _degression(betrieb.degression), betrieb.stelle)
    if betrieb.abzug_ct_kwh:
        yield Regel("Abzug", f"{anzahl(betrieb.abzug_ct_kwh)} ct/kWh nach der Degression", betrieb.stelle)
    yield from (Regel("Betrag", _formel(formel), betrieb.stelle) for formel in betrieb.scop)


def _degression(regel: Degression) -> str:
    genau = "ungerundet" if regel.stellen is None else f"gerundet auf {regel.stellen} Stellen"
    return f"ab {datum(regel.ab)} alle {gezaehlt(regel.monate, 'Monate')} × {anzahl(regel.faktor)}, {genau}"


def _formel(formel: ScopFormel) -> str:
    grund, strom_ct, scop_ct = anzahl(formel.grund_ct), anzahl(formel.strom_ct), anzahl(formel.scop_ct)
    kern = f"{grund} − ({strom_ct} − {scop_ct}/SCOP) × {anzahl(formel.faktor)}"
    anteil = formel.anteil_stromkosten
    strom = "" if anteil is None else f", zusammen höchstens {prozent(anteil)} der Stromkosten"
    return (
        f"{kern} ct je {_GRUND_JE[formel.grund_je]}, höchstens {anzahl(formel.hoechstens_ct)} ct je "
        f"kWh Umweltwärme{strom}; SCOP mindestens {anzahl(formel.scop_mindestens)}{unter(formel.wenn)}"
    )


def _steuer(steuer: Steuer) -> Regel:
    teile = [
        f"{nummer}. Jahr {prozent(jahr.anteil)}"
        + ("" if jahr.hoechstens_eur is None else f" (höchstens {euro_knapp(jahr.hoechstens_eur)})")
        for nummer, jahr in enumerate(steuer.jahre, start=1)
    ]
    return Regel(
        "Steuerermäßigung", f"{aufzaehlung(teile)} der Kosten, ab dem Jahr der Fertigstellung", steuer.stelle
    )


def _kredit(kredit: Kredit) -> Regel:
    zins = "Zins am Tag der Zusage" if kredit.sollzins is None else f"Sollzins {prozent(kredit.sollzins)}"
    teile = [
        f"Darlehen bis {prozent(kredit.anteil_kosten)} der förderfähigen Kosten",
        f"Laufzeit {gezaehlt(kredit.laufzeit_jahre, 'Jahre')}",
        *([f"{gezaehlt(kredit.tilgungsfrei_jahre, 'Jahre')} tilgungsfrei"] if kredit.tilgungsfrei_jahre else []),
        _TILGUNG[kredit.tilgung],
        zins,
        *([f"Abruf in {gezaehlt(kredit.abruf_monate, 'Monaten')}"] if kredit.abruf_monate is not None else []),
        *([f"nur mit Zuschuss {kredit.braucht_zuschuss}"] if kredit.braucht_zuschuss else []),
    ]
    return Regel("Kredit", ", ".join(teile), kredit.stelle)
