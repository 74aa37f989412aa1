"""Data that cannot be in a letter is refused by name; data that can is never evaluated and never lost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from instrumentarium.fouten import GebruikFout
from instrumentarium.word import compile_template, gegevens, omgeving, renderen
from instrumentarium.word.inhoud import text
from instrumentarium.word.sjabloon import Brief
from word.motor.orakel import make, read


@dataclass
class Eigen:
    """A class of someone's own, that prints Word XML."""

    def __html__(self) -> str:
        return "<w:br/>"


class Tekst(str):
    """A str that is more than a str."""


ZELF: list[Any] = []
ZELF.append(ZELF)


@pytest.fixture(scope="module")
def brief() -> Brief:
    return compile_template(make("Geachte {{ klant.naam }},", "slot"))


@pytest.mark.parametrize(
    ("waarde", "melding"),
    [
        (Markup("<b>"), "klant.naam: een waarde van het type Markup"),
        (Tekst("a"), "klant.naam: een waarde van het type Tekst"),
        (Eigen(), "klant.naam: een waarde van het type Eigen"),
        (Decimal(1), "klant.naam: een waarde van het type Decimal"),
        (b"a", "klant.naam: een waarde van het type bytes"),
        ({1, 2}, "klant.naam: een waarde van het type set"),
        ([1, {"x": Markup("")}], "klant.naam[1].x: een waarde van het type Markup"),
        ({1: "a"}, "klant.naam: een naam van een veld is tekst, geen int"),
        ([10**5000], "klant.naam[0]: dit getal is te groot"),
        ("a\x01b", "klant.naam: verboden teken U+0001"),
        ("a\ab", "klant.naam: verboden teken U+0007"),
        ("a\fb", "klant.naam: verboden teken U+000C"),
        ("a\ud800", "klant.naam: verboden teken U+D800"),
        ("a\uffff", "klant.naam: verboden teken U+FFFF"),
        ("a\u202eb", "klant.naam: verboden teken U+202E"),
        ("a\u2066b", "klant.naam: verboden teken U+2066"),
        ({"a\x00": 1}, "de naam van dit veld bevat een teken"),
        (ZELF, "dieper genest dan 32 lagen"),
    ],
)
def test_refused_by_name(brief: Brief, waarde: object, melding: str) -> None:
    """The message names the field and never shows what is in it; with the guard off it would not be said."""
    with pytest.raises(GebruikFout) as fout:
        brief.render({"klant": {"naam": waarde}})
    assert melding in str(fout.value)
    with patch.object(renderen, "check_gegevens", lambda _: None):
        assert melding not in _outcome(brief, {"klant": {"naam": waarde}})


def _outcome(brief: Brief, gegevens_: dict[str, object]) -> str:
    try:
        return text(brief.render(gegevens_))
    except GebruikFout as fout:
        return str(fout)


def test_no_value_stands_in_a_message(brief: Brief) -> None:
    for kwaad in ("geheim\x01", Markup("geheim"), {"geheim": Eigen()}):
        with pytest.raises(GebruikFout) as fout:
            brief.render({"klant": {"naam": kwaad}})
        assert "geheim\x01" not in str(fout.value)
    with pytest.raises(GebruikFout) as fout:
        compile_template(make("{{ x|float + y }} {{ x / 2 }}")).render({"x": "geheim", "y": "ook geheim"})
    assert "geheim" not in str(fout.value)


def test_all_fields_at_once(brief: Brief) -> None:
    with pytest.raises(GebruikFout) as fout:
        brief.render({"klant": {"naam": "\x01"}, "b": ["\x02", object()]})
    assert [regel.split(":")[0] for regel in str(fout.value).splitlines()] == ["klant.naam", "b[0]", "b[1]"]


def test_not_a_dict(brief: Brief) -> None:
    for kwaad in (None, [], "x", 1):
        with pytest.raises(GebruikFout, match="een dict"):
            brief.render(kwaad)  # type: ignore[arg-type]  # -- that is the test
    with pytest.raises(GebruikFout, match="'fout' of 'leeg'"):
        brief.render({}, ontbrekend="streng")  # type: ignore[arg-type]  # -- idem


def test_marks_of_arabic_names_stay(brief: Brief) -> None:
    naam = "محمد\u200f\u200e\u200d"
    assert naam in text(brief.render({"klant": {"naam": naam}}))


@pytest.mark.parametrize(
    "kwaad",
    [
        "Jansen & Zn",
        "<select> Hotel <Noord>",
        "</w:t></w:r></w:p><w:p>",
        "{{ 7*7 }} {% if x %} {# weg #}",
        "{_{ 7*7 }_} {_% if %_}",
        "]]> <!-- &#x41; &amp;",
        "\"aanhaling\" 'enkel' “krul”",
        "PAGE \\* MERGEFORMAT",
        "<!DOCTYPE x>",
    ],
)
def test_shown_as_it_stands(brief: Brief, kwaad: str) -> None:
    """Nothing of a value is evaluated, and nothing after it is lost."""
    assert text(brief.render({"klant": {"naam": kwaad}})) == f"Geachte {kwaad},\nslot"


def test_a_megabyte_of_text(brief: Brief) -> None:
    lang = "een & twee <drie> " * 60_000
    assert lang in text(brief.render({"klant": {"naam": lang}}))


KEERT_OM = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
leesbaar = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=f"\ufffe\uffff{KEERT_OM}"))
waarden = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | leesbaar,
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(leesbaar, kind, max_size=3) | st.tuples(kind),
    max_leaves=8,
)
DRIE = compile_template(make("{{ a }}|{{ b }}|{{ c }}", "slot"))


