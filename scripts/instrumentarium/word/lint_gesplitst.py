"""Finds tags that Word has cut in two: a part as an element tree goes in, the tags that cannot be mended come out.

Word cuts a tag into runs all the time, and docxtpl takes out what stands between the pieces. That goes well as long as
both ends lie in the same kind of place; with one end in a hyperlink, a content control or a cell, half of that goes too
and the rest of the letter with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from instrumentarium.word.boom import W

_TAG = re.compile(r"\{%(?:(?!%\}).)*%\}|\{\{(?:(?!\}\}).)*\}\}|\{#(?:(?!#\}).)*#\}", re.DOTALL)
_OMHULSELS = {
    f"{W}hyperlink": "een hyperlink",
    f"{W}sdtContent": "een inhoudsbesturing",
    f"{W}smartTag": "een infolabel (smart tag)",
    f"{W}fldSimple": "een veld",
    f"{W}txbxContent": "een tekstvak",
    f"{W}tc": "een cel van een tabel",
    f"{W}customXml": "een XML-label",
}


def check_split(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    """Give for each tag with its ends in different places the text element where it begins, the fault, the way out."""
    stukken = [element for element in wortel.iter(f"{W}t") if element.text]
    grenzen = list(accumulate((len(element.text) for element in stukken), initial=0))
    for tag in _TAG.finditer("".join(element.text for element in stukken)):
        begin, einde = (stukken[bisect_right(grenzen, plek) - 1] for plek in (tag.start(), tag.end() - 1))
        if begin is not einde and _around(begin) != _around(einde):
            wat = _difference(begin, einde)
            yield (
                begin,
                f"de tag {tag.group()} ligt half in {wat}; de brief zou vanaf hier kapot zijn.",
                f"Typ de tag opnieuw, helemaal binnen of helemaal buiten {wat}.",
            )


def _around(element: Any) -> list[Any]:
    return [boven.tag for boven in element.iterancestors()]


def _difference(begin: Any, einde: Any) -> str:
    boven, onder = _around(begin), _around(einde)
    for soort, naam in _OMHULSELS.items():
        if boven.count(soort) != onder.count(soort):
            return naam
    return "een ander deel van de tekst"
