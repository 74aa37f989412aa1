"""What a compiled template is made of: parts that stand, parts that change, and what this process made of them.

Plain values: the compiler fills them, the renderer reads them, a bundle carries them. Nothing is rendered here.
"""

from __future__ import annotations

import types
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from instrumentarium.word.inpakken import Blok, Lid

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Wisseldeel:
    """A part of the letter that depends on the case.

    `bron` is Jinja, one paragraph a line; `voor` and `na` are the XML round what is rendered. `alineas` gives for each
    line of `bron` the paragraph of the Word file. The flags say which steps of `naloop` the part can need.
    """

    naam: str
    bron: str
    voor: str = ""
    na: str = ""
    alineas: tuple[int, ...] = ()
    vouw_regels: bool = False  # a line of `bron` may stand beside another: take line ends out after rendering
    tabellen: bool = False
    tekeningen: str = ""  # the prefix of drawings that must be numbered per letter
    kopvoet: bool = False  # header or footer: read by python-docx without blank text
    xml: bool = True  # False: plain text, for a property


@dataclass(frozen=True, slots=True)
class Inhoud:
    """All that a letter is made of, in the order of the zip."""

    sha256: str
    naam: str
    vast: tuple[Lid, ...]
    wisselend: tuple[Wisseldeel, ...]
    eigenschappen: tuple[Wisseldeel, ...] = ()  # text of the template by Dutch name ("titel")
    gebruikt: tuple[str, ...] = ()  # the names that the template asks for


@dataclass(slots=True)
class Sjabloon:
    """A template with what was made of it in this process; filled on first use, the same for every thread."""

    inhoud: Inhoud
    code: dict[str, types.CodeType] = field(default_factory=dict)
    jinja: dict[tuple[str, str], Template] = field(default_factory=dict)
    blok: tuple[datetime, Blok] | None = None
