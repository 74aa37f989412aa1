"""Reads a part of a Word file into a tree: bytes go in, an lxml element comes out; for the compiler's circle only.

The bytes were read by `uitpakken` before, which refuses a DOCTYPE; this parser fetches and resolves nothing either.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from instrumentarium.word.strikt import XmlFout

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def parse_tree(inhoud: bytes) -> Any:
    """Return the root element; raises `XmlFout` for what expat reads but lxml does not: nesting beyond reason."""
    try:
        return etree.fromstring(inhoud, _PARSER)
    except etree.XMLSyntaxError as fout:
        raise XmlFout("te diep genest of te groot", fout.lineno or 1, 1) from None
