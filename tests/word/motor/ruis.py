"""Makes a template look as Word leaves it: the text of a .docx goes in, cut into runs with marks between them comes out.

Word cuts a run wherever someone stopped typing, checked the spelling or changed the language, also within a tag.
"""

from __future__ import annotations

import copy
import random
from itertools import pairwise

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from word.motor.orakel import edit

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BEWAAR = "{http://www.w3.org/XML/1998/namespace}space"
TUSSEN = (
    '<w:proofErr {} w:type="spellStart"/>',
    '<w:proofErr {} w:type="gramEnd"/>',
    '<w:bookmarkStart {} w:id="0" w:name="_GoBack"/>',
    '<w:bookmarkEnd {} w:id="0"/>',
    '<w:permStart {} w:id="1" w:edGrp="everyone"/>',
    "<w:r {}><w:lastRenderedPageBreak/></w:r>",
)
OPMAAK = ("", "<w:rPr {}><w:lang w:val='nl-NL'/></w:rPr>", "<w:rPr {}><w:b/></w:rPr>", "<w:rPr {}/>")
OMHULSEL = ("smartTag", "hyperlink", "sdt")


def shred(data: bytes, zaad: int, *, delen: tuple[str, ...] = ("word/document.xml",)) -> bytes:
    """Return the file with its runs cut at places that `zaad` chooses; the same number, the same cuts."""
    toeval = random.Random(zaad)  # noqa: S311 -- places to cut, not secrets
    for deel in delen:
        data = edit(data, deel, lambda oud: _shred_part(oud, toeval) if oud else oud)
    return data


def _shred_part(xml: bytes, toeval: random.Random) -> bytes:
    wortel = etree.fromstring(xml)
    for run in list(wortel.iter(f"{W}r")):
        teksten = run.findall(f"{W}t")
        if len(teksten) == 1 and teksten[0].text and run[-1] is teksten[0]:
            _shred_run(run, teksten[0].text, toeval)
    for alinea in list(wortel.iter(f"{W}p")):
        if toeval.random() < 0.5:
            alinea.set(f"{W}rsidR", f"{toeval.randrange(16**8):08X}")
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def _shred_run(run: etree._Element, tekst: str, toeval: random.Random) -> None:
    snedes = sorted({0, len(tekst), *(toeval.randrange(len(tekst) + 1) for _ in range(toeval.choice((0, 0, 1, 3, 6))))})
    nieuw = [_piece(run, tekst[begin:einde], toeval) for begin, einde in pairwise(snedes)]
    if len(nieuw) == 1 and toeval.random() < 0.2:
        nieuw = [_wrapped(nieuw[0], toeval.choice(OMHULSEL))]
    for stuk in nieuw:
        run.addprevious(stuk)
        if toeval.random() < 0.3:
            run.addprevious(parse_xml(toeval.choice(TUSSEN).format(nsdecls("w"))))
    run.getparent().remove(run)


def _piece(run: etree._Element, tekst: str, toeval: random.Random) -> etree._Element:
    stuk = copy.deepcopy(run)
    opmaak = toeval.choice(OPMAAK)
    if opmaak and stuk.find(f"{W}rPr") is None:
        stuk.insert(0, parse_xml(opmaak.format(nsdecls("w"))))
    woorden = stuk.find(f"{W}t")
    assert woorden is not None
    woorden.text = tekst
    if toeval.random() < 0.3:
        woorden.attrib.pop(BEWAAR, None)
    if toeval.random() < 0.1:
        woorden.addprevious(parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    return stuk


def _wrapped(run: etree._Element, soort: str) -> etree._Element:
    hoes = parse_xml(f"<w:{soort} {nsdecls('w')}/>")
    binnen = etree.SubElement(hoes, f"{W}sdtContent") if soort == "sdt" else hoes
    binnen.append(run)
    assert isinstance(hoes, etree._Element)
    return hoes
