"""What must stand in the papers beside a decision, and what may never stand there; each guard with its control."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import attrs
import pytest

from besluit.stukken.maken import (
    PROJECT,
    SOORTEN,
    VANDAAG,
    body,
    case,
    changed,
    dossier_of,
    facts,
    letters,
    make_from,
    words_of_letter,
)
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.brieven import Letter
from instrumentarium.besluit.zaak.schrijven import Feit
from instrumentarium.besluit.zaak.velden import fields_of_case
from instrumentarium.besluit.zaak.verplicht import missing_elements
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.bronnen.taal import count_words, sentences
from instrumentarium.word.inhoud import text

PERSONEN = ("Bewoner A", "Verhuurder B", "Kind C", "Advocaat D", "Jansen & Zn", "Żółć Ölçer", "VvE <De Kas>")
REDENEN = ("cocaïne", "wikkel", "assimilatielamp", "softdrugs", "harddrugs", "drugs")
ALLE = [(zaak, sleutel) for zaak in ("gezin", "loods", "dwangsom") for sleutel in letters(zaak)]

# Facts of contract 5.1 and the papers that print them.
FEITEN = {
    "vragen-politie": ["constatering.rapportage.kenmerk"],
    "aanwijzing-uitvoerders": ["machtiging.doel", "maatregel.omvang"],
    "machtiging-binnentreden": ["machtiging.doel"],
    "verslag-binnentreden": ["machtiging.doel"],
    "uitnodiging-sluiting": ["maatregel.omvang", "weging.evenwichtigheid.toegang"],
    "sluitingsverslag": ["maatregel.omvang"],
    "kennisgeving-pand": ["maatregel.omvang"],
    "mededeling": ["maatregel.omvang", "constatering.rapportage.kenmerk"],
    "wkpb-inschrijving": ["pand.bag_id", "pand.kadastraal"],
    "wkpb-doorhaling": ["pand.bag_id", "pand.kadastraal"],
    "ontheffing-betreden": ["verzoek.reden", "verzoek.besluit"],
    "opheffing": ["verzoek.reden", "verzoek.besluit"],
    "verdaging-bezwaar": ["verdaging.reden"],
    "hoorzitting-bezwaar": ["hoorzitting.plaats", "hoorzitting.vorm"],
}
LIJSTEN = {
    "aanwijzing-uitvoerders": ["machtiging.aan"],
    "machtiging-binnentreden": ["machtiging.aan"],
    "verslag-binnentreden": ["machtiging.aan", *(f"uitvoering_feiten.{v}" for v in ("aanwezig", "zegels", "dieren", "inventaris", "meegegeven"))],
    "sluitingsverslag": [f"uitvoering_feiten.{v}" for v in ("aanwezig", "zegels", "sleutels", "meterstanden", "dieren", "inventaris", "meegegeven")],
    "heropening": ["heropening.voorwaarden"],
}  # fmt: skip


def _texts(brieven: list[Letter]) -> str:
    return "\n".join(text(brief.inhoud) for brief in brieven)


@pytest.mark.parametrize("vreemd", ["Jansen & Zn", "Żółć <b>Ölçer</b>", "حي السلام", "{{ 7*7 }} 'N\""])
def test_facts_stand_in_the_papers_they_belong_to(vreemd: str) -> None:
    feiten = changed(facts("gezin"), "betrokkenen", facts("gezin")["betrokkenen"])
    for pad in {pad for paden in FEITEN.values() for pad in paden}:
        feiten = changed(feiten, pad, f"{vreemd} {pad}")
    for pad in {pad for paden in LIJSTEN.values() for pad in paden}:
        feiten = changed(feiten, pad, [f"{vreemd} {pad}", "tweede"])
    for soort in sorted({*FEITEN, *LIJSTEN}):
        gelezen = _texts(make_from(feiten, soort))
        for pad in [*FEITEN.get(soort, []), *LIJSTEN.get(soort, [])]:
            assert f"{vreemd} {pad}" in gelezen, (soort, pad)


@pytest.mark.parametrize(("zaak", "sleutel"), ALLE)
def test_sentences_are_whole(zaak: str, sleutel: str) -> None:
    assert _flaws(words_of_letter(zaak, sleutel)) == []


def _flaws(tekst: str) -> list[str]:
    """Return what a template leaves behind when a fact is absent: doubled spaces and marks, empty values."""
    return re.findall(r"(?<!\d)  (?=\w)|\.\.|,,| [.,;:](?:\s|$)|\bNone\b|\{\{|\}\}|%\}|\bnull\b| \n", body(tekst))


@pytest.mark.parametrize(
    "tekst", ["op  het adres", "Vraag naar Medewerker M..", "van None", "over het adres . Dat", "{{ x }}"]
)
def test_the_guard_on_sentences_sees_flaws(tekst: str) -> None:
    assert _flaws(tekst)


@pytest.mark.parametrize("soort", ["woning", "lokaal-publiek", "lokaal-niet-publiek", "coffeeshop", None])
def test_every_kind_of_premises_gives_whole_sentences(soort: str | None) -> None:
    feiten = changed(facts("gezin"), "pand.soort", soort)
    brieven = make_from(feiten, "uitnodiging-sluiting", "kennisgeving-pand", "heropening", "opschorting", "mededeling")
    for brief in brieven:
        assert _flaws(text(brief.inhoud)) == []
    deur = next(text(brief.inhoud) for brief in brieven if brief.soort == "kennisgeving-pand")
    verwacht = {"woning": "Deze woning", "coffeeshop": "Deze coffeeshop", None: "Dit pand"}
    assert f"{verwacht.get(soort, 'Dit lokaal')} is gesloten" in deur


@pytest.mark.parametrize("zaak", ["gezin", "loods"])
def test_nothing_personal_on_the_door(zaak: str) -> None:
    assert _personal(words_of_letter(zaak, "kennisgeving-pand-01-pand")) == []


@pytest.mark.parametrize("zaak", ["gezin", "loods"])
def test_the_kadaster_and_others_read_no_name_and_no_reason(zaak: str) -> None:
    for sleutel in letters(zaak):
        if sleutel.startswith(("wkpb", "mededeling")):
            assert _personal(words_of_letter(zaak, sleutel)) == [], sleutel


def _personal(tekst: str) -> list[str]:
    return [woord for woord in (*PERSONEN, *REDENEN) if woord in tekst]


def test_the_guard_on_names_sees_one() -> None:
    assert _personal("Deze woning van Bewoner A is gesloten") == ["Bewoner A"]


def test_a_secret_address_stands_nowhere() -> None:
    assert [sleutel for zaak, sleutel in ALLE if "Geheimstraat" in words_of_letter(zaak, sleutel)] == []


def test_what_the_household_told_stays_there() -> None:
    """The answers about child and shelter stand in no request; the resident's own view in no letter to the landlord."""
    for sleutel in letters("gezin"):
        gelezen = words_of_letter("gezin", sleutel)
        if sleutel.startswith("inlichtingen"):
            assert "grootouders" not in gelezen
        if "verhuurder" in sleutel:
            assert "Mijn kind moet naar school" not in gelezen
    assert "Mijn kind moet naar school" in words_of_letter("gezin", "zienswijzeverslag-01-dossier")


