"""The one writer of case files: whatever is put in comes back the same through the strict reader."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import gedeeld
from instrumentarium.besluit.zaak import schrijven
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.schrijven import facts_of, without_incomplete, write_case
from instrumentarium.besluit.zaak.velden import Veld, children, fields_of_case
from instrumentarium.bronnen import lezer
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.fouten import GebruikFout

_VERBODEN = "\u2028\u2029\ufeff\ufffe\uffff" + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
TEKST = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters=_VERBODEN), max_size=30),
    st.text("ab:#-?[]{},&*!|>'\"%@` \n\\~0123T=.", max_size=20),
    st.sampled_from(
        ["null", "~", "", "true", "2:30", "0534", "2026-01-01", " a", "a ", "a\n\nb", "- a", "حي", "é\tb", "no"]
    ),
)
DAGEN = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MOMENTEN = st.builds(datetime.combine, DAGEN, st.times().map(lambda tijd: tijd.replace(microsecond=0)))
BEDRAGEN = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)


def value_of(veld: Veld) -> st.SearchStrategy[Any]:
    """Return a strategy for the values of a field."""
    enkel: dict[str, st.SearchStrategy[Any]] = {
        "tekst": TEKST,
        "teksten": st.lists(TEKST, max_size=3),
        "ja-nee": st.booleans(),
        "getal": st.integers(0, 10**6),
        "bedrag": BEDRAGEN,
        "datum": DAGEN,
        "moment": MOMENTEN,
        "dag-of-moment": st.one_of(DAGEN, MOMENTEN),
    }
    if veld.soort in enkel:
        return enkel[veld.soort]
    if veld.soort == "keuze":
        return st.sampled_from(veld.keuzes)
    if veld.soort == "keuzes":
        return st.lists(st.sampled_from(veld.keuzes), max_size=3)
    blok = block_of(veld.pad)
    return st.lists(blok, max_size=2) if veld.soort == "lijst" else blok


def block_of(pad: str) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy for a block: what it needs always, some of the rest."""
    velden = children(pad)
    nodig = {v.naam: value_of(v) for v in velden if v.verplicht}
    rest = {v.naam: value_of(v) for v in velden if not v.verplicht}
    return st.fixed_dictionaries(nodig, optional=rest)


ZAKEN = st.one_of(
    *(st.fixed_dictionaries({"kenmerk": TEKST, "gemeente": TEKST, v.naam: value_of(v)}) for v in children(""))
)


def read(tekst: str) -> Zaak:
    return decode(lees_yaml(tekst.encode(), "zaak.yaml"), Zaak, "zaak.yaml")


def same(geschreven: Any, gelezen: Any) -> bool:
    """Tell whether a decoded value holds what was written: every fact, and nothing else that is not a default."""
    if isinstance(geschreven, dict):
        velden = attrs.fields_dict(type(gelezen))
        return all(same(waarde, getattr(gelezen, naam)) for naam, waarde in geschreven.items()) and set(
            geschreven
        ) <= set(velden)
    if isinstance(geschreven, list):
        return len(geschreven) == len(gelezen) and all(map(same, geschreven, gelezen))
    return bool(geschreven == gelezen)


@settings(max_examples=300, deadline=None)
@given(ZAKEN)
def test_what_is_written_comes_back(feiten: dict[str, Any]) -> None:
    assert same(feiten, read(write_case(feiten)))


@settings(max_examples=100, deadline=None)
@given(ZAKEN)
def test_facts_of_a_case_make_the_same_case(feiten: dict[str, Any]) -> None:
    zaak = read(write_case(feiten))
    assert read(write_case(facts_of(zaak))) == zaak


@settings(max_examples=100, deadline=None)
@given(ZAKEN)
def test_both_parsers_read_the_same(feiten: dict[str, Any]) -> None:
    inhoud = write_case(feiten).encode()
    assert lees_yaml(inhoud, "zaak.yaml") == lees_yaml(inhoud, "zaak.yaml", puur=True)


