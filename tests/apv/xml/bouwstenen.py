"""Builds official-looking XML for the tests: small regulations by hand, and wild ones from a number."""

from __future__ import annotations

import random
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import attrs

from instrumentarium.apv.importeren import Import, import_regeling, read_document
from instrumentarium.apv.regeling_tekst import label_text
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, RegelingTekst, Tekstlid

CVDR_NS = 'xmlns="http://standaarden.overheid.nl/cvdr/terms/" xmlns:dcterms="http://purl.org/dc/terms/"'
IPM_NS = 'xmlns:overheidrg="http://standaarden.overheid.nl/cvdr/meta/"'

_NAMEN = """al al al lid lid lidnr lijst li li li.nr artikel artikel kop label nr titel hoofdstuk afdeling structuurtekst
bijlage toelichting vet nadruk extref sup noot redactie noot.nr noot.al table tgroup colspec thead tbody row entry title
definitielijst definitie-item term definitie plaatje illustratie br onbekend foo meta-data leden alinea tabel blok
tussenkop spanspec enig-artikel regeling wettekst aanhef preambule regeling-sluiting ondertekening groep citaat intitule considerans.al wijzig-lid wijzig-artikel wat tfoot tekst"""
NAMEN = _NAMEN.split()
WOORDEN = [
    *(
        "de",
        "burgemeester",
        "wet",
        "1.",
        "a.",
        "eerste",
        "artikel",
        "2:40b",
        "[Vervallen]",
        "1.Parkeren",
        "0534",
        "null",
    ),
    *(
        "\x92",
        "\ufeff",
        "\u00a0",
        "x\u2028y",
        "\u202e",
        "\u200b",
        "𝄞",
        "é",
        "“q”",
        "<&>",
        '"',
        "'",
        "\\",
        "#",
        "- ",
        "%",
    ),
    *(": ", "?", "Artikel 3 Titel", "{x}", "[y]", "true"),
]
KENMERKEN = ["nr", "status", "type", "doc", "id", "bwb-ng-variabel-deel", "colname", "start", "label", "xml:lang"]
WAARDEN = ["1", "a.", "goed", "vervallen", "x y", "", "CVDR://1_1", "\x93", "Ü", 'q"']
_KINDEREN = {
    "lijst": ["li", "li", None],
    "artikel": ["lid", "al", "kop", None],
    "kop": ["label", "nr", "titel", None],
    "table": ["tgroup", "title", None],
    "tgroup": ["tbody", "thead", "colspec", "spanspec"],
    "tbody": ["row"],
    "thead": ["row"],
    "row": ["entry"],
    "definitielijst": ["definitie-item"],
    "definitie-item": ["term", "definitie", "li.nr"],
    "li": ["al", "li.nr", None],
}


def cvdr(lichaam: str, *, kern: str = "", ipm: str = "") -> bytes:
    """Return a CVDR file with this inside its regulation."""
    meta = f"<meta><owmskern>{kern}</owmskern><owmsmantel/><cvdripm>{ipm}</cvdripm></meta>"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<cvdr {CVDR_NS} {IPM_NS}>{meta}'
        f"<body><intitule>Voorbeeldverordening</intitule><regeling>{lichaam}</regeling></body></cvdr>"
    ).encode()


def lees(inhoud: bytes, naam: str = "voorbeeld.xml") -> Import:
    """Read a file as the command does."""
    return import_regeling(read_document(inhoud, naam))


def wild(getal: int) -> bytes:
    """Return a regulation in which anything may stand anywhere; the same number gives the same one."""
    toeval = random.Random(getal)  # noqa: S311 -- test data, not a secret
    diepten = [toeval.randint(1, 5) for _ in range(toeval.randint(1, 4))]
    return cvdr("<al>x</al>" + "".join(_element(toeval, diepte, None) for diepte in diepten))


