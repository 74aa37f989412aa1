"""Reads the dates of a national regulation: its manifest (all versions) and its WTI file (its history).

In: the root of such a file. Out: `RegelingDatums`; and a regulation with the dates that these files add. The two count
ends differently: the manifest writes the last day of a version ("tot en met"), the WTI the first day after ("tot").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import attrs
from lxml import etree

from instrumentarium.apv.importeren_kenmerken import plain_text, read_attribute, to_day
from instrumentarium.apv.importeren_meta import NOOIT, bwb_id
from instrumentarium.apv.importeren_xml import local_name
from instrumentarium.bronnen.soorten.regeling_tekst import (
    Einde,
    Gebeurtenis,
    RegelingDatums,
    RegelingTekst,
    Terugverwijzing,
    Toestand,
)

_VERBANDEN = ("wetsfamilie", "grondslag-voor", "verwijzing-door", "wettelijke-bevoegdheid-voor")


def read_manifest(werk: etree._Element) -> RegelingDatums:
    """Return the versions in a manifest, in the order of the file."""
    toestanden = [_state(kind) for kind in werk if local_name(kind) == "expression"]
    return RegelingDatums(schema="regeling-datums/1", werk=bwb_id(werk.get("label")) or "", toestanden=toestanden)


def read_wti(wti: etree._Element) -> RegelingDatums:
    """Return the history and the dated references back in a WTI file."""
    titel = next(wti.iter("{*}citeertitel"), None)
    return RegelingDatums(
        schema="regeling-datums/1",
        werk=bwb_id(wti.get("bwb-id")) or "",
        citeertitel=plain_text(titel) if titel is not None else None,
        geschiedenis=[stap for deel in _below(wti, "wijzigingen") for stap in _history(deel)],
        verwijzingen=[ref for deel in _below(wti, "gerelateerde-regelgeving") for ref in _references(deel)],
    )


def merge_datums(een: RegelingDatums, ander: RegelingDatums) -> RegelingDatums:
    """Return what two files say about the same regulation."""
    return attrs.evolve(
        een,
        citeertitel=een.citeertitel or ander.citeertitel,
        toestanden=een.toestanden or ander.toestanden,
        geschiedenis=een.geschiedenis or ander.geschiedenis,
        verwijzingen=een.verwijzingen or ander.verwijzingen,
    )


def with_datums(regeling: RegelingTekst, datums: RegelingDatums) -> tuple[RegelingTekst, list[str]]:
    """Return the regulation with its end and its date of publication, and what the files disagree on."""
    if regeling.werk != datums.werk:
        return regeling, [f"de datums van {datums.werk} horen niet bij {regeling.werk or regeling.id}; niet gebruikt"]
    meldingen = judge_states(datums.toestanden)
    eigen = regeling.datums
    toestand = next((t for t in datums.toestanden if t.label == regeling.versie), None)
    if toestand is not None:
        eigen = attrs.evolve(eigen, einde=toestand.einde, opgenomen=toestand.opgenomen)
        if toestand.inwerking != eigen.inwerking:
            meldingen.append(f"het manifest noemt inwerkingtreding {toestand.inwerking}, de tekst {eigen.inwerking}")
    elif datums.toestanden:
        meldingen.append(f"het manifest kent geen toestand {regeling.versie}")
    bekend = [s.bekend for s in datums.geschiedenis if s.datum == eigen.inwerking and s.bekend is not None]
    if bekend and eigen.bekend is None:
        eigen = attrs.evolve(eigen, bekend=max(bekend))
    return attrs.evolve(regeling, datums=eigen), meldingen


def judge_states(toestanden: list[Toestand]) -> list[str]:
    """Return the gaps and overlaps between versions: each must begin on the day after the last day of the one before."""
    meldingen = []
    for een, ander in pairwise(sorted(toestanden, key=lambda t: (t.inwerking or NOOIT, t.label))):
        if een.einde is None or ander.inwerking is None or een.inwerking == ander.inwerking:
            continue
        if een.einde.vervalt != ander.inwerking:
            woord = "een gat" if (een.einde.vervalt or NOOIT) < ander.inwerking else "een overlap"
            meldingen.append(f"tussen {een.label} en {ander.label} zit {woord}: {een.einde.datum} en {ander.inwerking}")
    return meldingen


def last_day(dag: date | None, veld: str) -> Einde | None:
    """Return an end that was written as the last day with force; the year 9999 means that there is none."""
    if dag is None or dag == NOOIT:
        return None
    return Einde(datum=dag, telling="tot-en-met", veld=veld, vervalt=dag + timedelta(days=1))


def first_day_after(dag: date | None, veld: str) -> Einde | None:
    """Return an end that was written as the first day without force."""
    return None if dag is None or dag == NOOIT else Einde(datum=dag, telling="tot", veld=veld, vervalt=dag)


def _state(expressie: etree._Element) -> Toestand:
    velden = {local_name(veld): plain_text(veld) for meta in _below(expressie, "metadata", diep=False) for veld in meta}
    zicht_tot = to_day(velden.get("zichtdatum_eind"))
    return Toestand(
        label=read_attribute(expressie, "label") or "",
        inwerking=to_day(velden.get("datum_inwerkingtreding")),
        einde=last_day(to_day(velden.get("einddatum")), "manifest einddatum"),
        zicht_van=to_day(velden.get("zichtdatum_start")),
        zicht_tot=None if zicht_tot == NOOIT else zicht_tot,
        opgenomen=to_day(velden.get("tijdstip_toegevoegd", "")[:10]),
    )


def _history(wijzigingen: etree._Element) -> Iterator[Gebeurtenis]:
    for deel in wijzigingen.iter("{*}regeling", "{*}regelingelement"):
        for datum in deel:
            if local_name(datum) == "datum":
                yield from (_event(deel, datum, details) for details in datum if local_name(details) == "details")


def _event(deel: etree._Element, datum: etree._Element, details: etree._Element) -> Gebeurtenis:
    betreft = next((plain_text(kind) for kind in details if local_name(kind) == "betreft"), "")
    bron = _source(details, "ontstaansbron")
    iwt = _source(details, "inwerkingtreding")
    return Gebeurtenis(
        element=read_attribute(datum, "label"),
        label_id=read_attribute(deel, "label-id"),
        datum=to_day(datum.get("waarde")),
        betreft=betreft,
        bron=_publication(bron),
        dossier=_text(bron, "dossiernummer"),
        bekend=to_day(_text(bron, "publicatiedatum")),
        ondertekend=to_day(_text(bron, "ondertekening")),
        inwerking_bron=_publication(iwt),
        inwerking_bekend=to_day(_text(iwt, "publicatiedatum")),
        opmerkingen=[plain_text(opmerking) for opmerking in details.iter("{*}opmerking")],
    )


def _source(details: etree._Element, naam: str) -> etree._Element | None:
    """Return the publication that something came from: the original one, not the ones it was read together with."""
    bronnen = [bron for deel in _below(details, naam, diep=False) for bron in deel.iter("{*}bron")]
    return next((bron for bron in bronnen if bron.get("type") == "oorspronkelijk"), bronnen[0] if bronnen else None)


def _publication(bron: etree._Element | None) -> str | None:
    if bron is None:
        return None
    bekendmaking = next(bron.iter("{*}bekendmaking"), None)
    if bekendmaking is None:
        return None
    delen = [bekendmaking.get("soort"), _text(bron, "publicatiejaar"), _text(bron, "publicatienummer")]
    return read_attribute(bekendmaking, "urlidentifier") or "-".join(filter(None, delen)) or None


def _references(gerelateerd: etree._Element) -> Iterator[Terugverwijzing]:
    for verband in gerelateerd.iter(*(f"{{*}}{naam}" for naam in _VERBANDEN)):
        element = verband.getparent()
        for kind in verband:
            doel = next(kind.iter("{*}extref"), None)
            if doel is not None and doel.get("doc"):
                yield Terugverwijzing(
                    soort=local_name(verband),
                    element=read_attribute(element, "label") if element is not None else None,
                    doel=read_attribute(doel, "doc") or "",
                    titel=plain_text(doel) or read_attribute(doel, "label") or "",
                    van=to_day(kind.get("geldig-van")),
                    einde=first_day_after(to_day(kind.get("geldig-tot")), "WTI geldig-tot"),
                )


def _below(element: etree._Element, naam: str, *, diep: bool = True) -> Iterator[etree._Element]:
    if diep:
        yield from element.iter("{*}" + naam)
    else:
        yield from (kind for kind in element if local_name(kind) == naam)


def _text(element: etree._Element | None, naam: str) -> str | None:
    gevonden = None if element is None else next(element.iter("{*}" + naam), None)
    return plain_text(gevonden) if gevonden is not None else None