def test_a_speaker_reads_only_the_own_view() -> None:
    assert "straat wordt weer rustig" not in words_of_letter("gezin", "zienswijzeverslag-01-overtreder")
    assert "straat wordt weer rustig" in words_of_letter("gezin", "zienswijzeverslag-01-dossier")


def test_the_reason_of_a_request_is_for_who_asked() -> None:
    feiten = changed(
        facts("gezin"), "verzoek", facts("gezin")["verzoek"] | {"soort": "opschorting", "van": "Bewoner A"}
    )
    brieven = {f"{b.lezer.nummer}-{b.lezer.rol}": text(b.inhoud) for b in make_from(feiten, "opschorting")}
    assert "De huur is beëindigd" in brieven["1-overtreder"]
    assert "De huur is beëindigd" not in brieven["2-verhuurder"]


@pytest.mark.parametrize(
    ("geschorst", "zelf"),
    [(None, True), ({"datum": "2026-10-20", "door": "de voorzieningenrechter"}, False)],
)
def test_objection_is_open_against_a_decision_and_not_against_news(geschorst: Feit, zelf: bool) -> None:
    """Waiting is a decision of the mayor; that the court suspended it is news (articles 1:3 and 3:45 Awb)."""
    feiten = changed(facts("gezin"), "maatregel.geschorst", geschorst)
    brieven = [text(brief.inhoud) for brief in make_from(feiten, "opschorting")]
    assert brieven
    assert {"U kunt bezwaar maken" in brief for brief in brieven} == {zelf}
    assert {"geen nieuw besluit" in brief for brief in brieven} == {not zelf}


def test_questions_go_to_whom_they_are_meant_for() -> None:
    politie = words_of_letter("gezin", "vragen-politie-01-politie")
    assert "Hoe is de cocaïne getest" in politie
    assert "Waar precies lag" in politie
    assert "voor het laatst bezocht" not in politie
    assert "voor het laatst bezocht" in words_of_letter("gezin", "inlichtingen-02-verhuurder")


def test_the_machtiging_ends_on_the_third_day() -> None:
    assert "donderdag 8 oktober 2026, de derde dag" in words_of_letter("gezin", "machtiging-binnentreden-01-dossier")


def test_the_kadaster_reads_the_last_day_and_the_object() -> None:
    gelezen = words_of_letter("gezin", "wkpb-inschrijving-01-kadaster")
    assert "vrijdag 2 oktober 2026" in gelezen
    assert "1525010000000001" in gelezen
    assert "showroom" not in words_of_letter("loods", "wkpb-inschrijving-01-kadaster")


def test_views_of_before_the_offence_are_not_about_the_dwangsom() -> None:
    gelezen = words_of_letter("dwangsom", "invordering-dwangsom-01-overtreder")
    assert "geen verkoop" in gelezen
    assert "Ik wist het niet" not in gelezen


