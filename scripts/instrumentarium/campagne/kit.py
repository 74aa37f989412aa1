"""Finishes a kit: the cover, the read-me, and kit.json with the proof of what it was made from.

In: a plan and the bytes of its steps. Out: all files of the folder. Knows no clock: what is valid until when comes
from the campaign.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import attrs

from instrumentarium.bronnen.soorten.campagne import Meldlijn
from instrumentarium.campagne import akkoord, waarden, web
from instrumentarium.campagne.bron import HOOFDTAAL, MAP, PARTNER, Bronnen
from instrumentarium.campagne.plan import STUKKEN, TEKSTEN, Kitplan
from instrumentarium.campagne.verantwoording import PubliekBlok
from instrumentarium.tijd.kalender import words

SCHEMA = "kit/1"


@attrs.frozen
class Bewijs:
    """What a kit was made from: paths with their SHA-256, and the facts that go stale."""

    bronnen: dict[str, str]
    nummers: dict[str, str]
    regels: dict[str, str]


def finish(
    plan: Kitplan, gemaakt: dict[str, bytes], bronnen: Bronnen, bewijs: Bewijs, publiek: PubliekBlok | None, *, op: date
) -> dict[str, bytes]:
    """Return every file of one kit; a campaign that was over on the day `op` says so on the cover."""
    bestanden = {**plan.vast, **gemaakt}
    if plan.gemeente == PARTNER:
        bestanden["VOORWAARDEN.md"] = _terms(plan).encode()
    bestanden["LEESMIJ.md"] = _read_me(plan, bronnen, publiek, op).encode()
    bestanden["index.html"] = web.cover(_cover(plan, bronnen, op)).encode()
    bestanden["kit.json"] = _manifest(plan, bronnen, bewijs, bestanden, publiek)
    return dict(sorted(bestanden.items()))


def proof(bronnen: Bronnen, taal: str, gemeente: str, regels: dict[str, str]) -> Bewijs:
    """Return the proof for one kit; `regels` are the law texts it leans on, with what identifies each version."""
    paden = {bronnen.campagne.pad: bronnen.campagne.sha256}
    paden |= {bron.pad: bron.sha256 for bron in (bronnen.meldlijnen, bronnen.kanalen)}
    if taal in bronnen.talen:
        paden[bronnen.talen[taal].pad] = bronnen.talen[taal].sha256
    if gemeente != PARTNER:
        paden[bronnen.gemeenten[gemeente].pad] = bronnen.gemeenten[gemeente].sha256
    for naam, inhoud in bronnen.bestanden.items():
        if naam.startswith(f"{taal}/") or not naam.endswith(".md"):
            paden[f"{MAP}/{bronnen.naam}/{naam}"] = hashlib.sha256(inhoud).hexdigest()
    nummers = {lijn.id: lijn.nummer for lijn in waarden.lines(bronnen, gemeente, taal)}
    return Bewijs(dict(sorted(paden.items())), nummers, dict(sorted(regels.items())))


def valid_until(bronnen: Bronnen) -> date | None:
    """Return the last day of the campaign, or None."""
    periode = bronnen.campagne.waarde.periode
    return periode.tot if periode else None


def look_again(bronnen: Bronnen) -> date | None:
    """Return the first day on which a number or the campaign itself must be looked at again."""
    dagen = [lijn.opnieuw_voor for lijn in _lines(bronnen)] + [bronnen.campagne.waarde.opnieuw_voor]
    return min((dag for dag in dagen if dag), default=None)


def tool_version() -> str:
    """Return the version of this program."""
    try:
        return version("instrumentarium")
    except PackageNotFoundError:
        return "onbekend"


def _lines(bronnen: Bronnen) -> list[Meldlijn]:
    return [lijn for lijn in bronnen.meldlijnen.waarde.lijnen if lijn.id in bronnen.campagne.waarde.meldlijnen]


def _manifest(
    plan: Kitplan, bronnen: Bronnen, bewijs: Bewijs, bestanden: dict[str, bytes], publiek: PubliekBlok | None
) -> bytes:
    campagne = bronnen.campagne.waarde
    einde, nakijken = valid_until(bronnen), look_again(bronnen)
    inhoud: dict[str, Any] = {
        "schema": SCHEMA,
        "campagne": plan.campagne,
        "titel": plan.titel,
        "gemeente": plan.gemeente,
        "taal": plan.taal,
        "taal_status": plan.status,
        "programma": {"naam": "instrumentarium", "versie": tool_version()},
        "geldig_van": campagne.periode.van.isoformat() if campagne.periode else None,
        "geldig_tot": einde.isoformat() if einde else None,
        "nakijken_voor": nakijken.isoformat() if nakijken else None,
        "embargo": campagne.embargo,
        "niet_verspreiden": sorted({kaart.naam for kaart in plan.kaartjes if kaart.stempel}),
        "akkoord": [_approval(rij) for rij in campagne.akkoord],
        "nummers": bewijs.nummers,
        "regels": bewijs.regels,
        "publiek": attrs.asdict(publiek, value_serializer=_plain) if publiek else None,
        "bronnen": bewijs.bronnen,
        "bestanden": {naam: hashlib.sha256(inhoud_).hexdigest() for naam, inhoud_ in sorted(bestanden.items())},
    }
    return (json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n").encode()


def _approval(rij: Any) -> dict[str, Any]:
    return {
        "stuk": rij.stuk,
        "rol": rij.rol,
        "naam": rij.naam,
        "datum": rij.datum.isoformat() if rij.datum else None,
    }


def _plain(_: Any, __: Any, waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _cover(plan: Kitplan, bronnen: Bronnen, op: date) -> dict[str, Any]:
    campagne = bronnen.campagne.waarde
    return {
        "plan": plan,
        "opgemaakt": {
            kaart.naam: web.for_reading(kaart.tekst) for kaart in plan.kaartjes if kaart.naam in TEKSTEN and kaart.tekst
        },
        "taalnaam": waarden.words(bronnen, plan.taal)["taal"],
        "afzender": _sender(plan, bronnen),
        "kleur": _colour(plan, bronnen),
        "kernboodschap": campagne.kernboodschap if plan.taal == HOOFDTAAL else None,
        "toon": campagne.toon,
        "wel": campagne.wel,
        "niet": campagne.niet,
        "geldig": _validity(bronnen),
        "embargo": akkoord.embargo(campagne),
        "te_controleren": plan.status != "bevestigd",
        "verlopen": _expired(bronnen, op),
        "partner": plan.gemeente == PARTNER,
    }


def _sender(plan: Kitplan, bronnen: Bronnen) -> str:
    if plan.gemeente == PARTNER:
        return "Partneruitgave, zonder afzender"
    return f"Gemeente {bronnen.gemeenten[plan.gemeente].waarde.naam}"


def _colour(plan: Kitplan, bronnen: Bronnen) -> str:
    from instrumentarium.campagne.opmaak import colour

    return colour(bronnen, plan.gemeente)


def _validity(bronnen: Bronnen) -> str:
    periode = bronnen.campagne.waarde.periode
    return f"{words(periode.van)} tot en met {words(periode.tot)}" if periode else "zolang de feiten kloppen"


def _expired(bronnen: Bronnen, op: date) -> str | None:
    einde = valid_until(bronnen)
    return f"Deze campagne is verlopen: zij liep tot en met {words(einde)}" if einde and einde < op else None


def _read_me(plan: Kitplan, bronnen: Bronnen, publiek: PubliekBlok | None, op: date) -> str:
    campagne = bronnen.campagne.waarde
    regels = [
        f"# {plan.titel}",
        "",
        f"{_sender(plan, bronnen)}, {waarden.words(bronnen, plan.taal)['taal']}. Geldig: {_validity(bronnen)}.",
        "",
        "Open index.html voor een overzicht met alle teksten en knoppen om ze te kopiëren.",
        "",
        "## Voordat u iets verspreidt",
        "",
        *[f"- {STUKKEN.get(kaart.naam, kaart.titel)}: {kaart.stempel}." for kaart in plan.kaartjes if kaart.stempel],
    ]
    if verlopen := _expired(bronnen, op):
        regels.append(f"- {verlopen}.")
    if plan.status != "bevestigd":
        regels.append("- De vertaling is nog niet gecontroleerd. Deze taal staat daarom niet in de zip.")
    if embargo := akkoord.embargo(campagne):
        regels.append(f"- {embargo}.")
    if publiek:
        regels.append(
            "- De feiten komen uit de verantwoording van de zaak. Verandert de zaak, maak de kit dan opnieuw."
        )
    if feiten := _unconfirmed(plan, bronnen):
        regels.append(f"- Nog te bevestigen: {'; '.join(feiten)}.")
    regels += [
        "- Bel de nummers zelf voordat u begint.",
        "- Een drukker zet de kleuren zelf om naar drukkleuren; maak de kit met --afloop voor een rand om af te snijden.",
        "- De SVG-bestanden bevatten tekst. Installeer Source Sans 3 (open licentie) om ze aan te passen.",
        "- Zet bij elke poster of flyer op de website ook de tekst uit het bestand .txt.",
        "",
        "## Niet in deze kit",
        "",
        *([f"- {naam}" for naam in plan.ontbreekt] or ["Alles is er."]),
        "",
    ]
    return "\n".join(regels)


def _unconfirmed(plan: Kitplan, bronnen: Bronnen) -> list[str]:
    uit = []
    if plan.gemeente != PARTNER:
        bron = bronnen.gemeenten[plan.gemeente].waarde
        velden = [veld for veld in ("telefoon", "email", "website", "huisstijl.kleur") if veld in bron.te_bevestigen]
        uit += [f"{', '.join(velden)} van de gemeente"] if velden else []
    for lijn in _lines(bronnen):
        if lijn.te_bevestigen and lijn.id != "gemeente":
            uit.append(f"{', '.join(lijn.te_bevestigen)} van {lijn.naam.get(HOOFDTAAL, lijn.id)}")
    return uit


def _terms(plan: Kitplan) -> str:
    return (
        f"# Voorwaarden voor gebruik: {plan.titel}\n\n"
        "U mag dit materiaal gebruiken, kopiëren en aanpassen, ook zonder het te vragen.\n\n"
        "- Zet uw eigen naam als afzender op elk stuk. Gebruik de namen en kleuren van Hillegom, Lisse en Teylingen niet.\n"
        "- Vul de velden tussen [ ] in en bel elk nummer voordat u begint.\n"
        "- Verander de boodschap niet in een beschuldiging. Een signaal kan wijzen op misdaad en bewijst niets.\n"
        "- Beschrijf geen groepen mensen en noem geen kentekens.\n"
        "- Gebruik geen stijl of beeldmerk van de politie of van Meld Misdaad Anoniem zonder hun toestemming.\n"
        "- Noem geen cijfers van Hillegom, Lisse en Teylingen als die van u.\n"
        "- Controleer of het stuk nog geldig is: kijk in kit.json bij geldig_tot.\n\n"
        "De tekeningen en teksten vallen onder dezelfde licentie als dit project (EUPL-1.2). "
        "De letter Source Sans 3 valt onder de SIL Open Font License 1.1.\n"
    )
