"""Builds the plain dict that one letter is made from: the case as this reader may see it, and what follows from it.

In: the facts, the reader, the municipality. Out: nested dicts of str, bool, None and lists. Everything that a reader
may not see is left out here, so that no clause can print it. Holds no sentence; words for codes are data (recht.yaml).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from instrumentarium.besluit.instrument.model import Document, Recht
from instrumentarium.besluit.zaak.afgeleid import Feiten, gevuld
from instrumentarium.besluit.zaak.beeld import duration, enumeration, euros, to_plain, words_of
from instrumentarium.besluit.zaak.geadresseerden import Geadresseerde
from instrumentarium.besluit.zaak.huishouden import PERSOONLIJKE_PARAGRAFEN
from instrumentarium.besluit.zaak.lezerwoorden import announced_on, municipality_block, remedy_days
from instrumentarium.besluit.zaak.model import Weegrij, Zaak
from instrumentarium.besluit.zaak.model_pand import Betrokkene
from instrumentarium.besluit.zaak.ondertekening import signature
from instrumentarium.besluit.zaak.stukken import add_piece_data
from instrumentarium.besluit.zaak.tekstvormen import finish
from instrumentarium.besluit.zaak.termijnen import deadlines_by_name
from instrumentarium.besluit.zaak.toetsprivacy import weighing_texts
from instrumentarium.besluit.zaak.vondst import describe_finds
from instrumentarium.besluit.zaak.woordvormen import (
    agenda_rows,
    extra_measure,
    moments,
    parts_rows,
    premises_for,
    premises_words,
)
from instrumentarium.besluit.zaak.zaakrijen import make_readable
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.tijd.termijnen import compute_termijn


def build_gegevens(
    feiten: Feiten, lezer: Geadresseerde, document: Document, gemeente: Gemeente, recht: Recht
) -> dict[str, Any]:
    """Return the data of one letter, without the choice of clauses and the letterhead's own block `brief`."""
    zaak = _visible(feiten, lezer)
    woorden = recht.woorden
    gegevens: dict[str, Any] = to_plain(zaak, Zaak)
    gegevens |= {
        "gemeente": municipality_block(to_plain(gemeente, Gemeente, "gemeente"), gemeente)
        | {"sleutel": feiten.zaak.gemeente},
        "aan": _reader(lezer, feiten, woorden),
        "wet": _law(feiten, woorden),
        "beleid": _policy(feiten, woorden),
        "tekst": _texts(feiten, lezer),
        "vondst": describe_finds(feiten, woorden),
        "termijn": deadlines_by_name(feiten),
        "tekenaar": signature(feiten, gemeente, document.ondertekening),
        "telling": {"bijlagen": _attachments(feiten, lezer, document)},
        "document": {"soort": document.soort, "titel": document.titel},
    }
    for rij, extra in zip(gegevens["pand"]["onderdelen"], parts_rows(feiten, woorden), strict=True):
        rij |= extra
    gegevens["pand"] |= premises_words(feiten, woorden)
    gegevens["maatregel"] |= _measure(feiten, woorden)
    gegevens["betrokkenen"] = [_party(p, n) for n, p in enumerate(feiten.partijen)]
    gegevens["namen"] = _named(feiten)
    gegevens["agenda"] = agenda_rows(feiten, _objection_day(feiten, lezer), gegevens["pand"]["het_pand"], woorden)
    _money(gegevens, feiten)
    _labels(gegevens, woorden)
    make_readable(gegevens, feiten, lezer, woorden)
    add_piece_data(gegevens, feiten, lezer, document)
    return gegevens


def _objection_day(feiten: Feiten, lezer: Geadresseerde) -> date | None:
    dag = announced_on(feiten, lezer)
    return compute_termijn("bezwaar", dag).laatste_dag if dag else None


def _visible(feiten: Feiten, lezer: Geadresseerde) -> Zaak:
    """Return the case without the inquiries, advice and views that this reader may not see."""
    zaak, huis, naam = feiten.zaak, feiten.huishoudens, lezer.leest_als or lezer.naam
    if lezer.rol == "dossier":
        return zaak
    procedure = zaak.procedure
    if procedure is not None and procedure.zienswijzen is not None:
        eigen = [rij for rij in procedure.zienswijzen if huis.may_read_view(rij.van, naam)]
        procedure = attrs.evolve(procedure, zienswijzen=eigen)
    if procedure is not None:
        procedure = attrs.evolve(
            procedure, stukken=[s for s in procedure.stukken or [] if s.beperking != "vertrouwelijk"]
        )
    return attrs.evolve(
        zaak,
        onderzoek=[rij for rij in zaak.onderzoek or [] if huis.may_read_piece(rij, naam)],
        adviezen=[rij for rij in zaak.adviezen or [] if huis.may_read_piece(rij, naam)],
        procedure=procedure,
        betrokkenen=None,
        eigen_tekst=None,
        aanvaard=None,
    )


