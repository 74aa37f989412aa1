"""Reads the bytes of one YAML source into plain values that remember where they stood; never guesses a type.

In: bytes and the name to show in messages. Out: a tree of `Kaart`, `Lijst`, `Scalar` and None (null).
YAML 1.2 meaning whatever the parser: a scalar stays text until the schema asks for a type (`bronnen.decoderen`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from instrumentarium.fouten import Bevinding, BronFout, Plaats

MB = 1024 * 1024
MAX_BYTES = 10 * MB
MAX_DIEPTE = 32

# YAML 1.2 core schema: what is null when written without quotes.
_NULL = frozenset({"", "~", "null", "Null", "NULL"})

# Refused by name: what XML 1.0 or YAML forbids, surrogates, line separators that the two parsers count
# differently, and the bidirectional overrides that can make a reader see another text than the file holds.
_VERBODEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Text in which the C parser may accept what the pure one refuses or reads otherwise; the pure one reads it.
# The marks of Jinja (`{% if a != b %}`, `}}?`) are no risk: a plain scalar that begins with % is refused by both, and
# a tag is refused whoever reads it.
_RISKANT = re.compile(
    r"(?:^|[\s\[\]},:-])%(?!\})|(?:^|[\s\[\]{},:-])(?:[@`]|!(?!= )|(?<![%}]\})\?(?:\s|\Z))|\\|[|>][-+0-9]*#",
    re.MULTILINE,
)


class Scalar(str):
    """A scalar as written; `kaal` when it stood there without quotes or block sign."""

    __slots__ = ("kaal", "kolom", "regel")
    kaal: bool
    regel: int
    kolom: int


class Lijst(list[Any]):
    """A sequence with the places of its items; `weg` when items that could not be read were left out."""

    __slots__ = ("kolom", "plaatsen", "regel", "weg")
    weg: bool
    regel: int
    kolom: int
    plaatsen: list[tuple[int, int]]


class Kaart(dict[str, Any]):
    """A mapping with, per key, the place of the key and of its value; `weg`: keys left out as not readable."""

    __slots__ = ("kolom", "plaatsen", "regel", "sleutels", "weg")
    weg: set[str]
    regel: int
    kolom: int
    sleutels: dict[str, tuple[int, int]]
    plaatsen: dict[str, tuple[int, int]]


Waarde: TypeAlias = "Kaart | Lijst | Scalar | None"


def lees_yaml(inhoud: bytes, bestand: str, *, max_bytes: int = MAX_BYTES, puur: bool = False) -> Waarde:
    """Return the tree of one source; raises BronFout with every fault that can be told apart.

    `puur` takes PyYAML's pure Python parser, the only one in a browser; both give the same tree or a refusal.
    """
    tekst = _decode(inhoud, bestand, max_bytes)
    if not puur and yaml.__with_libyaml__ and not _RISKANT.search(tekst):
        try:
            return _Bouwer(bestand).build(yaml.parse(tekst, Loader=yaml.CLoader))
        except yaml.YAMLError:
            pass  # what the C parser refuses, the pure one judges: one verdict and one message everywhere
    return _build_pure(tekst, bestand)


def lees_tekst(inhoud: bytes, bestand: str, *, max_bytes: int = MAX_BYTES) -> str:
    """Return plain text, which is held to the same size, encoding and characters; a tab may stand in it."""
    return _decode(inhoud, bestand, max_bytes, tabs=True)


def shown_key(sleutel: str) -> str:
    """Return a key as messages show it, after a space; "" for one that may be text of a case with a colon in it."""
    return f' "{sleutel}"' if re.fullmatch(r"[a-z0-9][a-z0-9_:.-]{0,40}", sleutel) else ""


def _build_pure(tekst: str, bestand: str) -> Waarde:
    bouwer = _Bouwer(bestand)
    try:
        return bouwer.build(yaml.parse(tekst, Loader=yaml.Loader))
    except yaml.MarkedYAMLError as fout:
        merk = fout.problem_mark or fout.context_mark
        regel, kolom = (merk.line + 1, merk.column + 1) if merk else (1, 1)
        bouwer.meld(regel, kolom, *_syntax_message(fout, tekst[merk.index : merk.index + 1] if merk else ""))
    except yaml.YAMLError:
        bouwer.meld(1, 1, "dit is geen leesbare YAML", "Kijk of dit het goede bestand is.")
    raise BronFout(bouwer.fouten)


def _decode(inhoud: bytes, bestand: str, max_bytes: int, *, tabs: bool = False) -> str:
    if len(inhoud) > max_bytes:
        grens = f"{max_bytes // MB} MB"
        raise BronFout([Bevinding(Plaats(bestand, 1, 1), f"dit bestand is groter dan {grens}", "Splits het bestand.")])
    try:
        tekst = inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        voor = inhoud[: fout.start]
        plaats = Plaats(bestand, voor.count(b"\n") + 1, len(voor) - (voor.rfind(b"\n") + 1) + 1)
        uitweg = "Bewaar het bestand als UTF-8 (in Kladblok: Opslaan als, Codering UTF-8)."
        raise BronFout([Bevinding(plaats, "dit bestand is geen UTF-8", uitweg)]) from None
    tekst = tekst.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_characters(tekst, bestand, tabs=tabs)
    return tekst


def forbidden_characters(tekst: str, bestand: str) -> Iterator[Bevinding]:
    """Yield a fault for each character that no source may hold, with its place."""
    for treffer in _VERBODEN.finditer(tekst):
        teken = f"U+{ord(treffer.group()):04X}"
        yield _fault(tekst, treffer.start(), bestand, f"teken {teken} is hier niet toegestaan", "Haal het weg.")


def _refuse_characters(tekst: str, bestand: str, *, tabs: bool) -> None:
    fouten = list(forbidden_characters(tekst, bestand))
    for treffer in () if tabs else re.finditer("\t", tekst):
        fouten.append(_fault(tekst, treffer.start(), bestand, "een tab is hier niet toegestaan", "Gebruik spaties."))
    if fouten:
        raise BronFout(fouten[:50])


def _fault(tekst: str, positie: int, bestand: str, melding: str, uitweg: str) -> Bevinding:
    regel = tekst.count("\n", 0, positie) + 1
    return Bevinding(Plaats(bestand, regel, positie - tekst.rfind("\n", 0, positie)), melding, uitweg)


@dataclass
class _Bouwer:
    """Turns events into the tree; collects faults and goes on where that makes sense."""

    bestand: str
    fouten: list[Bevinding] = field(default_factory=list)

    def meld(self, regel: int, kolom: int, tekst: str, uitweg: str = "") -> None:
        self.fouten.append(Bevinding(Plaats(self.bestand, regel, kolom), tekst, uitweg))

    def build(self, events: Iterator[Any]) -> Waarde:
        wortel: Waarde = None
        stapel: list[_Open] = []
        documenten = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documenten += 1
                self._check_document(event, documenten)
                if documenten > 1:
                    break
            elif isinstance(event, yaml.CollectionEndEvent):
                gesloten = stapel.pop()
                self._close(gesloten)
                wortel = self._place(stapel, gesloten.waarde, gesloten.plek) if stapel else gesloten.waarde
            elif isinstance(event, yaml.NodeEvent):
                wortel = self._node(event, stapel, wortel)
        if self.fouten:
            raise BronFout(self.fouten)
        return wortel

    def _node(self, event: Any, stapel: list[_Open], wortel: Waarde) -> Waarde:
        merk = event.start_mark
        plek = (merk.line + 1, merk.column + 1)
        self._refuse_extras(event, plek)
        if isinstance(event, yaml.CollectionStartEvent):
            if len(stapel) >= MAX_DIEPTE:
                self.meld(*plek, f"de inspringing is dieper dan {MAX_DIEPTE} niveaus", "Maak de opbouw vlakker.")
                raise BronFout(self.fouten)
            stapel.append(_Open(_empty(event, plek), plek, flow=bool(event.flow_style)))
            return wortel
        waarde = _scalar(event, plek) if isinstance(event, yaml.ScalarEvent) else None
        if waarde is not None:
            self._inspect(waarde, event.style, plek, in_flow=bool(stapel) and stapel[-1].flow)
        return self._place(stapel, waarde, plek) if stapel else waarde

    def _inspect(self, waarde: Scalar, style: str | None, plek: tuple[int, int], *, in_flow: bool) -> None:
        if style == '"':
            treffer = _VERBODEN.search(waarde)
            if treffer:
                self.meld(*plek, f"teken U+{ord(treffer.group()):04X} is hier niet toegestaan", "Haal het weg.")
        elif in_flow and waarde.kaal and "?" in waarde:
            raise yaml.YAMLError("the pure parser ends a plain scalar at ? between brackets")

    def _place(self, stapel: list[_Open], waarde: Waarde, plek: tuple[int, int]) -> Waarde:
        """Put a finished value in the collection on top of the stack; return the root so far."""
        top = stapel[-1]
        if isinstance(top.waarde, Lijst):
            top.waarde.append(waarde)
            top.waarde.plaatsen.append(plek)
        elif top.sleutel is None:
            top.sleutel, top.sleutelplek = self._key(waarde, plek), plek
        else:
            if top.sleutel in top.waarde:
                eerder = top.waarde.sleutels[top.sleutel][0]
                naam = shown_key(top.sleutel).lstrip() or "deze sleutel"
                self.meld(*top.sleutelplek, f"{naam} staat hier al op regel {eerder}", "Houd er een.")
            top.waarde[top.sleutel] = waarde
            top.waarde.sleutels[top.sleutel] = top.sleutelplek
            # The parsers put an empty value at different spots; its key is where a reader looks.
            top.waarde.plaatsen[top.sleutel] = top.sleutelplek if waarde is None else plek
            top.sleutel = None
        return stapel[0].waarde

    def _key(self, waarde: Waarde, plek: tuple[int, int]) -> str:
        if isinstance(waarde, Scalar):
            return str(waarde)
        self.meld(*plek, "een sleutel moet gewone tekst zijn", "Zet voor de dubbele punt een naam.")
        return f"\0{plek}"

    def _close(self, gesloten: _Open) -> None:
        if gesloten.sleutel is not None:  # unreachable for well-formed events; keeps the invariant visible
            self.meld(*gesloten.sleutelplek, "bij deze sleutel ontbreekt een waarde")

    def _check_document(self, event: Any, documenten: int) -> None:
        plek = (event.start_mark.line + 1, event.start_mark.column + 1)
        if documenten > 1:
            self.meld(*plek, "een bron is een document; hier begint een tweede", "Haal de regel --- weg.")
        elif event.version or event.tags:
            self.meld(1, 1, "een regel met % (YAML-richtlijn) is niet toegestaan", "Haal die regel weg.")

    def _refuse_extras(self, event: Any, plek: tuple[int, int]) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.meld(*plek, "een verwijzing met * is niet toegestaan", "Schrijf de tekst uit of zet aanhalingstekens.")
            return
        if event.anchor:
            self.meld(*plek, "een anker met & is niet toegestaan", "Schrijf de tekst uit of zet aanhalingstekens.")
        if event.tag:
            self.meld(*plek, "een typeaanduiding met ! is niet toegestaan", "Het schema bepaalt de soort; haal ! weg.")


@dataclass
class _Open:
    waarde: Kaart | Lijst | Any
    plek: tuple[int, int]
    flow: bool = False
    sleutel: str | None = None
    sleutelplek: tuple[int, int] = (0, 0)


def _empty(event: Any, plek: tuple[int, int]) -> Kaart | Lijst:
    leeg: Kaart | Lijst
    if isinstance(event, yaml.SequenceStartEvent):
        leeg = Lijst()
        leeg.plaatsen = []
    else:
        leeg = Kaart()
        leeg.sleutels, leeg.plaatsen = {}, {}
    leeg.regel, leeg.kolom = plek
    return leeg


def _scalar(event: Any, plek: tuple[int, int]) -> Scalar | None:
    kaal = event.style is None or event.style == ""
    if kaal and event.value in _NULL:
        return None
    waarde = Scalar(event.value)
    waarde.kaal = kaal
    waarde.regel, waarde.kolom = plek
    return waarde


_PROBLEMEN = (
    ("could not find expected ':'", "na deze sleutel ontbreekt een dubbele punt"),
    ("mapping values are not allowed", "hier staat een dubbele punt te veel of klopt de inspringing niet"),
    ("found unexpected end of stream", "een aanhalingsteken of haakje is niet gesloten"),
    ("expected ',' or ']'", "in deze lijst ontbreekt een komma of een haakje ]"),
    ("expected ',' or '}'", "in deze rij ontbreekt een komma of een haakje }"),
    ("expected <block end>", "de inspringing klopt hier niet"),
    ("cannot start any token", "een waarde kan niet met dit teken beginnen"),
    ("undefined alias", "een verwijzing met * is niet toegestaan"),
    ("directive", "een regel met % (YAML-richtlijn) is niet toegestaan"),
    ("escape", "na een schuine streep in dubbele aanhalingstekens staat een onbekend teken"),
)


def _syntax_message(fout: yaml.MarkedYAMLError, teken: str) -> tuple[str, str]:
    probleem = fout.problem or ""
    if teken == "?" and probleem.startswith("expected ','"):
        return "een vraagteken kan hier niet los staan", "Zet deze tekst tussen aanhalingstekens."
    melding = next((melding for deel, melding in _PROBLEMEN if deel in probleem), "dit is geen geldige YAML")
    return melding, "Kijk naar inspringing, aanhalingstekens en dubbele punten."
