"""Reads the metadata of a CVDR regulation or a BWB toestand: who, what, which version, and each date as it was given.

In: the root element. Out: the fields of `RegelingTekst` without its body, and warnings. A date whose counting is in
doubt keeps that doubt: no day is added silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

import attrs
from lxml import etree

from instrumentarium.apv.importeren_kenmerken import plain_text, read_kenmerken, to_day
from instrumentarium.apv.importeren_kop import flat_text
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import Datums, Eigenschap, Einde

CVDR_ADRES = "https://lokaleregelgeving.overheid.nl"
BWB_ADRES = "https://wetten.overheid.nl"
_GROEPEN = frozenset({"owmskern", "owmsmantel", "cvdripm"})
_VOORVOEGSELS = {
    "http://purl.org/dc/terms/": "dcterms:",
    "http://standaarden.overheid.nl/owms/terms/": "overheid:",
    "http://standaarden.overheid.nl/cvdr/meta/": "overheidrg:",
}
_CVDR_ID = re.compile(r"(?:1\.[01]:)?(?:CVDR)?(?:://)?(\d{1,9})(?:[_/-](\d{1,4}))?", re.IGNORECASE | re.ASCII)
_BWB_TOESTAND = re.compile(r"(BWB[RV]\d{7})(?:/(\d{4}-\d{2}-\d{2})(?:/(\d{1,4}))?)?", re.ASCII)
_GMB = re.compile(r"\b(?:gmb|stcrt|prb|wsb|bgr)-\d{4}-\d+\b")
_DAG = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")
NOOIT = date(9999, 12, 31)


@attrs.frozen(kw_only=True)
class Metadata:
    """What the file says about itself; the field names are those of `RegelingTekst`."""

    id: str | None
    werk: str | None = None
    versie: str | None = None
    soort: str | None = None
    titel: str | None = None
    citeertitel: str | None = None
    gemeente: str | None = None
    organisatie: str | None = None
    bron: str | None = None
    bekendmaking: str | None = None
    datums: Datums = attrs.field(factory=Datums)
    te_bevestigen: list[str] = attrs.field(factory=list)
    redactie: list[str] = attrs.field(factory=list)
    eigenschappen: list[Eigenschap] = attrs.field(factory=list)
    waarschuwingen: list[str] = attrs.field(factory=list)


def read_cvdr_meta(wortel: etree._Element) -> Metadata:
    """Return the metadata of a CVDR file; every field of its `meta` is kept as it stood."""
    velden = [veld for meta in wortel if local_name(meta) == "meta" for veld in _fields(meta, None)]
    eigenschappen = [_property(groep, element) for groep, element in velden]
    waarschuwingen: list[str] = []
    werk, versie = _cvdr_id(_first(eigenschappen, "dcterms:identifier"))
    datums, twijfel = _cvdr_dates(eigenschappen, waarschuwingen)
    organisatie = _first(eigenschappen, "dcterms:creator")
    return Metadata(
        id="_".join(filter(None, [werk, versie])) or None,
        werk=werk,
        versie=versie,
        soort=_first(eigenschappen, "dcterms:type"),
        titel=_first(eigenschappen, "dcterms:title"),
        citeertitel=_first(eigenschappen, "dcterms:alternative"),
        gemeente=slug(organisatie) if organisatie else None,
        organisatie=organisatie,
        bron="/".join(filter(None, [CVDR_ADRES, werk, versie])) if werk else None,
        bekendmaking=_publication(eigenschappen),
        datums=datums,
        te_bevestigen=twijfel,
        redactie=[
            alinea
            for groep, element in velden
            if local_name(element) == "redactioneleToevoeging"
            for alinea in _paragraphs(element)
        ],
        eigenschappen=eigenschappen,
        waarschuwingen=waarschuwingen,
    )


def read_bwb_meta(wortel: etree._Element) -> Metadata:
    """Return the metadata of a BWB toestand; its end stands in the manifest, not in this file."""
    wetgeving = wortel if local_name(wortel) == "wetgeving" else _child(wortel, "wetgeving")
    vast = _BWB_TOESTAND.search(wortel.get("bwb-ng-vast-deel") or "")
    werk = bwb_id(wortel.get("bwb-id")) or (vast.group(1) if vast else None)
    dag = wortel.get("inwerkingtreding") or (vast.group(2) if vast else None)
    versie = "_".join([dag, (vast.group(3) if vast else None) or "0"]) if dag and to_day(dag) else None
    intitule, citeertitel = (_child(wetgeving, naam) for naam in ("intitule", "citeertitel"))
    rest = [kind for kind in wortel if kind is not wetgeving and plain_text(kind)] if wetgeving is not wortel else []
    return Metadata(
        id="_".join(filter(None, [werk, versie])) or None,
        werk=werk,
        versie=versie,
        soort=wetgeving.get("soort") if wetgeving is not None else None,
        titel=flat_text(intitule).tekst if intitule is not None else None,
        citeertitel=flat_text(citeertitel).tekst if citeertitel is not None else None,
        bron="/".join(filter(None, [BWB_ADRES, werk, *(versie or "").split("_")])) if werk else None,
        datums=Datums(inwerking=to_day(dag)),
        eigenschappen=[_property(None, element) for element in rest],
        waarschuwingen=[] if to_day(dag) or not dag else [f'inwerkingtreding "{dag}" is geen dag die bestaat'],
    )


def bwb_id(tekst: str | None) -> str | None:
    """Return a BWB identification; anything else is none (it becomes the name of a file)."""
    return tekst if tekst and re.fullmatch(r"BWB[RV]\d{7}", tekst, re.ASCII) else None


def meta_elements(wortel: etree._Element) -> list[etree._Element]:
    """Return the elements whose words stand in `eigenschappen`, in order."""
    if local_name(wortel) == "cvdr":
        return [kind for kind in wortel if local_name(kind) == "meta"]
    return [kind for kind in wortel if local_name(kind) != "wetgeving"]


def slug(naam: str) -> str:
    """Return a name as this project writes municipalities: "Bergen (NH.)" is bergen-nh."""
    kaal = unicodedata.normalize("NFKD", naam).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", kaal).strip("-")


def _fields(element: etree._Element, groep: str | None) -> Iterator[tuple[str | None, etree._Element]]:
    for kind in element:
        if local_name(kind) in _GROEPEN:
            yield from _fields(kind, local_name(kind))
        else:
            yield groep, kind


def _property(groep: str | None, element: etree._Element) -> Eigenschap:
    woorden = flat_text(element)
    naam = etree.QName(element)
    return Eigenschap(
        naam=_VOORVOEGSELS.get(naam.namespace or "", "") + naam.localname,
        groep=groep,
        tekst=woorden.tekst,
        opmaak=woorden.opmaak,
        noten=woorden.noten,
        kenmerken=read_kenmerken(element),
    )


def _first(eigenschappen: list[Eigenschap], naam: str) -> str | None:
    """Return the first text under a name; files of other times use other prefixes."""
    kort = naam.split(":")[-1]
    return next((e.tekst for e in eigenschappen if e.naam.split(":")[-1] == kort and e.tekst), None)


def _cvdr_id(tekst: str | None) -> tuple[str | None, str | None]:
    treffer = _CVDR_ID.fullmatch((tekst or "").strip())
    return (f"CVDR{treffer.group(1)}", treffer.group(2)) if treffer else (None, None)


def _cvdr_dates(eigenschappen: list[Eigenschap], waarschuwingen: list[str]) -> tuple[Datums, list[str]]:
    def day(naam: str) -> date | None:
        tekst = _first(eigenschappen, naam)
        dag = to_day(tekst)
        if tekst and dag is None:
            waarschuwingen.append(f'{naam} "{tekst[:40]}" is geen dag die bestaat; niet overgenomen')
        return None if dag == NOOIT else dag

    inwerking, einde = day("overheidrg:inwerkingtredingDatum"), day("overheidrg:uitwerkingtredingDatum")
    bekend = _day_in_words(_first(eigenschappen, "dcterms:isFormatOf"))
    datums = Datums(
        bekend=bekend,
        ondertekend=day("dcterms:issued"),
        inwerking=inwerking,
        terugwerkend=day("overheidrg:terugwerkendekrachtDatum"),
        einde=cvdr_end(einde) if einde else None,
        gewijzigd=day("dcterms:modified"),
    )
    if inwerking is None:
        waarschuwingen.append("de dag van inwerkingtreding ontbreekt in het bestand")
    if datums.einde is not None:
        waarschuwingen.append(f"einde {einde}: {datums.einde.toelichting}")
    twijfel = [*(["datums.bekend"] if bekend else []), *(["datums.einde"] if datums.einde else [])]
    return datums, twijfel


def cvdr_end(dag: date) -> Einde:
    """Return the end date of a CVDR text with how it counts.

    By its definition it is the first day without force; in practice municipalities also type the last day with force.
    On the last day of a month that is likely, and then the first day without force is left open.
    """
    if (dag + timedelta(days=1)).day == 1:
        uitleg = "dit lijkt de laatste dag waarop de tekst gold; CVDR bedoelt de eerste dag zonder werking; ga het na"
        return Einde(datum=dag, telling="onbekend", veld="uitwerkingtredingDatum", toelichting=uitleg)
    uitleg = "gelezen als de eerste dag zonder werking (zo bedoelt CVDR het); gemeenten vullen soms de laatste dag in"
    return Einde(datum=dag, telling="tot", veld="uitwerkingtredingDatum", vervalt=dag, toelichting=uitleg)


def _day_in_words(tekst: str | None) -> date | None:
    """Return the day in "Weekblad Spijkenisse, 13-09-2011"; None when there is none or more than one."""
    dagen = _DAG.findall(tekst or "")
    return to_day(f"{dagen[0][2]}-{int(dagen[0][1]):02}-{int(dagen[0][0]):02}") if len(dagen) == 1 else None


def _publication(eigenschappen: list[Eigenschap]) -> str | None:
    for eigenschap in eigenschappen:
        if eigenschap.naam.endswith(":isFormatOf"):
            treffer = _GMB.search(f"{eigenschap.tekst} {eigenschap.kenmerken.get('resourceIdentifier', '')}")
            return treffer.group() if treffer else eigenschap.tekst or None
    return None


def _paragraphs(element: etree._Element) -> Iterator[str]:
    alineas = list(element.iter("{*}al"))
    for alinea in alineas or [element]:
        tekst = flat_text(alinea).tekst
        if tekst:
            yield tekst


def _child(element: etree._Element | None, naam: str) -> etree._Element | None:
    return None if element is None else next((kind for kind in element if local_name(kind) == naam), None)
