"""The data of the drawings: every step leads to a page, every answer to a question or an outcome."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inhoud.kader import read_yaml
from inhoud.lezen import read_paginas, verwijzingen, woorden

CONTENT = Path(__file__).resolve().parents[2] / "content"
TEKENINGEN = {pad.stem: read_yaml(pad) for pad in sorted((CONTENT / "tekeningen").glob("*.yaml"))}
PAGINAS = read_paginas(CONTENT)
SLEUTELS = {
    "route": ["schema", "naam", "titel", "beschrijving", "soort", "stappen"],
    "barriere": ["schema", "naam", "titel", "beschrijving", "soort", "stappen"],
    "beslisboom": ["schema", "naam", "titel", "beschrijving", "soort", "vragen", "uitkomsten"],
}
ROUTE = ("terug", "zijpad")  # a way back and a way out, only for a route
STAP = ["id", "titel", "fase", "tekst", "wie", "pagina"]
RIJEN = {
    "stappen": STAP,
    "vragen": ["id", "vraag", "ja", "nee"],
    "uitkomsten": ["id", "titel", "tekst", "pagina"],
}
BARRIERE = ["id", "titel", "tekst", "barriere", "wie", "pagina"]


def klachten_over(naam: str, tekening: dict[str, Any], paginas: set[str]) -> list[str]:
    """What is wrong with one drawing."""
    if [sleutel for sleutel in tekening if sleutel not in ROUTE] != SLEUTELS.get(str(tekening.get("soort"))):
        return [f"sleutels: {', '.join(tekening)}"]
    uit = [] if tekening["naam"] == naam and tekening["schema"] == "tekening/1" else ["naam of schema klopt niet"]
    uit += ["beschrijving is te kort"] if len(woorden(tekening["beschrijving"])) < 15 else []
    rijen = RIJEN | {"stappen": BARRIERE} if tekening["soort"] == "barriere" else RIJEN
    uit += (
        ["alleen een route gaat terug of opzij"] if tekening["soort"] != "route" and set(ROUTE) & set(tekening) else []
    )
    for lijst in RIJEN.keys() & tekening.keys():
        uit += [f"{lijst}: sleutels {', '.join(rij)}" for rij in tekening[lijst] if list(rij) != rijen[lijst]]
        uit += [f"pagina bestaat niet: {rij['pagina']}" for rij in tekening[lijst]
                if rij.get("pagina", next(iter(paginas))) not in paginas]  # fmt: skip
    ids = [rij["id"] for lijst in RIJEN.keys() & tekening.keys() for rij in tekening[lijst]]
    uit += ["id staat er twee keer"] if len(ids) != len(set(ids)) else []
    return uit or (_takken(tekening) if tekening["soort"] == "beslisboom" else [])


def _takken(boom: dict[str, Any]) -> list[str]:
    """From the first question every answer goes down to an outcome, and nothing is out of reach."""
    vragen = [rij["id"] for rij in boom["vragen"]]
    bekend = {*vragen, *(rij["id"] for rij in boom["uitkomsten"])}
    doelen = [(rij["id"], rij[antwoord]) for rij in boom["vragen"] for antwoord in ("ja", "nee")]
    uit = [f"antwoord leidt nergens heen: {doel}" for _, doel in doelen if doel not in bekend]
    uit += [f"antwoord leidt terug: {van} naar {doel}" for van, doel in doelen
            if doel in vragen and vragen.index(doel) <= vragen.index(van)]  # fmt: skip
    bereikt = {vragen[0], *(doel for _, doel in doelen)}
    return uit + [f"niet te bereiken: {naam}" for naam in sorted(bekend - bereikt)]


@pytest.mark.parametrize("naam", TEKENINGEN)
def test_tekening(naam: str) -> None:
    assert klachten_over(naam, TEKENINGEN[naam], set(PAGINAS)) == []


def test_elke_tekening_wordt_getoond() -> None:
    getoond = {n for p in PAGINAS.values() for soort, n in verwijzingen(p.rauw) if soort == "tekening"}
    assert getoond == set(TEKENINGEN)


def test_de_beslisboom_vraagt_wat_de_pagina_vraagt() -> None:
    """Drawing and list have as many questions: who cannot see the one reads the other."""
    regels = PAGINAS["privacy/mag-ik-dit-delen"].rauw.split("## De zeven vragen")[1].split("##")[0].splitlines()
    assert len([regel for regel in regels if regel[:1].isdigit()]) == len(TEKENINGEN["beslisboom"]["vragen"]) == 7


FOUTEN: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "naam": (lambda t: t.update(naam="anders"), "naam of schema klopt niet"),
    "beschrijving": (lambda t: t.update(beschrijving="Een boom."), "beschrijving is te kort"),
    "rij": (lambda t: t["uitkomsten"][0].pop("tekst"), "uitkomsten: sleutels id, titel, pagina"),
    "pagina": (lambda t: t["uitkomsten"][0].update(pagina="weg"), "pagina bestaat niet: weg"),
    "dubbel": (lambda t: t["vragen"][1].update(id="gevaar"), "id staat er twee keer"),
    "nergens": (lambda t: t["vragen"][-1].update(ja="weg"), "antwoord leidt nergens heen: weg"),
    "terug": (lambda t: t["vragen"][-1].update(nee="mens"), "antwoord leidt terug: ontvanger naar mens"),
    "opzij": (lambda t: t.update(terug="u hoort het"), "alleen een route gaat terug of opzij"),
    "los": (lambda t: t["vragen"][0].update(ja="mens"), "niet te bereiken: bel-112"),
}


@pytest.mark.parametrize("fout", FOUTEN)
def test_tekening_geweigerd(fout: str) -> None:
    """The real decision tree, spoilt in one place."""
    bederf, klacht = FOUTEN[fout]
    boom = copy.deepcopy(TEKENINGEN["beslisboom"])
    bederf(boom)
    assert klacht in klachten_over("beslisboom", boom, set(PAGINAS))
