"""Heat loss of a building: what is left of it with another envelope.

Heat loss coefficient H = Σ U·A + H_V (transmission as in DIN EN ISO 13789, ventilation H_V); the heat for rooms is
taken as proportional to H. As gains of sun and people stay the same, the real saving is rather larger.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from massnahmenplan.begriffe.energie import BAUTEILE, Bauteil
from massnahmenplan.begriffe.objekt import Objekt
from massnahmenplan.begriffe.physik.huelle import Huelle

LUEFTUNG_W_K_JE_M2 = Decimal("0.34") * Decimal("0.7") * Decimal("2.5")
"""H_V per m² of floor, where none is stated: 0.34 Wh/(m³K) of air, 0.7 air changes an hour, rooms 2.5 m high."""
EINS, NICHTS = Decimal(1), Decimal(0)
U_Werte = Mapping[Bauteil, Decimal]


def restverlust(objekt: Objekt, u_werte: U_Werte, huellen: Iterable[Huelle]) -> Decimal:
    """Return H with these changes over H of today: 1 … 0. ``u_werte``: those of today.

    Of several changes of a part the best one counts; one that is worse than today changes nothing.
    """
    neu = tuple(huellen)
    anteile = verlustanteile(objekt, u_werte)
    lueftung = EINS - sum(anteile.values(), NICHTS)
    rueckgewinnung = max((huelle.lueftung_minderung_anteil for huelle in neu), default=NICHTS)
    rest = sum((anteil * _verhaeltnis(teil, u_werte, neu) for teil, anteil in anteile.items()), NICHTS)
    return rest + lueftung * (EINS - rueckgewinnung)


def verlustanteile(objekt: Objekt, u_werte: U_Werte) -> dict[Bauteil, Decimal]:
    """Return the share of each part in the heat loss of today; what is missing to 1 is ventilation."""
    if objekt.verlustanteil:
        return {teil: objekt.verlustanteil[teil] for teil in BAUTEILE if teil in objekt.verlustanteil}
    leitwerte = {t: objekt.flaeche_m2[t] * u_werte[t] for t in BAUTEILE if t in objekt.flaeche_m2 and t in u_werte}
    gesamt = sum(leitwerte.values(), NICHTS) + (lueftung_w_k(objekt) or NICHTS)
    return {teil: wert / gesamt for teil, wert in leitwerte.items()} if gesamt else {}


def lueftung_w_k(objekt: Objekt) -> Decimal | None:
    """Return H_V, stated or from the floor area; None if neither is known."""
    if objekt.lueftung_w_k is not None or objekt.nettogrundflaeche_m2 is None:
        return objekt.lueftung_w_k
    return objekt.nettogrundflaeche_m2 * LUEFTUNG_W_K_JE_M2


def _verhaeltnis(teil: Bauteil, u_werte: U_Werte, huellen: Iterable[Huelle]) -> Decimal:
    """Return the U-value of a part over that of today."""
    neue = [huelle.u_wert_w_m2k[teil] for huelle in huellen if teil in huelle.u_wert_w_m2k]
    return min([*neue, u_werte[teil]]) / u_werte[teil] if teil in u_werte else EINS
