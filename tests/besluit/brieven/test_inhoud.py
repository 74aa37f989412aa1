"""The letters as a court and a resident read them: mandatory parts, the law of the day, plain and right Dutch."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import attrs
import pytest

from besluit.brieven.hulp import PROJECT, SOORTEN, VOORBEELDEN, dossier_of, example, letters_of, texts_of
from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.instrument.samenstellen import clauses_of
from instrumentarium.besluit.zaak.dossier import relevant_kinds
from instrumentarium.besluit.zaak.toetsen import run_toetsen
from instrumentarium.besluit.zaak.verplicht import missing_elements
from instrumentarium.bronnen.project import lees_bron
from instrumentarium.bronnen.soorten.campagne import Woordenlijst
from instrumentarium.bronnen.taal import check_words, sentences

VERBODEN = re.compile(r"\b(?:drugspand\w*|daders?|straf|gestraft|bestraffing)\b", re.IGNORECASE)
SLORDIG = re.compile(r"(?<![A-Z]) {2,}(?=\w)| [,.;:]|\.\.|,,|\(\)|\bNone\b|\bTrue\b|\{\{|\{%|\bde het\b|\bhet de\b")


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_mandatory_parts_stand_in_the_finished_letter(pad: Path) -> None:
    dossier, briefset = letters_of(pad)
    for letter in briefset.letters:
        document = dossier.instrument.documenten[letter.soort].waarde
        assert document.elementen
        assert list(missing_elements(document, letter, dossier)) == []


def test_a_missing_part_is_seen() -> None:
    """The guard above bites: a letter that should carry other words is found wanting."""
    dossier, briefset = letters_of(VOORBEELDEN[0])
    letter = briefset.letters[0]
    document = attrs.evolve(dossier.instrument.documenten[letter.soort].waarde, elementen=["machtiging"])
    assert list(missing_elements(document, letter, dossier))


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_an_example_is_a_sound_case(pad: Path) -> None:
    dossier = dossier_of(pad)
    bevindingen = run_toetsen(dossier.instrument.toetsen.waarde.toetsen, dossier.feiten, relevant_kinds(dossier.feiten))
    assert [b.id for b in bevindingen if b.ernst == "blokkade"] == []
    assert len([b.id for b in bevindingen if b.ernst == "waarschuwing"]) <= 3


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_letters_are_plain_and_name_nobody_a_dader(pad: Path) -> None:
    lijst = lees_bron(PROJECT, "campaigns/woordenlijst.yaml", Woordenlijst).waarde.woorden
    for naam, tekst in texts_of(pad).items():
        nederlands = _dutch_part(tekst)
        lengtes = [zin.woorden for zin in sentences(nederlands) if zin.woorden > 2]
        assert sum(lengtes) / len(lengtes) < 20, naam
        assert not VERBODEN.findall(nederlands), naam
        zwaar = [signaal.melding for signaal in check_words(_without_law(nederlands), lijst, streng=False)]
        assert zwaar == [], naam


def test_the_plain_language_guard_bites() -> None:
    lijst = lees_bron(PROJECT, "campaigns/woordenlijst.yaml", Woordenlijst).waarde.woorden
    assert list(check_words("Indien u derhalve wilt reageren.", lijst, streng=False))
    assert VERBODEN.findall("Het drugspand van de dader.")
    assert SLORDIG.findall("de het pand , None")


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_no_example_letter_has_an_open_fact(pad: Path) -> None:
    _, briefset = letters_of(pad)
    assert {feit for letter in briefset.letters for feit in letter.open_feiten} == set()


COMBINATIES = list(product(("woning", "lokaal-publiek", "coffeeshop"), SOORTEN))


@pytest.mark.parametrize(("soort_pand", "soort"), COMBINATIES, ids=lambda waarde: str(waarde))
def test_sentences_stay_right_in_every_combination(soort_pand: str, soort: str) -> None:
    """A home or a lokaal, a full case or a bare one: no doubled article, no loose comma, no empty brackets."""
    zaak = example("gezin-met-verhuurder")
    zaak["pand"]["soort"] = soort_pand
    kaal = {naam: zaak[naam] for naam in ("schema", "kenmerk", "gemeente")} | {
        "pand": {"soort": soort_pand, "adres": zaak["pand"]["adres"]},
        "constatering": {"datum": "2026-10-05", "gronden": ["a"], "middelen": [{"naam": "hasj"}]},
        "betrokkenen": [{"naam": "Bewoner A", "rollen": ["bewoner"]}, {"rollen": ["overtreder"], "soort": "onbekend"}],
        "onderzoek": [{"onderwerp": "terugkeer"}, {"onderwerp": "kinderen", "over": "Bewoner A"}],
        "adviezen": [{"van": "Wijkteam"}, {"strekking": "Wacht nog even"}],
        "eerdere_constateringen": [{"datum": "2025-01-01"}, {"meegeteld": False}],
        "procedure": {"zienswijzen": [{"van": "Bewoner A"}, {"vorm": "video"}], "nieuwe_feiten": [{"feit": "iets"}]},
        "maatregel": {"soort": "sluiting", "duur": {"aantal": 20, "eenheid": "weken"}},
    }
    for geval in (zaak, kaal):
        for naam, tekst in texts_of(geval, soort).items():
            assert [regel for regel in tekst.splitlines() if SLORDIG.search(regel)] == [], naam


@pytest.mark.parametrize(
    ("datum", "grondslag"),
    [
        ("2015-05-01", "artikel 13b, eerste lid, van de Opiumwet"),
        ("2020-05-01", "artikel 13b, eerste lid, onder a, van de Opiumwet"),
        ("2026-05-01", "artikel 13b, eerste lid, onder a, van de Opiumwet"),
    ],
)
def test_the_law_is_that_of_the_finding(datum: str, grondslag: str) -> None:
    zaak = example("gezin-met-verhuurder")
    zaak["constatering"]["datum"] = datum
    tekst = texts_of(zaak)["sluitingsbesluit-01-huurder"]
    assert grondslag in tekst
    assert ("lijst IA" in tekst.split("Mag ik ingrijpen?")[1].split("grens")[0]) == (datum >= "2025-07-01")


def test_a_long_warning_is_open_to_objection_and_a_short_one_is_not() -> None:
    zaak = example("waarschuwing-softdrugs")
    assert "geen bezwaar tegen maken" in texts_of(zaak)["waarschuwing-01-overtreder"]
    zaak["maatregel"]["waarschuwing"]["geldig_tot"] = "2029-10-26"
    tekst = texts_of(zaak)["waarschuwing-01-overtreder"]
    assert "Verstuur uw bezwaar uiterlijk" in tekst
    assert "geen bezwaar tegen maken" not in tekst


@pytest.mark.parametrize("dictum", ["handhaven", "wijzigen", "herroepen"])
def test_the_decision_on_objection_says_its_dictum_once(dictum: str) -> None:
    zaak = example("op-bezwaar-korter")
    zaak["besluit"]["dictum"] = dictum
    tekst = texts_of(zaak)["beslissing-op-bezwaar-01-huurder"]
    zinnen = {
        "handhaven": "Het bezwaar is ongegrond.",
        "wijzigen": "Het bezwaar is voor een deel gegrond.",
        "herroepen": "Het bezwaar is gegrond.",
    }
    assert [naam for naam, zin in zinnen.items() if zin in tekst] == [dictum]


def test_every_clause_says_why_and_closures_name_their_law() -> None:
    instrument = Instrument(PROJECT, DAMOCLES)
    for soort in SOORTEN:
        assert instrument.documenten[soort].waarde.grondslag
        for _, _, clausule in clauses_of(instrument, soort):
            assert clausule.waarom.endswith(".")


def _dutch_part(tekst: str) -> str:
    """Return the letter without the summary in another language behind it."""
    koppen = r"(?:Summary in English|Streszczenie|Türkçe özet|Resumen|Rezumat|Резюме|ملخص)"
    return re.split(rf"\n{koppen}", tekst)[0]


def _without_law(tekst: str) -> str:
    """Return the letter without the line that says what the article holds."""
    return "\n".join(regel for regel in tekst.splitlines() if "hield dat artikel dit in" not in regel)
