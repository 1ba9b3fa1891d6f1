"""From districts that share accounts to a verified plan for each: reads as the story."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from massnahmenplan import nachrechnung, pruefung
from massnahmenplan.annahmen import annahmen
from massnahmenplan.antragstermine import lege_spaet
from massnahmenplan.aufbereitung import Aufbereitung, bereite_auf
from massnahmenplan.aufbereitung.einheiten import zielwert_aus_modell
from massnahmenplan.begriffe.planziel import Zielname
from massnahmenplan.ergebnis import Bilanz, Ergebnis, Nachweis, Plan, Pruefschritt, Status
from massnahmenplan.ergebnis.nachweis import relative_luecke
from massnahmenplan.ergebnis.portfolioergebnis import Gemeinschaftsbilanz, Portfolioergebnis, Quartierergebnis
from massnahmenplan.gleichstand import ziehe_vor
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import AbweichungsFehler, EingabeFehler
from massnahmenplan.grundlagen.schreibweise import anzahl, gezaehlt
from massnahmenplan.grundlagen.uhr import Uhr
from massnahmenplan.kataloge import lade_stammdaten
from massnahmenplan.kreditverzicht import verzichte
from massnahmenplan.loeser import Ende, Fortschritt, Wuensche
from massnahmenplan.loeser.teilform import teilform
from massnahmenplan.nichtwahl import begruende_nichtwahl
from massnahmenplan.planungsfall import Planungsfall
from massnahmenplan.portfolio.datei import lies_portfoliodatei
from massnahmenplan.portfolio.diagnose import verlange_moegliche_quartiere
from massnahmenplan.portfolio.gemeinschaft import (
    gemeinschaftsbilanzen,
    gemeinschaftsziele,
    verstoesse,
    zuteilung,
)
from massnahmenplan.portfolio.grenzwerte import Grenzwerte
from massnahmenplan.portfolio.lage import Verbundlage, bereite_verbund_auf
from massnahmenplan.portfolio.suche import Verbundfund, Weg, suche_verbund
from massnahmenplan.portfolio.verbund import Portfolio, Quartier
from massnahmenplan.portfolio.vorbereitung import sind_wenige
from massnahmenplan.rangfolge import in_eigener_einheit
from massnahmenplan.versionen import versionen
from massnahmenplan.vorgaben import EINHEITEN, Vorgaben, erlaubter_abstand

Konten = tuple[Gemeinschaftsbilanz, ...]
Plaene = dict[str, Plan]


def lies_portfolio(pfad: str | Path) -> Portfolio:
    """Return the portfolio of a YAML file, or of a folder with ``portfolio.yaml``, with the cases it names.

    Errors: EingabeFehler with all findings of all files at once.
    """
    return lies_portfoliodatei(Path(pfad), lade_stammdaten()).portfolio


def plane_portfolio(
    portfolio: Portfolio,
    vorgaben: Vorgaben | None = None,
    weg: Weg = "auto",
    fortschritt: Callable[[Fortschritt], None] | None = None,
    scheduler: str | None = None,
) -> Portfolioergebnis:
    """Return the best plans of all districts together, proven within the asked gap and recounted to the cent.

    ``weg``: ``monolith`` solves all districts as one problem, ``spalten`` puts whole plans of districts together
    (column generation), ``auto`` chooses by size. As many districts are prepared and planned beside each other as
    there are ``faeden``, each in a process here, or, with the address of a Dask ``scheduler``, on its workers.

    Errors: UnerfuellbarFehler naming the district or the shared account that stands in the way; KeinPlanFehler if
    the run was stopped before there was a plan; AbweichungsFehler as in ``plane``; EingabeFehler for the aim
    ``nutzwert``, whose points differ from case to case; UmgebungsFehler if nobody answers at ``scheduler``. Of
    several aims the first decides (``weitere_ziele``).
    """
    alle = (vorgaben or Vorgaben()).fuer(portfolio.quartiere[0].fall.projekt)
    _verlange_gemeinsames_ziel(alle.zielname)
    uhr = Uhr.gestellt(alle.zeitlimit_s)
    lage = bereite_verbund_auf(portfolio, alle.zielname, alle.faeden, scheduler)
    verlange_moegliche_quartiere(lage)
    wuensche = Wuensche(alle.luecke, None, alle.saat, alle.faeden)
    melde = in_eigener_einheit(alle.zielname, fortschritt)
    fund = suche_verbund(lage, wuensche, uhr, weg, melde, scheduler)
    plaene = _verfeinert(lage, fund)
    bilanzen = {quartier.id: _bilanz(portfolio, quartier, plaene[quartier.id]) for quartier in portfolio.quartiere}
    konten, ziele = gemeinschaftsbilanzen(portfolio, bilanzen), gemeinschaftsziele(portfolio, bilanzen)
    abschluss = _Abschluss(lage, fund, alle, konten, uhr)
    quartiere = tuple(
        abschluss.quartier(nummer, quartier, plaene[quartier.id])
        for nummer, quartier in enumerate(portfolio.quartiere)
    )
    grenzwerte = Grenzwerte(lage, fund.preise, alle.zielname)
    return Portfolioergebnis(
        name=portfolio.name,
        hinweis=portfolio.hinweis,
        quartiere=quartiere,
        konten=tuple(map(grenzwerte.am_konto, konten)),
        ziele=tuple(map(grenzwerte.am_ziel, ziele)),
        weg=_weg(lage, fund, scheduler),
        schranke=_schranke(fund, alle.zielname),
        verlangte_luecke=Decimal(repr(alle.luecke)),
        dauer_s=uhr.vergangen_s,
        versuche=fund.versuche,
        weitere_ziele=alle.ziele[1:],
        signalnummer=fund.loesung.signalnummer,
    )


def _verlange_gemeinsames_ziel(ziel: Zielname) -> None:
    if ziel == "nutzwert":
        abhilfe = "co2 oder kosten als Ziel wählen (--ziel)."
        text = "über mehrere Quartiere gibt es keinen gemeinsamen Nutzwert"
        raise EingabeFehler([Befund("E480", text, feld="ziel", abhilfe=abhilfe)])


def _weg(lage: Verbundlage, fund: Verbundfund, scheduler: str | None) -> str:
    """Return how the plans were found; a cluster that was not needed was not asked whether it is there."""
    if scheduler is not None and fund.als_ganzes and sind_wenige(lage.faelle):
        return f"{fund.loesung.weg}, hier; der Scheduler {scheduler} wurde nicht gebraucht und nicht gefragt"
    return fund.loesung.weg


def _schranke(fund: Verbundfund, ziel: Zielname) -> Decimal | None:
    return None if fund.schranke is None else zielwert_aus_modell(ziel, fund.schranke)


def _bilanz(portfolio: Portfolio, quartier: Quartier, plan: Plan) -> Bilanz:
    """Return what a plan means where shared accounts have no limit."""
    return nachrechnung.rechne(portfolio.ohne_grenzen(quartier), plan).bilanz


def _verfeinert(lage: Verbundlage, fund: Verbundfund) -> Plaene:
    """Return the plans with equal values and earlier begins, later applications and no empty loans.

    Each district keeps to what it uses of the shared accounts. Where money comes back to one and another one
    spends it, that is not enough: then the plans stay as they were found, and so they do where more would be
    missing of a target over all districts, which no district sees.
    """
    portfolio = lage.portfolio
    gefunden = {q.id: teil.plan for q, teil in zip(portfolio.quartiere, fund.teile, strict=True)}
    bilanzen = {q.id: teil.bilanz for q, teil in zip(portfolio.quartiere, fund.teile, strict=True)}
    if fund.loesung.ende is Ende.UNTERBROCHEN:
        return gefunden
    konten, bisher = gemeinschaftsbilanzen(portfolio, bilanzen), gemeinschaftsziele(portfolio, bilanzen)
    neue: Plaene = {}
    for quartier, aufbereitung in zip(portfolio.quartiere, lage.aufbereitungen, strict=True):
        fall = portfolio.zugeteilt(quartier, zuteilung(portfolio, quartier.id, konten))
        plan = gefunden[quartier.id]
        paar = ziehe_vor(fall, aufbereitung, plan, nachrechnung.rechne(fall, plan).bilanz)
        paar = lege_spaet(fall, aufbereitung, *paar)
        neue[quartier.id], bilanzen[quartier.id] = verzichte(fall, *paar)
    danach, ziele = gemeinschaftsbilanzen(portfolio, bilanzen), gemeinschaftsziele(portfolio, bilanzen)
    weiter_weg = any(neu.verfehlung_t > alt.verfehlung_t for alt, neu in zip(bisher, ziele, strict=True))
    return gefunden if weiter_weg or verstoesse(danach, ziele) else neue


class _Abschluss:
    """From plans to results that can be read, recounted and explained like any other."""

    def __init__(self, lage: Verbundlage, fund: Verbundfund, vorgaben: Vorgaben, konten: Konten, uhr: Uhr) -> None:
        self.lage, self.fund, self.vorgaben, self.konten, self.uhr = lage, fund, vorgaben, konten, uhr
        self.ziel = vorgaben.zielname
        weich = any(not ziel.ist_hart for ziel in lage.portfolio.ziele)
        self.steht_fuer_alle = len(lage.faelle) == 1 and not weich
        """What is proven of all is proven of the one district; not with prices that stand in no plan."""

    def quartier(self, nummer: int, quartier: Quartier, plan: Plan) -> Quartierergebnis:
        """Return a district's plan, in its case with its parts of the accounts. Errors: AbweichungsFehler."""
        portfolio = self.lage.portfolio
        fall = portfolio.zugeteilt(quartier, zuteilung(portfolio, quartier.id, self.konten))
        rechnung = nachrechnung.rechne(fall, plan)
        verletzt = (*rechnung.verstoesse, *pruefung.pruefe(fall, plan, rechnung.bilanz))
        if verletzt:
            raise AbweichungsFehler(f"Quartier {quartier.id}: {verstoss.text}" for verstoss in verletzt)
        nachweis = self._nachweis(nummer, rechnung.bilanz)
        ergebnis = Ergebnis(
            fall=fall,
            plan=plan,
            bilanz=rechnung.bilanz,
            nachweis=nachweis,
            nicht_gewaehlt=begruende_nichtwahl(*self._mit_freiem(nummer, quartier), plan, nachweis),
            protokoll=self._protokoll(len(rechnung.bilanz.massnahmen)),
            annahmen=annahmen(fall),
            versionen=versionen(fall),
        )
        return Quartierergebnis(quartier.id, quartier.name, ergebnis)

    def _mit_freiem(self, nummer: int, quartier: Quartier) -> tuple[Planungsfall, Aufbereitung]:
        """Return the case with what nobody uses as well: a measure is not left out for money that is there."""
        portfolio, bisher = self.lage.portfolio, self.lage.aufbereitungen[nummer]
        fall = portfolio.zugeteilt(quartier, zuteilung(portfolio, quartier.id, self.konten, mit_freiem=True))
        return fall, bereite_auf(fall.geordnet(), self.ziel, bisher.optionsliste)

    def _nachweis(self, nummer: int, bilanz: Bilanz) -> Nachweis:
        """Return what is known of a district's plan; of several the bound is that of all."""
        loesung, wert = self.fund.loesung, bilanz.zielwerte[self.ziel]
        zeilen, spalten = teilform(self.fund.form, f"s{nummer}").form.matrix.shape
        schranke = _schranke(self.fund, self.ziel) if self.steht_fuer_alle else None
        return Nachweis(
            status=self._status(schranke, wert),
            ziel=self.ziel,
            einheit=EINHEITEN[self.ziel],
            zielwert=wert,
            schranke=schranke,
            luecke=relative_luecke(schranke, wert),
            verlangte_luecke=Decimal(repr(self.vorgaben.luecke)),
            dauer_s=self.uhr.vergangen_s,
            knoten=loesung.knoten,
            saat=self.vorgaben.saat,
            zeilen=zeilen,
            spalten=spalten,
            versuche=self.fund.versuche,
            signalnummer=loesung.signalnummer,
        )

    def _status(self, schranke: Decimal | None, wert: Decimal) -> Status:
        if self.fund.loesung.ende is Ende.UNTERBROCHEN:
            return Status.ABGEBROCHEN
        if not self.steht_fuer_alle:
            return Status.TEILPLAN
        verlangt = Decimal(repr(self.vorgaben.luecke))
        if schranke is not None and abs(schranke - wert) <= erlaubter_abstand(self.ziel, verlangt, wert):
            return Status.OPTIMAL
        return Status.ZEITLIMIT if self.fund.loesung.ende is Ende.ZEITLIMIT else Status.LUECKE_OFFEN

    def _protokoll(self, massnahmen: int) -> tuple[Pruefschritt, ...]:
        """Return what was checked before the plan was handed out."""
        zeilen, spalten = self.fund.form.matrix.shape
        uebergabe = f"{zeilen} Zeilen, {spalten} Spalten aller Quartiere, alle Zahlen endlich und im Rahmen"
        abgleich = (
            f"{anzahl(Decimal(self.fund.verglichen))} Werte aller Quartiere verglichen (Kassen, Konten, Tonnen "
        )
        abgleich += "je Jahr, Zielwert), Unterschied je Jahr höchstens 1 EUR und 1 kg"
        geteilt = f"{len(self.konten)} über alle Quartiere in Cent neu gerechnet, keines überzogen"
        return (
            Pruefschritt("Übergabe an den Löser", uebergabe, True),
            Pruefschritt("Weg der Suche", self.fund.loesung.weg, True),
            *(Pruefschritt("Erneuter Lauf", versuch, True) for versuch in self.fund.versuche),
            Pruefschritt("Nachrechnung in Cent", f"{gezaehlt(massnahmen, 'Maßnahmen')} neu gerechnet", True),
            Pruefschritt("Regeln", "keine Grenze verletzt", True),
            Pruefschritt("Gemeinsame Konten", geteilt, True),
            Pruefschritt("Abgleich Modell – Nachrechnung", abgleich, True),
        )
