"""Writes a regulation as CVDR-shaped XML: what `importeren` reads back is the same tree, key by key.

In: `RegelingTekst`. Out: the text of an XML file. A key that does not follow from the words goes along in an attribute
of our own namespace, and so does nothing else; what BWB records about an element (`herkomst`) has no place in CVDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from instrumentarium.apv.exporteren_velden import KERN, cvdr_fields
from instrumentarium.apv.exporteren_woorden import start_tag, write_words
from instrumentarium.apv.importeren_boom import list_name, status_of_lid
from instrumentarium.apv.importeren_kenmerken import EIGEN, EIGEN_NS
from instrumentarium.apv.importeren_kop import LOS
from instrumentarium.apv.importeren_namen import LIJSTEN, TABELLEN, XML_NAAM
from instrumentarium.apv.importeren_sleutels import derive_row
from instrumentarium.apv.regeling_tekst import label_text
from instrumentarium.bronnen.soorten.regeling_tekst import (
    Cel,
    Deel,
    Eigenschap,
    Kopdeel,
    Noot,
    Opmaak,
    RegelingTekst,
    Rij,
    Tekstlid,
)

_NS = {
    "": "http://standaarden.overheid.nl/cvdr/terms/",
    "dcterms": "http://purl.org/dc/terms/",
    "overheid": "http://standaarden.overheid.nl/owms/terms/",
    "overheidrg": "http://standaarden.overheid.nl/cvdr/meta/",
    EIGEN: EIGEN_NS,
}
_TITELS = frozenset({"intitule", "citeertitel"})
_VOORAF = frozenset({"aanhef", "preambule", "considerans", "afkondiging"})
_ACHTERAF = frozenset({"regeling-sluiting", "wetsluiting", "bijlage", "toelichting", "nota-toelichting"})
# An element of such a name that we keep as it was, is not the usual list or table and may not come back as one.
_MET_EIGEN_VORM = LIJSTEN | TABELLEN
_TABELDELEN = {"kop": "thead", "romp": "tbody", "voet": "tfoot"}
_TERM = re.compile(r"<term\b")
_KOP_OF_TERM = re.compile(r"<(kop|lidnr|lid\.nr|li\.nr|noot\.nr|title|term)\b")


def to_cvdr(regeling: RegelingTekst) -> str:
    """Return the regulation as the text of a CVDR file."""
    verklaring = '<?xml version="1.0" encoding="UTF-8"?>'
    namen = {f"xmlns:{voor}" if voor else "xmlns": adres for voor, adres in _NS.items()}
    return "\n".join([verklaring, start_tag("cvdr", namen), *_meta(regeling), *_body(regeling.inhoud), "</cvdr>", ""])


def _meta(regeling: RegelingTekst) -> Iterator[str]:
    yield "<meta>"
    eigen = regeling.eigenschappen
    if not any(veld.groep == KERN for veld in eigen):
        eigen = [*cvdr_fields(regeling), *eigen]
    for groep, velden in groupby(eigen, key=lambda veld: veld.groep):
        if groep:
            yield f"<{groep}>"
        for veld in velden:
            yield _property(veld)
        if groep:
            yield f"</{groep}>"
    yield "</meta>"


def _property(veld: Eigenschap) -> str:
    return _element(veld.naam, veld.kenmerken, _words(veld.tekst, veld.opmaak, veld.noten))


def _body(inhoud: Sequence[Deel]) -> Iterator[str]:
    """Yield the body: titles, then the regulation with what stands before, in and after its text."""
    rest = list(inhoud)
    yield "<body>"
    while rest and rest[0].soort in _TITELS:
        yield from _deel(rest.pop(0))
    yield "<regeling>"
    while rest and rest[0].soort in _VOORAF:
        yield from _deel(rest.pop(0))
    achter: list[Deel] = []
    while rest and rest[-1].soort in _ACHTERAF:
        achter.insert(0, rest.pop())
    yield "<regeling-tekst>"
    yield from _guarded(list(_delen(rest)))
    yield "</regeling-tekst>"
    yield from _delen(achter)
    yield "</regeling>"
    yield "</body>"


def _delen(delen: Sequence[Deel]) -> Iterator[str]:
    for deel in delen:
        yield from _deel(deel)


def _deel(deel: Deel) -> Iterator[str]:
    """Yield one block; only whitespace may stand between the pieces, so each piece is a line."""
    if deel.soort == "alinea":
        yield _element("al", deel.kenmerken, _words(deel.tekst, deel.opmaak, deel.noten))
    elif deel.soort == "leden":
        yield from _rij("lid", deel.leden)
    elif deel.soort == "lijst":
        yield from _list(deel.onderdelen, deel.lijst)
    elif deel.soort == "tabel":
        yield from _table(deel)
    else:
        yield from _other(deel)


def _other(deel: Deel) -> Iterator[str]:
    naam = deel.kenmerken.get(XML_NAAM) or deel.soort
    kenmerken = {k: w for k, w in deel.kenmerken.items() if k != XML_NAAM} | {"status": deel.status}
    woorden = _words(deel.tekst, deel.opmaak, deel.noten)
    kop = list(_heading(deel))
    if not (kop or deel.leden or deel.inhoud or (naam in _MET_EIGEN_VORM and not woorden)):
        yield _element(naam, kenmerken, woorden)
        return
    yield start_tag(naam, kenmerken)
    yield from kop
    if woorden:
        yield _element("al", {}, woorden)
    inhoud = [*_article_leden(deel.leden), *_delen(deel.inhoud)]
    if naam in _MET_EIGEN_VORM:
        yield "<al/>"
    yield from inhoud if kop else _guarded(inhoud)
    yield f"</{naam}>"


def _guarded(stukken: Sequence[str], *, met_label: bool = False) -> Iterator[str]:
    """Yield content; an empty paragraph keeps its first element from being read as a heading, a label or a term.

    `met_label` says that a label of its own stands before it, so that no other element is taken for one.
    """
    eerste = _TERM if met_label else _KOP_OF_TERM
    if stukken and eerste.match(stukken[0]):
        yield "<al/>"
    yield from stukken


def _heading(deel: Deel) -> Iterator[str]:
    delen = deel.kop
    if delen is None:
        genoemd = (("label", deel.label), ("nr", deel.nr), ("titel", deel.titel))
        delen = [Kopdeel(deel=naam, tekst=tekst) for naam, tekst in genoemd if tekst]
    if delen:
        yield "<kop>" + " ".join(map(_piece, delen)) + "</kop>"


def _piece(deel: Kopdeel) -> str:
    woorden = _words(deel.tekst, deel.opmaak, deel.noten)
    return woorden if deel.deel == LOS else _element(deel.deel, deel.kenmerken, woorden)


def _article_leden(leden: Sequence[Tekstlid]) -> Iterator[str]:
    """Yield the leden; one without a number stands straight in the article, as an article of one paragraph does."""
    sleutels = _keys_to_write(leden)
    los = [_can_stand_loose(lid) for lid in leden]
    for plaats, lid in enumerate(leden):
        buren = los[max(0, plaats - 1) : plaats] + los[plaats + 1 : plaats + 2]
        if los[plaats] and not any(buren) and sleutels[plaats] is None:
            yield from _lid_content(lid)
        else:
            yield from _lid("lid", lid, sleutels[plaats])


def _can_stand_loose(lid: Tekstlid) -> bool:
    kaal = not (label_text(lid) or lid.kenmerken or lid.term or any(deel.soort == "leden" for deel in lid.vervolg))
    gevuld = lid.tekst or lid.opmaak or lid.noten or lid.onderdelen or lid.slot is not None or lid.vervolg
    return kaal and bool(gevuld) and lid.status == status_of_lid(lid)


def _rij(naam: str, leden: Sequence[Tekstlid]) -> Iterator[str]:
    for lid, sleutel in zip(leden, _keys_to_write(leden), strict=True):
        yield from _lid(naam, lid, sleutel)


def _keys_to_write(leden: Sequence[Tekstlid]) -> list[str | None]:
    """Return the keys that do not follow from the words; the importer makes the others again."""
    return [
        lid.sleutel if lid.sleutel and lid.sleutel != afgeleid else None
        for lid, afgeleid in zip(leden, derive_row(leden), strict=True)
    ]


def _lid(naam: str, lid: Tekstlid, sleutel: str | None) -> Iterator[str]:
    if lid.term is not None:
        naam = "definitie-item"
    aanduiding = label_text(lid)
    als_element = naam == "lid" or "nr" in lid.kenmerken
    nummer = {"nr": aanduiding} if aanduiding and not als_element else {}
    eigen = {k: w for k, w in lid.kenmerken.items() if k != XML_NAAM}
    element = lid.kenmerken.get(XML_NAAM, naam)
    yield start_tag(element, nummer | eigen | {"status": lid.status, "ins:sleutel": sleutel})
    if aanduiding and als_element:
        yield _element("lidnr" if naam == "lid" else "li.nr", {}, escape(aanduiding))
    if lid.term is not None:
        yield _piece(lid.term)
        yield "<definitie>"
    inhoud = list(_lid_content(lid))
    yield from _guarded(inhoud, met_label=bool(aanduiding) and als_element)
    if lid.term is not None:
        yield "</definitie>"
    yield f"</{element}>"


def _lid_content(lid: Tekstlid) -> Iterator[str]:
    woorden = _words(lid.tekst, lid.opmaak, lid.noten)
    if woorden:
        yield _element("al", {}, woorden)
    if lid.onderdelen:
        yield from _list(lid.onderdelen, lid.lijst)
    if lid.slot is not None:
        yield _element("al", {}, _words(lid.slot, lid.slot_opmaak, lid.slot_noten))
    yield from _delen(lid.vervolg)


def _list(onderdelen: Sequence[Tekstlid], lijst: dict[str, str]) -> Iterator[str]:
    naam = lijst.get(XML_NAAM, list_name(onderdelen))
    yield start_tag(naam, {sleutel: waarde for sleutel, waarde in lijst.items() if sleutel != XML_NAAM})
    yield from _rij("li", onderdelen)
    yield f"</{naam}>"


def _table(tabel: Deel) -> Iterator[str]:
    groep = {sleutel[7:]: waarde for sleutel, waarde in tabel.kenmerken.items() if sleutel.startswith("tgroup:")}
    yield start_tag("table", {s: w for s, w in tabel.kenmerken.items() if not s.startswith("tgroup:")})
    if tabel.kop:
        yield from map(_piece, tabel.kop)
    elif tabel.titel:
        yield _element("title", {}, escape(tabel.titel))
    yield start_tag("tgroup", groep)
    for kolom in tabel.kolommen:
        eigen = {sleutel: waarde for sleutel, waarde in kolom.kenmerken.items() if sleutel != XML_NAAM}
        element = kolom.kenmerken.get(XML_NAAM, "colspec")
        yield start_tag(element, {"colname": kolom.naam or None, **eigen}, leeg=True)
    for deel, rijen in groupby(tabel.rijen, key=lambda rij: rij.deel):
        yield f"<{_TABELDELEN[deel]}>"
        for rij in rijen:
            yield from _row(rij)
        yield f"</{_TABELDELEN[deel]}>"
    yield "</tgroup>"
    yield "</table>"


def _row(rij: Rij) -> Iterator[str]:
    yield start_tag("row", rij.kenmerken)
    for cel in rij.cellen:
        yield from _cell(cel)
    yield "</row>"


def _cell(cel: Cel) -> Iterator[str]:
    woorden = _words(cel.tekst, cel.opmaak, cel.noten)
    yield start_tag("entry", cel.kenmerken)
    if woorden:
        yield _element("al", {}, woorden)
    yield from _delen(cel.vervolg)
    yield "</entry>"


def _words(tekst: str, opmaak: list[Opmaak], noten: list[Noot]) -> str:
    return "".join(write_words(tekst, opmaak, noten, _note))


def _note(noot: Noot) -> str:
    woorden = _words(noot.tekst, noot.opmaak, noot.noten)
    if noot.vervolg and woorden:
        woorden = _element("al", {}, woorden)
    als_element = "nr" in noot.kenmerken
    aanduiding = label_text(noot)
    nummer = {"nr": aanduiding} if aanduiding and not als_element else {}
    kop = _element("noot.nr", {}, escape(aanduiding)) if aanduiding and als_element else ""
    inhoud = woorden + "".join(_delen(noot.vervolg))
    rest = inhoud if kop else "".join(_guarded([inhoud]))
    return _element(noot.soort, nummer | noot.kenmerken, kop + rest)


def _element(naam: str, kenmerken: dict[str, str] | dict[str, str | None], inhoud: str) -> str:
    if not inhoud:
        return start_tag(naam, kenmerken, leeg=True)
    return f"{start_tag(naam, kenmerken)}{inhoud}</{naam}>"
