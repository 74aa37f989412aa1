"""Reads the new text that stands below an amending sentence: leden, onderdelen, or whole articles.

In: lines with their indentation. Out: `NieuwDeel`, or None when the build-up is not clear. Text of our own shows the
build-up by indentation; text that was pasted shows it by its labels alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from instrumentarium.apv.artikel import INSPRINGING, ONBEKEND
from instrumentarium.apv.nummers import order_key
from instrumentarium.bronnen.soorten.apv import Bewerking, NieuwDeel

_LABEL = re.compile(r"(\d{1,3}[a-z]{0,2}|[a-z]{1,2}|\d{1,2}°)[.)]\s+(.*)|([-–•])\s+(.*)")
_KOP = re.compile(r"Artikel (\d[\w:.]*|" + re.escape(ONBEKEND) + r")\.?(?: (.*))?")
# The heading of a division: "AFDELING 8a Malafide ondernemersklimaat", "Hoofdstuk 2. Openbare orde", "§ 1.2".
_AFDELING = re.compile(r"(?:(?:onder)?afdeling|hoofdstuk|paragraaf|titel|§)\s*\d[\w:.]*(?:[.:]?\s.*)?", re.IGNORECASE)
# A new chapter can begin with a new division, each with its title below it.
_KOPREGELS = 4


@attrs.frozen
class Regel:
    """One line of a text: its number, how far it is indented, and its words."""

    nr: int
    inspringing: int
    tekst: str


def read_delen(blok: Sequence[Regel]) -> list[NieuwDeel] | None:
    """Return the leden or onderdelen of a block; None when a line has no clear place."""
    if not blok:
        return None
    if all(regel.inspringing >= len(INSPRINGING) for regel in blok):
        return _by_indent(list(blok), min(regel.inspringing for regel in blok))
    return _by_label(blok)


def read_artikelen(blok: Sequence[Regel]) -> list[Bewerking] | None:
    """Return each article of a block as a `voeg-artikel-in`, the first of a new division with the heading of that.

    The first line is the heading of an article or of a division; a division may have its title on a line of its own.
    """
    artikelen: list[tuple[str | None, list[Regel]]] = []
    kop: list[str] = []
    for plaats, regel in enumerate(blok):
        if _KOP.fullmatch(regel.tekst):
            artikelen.append((" ".join(kop) or None, [regel]))
            kop = []
        elif _AFDELING.fullmatch(regel.tekst) or (kop and _is_title(regel.tekst) and len(kop) < _KOPREGELS):
            kop.append(regel.tekst)
        elif artikelen and not kop:
            artikelen[-1][1].append(regel)
        else:
            return None
        if kop and plaats == len(blok) - 1:
            return None
    gelezen = [_artikel(regels, afdeling) for afdeling, regels in artikelen]
    return [b for b in gelezen if b] if all(gelezen) and gelezen else None


def _is_title(tekst: str) -> bool:
    return not split_label(tekst)[0] and not tekst.endswith((".", ";", ":", ","))


def read_text(tekst: str) -> list[NieuwDeel] | None:
    """Return the leden or onderdelen that a text of several lines holds, as a person types them in a file."""
    regels = [regel for regel in tekst.split("\n") if regel.strip()]
    return _by_label([Regel(nr, 0, regel.strip()) for nr, regel in enumerate(regels, 1)])


def read_artikel_text(tekst: str) -> tuple[str | None, list[NieuwDeel] | None]:
    """Return heading (None without one) and leden of a whole article typed as one text."""
    eerste, _, rest = tekst.strip().partition("\n")
    kop = _KOP.fullmatch(eerste.strip())
    return (kop[2] or "", read_text(rest)) if kop else (None, read_text(tekst))


def split_label(tekst: str) -> tuple[str, str]:
    """Return label and words; the label is "" when the line has none."""
    treffer = _LABEL.fullmatch(tekst)
    if not treffer:
        return "", tekst
    return (treffer[1], treffer[2]) if treffer[1] else (treffer[3], treffer[4])


def _artikel(regels: Sequence[Regel], afdeling: str | None) -> Bewerking | None:
    kop = _KOP.fullmatch(regels[0].tekst)
    leden = read_delen(regels[1:]) if len(regels) > 1 else []
    if kop is None or leden is None:
        return None
    nummer = None if kop[1] == ONBEKEND else kop[1]
    return Bewerking(soort="voeg-artikel-in", afdeling=afdeling, nummer=nummer, opschrift=kop[2] or "", leden=leden)


def _by_indent(regels: list[Regel], diepte: int) -> list[NieuwDeel] | None:
    """Read the lines at `diepte`; deeper ones hang below the one before, an unlabelled one after a list is its slot."""
    delen: list[NieuwDeel] = []
    plaats = 0
    while plaats < len(regels):
        if regels[plaats].inspringing != diepte:
            return None
        label, tekst = split_label(regels[plaats].tekst)
        einde = plaats + 1
        while einde < len(regels) and regels[einde].inspringing > diepte:
            einde += 1
        onder = _by_indent(regels[plaats + 1 : einde], regels[plaats + 1].inspringing) if einde > plaats + 1 else []
        if onder is None:
            return None
        if not label and delen and delen[-1].onderdelen and delen[-1].slot is None and not onder:
            delen[-1] = attrs.evolve(delen[-1], slot=tekst)
        else:
            delen.append(NieuwDeel(nr=label, tekst=tekst, onderdelen=onder))
        plaats = einde
    return delen


def _by_label(blok: Sequence[Regel]) -> list[NieuwDeel] | None:
    """Read lines whose labels alone say how they hang together: 1, then a, then 1°."""
    wortel = NieuwDeel(tekst="")
    stapel: list[tuple[int, NieuwDeel]] = [(-1, wortel)]
    for regel in blok:
        label, tekst = split_label(regel.tekst)
        if not label:
            if not _unlabelled(stapel, tekst):
                return None
            continue
        rang = _rank(label)
        while stapel[-1][0] >= rang:
            stapel.pop()
        deel = NieuwDeel(nr=label, tekst=tekst)
        stapel[-1][1].onderdelen.append(deel)
        stapel.append((rang, deel))
    return wortel.onderdelen if _ascending(wortel.onderdelen) else None


def _ascending(delen: Sequence[NieuwDeel]) -> bool:
    """Say whether labels go up at every level; if not, a line was read along that belongs to something else."""
    labels = [order_key(deel.nr) for deel in delen if split_label(f"{deel.nr}. x")[0] and deel.nr not in "-–•"]
    return all(een < ander for een, ander in pairwise(labels)) and all(_ascending(deel.onderdelen) for deel in delen)


def _unlabelled(stapel: list[tuple[int, NieuwDeel]], tekst: str) -> bool:
    """Place a line without label: the only lid when it comes first, the slot of the outer list when it comes after."""
    if len(stapel) == 1 and not stapel[0][1].onderdelen:
        deel = NieuwDeel(tekst=tekst)
        stapel[0][1].onderdelen.append(deel)
        stapel.append((0, deel))
        return True
    if len(stapel) > 2:
        rang, deel = stapel[1]
        ouder = stapel[0][1].onderdelen
        if deel.slot is None:
            ouder[-1] = attrs.evolve(deel, slot=tekst)
            stapel[1:] = [(rang, ouder[-1])]
            return True
    return False


def _rank(label: str) -> int:
    if label in "-–•":
        return 3
    return 2 if "°" in label else 0 if label[0].isdigit() else 1
