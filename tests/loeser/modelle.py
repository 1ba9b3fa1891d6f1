"""Small Pyomo models for the solver door."""

from collections.abc import Sequence

import numpy as np
import pyomo.environ as pyo

from massnahmenplan.loeser import Standardform, uebersetze


def rucksack(kosten: Sequence[float], budget: float, nutzen: Sequence[float] | None = None) -> Standardform:
    """Return: choose the most useful (by default: as many) things that the budget pays for."""
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(len(kosten)), domain=pyo.Binary)
    modell.budget = pyo.Constraint(expr=sum(k * modell.x[i] for i, k in enumerate(kosten)) <= budget)
    nutzen = nutzen or [1.0] * len(kosten)
    modell.ziel = pyo.Objective(expr=sum(n * modell.x[i] for i, n in enumerate(nutzen)), sense=pyo.maximize)
    return uebersetze(modell)


def schwerer_rucksack() -> Standardform:
    """Return a knapsack with ten budgets: plans are found at once, the proof takes minutes."""
    zufall = np.random.default_rng(1)
    kosten = zufall.integers(10, 100, (10, 100))
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(100), domain=pyo.Binary)

    @modell.Constraint(range(10))
    def budget(b, i):
        return sum(int(kosten[i, j]) * b.x[j] for j in range(100)) <= int(kosten[i].sum()) // 2

    nutzen = zufall.integers(10, 100, 100) + kosten.mean(axis=0)
    modell.ziel = pyo.Objective(expr=sum(float(nutzen[j]) * modell.x[j] for j in range(100)), sense=pyo.maximize)
    return uebersetze(modell)


def marktaufteilung() -> Standardform:
    """Return a market split problem: nobody finds any plan within a second."""
    zufall = np.random.default_rng(1)
    menge = zufall.integers(0, 100, (5, 40))
    modell = pyo.ConcreteModel()
    modell.x = pyo.Var(range(40), domain=pyo.Binary)

    @modell.Constraint(range(5))
    def haelfte(b, i):
        return sum(int(menge[i, j]) * b.x[j] for j in range(40)) == int(menge[i].sum()) // 2

    modell.ziel = pyo.Objective(expr=pyo.quicksum(modell.x.values()))
    return uebersetze(modell)
