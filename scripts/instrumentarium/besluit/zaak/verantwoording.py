"""The account of a set of letters: what they were made from, which clauses and why, and the hash of each letter.

In: the dossier and the letters. Out: a JSON value; `publiek` is the only block that a campaign may read. The account
belongs to the file of the case; the public block holds no house number, no name, no reason.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from instrumentarium import __version__
from instrumentarium.besluit.zaak.brieven import Briefset, Letter
from instrumentarium.besluit.zaak.definitief import sources_of
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.termijnen import as_dict, deadlines

SCHEMA = "verantwoording/1"


def build_account(
    dossier: Dossier, briefset: Briefset, *, definitief: bool, vaststellingen: list[str]
) -> dict[str, Any]:
    """Return the account of one run; the same case, sources and version give the same account."""
    feiten = dossier.feiten
    regel = feiten.beleidsregel
    return {
        "schema": SCHEMA,
        "versie": __version__,
        "kenmerk": dossier.zaak.waarde.kenmerk,
        "gemeente": dossier.zaak.waarde.gemeente,
        "instrument": dossier.instrument.naam,
        "vorm": "definitief" if definitief else "concept",
        "soorten": list(briefset.soorten),
        "zaak": {"bestand": dossier.zaak.pad.rsplit("/", 1)[-1], "sha256": dossier.zaak.sha256},
        "peildatum": dossier.peildatum.isoformat(),
        "bronnen": _sources(dossier, briefset),
        "vaststellingen": vaststellingen,
        "wet": _law(dossier),
        "beleid": {
            "titel": feiten.beleid.titel if feiten.beleid else None,
            "status": feiten.beleid.status if feiten.beleid else None,
            "rij": regel.bron if regel else None,
            "maatregel": regel.maatregel if regel else None,
            "nu": policy_now(dossier),
        },
        "toetsen": [bevinding.as_dict() | {"reden": bevinding.reden} for bevinding in briefset.bevindingen],
        "aanvaard": [
            {"toets": rij.toets, "reden": rij.reden, "door": rij.door, "datum": rij.datum.isoformat()}
            for rij in dossier.zaak.waarde.aanvaard or []
        ],
        "termijnen": [as_dict(termijn) for termijn in deadlines(feiten)],
        "tijdlijn": timeline(dossier),
        "brieven": [_letter(letter) for letter in briefset.letters],
        "publiek": public_block(dossier),
    }


def policy_now(dossier: Dossier) -> str | None:
    """Return the title of the policy in the file when it is another than the one that applied on the reference date."""
    nu = dossier.beleid.waarde if dossier.beleid else None
    toen = dossier.feiten.beleid
    return nu.titel if nu and (toen is None or toen.titel != nu.titel or toen.inwerking != nu.inwerking) else None


def timeline(dossier: Dossier) -> list[dict[str, str]]:
    """Return the days of the case in order: what happened, what must happen; for reading, not for proof."""
    zaak = dossier.zaak.waarde
    voornemen = zaak.procedure.voornemen if zaak.procedure else None
    dagen: list[tuple[Any, str]] = [
        (zaak.constatering and zaak.constatering.datum, "vondst"),
        (voornemen and voornemen.datum, "voornemen"),
        (voornemen and voornemen.zienswijze_tot, "einde termijn zienswijzen"),
        (zaak.besluit and zaak.besluit.datum, "besluit"),
        (zaak.besluit and zaak.besluit.bekendmaking and zaak.besluit.bekendmaking.datum, "bekendmaking"),
        (zaak.maatregel and zaak.maatregel.begunstiging_tot, "einde begunstigingstermijn"),
        (dossier.feiten.begin, "begin sluiting"),
        (dossier.feiten.einde, "einde sluiting"),
        *((termijn.laatste_dag, termijn.omschrijving) for termijn in deadlines(dossier.feiten)),
    ]
    rijen = [{"datum": _iso(dag), "wat": wat} for dag, wat in dagen if dag]
    return sorted(rijen, key=lambda rij: (rij["datum"][:10], rij["wat"]))


def public_block(dossier: Dossier) -> dict[str, Any]:
    """Return what a campaign may know: municipality, street, kind, begin, end, article; nothing about a person."""
    zaak, feiten = dossier.zaak.waarde, dossier.feiten
    maatregel = zaak.maatregel
    geschorst = maatregel.geschorst if maatregel else None
    geheim = any(partij.adres_soort == "geheim" and "bewoner" in partij.rollen for partij in feiten.partijen)
    adres = zaak.pand.adres if zaak.pand else None
    return {
        "gemeente": zaak.gemeente,
        "straat_of_gebied": (adres.plaats if geheim else adres.straat or adres.plaats) if adres else None,
        "soort": zaak.pand.soort if zaak.pand else None,
        "begin": _iso(feiten.begin),
        "einde": _iso(feiten.einde),
        "artikel": "artikel 13b van de Opiumwet" if dossier.instrument.naam == "damocles" else None,
        "uitvoering": maatregel.uitvoering if maatregel else None,
        "geschorst_tot": (_iso(geschorst.tot) or "onbekend") if geschorst else None,
        "heropend": _iso(zaak.heropening.tijdstip) if zaak.heropening else None,
    }


def _sources(dossier: Dossier, briefset: Briefset) -> list[dict[str, Any]]:
    rijen = [
        {"bestand": bron.pad, "sha256": bron.sha256, "status": getattr(bron.waarde, "status", None)}
        for bron in sources_of(dossier, briefset.soorten)
    ]
    rijen.append({"bestand": dossier.huisstijl_pad, "sha256": dossier.huisstijl_sha256, "status": None})
    return sorted(rijen, key=lambda rij: rij["bestand"])


def _law(dossier: Dossier) -> list[dict[str, Any]]:
    gekozen = []
    for bepaling in dossier.recht.waarde.bepalingen:
        versie = dossier.feiten.wet(bepaling.id)
        gekozen.append(
            {
                "bepaling": bepaling.id,
                "versie": _iso(versie.inwerking) if versie else None,
                "bron": versie.bron if versie else None,
            }
        )
    return gekozen


def _letter(letter: Letter) -> dict[str, Any]:
    return {
        "bestand": letter.naam,
        "soort": letter.soort,
        "rol": letter.lezer.rol,
        "sha256": letter.sha256,
        "open_feiten": list(letter.open_feiten),
        "clausules": [
            {
                "id": k.id,
                "gekozen": k.gekozen,
                "versie": k.versie,
                "reden": k.reden,
                "bron": k.bron,
                "grondslag": list(k.grondslag),
            }
            for k in letter.keuzes
        ],
    }


def _iso(waarde: date | datetime | None) -> Any:
    if waarde is None:
        return None
    return waarde.isoformat(timespec="minutes") if isinstance(waarde, datetime) else waarde.isoformat()
