"""The words of the case inside the sentences of a letter: capitals, full stops, quotations, lists, tenses."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from besluit.brieven.hulp import VOORBEELDEN, example, letters_of, texts_of
from instrumentarium.besluit.zaak.beeld import euros, number
from instrumentarium.besluit.zaak.model_pand import Middel
from instrumentarium.besluit.zaak.tekstvormen import capital, cited, finish
from instrumentarium.besluit.zaak.vondst import amount_and_name
from instrumentarium.word.inhoud import paragraphs


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [("zonder punt", "Zonder punt."), ("Met punt. ", "Met punt."), ('Zij riep "weg!"', 'Zij riep "weg!"'), ("", "")],
)
def test_a_text_ends_once(tekst: str, zin: str) -> None:
    assert finish(tekst) == zin


@pytest.mark.parametrize(
    ("aantal", "eenheid", "naam", "leest"),
    [
        ("12.4", "gram", "cocaïne", "12,4 gram cocaïne"),
        ("150", "stuks", "hennepplanten", "150 hennepplanten"),
        ("20", "stuks", "pillen xtc", "20 pillen xtc"),
        ("3", "stuks", "lachgas", "3 stuks lachgas"),
        ("40", "stuks", "xtc", "40 stuks xtc"),
        ("1", "stuks", "hennepplant", "1 hennepplant"),
        (None, "stuks", "lachgas", "lachgas"),
    ],
)
def test_an_amount_reads_as_a_person_says_it(aantal: str | None, eenheid: str, naam: str, leest: str) -> None:
    middel = Middel(naam=naam, eenheid=eenheid, hoeveelheid=Decimal(aantal) if aantal else None)
    assert amount_and_name(middel, {"enkelvoud": {"stuks": "stuk"}}) == leest


@pytest.mark.parametrize(
    ("tekst", "begin"), [("een zak", "Een zak"), ("€ 5", "€ 5"), ("iPhone", "iPhone"), ("'s nachts", "'s nachts")]
)
def test_a_row_begins_with_a_capital(tekst: str, begin: str) -> None:
    assert capital(tekst) == begin


@pytest.mark.parametrize(
    ("tekst", "gelezen"),
    [
        ("Ik wist het niet", "‘Ik wist het niet.’"),
        ("De bewoner wist het niet", "De bewoner wist het niet."),
        ("Ze riep ‘stop’ naar mij.", "“Ze riep ‘stop’ naar mij.”"),
        ("'Ik wist het niet.'", "'Ik wist het niet.'"),
        ("De huik van de bewoner", "De huik van de bewoner."),
        (None, None),
    ],
)
def test_who_says_ik_stands_between_quotation_marks(tekst: str | None, gelezen: str | None) -> None:
    assert cited(tekst) == gelezen


def test_numbers_read_as_dutch() -> None:
    assert [number(10400), number(Decimal("12.40")), number(999)] == ["10.400", "12,4", "999"]
    assert [euros(Decimal(310)), euros(Decimal(310), centen=True)] == [
        "€\N{NO-BREAK SPACE}310",
        "€\N{NO-BREAK SPACE}310,00",
    ]


@pytest.mark.parametrize("pad", VOORBEELDEN, ids=lambda pad: pad.stem)
def test_no_list_has_one_row(pad: Path) -> None:
    """What is one thing stands in its sentence."""
    _, briefset = letters_of(pad)
    for letter in briefset.letters:
        stijlen = [(alinea.stijl, alinea.tekst) for alinea in paragraphs(letter.inhoud)]
        alleen = [
            tekst
            for (voor, kop), (stijl, tekst), (na, _) in zip(stijlen, stijlen[1:], stijlen[2:], strict=False)
            if stijl == "Opsomming" and voor != stijl and na != stijl and kop.endswith(":")
        ]
        assert alleen == []


def test_who_lives_elsewhere_reads_which_premises() -> None:
    brieven = texts_of(example("gezin-met-verhuurder"))
    assert "Ik sluit voor drie maanden de woning waar u woont\n" in brieven["sluitingsbesluit-01-huurder"]
    assert "de woning die u verhuurt (Voorbeeldstraat 12)\n" in brieven["sluitingsbesluit-04-verhuurder"]
    assert "Ik sluit voor drie maanden de woning Voorbeeldstraat 12\n" in brieven["sluitingsbesluit-02-overtreder"]


def test_who_represents_gets_a_copy() -> None:
    brieven = texts_of(example("gezin-met-verhuurder"))
    assert brieven["sluitingsbesluit-01-gemachtigde"].startswith("Kopie\n")
    assert (
        "Bekendgemaakt aan Bewoner A op 23 november 2026, persoonlijk uitgereikt."
        in brieven["sluitingsbesluit-01-gemachtigde"]
    )
    assert brieven["sluitingsbesluit-01-huurder"].startswith("Persoonlijk uitgereikt\n")


def test_without_blame_is_said_first_and_only_when_the_case_says_so() -> None:
    brieven = texts_of(example("gezin-met-verhuurder"))
    zin = "Ik verwijt u niet wat er is gebeurd."
    assert zin in brieven["sluitingsbesluit-04-verhuurder"].split("Wat heb ik besloten?")[0]
    assert [naam for naam, tekst in brieven.items() if zin in tekst] == ["sluitingsbesluit-04-verhuurder"]


def test_a_company_is_not_sent_to_the_juridisch_loket() -> None:
    brieven = texts_of(example("loods-met-voorbereiding"))
    assert "Juridisch Loket" not in brieven["sluitingsbesluit-01-overtreder"]
    assert "Juridisch Loket" in brieven["sluitingsbesluit-02-verhuurder"]


def test_days_behind_the_letter_stand_in_the_past() -> None:
    bezwaar = texts_of(example("op-bezwaar-korter"))["beslissing-op-bezwaar-01-huurder"]
    assert "De sluiting van de woning begon\n" in bezwaar
    assert "Laatste dag om in beroep te gaan\n" in bezwaar
    zaak = example("gezin-met-verhuurder")
    assert "De sluiting van de woning begint\n" in texts_of(zaak)["sluitingsbesluit-01-huurder"]
    zaak["maatregel"]["opgeheven"] = {"datum": "2027-01-15", "reden": "Er is geen gevaar meer"}
    opgeheven = texts_of(zaak)["sluitingsbesluit-01-huurder"]
    assert "vrijdag 15 januari 2027\nDe sluiting eindigt eerder\n" in opgeheven
    assert "De sluiting eindigt en de sleutels" not in opgeheven


def test_the_letter_names_only_its_own_ground() -> None:
    """The content of art. 13b is that of the letter on which the decision rests."""
    tekst = texts_of(example("loods-met-voorbereiding"))["sluitingsbesluit-01-overtreder"]
    deel = tekst.split("Mag ik ingrijpen?")[1].split("De spullen vallen")[0]
    assert "voorwerp of stof" in deel
    assert "wordt verkocht" not in deel


def test_nobody_reads_that_somebody_else_needs_care() -> None:
    zaak = example("gezin-met-verhuurder")
    zaak["pand"]["toegang_nodig"] = ["dieren", "zorg"]
    brieven = texts_of(zaak)
    assert "Die kan nodig zijn voor dieren en zorg." in brieven["sluitingsbesluit-01-huurder"]
    assert "Die kan nodig zijn voor dieren." in brieven["sluitingsbesluit-04-verhuurder"]


def test_a_measure_that_ended_is_not_called_closed() -> None:
    zaak = example("gezin-met-verhuurder")
    zaak["maatregel"] |= {
        "uitvoering": "uitgevoerd",
        "opgeheven": {"datum": "2027-01-15", "reden": "er is geen gevaar"},
    }
    tekst = texts_of(zaak)["sluitingsbesluit-01-huurder"]
    assert "De sluiting was al uitgevoerd." in tekst
    assert "is dicht en verzegeld" not in tekst
    assert "De reden. Er is geen gevaar." in tekst
    bezwaar = example("op-bezwaar-korter")
    bezwaar["besluit"]["dictum"] = "herroepen"
    assert "is dicht en verzegeld" not in texts_of(bezwaar)["beslissing-op-bezwaar-01-huurder"]


def test_parts_and_earlier_findings_read_as_sentences() -> None:
    zaak = example("gezin-met-verhuurder")
    zaak["pand"]["onderdelen"] = [
        {"omschrijving": "woning", "soort": "woning", "samenhang": "hier lagen de drugs"},
        {"omschrijving": "loods achter de woning", "soort": "lokaal-niet-publiek", "bag_id": "1525010000000148"},
    ]
    zaak["eerdere_constateringen"] = [{"datum": "2025-02-01", "maatregel": "waarschuwing", "zelfde_pand": True}]
    tekst = texts_of(zaak)["sluitingsbesluit-01-huurder"]
    assert "\nWoning. De samenhang met de rest. Hier lagen de drugs.\n" in tekst
    assert "\nLoods achter de woning (lokaal; BAG 1525010000000148).\n" in tekst
    assert "Wat er eerder is gebeurd. 1 februari 2025: een waarschuwing. Vergeleken met nu: hetzelfde pand." in tekst


def test_a_resident_of_a_lokaal_has_a_home_too() -> None:
    zaak = example("gezin-met-verhuurder")
    zaak["pand"]["soort"] = "lokaal-niet-publiek"
    assert "Ik grijp in uw recht op een woning" in texts_of(zaak)["sluitingsbesluit-01-huurder"]


def test_a_long_street_leaves_the_running_header_on_one_line() -> None:
    zaak = example("gezin-met-verhuurder")
    assert any("Besluit tot sluiting, Voorbeeldstraat 12" in kop for kop in _headers(zaak))
    zaak["pand"]["adres"]["straat"] = "Burgemeester Jonkheer van Voorbeeld-Boulevard-Noordzijde-Oost"
    assert any("Besluit tot sluiting" in kop for kop in _headers(zaak))
    assert not any("Boulevard" in kop for kop in _headers(zaak))


def _headers(zaak: dict[str, Any]) -> list[str]:
    _, briefset = letters_of(zaak)
    return [alinea.tekst for alinea in paragraphs(briefset.letters[0].inhoud) if "header" in alinea.deel]


@pytest.mark.parametrize("taal", ["en", "pl", "tr", "ar", "bg", "ro", "es"])
def test_the_page_in_another_language_fits_letter_and_reader(taal: str) -> None:
    """Who lives there reads what to take along; who owns the place does not. An appeal has its own last day."""
    zaak = example("gezin-met-verhuurder")
    for partij in zaak["betrokkenen"]:
        partij["taal"] = taal
    brieven = texts_of(zaak)
    bewoner, verhuurder = (_foreign_page(brieven[f"sluitingsbesluit-{rol}"]) for rol in ("01-huurder", "04-verhuurder"))
    assert "04-01-2027" in bewoner
    assert "08-12-2026, 09:00" in bewoner
    assert "08-12-2026, 09:00" not in verhuurder
    assert len(bewoner.splitlines()) - len(verhuurder.splitlines()) == 2
    bezwaar = example("op-bezwaar-korter")
    bezwaar["betrokkenen"][0]["taal"] = taal
    assert "15-03-2027" in _foreign_page(texts_of(bezwaar)["beslissing-op-bezwaar-01-huurder"])


def _foreign_page(tekst: str) -> str:
    return tekst.split("Een kopie van deze brief")[-1].split("Uw zaak is in handen van")[-1]