def _element(toeval: random.Random, diepte: int, naam: str | None) -> str:
    naam = naam or toeval.choice(NAMEN)
    kenmerken = dict.fromkeys(toeval.choice(KENMERKEN) for _ in range(toeval.choice([0, 0, 0, 1, 2])))
    velden = "".join(f" {kenmerk}={quoteattr(toeval.choice(WAARDEN))}" for kenmerk in kenmerken)
    inhoud = _words(toeval) if toeval.random() < 0.4 else ""
    for _ in range(toeval.randint(0, 4) if diepte else 0):
        eigen = _KINDEREN.get(naam, [None]) if toeval.random() < 0.8 else [None]
        inhoud += _element(toeval, diepte - 1, toeval.choice(eigen)) + _words(toeval)
    return f"<{naam}{velden}>{inhoud}</{naam}>"


def _words(toeval: random.Random) -> str:
    if toeval.random() < 0.4:
        return toeval.choice(["", " ", "\n"])
    stukken = [
        toeval.choice([" ", "\n  ", "", ""]) + toeval.choice(WOORDEN) + toeval.choice([" ", "", "\t"])
        for _ in range(toeval.randint(0, 3))
    ]
    return escape("".join(stukken))


def zonder_herkomst(waarde: Any) -> Any:
    """Return a tree as plain data without what CVDR has no place for: the origin that BWB records."""
    if isinstance(waarde, list):
        return [zonder_herkomst(deel) for deel in waarde]
    if attrs.has(type(waarde)):
        velden = (veld.name for veld in attrs.fields(type(waarde)) if veld.name != "herkomst")
        return {naam: zonder_herkomst(getattr(waarde, naam)) for naam in velden}
    return waarde


def schets(regeling: RegelingTekst) -> str:
    """Return the tree as lines that a lawyer can read: what it is, its number, its words."""
    return "\n".join(regel for deel in regeling.inhoud for regel in _deel_lines(deel, 0))


def _deel_lines(deel: Deel, diepte: int) -> list[str]:
    kop = " ".join(filter(None, [deel.soort, deel.nr, f'"{deel.titel}"' if deel.titel else None]))
    staart = f" [{deel.status}]" if deel.status else ""
    tekst = f": {deel.tekst}" if deel.tekst else ""
    regels = [f"{'  ' * diepte}{kop}{staart}{tekst}", *_marks(deel.opmaak, deel.noten, diepte)]
    for lid in deel.leden:
        regels += _lid_lines(lid, "lid", diepte + 1)
    for lid in deel.onderdelen:
        regels += _lid_lines(lid, "onderdeel", diepte + 1)
    for rij in deel.rijen:
        cellen = " | ".join(" / ".join([cel.tekst, *(d.tekst for d in cel.vervolg)]) for cel in rij.cellen)
        regels.append(f"{'  ' * (diepte + 1)}{rij.deel}: {cellen}")
    for kind in deel.inhoud:
        regels += _deel_lines(kind, diepte + 1)
    return regels


def _lid_lines(lid: Tekstlid, soort: str, diepte: int) -> list[str]:
    kop = " ".join(filter(None, [soort, label_text(lid), f"<{lid.term.tekst}>" if lid.term else None]))
    staart = f" [{lid.status}]" if lid.status else ""
    regels = [f"{'  ' * diepte}{kop} ({lid.sleutel}){staart}: {lid.tekst}", *_marks(lid.opmaak, lid.noten, diepte)]
    for onderdeel in lid.onderdelen:
        regels += _lid_lines(onderdeel, "onderdeel", diepte + 1)
    if lid.slot is not None:
        regels.append(f"{'  ' * diepte}slot: {lid.slot}")
    for deel in lid.vervolg:
        regels += _deel_lines(deel, diepte + 1)
    return regels


def _marks(opmaak: list[Any], noten: list[Any], diepte: int) -> list[str]:
    voor = "  " * (diepte + 1)
    regels = [f"{voor}~ {o.soort} {o.van}-{o.tot} {o.kenmerken or ''}".rstrip() for o in opmaak]
    return regels + [f"{voor}* {n.soort} {n.nr} op {n.op}: {n.tekst}".replace("  op", " op") for n in noten]