def _texts(feiten: Feiten, lezer: Geadresseerde) -> dict[str, list[str]]:
    """Return the weighing paragraphs that this reader may read, each as a list of paragraphs."""
    huis, naam = feiten.huishoudens, lezer.leest_als
    alles = lezer.rol == "dossier"
    teksten: dict[str, list[str]] = {kort: [] for kort in WEEGNAMEN}
    for pad, waarde in weighing_texts(feiten):
        kort = pad.rsplit(".", 1)[-1]
        persoonlijk = kort in PERSOONLIJKE_PARAGRAFEN
        for rij in waarde if isinstance(waarde, list) else [waarde]:
            if isinstance(rij, Weegrij):
                mag = alles or (
                    huis.may_read_row(rij, naam)
                    if (rij.over or rij.zichtbaar_voor is not None)
                    else not persoonlijk or huis.may_read_personal(naam, kort)
                )
                tekst = rij.tekst
            else:
                mag, tekst = alles or not persoonlijk or huis.may_read_personal(naam, kort), rij
            if mag and gevuld(tekst):
                teksten[kort] += [finish(alinea) or "" for alinea in tekst.split("\n\n") if alinea.strip()]
    return teksten


WEEGNAMEN = (
    "geschiktheid", "handel", "tijdsverloop", "minder_zwaar_middel", "nut_van_sluiting", "eerdere_constateringen",
    "verweer", "verwijtbaarheid", "kinderen", "gezondheid", "terugkeer", "vervangende_woonruimte", "duur", "toegang",
    "controles_verhuurder", "evrm", "afwijking_beleid", "beleid_zwijgt",
)  # fmt: skip


def _reader(lezer: Geadresseerde, feiten: Feiten, woorden: dict[str, dict[str, str]]) -> dict[str, Any]:
    partij = lezer.partij or Betrokkene(naam=lezer.naam, soort="natuurlijk" if lezer.naam else "onbekend")
    blok: dict[str, Any] = to_plain(partij, Betrokkene, f"betrokkenen.{lezer.nummer - 1}")
    rollen = set(partij.rollen)
    return blok | {
        "naam": lezer.naam,
        "partij": partij.naam,
        "rol": lezer.rol,
        "rollen": enumeration([woorden["rol"].get(rol, rol) for rol in partij.rollen]),
        "vertegenwoordigt": lezer.hoedanigheid or "",
        "is_bewoner": "bewoner" in rollen,
        "is_huurder": "huurder" in rollen,
        "is_eigenaar": bool(rollen & {"eigenaar", "verhuurder"}),
        "is_exploitant": "exploitant" in rollen,
        "is_overtreder": "overtreder" in rollen,
        "zonder_verwijt": woorden["lezer"]["geen_verwijt"] in (partij.verwijt or "").lower(),
        "is_rechtspersoon": partij.soort in ("rechtspersoon", "vve"),
        **premises_for(partij, feiten, woorden),
        "voornemen": words_of_bericht(feiten.voornemen_van(partij), f"betrokkenen.{lezer.nummer - 1}.voornemen"),
        "bekendmaking": words_of_bericht(
            feiten.bekendmaking_van(partij), f"betrokkenen.{lezer.nummer - 1}.bekendmaking"
        ),
        "alleen_op_voorhand": not lezer.partij,
        **remedy_days(feiten, lezer),
    }


def words_of_bericht(bericht: Any, pad: str) -> dict[str, Any]:
    """Return day and way of a message as words, also when there is none."""
    return {
        "datum": words_of(getattr(bericht, "datum", None)),
        "wijze": words_of(getattr(bericht, "wijze", None)),
        "pad": pad,
    }


def _law(feiten: Feiten, woorden: dict[str, dict[str, str]]) -> dict[str, Any]:
    wet, huur = feiten.wet_13b, feiten.wet("7:231")
    grond = "".join(sorted(set(feiten.gronden)))
    voorbereiding = (feiten.zaak.constatering and feiten.zaak.constatering.voorbereiding) or []
    return {
        "grondslag": (wet.tekst.get(grond) or wet.tekst.get("a")) if wet and grond else None,
        "inhoud": (wet.tekst.get(f"inhoud_{grond}") or wet.tekst.get("inhoud")) if wet else None,
        "huur": (huur.tekst.get(f"gevolg_{grond}") or huur.tekst.get("gevolg")) if huur else "",
        "huur_geldt": bool(huur and set(feiten.gronden) & set(huur.gronden)),
        "voorbereiding": enumeration([woorden["voorbereiding"].get(v, v) for v in voorbereiding]),
        "pad": "wet",
    }


