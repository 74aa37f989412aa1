"""Judges the text of a template: one part as an element tree goes in, faults with their paragraph come out.

What docxtpl would lose or misread without a word: text beside a tag that lifts its paragraph out, tags with a space in
the wrong place, tags where nothing is filled in, tracked changes and comments that would travel with every letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from instrumentarium.word.boom import W
from instrumentarium.word.lint_gesplitst import check_split
from instrumentarium.word.velden import check_fields

_TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_BEGIN_VAN_TAG = re.compile(r"\{[{%#]")
_TILT = re.compile(r"\{(?P<soort>[%{#])(?P<wat>tr|tc|p|r)\s(?P<binnen>.*?)[%}#]\}", re.DOTALL)
_SPATIE = re.compile(r"\{%[-+]?\s+(tr|tc|p|r)\s|\{%[-+]\s*(tr|tc|p|r)\s")
_GEPLAKT = re.compile(r"\{%(tr|tc|p|r)(if|elif|else|endif|for|endfor|set|macro|endmacro)\b")
_KRUL = re.compile("[‘’‚‛“”„‟«»]")
_WIJZIGING = frozenset(
    f"{W}{naam}"
    for naam in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "moveFromRangeStart", "moveToRangeStart"),
        *(
            "customXmlInsRangeStart",
            "customXmlDelRangeStart",
            "customXmlMoveFromRangeStart",
            "customXmlMoveToRangeStart",
        ),
    )
)
_OBJECTEN = {
    f"{W}altChunk": ("een ingevoegd bestand (altChunk).", "Neem de tekst zelf op."),
    f"{W}object": ("een ingesloten object (OLE).", "Zet er een afbeelding of een tabel voor in de plaats."),
    "{urn:schemas-microsoft-com:office:office}OLEObject": (
        "een ingesloten object (OLE).",
        "Zet er een afbeelding of een tabel voor in de plaats.",
    ),
}
_OPMERKING = frozenset({f"{W}commentReference", f"{W}commentRangeStart"})
_ZONDER_TAGS = {
    f"{W}footnotes": "een voetnoot",
    f"{W}endnotes": "een eindnoot",
    f"{W}comments": "een opmerking",
}
_WIT = "\0"  # a tab or line end of Word; no text can hold this character
# docxtpl's search for these tags takes the cube of the white space in them, and all that follows when they are not closed.
_TRAAG = re.compile(r"\{%\s*(?:colspan|cellbg)(?:\s{50}|\s(?![^%]*%\}))")
MAX_OPEN_TAGS = 100
SLUIT_TAGS = "Sluit elke tag in dezelfde alinea."
_WORTELS = frozenset({f"{W}document", f"{W}hdr", f"{W}ftr", *_ZONDER_TAGS})


@dataclass(frozen=True, slots=True)
class Tekstfout:
    """A fault in a part: the number and the text of the paragraph (0 and "" outside a paragraph), and the way out."""

    alinea: int
    citaat: str
    tekst: str
    uitweg: str


@dataclass(frozen=True, slots=True)
class _Alinea:
    nummer: int
    element: Any
    tekst: str


def check_text(wortel: Any) -> Iterator[Tekstfout]:
    """Give the faults of a part of text; other parts (styles, settings) have none."""
    if wortel.tag not in _WORTELS:
        return
    alineas = [_Alinea(nr, element, _own_text(element)) for nr, element in enumerate(wortel.iter(f"{W}p"), 1)]
    if sum(map(_open_tags, alineas)) > MAX_OPEN_TAGS:
        yield Tekstfout(0, "", f"meer dan {MAX_OPEN_TAGS} tags zijn niet gesloten.", SLUIT_TAGS)
        return
    for alinea in alineas:
        if _TRAAG.search(alinea.tekst):
            tekst = "de tag {% colspan of {% cellbg is niet gesloten, of heeft er veel wit in."
            yield Tekstfout(alinea.nummer, alinea.tekst, tekst, SLUIT_TAGS)
    for alinea in alineas:
        fouten = _check_tagless(alinea.tekst, wortel.tag) if wortel.tag in _ZONDER_TAGS else check_tags(alinea.tekst)
        for tekst, uitweg in fouten:
            yield Tekstfout(alinea.nummer, alinea.tekst, tekst, uitweg)
    nummers = {alinea.element: alinea for alinea in alineas}
    for element, tekst, uitweg in (*check_fields(wortel), *_check_elements(wortel), *check_split(wortel)):
        waar = _paragraph_of(element, nummers)
        yield Tekstfout(waar.nummer, waar.tekst, tekst, uitweg) if waar else Tekstfout(0, "", tekst, uitweg)


def _open_tags(alinea: _Alinea) -> int:
    begin, einde = (sum(map(alinea.tekst.count, vormen)) for vormen in (("{{", "{%", "{#"), ("}}", "%}", "#}")))
    return max(begin - einde, 0)


def check_tags(tekst: str) -> Iterator[tuple[str, str]]:
    """Give what is wrong with the tags of one paragraph, as far as the form of the tags goes."""
    tilt = list(_TILT.finditer(tekst))
    for gevonden in tilt:
        if gevonden["wat"] == "p" and (tekst[: gevonden.start()] + tekst[gevonden.end() :]).strip():
            yield (
                f"naast {gevonden.group()} staat nog tekst in dezelfde alinea; die zou uit de brief verdwijnen.",
                "Geef de tag een eigen alinea, of gebruik {% ... %} zonder p.",
            )
        yield from _check_lifting(gevonden)
    for tag in _TAG.findall(tekst):
        if _SPATIE.match(tag):
            yield f"een spatie of streepje voor de letter in {tag}.", "Schrijf {%p, {%tr, {%tc of {%r aan elkaar."
        elif geplakt := _GEPLAKT.match(tag):
            yield f"een spatie te weinig in {tag}.", f"Bedoelde u {{%{geplakt[1]} {geplakt[2]} ... %}}?"


def _check_lifting(gevonden: re.Match[str]) -> Iterator[tuple[str, str]]:
    tag, wat, binnen = gevonden.group(), gevonden["wat"], gevonden["binnen"]
    if gevonden["soort"] == "{":
        if wat == "r":
            yield (
                f"opgemaakte tekst (RichText) in {tag}; een waarde zou Word-opmaak kunnen worden.",
                "Gebruik {{ naam }}.",
            )
        else:
            yield (
                f"{tag} zet een waarde buiten de alinea, waar Word haar niet toont.",
                "Gebruik {{ naam }} in een alinea.",
            )
    elif gevonden["soort"] == "%" and re.search(r"[%}]", binnen):
        yield (
            f"een % of }} binnen {tag}; daardoor werkt de tag niet.",
            "Reken het uit met {% set ... %} in een andere alinea.",
        )
    elif gevonden["soort"] == "%" and _KRUL.search(binnen):
        yield f"een gekruld aanhalingsteken in {tag}.", "Typ rechte aanhalingstekens (')."


def _check_tagless(tekst: str, soort: str) -> Iterator[tuple[str, str]]:
    if _BEGIN_VAN_TAG.search(tekst):
        yield f"een tag in {_ZONDER_TAGS[soort]}; daar wordt niets ingevuld.", "Zet de tag in de tekst zelf."


def _check_elements(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    gezien: set[tuple[Any, str]] = set()
    for element in wortel.iter():
        fout = _fault_of(element, wortel)
        alinea = next(element.iterancestors(f"{W}p"), None) if fout else None
        if fout and (alinea, fout[0]) not in gezien:
            gezien.add((alinea, fout[0]))
            yield element, *fout


def _fault_of(element: Any, wortel: Any) -> tuple[str, str] | None:
    if element.tag in _WIJZIGING:
        return (
            "een bijgehouden wijziging; die zou met elke brief meereizen.",
            "Accepteer of weiger alle wijzigingen in Word.",
        )
    if element.tag in _OPMERKING or (wortel.tag == f"{W}comments" and element.tag == f"{W}comment"):
        return "een opmerking; die zou met elke brief meereizen.", "Verwijder alle opmerkingen in Word."
    return _OBJECTEN.get(element.tag)


def _own_text(alinea: Any) -> str:
    """Return the text of a paragraph without that of the paragraphs in a text box in it."""
    stukken = []
    for element in alinea.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"):
        if next(element.iterancestors(f"{W}p")) is alinea and element.getparent().tag == f"{W}r":
            stukken.append(element.text or "" if element.tag == f"{W}t" else _WIT)
    # docxtpl takes a tab or a line end out of a tag, so it is no space there.
    return _TAG.sub(lambda tag: tag.group().replace(_WIT, ""), "".join(stukken)).replace(_WIT, " ")


def _paragraph_of(element: Any, nummers: dict[Any, _Alinea]) -> _Alinea | None:
    eigen = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
    if eigen is None:
        eigen = next(element.iter(f"{W}p"), None)
    return nummers.get(eigen) if eigen is not None else None
