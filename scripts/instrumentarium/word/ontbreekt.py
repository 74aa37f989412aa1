"""Makes missing facts visible: the XML of one part goes in, the same with each `[ONTBREEKT: pad]` on yellow comes out.

Works on text with regular expressions only, so that it also runs in the browser; never touches a word of the letter.
"""

from __future__ import annotations

import re

KLEUR, VLAK = "7A4B00", "FFF3D6"  # the colours of a warning; the brackets and the word say the same without colour

_HAAK = re.compile(r"\[ONTBREEKT: [^\s\[\]<>&]+\]")
_HAAK_IN_BYTES = re.compile(rb"\[ONTBREEKT: ([^\s\[\]<>&]+)\]")
_RUN = re.compile(r"<w:r(?: [^>]*)?>(?:(?!<w:r[ >]).)*?</w:r>", re.DOTALL)
_KENMERKEN = re.compile(r"<w:rPr>(.*?)</w:rPr>", re.DOTALL)
_TEKST = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_KENMERK = re.compile(r"<w:(\w+)(?: [^>]*)?(?:/>|>.*?</w:\1>)", re.DOTALL)
_VERVANGEN = frozenset({"color", "highlight", "shd"})
# The schema orders what stands in w:rPr (ISO 29500-1, CT_RPr); only what comes after the colour matters here.
_NA_KLEUR = frozenset({"spacing", "w", "kern", "position", "sz", "szCs", "u", "effect", "bdr"})
_NA_VLAK = frozenset({"fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"})


def mark_missing(document_xml: str) -> str:
    """Return the XML with each `[ONTBREEKT: pad.naar.feit]` in a run of its own, brown on yellow.

    A bracket that does not have exactly this form stays as it is. Doing it twice changes nothing.
    """
    if "[ONTBREEKT: " not in document_xml:
        return document_xml
    return _RUN.sub(_mark_run, document_xml)


def open_facts(letter: bytes) -> list[str]:
    """Return the paths named by `[ONTBREEKT: pad]` in a letter made here, sorted; its changing parts stand unpacked."""
    return sorted({gevonden.decode() for gevonden in _HAAK_IN_BYTES.findall(letter)})


def _mark_run(run: re.Match[str]) -> str:
    xml = run[0]
    if not _HAAK.search(xml):
        return xml
    gevonden = _KENMERKEN.search(xml)
    gewoon = gevonden[0] if gevonden else ""
    geel = _yellow(gevonden[1] if gevonden else "")
    return xml if gewoon == geel else _TEKST.sub(lambda tekst: _split(tekst, gewoon, geel), xml)


def _split(tekst: re.Match[str], gewoon: str, geel: str) -> str:
    # The text is closed and opened again round each bracket, so that the rest of the run (breaks, tabs) stays in place.
    if not _HAAK.search(tekst[1]):
        return tekst[0]
    return _text(_HAAK.sub(lambda haak: _between(haak[0], gewoon, geel), tekst[1]))


def _between(haak: str, gewoon: str, geel: str) -> str:
    return f"</w:t></w:r><w:r>{geel}{_text(haak)}</w:r><w:r>{gewoon}" + '<w:t xml:space="preserve">'


def _text(tekst: str) -> str:
    return f'<w:t xml:space="preserve">{tekst}</w:t>'


def _yellow(kenmerken: str) -> str:
    gewoon = [(gevonden[1], gevonden[0]) for gevonden in _KENMERK.finditer(kenmerken) if gevonden[1] not in _VERVANGEN]
    kleur = f'<w:color w:val="{KLEUR}"/>'
    vlak = f'<w:shd w:val="clear" w:color="auto" w:fill="{VLAK}"/>'
    voor = [xml for naam, xml in gewoon if naam not in _NA_KLEUR | _NA_VLAK]
    midden = [xml for naam, xml in gewoon if naam in _NA_KLEUR]
    achter = [xml for naam, xml in gewoon if naam in _NA_VLAK]
    return "".join(["<w:rPr>", *voor, kleur, *midden, vlak, *achter, "</w:rPr>"])
