"""The functions that a condition in toetsen.yaml may call; each answers one question about the facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from instrumentarium.besluit.instrument.uitdrukking import veilig
from instrumentarium.besluit.zaak.afgeleid import Feiten, gevuld
from instrumentarium.besluit.zaak.huishouden import PERSOONLIJKE_PARAGRAFEN
from instrumentarium.besluit.zaak.model import Weegrij
from instrumentarium.besluit.zaak.model_pand import Bericht
from instrumentarium.tijd.kalender import add_months, is_werkdag
from instrumentarium.tijd.termijnen import compute_termijn


def functions(feiten: Feiten) -> dict[str, Callable[..., Any]]:
    """Return the functions by the name that a condition uses."""
    zaak = feiten.zaak

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

    extra = (_decision_term, _uncovered, _stale_rows, _one_household_found, _parts_without_link, _mixed_parts)
    eigen = (onderzocht, gezegd, afwezig, dagen, voor, werkdag, maanden_na, termijn)
    alle: dict[str, Callable[..., Any]] = {functie.__name__: veilig(functie) for functie in eigen}
    for functie in (*extra, *_PRIVACY):
        alle[_NAMEN[functie]] = veilig(_bind(functie, feiten))
    alle["partij"] = veilig(lambda naam: next((p for p in zaak.betrokkenen or [] if p.naam == naam), None))
    alle["voornemen_van"], alle["bekendmaking_van"] = veilig(_bind(_voornemen, feiten)), veilig(_bind(_bekend, feiten))
    alle["laatst_gehoord"] = veilig(_bind(_heard, feiten))
    return alle


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
    return dag + timedelta(weeks=6) if feiten.zaak.verdaging else dag


def _uncovered(feiten: Feiten) -> bool:
    """Tell whether advice, zienswijze or inquiry came after the primary decision and no new fact covers it."""
    primair = feiten.zaak.besluit.primair.datum if feiten.zaak.besluit and feiten.zaak.besluit.primair else None
    if primair is None:
        return False
    procedure = feiten.zaak.procedure
    feiten_na = [feit.datum for feit in (procedure and procedure.nieuwe_feiten) or [] if feit.datum]
    stukken = [*(feiten.zaak.adviezen or []), *(feiten.zaak.onderzoek or []), *((procedure and procedure.zienswijzen) or [])]
    later = [stuk.datum for stuk in stukken if stuk.datum and stuk.datum > primair]
    return any(not any(dag >= laat for dag in feiten_na) for laat in later)


def _stale_rows(feiten: Feiten) -> str:
    """Return why all facts of dealing and public order weigh little: anoniem, oud, na; "" when they do not."""
    constatering = feiten.zaak.constatering
    if constatering is None:
        return ""
    rijen = [*(constatering.handel or []), *(constatering.openbare_orde or [])]
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
    bewoners = [partij for partij in feiten.bewoners if partij.onderdeel]
    huishoudens = {feiten.huishoudens.of(partij.naam) for partij in bewoners} | {p.onderdeel for p in bewoners if not p.naam}
    delen = {partij.onderdeel for partij in bewoners}
    vondst = {middel.onderdeel for middel in feiten.middelen}
    if max(len(huishoudens), len(delen)) < 2 or len(delen) < 2 or len(vondst) != 1 or not vondst <= delen:
        return False
    onderdelen = (feiten.zaak.pand and feiten.zaak.pand.onderdelen) or []
    return all(deel.maatregel in (None, "sluiting") for deel in onderdelen)


def _parts_without_link(feiten: Feiten) -> bool:
    """Tell whether there is more than one part and a part says nothing about the link (OBJ-1)."""
    onderdelen = (feiten.zaak.pand and feiten.zaak.pand.onderdelen) or []
    return len(onderdelen) > 1 and any(not gevuld(deel.samenhang) for deel in onderdelen)


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


def _misplaced_rows(feiten: Feiten) -> list[str]:
    """Return the weighing paragraphs with a row about X that is shown to Y outside X's household (PRIV-1)."""
    fout = []
    for naam, waarde in weighing_texts(feiten):
        for rij in waarde if isinstance(waarde, list) else []:
            lezers = rij.zichtbaar_voor or []
            if rij.over and any(not feiten.huishoudens.same(rij.over, lezer) for lezer in lezers):
                fout.append(naam)
    return fout


