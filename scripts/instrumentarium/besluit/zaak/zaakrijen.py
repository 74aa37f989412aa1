"""Makes the rows of a letter readable: inquiries, advice, views, new facts and the household, as this reader sees them.

In: the plain dict of one letter, the facts, the reader. Out: the same dict with words beside codes and sentences that
end. Shows nothing that was not already visible to this reader; the household's own facts are for the household alone.
"""

from __future__ import annotations

from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.beeld import enumeration
from instrumentarium.besluit.zaak.geadresseerden import VERTEGENWOORDIGERS, Geadresseerde
from instrumentarium.besluit.zaak.woordvormen import finish

Woorden = dict[str, dict[str, str]]
_SLUITENDE_TEKSTEN = (
    "constatering.rapportage.samenvatting",
    "constatering.wetenschap",
    "constatering.ernstig_geval",
    "constatering.verweer_eigen_gebruik",
    "constatering.rol_in_keten.feiten",
    "aan.overtreder_grond",
    "aan.verwijt",
    "aan.getoonde_controles",
    "procedure.horen_achterwege.motivering",
    "procedure.spoed.feiten",
    "maatregel.opgeheven.reden",
    "besluit.bezwaar.advies",
    "besluit.bezwaar.afwijking",
    "besluit.bezwaar.horen_achterwege",
    "besluit.bezwaar.kosten_besluit",
)


def make_readable(gegevens: dict[str, Any], feiten: Feiten, lezer: Geadresseerde, woorden: Woorden) -> None:
    """Add words to the rows of one letter, and end the free texts with a full stop."""
    for pad in _SLUITENDE_TEKSTEN:
        *blokken, veld = pad.split(".")
        blok = gegevens
        for naam in blokken:
            blok = blok[naam]
        blok[veld] = finish(blok[veld])
    _inquiries(gegevens, woorden)
    _views(gegevens, feiten, lezer)
    for rij in gegevens["adviezen"]:
        rij |= {"strekking": finish(rij["strekking"]), "reactie": finish(rij["reactie"])}
    for rij in gegevens["procedure"]["nieuwe_feiten"]:
        rij |= {"feit": finish(rij["feit"]), "reactie": finish(rij["reactie"])}
        rij["herkomst"] = "; ".join(filter(None, [rij["datum"], f"bron: {rij['bron']}" if rij["bron"] else ""]))
    gegevens["huis"] = household(feiten, lezer, woorden)
    gegevens["constatering"]["tijd_tekst"] = (gegevens["constatering"]["tijd"] or "").replace(":", ".") or None


def _inquiries(gegevens: dict[str, Any], woorden: Woorden) -> None:
    for rij in gegevens["onderzoek"]:
        rij["uitkomst"] = finish(rij["uitkomst"])
        rij["grondslag_tekst"] = woorden["grondslag"].get(rij["grondslag"] or "", "")
        delen = [rij["gevraagd_aan"] or "", rij["datum"] or "", rij["grondslag_tekst"]]
        if rij["over"]:
            delen.append(f"over {rij['over']}")
        rij["aan_wie"] = ", ".join(filter(None, delen))


def _views(gegevens: dict[str, Any], feiten: Feiten, lezer: Geadresseerde) -> None:
    """Say whose view it is, and whether there are others that this reader may not read."""
    rijen = gegevens["procedure"]["zienswijzen"]
    for rij in rijen:
        rij["eigen"] = bool(rij["van"]) and rij["van"] == lezer.leest_als
        rij |= {"samenvatting": finish(rij["samenvatting"]), "reactie": finish(rij["reactie"])}
    alle = (feiten.zaak.procedure and feiten.zaak.procedure.zienswijzen) or []
    gegevens["procedure"]["heeft_zienswijzen"] = bool(rijen)
    gegevens["procedure"]["andere_zienswijzen"] = len(alle) > len(rijen)
    gegevens["procedure"]["eigen_zienswijze"] = any(rij["eigen"] for rij in rijen)


def household(feiten: Feiten, lezer: Geadresseerde, woorden: Woorden) -> dict[str, Any]:
    """Return the children and the circumstances of the reader's own household, and who speaks for the reader."""
    huis, naam = feiten.huishoudens, lezer.leest_als
    leden = [partij for partij in feiten.partijen if partij.naam and huis.same(partij.naam, naam)]
    kinderen = [partij for partij in leden if partij.minderjarig]
    return {
        "het_kind": {0: "", 1: "uw kind"}.get(len(kinderen), "uw kinderen"),
        "kinderen": [
            {"naam": k.naam, "leeftijd": k.leeftijd, "verblijf": finish(k.verblijf), "pad": "betrokkenen"}
            for k in kinderen
        ],
        "omstandigheden": [
            {
                "naam": lid.naam,
                "tekst": enumeration([woorden["kwetsbaar"].get(soort, soort) for soort in lid.kwetsbaar]),
                "pad": "betrokkenen",
            }
            for lid in leden
            if lid.kwetsbaar
        ],
        "vertegenwoordigers": enumeration(_representatives(lezer)),
        "pad": "betrokkenen",
    }


def _representatives(lezer: Geadresseerde) -> list[str]:
    gevonden = []
    for hoedanigheid in VERTEGENWOORDIGERS:
        wie = getattr(lezer.partij, hoedanigheid, None) if lezer.partij else None
        if wie is not None and wie.naam:
            kantoor = f", {wie.kantoor}" if wie.kantoor else ""
            gevonden.append(f"{wie.naam} ({hoedanigheid}{kantoor})")
    return gevonden
