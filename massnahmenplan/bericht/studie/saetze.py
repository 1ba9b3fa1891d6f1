"""What the answers say, one German sentence each; console, workbook and Markdown use the same ones."""

from collections.abc import Iterator

from massnahmenplan.bericht.studie import worte
from massnahmenplan.bericht.studie.tabellen import je_tausend, tonnenpreis_eur
from massnahmenplan.bericht.worte import traeger as nenne_traeger
from massnahmenplan.ergebnis.laufergebnis import MIT_PLAN
from massnahmenplan.ergebnis.studienantworten import (
    QUANTILE,
    Balken,
    Budgetwert,
    Indexsatz,
    Klasse,
    Massnahmenanteil,
    Reue,
    Studienantworten,
)
from massnahmenplan.ergebnis.studienantworten.indizes import FUEHREND
from massnahmenplan.grundlagen.schreibweise import euro, gezaehlt, prozent_knapp, zahl

REUE = (
    "Reue: um wie viel schlechter ein Plan, Wort für Wort übernommen und nachgerechnet, in einem anderen Lauf "
    "ist als der eigene Plan dieses Laufs. Unter null kann sie nur sein, so weit die Lücke jenes Laufs (bei "
    "mehreren Zielen auch die Toleranz) reicht; „höchstens“ misst gegen die bewiesene Schranke. Nicht "
    "durchführbar: der Plan verletzt dort eine Grenze, so wie er ist."
)
TORNADO = (
    "Je Zeile ist eine Stellgröße allein verändert, alles andere wie im Fall; zu jedem Wert gehört der beste "
    "Plan. Werte ohne Plan fehlen in der Spanne."
)
INDIZES = (
    "Sobol: Anteil an der Streuung, den eine Stellgröße allein (S1) und mit Wechselwirkungen (ST) erklärt. "
    "Morris: mittlerer Betrag (μ*) und Streuung (σ) der Wirkung eines Schritts. Latin Hypercube: "
    "Rangkorrelation. ±: halbe Breite des Bereichs, in dem der Wert mit 95 % liegt."
)
BAENDER = (
    "Quantile über alle Läufe mit Plan, jeder Lauf zählt gleich: was die Studie oft setzt, wiegt schwer. Geld "
    "nominal, Kapitalwert abgezinst."
)
BUDGETS = (
    "Verglichen sind Läufe, die sich nur in diesem Budget unterscheiden; Gewinn aller Schritte geteilt durch "
    "das zusätzliche Geld aller Schritte. Mindestens und höchstens sind mit den Schranken beider Läufe "
    "bewiesen. Die nächste Tonne kostet, was sie mit diesem Budget kostet."
)
UNENTSCHIEDEN = (
    "Welcher Euro am meisten bringt, ist nicht bewiesen, denn die Bereiche überschneiden sich: Eine kleinere "
    "Lücke (--luecke) trennt sie."
)
OHNE_BUDGETS = (
    "Was ein weiterer Euro bringt, ist offen: Keine zwei Läufe unterscheiden sich nur in einem Budget. Dazu "
    "eine Stellgröße der Art haushalt je Kostenträger (werte: 100 %, 110 %) und den Entwurf einzeln in die "
    "Studie aufnehmen."
)
GENANNTE = 30
"""Names in a row."""
ABHAENGIGE = 12
"""So many measures have a sentence of their own."""
STAERKSTE = 3
"""So many Stellgroessen are named that move the aim alone."""


def kopf(a: Studienantworten) -> Iterator[str]:
    """Yield how many runs there are, how many of them have a plan, and what the others have in common."""
    satz = f"Studie „{a.name}“: {_laeufe(a.laeufe)}, davon {a.mit_plan} mit Plan."
    if a.ohne_plan:
        ohne = ", ".join(f"{anzahl} × {worte.STATUS[s]}" for s, anzahl in a.je_status.items() if _ohne_plan(s))
        satz = f"{satz} Ohne Plan und in keinem Anteil enthalten: {a.ohne_plan} ({ohne})."
    yield satz
    if a.offen:
        yield f"Noch offen: {_laeufe(a.offen)}. Alle Antworten sprechen nur von den {zahl(a.laeufe)} fertigen."
    if (t := a.unmoeglich_bei) is not None:
        mit, ohne = (worte.stellwert(wert, t.stellgroesse, a) for wert in (t.mit, t.ohne))
        yield (
            f"Ob ein Plan möglich ist, hängt vor allem an „{worte.groesse(t.stellgroesse, a)}“: üblich {ohne} in "
            f"Läufen ohne, {mit} in Läufen mit Plan."
        )


def _ohne_plan(status: str) -> bool:
    return status not in MIT_PLAN


def _laeufe(anzahl: int) -> str:
    return "1 Lauf" if anzahl == 1 else f"{zahl(anzahl)} Läufe"


