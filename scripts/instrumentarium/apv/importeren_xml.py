"""Reads the bytes of an official XML file into a tree, or says in one located Dutch sentence why that is refused.

In: bytes and the name to show. Out: the root element. Never follows a DOCTYPE, an entity or an address; never guesses
an encoding: what says UTF-8 must be UTF-8, because a guessed character is a changed law.
"""

from __future__ import annotations

import re

from lxml import etree

from instrumentarium.fouten import Bevinding, BronFout, Plaats

MB = 1024 * 1024
MAX_BYTES = 40 * MB

_GEEN_XML = (
    (b"PK\x03\x04", "dit is een zip-bestand, geen XML", "Pak het eerst uit."),
    (b"PK\x05\x06", "dit is een leeg zip-bestand, geen XML", "Kies het XML-bestand zelf."),
    (b"\x1f\x8b", "dit is een ingepakt bestand (gzip), geen XML", "Pak het eerst uit."),
    (b"%PDF", "dit is een PDF, geen XML", "Haal bij de regeling het XML-bestand op."),
    (b"{\\rtf", "dit is een RTF-bestand, geen XML", "Haal bij de regeling het XML-bestand op."),
    (b"\xd0\xcf\x11\xe0", "dit is een Office-bestand, geen XML", "Haal bij de regeling het XML-bestand op."),
    (b"\xff\xfe", "dit bestand is UTF-16, hier hoort UTF-8", "Bewaar het bestand als UTF-8."),
    (b"\xfe\xff", "dit bestand is UTF-16, hier hoort UTF-8", "Bewaar het bestand als UTF-8."),
    (b"<\x00", "dit bestand is UTF-16, hier hoort UTF-8", "Bewaar het bestand als UTF-8."),
    (b"\x00<", "dit bestand is UTF-16, hier hoort UTF-8", "Bewaar het bestand als UTF-8."),
)
_DECLARATIE = re.compile(rb"\A<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']{1,40})[\"'][^>]*?\?>")
_CODERINGEN = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "latin1": "latin-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
}
# What may stand before the first element: white space, a declaration or instruction, a comment.
_VOORAF = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)

_FOUTEN = etree.ErrorTypes
_MELDINGEN = {
    _FOUTEN.ERR_TAG_NAME_MISMATCH: "hier sluit een ander element dan er open staat",
    _FOUTEN.ERR_TAG_NOT_FINISHED: "het bestand houdt op voordat alle elementen gesloten zijn",
    _FOUTEN.ERR_DOCUMENT_END: "na het einde van de regeling staat nog iets, of het bestand is afgebroken",
    _FOUTEN.ERR_DOCUMENT_EMPTY: "hier begint geen XML",
    _FOUTEN.ERR_UNDECLARED_ENTITY: "deze verwijzing met & is hier niet bekend",
    _FOUTEN.ERR_ENTITYREF_SEMICOL_MISSING: "na dit &-teken ontbreekt een puntkomma",
    _FOUTEN.ERR_NAME_REQUIRED: "hier hoort een naam; een los <- of &-teken moet &lt; of &amp; zijn",
    _FOUTEN.ERR_LT_REQUIRED: "hier hoort een element te beginnen",
    _FOUTEN.ERR_GT_REQUIRED: "dit element is niet met > afgesloten",
    _FOUTEN.ERR_LTSLASH_REQUIRED: "hier hoort een element te sluiten; het bestand is misschien afgebroken",
    _FOUTEN.ERR_ATTRIBUTE_NOT_STARTED: "de waarde van een kenmerk hoort tussen aanhalingstekens",
    _FOUTEN.ERR_ATTRIBUTE_NOT_FINISHED: "de waarde van een kenmerk is niet afgesloten",
    _FOUTEN.ERR_ATTRIBUTE_REDEFINED: "dit kenmerk staat er twee keer",
    _FOUTEN.ERR_COMMENT_NOT_FINISHED: "een opmerking (<!-- -->) is niet afgesloten",
    _FOUTEN.ERR_CDATA_NOT_FINISHED: "een CDATA-blok is niet afgesloten",
    _FOUTEN.ERR_PI_NOT_FINISHED: "een instructie (<? ?>) is niet afgesloten",
    _FOUTEN.ERR_INVALID_CHAR: "dit teken is in XML niet toegestaan",
    _FOUTEN.ERR_INVALID_CHARREF: "deze tekencode is in XML niet toegestaan",
    _FOUTEN.ERR_XMLDECL_NOT_FINISHED: "de eerste regel (<?xml ... ?>) klopt niet",
    _FOUTEN.ERR_RESERVED_XML_NAME: "de regel <?xml ... ?> mag alleen helemaal vooraan staan",
    _FOUTEN.ERR_INTERNAL_ERROR: "dit bestand is te diep genest of heeft een te lange tekst",
    _FOUTEN.NS_ERR_UNDEFINED_NAMESPACE: "de naam voor deze dubbele punt is niet verklaard (xmlns)",
}
_TE_GROOT = ("depth", "huge", "too long", "resource limit", "nested")


