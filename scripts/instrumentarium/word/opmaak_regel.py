"""Reads what stands inside one paragraph: text with `**vet**`, `_cursief_` and Jinja tags goes in, pieces come out.

Every fault is added to a list with its place; never raises and never guesses what the author meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.word.opmaak_delen import Stuk, Tekst

WOORDEN = ("if", "elif", "else", "endif", "for", "endfor")
_OPENERS = {"endif": "if", "elif": "if", "else": "if", "endfor": "for"}

_DEEL = re.compile(
    r"(?P<tag>\{\{.*?\}\}|\{%.*?%\})|(?P<vet>\*\*)|(?P<streep>_+)|(?P<haak>[{}]+)|(?P<tekst>[^{}*_]+|\*)", re.DOTALL
)
_KAN_LEEG = (
    "deze alinea bestaat alleen uit een voorwaarde en kan leeg in de brief komen.",
    "Zet {%p if ... %} en {%p endif %} elk op een eigen regel om de alinea heen.",
)
_WOORD = re.compile(r"\{%[-+]?\s*(\w*)")
_VERBODEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def read_pieces(tekst: Tekst, fouten: list[Bevinding], *, mag_leeg: bool = False) -> tuple[Stuk, ...]:
    """Return the pieces of one paragraph, heading or cell; neighbours with the same look are one piece.

    `mag_leeg`: a cell may be empty; a paragraph that is one condition and nothing else is a fault.
    """
    lezer = _Lezer(tekst, fouten)
    for gevonden in _DEEL.finditer(tekst.tekst):
        lezer.take(gevonden)
    lezer.close()
    if not mag_leeg and lezer.can_be_empty():
        fouten.append(Bevinding(tekst.plaats(0), *_KAN_LEEG))
    return tuple(lezer.stukken)


def tag_word(tag: str) -> str:
    """Return the first word of a statement (`if` of `{% if x %}`), or "" for a value."""
    gevonden = _WOORD.match(tag)
    return gevonden[1] if gevonden else ""


def tag_faults(tag: str, plaats: Plaats, mag: tuple[str, ...] = WOORDEN) -> Iterator[Bevinding]:
    """Yield what is wrong with the form of one tag; `mag` are the statements that may stand here."""
    if re.match(r"\{[{%][-+]|.*[-+][%}]\}$", tag, re.DOTALL):
        yield Bevinding(
            plaats,
            f"in {tag} staat een - of + tegen de accolade; dat plakt alinea's aan elkaar.",
            "Laat het teken weg.",
        )
    if re.search(r"[“”‘’]", tag):
        yield Bevinding(plaats, f"in {tag} staan gekrulde aanhalingstekens.", "Gebruik rechte: ' of \".")
    if re.search(r"\|\s*safe\b|&", tag):
        yield Bevinding(plaats, f"in {tag} mag geen |safe of & staan: tekst uit de zaak blijft tekst.", "Haal het weg.")
    if tag.startswith("{%") and tag_word(tag) not in mag:
        yield Bevinding(plaats, *_unknown_statement(tag, mag))
    elif re.match(r"\{\{(r|p|tr|tc) ", tag):
        yield Bevinding(
            plaats, f"{tag} is geen gegeven.", "Schrijf {{ pad.naar.feit }}, met spaties binnen de accolades."
        )


def unpaired(tags: list[tuple[str, Plaats]]) -> Iterator[Bevinding]:
    """Yield each statement without its partner, given the tags of one paragraph, one table or one clause in order."""
    open_: list[tuple[str, str, Plaats]] = []
    for tag, plaats in tags:
        woord = tag_word(re.sub(r"^\{%(?:tr|p)(?= )", "{%", tag))
        if woord in ("if", "for"):
            open_.append((woord, tag, plaats))
        elif woord in _OPENERS and not (open_ and open_[-1][0] == _OPENERS[woord]):
            yield Bevinding(
                plaats,
                f"bij {tag} hoort een {_OPENERS[woord]} die hier niet open staat.",
                "Zet beide op dezelfde hoogte.",
            )
        elif woord.startswith("end"):
            open_.pop()
    for woord, tag, plaats in open_:
        yield Bevinding(plaats, f"{tag} wordt niet gesloten.", f"Zet er op dezelfde hoogte een end{woord} achter.")


def _unknown_statement(tag: str, mag: tuple[str, ...]) -> tuple[str, str]:
    woord = tag_word(tag)
    if woord in ("p", "tr"):
        return f"{tag} staat tussen andere tekst; die zou uit de brief verdwijnen.", "Zet het alleen op een regel."
    return f"{tag} kan hier niet: toegestaan zijn {', '.join(mag)}.", bedoelde_u(woord, mag)


class _Lezer:
    """Walks through one text; keeps whether bold or italic is on, and where it was switched on."""

    def __init__(self, tekst: Tekst, fouten: list[Bevinding]) -> None:
        self.bron, self.fouten = tekst, fouten
        self.stukken: list[Stuk] = []
        self.vet: Plaats | None = None
        self.cursief: Plaats | None = None
        self.tags: list[tuple[str, Plaats]] = []

    def take(self, gevonden: re.Match[str]) -> None:
        plaats, inhoud = self.bron.plaats(gevonden.start()), gevonden[0]
        if gevonden.lastgroup == "tag":
            self._take_tag(inhoud, plaats)
        elif gevonden.lastgroup == "vet":
            self.vet = None if self.vet else plaats
        elif gevonden.lastgroup == "streep":
            self._take_underscore(gevonden, plaats)
        elif gevonden.lastgroup == "haak":
            self._fault(
                plaats,
                f"losse accolade {inhoud}: accolades zijn alleen voor gegevens en voorwaarden.",
                "Schrijf {{ pad.naar.feit }}.",
            )
        else:
            self._take_text(inhoud, plaats)

    def close(self) -> None:
        for open_, teken in ((self.vet, "**"), (self.cursief, "_")):
            if open_:
                self._fault(
                    open_, f"{teken} wordt in deze alinea niet gesloten.", f"Zet {teken} achter het laatste woord."
                )
        self.fouten += unpaired(self.tags)

    def can_be_empty(self) -> bool:
        """Say whether one condition without `else` stands round all of the text."""
        woorden = [tag_word(tag) for tag, _ in self.tags]
        kaal = self.bron.tekst.strip("*_")
        if woorden[:1] != ["if"] or "else" in woorden or not (kaal.startswith("{%") and kaal.endswith("%}")):
            return False
        diepte = 0
        for woord in woorden[:-1]:
            diepte += (woord in ("if", "for")) - woord.startswith("end")
            if diepte == 0:
                return False
        return True

    def _take_tag(self, tag: str, plaats: Plaats) -> None:
        self.fouten += tag_faults(tag, plaats)
        if tag.startswith("{%"):
            self.tags.append((tag, plaats))
        self._add(" ".join(tag.split()) if "\n" in tag else tag)

    def _take_text(self, tekst: str, plaats: Plaats) -> None:
        if _VERBODEN.search(tekst):
            self._fault(plaats, "deze tekst bevat een teken dat niet in een brief kan staan.", "Typ de tekst opnieuw.")
            return
        self._add(tekst)

    def _take_underscore(self, gevonden: re.Match[str], plaats: Plaats) -> None:
        # Inside a word, or more than one in a row (a line to write on), an underscore is just a character.
        tekst = self.bron.tekst
        voor, na = tekst[: gevonden.start()][-1:], tekst[gevonden.end() :][:1]
        if len(gevonden[0]) == 1 and self.cursief is None and not voor.isalnum() and na.strip():
            self.cursief = plaats
        elif len(gevonden[0]) == 1 and self.cursief and voor.strip() and not na.isalnum():
            self.cursief = None
        else:
            self._add(gevonden[0])

    def _add(self, tekst: str) -> None:
        stuk = Stuk(tekst, self.vet is not None, self.cursief is not None)
        vorig = self.stukken[-1] if self.stukken else None
        if vorig and (vorig.vet, vorig.cursief) == (stuk.vet, stuk.cursief):
            self.stukken[-1] = Stuk(vorig.tekst + tekst, stuk.vet, stuk.cursief)
        else:
            self.stukken.append(stuk)

    def _fault(self, plaats: Plaats, tekst: str, uitweg: str) -> None:
        self.fouten.append(Bevinding(plaats, tekst, uitweg))