def regel(a: Studienantworten) -> str:
    """Return what the classes mean."""
    return (
        f"Kern: in mindestens {prozent_knapp(a.kern_ab)} der Läufe mit Plan gewählt; nie: in keinem; bedingt: "
        "dazwischen. Jahre: in denen Planung oder Bau beginnt. „Hängt ab von“: die Stellgröße, deren Werte sich "
        "zwischen den Läufen mit und ohne die Maßnahme am meisten unterscheiden (Stärke ab 50 %)."
    )


def klassen(a: Studienantworten) -> Iterator[str]:
    """Yield what is in the core, what is not, and what it depends on."""
    if not a.massnahmen:
        yield "Kein Lauf hat einen Plan: Über die Maßnahmen ist nichts zu sagen."
        return
    alle = gezaehlt(len(a.massnahmen), "Maßnahmen")
    kern = f"{len(a.klasse('kern'))} von {alle}, in mindestens {prozent_knapp(a.kern_ab)} der Läufe mit Plan"
    yield f"Kern, was auch kommt ({kern}): {_aufzaehlung(a, 'kern')}."
    if bedingte := a.klasse("bedingt"):
        yield f"Bedingt ({len(bedingte)}): {_aufzaehlung(a, 'bedingt')}."
    for m in [m for m in bedingte if m.trennung is not None][:ABHAENGIGE]:
        yield _abhaengig(a, m)
    if nie := a.klasse("nie"):
        yield f"Nie gewählt ({len(nie)}): {_aufzaehlung(a, 'nie')}."


def _abhaengig(a: Studienantworten, m: Massnahmenanteil) -> str:
    t = m.trennung
    assert t is not None
    mit, ohne = (worte.stellwert(wert, t.stellgroesse, a) for wert in (t.mit, t.ohne))
    woran = worte.groesse(t.stellgroesse, a)
    return f"{m.name} hängt vor allem an „{woran}“: üblich {mit} mit, {ohne} ohne die Maßnahme."


def _aufzaehlung(a: Studienantworten, klasse: Klasse) -> str:
    eintraege = a.klasse(klasse)
    anteil = klasse == "bedingt"
    genannt = [f"{m.name} {prozent_knapp(m.anteil)}" if anteil else m.name for m in eintraege[:GENANNTE]]
    mehr = len(eintraege) - len(genannt)
    return ", ".join([*genannt, *([f"und {mehr} weitere"] if mehr else [])]) or "keine"


def tornado(a: Studienantworten) -> Iterator[str]:
    """Yield which Stellgroesse moves the aim most."""
    eigene = [b for b in a.tornado if b.kennzahl == worte.zielkennzahl(a.ziel)]
    if eigene:
        erste, *weitere = (_balken(a, b) for b in eigene[:STAERKSTE] if b is eigene[0] or b.spanne)
        danach = f" Danach {'; '.join(weitere)}." if weitere else ""
        yield f"Am stärksten wirkt allein {erste}.{danach}"
    for b in [b for b in eigene if b.ohne_plan]:
        ohne = ", ".join(worte.stellwert(s.wert, b.stellgroesse, a) for s in b.stufen if s.ergebnis is None)
        yield f"Kein Plan allein bei „{worte.groesse(b.stellgroesse, a)}“ = {ohne}; das steht nicht in der Spanne."


def _balken(a: Studienantworten, b: Balken) -> str:
    """Return a Stellgroesse with its values and what they make of the figure."""
    unten, oben = (worte.stellwert(stufe.wert, b.stellgroesse, a) for stufe in (b.unten, b.oben))
    von, bis = (worte.betrag(wert, b.kennzahl) for wert in (b.von, b.bis))
    werte = unten if unten == oben else f"{unten} bis {oben}"
    groesse = f"„{worte.groesse(b.stellgroesse, a)}“ ({werte})"
    return f"{groesse}: {worte.kennzahl(b.kennzahl)} von {von} bis {bis}"


def indizes(a: Studienantworten) -> Iterator[str]:
    """Yield which Stellgroesse explains most of the aim's spread, per design."""
    for satz in a.indizes:
        if satz.kennzahl == worte.zielkennzahl(a.ziel):
            yield _index(a, satz)


def _index(a: Studienantworten, satz: Indexsatz) -> str:
    verfahren = worte.VERFAHREN[satz.verfahren]
    if satz.grund is not None:
        return f"{verfahren}: keine Indizes. {satz.grund}"
    i = next(i for i in satz.indizes if i.name == FUEHREND[satz.verfahren])
    weggelassen = f" {gezaehlt(satz.weggelassen, 'Zeilen')} ohne Plan weggelassen." if satz.weggelassen else ""
    return (
        f"{verfahren}: am wichtigsten ist „{worte.groesse(i.stellgroesse, a)}“, {worte.INDIZES[i.name]} "
        f"{zahl(i.wert, 3)} ± {zahl(i.vertrauen, 3)}.{weggelassen}"
    )


