"""The questions: complete, in order, each with an example that can be typed; and the conversation over them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from besluit.nieuw.test_schrijven import read
from besluit.stukken.maken import PROJECT
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.uitdrukking import names_in
from instrumentarium.besluit.zaak.antwoorden import read_answer
from instrumentarium.besluit.zaak.leeg import OPEN, empty_case
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.schrijven import without_incomplete, write_case
from instrumentarium.besluit.zaak.velden import children, fields_of_case
from instrumentarium.besluit.zaak.vraaggesprek import Gesprek
from instrumentarium.bronnen.waarden import WaardeFout

GEGEVENS = Instrument(PROJECT).gegevens.waarde
STAPPEN = ["pand", "constatering", "betrokkenen", "onderzoek", "procedure", "weging", "maatregel", "besluit"]


def test_every_field_has_a_question() -> None:
    gevraagd = {rij.pad for rij in GEGEVENS.gegevens}
    in_een_keer = tuple(f"{pad}." for pad in gevraagd if fields_of_case()[pad].soort in ("adres", "duur"))
    assert [
        pad
        for pad, veld in fields_of_case().items()
        if veld.soort not in ("blok", "adres") and pad not in gevraagd and not pad.startswith(in_een_keer)
    ] == []
    assert [pad for pad in gevraagd if pad not in fields_of_case()] == []
    assert len(gevraagd) == len(GEGEVENS.gegevens)


def test_questions_stand_step_by_step() -> None:
    assert [stap["id"] for stap in GEGEVENS.stappen] == STAPPEN
    plekken = [STAPPEN.index(rij.stap) for rij in GEGEVENS.gegevens]
    assert plekken == sorted(plekken)


@pytest.mark.parametrize("rij", [rij for rij in GEGEVENS.gegevens if rij.voorbeeld], ids=lambda rij: rij.pad)
def test_each_example_can_be_typed(rij: Any) -> None:
    veld = fields_of_case()[rij.pad]
    antwoord = read_answer(veld, rij.voorbeeld)
    assert antwoord not in (None, "")


def test_conditions_read_only_what_exists() -> None:
    toplevel = {veld.naam for veld in children("")} | {"rij"}
    for rij in GEGEVENS.gegevens:
        for pad in names_in(rij.als) if rij.als else []:
            kop, _, rest = pad.partition(".")
            assert kop in toplevel, rij.pad
            if rest and kop != "rij":
                assert pad in fields_of_case() or f"{pad}[]" in fields_of_case(), (rij.pad, pad)


def test_questions_are_plain_and_whole() -> None:
    for rij in GEGEVENS.gegevens:
        assert re.fullmatch(r"[A-ZÉ].*\?", rij.vraag), rij.pad
        assert not rij.uitleg or rij.uitleg.endswith("."), rij.pad


@pytest.mark.parametrize(
    ("pad", "tekst", "verwacht"),
    [
        ("constatering.datum", "3 september 2026", "2026-09-03"),
        ("constatering.datum", "03-09-2026", "2026-09-03"),
        ("maatregel.ingang", "5 oktober 2026, 10.00 uur", "2026-10-05T10:00:00"),
        ("maatregel.ingang", "2026-10-05 10:00", "2026-10-05T10:00:00"),
        ("procedure.wacht_op_voorlopige_voorziening.tot", "2026-10-12", "2026-10-12"),
    ],
)
def test_days_are_understood(pad: str, tekst: str, verwacht: str) -> None:
    assert read_answer(fields_of_case()[pad], tekst).isoformat() == verwacht


@pytest.mark.parametrize(
    ("pad", "tekst", "verwacht"),
    [
        ("pand.bewoond", "ja", True),
        ("constatering.middelen[].hoeveelheid", "12,4", Decimal("12.4")),
        ("maatregel.dwangsom.bedrag", "€ 5.000", Decimal(5000)),
        ("pand.soort", "2", "lokaal-publiek"),
        ("constatering.gronden", "a, b", ["a", "b"]),
        ("pand.toegang_nodig", "geen", []),
        (
            "uitvoering_feiten.aanwezig",
            "Toezichthouder G., gemeente; een slotenmaker",
            ["Toezichthouder G., gemeente", "een slotenmaker"],
        ),
        ("maatregel.duur", "3 maanden", {"aantal": 3, "eenheid": "maanden"}),
        (
            "betrokkenen[].adres",
            "Voorbeeldstraat 12a, 2171aa Sassenheim",
            {"straat": "Voorbeeldstraat", "huisnummer": "12a", "postcode": "2171 AA", "plaats": "Sassenheim"},
        ),
        (
            "betrokkenen[].adres",
            "Postbus 1, 2300 AA Leiden",
            {"postbus": "1", "postcode": "2300 AA", "plaats": "Leiden"},
        ),
    ],
)
def test_answers_are_understood(pad: str, tekst: str, verwacht: Any) -> None:
    assert read_answer(fields_of_case()[pad], tekst) == verwacht


@pytest.mark.parametrize(
    ("pad", "tekst"),
    [
        ("pand.soort", "wonning"),
        ("pand.bewoond", "soms"),
        ("constatering.datum", "31 februari 2026"),
        ("maatregel.ingang", "2026-10-05"),
        ("maatregel.duur", "lang"),
        ("betrokkenen[].adres", "ergens"),
        ("kosten.posten[].bedrag", "veel"),
    ],
)
def test_what_cannot_be_read_says_what_to_type(pad: str, tekst: str) -> None:
    with pytest.raises(WaardeFout) as fout:
        read_answer(fields_of_case()[pad], tekst)
    assert fout.value.uitweg


def talk(gesprek: Gesprek, antwoorden: dict[str, list[str]]) -> list[str]:
    """Answer by path (a list: one per time asked), leave the rest unknown; return the paths asked."""
    gevraagd = []
    while vraag := gesprek.next_question():
        gevraagd.append(vraag.pad)
        rij = antwoorden.get(vraag.gegeven.pad, [])
        gesprek.answer(vraag, rij.pop(0) if rij else "")
    return gevraagd


def test_a_case_is_asked_from_beginning_to_end() -> None:
    gesprek = Gesprek(GEGEVENS, {"gemeente": "lisse"})
    gevraagd = talk(gesprek, {
        "kenmerk": ["Z-1"], "pand.soort": ["woning"], "constatering.gronden": ["a"], "constatering.middelen[]": ["ja", "nee"],
        "constatering.middelen[].naam": ["cocaïne"], "betrokkenen[]": ["ja", "ja", "nee"], "betrokkenen[].naam": ["Bewoner A", "Kind C"],
        "betrokkenen[].minderjarig": ["nee", "ja"], "betrokkenen[].leeftijd": ["9 jaar"], "procedure.spoed": ["nee"], "adviezen[]": ["nee"],
        "maatregel.soort": ["sluiting"], "maatregel.duur": ["3 maanden"],
    })  # fmt: skip
    zaak = read(write_case(without_incomplete(gesprek.feiten)))
    assert [partij.naam for partij in zaak.betrokkenen or []] == ["Bewoner A", "Kind C"]
    assert zaak.adviezen == []
    assert zaak.eerdere_constateringen is None
    assert "betrokkenen.1.leeftijd" in gevraagd
    assert "betrokkenen.0.leeftijd" not in gevraagd
    assert "constatering.voorwerpen.0" not in gevraagd
    assert "maatregel.dwangsom.bedrag" not in gevraagd
    assert "procedure.spoed.grond" not in gevraagd


def test_the_way_back_asks_again_and_takes_the_answer_out() -> None:
    gesprek = Gesprek(GEGEVENS, {"gemeente": "lisse"})
    assert not gesprek.back()
    vraag = gesprek.next_question()
    assert vraag is not None
    gesprek.answer(vraag, "Z-1")
    assert gesprek.back()
    assert gesprek.next_question() == vraag
    assert gesprek.feiten == {"gemeente": "lisse"}


def test_a_kept_case_goes_on_where_it_stopped() -> None:
    gesprek = Gesprek(GEGEVENS, {"gemeente": "lisse", "kenmerk": "Z-1", "behandelaar": {"naam": "M"}})
    vraag = gesprek.next_question()
    assert vraag is not None
    assert vraag.pad == "behandelaar.functie"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(["ja", "nee", "", "a", "2026-01-01", "x: y", "<", "1", "é\n"]), max_size=150))
def test_no_answer_breaks_the_conversation(antwoorden: list[str]) -> None:
    gesprek = Gesprek(GEGEVENS, {"gemeente": "lisse", "kenmerk": "Z"})
    for tekst in antwoorden:
        vraag = gesprek.next_question()
        if vraag is None:
            break
        if tekst == "<":
            gesprek.back()
            continue
        try:
            gesprek.answer(vraag, tekst)
        except WaardeFout:
            gesprek.answer(vraag, "")
        read(write_case(without_incomplete(gesprek.feiten)))


def test_the_empty_case_can_be_read_as_it_stands() -> None:
    tekst = empty_case(GEGEVENS, "lisse")
    zaak = lees_zaak(tekst.encode(), "zaak.yaml", gemeenten=["lisse"]).waarde
    assert (zaak.kenmerk, zaak.besluit, zaak.betrokkenen, zaak.kosten) == (OPEN, None, None, None)
    assert max(map(len, tekst.splitlines())) <= 120


def test_the_empty_case_names_every_field() -> None:
    tekst = empty_case(GEGEVENS, "lisse")
    nooit = {rij.pad for rij in GEGEVENS.gegevens if rij.als == "false"}
    for pad, veld in fields_of_case().items():
        boven = pad.rpartition(".")[0]
        if pad not in nooit and (
            boven not in fields_of_case() or fields_of_case()[boven].soort not in ("adres", "duur")
        ):
            assert re.search(rf"^[# -]*{veld.naam}:", tekst, re.MULTILINE), pad


def test_the_empty_case_without_its_marks_is_a_case_too() -> None:
    """Taking every "# " away leaves a file that reads: the examples are of the right kind and stand at the right depth."""
    regels = empty_case(GEGEVENS, "lisse").splitlines()
    los = [re.sub(r"^# (?=( {2})+(- )?[a-z_]+:| *#|[a-z_]+:( |$))", "", regel) for regel in regels]
    zaak = lees_zaak("\n".join(los).encode(), "zaak.yaml", gemeenten=["lisse"]).waarde
    assert zaak.besluit is not None
    assert zaak.kosten is not None
    assert zaak.betrokkenen is not None
    assert zaak.betrokkenen[0].gemachtigde is not None


def test_each_row_asks_for_its_choices() -> None:
    assert "Kies uit: woning, lokaal-publiek" in empty_case(GEGEVENS, "lisse").replace("\n  # ", " ")
