"""Makes the rows of a letter readable: inquiries, advice, views, new facts and the household, as this reader sees them.

In: the plain dict of one letter, the facts, the reader. Out: the same dict with words beside codes and sentences that
end. Shows nothing that was not already visible to this reader; the household's own facts are for the household alone.
"""

from __future__ import annotations

from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.beeld import enumeration
from instrumentarium.besluit.zaak.geadresseerden import VERTEGENWOORDIGERS, Geadresseerde
from instrumentarium.besluit.zaak.lezerwoorden import digits
from instrumentarium.besluit.zaak.model import MetMandaat, Primair
from instrumentarium.besluit.zaak.model_pand import Bericht
from instrumentarium.besluit.zaak.tekstvormen import capital, cited, finish, inside, stripped
from instrumentarium.besluit.zaak.woordvormen import at, role_in_chain, with_source
from instrumentarium.tijd.kalender import words

Woorden = dict[str, dict[str, str]]
# The kinds that close premises: their summary in another language tells what closes and when.
_SLUITEND = ("sluitingsbesluit", "spoedbesluit", "bevestiging-spoed", "verlenging")
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
    "verdaging.reden",
    "verbeurte.feiten",
    "verzoek.besluit",
)


def make_readable(gegevens: dict[str, Any], feiten: Feiten, lezer: Geadresseerde, woorden: Woorden) -> None:
    """Add words to the rows of one letter, and end the free texts with a full stop."""
    for pad in _SLUITENDE_TEKSTEN:
        *blokken, veld = pad.split(".")
        blok = gegevens
        for naam in blokken:
            blok = blok[naam]
        blok[veld] = finish(blok[veld])
    _inquiries(gegevens, feiten, lezer, woorden)
    _views(gegevens, feiten, lezer)
    for rij in gegevens["adviezen"]:
        rij |= {"strekking": cited(rij["strekking"]), "reactie": finish(rij["reactie"])}
        rij["over"] = _as_read(rij["over"], lezer, woorden)
    rol = gegevens["constatering"]["rol_in_keten"]
    rol["feiten"] = rol["feiten"] or None
    for plek, rij in enumerate(gegevens["procedure"]["nieuwe_feiten"]):
        feit = finish(rij["feit"]) or f"[ONTBREEKT: procedure.nieuwe_feiten.{plek}.feit]"
        rij |= {"feit": feit, "reactie": finish(rij["reactie"])}
        herkomst = "; ".join(filter(None, [rij["datum"], f"bron: {rij['bron']}" if rij["bron"] else ""]))
        rij["feit_tekst"] = with_source(rij["feit"], herkomst)
    gegevens["huis"] = household(feiten, lezer, woorden)
    if "bewoner" not in (lezer.partij.rollen if lezer.partij else ()):
        # That somebody needs care is for the residents to know.
        redenen = [reden for reden in gegevens["pand"]["toegang_nodig"] or [] if reden != "zorg"]
        gegevens["pand"]["toegang_tekst"] = enumeration([woorden["toegang"].get(reden, reden) for reden in redenen])
    gegevens["maatregel"]["huur_speelt"] = bool(feiten.huurders and feiten.sluiting and gegevens["wet"]["huur"])
    gegevens["aan"]["gebruikt"] = bool(
        {"bewoner", "huurder", "exploitant"} & set(lezer.partij.rollen if lezer.partij else ())
    )
    for bericht in (gegevens["aan"]["voornemen"], gegevens["aan"]["bekendmaking"]):
        bericht["wijze_tekst"] = woorden["wijze_klein"].get(bericht["wijze"] or "", bericht["wijze"] or "")
    _finding(gegevens["constatering"], woorden)
    constatering = feiten.zaak.constatering
    gegevens["constatering"]["rol_in_keten"]["tekst"] = role_in_chain(
        constatering.rol_in_keten if constatering else None
    )
    gegevens["maatregel"]["geschorst"]["door"] = inside(gegevens["maatregel"]["geschorst"]["door"])
    gegevens["verzoek"]["reden"] = cited(gegevens["verzoek"]["reden"])
    _procedure(gegevens["procedure"], feiten, lezer, woorden)
    _objection(gegevens["besluit"], feiten, lezer)
    taal = gegevens["aan"]["taal"] or "nl"
    gegevens["aan"]["taal_naam"] = woorden["taal"].get(taal, taal)
    gegevens["document"]["sluitend"] = gegevens["document"]["soort"] in _SLUITEND
    zegels = gegevens["uitvoering_feiten"]["zegels"]
    gegevens["uitvoering_feiten"]["zegel_tekst"] = enumeration(zegels)


