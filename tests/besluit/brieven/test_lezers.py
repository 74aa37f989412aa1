"""Who reads what: personal facts stay with the household, costs go to the overtreder, every fact is printed somewhere."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from besluit.brieven.hulp import example, texts_of

GEZIN = "gezin-met-verhuurder"
# What is a code, a number, a date or a reference to another row; everything else is text that must be printed.
CODES = {
    "schema", "kenmerk", "gemeente", "soort", "gebruik", "lijst", "eenheid", "gewicht", "onderzoek", "vindplaats",
    "vorm", "bron_soort", "wijze", "adres_soort", "onderwerp", "grondslag", "grond", "telt_vanaf", "uitvoering",
    "ondertekenaar", "dictum", "taal", "per", "tijd", "postcode", "bag_id", "huishouden", "rollen", "gronden", "kvk",
    "voorbereiding", "kwetsbaar", "toegang_nodig", "huisnummer", "ingang", "einde", "begunstiging_tot", "tijdstip",
}  # fmt: skip


def _full_case() -> dict[str, Any]:
    """Return the family's case with every text of contract 5.1 that belongs to a closure decision filled in."""
    zaak = example(GEZIN)
    zaak["constatering"] |= {
        "gronden": ["a", "b"],
        "voorbereiding": ["10a"],
        "voorwerpen": [{"omschrijving": "tabletpers", "aantal": 1, "eenduidig": True}],
        "wetenschap": "sleutel",
        "rol_in_keten": {"feiten": "opslag", "bron": "blz. 9"},
        "verweer_eigen_gebruik": "eigen gebruik",
        "andere_grondslagen": ["overlast"],
    }
    zaak["eerdere_constateringen"] = [{"datum": "2025-02-01", "omschrijving": "hennep", "maatregel": "brief"}]
    zaak["pand"]["kadastraal"] = "perceel"
    zaak["pand"]["onderdelen"] = [
        {"omschrijving": "loods", "soort": "lokaal-niet-publiek", "eigenaren": ["Q"], "samenhang": "een deur"},
        {"omschrijving": "huis", "soort": "woning", "samenhang": "een gang", "kadastraal": "nog een perceel"},
    ]
    zaak["weging"]["evenwichtigheid"]["toegang"] = "na afspraak"
    zaak["weging"]["beleid_zwijgt"] = "zelf afgewogen"
    zaak["procedure"]["nieuwe_feiten"] = [{"feit": "nieuw", "bron": "politie", "reactie": "telt mee"}]
    zaak["procedure"]["lopende_maatregelen"] = ["een andere maatregel"]
    zaak["procedure"]["horen_achterwege"] = {"grond": "4:11-b", "motivering": "al gehoord"}
    zaak["maatregel"]["opgeheven"] = {"reden": "eerder klaar"}
    zaak["maatregel"]["geschorst"] = {"door": "de rechter"}
    mandaat = {"naam": "Secretaris S", "functie": "secretaris", "besluit": "mandaatbesluit", "instemming": "ja"}
    zaak["besluit"]["ondertekenaar"] = {"mandaat": mandaat}
    return zaak


def _mark(waarde: Any, pad: tuple[Any, ...], gemerkt: dict[str, str], namen: dict[str, str]) -> Any:
    """Replace each text by an odd name that says nothing, and remember where it stood."""
    if isinstance(waarde, dict):
        return {k: _mark(w, (*pad, k), gemerkt, namen) for k, w in waarde.items()}
    if isinstance(waarde, list):
        return [_mark(w, (*pad, nr), gemerkt, namen) for nr, w in enumerate(waarde)]
    sleutel = [deel for deel in pad if isinstance(deel, str)][-1]
    if not isinstance(waarde, str) or sleutel in CODES or waarde[:2] == "20":
        return waarde
    if waarde in namen:
        return namen[waarde]
    merk = f"Łódź{len(gemerkt)}ş & Zn"
    gemerkt[merk] = ".".join(map(str, pad))
    return merk


