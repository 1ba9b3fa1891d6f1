"""All decision variables of the model."""

import numpy as np
import pyomo.environ as pyo

from massnahmenmodell.anteile import bestimme_anteile
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.linearform import Linearform
from massnahmenmodell.mietanstieg import hoechste_anstiege, kann_kappen


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare the variables; everything else refers to them."""
    perioden = range(daten.anzahl_perioden)
    paare = daten.ueberlappungen
    modell.x = pyo.Var(range(len(daten.optionen)), domain=pyo.Binary, doc="Option wird gewählt [0/1]")
    modell.x_liste = list(modell.x.values())  # the same variables: rows look them up a million times
    _ergaenze_kassen(modell, daten)
    modell.verlust_t = pyo.Var(
        [(p, t) for p, paar in enumerate(paare) for t in perioden if len(paar.verlust_t[t])],
        bounds=lambda _, p, t: _verlustgrenzen(paare[p].verlust_t[t]),
        doc="Durch Überlappung entfallende Minderung [t]",
    )
    modell.verlust_teur = pyo.Var(
        [(p, t) for p, paar in enumerate(paare) for t in perioden if len(paar.verlust_teur[t])],
        bounds=lambda _, p, t: _verlustgrenzen(paare[p].verlust_teur[t]),
        doc="Durch Überlappung entfallende Energiekostenersparnis [Tsd. EUR]",
    )
    modell.verfehlung = pyo.Var(
        [z for z, ziel in enumerate(daten.ziele) if ziel.preis is not None],
        domain=pyo.NonNegativeReals,
        doc="Zielverfehlung [t]",
    )
    modell.weg = pyo.Var(
        [(n, k) for n, alternative in enumerate(daten.alternativen) for k in range(len(alternative.wege))],
        domain=pyo.Binary,
        doc="Weg wird beschritten [0/1]",
    )
    _ergaenze_mengenziele(modell, daten)
    _ergaenze_buendel(modell, daten)
    _ergaenze_zusammenwirken(modell, daten)
    modell.darlehen = _darlehen(daten)
    _ergaenze_abrufe(modell, daten)
    _ergaenze_mieten(modell, daten)


def _ergaenze_mieten(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare rises of the rent where there can be any; binaries only where a limit can cut them."""
    hoechste = hoechste_anstiege(daten)
    stellen = [(q, t) for q, werte in enumerate(hoechste) for t in range(daten.anzahl_jahre) if werte[t] > 0]
    modell.mieterhoehung = pyo.Var(
        stellen,
        bounds=lambda _, q, t: (0.0, min(float(hoechste[q][t]), daten.kappungen[q].grenze)),
        doc="Mieterhöhung, die in diesem Jahr beginnt [Tsd. EUR/a]",
    )
    modell.gekappt = pyo.Var(
        [(q, t) for q, t in stellen if kann_kappen(daten.kappungen[q], hoechste[q], t)],
        domain=pyo.Binary,
        doc="Die Kappungsgrenze bestimmt die Mieterhöhung [0/1]",
    )
    modell.umlage = pyo.Var(
        range(len(daten.offene_umlagen)),
        bounds=lambda _, f: (0.0, daten.offene_umlagen[f].basis),
        doc="Umlage, die von gemeinsam begrenzten Zuschüssen oder von Krediten abhängt [Tsd. EUR/a]",
    )
    modell.umlage_gedeckt = pyo.Var(
        [f for f, offen in enumerate(daten.offene_umlagen) if offen.abzug_hoechstens > offen.basis],
        domain=pyo.Binary,
        doc="Zuschüsse decken, was umgelegt werden könnte [0/1]",
    )
    modell.warmmietenueberschreitung = pyo.Var(
        [
            (g, t)
            for g, o in enumerate(daten.mietobjekte)
            if o.preis is not None
            for t in range(daten.anzahl_jahre)
        ],
        domain=pyo.NonNegativeReals,
        doc="Warmmiete über ihrer Grenze [Tsd. EUR/a]",
    )