def _objection(blok: dict[str, Any], feiten: Feiten, lezer: Geadresseerde) -> None:
    """Add what a decision on objection says in words: whose objection, who signed before, which dictum."""
    besluit = feiten.zaak.besluit
    bezwaar, primair = (besluit.bezwaar, besluit.primair) if besluit else (None, None)
    blok["dictum_herroepen"] = blok["dictum"] == "herroepen"
    blok["dictum_wijzigen"] = blok["dictum"] == "wijzigen"
    blok["bezwaar"] |= {
        "eigen": bool(bezwaar and bezwaar.van and bezwaar.van == (lezer.leest_als or lezer.naam)),
        "wel_gehoord": bool(bezwaar and bezwaar.gehoord),
        "niet_gehoord": bool(bezwaar and bezwaar.gehoord is False),
        "wel_gevolgd": bool(bezwaar and bezwaar.advies_gevolgd),
        "niet_gevolgd": bool(bezwaar and bezwaar.advies_gevolgd is False),
    }
    blok["primair"] |= {"bekend_op": _announced(primair), "door": _signed_by(primair)}


def _announced(primair: Primair | None) -> str | None:
    dag = primair.bekendmaking if primair else None
    dag = dag.datum if isinstance(dag, Bericht) else dag
    return words(dag) if dag else None


def _signed_by(primair: Primair | None) -> str:
    wie = primair.ondertekenaar if primair else None
    if isinstance(wie, MetMandaat):
        return ", ".join(filter(None, [wie.mandaat.naam, wie.mandaat.functie]))
    return f"de {wie}" if wie in ("burgemeester", "locoburgemeester") else wie or ""


def _finding(blok: dict[str, Any], woorden: Woorden) -> None:
    """Add the hour as it is spoken, and what the report itself is: sworn, signed, built on which records."""
    rapportage = blok["rapportage"]
    vorm = [woorden["rapportage"]["ambtsedig"]] if rapportage["vorm"] == "ambtsedig" else []
    vorm += [woorden["rapportage"]["ondertekend"]] if rapportage["ondertekend"] else []
    uur, _, minuut = (blok["tijd"] or "").partition(":")
    gesproken = f"{int(uur)}.{minuut}" if uur.isdigit() and minuut else uur
    blok["tijd_tekst"] = gesproken or "[ONTBREEKT: constatering.tijd]"
    blok["andere_tekst"] = "; ".join(map(stripped, blok["andere_grondslagen"]))
    rapportage["vorm_tekst"] = enumeration(vorm)
    rapportage["pv_tekst"] = enumeration(rapportage["onderliggende_pv"])
    rapportage["een_pv"] = len(rapportage["onderliggende_pv"]) == 1
    rapportage["betrouwbaar"] = bool(vorm or rapportage["onderliggende_pv"])


def _procedure(blok: dict[str, Any], feiten: Feiten, lezer: Geadresseerde, woorden: Woorden) -> None:
    """Add the ground in words, the moment of urgency, who decided and who was told, and whether views were asked for."""
    procedure = feiten.zaak.procedure
    spoed = procedure.spoed if procedure else None
    horen = blok["horen_achterwege"]
    geen_grond = "[ONTBREEKT: procedure.horen_achterwege.grond]"
    horen["grond_tekst"] = woorden["horen_grond"].get(horen["grond"] or "", geen_grond)
    blok["spoed"] |= {
        "artikel": woorden["spoed_grond"].get((spoed and spoed.grond) or "", ""),
        "zeer": bool(spoed and spoed.grond == "5:31-2"),
        "moment": at(spoed.tijdstip) if spoed else None,
        "besloten_door": inside(spoed.besloten_door) if spoed else None,
        "door_mij": bool(spoed and (spoed.besloten_door or "").lower().removeprefix("de ") == "burgemeester"),
        "aan_u": bool(spoed and spoed.aangezegd_aan and spoed.aangezegd_aan == lezer.leest_als),
        "tijdstip_om": (at(spoed.tijdstip) if spoed else None) or "[ONTBREEKT: procedure.spoed.tijdstip]",
    }
    tot = procedure.voornemen.zienswijze_tot if procedure and procedure.voornemen else None
    blok["voornemen"]["zienswijze_cijfers"] = digits(tot) or "[ONTBREEKT: procedure.voornemen.zienswijze_tot]"
    blok["voornemen"]["zienswijze_dag"] = at(tot) or "[ONTBREEKT: procedure.voornemen.zienswijze_tot]"
    blok["zienswijzen_gevraagd"] = bool(procedure and procedure.zienswijzen == [])
    blok["lopende_tekst"] = "; ".join(map(stripped, blok["lopende_maatregelen"]))


