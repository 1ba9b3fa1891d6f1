r"""Bundles: what a measure saves if enough others of its bundle begin in the same period.

With :math:`s_{n,j} = \sum_{o \in O_{n,j}} x_o` for the j-th other measure and k of J others needed:

.. math::
    e_n \le \sum_{o \in O_n} x_o \qquad
    \begin{cases}
      e_n \le \sum_j s_{n,j}, \quad e_n \ge \sum_{o \in O_n} x_o + s_{n,j} - 1 \ \forall j & k = 1 \\
      e_n \le s_{n,j} \ \forall j, \quad e_n \ge \sum_{o \in O_n} x_o + \sum_j s_{n,j} - J & k = J \\
      k \, e_n \le \sum_j s_{n,j}, \quad (J - k + 1) \bigl(e_n + 1 - \sum_{o \in O_n} x_o\bigr)
        \ge \sum_j s_{n,j} - k + 1 & 1 < k < J
    \end{cases}

e is 1 if the saving comes about, and 0 if not; only in the third case it has to be declared as an integer.
Other measures may save by themselves what they like: one trench is one bundle.
"""

import pyomo.environ as pyo

from massnahmenmodell.bewertung import Buendelersparnis
from massnahmenmodell.daten import Modelldaten
from massnahmenmodell.groessen import anzahl
from massnahmenmodell.linearform import Ganze


def ergaenze(modell: pyo.ConcreteModel, daten: Modelldaten) -> None:
    """Add the rows of all savings; every one of them holds as an equation where all choices are made."""
    ersparnisse = daten.buendel

    @modell.Constraint(range(len(ersparnisse)), doc="Es spart nur, wer im Bündel gewählt ist [0/1]")
    def spart_nur_wenn_gewaehlt(b, n):
        return b.gespart[n] <= anzahl(b, ersparnisse[n].optionen)

    @modell.Constraint(
        [(n, j) for n, ersparnis in enumerate(ersparnisse) for j in range(len(_obergrenzen(ersparnis)))],
        doc="Es spart nur, wer im Bündel genug andere neben sich hat [0/1]",
    )
    def spart_nur_im_buendel(b, n, j):
        ersparnis = ersparnisse[n]
        faktor = ersparnis.mindestens if ersparnis.ist_gestuft else 1
        return faktor * b.gespart[n] <= anzahl(b, *_obergrenzen(ersparnis)[j])

    @modell.Constraint(
        [(n, j) for n, ersparnis in enumerate(ersparnisse) for j in range(len(_untergrenzen(ersparnis)))],
        doc="Im Bündel wird gespart [0/1]",
    )
    def im_buendel_wird_gespart(b, n, j):
        ersparnis = ersparnisse[n]
        andere = _untergrenzen(ersparnis)[j]
        ueberzaehlig = len(ersparnis.daneben) - ersparnis.mindestens + 1 if ersparnis.ist_gestuft else 1
        hoechstens_ohne = ersparnis.mindestens - 1 if ersparnis.ist_gestuft else len(andere) - 1
        eigene = ueberzaehlig * (b.gespart[n] - anzahl(b, ersparnis.optionen))
        return eigene - anzahl(b, *andere) >= -hoechstens_ohne - ueberzaehlig


def _obergrenzen(ersparnis: Buendelersparnis) -> list[tuple[Ganze, ...]]:
    """Return per row the other measures of which enough have to begin."""
    if ersparnis.mindestens == len(ersparnis.daneben):
        return [(andere,) for andere in ersparnis.daneben]
    return [ersparnis.daneben]


def _untergrenzen(ersparnis: Buendelersparnis) -> list[tuple[Ganze, ...]]:
    """Return per row the other measures whose beginning together makes the saving certain."""
    if ersparnis.mindestens == 1:
        return [(andere,) for andere in ersparnis.daneben]
    return [ersparnis.daneben]
