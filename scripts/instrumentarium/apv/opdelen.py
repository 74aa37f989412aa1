"""Divides amending text in instructions: a sentence or heading, and the new text that stands below it.

In: text as it stands in an act. Out: lines in pairs of a sentence and its block. Says nothing about what they mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from instrumentarium.apv.blokken import Regel
from instrumentarium.apv.kopregels import is_heading, is_other, is_place_heading, number_style, without_number
from instrumentarium.apv.meelezen import mask, unquote
from instrumentarium.apv.zinnen import is_zin

_LETTER_VOOR = re.compile(r"\A[A-Z]{1,2}[.:]?\s+(?=(?:Artikel|In|Na|Aan|Het|Onder|De|Er|Voor) )")
# No sentence is longer; what goes on without a full stop is no amending text.
_LANGSTE_ZIN = 2000
# "B. ..." begins the next change, whether that can be read or not: it is no text of the one before.
_LETTER_REGEL = re.compile(r"[A-Z]{1,2}[.:]\s")
# The end of a sentence that announces new text: what follows on the same line is the first line of that text.
_AANHEF = re.compile(
    r"(?P<zin>.+?(?:te luiden(?: als volgt)?|(?:luidende|die luidt|dat luidt|waarvan de tekst luidt|met de volgende tekst)"
    r"(?: als volgt)?|(?:vol)?zin toegevoegd):)\s+(?P<tekst>\S.*)"
)


def instructions(tekst: str) -> Iterator[tuple[Regel, list[Regel]]]:
    """Yield each sentence or heading with the new text below it."""
    huidig: Regel | None = None
    blok: list[Regel] = []
    for regel in _lines(tekst):
        if huidig is not None and _belongs(huidig, regel):
            blok.append(regel)
        elif huidig is not None and not blok and _runs_on(huidig, regel):
            huidig = attrs.evolve(huidig, tekst=f"{huidig.tekst} {regel.tekst}")
        else:
            if huidig is not None:
                yield _with_unquoted(huidig, blok)
            huidig, blok = _split_line(attrs.evolve(regel, tekst=_LETTER_VOOR.sub("", regel.tekst, count=1)))
    if huidig is not None:
        yield _with_unquoted(huidig, blok)


def _lines(tekst: str) -> Iterator[Regel]:
    for nr, regel in enumerate(tekst.replace("\r\n", "\n").replace("\u00a0", " ").split("\n"), 1):
        kaal = regel.strip()
        if kaal:
            yield Regel(nr, len(regel) - len(regel.lstrip()), re.sub(r"\s+", " ", kaal) if "\t" in kaal else kaal)


def _split_line(regel: Regel) -> tuple[Regel, list[Regel]]:
    """Split "Het opschrift komt te luiden: Vuur" in the sentence and the new text."""
    masker = mask(regel.tekst)
    treffer = _AANHEF.fullmatch(masker)
    if not treffer or not is_zin(without_number(regel.tekst[: treffer.end("zin")])):
        return regel, []
    einde = treffer.end("zin")
    return attrs.evolve(regel, tekst=regel.tekst[:einde]), [attrs.evolve(regel, tekst=regel.tekst[einde:].strip())]


def _with_unquoted(huidig: Regel, blok: list[Regel]) -> tuple[Regel, list[Regel]]:
    """Return a block without the quotation marks that some acts put around the whole of a new text.

    A text that stands indented below its sentence needs none: marks in it are its own.
    """
    if blok and blok[0].inspringing > huidig.inspringing:
        return huidig, blok
    heel = unquote("\n".join(regel.tekst for regel in blok))
    regels = heel.split("\n")
    if not blok or len(regels) != len(blok):
        return huidig, blok
    return huidig, [attrs.evolve(regel, tekst=tekst) for regel, tekst in zip(blok, regels, strict=True)]


def _belongs(huidig: Regel, regel: Regel) -> bool:
    """Say whether a line is new text below the sentence: indented below it, or no sentence of its own."""
    if not huidig.tekst.endswith(":") or is_heading(huidig.tekst) or is_place_heading(without_number(huidig.tekst)):
        return False
    if regel.inspringing > huidig.inspringing:
        return True
    return not (is_heading(regel.tekst) or _LETTER_REGEL.match(regel.tekst) or _is_start(regel.tekst))


def _is_start(tekst: str) -> bool:
    """Say whether a line begins an instruction; what has a number and is no instruction is text."""
    if number_style(tekst) is None and is_other(tekst):
        return True
    kaal = without_number(_LETTER_VOOR.sub("", tekst, count=1))
    aanhef = _AANHEF.fullmatch(mask(kaal))
    return is_place_heading(kaal) or is_zin(kaal) or bool(aanhef and is_zin(kaal[: aanhef.end("zin")]))


def _runs_on(huidig: Regel, regel: Regel) -> bool:
    """Say whether a line only continues a sentence that was broken off at the edge of the page."""
    if len(huidig.tekst) > _LANGSTE_ZIN:
        return False
    kaal = without_number(huidig.tekst)
    if is_heading(huidig.tekst) or is_place_heading(kaal) or is_other(kaal) or huidig.tekst.endswith((".", ":", ";")):
        return False
    return not (is_heading(regel.tekst) or _is_start(regel.tekst) or number_style(regel.tekst))
