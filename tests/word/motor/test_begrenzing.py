"""A template that does not end, or that builds something enormous, is stopped in time; each guard once switched off."""

from __future__ import annotations

import time
from unittest.mock import patch

import pytest

from instrumentarium.fouten import GebruikFout, InstrumentariumFout
from instrumentarium.word import compile_template, wacht
from word.motor.orakel import make

LUS = "{% for i in range(9999) %}"
TIEN = "{% set n = namespace(s='xxxxxxxxxx') %}{% for i in range(40) %}"
EINDELOOS = {
    "lus in lus in lus": LUS * 3 + "{% endfor %}" * 3,
    "een grote reeks": "{% for a in range(100000000) %}{% endfor %}",
    "werk in een lus": "{% for a in range(90000) %}{{ range(90000)|sum }}{% endfor %}",
    "een macro die zichzelf aanroept": "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
    "een macro in tweeën": "{% macro f(n) %}{{ f(n-1) ~ f(n-1) if n }}{% endmacro %}{{ f(60) }}",
    "een lus die zichzelf aanroept": "{% for x in l recursive %}{{ loop(l) }}{{ loop(l) }}{% endfor %}",
    "een blok dat zichzelf aanroept": "{% block a %}{{ self.a() }}{{ self.a() }}{% endblock %}",
}
ENORM = {
    "vermenigvuldigd": "{{ 'x' * 10**9 }}",
    "lijst vermenigvuldigd": "{{ ([1] * 10**9)|length }}",
    "macht": "{{ 10 ** (10 ** 8) }}",
    "macht van macht": "{{ (9 ** 9000) ** (9 ** 6) }}",
    "verdubbeld met plus": TIEN + "{% set n.s = n.s + n.s %}{% endfor %}",
    "verdubbeld met tilde": TIEN + "{% set n.s = n.s ~ n.s %}{% endfor %}",
    "verdubbeld in een blok": TIEN + "{% set n.s %}{{ n.s }}{{ n.s }}{% endset %}{% endfor %}",
    "breedte in procent": "{{ '%999999999d' % 1 }}",
    "breedte in filter": "{{ '%999999999d'|format(1) }}",
    "breedte in accolades": "{{ '{:999999999}'.format(1) }}",
    "breedte uit een waarde": "{{ '{:{}}'.format(1, 999999999) }}",
    "gecentreerd": "{{ 'x'|center(999999999) }}",
    "uitgevuld": "{{ 'x'.ljust(999999999) }}",
    "inspringen": "{{ 'x\\ny'|indent(999999999) }}",
    "vullen": "{{ [1]|batch(999999999, 0)|list|length }}",
    "vervangen": "{{ ('x' * 90000)|replace('x', 'y' * 90000) }}",
    "vervangen als methode": "{{ ('x' * 90000).replace('x', 'y' * 90000) }}",
    "aan elkaar": "{{ (['y' * 90000] * 90000)|join }}",
    "aan elkaar als methode": "{{ ''.join(['y' * 90000] * 90000) }}",
    "alles samen": "{% set s = 'y' * 9000000 %}{{ s }}{{ s }}{{ s }}",
}


@pytest.mark.parametrize("tekst", EINDELOOS.values(), ids=EINDELOOS)
def test_stopped_in_time(tekst: str) -> None:
    begin = time.monotonic()
    with pytest.raises(GebruikFout, match=r"alinea 1 .*gestopt"), patch.object(wacht, "MAX_SECONDEN", 1.0):
        compile_template(make(tekst)).render({"l": [1, 2]})
    assert time.monotonic() - begin < 10


@pytest.mark.parametrize("tekst", ENORM.values(), ids=ENORM)
def test_not_built(tekst: str) -> None:
    with pytest.raises(GebruikFout, match=r"word/document.xml.*gestopt"):
        compile_template(make(tekst)).render({})


def test_with_the_guards_off_it_goes_on() -> None:
    """The same template ends by itself when it is small: it was the guard that stopped it."""
    sjabloon = make("{% for a in range(300) %}{% for b in range(300) %}{% endfor %}{% endfor %}{{ 'x' * 3000 }}")
    with patch.object(wacht, "MAX_STAPPEN", 1000), pytest.raises(GebruikFout, match="gestopt"):
        compile_template(sjabloon).render({})
    with patch.object(wacht, "MAX_TEKST", 1000), pytest.raises(GebruikFout, match="gestopt"):
        compile_template(sjabloon).render({})
    with patch.object(wacht, "MAX_SECONDEN", -1.0), pytest.raises(GebruikFout, match="gestopt"):
        compile_template(sjabloon).render({})
    compile_template(sjabloon).render({})


def test_ordinary_numbers_are_not_measures() -> None:
    """A large number as a value is not a width."""
    tekst = (
        "{{ '%d en %s'|format(123456789, 'a') }} {{ '{}'.format(123456789) }} {{ 123456789|tojson }}"
        "{{ '0612345678 {}'.format(1) }} {{ 2 ** 40 * 3 }} {{ '%05.2f' % 1.5 }}"
    )
    compile_template(make(tekst)).render({})


@pytest.mark.parametrize(
    "tekst", ["{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "{% if x %}" * 300 + "{% endif %}" * 300]
)
def test_deep_nesting_is_a_message(tekst: str) -> None:
    with pytest.raises(InstrumentariumFout):
        compile_template(make(tekst)).render({"x": 1})
