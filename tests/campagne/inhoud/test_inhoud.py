"""The words of the campaigns keep their own rules: complete in three languages, short, plain, planned and true."""

from __future__ import annotations

import datetime
import itertools
import re
from pathlib import Path
from typing import Any

import holidays
import pytest

from campagne.inhoud.keur import CAMPAGNES, TALEN, files, fill, length, load, long_sentences, style_faults, texts

NAMEN = sorted(pad.parent.name for pad in CAMPAGNES.glob("*/campagne.yaml"))
GEWOON = [naam for naam in NAMEN if not naam.startswith("na-")]
SLUITING = [naam for naam in NAMEN if naam.startswith("na-")]
GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))
SLEUTELS = {
    "schema",
    "titel",
    "te_bevestigen",
    "periode",
    "doel",
    "publiek",
    "doelgroepen",
    "kernboodschap",
    "toon",
    "wel",
    "niet",
    "meldlijnen",
    "talen",
    "akkoord",
    "embargo",
    "resultaten",
    "stukken",
    "planning",
    "bron",
    "opnieuw_voor",
}
STUKKEN = {
    "webtekst",
    "persbericht",
    "bewonersbrief",
    "nieuwsbrief",
    "vragen-en-antwoorden",
    "intranet",
    "poster",
    "flyer",
    "bedankposter",
    "gemeentepagina",
    "bellijst",
    "raadsbericht",
    "avond",
    "sociaal",
    "scherm",
    "woordvoering",
    "webcare",
}
KANALEN = {rij["id"]: rij for rij in load(CAMPAGNES / "kanalen.yaml")["kanalen"]}
WOORDENLIJST = load(CAMPAGNES / "woordenlijst.yaml")
WOORDEN = [rij["woord"] for rij in WOORDENLIJST["woorden"]]
AFKORTINGEN = [rij["afkorting"] for rij in WOORDENLIJST["afkortingen"]]
MAANDEN = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober"]
MAANDEN += ["november", "december"]
PROVINCIALE_STATEN = datetime.date(2027, 3, 17)  # Kieswet art. F 1: a Wednesday from 15 to 21 March


def campagne(naam: str) -> dict[str, Any]:
    gelezen: dict[str, Any] = load(CAMPAGNES / naam / "campagne.yaml")
    return gelezen


def stukken(naam: str, taal: str) -> dict[str, Any]:
    """The pieces as written in one language: files stay in `campagne.yaml`, the rest of en and pl in `stukken.yaml`."""
    bron = campagne(naam)["stukken"]
    if taal == "nl":
        return dict(bron)
    eigen = CAMPAGNES / naam / taal / "stukken.yaml"
    vertaald = load(eigen)["stukken"] if eigen.exists() else {}
    return {sleutel: vertaald.get(sleutel, stuk if files(stuk) else None) for sleutel, stuk in bron.items()}


def markdown(naam: str, taal: str) -> dict[str, str]:
    return {pad.name: pad.read_text(encoding="utf-8") for pad in sorted((CAMPAGNES / naam / taal).glob("*.md"))}


def all_texts(naam: str, taal: str) -> list[str]:
    return texts(stukken(naam, taal)) + list(markdown(naam, taal).values())


@pytest.mark.parametrize("naam", NAMEN)
def test_keys(naam: str) -> None:
    bron = campagne(naam)
    assert next(iter(bron)) == "schema"
    assert bron["schema"] == "campagne/1"
    assert set(bron) <= SLEUTELS
    assert set(bron) >= SLEUTELS - {"te_bevestigen", "bron"}
    assert set(bron["stukken"]) <= STUKKEN
    assert bron["opnieuw_voor"] < bron["periode"]["tot"]
    assert bron["publiek"] in {"streng", "intern", "juridisch"}
    assert {a["stuk"] for a in bron["akkoord"]} <= set(bron["stukken"])
    assert all(set(a) == {"stuk", "rol", "naam", "datum"} for a in bron["akkoord"])
    assert bron["talen"] == {"nl": "bevestigd", "en": "te-controleren", "pl": "te-controleren"}


@pytest.mark.parametrize("naam", NAMEN)
def test_every_piece_has_its_file_and_every_file_a_piece(naam: str) -> None:
    genoemd = {bestand for stuk in campagne(naam)["stukken"].values() for bestand in files(stuk)}
    for taal in TALEN:
        assert set(markdown(naam, taal)) == genoemd, taal
        assert None not in stukken(naam, taal).values(), taal