def parse_xml(inhoud: bytes, naam: str) -> etree._Element:
    """Return the root of the document; raises BronFout with one finding."""
    tekst = _decode(inhoud, naam)
    _refuse_doctype(tekst, naam)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(_without_declaration(tekst).encode("utf-8"), parser)
    except etree.XMLSyntaxError as fout:
        raise _syntax_fault(fout, naam) from None
    except ValueError:
        raise _fault(naam, 1, 1, "dit bestand is geen leesbare XML", "Haal het bestand opnieuw op.") from None


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: etree._Element) -> int:
    """Return the line on which an element begins, from 1."""
    regel = element.sourceline
    return regel if isinstance(regel, int) else 1


def _decode(inhoud: bytes, naam: str) -> str:
    _refuse_other_files(inhoud, naam)
    inhoud = inhoud.removeprefix(b"\xef\xbb\xbf")
    verklaard = _DECLARATIE.match(inhoud)
    genoemd = verklaard.group(1).decode("ascii", "replace").lower() if verklaard else "utf-8"
    codering = _CODERINGEN.get(genoemd)
    if codering is None:
        raise _fault(naam, 1, 1, f'de codering "{genoemd}" wordt niet gelezen', "Bewaar het bestand als UTF-8.")
    try:
        return inhoud.decode(codering).removeprefix("\ufeff")
    except UnicodeDecodeError as fout:
        voor = inhoud[: fout.start]
        kolom = len(voor[voor.rfind(b"\n") + 1 :].decode(codering, "replace")) + 1
        raise _fault(
            naam,
            voor.count(b"\n") + 1,
            kolom,
            f"het bestand zegt {genoemd} te zijn, maar byte 0x{inhoud[fout.start]:02X} past daar niet in",
            "Waarschijnlijk is het Windows-1252: haal het opnieuw op of bewaar het als UTF-8.",
        ) from None


def _refuse_other_files(inhoud: bytes, naam: str) -> None:
    if len(inhoud) > MAX_BYTES:
        raise _fault(naam, 1, 1, f"dit bestand is groter dan {MAX_BYTES // MB} MB", "Een regeling is kleiner.")
    if not inhoud.strip():
        raise _fault(naam, 1, 1, "dit bestand is leeg", "Haal het opnieuw op.")
    for begin, tekst, uitweg in _GEEN_XML:
        if inhoud.startswith(begin):
            raise _fault(naam, 1, 1, tekst, uitweg)


def _refuse_doctype(tekst: str, naam: str) -> None:
    """Refuse any DOCTYPE: official files have none, and entities declared in one can change or explode the text."""
    vooraf = _VOORAF.match(tekst)
    begin = vooraf.end() if vooraf else 0
    if tekst[begin : begin + 9].upper() == "<!DOCTYPE":
        regel, kolom = _position(tekst, begin)
        uitweg = "Een regeling uit CVDR of BWB heeft er geen; haal het bestand opnieuw op."
        raise _fault(naam, regel, kolom, "een DOCTYPE (met eigen entiteiten) is niet toegestaan", uitweg)


def _without_declaration(tekst: str) -> str:
    # The text is re-encoded as UTF-8, so a declaration that names another encoding would lie; blanks keep the columns.
    if not tekst.startswith("<?xml"):
        return tekst
    einde = tekst.find("?>")
    if einde < 0:
        return tekst
    verklaring = tekst[: einde + 2]
    return re.sub(r"encoding\s*=\s*([\"'])[^\"']*\1", lambda t: " " * len(t.group()), verklaring) + tekst[einde + 2 :]


def _syntax_fault(fout: etree.XMLSyntaxError, naam: str) -> BronFout:
    regel, kolom = fout.position if fout.position and fout.position[0] else (1, 1)
    if any(woord in (fout.msg or "").lower() for woord in _TE_GROOT):
        melding, uitweg = "dit bestand is te diep genest of heeft een te lange tekst", "Een regeling is dat nooit."
    else:
        melding = _MELDINGEN.get(getattr(fout, "code", 0), "dit is geen geldige XML")
        uitweg = "Kijk of het bestand heel is; haal het anders opnieuw op."
    return _fault(naam, regel, max(kolom, 1), melding, uitweg)


def _position(tekst: str, plek: int) -> tuple[int, int]:
    return tekst.count("\n", 0, plek) + 1, plek - tekst.rfind("\n", 0, plek)


def _fault(naam: str, regel: int, kolom: int, tekst: str, uitweg: str) -> BronFout:
    return BronFout([Bevinding(Plaats(naam, regel, kolom), tekst, uitweg)])