def reue(a: Studienantworten) -> Iterator[str]:
    """Yield the plan of least maximum regret, and what was left out."""
    if a.reue is None or a.reue.bester is None:
        return
    k = a.reue.bester
    plan = f"der Plan aus {worte.lauf(k.lauf, a)} mit {gezaehlt(len(k.massnahmen), 'Maßnahmen')}"
    if k.schlimmster is None:
        yield f"Kein Plan ist in einem der verglichenen Läufe durchführbar; am wenigsten schlecht ist {plan}."
    else:
        verlust = worte.zielbetrag(k.schlimmster.reue, a)
        wo = f"in {worte.lauf(k.schlimmster.lauf, a)}"
        yield f"Kleinste größte Reue: {plan}; er verliert höchstens {verlust} ({wo})."
    if k.undurchfuehrbar:
        erster = k.undurchfuehrbar[0]
        yield (
            f"Auch er ist in {len(k.undurchfuehrbar)} von {len(k.werte)} Läufen nicht durchführbar, zum Beispiel "
            f"in {worte.lauf(erster.lauf, a)}: {erster.verstoesse[0]}"
        )
    yield from _fall(a, a.reue)
    yield from _umfang(a.reue)


def _fall(a: Studienantworten, reue: Reue) -> Iterator[str]:
    """Yield how the plan of the case fares, if it is another one."""
    k = next((k for k in reue.kandidaten[1:] if k.lauf == 0), None)
    if k is not None and k.schlimmster is not None:
        verlust = worte.zielbetrag(k.schlimmster.reue, a)
        yield (
            f"Der Plan des Falls verliert höchstens {verlust} (in {worte.lauf(k.schlimmster.lauf, a)}) und ist in "
            f"{len(k.undurchfuehrbar)} von {len(k.werte)} Läufen nicht durchführbar."
        )


def _umfang(reue: Reue) -> Iterator[str]:
    laeufe = len(reue.laeufe) + reue.weitere_laeufe
    satz = f"Verglichene Pläne: {len(reue.kandidaten)}, jeder in {len(reue.laeufe)} von {laeufe} Läufen mit Plan"
    fehlt = []
    if reue.weitere_plaene:
        fehlt.append(f"{zahl(reue.weitere_plaene)} seltenere Pläne")
    if reue.ohne_vergleich:
        fehlt.append(f"{_laeufe(reue.ohne_vergleich)} ohne eigenen Plan")
    yield f"{satz}; nicht dabei: {', '.join(fehlt)}." if fehlt else f"{satz}."


def baender(a: Studienantworten) -> Iterator[str]:
    """Yield where the aim, the reduction and the cost lie in nine of ten runs."""
    spanne = prozent_knapp(QUANTILE[-1] - QUANTILE[0])
    for b in a.baender:
        if b.jahr is None and b.kennzahl in {worte.zielkennzahl(a.ziel), "co2_t", "kosten_eur"}:
            von, mitte, bis, fall = (
                worte.betrag(wert, b.kennzahl) for wert in (b.quantile[0], b.quantile[2], b.quantile[-1], b.basis)
            )
            yield (
                f"{worte.kennzahl(b.kennzahl)}: in {spanne} der Läufe zwischen {von} und {bis}, Median {mitte}, "
                f"im Fall {fall}."
            )


def budgets(a: Studienantworten) -> Iterator[str]:
    """Yield which budget euro is worth most and what the next tonne costs, or what a study needs to say so."""
    if not a.budgets:
        yield OHNE_BUDGETS
        return
    erster, *weitere = a.budgets[:GENANNTE]
    yield f"Am meisten bringt ein weiterer Euro bei {_budget(a, erster)}."
    for b in weitere:
        yield f"Bei {_budget(a, b)}."
    unten, oben = erster.je_euro_mindestens, [b.je_euro_hoechstens for b in weitere]
    if weitere and (unten is None or any(ende is None or ende > unten for ende in oben)):
        yield UNENTSCHIEDEN


def _budget(a: Studienantworten, b: Budgetwert) -> str:
    """Return a budget with what 1,000 EUR more bring there, the proven ends, and the price of the next tonne."""
    wert, *enden = (worte.je_geld(ende, a) for ende in je_tausend(b))
    bewiesen = b.je_euro_mindestens is not None and b.je_euro_hoechstens is not None
    grenzen = f" (bewiesen {enden[0]} bis {enden[1]})" if bewiesen else ""
    tonne_eur = tonnenpreis_eur(b, a)
    preis = "" if tonne_eur is None else f"; die nächste Tonne kostet dort {euro(tonne_eur, 0)}"
    traeger = ", ".join(nenne_traeger(a.fall, kennung) for kennung in b.traeger)
    ort = f"„{worte.groesse(b.stellgroesse, a)}“ ({traeger})"
    return f"{ort}: 1.000 € mehr bringen {wert}{grenzen}{preis}"