@pytest.fixture(scope="module")
def marked() -> tuple[dict[str, str], dict[str, str]]:
    """Return where each odd name stood, and the letters of that case."""
    zaak, gemerkt = _full_case(), {}
    namen = {p["naam"]: f"Şirin{nr} علي" for nr, p in enumerate(zaak["betrokkenen"])}
    return gemerkt, texts_of(_mark(zaak, (), gemerkt, namen), "sluitingsbesluit")


def test_every_text_of_the_case_stands_in_a_letter(marked: tuple[dict[str, str], dict[str, str]]) -> None:
    gemerkt, teksten = marked
    nergens = [pad for merk, pad in gemerkt.items() if not any(merk in tekst for tekst in teksten.values())]
    assert nergens == []


PERSOONLIJK = (
    "weging.evenwichtigheid.kinderen",
    "weging.evenwichtigheid.gezondheid",
    "weging.evenwichtigheid.vervangende_woonruimte",
    "onderzoek.2.uitkomst",
    "onderzoek.3.uitkomst",
    "onderzoek.4.uitkomst",
    "adviezen.0.strekking",
    "adviezen.0.reactie",
    "procedure.zienswijzen.0.samenvatting",
    "procedure.zienswijzen.0.reactie",
    "betrokkenen.0.verwijt",
    "betrokkenen.0.tolk.naam",
    "betrokkenen.2.verblijf",
)


@pytest.mark.parametrize("pad", PERSOONLIJK)
def test_personal_facts_stay_with_the_household(pad: str, marked: tuple[dict[str, str], dict[str, str]]) -> None:
    gemerkt, teksten = marked
    merk = next(merk for merk, plek in gemerkt.items() if plek == pad)
    lezers = {naam for naam, tekst in teksten.items() if merk in tekst}
    assert lezers == {"sluitingsbesluit-01-huurder", "sluitingsbesluit-01-gemachtigde"}


def test_a_child_is_named_to_its_own_household_alone(marked: tuple[dict[str, str], dict[str, str]]) -> None:
    _, teksten = marked
    assert {naam for naam, tekst in teksten.items() if "Şirin2 علي" in tekst} == {
        "sluitingsbesluit-01-huurder",
        "sluitingsbesluit-01-gemachtigde",
    }


def test_others_read_that_personal_circumstances_were_weighed() -> None:
    teksten = texts_of(example(GEZIN))
    zin = "Die zijn privé en staan daarom niet in deze brief."
    assert zin in teksten["sluitingsbesluit-04-verhuurder"]
    assert zin not in teksten["sluitingsbesluit-01-huurder"]


def test_a_secret_address_stands_in_no_letter() -> None:
    zaak = example(GEZIN)
    zaak["betrokkenen"][1] |= {"adres_soort": "geheim", "adres": {"straat": "Geheimweg", "huisnummer": "99"}}
    assert not any("Geheimweg" in tekst for tekst in texts_of(zaak).values())


def test_no_blame_is_said_only_when_the_case_says_so() -> None:
    zaak = example(GEZIN)
    assert "Ik verwijt u dit niet" in texts_of(zaak)["sluitingsbesluit-04-verhuurder"]
    zaak["betrokkenen"][3]["verwijt"] = None
    assert "Ik verwijt u dit niet" not in texts_of(zaak)["sluitingsbesluit-04-verhuurder"]


def test_costs_are_for_the_overtreder_alone() -> None:
    teksten = texts_of(example("loods-met-voorbereiding"))
    assert "betaalt u de kosten" in teksten["sluitingsbesluit-01-overtreder"]
    assert "kosten" not in teksten["sluitingsbesluit-02-verhuurder"].split("Bent u het er niet mee eens?")[0]


def test_the_last_day_counts_from_the_readers_own_bekendmaking() -> None:
    zaak = copy.deepcopy(example(GEZIN))
    zaak["betrokkenen"][3]["bekendmaking"] = {"datum": "2026-11-25", "wijze": "verzending"}
    teksten = texts_of(zaak)
    assert "uiterlijk maandag 4 januari 2027" in teksten["sluitingsbesluit-01-huurder"]
    assert "uiterlijk woensdag 6 januari 2027" in teksten["sluitingsbesluit-04-verhuurder"]