@pytest.mark.parametrize(("zaak", "sleutel"), ALLE)
def test_mandatory_elements_stand_in_the_finished_paper(zaak: str, sleutel: str) -> None:
    dossier, brief = dossier_of(case(zaak)), letters(zaak)[sleutel]
    assert list(missing_elements(dossier.instrument.documenten[brief.soort].waarde, brief, dossier)) == []


def test_a_missing_element_is_seen() -> None:
    dossier, brief = dossier_of(case("gezin")), letters("gezin")["vragen-politie-01-politie"]
    document = attrs.evolve(dossier.instrument.documenten["vragen-politie"].waarde, elementen=["zegel"])
    assert list(missing_elements(document, brief, dossier))


def test_officials_sign_reports_and_the_kadaster_the_mayor_the_rest() -> None:
    ambtenaar = {
        "vragen-politie", "inlichtingen", "zienswijzeverslag", "verslag-binnentreden", "sluitingsverslag",
        "wkpb-inschrijving", "wkpb-doorhaling", "inventaris",
    }  # fmt: skip
    documenten = Instrument(PROJECT).documenten
    for soort in SOORTEN:
        verwacht = "geen" if soort == "kennisgeving-pand" else "ambtenaar" if soort in ambtenaar else "burgemeester"
        assert documenten[soort].waarde.ondertekening == verwacht, soort


def test_a_mandate_names_the_body_and_the_decision() -> None:
    gelezen = words_of_letter("loods", "heropening-01-huurder")
    assert "namens de burgemeester van Hillegom" in gelezen
    assert "mandaatbesluit 2026" in gelezen


def test_every_own_clause_is_used_and_explained() -> None:
    instrument = Instrument(PROJECT)
    gebruikt = {id_ for soort in SOORTEN for id_ in instrument.documenten[soort].waarde.clausules}
    eigen = ("onderzoek", "uitvoering", "berichten", "verzoeken", "bezwaarprocedure", "geld")
    for bron in instrument.clausulebestanden:
        if Path(bron.pad).stem in eigen:
            assert [c.id for c in bron.waarde.clausules if c.id not in gebruikt] == []
            assert all(c.waarom.endswith(".") for c in bron.waarde.clausules)


def test_sentences_are_short_and_words_are_plain() -> None:
    bron = (PROJECT / "campaigns" / "woordenlijst.yaml").read_bytes()
    woorden: Any = lees_yaml(bron, "woordenlijst.yaml")
    overal = [str(rij["woord"]) for rij in woorden["woorden"] if rij["streng"] == "false"]
    verboden = re.compile(r"\b(drugspand\w*|daders?|straf|straffen|" + "|".join(map(re.escape, overal)) + r")\b")
    for zaak, sleutel in ALLE:
        gelezen = body(words_of_letter(zaak, sleutel)).replace("\n", "\n\n")
        lang = [count_words(zin.tekst) for zin in sentences(gelezen)]
        assert sum(lang) / len(lang) < 20, sleutel
        assert max(lang) <= 30, (sleutel, max(sentences(gelezen), key=lambda zin: zin.woorden).tekst)
        assert verboden.findall(gelezen) == [], sleutel


def test_an_open_fact_is_called_by_its_place_in_the_case() -> None:
    """Whatever lacks in an almost empty case, the paper names a path that a person can fill in."""
    feiten = {"kenmerk": "Z-1", "gemeente": "lisse", "betrokkenen": [{"naam": "A", "rollen": ["overtreder"]}]}
    for brief in make_from(feiten | {"besluit": {"soort": "primair", "datum": VANDAAG}}, *SOORTEN):
        for pad in brief.open_feiten:
            kaal = re.sub(r"\.\d+", "[]", pad)
            assert kaal in fields_of_case() or f"{kaal}[]" in fields_of_case() or pad in AFGELEID, (brief.soort, pad)


# What the law and the municipality say on the day: not a fact to fill in, but the reason why it lacks stands there too.
AFGELEID = frozenset({"wet.grondslag", "pand.adres.voluit"})


def test_a_speaker_who_is_no_party_reads_the_own_view_too() -> None:
    gelezen = words_of_letter("gezin", "zienswijzeverslag-01-derde")
    assert "straat wordt weer rustig" in gelezen
    assert "Mijn kind moet naar school" not in gelezen


@pytest.mark.parametrize(
    ("omvang", "verwacht"), [(45, "Verzegeld is: de"), (130, "Gesloten is: de"), (200, "hoort u bij de gemeente")]
)
def test_a_long_extent_does_not_push_the_sender_off_the_door(omvang: int, verwacht: str) -> None:
    feiten = changed(facts("gezin"), "maatregel.omvang", ("de loods " * 30)[:omvang].strip())
    gelezen = _texts(make_from(feiten, "kennisgeving-pand"))
    assert verwacht in gelezen
    assert "De burgemeester van Teylingen heeft dit besloten." in gelezen