def shape(waarde: Any) -> Any:
    """The skeleton of a value: keys, lengths of lists and pictures, without words."""
    if isinstance(waarde, dict):
        return {k: v if k in {"bestand", "beeld"} else shape(v) for k, v in waarde.items()}
    return [shape(deel) for deel in waarde] if isinstance(waarde, list) else type(waarde)


def outline(tekst: str) -> tuple[list[str], list[str]]:
    """Headings by level and placeholders in alphabetical order: what a translation must keep."""
    return re.findall(r"^#+", tekst, re.MULTILINE), sorted(re.findall(r"\{\{.*?\}\}", tekst))


@pytest.mark.parametrize("taal", ["en", "pl"])
@pytest.mark.parametrize("naam", NAMEN)
def test_translation_has_the_same_shape(naam: str, taal: str) -> None:
    assert shape(stukken(naam, taal)) == shape(stukken(naam, "nl"))
    for bestand, tekst in markdown(naam, "nl").items():
        assert outline(markdown(naam, taal)[bestand]) == outline(tekst), bestand


@pytest.mark.parametrize("naam", NAMEN)
def test_plain_language(naam: str) -> None:
    for taal, grens in (("nl", 15), ("en", 18), ("pl", 18)):
        te_lang = [zin for tekst in all_texts(naam, taal) for zin in long_sentences(tekst, grens)]
        assert te_lang == [], taal
    fouten = [f for tekst in all_texts(naam, "nl") for f in style_faults(tekst, WOORDEN, AFKORTINGEN)]
    assert fouten == []


@pytest.mark.parametrize("naam", NAMEN)
def test_only_known_placeholders_and_no_raw_blocks(naam: str) -> None:
    for taal in TALEN:
        for tekst in all_texts(naam, taal):
            assert "{{" not in fill(tekst)
            assert not re.search(r"\{%|<[a-z!]|\b0[89]00-\d{4}\b", tekst), "a reporting line is data"
            assert naam in SLUITING or "publiek." not in tekst


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("naam", GEWOON)
def test_channels(naam: str, taal: str) -> None:
    sociaal = stukken(naam, taal)["sociaal"]
    assert set(sociaal) == {"x", "instagram", "facebook", "linkedin", "threads", "bluesky", "whatsapp", "sms"}
    for kanaal, tekst in sociaal.items():
        assert length(tekst, KANALEN[kanaal]["telling"]) <= KANALEN[kanaal]["limiet"], (kanaal, fill(tekst))
        assert "112" in tekst
        assert "{{ meldlijn.politie }}" in tekst, kanaal
    eerste = sociaal["instagram"].split("\n\n")[0]
    assert len(fill(eerste)) <= KANALEN["instagram"]["zichtbaar"]
    if taal == "nl":
        assert campagne(naam)["kernboodschap"].strip() in eerste


@pytest.mark.parametrize("taal", TALEN)
@pytest.mark.parametrize("naam", GEWOON)
def test_pictures_and_lines(naam: str, taal: str) -> None:
    stuk = stukken(naam, taal)
    for soort in ("poster", "flyer", "bedankposter"):
        if soort in stuk:
            assert len(stuk[soort]["regel"].split()) <= 8
            assert 0 < len(stuk[soort]["alt"]) <= KANALEN["alt"]["limiet"]
    assert all("alt" in dia for dia in stuk["avond"]["dias"] if "beeld" in dia)
    assert len(stuk["poster"]["actie"]) <= 10, "the action stands large beside the reporting lines"
    assert {"politie", "mma"} <= set(campagne(naam)["meldlijnen"])
    assert len(stuk["flyer"]["signalen"]) == 4
    assert len(fill(stuk["scherm"]["tekst"]).split()) <= 25


@pytest.mark.parametrize("naam", GEWOON)
def test_reporting_lines_stand_in_the_long_texts(naam: str) -> None:
    for taal in TALEN:
        for bestand, tekst in markdown(naam, taal).items():
            assert "112" in tekst, (taal, bestand)
            assert "{{ meldlijn." in tekst, (taal, bestand)