def _inquiries(gegevens: dict[str, Any], feiten: Feiten, lezer: Geadresseerde, woorden: Woorden) -> None:
    for rij in gegevens["onderzoek"]:
        rij["uitkomst"] = cited(rij["uitkomst"])
        rij["onderwerp_kop"] = capital(rij["onderwerp_tekst"] or "")
        rij["grondslag_tekst"] = woorden["grondslag"].get(rij["grondslag"] or "", "")
        zelf = bool(rij["gevraagd_aan"]) and _is_reader(rij["gevraagd_aan"], feiten, lezer)
        over = "" if zelf else _as_read(rij["over"], lezer, woorden)
        delen = [
            woorden["lezer"]["zelf"] if zelf else rij["gevraagd_aan"] or "",
            rij["datum"] or "",
            rij["grondslag_tekst"],
            f"over {over}" if over else "",
        ]
        rij["aan_wie"] = capital(", ".join(filter(None, delen)))


def _is_reader(wie: str, feiten: Feiten, lezer: Geadresseerde) -> bool:
    """Tell whether a name is the reader's, or a role that this reader has and no other adult."""
    met_rol = [partij for partij in feiten.with_role(wie.lower()) if not partij.minderjarig]
    return wie == lezer.leest_als or (len(met_rol) == 1 and met_rol[0] is lezer.partij)


def _as_read(naam: str | None, lezer: Geadresseerde, woorden: Woorden) -> str | None:
    """Return a name as a reader reads it: the own one is "u"."""
    return woorden["lezer"]["zelf"] if naam and naam == lezer.leest_als else naam


def _views(gegevens: dict[str, Any], feiten: Feiten, lezer: Geadresseerde) -> None:
    """Say whose view it is, and whether there are others that this reader may not read."""
    rijen = gegevens["procedure"]["zienswijzen"]
    for rij in rijen:
        rij["eigen"] = bool(rij["van"]) and rij["van"] == lezer.leest_als
        rij |= {
            "samenvatting": cited(rij["samenvatting"]),
            "reactie": finish(rij["reactie"]),
            "reactie_aangehaald": cited(rij["reactie"]),
        }
    alle = (feiten.zaak.procedure and feiten.zaak.procedure.zienswijzen) or []
    gegevens["procedure"]["heeft_zienswijzen"] = bool(rijen)
    gegevens["procedure"]["andere_zienswijzen"] = len(alle) > len(rijen)
    gegevens["procedure"]["eigen_zienswijze"] = any(rij["eigen"] for rij in rijen)


def household(feiten: Feiten, lezer: Geadresseerde, woorden: Woorden) -> dict[str, Any]:
    """Return the children and the circumstances of the reader's own household, and who speaks for the reader."""
    huis, naam = feiten.huishoudens, lezer.leest_als
    leden = [partij for partij in feiten.partijen if partij.naam and huis.same(partij.naam, naam)]
    zelf_kind = bool(lezer.partij and lezer.partij.minderjarig)
    kinderen = [] if zelf_kind else [partij for partij in leden if partij.minderjarig]
    kort = [f"{k.naam} ({_age(k.leeftijd)})" if k.leeftijd is not None else k.naam or "" for k in kinderen]
    return {
        "een_kind": len(kinderen) == 1,
        "kinderen_kort": "" if any(k.verblijf for k in kinderen) else enumeration(kort),
        "het_kind": {0: "", 1: "uw kind"}.get(len(kinderen), "uw kinderen"),
        "kinderen": [
            {
                "naam": k.naam,
                "leeftijd": _age(k.leeftijd),
                "verblijf": finish(k.verblijf),
                "pad": "betrokkenen",
            }
            for k in kinderen
        ],
        "omstandigheden": [
            {
                "naam": _as_read(lid.naam, lezer, woorden),
                "tekst": enumeration([woorden["kwetsbaar"].get(soort, soort) for soort in lid.kwetsbaar]),
                "pad": "betrokkenen",
            }
            for lid in leden
            if lid.kwetsbaar
        ],
        "vertegenwoordigers": enumeration(_representatives(lezer)),
        "pad": "betrokkenen",
    }


def _age(leeftijd: int | str | None) -> str | None:
    """Return an age as "9 jaar", whether the case says 9 or "9 jaar"."""
    tekst = str(leeftijd).strip() if leeftijd is not None else ""
    return (f"{tekst} jaar" if tekst.isdigit() else tekst) or None


def _representatives(lezer: Geadresseerde) -> list[str]:
    gevonden = []
    for hoedanigheid in VERTEGENWOORDIGERS:
        wie = getattr(lezer.partij, hoedanigheid, None) if lezer.partij else None
        if wie is not None and wie.naam:
            kantoor = f", {wie.kantoor}" if wie.kantoor else ""
            gevonden.append(f"{wie.naam} ({hoedanigheid}{kantoor})")
    return gevonden
