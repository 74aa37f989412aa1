"""Writes plain words with stand-off markup and notes as mixed XML content: the reverse of `importeren_tekst`.

In: a text, its `Opmaak` and `Noot`. Out: pieces of XML. Marks that overlap are closed and opened again, never refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from instrumentarium.apv.importeren_tekst import TEKEN, restore
from instrumentarium.bronnen.soorten.regeling_tekst import Noot, Opmaak

_NAAM = re.compile(r"[^\W\d][\w.-]*")
# Attributes whose stored name is ours, with the name that they carry in a file.
_EIGEN_NAMEN = {"pad": "bwb-ng-variabel-deel"}


def write_words(
    tekst: str, opmaak: Sequence[Opmaak], noten: Sequence[Noot], schrijf_noot: Callable[[Noot], str]
) -> Iterator[str]:
    """Yield the text with its marks as elements and its notes where they hung."""
    heel = restore(tekst, list(opmaak))
    stukken = [deel for deel in opmaak if deel.soort != TEKEN]
    open_: list[Opmaak] = []
    vorige = 0
    for plek in sorted({deel.van for deel in stukken} | {deel.tot for deel in stukken} | {noot.op for noot in noten}):
        yield escape(heel[vorige:plek])
        vorige = max(vorige, plek)
        yield from _close_at(open_, plek)
        for noot in noten:
            if noot.op == plek:
                yield schrijf_noot(noot)
        for deel in stukken:
            if deel.van == plek:
                yield from _open_at(open_, deel)
    yield escape(heel[vorige:])
    yield from _close_at(open_, len(heel) + 1, alles=True)


def start_tag(naam: str, kenmerken: Mapping[str, str | None], leeg: bool = False) -> str:
    """Return an opening tag; attributes without a value are left out."""
    velden = "".join(
        f" {_EIGEN_NAMEN.get(sleutel, sleutel)}={quoteattr(waarde)}"
        for sleutel, waarde in kenmerken.items()
        if waarde is not None and not sleutel.startswith(f"{TEKEN}:")
    )
    return f"<{naam}{velden}{'/' if leeg else ''}>"


def is_xml_name(naam: str) -> bool:
    """Say whether a name can be the name of an element."""
    return _NAAM.fullmatch(naam) is not None


def _open_at(open_: list[Opmaak], deel: Opmaak) -> Iterator[str]:
    if deel.van >= deel.tot:
        yield start_tag(deel.soort, deel.kenmerken, leeg=True)
    else:
        open_.append(deel)
        yield start_tag(deel.soort, deel.kenmerken)


def _close_at(open_: list[Opmaak], plek: int, *, alles: bool = False) -> Iterator[str]:
    """Yield what closes here; what was opened inside it and goes on, is opened again."""
    diepste = next((nr for nr, deel in enumerate(open_) if alles or deel.tot <= plek), None)
    if diepste is None:
        return
    rest = open_[diepste:]
    del open_[diepste:]
    yield from (f"</{deel.soort}>" for deel in reversed(rest))
    for deel in rest:
        if not alles and deel.tot > plek:
            open_.append(deel)
            yield start_tag(deel.soort, deel.kenmerken)