def _ergaenze_kassen(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare what purses carry on, borrow and give each other."""
    modell.rest = pyo.Var(
        [(h, t) for h, haushalt in enumerate(daten.haushalte) for t in haushalt.uebertraegt],
        domain=pyo.NonNegativeReals,
        doc="Haushaltsrest, der ins nächste Jahr geht [Tsd. EUR]",
    )
    modell.linie = pyo.Var(
        [(h, t) for h, haushalt in enumerate(daten.haushalte) for t in haushalt.leiht],
        domain=pyo.NonNegativeReals,
        bounds=lambda _, h, t: (daten.haushalte[h].linie_fest.get(t),) * 2,  # settled: one value; else none
        doc="Liquiditätslinie am Jahresende [Tsd. EUR]",
    )
    modell.deckung = pyo.Var(
        [(k, t) for k, deckung in enumerate(daten.deckungen) for t in np.flatnonzero(deckung.hoechstens).tolist()],
        bounds=lambda _, k, t: (0.0, float(daten.deckungen[k].hoechstens[t])),
        doc="Geld, das ein Haushalt einem anderen überlässt [Tsd. EUR]",
    )


def _ergaenze_mengenziele(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare what is missing of soft targets, and what overlaps of their quantity."""
    modell.mengenverfehlung = pyo.Var(
        [z for z, ziel in enumerate(daten.mengenziele) if ziel.preis is not None],
        domain=pyo.NonNegativeReals,
        doc="Verfehlung eines Mengenziels [Einheit des Ziels]",
    )
    modell.mengenverlust = pyo.Var(
        [(z, p) for z, ziel in enumerate(daten.mengenziele) for p in range(len(ziel.verluste))],
        domain=pyo.NonNegativeReals,
        doc="Durch Überlappung entfallende Menge [Einheit des Ziels]",
    )


def _ergaenze_buendel(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare what bundles save."""
    modell.gespart = pyo.Var(
        range(len(daten.buendel)),
        domain=lambda _, n: pyo.Binary if daten.buendel[n].ist_gestuft else pyo.UnitInterval,
        doc="Ersparnis im Bündel kommt zustande [0/1]",
    )


def _ergaenze_zusammenwirken(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare which measures are in operation at once: products, and sets of small groups."""
    modell.zusammen = pyo.Var(
        [
            (u, t)
            for u, produkt in enumerate(daten.produkte)
            for t in dict.fromkeys(
                produkt.stellen[t] for t in range(daten.anzahl_perioden) if any(produkt.werte(t))
            )
            if t is not None
        ],
        bounds=(0.0, 1.0),
        doc="Alle Maßnahmen des Produkts sind in Betrieb [0/1]",
    )
    modell.zustand = pyo.Var(
        [
            (v, t, s)
            for v, verbund in enumerate(daten.verbuende)
            for t in dict.fromkeys(verbund.stellen)
            if t is not None
            for s in verbund.moegliche(t)
        ],
        domain=pyo.NonNegativeReals,
        doc="Diese Zusammenstellung von Maßnahmen ist in Betrieb [0/1]",
    )


def _darlehen(daten: Modelldaten) -> pyo.Var:
    return pyo.Var(
        range(len(daten.kredite)),
        bounds=lambda _, n: (daten.kredite[n].mindestens, daten.kredite[n].hoechstens),
        doc="Aufgenommenes Darlehen [Tsd. EUR]",
    )


def _ergaenze_abrufe(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Declare what Abrufe take and earn; binaries only where the data leave open which case holds."""
    abrufe = range(len(daten.abrufe))
    modell.anteile = bestimme_anteile(daten)  # plain data: the rows need the same bounds
    offen = [anteil for anteil in modell.anteile if not anteil.ist_fest]
    bisher = {(anteil.vorher, anteil.tag): anteil.sonst_hoechstens for anteil in offen}

    def geld(stellen, doc):
        return pyo.Var(list(stellen), domain=pyo.NonNegativeReals, doc=doc)

    def entscheidung(stellen, doc):
        return pyo.Var(list(stellen), domain=pyo.Binary, doc=doc)

    unten = [i.abruf for i in modell.anteile if i.groesse == "unten"]
    frei = [i for i in offen if not i.ist_knapp]
    modell.ansatz = geld(abrufe, "In Anspruch genommener Betrag [Tsd. EUR]")
    modell.unten = geld(unten, "Teil davon unter der gemeinsamen Schwelle [Tsd. EUR]")
    modell.zuschuss = geld(abrufe, "Zuschuss auf den in Anspruch genommenen Betrag [Tsd. EUR]")
    modell.bisher = pyo.Var(
        list(bisher),
        bounds=lambda _, groesse, tag: (0.0, bisher[groesse, tag]),
        doc="Zuvor gemeinsam in Anspruch genommener Betrag [Tsd. EUR]",
    )
    modell.ausgeschoepft = entscheidung(
        (i.abruf for i in frei if i.groesse == "ansatz"), "Gemeinsame Grenze kürzt den Betrag [0/1]"
    )
    modell.ueber_schwelle = entscheidung(
        (i.abruf for i in frei if i.groesse == "unten"), "Gemeinsame Schwelle wird erreicht [0/1]"
    )
    modell.schon_ueber_schwelle = entscheidung(
        (i.abruf for i in offen if i.kann_entfallen), "Gemeinsame Schwelle war schon vorher erreicht [0/1]"
    )


def _verlustgrenzen(form: Linearform) -> tuple[float, float]:
    """Return the least and the greatest loss; a lost negative effect is a negative loss."""
    return min(0.0, float(form.werte.min())), max(0.0, float(form.werte.max()))