@pytest.mark.parametrize(
    ("taal", "woord"),
    [("en", "Summary"), ("pl", "Streszczenie"), ("tr", "özet"), ("es", "Resumen"), ("ro", "Rezumat"), ("bg", "Резюме"),
     ("ar", "ملخص"), ("uk", "Oekraïens"), ("xx", "Uitleg in uw eigen taal")],
)  # fmt: skip
def test_another_language_gets_its_page(taal: str, woord: str) -> None:
    zaak = example(GEZIN)
    zaak["betrokkenen"][0]["taal"] = taal
    teksten = texts_of(zaak)
    assert woord in teksten["sluitingsbesluit-01-huurder"]
    assert woord not in teksten["sluitingsbesluit-04-verhuurder"]


def test_an_objector_who_is_no_party_reads_nothing_that_is_not_his() -> None:
    zaak = example("op-bezwaar-korter")
    zaak["besluit"]["bezwaar"]["van"] = "Buurman Z"
    tekst = texts_of(zaak)["beslissing-op-bezwaar-01-derde"]
    assert "U was het niet eens met mijn besluit" in tekst
    assert "schreef ik u wat ik van plan was" not in tekst
    assert "Kind C" not in tekst
    assert "Buurman Z maakte bezwaar" in texts_of(zaak)["beslissing-op-bezwaar-04-verhuurder"]


def test_an_owner_who_is_no_user_reads_what_he_must_do_in_an_urgent_case() -> None:
    zaak = example("spoed-na-explosie")
    zaak["betrokkenen"].append({"naam": "Eigenaar Q", "rollen": ["eigenaar"]})
    tekst = texts_of(zaak)["spoedbesluit-02-eigenaar"]
    assert "Geef de sleutels af die u hebt." in tekst
    assert "vóór de sluiting" not in tekst


def test_two_who_act_for_one_party_each_get_the_letter() -> None:
    zaak = example(GEZIN)
    zaak["betrokkenen"][0]["bewindvoerder"] = {"naam": "Bewindvoerder Z", "adres": {"postbus": "12", "plaats": "Lisse"}}
    brieven = texts_of(zaak)
    assert "als gemachtigde van Bewoner A" in brieven["sluitingsbesluit-01-gemachtigde"]
    assert "als bewindvoerder van Bewoner A" in brieven["sluitingsbesluit-01-gemachtigde-2"]


def test_the_letter_of_a_minor_offender_goes_to_its_parent() -> None:
    zaak = example(GEZIN)
    kind = zaak["betrokkenen"][2]
    assert not any("-03-" in naam for naam in texts_of(zaak))
    kind |= {"rollen": ["bewoner", "overtreder"], "vertegenwoordiger": {"naam": "Ouder O", "hoedanigheid": "vader"}}
    zaak["maatregel"]["kosten_verhalen"] = True
    brieven = texts_of(zaak)
    assert [naam for naam in brieven if "-03-" in naam] == ["sluitingsbesluit-03-gemachtigde"]
    brief = brieven["sluitingsbesluit-03-gemachtigde"]
    assert "Ouder O\nVoorbeeldstraat 12\n" in brief
    assert "U krijgt deze brief als vader van Kind C." in brief
    assert "Wie betaalt de kosten?" not in brief
    assert "Neem mee wat u nodig hebt" in brief


def test_a_resident_reads_what_the_owner_does_not() -> None:
    zin = "Uw persoonlijke omstandigheden staan daar niet in."
    zaak = example(GEZIN)
    brieven = texts_of(zaak)
    assert [naam for naam, tekst in brieven.items() if zin in tekst] == [
        "sluitingsbesluit-01-huurder",
        "sluitingsbesluit-01-gemachtigde",
    ]
    zaak["betrokkenen"][3]["huishouden"] = "A"
    assert not any(zin in tekst for tekst in texts_of(zaak).values())