def _policy(feiten: Feiten, woorden: dict[str, dict[str, str]]) -> dict[str, Any]:
    beleid, regel = feiten.beleid, feiten.beleidsregel
    return {
        "titel": beleid.titel if beleid else None,
        "bekend": words_of(beleid.bekend) if beleid else None,
        "status": beleid.status if beleid else None,
        "recidive": duration(beleid.recidivetermijn) if beleid else None,
        "rij": regel.bron if regel else "",
        "maatregel": woorden["maatregel"].get(regel.maatregel, regel.maatregel) if regel else "",
        "duur": duration(regel.duur) if regel and regel.duur else "",
        "zwijgt": regel is None,
        "wijkt_af": feiten.wijkt_af,
        "keer": woorden["keer"].get(str(feiten.stap), ""),
        "pad": "beleid",
    }


def _measure(feiten: Feiten, woorden: dict[str, dict[str, str]]) -> dict[str, Any]:
    maatregel = feiten.zaak.maatregel
    dwangsom = maatregel.dwangsom if maatregel else None
    return {
        "einde": words_of(feiten.einde),
        "duur_tekst": duration(maatregel.duur) if maatregel and maatregel.duur else None,
        "maatregel": woorden["maatregel"].get((maatregel and maatregel.soort) or "", ""),
        "bedrag": euros(dwangsom.bedrag) if dwangsom else None,
        "maximum": euros(dwangsom.maximum) if dwangsom else None,
        "per": woorden["dwangsom_per"].get((dwangsom and dwangsom.per) or "", "") if dwangsom else None,
        **moments(feiten),
        **extra_measure(feiten),
    }


def _party(partij: Betrokkene, plek: int) -> dict[str, Any]:
    """Return what every reader may know of a party: name and roles, never circumstances or an address."""
    return {
        "naam": partij.naam,
        "rollen": enumeration(list(partij.rollen)),
        "minderjarig": partij.minderjarig,
        "pad": f"betrokkenen.{plek}",
    }


def _named(feiten: Feiten) -> dict[str, str]:
    def join(*rollen: str) -> str:
        return enumeration([p.naam for p in feiten.with_role(*rollen) if p.naam and not p.minderjarig])

    return {
        "huurders": join("huurder"),
        "bewoners": join("bewoner"),
        "eigenaren": join("eigenaar", "verhuurder"),
        "overtreders": join("overtreder"),
        "exploitanten": join("exploitant"),
    }


def _attachments(feiten: Feiten, lezer: Geadresseerde, document: Document) -> str:
    rapportage = feiten.zaak.constatering.rapportage if feiten.zaak.constatering else None
    return "1" if rapportage and rapportage.bijgevoegd and lezer.partij and not document.los else "geen"


def _money(gegevens: dict[str, Any], feiten: Feiten) -> None:
    kosten, verbeurte = feiten.zaak.kosten, feiten.zaak.verbeurte
    posten = (kosten.posten if kosten else None) or []
    bedragen = [post.bedrag for post in posten]
    centen = any(bedrag is not None and bedrag % 1 for bedrag in bedragen)
    for nr, (rij, post) in enumerate(zip(gegevens["kosten"]["posten"], posten, strict=True)):
        rij["bedrag"] = euros(post.bedrag, centen=centen)
        rij["omschrijving"] = post.omschrijving or f"[ONTBREEKT: kosten.posten.{nr}.omschrijving]"
    totaal = sum((bedrag for bedrag in bedragen if bedrag), Decimal(0))
    gegevens["kosten"]["totaal"] = euros(totaal, centen=centen) if bedragen and None not in bedragen else None
    gegevens["verbeurte"]["bedrag"] = euros(verbeurte.bedrag) if verbeurte else None


def _labels(gegevens: dict[str, Any], woorden: dict[str, dict[str, str]]) -> None:
    """Add readable words beside codes in rows: the subject of an inquiry, the form of a view."""
    for rij in gegevens["onderzoek"]:
        rij["onderwerp_tekst"] = woorden["onderwerp"].get(rij["onderwerp"], rij["onderwerp"])
    for rij in gegevens["procedure"]["zienswijzen"]:
        rij["vorm_tekst"] = woorden["vorm"].get(rij["vorm"] or "", "")
