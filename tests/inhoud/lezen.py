"""Reads handbook pages as a reader sees them: files in, front matter and plain sentences out; judges nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

NIET_VAN_ONS = ("gemeenten", "handleiding", "vaststellingen")  # folders of content/ with other rules
VERWIJZING = re.compile(r"(!?)\[\[(?:([a-z]+):)?([^\]|]+)(?:\|([^\]]+))?\]\]")
GAT = re.compile(r"\{gat: ([^|{}]*?) \| vraag aan: ([^|{}]*?)\}")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


@dataclass(frozen=True)
class Blok:
    """One heading, paragraph, list item or table cell; `tekst` as it is read, `rauw` as it was written."""

    soort: str  # kop2 | kop3 | kop1 | alinea | punt | cel
    tekst: str
    rauw: str


@dataclass(frozen=True)
class Pagina:
    """A page: its name is the path below content/ without .md."""

    naam: str
    kop: dict[str, Any]
    rauw: str
    blokken: tuple[Blok, ...] = field(default=())

    @property
    def koppen(self) -> list[str]:
        return [blok.tekst for blok in self.blokken if blok.soort.startswith("kop")]


def read_paginas(content: Path) -> dict[str, Pagina]:
    """Return every hand-written page below `content`, by name; links carry the title of their target."""
    teksten = {
        pad.relative_to(content).with_suffix("").as_posix(): pad.read_text(encoding="utf-8")
        for pad in sorted(content.rglob("*.md"))
        if pad.relative_to(content).parts[0] not in NIET_VAN_ONS
    }
    titels = {naam: str(split_kop(tekst)[0].get("titel", naam)) for naam, tekst in teksten.items()}
    return {naam: read_pagina(naam, tekst, titels) for naam, tekst in teksten.items()}


def read_pagina(naam: str, tekst: str, titels: dict[str, str] | None = None) -> Pagina:
    kop, rauw = split_kop(tekst)
    return Pagina(naam, kop, rauw, tuple(_blokken(rauw, titels or {})))


def split_kop(tekst: str) -> tuple[dict[str, Any], str]:
    """Return the front matter and the body; a page without front matter has an empty one."""
    deel = re.match(r"---\n(.*?)\n---\n", tekst, re.DOTALL)
    if not deel:
        return {}, tekst
    try:
        kop = yaml.safe_load(deel[1])
    except yaml.YAMLError:
        kop = None  # a guard then misses every key
    return (kop if isinstance(kop, dict) else {}), tekst[deel.end() :]


def verwijzingen(rauw: str) -> list[tuple[str, str]]:
    """Return (kind, name) of every [[...]]; the kind of a bare one is "onderwerp"."""
    return [(soort or "onderwerp", naam) for _, soort, naam, _ in VERWIJZING.findall(rauw)]


def gaten(rauw: str) -> list[tuple[str, str]]:
    """Return (question, role) of every marked gap."""
    return [(vraag.strip(), rol.strip()) for vraag, rol in GAT.findall(rauw)]


def tabellen(rauw: str) -> list[list[list[str]]]:
    """Return the rows of every table, as cells; the rule under the heading is one of the rows."""
    stukken = re.findall(r"(?:^\|.*\n?)+", rauw, re.MULTILINE)
    return [[[cel.strip() for cel in rij.strip()[1:-1].split("|")] for rij in s.splitlines()] for s in stukken]


def zinnen(blok: Blok) -> list[str]:
    """Split a block into sentences; a colon does not end one."""
    return [zin for zin in re.split(r"(?<=[.!?])\s+(?=[A-Z0-9\"'(])", blok.tekst) if woorden(zin)]


def woorden(tekst: str) -> list[str]:
    return [woord for woord in tekst.split() if re.search(r"\w", woord)]


def _blokken(rauw: str, titels: dict[str, str]) -> list[Blok]:
    uit: list[Blok] = []
    for stuk in re.split(r"\n\s*\n", rauw.strip()):
        for soort, regel in _delen(stuk):
            leesbaar = _leesbaar(regel, titels)
            if leesbaar:
                uit.append(Blok(soort, leesbaar, regel))
    return uit


def _delen(stuk: str) -> list[tuple[str, str]]:
    delen: list[tuple[str, str]] = []
    for regel in stuk.splitlines():
        if kop := re.match(r"(#{1,6}) +(.*)", regel):
            delen.append((f"kop{len(kop[1])}", kop[2]))
        elif regel.lstrip().startswith("|"):
            cellen = regel.strip().strip("|").split(" | ")
            delen += [("cel", cel) for cel in cellen if not re.fullmatch(r"[\s:|-]*", cel)]
        elif punt := re.match(r"\s*(?:[-*]|\d+\.) +(.*)", regel):
            delen.append(("punt", punt[1]))
        elif delen and delen[-1][0] in ("alinea", "punt"):
            delen[-1] = (delen[-1][0], f"{delen[-1][1]} {regel.strip()}")
        else:
            delen.append(("alinea", regel.strip()))
    return delen


def _leesbaar(rauw: str, titels: dict[str, str]) -> str:
    def verwijzing(match: re.Match[str]) -> str:
        uitroep, soort, naam, anders = match.groups()
        if uitroep:
            return ""
        if anders:
            return anders
        return titels.get(naam, naam) if soort == "pagina" else naam.replace("-", " ")

    tekst = VERWIJZING.sub(verwijzing, rauw)
    tekst = LINK.sub(lambda link: "" if link[1] else link[2], tekst)
    tekst = GAT.sub(lambda gat: gat[1], tekst)
    return re.sub(r"\s+", " ", tekst.replace("**", "").replace("`", "")).strip()