@pytest.mark.parametrize("tekst", ["a: b", "2:30", "null", "# x", "- a", "a\nb", ""])
def test_without_quotes_it_would_go_wrong(monkeypatch: pytest.MonkeyPatch, tekst: str) -> None:
    feiten = {"kenmerk": "K", "gemeente": "lisse", "behandelaar": {"naam": tekst}}
    assert same(feiten, read(write_case(feiten)))
    monkeypatch.setattr(schrijven, "_text", str)
    monkeypatch.setattr(schrijven, "_fits_block", lambda _: False)
    try:
        goed = same(feiten, read(write_case(feiten))) and isinstance(
            yaml.safe_load(write_case(feiten))["behandelaar"]["naam"], str
        )
    except Exception:
        goed = False
    assert not goed


def test_the_published_rulings_round_trip() -> None:
    map_ = gedeeld("zaken")
    for bestand in sorted(map_.glob("[0-9]*.yaml")) if map_ else []:
        zaak = lees_zaak(bestand.read_bytes(), bestand.name, gemeenten=["hillegom", "lisse", "teylingen"]).waarde
        assert read(write_case(facts_of(zaak))) == zaak, bestand.name


def test_keys_stand_in_the_order_of_the_contract() -> None:
    tekst = write_case({"maatregel": {"soort": "geen"}, "pand": {"bag_id": "1"}, "gemeente": "lisse", "kenmerk": "K"})
    assert re.findall(r"^(\w+):", tekst, re.MULTILINE) == ["schema", "kenmerk", "gemeente", "pand", "maatregel"]


@pytest.mark.parametrize(
    ("feiten", "melding"),
    [
        ({"kenmrk": "x"}, "bedoelde u"),
        ({"pand": {"bagid": "x"}}, "pand.bagid"),
        ({"kenmerk": "a\x00b"}, "U+0000"),
        ({"kenmerk": "a\u202eb"}, "U+202E"),
        ({"kenmerk": "\ud800"}, "U+D800"),
    ],
)
def test_what_no_file_may_hold_is_refused(feiten: dict[str, Any], melding: str) -> None:
    with pytest.raises(GebruikFout, match=re.escape(melding)):
        write_case(feiten)


def test_incomplete_rows_are_left_out_and_the_rest_stays() -> None:
    feiten = {
        "kenmerk": "K",
        "gemeente": "lisse",
        "constatering": {"middelen": [{"lijst": "I"}, {"naam": "cocaïne"}]},
        "procedure": {"spoed": {"feiten": "x"}},
        "adviezen": [],
    }
    heel = without_incomplete(feiten)
    assert heel["constatering"] == {"middelen": [{"naam": "cocaïne"}]}
    assert "procedure" not in heel
    assert heel["adviezen"] == []
    read(write_case(heel))


def test_weighing_rows_and_a_mandate_keep_their_form() -> None:
    feiten: dict[str, Any] = {
        "kenmerk": "K",
        "gemeente": "lisse",
        "weging": {
            "geschiktheid": [{"tekst": "a\nb", "over": "B"}],
            "noodzaak": {"handel": [{"tekst": "x", "zichtbaar_voor": ["A, B"]}]},
        },
        "besluit": {
            "ondertekenaar": {"mandaat": {"naam": "N"}},
            "primair": {"bekendmaking": {"datum": date(2026, 1, 1), "wijze": "post"}},
        },
    }
    assert same(feiten, read(write_case(feiten)))


def test_every_field_of_the_contract_is_described() -> None:
    velden = fields_of_case()
    assert velden["betrokkenen[].rollen"].keuzes[0] == "huurder"
    assert velden["maatregel.duur"].soort == "duur"
    assert velden["kosten.posten[].bedrag"].soort == "bedrag"
    assert "schema" not in velden


def test_the_writer_refuses_what_the_reader_refuses() -> None:
    assert schrijven._VERBODEN.pattern == lezer._VERBODEN.pattern