@given(waarden, waarden, leesbaar)
def test_every_value_is_found_back(a: object, b: object, c: str) -> None:
    """Whatever plain data goes in comes out in full, in the form that Python prints."""
    assert text(DRIE.render({"a": a, "b": b, "c": c})) == f"{a}|{b}|{c}\nslot"


@given(st.text())
def test_a_text_is_refused_or_found_back(tekst: str) -> None:
    """There is no third way: nothing is dropped in silence."""
    gevonden = _outcome(DRIE, {"a": tekst, "b": 1, "c": 2})
    gelezen = tekst.replace("\r\n", "\n").replace("\r", "\n")  # as XML reads a line end
    assert gevonden == f"{gelezen}|1|2\nslot" or "verboden teken" in gevonden


# --- names without a value ------------------------------------------------------------------------------------------

VRAGEN = [
    "{{ naam }}",
    "{% if naam %}x{% endif %}",
    "{% for x in naam %}{% endfor %}",
    "{{ naam + 1 }}",
    "{{ 'a' ~ naam }}",
    "{{ naam|upper }}",
    "{{ naam|length }}",
    "{{ naam == 1 }}",
    "{{ naam() }}",
    "{{ 1 in naam }}",
    "{{ naam in [1] }}",
    "{{ -naam }}",
    "{{ naam|int }}",
    "{{ [naam]|join }}",
    "{{ 3 * naam / 2 }}",
]


@pytest.mark.parametrize("tekst", VRAGEN)
def test_a_missing_name_is_named(tekst: str) -> None:
    """However it is used; and the names that follow are named too."""
    brief = compile_template(make("vast", tekst, "{{ later.iets }}"))
    with pytest.raises(GebruikFout) as fout:
        brief.render({})
    assert "naam is niet ingevuld: de tekst (word/document.xml), alinea 2" in str(fout.value)
    assert "later.iets is niet ingevuld: de tekst (word/document.xml), alinea 3" in str(fout.value)


def test_the_path_of_a_missing_name() -> None:
    brief = compile_template(
        make("{% for p in zaak.personen %}{{ p.adres.straat }} {% endfor %}{{ zaak['x'] }} {{ l[3] }}")
    )
    with pytest.raises(GebruikFout) as fout:
        brief.render({"zaak": {"personen": [{"adres": {"straat": "a"}}, {"adres": {}}, {}]}, "l": [1]})
    namen = [regel.split(" is niet")[0] for regel in str(fout.value).splitlines()]
    assert namen == ["zaak.personen[1].adres.straat", "zaak.personen[2].adres.straat", "zaak.x", "l[3]"]


def test_asking_is_not_using() -> None:
    brief = compile_template(make("{{ a|default('x') }}{% if b is defined %}y{% endif %}{{ c.d|default('z', true) }}"))
    assert text(brief.render({})) == "xz"


def test_names_in_header_and_property_are_missed_too() -> None:
    def fill(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ kop }}"
        document.core_properties.title = "{{ titel }}"

    with pytest.raises(GebruikFout) as fout:
        compile_template(make("x", bouw=fill)).render({})
    assert "kop is niet ingevuld: koptekst 1 (word/header1.xml), alinea 1" in str(fout.value)
    assert "titel is niet ingevuld: eigenschap titel" in str(fout.value)


def test_empty_prints_nothing_but_does_not_reckon() -> None:
    """With "leeg" a missing name is empty, as in docxtpl; what docxtpl cannot do is said in Dutch."""
    assert text(compile_template(make("[{{ a }}{% for x in a %}{% endfor %}]")).render({}, ontbrekend="leeg")) == "[]"
    with pytest.raises(GebruikFout, match=r"alinea 1 .*niet is ingevuld"):
        compile_template(make("{{ a.b }}")).render({}, ontbrekend="leeg")


def test_missing_is_more_than_wrong() -> None:
    """A sum that goes wrong because of a missing name is reported as the missing name."""
    with pytest.raises(GebruikFout) as fout:
        compile_template(make("{{ [1, 2][a] }}{{ 'x' + 1 }}")).render({})
    assert "a is niet ingevuld" in str(fout.value)


def test_a_method_is_not_printed() -> None:
    """`{{ klant.items }}` would print an address in memory; with the guard off it does."""
    sjabloon = make("{{ klant.items }}")
    with pytest.raises(GebruikFout, match=r"alinea 1 .*drukt geen waarde af"):
        compile_template(sjabloon).render({"klant": {}})
    with patch.object(omgeving, "Iterator", ()), patch.object(omgeving, "callable", lambda _: False, create=True):
        assert "built-in method" in read(compile_template(sjabloon).render({"klant": {}}))


@pytest.mark.parametrize(
    "tekst",
    [
        "{{ ''.__class__ }}",
        "{{ l.append(1) }}",
        "{{ d.update(a=1) }}",
        "{{ l.__len__() }}",
        "{{ ''|attr('__class__') }}",
    ],
)
def test_the_inside_of_python_is_shut(tekst: str) -> None:
    gegevens_: dict[str, object] = {"l": [1], "d": {}}
    for wijze in ("fout", "leeg"):
        with pytest.raises(GebruikFout, match="alinea 1"):
            compile_template(make(tekst)).render(gegevens_, ontbrekend=wijze)  # type: ignore[arg-type]  # -- one of the two
    assert gegevens_ == {"l": [1], "d": {}}


def test_depth_is_measured() -> None:
    diep: list[Any] = []
    for _ in range(40):
        diep = [diep]
    with pytest.raises(GebruikFout, match="dieper genest"):
        DRIE.render({"a": diep, "b": 1, "c": 2})
    with patch.object(gegevens, "MAX_DIEPTE", 100):
        DRIE.render({"a": diep, "b": 1, "c": 2})
