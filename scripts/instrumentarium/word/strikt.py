"""Reads XML the strict way: bytes go in, a verdict or a stream of events comes out; never a DOCTYPE, never a repair."""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

Begin = Callable[[str, dict[str, str]], object]


class XmlFout(ValueError):
    """The XML cannot be used; `regel` counts from 1, `kolom` from 1."""

    def __init__(self, reden: str, regel: int, kolom: int) -> None:
        self.reden, self.regel, self.kolom = reden, regel, kolom
        super().__init__(f"{reden} (regel {regel}, kolom {kolom})")


def check_xml(data: bytes) -> None:
    """Parse the whole of `data` and keep nothing; raises `XmlFout` when it is not well-formed or has a DOCTYPE."""
    read_events(data)


def read_events(
    data: bytes,
    begin: Begin | None = None,
    einde: Callable[[str], object] | None = None,
    tekst: Callable[[str], object] | None = None,
) -> None:
    """Call `begin(name, attributes)`, `einde(name)` and `tekst(characters)` in document order.

    Names carry the prefix of the file ("w:p"), as Word and docxtpl write it; namespaces are not resolved.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype(parser)
    if begin is not None:
        parser.StartElementHandler = begin
    if einde is not None:
        parser.EndElementHandler = einde
    if tekst is not None:
        parser.CharacterDataHandler = tekst
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fout:
        reden = f"geen geldige XML ({expat.ErrorString(fout.code)})"
        raise XmlFout(reden, fout.lineno, fout.offset + 1) from None
    except (ValueError, LookupError) as fout:
        if isinstance(fout, XmlFout):
            raise
        raise XmlFout("geen leesbare XML", 1, 1) from None


def _refuse_doctype(parser: expat.XMLParserType) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise XmlFout("een DOCTYPE is niet toegestaan", parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)

    return refuse