def _misplaced_own_text(feiten: Feiten) -> list[int]:
    """Return the places of own texts after a personal clause in a letter outside the household (PRIV-1)."""
    persoonlijk = {paragraaf.replace("_", "-") for paragraaf in PERSOONLIJKE_PARAGRAFEN}
    fout = []
    for plek, eigen in enumerate(feiten.zaak.eigen_tekst or []):
        raakt = next((woord for woord in persoonlijk if woord in eigen.na), None)
        if raakt is None:
            continue
        lezers = [eigen.voor] if eigen.voor else [p.naam for p in feiten.volwassenen]
        if any(not feiten.huishoudens.may_read_personal(lezer, raakt) for lezer in lezers):
            fout.append(plek)
    return fout


def _named_elsewhere(feiten: Feiten) -> bool:
    """Tell whether the name of a minor or vulnerable party stands in a paragraph that others read."""
    namen = [p.naam for p in [*feiten.minderjarigen, *feiten.kwetsbaren] if p.naam]
    open_teksten = [
        rij.tekst if isinstance(rij, Weegrij) else rij
        for naam, waarde in weighing_texts(feiten)
        if naam.rsplit(".", 1)[-1] not in PERSOONLIJKE_PARAGRAFEN
        for rij in (waarde if isinstance(waarde, list) else [waarde])
        if not (isinstance(rij, Weegrij) and rij.zichtbaar_voor is not None)
    ]
    return any(naam in tekst for naam in namen for tekst in open_teksten)


def _only_confidential(feiten: Feiten) -> list[str]:
    """Return the places of facts whose only source is a piece marked vertrouwelijk (PRIV-3)."""
    procedure, constatering = feiten.zaak.procedure, feiten.zaak.constatering
    geheim = {
        sleutel
        for stuk in (procedure and procedure.stukken) or []
        if stuk.beperking == "vertrouwelijk"
        for sleutel in (stuk.id, stuk.naam)
        if sleutel
    }
    if not geheim:
        return []
    rijen = [(f"constatering.handel.{n}", rij) for n, rij in enumerate((constatering and constatering.handel) or [])]
    rijen += [(f"constatering.openbare_orde.{n}", rij) for n, rij in enumerate((constatering and constatering.openbare_orde) or [])]
    rijen += [(f"procedure.nieuwe_feiten.{n}", rij) for n, rij in enumerate((procedure and procedure.nieuwe_feiten) or [])]
    if constatering and constatering.rol_in_keten:
        rijen.append(("constatering.rol_in_keten", constatering.rol_in_keten))
    return [plaats for plaats, rij in rijen if rij.bron in geheim]


def weighing_texts(feiten: Feiten) -> list[tuple[str, Any]]:
    """Return every filled weighing paragraph with its path in the case file."""
    weging = feiten.zaak.weging
    if weging is None:
        return []
    gevonden = [(f"weging.{naam}", getattr(weging, naam)) for naam in ("geschiktheid", "afwijking_beleid", "beleid_zwijgt")]
    for blok in ("noodzaak", "evenwichtigheid"):
        delen = getattr(weging, blok)
        if delen is not None:
            gevonden += [(f"weging.{blok}.{naam}", getattr(delen, naam)) for naam in delen.__slots__ if not naam.startswith("_")]
    return [(naam, waarde) for naam, waarde in gevonden if gevuld(waarde)]


_PRIVACY = (_misplaced_rows, _misplaced_own_text, _named_elsewhere, _only_confidential)
_NAMEN = {
    _decision_term: "beslistermijn_bezwaar",
    _uncovered: "later_stuk_zonder_feit",
    _stale_rows: "zwakke_feiten",
    _one_household_found: "vondst_bij_een_huishouden",
    _parts_without_link: "onderdeel_zonder_samenhang",
    _mixed_parts: "woning_en_lokaal_samen",
    _misplaced_rows: "rijen_bij_verkeerde_lezer",
    _misplaced_own_text: "eigen_tekst_bij_verkeerde_lezer",
    _named_elsewhere: "naam_in_open_paragraaf",
    _only_confidential: "alleen_vertrouwelijk",
}
