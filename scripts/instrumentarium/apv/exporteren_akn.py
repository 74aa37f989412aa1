"""Writes a regulation as Akoma Ntoso 3.0.

In: `RegelingTekst`. Out: the text of an XML file that follows the schema of OASIS. Identifiers of our own stay below
our own name; an official one is copied or it is not there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

import attrs

from instrumentarium.apv.exporteren_woorden import start_tag, write_words
from instrumentarium.apv.importeren_kop import clean_number
from instrumentarium.apv.importeren_namen import XML_NAAM
from instrumentarium.apv.importeren_tekst import WIT
from instrumentarium.apv.regeling_tekst import iter_deel, label_text
from instrumentarium.bronnen.soorten.regeling_tekst import (
    Cel,
    Deel,
    Kolom,
    Kopdeel,
    Noot,
    Opmaak,
    RegelingTekst,
    Tekstlid,
)

NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_BRON = "#instrumentarium"
# The schema wants a day; for a text without one it is this, under the name "onbekend".
ONBEKEND = "0001-01-01"
# Our kinds -> elements of Akoma Ntoso with the abbreviation for their eId; the rest are hcontainers with a name.
_NIVEAUS = {
    "boek": ("book", "book"),
    "deel": ("part", "part"),
    "titeldeel": ("title", "title"),
    "hoofdstuk": ("chapter", "chp"),
    "afdeling": ("division", "dvs"),
    "paragraaf": ("section", "sec"),
    "subparagraaf": ("subsection", "subsec"),
    "sub-paragraaf": ("subsection", "subsec"),
    "artikel": ("article", "art"),
}
_VET = frozenset({"vet", "b", "strong"})
_CURSIEF = frozenset({"cur", "cursief", "i", "em", "nadruk"})
_LINKS = frozenset({"extref", "intref", "extlink", "intlink", "verwijzing"})


def to_akn(regeling: RegelingTekst) -> str:
    """Return the regulation as the text of an Akoma Ntoso file."""
    schrijver = _Schrijver()
    lichaam = list(schrijver.body([deel for deel in regeling.inhoud if not _is_title(deel, regeling.titel)]))
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<akomaNtoso xmlns="{NS}">',
            '<act name="regeling" contains="singleVersion">',
            *_meta(regeling),
            f"<preface><longTitle><p><docTitle>{escape(regeling.titel)}</docTitle></p></longTitle></preface>",
            "<body>",
            *lichaam,
            "</body>",
            "</act>",
            "</akomaNtoso>",
            "",
        ]
    )


def work_uri(regeling: RegelingTekst) -> str:
    """Return the address of the work in the naming of Akoma Ntoso, made of our own id and year."""
    jaar = regeling.datums.inwerking.year if regeling.datums.inwerking else "onbekend"
    wie = regeling.gemeente or "nederland"
    return f"/akn/nl/act/{_safe(wie)}/{jaar}/{_safe(regeling.werk or regeling.id)}"


def _meta(regeling: RegelingTekst) -> Iterator[str]:
    dag = str(regeling.datums.inwerking or regeling.datums.bekend or regeling.datums.ondertekend or "") or ONBEKEND
    uri = work_uri(regeling)
    expressie = f"{uri}/nld@{regeling.versie if regeling.vorm == 'eigen' else dag}"
    titel = regeling.citeertitel or regeling.titel
    yield "<meta>"
    yield f'<identification source="{_BRON}">'
    yield from _frbr("FRBRWork", uri, dag, ['<FRBRcountry value="nl"/>', f"<FRBRname value={quoteattr(titel)}/>"])
    yield from _frbr("FRBRExpression", expressie, dag, ['<FRBRlanguage language="nld"/>'])
    yield from _frbr("FRBRManifestation", f"{expressie}.akn", dag, ['<FRBRformat value="application/akn+xml"/>'])
    yield "</identification>"
    yield f'<references source="{_BRON}">'
    naam = regeling.organisatie or regeling.gemeente or "onbekend"
    yield f'<TLCOrganization eId="maker" href="/akn/ontology/organization/{_safe(naam)}" showAs={quoteattr(naam)}/>'
    yield '<TLCOrganization eId="instrumentarium" href="/akn/ontology/organization/instrumentarium" showAs="instrumentarium"/>'
    yield "</references>"
    if regeling.redactie:
        yield f'<notes source="{_BRON}">'
        for nr, tekst in enumerate(regeling.redactie, start=1):
            yield f'<note eId="note_{nr}"><p>{escape(tekst)}</p></note>'
        yield "</notes>"
    yield "</meta>"


def _frbr(naam: str, uri: str, dag: str, rest: Sequence[str]) -> Iterator[str]:
    yield f"<{naam}>"
    yield f"<FRBRthis value={quoteattr(uri)}/>"
    yield f"<FRBRuri value={quoteattr(uri)}/>"
    yield f'<FRBRdate date="{dag}" name="{"onbekend" if dag == ONBEKEND else "inwerking"}"/>'
    yield '<FRBRauthor href="#maker"/>'
    yield from rest
    yield f"</{naam}>"


@attrs.define
class _Schrijver:
    """Writes the body; remembers which eIds were given, so that each stands once."""

    gebruikt: Counter[str] = attrs.field(factory=Counter)

    def body(self, inhoud: Sequence[Deel]) -> Iterator[str]:
        yield from self._blocks(inhoud, "")

    def _blocks(self, delen: Sequence[Deel], ouder: str) -> Iterator[str]:
        """Yield parts of the structure; paragraphs and tables between them stand in an hcontainer of their own."""
        los: list[Deel] = []
        for deel in delen:
            if _is_inhoud(deel):
                los.append(deel)
                continue
            yield from self._loose(los, ouder)
            los = []
            yield from self._container(deel, ouder)
        yield from self._loose(los, ouder)

    def _loose(self, delen: Sequence[Deel], ouder: str) -> Iterator[str]:
        if delen:
            eid = self._eid(ouder, "hcont", "tekst")
            yield f'<hcontainer eId="{eid}" name="tekst"><content>'
            yield from self._content(delen, eid)
            yield "</content></hcontainer>"

    def _container(self, deel: Deel, ouder: str) -> Iterator[str]:
        naam, afkorting = _NIVEAUS.get(deel.soort, ("hcontainer", "hcont"))
        eid = self._eid(ouder if deel.soort != "artikel" else "", afkorting, deel.nr or deel.soort)
        eigen = {"name": deel.soort} if naam == "hcontainer" else {}
        status = "removed" if deel.status == "vervallen" else "editorial" if "ins:status" in deel.kenmerken else None
        yield start_tag(naam, {"eId": eid, **eigen, "status": status})
        yield from _heading(deel)
        eigen_tekst = Deel(soort="alinea", tekst=deel.tekst, opmaak=deel.opmaak, noten=deel.noten)
        delen = [*([eigen_tekst] if deel.tekst or deel.noten else []), *deel.inhoud]
        yield from self._fill(delen, list(self._leden(deel.leden, eid)), eid)
        yield f"</{naam}>"

    def _fill(self, delen: Sequence[Deel], hier: list[str], eid: str) -> Iterator[str]:
        """Yield the inside of a part: text alone is its content; beside parts of the structure it stands in one."""
        if hier or not all(map(_is_inhoud, delen)):
            yield from hier
            yield from self._blocks(delen, eid)
            return
        yield "<content>"
        yield from list(self._content(delen, eid)) or ["<p/>"]
        yield "</content>"

    def _leden(self, leden: Sequence[Tekstlid], ouder: str) -> Iterator[str]:
        for lid in leden:
            yield from self._lid("paragraph", "para", lid, ouder)

    def _lid(self, naam: str, afkorting: str, lid: Tekstlid, ouder: str) -> Iterator[str]:
        eid = self._eid(ouder, afkorting, lid.nr or lid.sleutel)
        yield start_tag(naam, {"eId": eid, "status": "removed" if lid.status == "vervallen" else None})
        aanduiding = label_text(lid)
        if aanduiding:
            yield f"<num>{escape(aanduiding)}</num>"
        if lid.term is not None:
            yield f"<heading>{_words(lid.term.tekst, lid.term.opmaak, lid.term.noten)}</heading>"
        woorden = Deel(soort="alinea", tekst=lid.tekst, opmaak=lid.opmaak, noten=lid.noten)
        if lid.onderdelen:
            yield from self._fill(lid.vervolg, list(self._list(lid, woorden, eid)), eid)
        elif all(map(_is_inhoud, lid.vervolg)):
            yield from self._fill([woorden, *lid.vervolg], [], eid)
        else:
            yield "<intro>"
            yield from self._content([woorden], eid)
            yield "</intro>"
            yield from self._blocks(lid.vervolg, eid)
        yield f"</{naam}>"

    def _list(self, lid: Tekstlid, woorden: Deel, ouder: str) -> Iterator[str]:
        eid = self._eid(ouder, "list", "1")
        yield f'<list eId="{eid}"><intro>'
        yield from self._content([woorden], eid)
        yield "</intro>"
        for onderdeel in lid.onderdelen:
            yield from self._lid("point", "point", onderdeel, eid)
        if lid.slot is not None:
            yield f"<wrapUp><p>{_words(lid.slot, lid.slot_opmaak, lid.slot_noten)}</p></wrapUp>"
        yield "</list>"

    def _content(self, delen: Sequence[Deel], eid: str) -> Iterator[str]:
        for deel in delen:
            if deel.soort == "tabel":
                yield from self._table(deel, eid)
            elif deel.soort == "lijst" and deel.onderdelen:
                yield from self._blocklist(deel.onderdelen, eid)
            else:
                yield f"<p>{_words(deel.tekst, deel.opmaak, deel.noten)}</p>"

    def _blocklist(self, onderdelen: Sequence[Tekstlid], ouder: str) -> Iterator[str]:
        eid = self._eid(ouder, "list", "1")
        yield f'<blockList eId="{eid}">'
        for lid in onderdelen:
            item = self._eid(eid, "item", lid.nr or lid.sleutel)
            aanduiding = label_text(lid)
            yield f'<item eId="{item}">' + (f"<num>{escape(aanduiding)}</num>" if aanduiding else "")
            kop = f"{_words(lid.term.tekst, lid.term.opmaak, lid.term.noten)} " if lid.term else ""
            yield f"<p>{kop}{_words(lid.tekst, lid.opmaak, lid.noten)}</p>"
            if lid.onderdelen:
                yield from self._blocklist(lid.onderdelen, item)
            if lid.slot is not None:
                yield f"<p>{_words(lid.slot, lid.slot_opmaak, lid.slot_noten)}</p>"
            yield from self._flat(lid.vervolg)
            yield "</item>"
        yield "</blockList>"

    def _table(self, tabel: Deel, ouder: str) -> Iterator[str]:
        rijen = [rij for rij in tabel.rijen if rij.cellen]
        titel = "".join(_words(stuk.tekst, stuk.opmaak, stuk.noten) for stuk in tabel.kop or ())
        titel = titel or escape(tabel.titel or "")
        if not rijen:
            yield f"<p>{titel}</p>"
            return
        eid = self._eid(ouder, "table", "1")
        yield f'<table eId="{eid}">'
        if titel:
            yield f"<caption>{titel}</caption>"
        for rij in rijen:
            yield "<tr>"
            for cel in rij.cellen:
                yield from self._cell(cel, "th" if rij.deel == "kop" else "td", tabel.kolommen)
            yield "</tr>"
        yield "</table>"

    def _cell(self, cel: Cel, naam: str, kolommen: Sequence[Kolom]) -> Iterator[str]:
        extra = cel.kenmerken.get("morerows", "")
        hoogte = str(int(extra) + 1) if extra.isdigit() and extra.isascii() and len(extra) < 4 else None
        yield start_tag(naam, {"colspan": _width(cel, kolommen), "rowspan": hoogte})
        yield f"<p>{_words(cel.tekst, cel.opmaak, cel.noten)}</p>"
        yield from self._flat(cel.vervolg)
        yield f"</{naam}>"

    def _flat(self, delen: Sequence[Deel]) -> Iterator[str]:
        """Yield what stands too deep for a structure of its own as paragraphs, one per text."""
        for deel in delen:
            if deel.soort == "alinea":
                yield f"<p>{_words(deel.tekst, deel.opmaak, deel.noten)}</p>"
            else:
                yield from (f"<p>{escape(tekst)}</p>" for tekst in iter_deel(deel) if tekst.strip(WIT))

    def _eid(self, ouder: str, afkorting: str, wat: str) -> str:
        kaal = re.sub(r"[^A-Za-z0-9]+", "_", clean_number(wat)).strip("_") or "x"
        eid = f"{ouder}__{afkorting}_{kaal}" if ouder else f"{afkorting}_{kaal}"
        self.gebruikt[eid] += 1
        if self.gebruikt[eid] == 1:
            return eid
        return self._eid(ouder, afkorting, f"{kaal}_{self.gebruikt[eid]}")


def _width(cel: Cel, kolommen: Sequence[Kolom]) -> str | None:
    """Return over how many columns a cell runs, from its own names or those of a span; None for one."""
    bereik = cel.kenmerken
    for kolom in kolommen:
        if kolom.kenmerken.get("spanname", "") == cel.kenmerken.get("spanname"):
            bereik = kolom.kenmerken
    namen = [kolom.naam for kolom in kolommen if XML_NAAM not in kolom.kenmerken]
    van, tot = bereik.get("namest"), bereik.get("nameend")
    if van not in namen or tot not in namen or namen.index(tot) <= namen.index(van):
        return None
    return str(namen.index(tot) - namen.index(van) + 1)


def _heading(deel: Deel) -> Iterator[str]:
    """Yield number and heading, with every word of the source: a number inside a title stays in it."""
    delen = deel.kop
    if delen is None:
        genoemd = (("label", deel.label), ("nr", deel.nr), ("titel", deel.titel))
        delen = [Kopdeel(deel=naam, tekst=tekst) for naam, tekst in genoemd if tekst]
    heeft_nummer = any(stuk.deel == "nr" for stuk in delen)
    vooraan: list[str] = []
    while delen and heeft_nummer and delen[0].deel in ("label", "nr"):
        vooraan.append(_words(delen[0].tekst, delen[0].opmaak, delen[0].noten))
        delen = delen[1:]
    if vooraan:
        yield f"<num>{' '.join(vooraan)}</num>"
    if delen:
        yield f"<heading>{' '.join(_words(s.tekst, s.opmaak, s.noten) for s in delen)}</heading>"


def _is_inhoud(deel: Deel) -> bool:
    """Say whether a part is text between the parts of the structure."""
    return deel.soort in ("alinea", "tabel", "lijst") or (deel.soort == "intitule" and _is_bare(deel))


def _is_bare(deel: Deel) -> bool:
    """Say whether a part is words alone, without a heading or anything below it."""
    return not (deel.kop or deel.label or deel.nr or deel.titel or deel.inhoud or deel.leden)


def _is_title(deel: Deel, titel: str) -> bool:
    return deel.soort == "intitule" and _is_bare(deel) and not deel.noten and deel.tekst == titel


def _words(tekst: str, opmaak: list[Opmaak], noten: list[Noot]) -> str:
    vertaald = [_translate(deel) for deel in opmaak]
    return "".join(write_words(tekst, [deel for deel in vertaald if deel is not None], noten, _note))


def _translate(deel: Opmaak) -> Opmaak | None:
    """Return a mark under the name that it has here; one that means nothing here goes, its words stay."""
    soort, doel = deel.soort, deel.kenmerken.get("doc") or deel.kenmerken.get("url")
    if soort == "teken":
        return deel
    if deel.van == deel.tot:
        return None
    if soort in _LINKS and doel:
        return attrs.evolve(deel, soort="ref", kenmerken={"href": doel})
    if soort == "nadruk" and deel.kenmerken.get("type") in ("vet", "bold"):
        soort = "vet"
    for naam, soorten in (("b", _VET), ("i", _CURSIEF), ("u", {"ondlijn", "onderstreept", "onderlijn", "u"})):
        if soort in soorten:
            return attrs.evolve(deel, soort=naam, kenmerken={})
    for naam, soorten in (("sup", {"sup", "super"}), ("sub", {"sub", "inf"})):
        if soort in soorten:
            return attrs.evolve(deel, soort=naam, kenmerken={})
    return attrs.evolve(deel, soort="inline", kenmerken={"name": _safe(soort)})


def _note(noot: Noot) -> str:
    woorden = _words(noot.tekst, noot.opmaak, noot.noten)
    rest = " ".join(escape(tekst) for deel in noot.vervolg for tekst in iter_deel(deel) if tekst.strip(WIT))
    inhoud = " ".join(filter(None, [woorden, rest]))
    if noot.soort == "redactie":
        inhoud = " ".join(filter(None, [escape(label_text(noot)), inhoud]))
        return f'<remark status="editorial">{inhoud}</remark>'
    teken = {"marker": label_text(noot) or None}
    return f"{start_tag('authorialNote', teken)}<p>{inhoud}</p></authorialNote>"


def _safe(tekst: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", tekst).strip("-").lower() or "onbekend"
