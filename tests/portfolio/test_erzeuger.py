"""The generator of portfolios: same seed, same portfolio; what is shared is scarcer than apart."""

from decimal import Decimal

from benchmarks.portfolioerzeuger import erzeuge_portfolio


def test_gleiche_saat_gibt_dasselbe_portfolio() -> None:
    eines, gleiches, anderes = (erzeuge_portfolio(3, 5, saat) for saat in (1, 1, 2))
    assert eines == gleiches
    assert [quartier.fall for quartier in eines.quartiere] != [quartier.fall for quartier in anderes.quartiere]


def test_zwanzig_quartiere_teilen_kasse_toepfe_und_personal() -> None:
    portfolio = erzeuge_portfolio(20, 6)
    assert len(portfolio.quartiere) == 20
    assert [konto.id for konto in portfolio.konten] == ["stadt", "land_energie", "land_stadt", "leitung"]
    for jahr in portfolio.quartiere[0].fall.projekt.zeitachse.jahre:
        allein = sum(
            ansatz.betrag_eur
            for quartier in portfolio.quartiere
            for ansatz in quartier.fall.haushalt
            if (ansatz.kostentraeger, ansatz.jahr) == ("stadt", jahr)
        )
        assert abs((portfolio.konten[0].im_jahr(jahr) or 0) - allein * Decimal("0.8")) <= 1