@pytest.mark.parametrize("naam", NAMEN)
def test_planning_avoids_election_time_weekends_and_holidays(naam: str) -> None:
    bron = campagne(naam)
    van, tot = bron["periode"]["van"], bron["periode"]["tot"]
    assert van < tot
    vrij = holidays.country_holidays("NL", years=(2026, 2027))
    for rij in bron["planning"]:
        dag = rij["datum"]
        assert rij["stuk"] in bron["stukken"]
        assert van <= dag <= tot, rij
        assert dag.weekday() < 5, rij
        assert dag not in vrij, rij
        assert not 0 <= (PROVINCIALE_STATEN - dag).days <= 28, rij
    if naam in GEWOON:
        assert {rij["stuk"] for rij in bron["planning"]} == set(bron["stukken"])


def test_campaigns_do_not_overlap() -> None:
    perioden = sorted((campagne(n)["periode"]["van"], campagne(n)["periode"]["tot"]) for n in GEWOON)
    for (_, einde), (begin, _) in itertools.pairwise(perioden):
        assert einde < begin


@pytest.mark.parametrize("naam", GEWOON)
def test_dates_in_texts_are_planned(naam: str) -> None:
    """The press release carries the day that the planning gives it, and all languages name the same days."""
    dag = next(rij["datum"] for rij in campagne(naam)["planning"] if rij["stuk"] == "persbericht")
    assert f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}" in markdown(naam, "nl")["persbericht.md"]
    for bestand, tekst in markdown(naam, "nl").items():
        for taal in ("en", "pl"):
            ander = markdown(naam, taal)[bestand]
            assert set(re.findall(r"\b\d+\b", ander)) == set(re.findall(r"\b\d+\b", tekst)), (taal, bestand)


@pytest.mark.parametrize("naam", NAMEN)
def test_results_without_period_stay_inside(naam: str) -> None:
    for rij in campagne(naam)["resultaten"]:
        assert rij["bron"]
        if rij["periode"] is None:
            assert rij["mag_extern"] is False
            for taal in TALEN:
                assert not any(
                    re.search(rf"\b{rij['waarde']} (meld|aanh|henn|drug|bedr)", t) for t in all_texts(naam, taal)
                )


def said_too_much(tekst: str) -> str | None:
    """The first word that says more after a closure than the article: a drug, a suspicion, a person, a number."""
    te_veel = re.search(
        r"drug|hennep|narkot|konop|verdacht|suspect|podejrzan|dader|crimine|nummer \d", tekst, re.IGNORECASE
    )
    return te_veel.group() if te_veel else None


@pytest.mark.parametrize("naam", SLUITING)
def test_after_a_closure_no_name_number_drug_or_reason(naam: str) -> None:
    for taal in TALEN:
        for tekst in all_texts(naam, taal):
            assert said_too_much(tekst) is None, taal
            assert not re.search(r"\b20\d\d\b", tekst), "dates come from the account"


def test_the_guard_on_closures_sees_a_reason() -> None:
    assert said_too_much("Op huisnummer 12 vond de politie iets.") == "nummer 1"
    assert said_too_much("The police found drugs.") == "drug"


def test_shared_lists() -> None:
    assert len(WOORDEN) >= 150
    assert len(set(WOORDEN)) == len(WOORDEN)
    assert all(set(rij) == {"woord", "liever", "streng", "bron"} for rij in WOORDENLIJST["woorden"])
    assert all(isinstance(rij["streng"], bool) for rij in WOORDENLIJST["woorden"])
    assert len(set(AFKORTINGEN)) == len(AFKORTINGEN)
    assert all(
        set(rij) - {"hashtags"} == {"id", "naam", "limiet", "zichtbaar", "telling", "bron", "gezien"}
        for rij in KANALEN.values()
    )
    assert {rij["telling"] for rij in KANALEN.values()} <= {"x", "codepunten", "grafemen", "sms"}
    lijnen = load(CAMPAGNES / "meldlijnen.yaml")["lijnen"]
    assert [rij["id"] for rij in lijnen] == ["112", "politie", "mma", "gemeente"]
    assert all(set(rij["naam"]) == set(rij["wanneer"]) == set(TALEN) for rij in lijnen)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_the_checks_see_a_fault(geval: Path) -> None:
    """Negative control: each file holds a faulty text and what must be found in it."""
    inhoud = load(geval)
    gevonden = style_faults(inhoud["tekst"], WOORDEN, AFKORTINGEN)
    gevonden += [f"lange zin: {len(zin.split())} woorden" for zin in long_sentences(inhoud["tekst"], 15)]
    gevonden += [
        f"te lang voor {k}"
        for k, r in KANALEN.items()
        if k in inhoud.get("kanalen", []) and length(inhoud["tekst"], r["telling"]) > r["limiet"]
    ]
    assert gevonden == inhoud["verwacht"]
