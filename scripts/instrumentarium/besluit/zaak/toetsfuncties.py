"""The functions that a condition in toetsen.yaml may call; each answers one question about the facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from instrumentarium.besluit.instrument.uitdrukking import veilig
from instrumentarium.besluit.zaak.afgeleid import Feiten, gevuld, representatives
from instrumentarium.besluit.zaak.model import Mandaat, MetMandaat
from instrumentarium.besluit.zaak.model_pand import Bericht
from instrumentarium.besluit.zaak.toetsprivacy import (
    misplaced_own_text,
    misplaced_rows,
    named_elsewhere,
    only_confidential,
    thin_texts,
)
from instrumentarium.tijd.kalender import add_months, is_werkdag, next_werkdag
from instrumentarium.tijd.termijnen import compute_termijn


def functions(feiten: Feiten) -> dict[str, Callable[..., Any]]:
    """Return the functions by the name that a condition uses."""

    def onderzocht(onderwerp: str) -> bool:
        return feiten.asked(onderwerp)

    def gezegd(waarde: Any) -> bool:
        return gevuld(waarde)

    def afwezig(waarde: Any) -> bool:
        return waarde is None

    def dagen(van: Any, tot: Any) -> int | None:
        return (_day(tot) - _day(van)).days if van and tot else None

    def voor(een: Any, ander: Any) -> bool:
        return bool(een and ander and _day(een) < _day(ander))

    def werkdag(dag: Any) -> bool:
        return not dag or is_werkdag(_day(dag))

    def maanden_na(dag: Any, aantal: int) -> date | None:
        return add_months(_day(dag), aantal) if dag else None

    def termijn(soort: str, van: Any) -> date | None:
        return compute_termijn(soort, _day(van)).laatste_dag if van else None

    eigen = (onderzocht, gezegd, afwezig, dagen, voor, werkdag, maanden_na, termijn)
    alle: dict[str, Callable[..., Any]] = {functie.__name__: veilig(functie) for functie in eigen}
    return alle | {naam: veilig(_bind(functie, feiten)) for naam, functie in _NAMEN.items()}


def _bind(functie: Callable[..., Any], feiten: Feiten) -> Callable[..., Any]:
    def gebonden(*argumenten: Any) -> Any:
        return functie(feiten, *argumenten)

    return gebonden


def _day(waarde: Any) -> date:
    if isinstance(waarde, Bericht):
        waarde = waarde.datum
    return waarde.date() if isinstance(waarde, datetime) else waarde


def _voornemen(feiten: Feiten, partij: Any) -> Any:
    return feiten.voornemen_van(partij)


def _bekend(feiten: Feiten, partij: Any) -> Any:
    return feiten.bekendmaking_van(partij)


def _heard(feiten: Feiten, partij: Any) -> Any:
    return feiten.last_heard(partij)


def _decision_term(feiten: Feiten) -> date | None:
    """Return the last day for the decision on objection, six weeks later after a postponement (Awb 7:10)."""
    einde = feiten.einde_bezwaar()
    if einde is None or not feiten.zaak.besluit:
        return None
    bezwaar = feiten.zaak.besluit.bezwaar
    dag = compute_termijn(
        "beslissing-op-bezwaar", einde, einde_bezwaar=einde, commissie=bool(bezwaar and bezwaar.commissie)
    ).laatste_dag
    return next_werkdag(dag + timedelta(weeks=6)) if feiten.zaak.verdaging else dag


def _uncovered(feiten: Feiten) -> bool:
    """Tell whether advice, zienswijze or inquiry came after the primary decision and no new fact covers it.

    A new fact covers what is not younger; one without a day may cover anything, and then the program does not judge.
    """
    primair = feiten.zaak.besluit.primair.datum if feiten.zaak.besluit and feiten.zaak.besluit.primair else None
    if primair is None:
        return False
    procedure = feiten.zaak.procedure
    nieuw = [feit.datum for feit in (procedure and procedure.nieuwe_feiten) or []]
    stukken: list[Any] = [
        *(feiten.zaak.adviezen or []),
        *(feiten.zaak.onderzoek or []),
        *((procedure and procedure.zienswijzen) or []),
    ]
    later = [stuk.datum for stuk in stukken if stuk.datum and stuk.datum > primair]
    return any(not any(dag is None or dag >= laat for dag in nieuw) for laat in later)


def _stale_rows(feiten: Feiten) -> str:
    """Return why all facts of dealing and public order weigh little: anoniem, oud, na; "" when they do not."""
    constatering = feiten.zaak.constatering
    if constatering is None:
        return ""
    rijen: list[Any] = [*(constatering.handel or []), *(constatering.openbare_orde or [])]
    if not rijen:
        return ""
    if all(rij.bron_soort == "mma" for rij in rijen):
        return "anoniem"
    dagen = [rij.datum for rij in rijen if rij.datum]
    if len(dagen) < len(rijen) or feiten.bevinding is None:
        return ""
    if all(add_months(dag, 12) < feiten.bevinding for dag in dagen):
        return "oud"
    return "na" if all(dag > feiten.bevinding for dag in dagen) else ""


def _one_household_found(feiten: Feiten) -> bool:
    """Tell whether several households use the building, the finds lie in the part of one, and all of it is closed."""
    onderdelen = (feiten.zaak.pand and feiten.zaak.pand.onderdelen) or []
    deel_van = {naam: deel.omschrijving for deel in onderdelen for naam in deel.bewoners or []}
    per_huishouden: dict[str, set[str]] = {}
    for plek, partij in enumerate(feiten.partijen):
        deel = partij.onderdeel or deel_van.get(partij.naam or "")
        if deel and ({"bewoner", "huurder", "exploitant"} & set(partij.rollen) or partij.minderjarig):
            huishouden = feiten.huishoudens.of(partij.naam) or f"#{plek}"
            per_huishouden.setdefault(huishouden, set()).add(deel)
    vondst = {middel.onderdeel for middel in feiten.middelen}
    bij_een = sum(bool(vondst & delen) for delen in per_huishouden.values()) == 1
    hele_vondst = any(vondst <= delen for delen in per_huishouden.values())
    alles_dicht = all(deel.maatregel in (None, "sluiting") for deel in onderdelen)
    return len(per_huishouden) > 1 and bool(vondst) and bij_een and hele_vondst and alles_dicht


def _parts_without_link(feiten: Feiten) -> bool:
    """Tell whether there is more than one part and a part that gets a measure says nothing about the link (OBJ-1)."""
    onderdelen = (feiten.zaak.pand and feiten.zaak.pand.onderdelen) or []
    return len(onderdelen) > 1 and any(not gevuld(deel.samenhang) for deel in onderdelen if deel.maatregel != "geen")


def _mixed_parts(feiten: Feiten) -> bool:
    """Tell whether home and lokaal get one measure and the link is not told for each (OBJ-2)."""
    pand = feiten.zaak.pand
    onderdelen = (pand and pand.onderdelen) or []
    if not onderdelen or pand is None:
        return False
    soorten = {pand.soort, *(deel.soort for deel in onderdelen)} - {None}
    gemengd = "woning" in soorten and len(soorten) > 1
    een_maatregel = len({deel.maatregel for deel in onderdelen}) <= 1
    return gemengd and een_maatregel and any(not gevuld(deel.samenhang) for deel in onderdelen)


def _within_term(feiten: Feiten, dag: date | None) -> bool:
    return feiten.within_recidive(dag)


def _health_reported(feiten: Feiten) -> bool:
    """Tell whether somebody answered something about health other than that there is nothing (words are data)."""
    for rij in feiten.zaak.onderzoek or []:
        antwoord = " ".join((rij.uitkomst or "").lower().split())
        niets = antwoord.startswith(("geen", "niet ", "nee")) or any(w in antwoord for w in feiten.niets_gemeld)
        if rij.onderwerp == "gezondheid" and antwoord and not niets:
            return True
    return False


def _only_what_does_not_count(feiten: Feiten) -> bool:
    """Tell whether all objects are vehicles or money, which art. 13b does not name under b (words are data)."""
    voorwerpen = (feiten.zaak.constatering and feiten.zaak.constatering.voorwerpen) or []
    woorden = "|".join(re.escape(woord) for woord in feiten.telt_niet_mee)
    return bool(voorwerpen and woorden) and all(
        re.search(rf"(?<!\w)(?:{woorden})(?!\w)", voorwerp.omschrijving.lower()) for voorwerp in voorwerpen
    )


def _policy_older_than_law(feiten: Feiten) -> bool:
    """Tell whether the find uses law that is newer than the policy (lijst IA, 10c, 3a5)."""
    bekend = feiten.beleid.bekend if feiten.beleid else None
    voorbereiding = (feiten.zaak.constatering and feiten.zaak.constatering.voorbereiding) or []
    nieuw = {middel.lijst for middel in feiten.middelen} | set(voorbereiding)
    sinds = [feiten.in_law_since(onderdeel) for onderdeel in ("IA", "3a5", "10c") if onderdeel in nieuw]
    return bekend is not None and any(dag is not None and bekend < dag for dag in sinds)


def _fact_after(feiten: Feiten, dag: date) -> bool:
    """Tell whether a fact of dealing, of public order or a laboratory result is dated after a day (PRO-13)."""
    constatering = feiten.zaak.constatering
    if constatering is None:
        return False
    rijen: list[Any] = [*(constatering.handel or []), *(constatering.openbare_orde or [])]
    dagen = [rij.datum for rij in rijen]
    dagen += [middel.uitslag_datum for middel in feiten.middelen]
    return any(feit is not None and feit > dag for feit in dagen)


def _blame_discussed(feiten: Feiten, partij: Any) -> bool:
    """Tell whether the blame of a party is discussed: its own text, the general one, or a row that is about this party."""
    weging = feiten.zaak.weging and feiten.zaak.weging.evenwichtigheid
    algemeen = weging.verwijtbaarheid if weging else None
    if isinstance(algemeen, list):
        algemeen = [rij for rij in algemeen if rij.over in (None, partij.naam)]
    return gevuld(partij.verwijt) or gevuld(algemeen)


def _is_practitioner(feiten: Feiten, naam: str | None) -> bool:
    """Tell whether an inquiry went to a treating professional, a school or youth care (words are data)."""
    # At the begin or the end of a word: huisartsenpost and basisschool, but nobody called Hartsema.
    woorden = "|".join(re.escape(woord.lower()) for woord in feiten.behandelaars)
    return bool(woorden and re.search(rf"(?<!\w)(?:{woorden})|(?:{woorden})(?!\w)", (naam or "").lower()))


def _is_addressee(feiten: Feiten, naam: str | None) -> bool:
    """Tell whether who spoke gets the decision: a party by name or role, or who represents one."""
    namen = {partij.naam for partij in feiten.partijen}
    namen |= {wie.naam for partij in feiten.partijen for wie in representatives(partij)}
    rollen = {rol for partij in feiten.partijen for rol in partij.rollen}
    return naam is None or naam in namen or naam.lower() in rollen


def mandate_of(besluit: Any) -> Mandaat | None:
    """Return the mandate under which a decision is signed, or None when the mayor signs."""
    if besluit is None:
        return None
    if isinstance(besluit.ondertekenaar, MetMandaat):
        return besluit.ondertekenaar.mandaat
    mandaat: Mandaat | None = besluit.mandaat
    return mandaat


def _mandate(feiten: Feiten) -> Mandaat | None:
    return mandate_of(feiten.zaak.besluit)


def _same_mandate(feiten: Feiten) -> bool:
    """Tell whether the mandate holder took the primary decision too (Awb 10:3 lid 3)."""
    besluit = feiten.zaak.besluit
    mandaat, primair = mandate_of(besluit), besluit.primair if besluit else None
    if mandaat is None or primair is None or primair.ondertekenaar is None:
        return False
    eerder = primair.ondertekenaar
    naam = eerder.mandaat.naam if isinstance(eerder, MetMandaat) else eerder
    return bool(naam) and naam in (mandaat.naam, mandaat.functie, "mandaat")


def _representative_without_address(_: Feiten, partij: Any) -> bool:
    vertegenwoordigers = (partij.gemachtigde, partij.bewindvoerder, partij.curator)
    return any(v is not None and not (v.naam and v.adres) for v in vertegenwoordigers)


def _objection_end(feiten: Feiten) -> date | None:
    return feiten.einde_bezwaar()


_NAMEN: dict[str, Callable[..., Any]] = {
    "voornemen_van": _voornemen,
    "bekendmaking_van": _bekend,
    "laatst_gehoord": _heard,
    "beslistermijn_bezwaar": _decision_term,
    "einde_bezwaar": _objection_end,
    "later_stuk_zonder_feit": _uncovered,
    "zwakke_feiten": _stale_rows,
    "vondst_bij_een_huishouden": _one_household_found,
    "onderdeel_zonder_samenhang": _parts_without_link,
    "woning_en_lokaal_samen": _mixed_parts,
    "feit_binnen_termijn": _within_term,
    "feit_na": _fact_after,
    "gezondheid_gemeld": _health_reported,
    "beleid_ouder_dan_wet": _policy_older_than_law,
    "alleen_wat_niet_telt": _only_what_does_not_count,
    "is_behandelaar": _is_practitioner,
    "verwijt_besproken": _blame_discussed,
    "is_geadresseerde": _is_addressee,
    "mandaat": _mandate,
    "zelfde_mandaat": _same_mandate,
    "vertegenwoordiger_zonder_adres": _representative_without_address,
    "rijen_bij_verkeerde_lezer": misplaced_rows,
    "eigen_tekst_bij_verkeerde_lezer": misplaced_own_text,
    "naam_in_open_paragraaf": named_elsewhere,
    "alleen_vertrouwelijk": only_confidential,
    "dunne_teksten": thin_texts,
}

FUNCTIENAMEN = frozenset(
    {"onderzocht", "gezegd", "afwezig", "dagen", "voor", "werkdag", "maanden_na", "termijn", *_NAMEN}
)
