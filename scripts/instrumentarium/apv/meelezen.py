"""What happens along with an amendment, read: quoted phrases, marks at the end of items, new numbers and letters.

In: pieces of a sentence, or the match of a formula. Out: phrases, marks and maps from old label to new; None when a
piece is not clear.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from instrumentarium.apv.formules import NIEUWE_TEKENS, TEKENS
from instrumentarium.apv.reeksen import read_onderdelen, read_row

# Stands for one character of a quotation; no text holds it, because sources and sentences are read without it.
CITAAT = "\x00"
VERNUMMERING = r"(?:vernummering|verlettering) van (?P<oud>.+?) tot (?!en met )(?P<nieuw>.+?)"


# A phrase between quotation marks, per pair; inside it the same pair may stand once more, and an apostrophe in a word.
_AANGEHAALD = (
    ("“", r"(?:[^“”]|“[^“”]*”)+", "”"),
    ("„", r"[^„“”]+", "”"),
    ("”", r"[^“”]+", "”"),
    ("«", r"(?:[^«»]|«[^«»]*»)+", "»"),
    ("‘", r"(?:[^‘’]|(?<=\w)’(?=\w)|‘[^‘’]*’)+", "’"),
    ('"', r'[^"]+', '"'),
    ("'", r"(?:[^']|(?<=\w)'(?=\w))+", "'"),
)


def quoted(naam: str) -> str:
    """Return the pattern of a quoted phrase, in any of the marks that acts use; groups naam0, naam1, ..."""
    vormen = (f"{a}(?P<{naam}{nr}>{binnen}){b}" for nr, (a, binnen, b) in enumerate(_AANGEHAALD))
    return f"(?:{'|'.join(vormen)})"


_CITAAT = re.compile("|".join(f"(?<![\\w]){a}{binnen}{b}(?![\\w])" for a, binnen, b in _AANGEHAALD))


def mask(zin: str) -> str:
    """Return the sentence, as long as it was, with a mark for every character of a quoted phrase."""
    return _CITAAT.sub(lambda treffer: CITAAT * len(treffer.group()), zin)


def unquote(tekst: str) -> str:
    """Return a new text without the quotation marks that stand around all of it, and the full stop after those."""
    kaal = tekst[:-1] if tekst.endswith((".", ";")) else tekst
    for open_, _, dicht in _AANGEHAALD:
        binnen = kaal[1:-1]
        if len(kaal) > 2 and kaal[0] == open_ and kaal[-1] == dicht and not {open_, dicht} & set(binnen):
            return binnen
    return tekst


def phrase(treffer: re.Match[str], naam: str) -> str | None:
    """Return the phrase that `quoted(naam)` found."""
    return next((w for sleutel, w in treffer.groupdict().items() if sleutel[:-1] == naam and w is not None), None)


def mark(naam: str) -> str:
    """Return the pattern of a mark: "de punt", "een puntkomma", or a quoted one."""
    namen = "|".join((*TEKENS.values(), *NIEUWE_TEKENS.values()))
    return f"(?:(?P<{naam}>{namen})|{quoted(naam + '_')})"


def teken(treffer: re.Match[str], naam: str) -> str | None:
    """Return the mark that `mark(naam)` found."""
    alle = {woord: teken for rij in (TEKENS, NIEUWE_TEKENS) for teken, woord in rij.items()}
    return alle.get(treffer[naam] or "") or phrase(treffer, naam + "_")


def small(tekst: str) -> str:
    """Return the text with a small first letter, as it would stand inside a sentence."""
    return tekst[:1].lower() + tekst[1:]


def renumbering(treffer: re.Match[str], lees: Callable[[str], list[str] | None]) -> dict[str, str] | None:
    """Return old label -> new label; None when there is none or the two rows differ in length."""
    oud, nieuw = treffer.groupdict().get("oud"), treffer.groupdict().get("nieuw")
    if not oud or not nieuw:
        return None
    # "het vierde en vijfde tot derde en vierde lid": the word stands once, at the end
    van = lees(small(oud)) or read_row(re.sub(r"^(?:het|de) ", "", small(oud)))
    naar = lees(small(nieuw)) or read_row(re.sub(r"^(?:het|de) ", "", nieuw))
    return dict(zip(van, naar, strict=True)) if van and naar and len(van) == len(naar) else None


_ALONG = re.compile(
    rf"onder vervanging (?P<tekens>van .+?(?: (?:door|voor) (?:{'|'.join(NIEUWE_TEKENS.values())}|{quoted('q')})))"
    r"(?:,? en onder (?P<meer>ver(?:nummering|lettering) van .+))?|onder (?P<kaart>ver(?:nummering|lettering) van .+)"
)
_EEN_TEKEN = re.compile(
    rf"van {mark('was')} aan het slot van (?P<waar>(?:sub)?onderdeel \S+?)(?: \(nieuwe?\))? "
    rf"(?:door|voor) {mark('wordt')}"
)


def read_along(mee: str | None) -> tuple[list[tuple[str, str, str]], dict[str, str] | None] | None:
    """Return the marks (label, old, new) and the new letters that change along with an insertion or a repeal."""
    if not mee:
        return [], None
    mee = small(mee.strip(" ,"))
    treffer = _ALONG.fullmatch(mee)
    if treffer is None:
        return None
    tekens = _marks(treffer["tekens"]) if treffer["tekens"] else []
    kaart = None
    anders = treffer["meer"] or treffer["kaart"]
    if anders:
        deel = re.fullmatch(VERNUMMERING, anders)
        kaart = renumbering(deel, read_onderdelen) if deel else None
    return None if tekens is None or (anders and kaart is None) else (tekens, kaart)


def _marks(tekst: str) -> list[tuple[str, str, str]] | None:
    uit = []
    for stuk in re.split(r" en (?=van )", tekst):
        treffer = _EEN_TEKEN.fullmatch(stuk)
        labels = read_onderdelen(treffer["waar"]) if treffer else None
        was, wordt = (teken(treffer, "was"), teken(treffer, "wordt")) if treffer else (None, None)
        if not labels or was is None or wordt is None:
            return None
        uit.append((labels[0], was, wordt))
    return uit
