"""Writes a regulation as JSON and as JSON-LD with the terms of the European Legislation Identifier (ELI).

In: `RegelingTekst` and, for our own texts, the versions they came from. Out: plain data for `json`. Official
identifiers are copied; ours stand below a name of our own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

import attrs

from instrumentarium.apv.exporteren import Uitvoer
from instrumentarium.apv.importeren_tekst import WIT
from instrumentarium.apv.regeling_tekst import ARTIKEL, iter_articles, iter_deel
from instrumentarium.apv.tonen import deel_dict
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, RegelingTekst

ELI = "http://data.europa.eu/eli/ontology#"
NEDERLANDS = "http://publications.europa.eu/resource/authority/language/NLD"
_EIGEN = "urn:x-instrumentarium:regeling:"


def to_json(uitvoer: Uitvoer, op: date, bekend_op: date) -> dict[str, Any]:
    """Return the regulation of a day: its articles in order, each with its subject, version and status."""
    regeling = uitvoer.regeling
    naar_onderwerp = {versie.versie: naam for naam, versie in uitvoer.versies.items()}
    volgorde = [deel.kenmerken["ins:versie"] for deel in iter_articles(regeling.inhoud)]
    per_versie = {versie.versie: versie for versie in uitvoer.versies.values()}
    return {
        "gemeente": regeling.gemeente,
        "op": op.isoformat(),
        "bekend_op": bekend_op.isoformat(),
        "regeling": regeling.id,
        "titel": regeling.titel,
        "citeertitel": regeling.citeertitel,
        "inwerking": _day(regeling.datums.inwerking),
        "vervalt": _day(regeling.datums.einde.vervalt if regeling.datums.einde else None),
        "artikelen": [
            {
                "onderwerp": naar_onderwerp[naam],
                "versie": naam,
                "nummer": per_versie[naam].nummer,
                "opschrift": per_versie[naam].opschrift,
                "status": per_versie[naam].status,
                "bekend": _day(per_versie[naam].bekend),
                "inwerking": _day(per_versie[naam].inwerking),
                "grondslag": per_versie[naam].grondslag,
                "bron": per_versie[naam].bron,
                "leden": [deel_dict(lid) for lid in per_versie[naam].leden],
            }
            for naam in volgorde
        ],
        "waarschuwingen": uitvoer.waarschuwingen,
    }


def tree_json(regeling: RegelingTekst) -> dict[str, Any]:
    """Return an imported regulation as plain data, field by field."""
    plat: dict[str, Any] = attrs.asdict(regeling, value_serializer=lambda _, __, w: _plain(w))
    return plat


def to_jsonld(regeling: RegelingTekst) -> dict[str, Any]:
    """Return the regulation as JSON-LD: the work, its Dutch text, and a subdivision for every article and other part."""
    werk = work_iri(regeling)
    expressie = f"{werk}/{quote(regeling.versie or 'tekst')}/nld"
    artikelen = list(_subdivisions(regeling.inhoud, werk))
    return {
        "@context": {
            "eli": ELI,
            "xsd": "http://www.w3.org/2001/XMLSchema#",
            "eli:date_publication": {"@type": "xsd:date"},
            "eli:date_document": {"@type": "xsd:date"},
            "eli:first_date_entry_in_force": {"@type": "xsd:date"},
            "eli:date_no_longer_in_force": {"@type": "xsd:date"},
            "eli:date_applicability": {"@type": "xsd:date"},
            "eli:has_part": {"@type": "@id"},
            "eli:is_part_of": {"@type": "@id"},
            "eli:language": {"@type": "@id"},
            "eli:is_realized_by": {"@type": "@id"},
            "eli:realizes": {"@type": "@id"},
            "eli:based_on": {"@type": "@id"},
        },
        "@graph": [
            _without_nothing(
                {
                    "@id": werk,
                    "@type": "eli:LegalResource",
                    "eli:id_local": regeling.id,
                    "eli:type_document": regeling.soort,
                    "eli:title": {"@value": regeling.titel, "@language": "nl"},
                    "eli:title_short": regeling.citeertitel,
                    "eli:passed_by": regeling.organisatie or regeling.gemeente,
                    "eli:date_publication": _day(regeling.datums.bekend),
                    "eli:date_document": _day(regeling.datums.ondertekend),
                    "eli:first_date_entry_in_force": _day(regeling.datums.inwerking),
                    "eli:date_no_longer_in_force": _day(
                        regeling.datums.einde.vervalt if regeling.datums.einde else None
                    ),
                    "eli:description": regeling.redactie,
                    "eli:is_realized_by": expressie,
                    "eli:has_part": [deel["@id"] for deel in artikelen],
                }
            ),
            {
                "@id": expressie,
                "@type": "eli:LegalExpression",
                "eli:realizes": werk,
                "eli:language": NEDERLANDS,
                "eli:title": {"@value": regeling.titel, "@language": "nl"},
            },
            *artikelen,
        ],
    }


def work_iri(regeling: RegelingTekst) -> str:
    """Return the address of the official text, or a name of our own when there is none."""
    if regeling.bron and regeling.bron.startswith("https://") and " " not in regeling.bron:
        return regeling.bron
    return _EIGEN + quote(regeling.id)


def _subdivisions(inhoud: Sequence[Deel], werk: str) -> Iterator[dict[str, Any]]:
    """Yield a node for every article and for every other part with words, so that none of them is lost."""
    gezien: dict[str, int] = {}
    for nr, deel in enumerate(_parts(inhoud), start=1):
        naam = quote("-".join(filter(None, [deel.soort, deel.nr or (str(nr) if deel.soort == ARTIKEL else "")])))
        gezien[naam] = gezien.get(naam, 0) + 1
        anker = naam if gezien[naam] == 1 else f"{naam}-{gezien[naam]}"
        herkomst = deel.herkomst
        yield _without_nothing(
            {
                "@id": f"{werk}#{anker}",
                "@type": "eli:LegalResourceSubdivision",
                "eli:is_part_of": werk,
                "eli:type_subdivision": deel.label or deel.soort,
                "eli:number": deel.nr,
                "eli:title": _title(deel),
                "eli:description": " ".join(_sentences(deel)),
                "eli:date_publication": _day(herkomst.bekend if herkomst else None),
                "eli:first_date_entry_in_force": _day(herkomst.inwerking if herkomst else None),
                "eli:date_no_longer_in_force": _day(herkomst.vervalt if herkomst else None),
                "eli:legal_value": {"@id": "eli:LegalValue-unofficial"} if "ins:status" in deel.kenmerken else None,
            }
        )


def _parts(inhoud: Sequence[Deel]) -> Iterator[Deel]:
    """Yield the articles, the headings above them and what stands between, before and after, in reading order."""
    for deel in inhoud:
        if deel.soort == ARTIKEL or not any(True for _ in iter_articles(deel.inhoud)):
            yield deel
            continue
        kop = attrs.evolve(deel, inhoud=[])
        if any(tekst.strip(WIT) for tekst in iter_deel(kop)):
            yield kop
        yield from _parts(deel.inhoud)


def _title(deel: Deel) -> str | None:
    """Return the title; the whole heading where it holds more than label, number and title."""
    if deel.kop is None:
        return deel.titel
    return " ".join(tekst for tekst in iter_deel(Deel(soort=deel.soort, kop=deel.kop)) if tekst.strip(WIT))


def _sentences(deel: Deel) -> Iterator[str]:
    kaal = attrs.evolve(deel, label=None, nr=None, titel=None, kop=None)
    yield from (tekst for tekst in iter_deel(kaal) if tekst.strip(WIT))


def _without_nothing(velden: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, "", [])}


def _plain(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _day(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
