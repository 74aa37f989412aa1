"""Turns the source of a part into a program: Jinja with one paragraph a line goes in, code comes out.

The line ends are there for the messages (Jinja counts lines, an author counts paragraphs); they are taken out of the
parsed template, so that they cost nothing per letter. docxtpl's escapes (`{_{`) are resolved here too, in the text of
the template only: in a value they are ordinary characters.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from functools import cache
from typing import cast

from jinja2 import Undefined, nodes
from jinja2.visitor import NodeTransformer

from instrumentarium.word.omgeving import Zandbak, guard
from instrumentarium.word.ontbreken import Ontbrekend

_REGEL_VOOR_ALINEA = re.compile(r"\n(?=<w:p[ >])")
_ALINEA = re.compile(r"<w:p([ >])")
_ONTSNAPT = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_GEDRAG: dict[str, type[Undefined]] = {"fout": Ontbrekend, "leeg": Undefined}


@cache
def sandbox(ontbrekend: str, *, xml: bool = True) -> Zandbak:
    """Return the environment for a way of treating missing names; `xml` is False for plain text (properties)."""
    return Zandbak(_GEDRAG[ontbrekend], xml=xml)


def split_lines(bron: str) -> str:
    """Return `bron` with every paragraph on a line of its own, so that a line number means a paragraph."""
    return _ALINEA.sub(r"\n<w:p\1", bron)


def join_lines(xml: str) -> str:
    """Undo `split_lines`."""
    return _REGEL_VOOR_ALINEA.sub("", xml)


def parse(bron: str, naam: str) -> nodes.Template:
    """Return the parsed template, as the author wrote it; raises Jinja's `TemplateSyntaxError`."""
    return sandbox("fout").parse(bron, naam)


def compile_source(bron: str, naam: str, *, xml: bool = True) -> types.CodeType:
    """Return the code of one part; the same code serves both ways of treating missing names."""
    omgeving = sandbox("fout", xml=xml)
    boom = cast(nodes.Template, _Tidy().visit(omgeving.parse(bron, naam)))
    return omgeving.compile(guard(boom), naam, naam)


def pieces(boom: nodes.Node) -> Iterator[str]:
    """Give the fixed text of a parsed template in order."""
    for stuk in boom.find_all(nodes.TemplateData):
        yield stuk.data


def needs_join(boom: nodes.Node) -> bool:
    """Say whether a line end may be left after rendering: where white-space control (`-%}`) ate the one in front."""
    return any(_ALINEA.match(stuk) for stuk in pieces(boom))


class _Tidy(NodeTransformer):
    def visit_TemplateData(self, node: nodes.TemplateData) -> nodes.Node:  # noqa: N802 -- the name that Jinja's visitor calls
        node.data = _unescape(join_lines(node.data))
        return node

    def visit_Const(self, node: nodes.Const) -> nodes.Node:  # noqa: N802 -- idem
        if isinstance(node.value, str):
            node.value = _unescape(node.value)
        return node


def _unescape(tekst: str) -> str:
    for ontsnapt, teken in _ONTSNAPT:
        tekst = tekst.replace(ontsnapt, teken)
    return tekst
