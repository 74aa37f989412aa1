"""Turns text of any origin into text that stays text, in Markdown, in HTML and in YAML front matter; adds no markup.

In: a string that may hold anything. Out: a string in which no builder finds Markdown, a tag or an attribute.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import escape

_TEKENS = re.compile(r"[!-/:-@\[-`{-~]")
_WIT = re.compile(r"\s+")
_ONZICHTBAAR = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def platte_tekst(tekst: str) -> str:
    """Return the text on one line, without control characters; for titles and attributes that need no markup."""
    return _WIT.sub(" ", _ONZICHTBAAR.sub("", tekst)).strip()


@lru_cache(maxsize=1 << 16)
def veilig(tekst: str) -> str:
    """Return the text with every ASCII punctuation mark as a numeric entity: the same in Markdown and in HTML.

    The comma and the semicolon mean nothing to either; they stay, for the size of the page.
    """
    return _TEKENS.sub(_entity, _WIT.sub(" ", _ONZICHTBAAR.sub("", tekst)))


@lru_cache(maxsize=1 << 16)
def html(tekst: str) -> str:
    """Return the text for use inside a block of HTML of our own, or between the quotes of an attribute."""
    return escape(_WIT.sub(" ", _ONZICHTBAAR.sub("", tekst)), quote=True)


def json_blok(waarde: object) -> str:
    """Return JSON that cannot end the script element in which it stands."""
    tekst = json.dumps(waarde, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return tekst.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")


def _entity(teken: re.Match[str]) -> str:
    return teken[0] if teken[0] in ",;" else f"&#{ord(teken[0])};"
