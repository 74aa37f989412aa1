"""The glossary and the list of sources: whole, plain, without dead ends; each guard has a negative control."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from inhoud.kader import read_yaml
from inhoud.lezen import read_paginas, woorden

CONTENT = Path(__file__).resolve().parents[2] / "content"
BEGRIPPEN: list[dict[str, Any]] = read_yaml(CONTENT / "begrippen.yaml")["begrippen"]
BRONNEN: list[dict[str, Any]] = read_yaml(CONTENT / "bronnen.yaml")["bronnen"]
SLEUTELS = ["term", "uitleg", "grondslag", "jci", "verwant", "synoniemen", "status"]
JCI = re.compile(r"^jci1\.3:c:BWBR\d{7}(&[a-z]+=[^&\s]+)+$")
IN_DE_CODE = {
    "artikel", "lid", "onderdeel", "onderwerp", "versie", "begunstigingstermijn", "zienswijze", "voornemen",
    "last onder dwangsom", "last onder bestuursdwang", "evenwichtigheid", "noodzaak", "geschiktheid",
    "handelshoeveelheid", "woning", "lokaal", "erf", "overtreder", "belanghebbende", "mandaat", "bekendmaking",
    "inwerkingtreding", "terugwerkende kracht", "toets", "blokkade", "waarschuwing", "aandachtspunt", "peildatum",
    "verantwoording", "modeltekst", "vaststellen", "constatering", "huishouden", "gemachtigde", "maatregel",
}  # fmt: skip
ZOEKWOORDEN = {"wiet", "drugspand", "loods", "hokje", "13b", "pgb", "stroman", "RIEC", "spoed", "burenoverlast"}


def klachten_over(begrip: dict[str, Any], termen: set[str]) -> list[str]:
    """What is wrong with one row of the glossary."""
    if list(begrip) != SLEUTELS:
        return [f"sleutels: {', '.join(begrip)}"]
    uitleg = begrip["uitleg"]
    uit = [] if uitleg.endswith(".") and ". " not in uitleg else ["uitleg is niet één zin"]
    uit += ["uitleg is langer dan 25 woorden"] if len(woorden(uitleg)) > 25 else []
    uit += [f"verwant bestaat niet: {term}" for term in begrip["verwant"] if term not in termen]
    uit += ["verwijst naar zichzelf"] if begrip["term"] in begrip["verwant"] else []
    uit += ["jci klopt niet"] if begrip["jci"] and not JCI.match(begrip["jci"]) else []
    uit += ["jci zonder grondslag"] if begrip["jci"] and not begrip["grondslag"] else []
    uit += ["status is geen model"] if begrip["status"] != "model" else []
    return uit


def test_begrippen() -> None:
    termen = {rij["term"] for rij in BEGRIPPEN}
    assert [(rij["term"], klacht) for rij in BEGRIPPEN for klacht in klachten_over(rij, termen)] == []


def test_genoeg_en_uniek() -> None:
    termen = [rij["term"] for rij in BEGRIPPEN]
    assert len(termen) == len(set(termen)) >= 80


def test_woorden_van_code_en_straat() -> None:
    """The nouns of the code have a meaning here, and people find them with the words of the street."""
    termen = {rij["term"] for rij in BEGRIPPEN}
    zoekbaar = termen.union(*(rij["synoniemen"] for rij in BEGRIPPEN))
    assert termen >= IN_DE_CODE
    assert zoekbaar >= ZOEKWOORDEN


def test_een_synoniem_is_geen_ander_begrip() -> None:
    """A search word leads to one meaning when it is the name of one."""
    termen = {rij["term"] for rij in BEGRIPPEN}
    dubbel = [(rij["term"], s) for rij in BEGRIPPEN for s in rij["synoniemen"] if s in termen]
    assert dubbel == []


GOED: dict[str, Any] = {
    "term": "lid",
    "uitleg": "Een genummerde alinea van een artikel.",
    "grondslag": "artikel 1 Awb",
    "jci": "jci1.3:c:BWBR0005537&artikel=1",
    "verwant": ["artikel"],
    "synoniemen": [],
    "status": "model",
}


def zonder_grondslag(rij: dict[str, Any]) -> None:
    rij["grondslag"] = None


FOUTEN: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "sleutel": (lambda rij: rij.pop("status"), "sleutels: term, uitleg, grondslag, jci, verwant, synoniemen"),
    "twee zinnen": (lambda rij: rij.update(uitleg="Een alinea. Met een nummer."), "uitleg is niet één zin"),
    "lang": (lambda rij: rij.update(uitleg="heel " * 26 + "lang."), "uitleg is langer dan 25 woorden"),
    "verwant": (lambda rij: rij.update(verwant=["artikkel"]), "verwant bestaat niet: artikkel"),
    "zelf": (lambda rij: rij.update(verwant=["lid"]), "verwijst naar zichzelf"),
    "jci": (lambda rij: rij.update(jci="BWBR0005537"), "jci klopt niet"),
    "los": (zonder_grondslag, "jci zonder grondslag"),
    "status": (lambda rij: rij.update(status="vastgesteld"), "status is geen model"),
}


@pytest.mark.parametrize("fout", FOUTEN)
def test_begrip_geweigerd(fout: str) -> None:
    """The sound row passes; one change is refused with one sentence."""
    bederf, klacht = FOUTEN[fout]
    rij = dict(GOED)
    assert klachten_over(rij, {"lid", "artikel"}) == []
    bederf(rij)
    assert klachten_over(rij, {"lid", "artikel"}) == [klacht]


def test_bronnen() -> None:
    """Each source has an id of its own, a kind, and an address only when one is known; a ruling with an ECLI also what it decides."""
    gewoon, uitspraak = ["id", "titel", "soort", "adres"], ["id", "titel", "kern", "soort", "adres"]
    assert [rij for rij in BRONNEN if list(rij) != (uitspraak if rij["id"].startswith("ECLI") else gewoon)] == []
    assert len({rij["id"] for rij in BRONNEN}) == len(BRONNEN)
    assert {rij["soort"] for rij in BRONNEN} == {"praktijk", "handreiking", "beleid", "wet", "uitspraak"}
    assert [rij["id"] for rij in BRONNEN if rij["adres"] and not rij["adres"].startswith("https://")] == []


def test_elke_bron_staat_op_een_bronnenpagina() -> None:
    """The two pages of sources leave nothing out, and every source is used by some page or some check."""
    paginas = read_paginas(CONTENT)
    te_lezen = "".join(paginas[f"bijlagen/bronnen-{deel}"].rauw for deel in ("recht", "praktijk"))
    toetsen = read_yaml(CONTENT.parent / "templates/damocles/toetsen.yaml")["toetsen"]
    gebruikt = {bron for pagina in paginas.values() for bron in pagina.kop["bronnen"]}
    gebruikt |= {bron for toets in toetsen for bron in toets["bronnen"]}
    assert [rij["titel"] for rij in BRONNEN if rij["titel"] not in te_lezen] == []
    assert [rij["id"] for rij in BRONNEN if rij["id"] not in gebruikt] == []
