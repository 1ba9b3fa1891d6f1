"""A small valid case, and how tests change it, write it and read it."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from massnahmenplan.begriffe.energietraeger import Emissionsreihe
from massnahmenplan.eingabe import Lesung, lies
from massnahmenplan.foerderung.foerderkonto import Foerderkonto
from massnahmenplan.foerderung.programm import Programm
from massnahmenplan.grundlagen.befund import Befund
from massnahmenplan.grundlagen.fehler import EingabeFehler
from massnahmenplan.planungsfall import Stammdaten

FALL = """\
projekt:
  name: Testquartier
  beginn: 2027
  ende: 2030
kostentraeger:
  - id: stadt
    name: Stadt
    art: kommune
haushalt:
  - {kostentraeger: stadt, jahr: 2027, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2028, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2029, betrag_eur: 100000}
  - {kostentraeger: stadt, jahr: 2030, betrag_eur: 100000}
massnahmen:
  - id: pv
    name: Photovoltaik
    handlungsfeld: energieversorgung
    kostentraeger: stadt
    investition_eur: 90000
    co2_t_a: 12,5
  - id: licht
    name: Straßenbeleuchtung
    handlungsfeld: beleuchtung
    kostentraeger: stadt
    art: aussenbeleuchtung
    investition_eur: {planung: 5000, bau: 45000}
    dauer_planung: 1
    co2_t_a: 8
"""


def programm(kennung: str = "krl", *, regeln: dict[str, Any] | None = None, **angaben: Any) -> Programm:
    """Return the programme krl, or another with some of its rules or data changed; None takes a rule away."""
    daten = programmdaten(kennung)
    fassung = {**daten["fassungen"][0], **(regeln or {})}
    daten["fassungen"] = [{name: wert for name, wert in fassung.items() if wert is not None}]
    return Programm.model_validate(daten | angaben)


def programmdaten(kennung: str) -> dict[str, Any]:
    return {
        "id": kennung,
        "name": "Kommunalrichtlinie",
        "geber": "Bund",
        "fassungen": [
            {
                "gilt_ab": date(2022, 1, 1),
                "gilt_bis": date(2029, 12, 31),
                "rechtsgrundlage": "Richtlinie",
                "quelle": "https://example.org/krl",
                "stand": date(2026, 1, 1),
                "sicherheit": "V1",
                "filter": {"antragsteller": ["kommune"], "massnahmenarten": ["aussenbeleuchtung"]},
                "satz": {"grund": "0.25", "stelle": "Nr. 1"},
                "fristen": {"startsperre": "bewilligung", "vorlauf_monate": 6},
            }
        ],
    }


def konto(kennung: str = "de_minimis") -> Foerderkonto:
    return Foerderkonto.model_validate(
        {
            "id": kennung,
            "name": "De-minimis",
            "grenze_eur": 300_000,
            "fenster_monate": 36,
            "rechtsgrundlage": "Verordnung (EU) 2023/2831",
            "quelle": "https://example.org/de-minimis",
            "stand": "2026-01-01",
            "sicherheit": "V1",
        }
    )


def reihe(name: str, system: str) -> Emissionsreihe:
    return Emissionsreihe.model_validate(
        {
            "id": name,
            "name": name,
            "system": system,
            "g_kwh": {"2025": 363, "2035": 100},
            "quelle": "q",
            "stand": "2026",
        }
    )


STAMMDATEN = Stammdaten(
    programme={"krl": programm()},
    emissionsreihen={r.id: r for r in (reihe("iinas.strommix", "iinas"), reihe("gmodg.erdgas", "gmodg"))},
    foerderkonten={"de_minimis": konto()},
)


class Werkbank:
    """Writes files into a folder of its own and reads the case."""

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner

    def schreibe(self, name: str, inhalt: str | bytes) -> Path:
        datei = self.ordner / name
        datei.write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
        return datei

    def fall(self, *ersetzungen: tuple[str, str], dazu: str = "") -> None:
        """Write the small case with texts replaced (each must occur) and lists added."""
        text = FALL
        for alt, neu in ersetzungen:
            assert alt in text
            text = text.replace(alt, neu, 1)
        self.schreibe("fall.yaml", text + dazu)

    stammdaten = STAMMDATEN

    def kennt(self, *programme: Programm) -> None:
        """Put these programmes into the catalogue, too."""
        alle = {**self.stammdaten.programme, **{p.id: p for p in programme}}
        self.stammdaten = replace(self.stammdaten, programme=alle)

    def lies(self, name: str = "") -> Lesung:
        return lies(self.ordner / name, self.stammdaten)

    def befunde(self, name: str = "") -> tuple[Befund, ...]:
        with pytest.raises(EingabeFehler) as fehler:
            self.lies(name)
        return fehler.value.befunde

    def befund(self, kennung: str, name: str = "") -> Befund:
        """Return the one finding with this code; there must be no error with another code."""
        befunde = self.befunde(name)
        assert [befund.kennung for befund in befunde] == [kennung], "\n".join(map(str, befunde))
        return befunde[0]

    def hinweis(self, kennung: str, name: str = "") -> Befund:
        treffer = [befund for befund in self.lies(name).hinweise if befund.kennung == kennung]
        assert len(treffer) == 1, treffer
        return treffer[0]
