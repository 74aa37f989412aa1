"""A template that does not end, or that builds something enormous, is stopped in time; each guard once switched off."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from unittest.mock import patch

import pytest

from instrumentarium.fouten import BronFout, GebruikFout
from instrumentarium.word import compile_template, gewicht, lint, lint_jinja, lint_tekst, maten, omgeving, wacht
from instrumentarium.word.inhoud import text
from word.motor.orakel import body, make, read

LUS = "{% for i in range(9999) %}"
TIEN = "{% set n = namespace(s='xxxxxxxxxx') %}{% for i in range(40) %}"
ZESTIG = "{% for i in range(60) %}"
DUIZEND = "{% set a = ['x' * 100] * 1000 %}{% set b = [a] * 1000 %}{% set c = [b] * 1000 %}"
EINDELOOS = {
    "een lange tekst teken voor teken": "{{ ('ab' * 9999999)|map('upper')|list|length }}",
    "een lange tekst gesorteerd": "{{ ('ab' * 9999999)|sort|length }}",
    "een lange tekst ontdubbeld": "{{ ('ab' * 9999999)|unique|list|length }}",
    "een lange tekst in woorden": "{{ ('a ' * 9999999).split()|length }}",
    "filters in een lus": "{% for a in range(90000) %}{{ range(900)|map('string')|join|length }}{% endfor %}",
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
    "lijst van een lange tekst afgedrukt": "{% set a = 'x' * 9000000 %}{{ [a] * 1000 }}",
    "lijst van lijsten van lijsten": DUIZEND + "{{ c }}",
    "lijst als tekst": "{% set a = 'x' * 9000000 %}{{ ([a] * 1000)|string|length }}",
    "lijst als JSON": "{% set a = 'x' * 9000000 %}{{ ([a] * 1000)|tojson|length }}",
    "JSON met een inspringing": "{{ ([1] * 90000)|tojson(indent=100000)|length }}",
    "mooi afgedrukt": DUIZEND + "{{ c|pprint|length }}",
    "blok in blok in blok": "{% set n = namespace(a={'x': 1}) %}"
    + ZESTIG
    + "{% set n.a = {'p': n.a, 'q': n.a} %}{% endfor %}{{ n.a }}",
    "vergeleken": "{% set n = namespace(a=[1], b=[1]) %}"
    + ZESTIG
    + "{% set n.a = [n.a, n.a] %}{% set n.b = [n.b, n.b] %}{% endfor %}{{ n.a == n.b }}",
    "een dict uit een reeks": "{{ dict.fromkeys(range(99999), 'x' * 90000) }}",
    "aan elkaar terwijl het komt": "{{ (['y' * 90000] * 900)|map('upper')|join|length }}",
    "als methode terwijl het komt": "{{ ''.join((['y' * 90000] * 900)|map('upper'))|length }}",
    "afgebroken met een lange regel": "{{ ('x ' * 90000)|wordwrap(1, wrapstring='y' * 90000)|length }}",
    "ingesprongen met een lange tekst": "{{ ('x\\n' * 90000)|indent('y' * 90000)|length }}",
    "diep ingesprongen": "{{ ('x\\n' * 900000)|indent(100000)|length }}",
    "tabs uitgezet": "{{ ('\\t' * 900000).expandtabs(100000)|length }}",
    "vaak ontsnapt": "{{ ('&' * 19000000)|forceescape|forceescape|length }}",
    "vaak gevraagd in accolades": "{% set a = 'x' * 9000000 %}{{ ('{0}' * 3000).format(a)|length }}",
    "vaak gevraagd in procenten": "{% set a = 'x' * 9000000 %}{{ ('%(a)s' * 3000) % {'a': a} }}",
    "vaak gevraagd in een filter": "{% set a = 'x' * 9000000 %}{{ ('%s' * 300)|format(*([a] * 300))|length }}",
    "lijsten opgeteld": "{{ ([[1] * 100000] * 900)|sum(start=[])|length }}",
    "gestapeld": "{% set n = namespace(l=[]) %}"
    + ZESTIG
    + "{% set n.l = n.l + ['x' * 9000000] %}{% endfor %}{{ n.l|length }}",
    "stukken gestapeld": "{% set s = 'x' * 9000000 %}{% set n = namespace() %}"
    + ZESTIG
    + "{% set n.l = s[1:] %}{% endfor %}{{ n.l|length }}",
    "een macro die veel afdrukt": "{% macro m(b) %}"
    + ZESTIG
    + "{{ b }}{% endfor %}{% endmacro %}{{ m('y' * 9000000)|length }}",
    "een macro met vaste tekst": "{% macro m() %}{% for i in range(9999) %}"
    + "k" * 10_000
    + "{% endfor %}{% endmacro %}{{ m()|length }}",
    "in hoofdletters een maat groter": "{{ ('ß' * 19000000)|upper|length }}",
}
GESTAPELD = [
    *("lijst van een lange tekst afgedrukt", "aan elkaar terwijl het komt", "vaak ontsnapt", "gestapeld"),
    *("stukken gestapeld", "een macro die veel afdrukt", "in hoofdletters een maat groter"),
]


@pytest.mark.parametrize("tekst", EINDELOOS.values(), ids=EINDELOOS)
def test_stopped_in_time(tekst: str) -> None:
    begin = time.monotonic()
    with pytest.raises(GebruikFout, match=r"alinea 1 .*gestopt"), patch.object(wacht, "MAX_SECONDEN", 1.0):
        compile_template(make(tekst)).render({"l": [1, 2]})
    assert time.monotonic() - begin < 10


@pytest.mark.parametrize("tekst", ENORM.values(), ids=ENORM)
def test_not_built(tekst: str) -> None:
    begin = time.monotonic()
    with pytest.raises(GebruikFout, match=r"word/document.xml.*gestopt"):
        compile_template(make(tekst)).render({})
    assert time.monotonic() - begin < 10


KLEIN = [
    "{{ [a] * 9 }}",
    "{{ [a, a, a] }}",
    "{{ {'p': a, 'q': a} }}",
    "{{ [a, a, a]|string|length }}",
    "{{ [a, a, a]|tojson|length }}",
    "{{ [[a]] * 3 == [[a], [a], [a]] }}",
    "{{ dict.fromkeys(range(9), a)|length }}",
    "{{ ([a] * 2)|map('upper')|join|length }}",
    "{{ ''.join(['x', a]|map('upper'))|length }}{{ ('&' * 600)|forceescape|length }}",
    "{{ 'x y'|wordwrap(1, wrapstring=a)|length }}",
    "{{ 'x\\ny\\nz'|indent(a)|length }}",
    "{{ 'x\\ny'|indent(900)|length }}",
    "{{ ('\\t' * 9).expandtabs(900)|length }}",
    "{{ '{0}{0}'.format(a)|length }}",
    "{{ ('%(a)s%(a)s' % {'a': a})|length }}",
    "{{ '%s%s'|format(a, a)|length }}",
    "{{ ([[1] * 9] * 9)|sum(start=[])|length }}",
    "{{ ('ß' * 600)|upper|length }}",
    "{% macro m(b) %}{{ b }}{{ b }}{% endmacro %}{{ m(a)|length }}",
    "{% macro m() %}" + "k" * 1200 + "{% endmacro %}{{ m()|length }}",
    "{% set b %}{{ a }}{{ a }}{% endset %}{{ b|length }}",
    "{% filter upper %}{{ a }}{{ a }}{% endfilter %}",
    "{{ a ~ a }}",
    "{{ a + a }}",
]


@pytest.mark.parametrize("tekst", KLEIN)
def test_everything_that_is_built_is_measured(tekst: str) -> None:
    """With a limit of a thousand characters it is stopped; with the real limit the same template is a letter."""
    brief = compile_template(make("{% set a = 'x' * 600 %}" + tekst))
    with ExitStack() as klein:
        for module in (wacht, gewicht, maten):
            klein.enter_context(patch.object(module, "MAX_TEKST", 1000))
        with pytest.raises(GebruikFout, match="gestopt"):
            brief.render({})
    brief.render({})


@pytest.mark.parametrize(
    "tekst", ["{% for i in range(9) %}{% set b = a|upper %}{% endfor %}", "{{ a[1:] }}{{ a }}" * 4]
)
def test_many_small_things_are_added_up(tekst: str) -> None:
    """No text of its own is too long; together they are more than a letter may build."""
    brief = compile_template(make("{% set a = 'x' * 600 %}" + tekst))
    with patch.object(wacht, "MAX_SAMEN", 2000), pytest.raises(GebruikFout, match="bij elkaar te veel"):
        brief.render({})
    brief.render({})


def test_memory_stays_within_bounds() -> None:
    """Those that pile up what is small by itself, together in one process."""
    code = (
        "from pathlib import Path\n"
        "from instrumentarium.fouten import GebruikFout\n"
        "from instrumentarium.word import compile_template\n"
        "from word.motor.orakel import make\n"
        "from word.motor.test_begrenzing import ENORM\n"
        "compile_template(make('{{ 1 }}')).render({})\n"
        "def piek(): return int(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
        "voor = piek()\n"
        f"for naam in {GESTAPELD!r}:\n"
        "    try: compile_template(make(ENORM[naam])).render({})\n"
        "    except GebruikFout: pass\n"
        "print((piek() - voor) // 1024)\n"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_paths())
    print(f"{len(GESTAPELD)} sjablonen die te veel vragen: {uit.stdout.strip()} MB erbij")
    assert int(uit.stdout) <= 400


def _paths() -> dict[str, str]:
    hier = Path(__file__).resolve().parents[2]
    return os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (hier.parent / "scripts", hier)))}


def test_objects_of_jinja_are_not_printed() -> None:
    """`{{ cycler('a') }}` would print an address in memory, another one each time."""
    for tekst in ("{{ cycler('a') }}", "{{ joiner() }}", "{{ l|map('string') }}", "{{ range }}"):
        with pytest.raises(GebruikFout, match="drukt geen waarde af"):
            compile_template(make(tekst)).render({"l": [1]})
    with patch.object(omgeving, "_KALE_OBJECTEN", frozenset()):
        compile_template(make("{{ cycler('a') }}")).render({})


def test_a_table_of_characters_is_no_way_past_escaping() -> None:
    """`translate` on escaped text would put a value in the letter as Word XML."""
    sjabloon = make("{{ ('a'|e).translate({97: x}) }}")
    with pytest.raises(GebruikFout, match="niet toegestaan"):
        compile_template(sjabloon).render({"x": "<w:br/>"})
    with patch.object(omgeving, "check_method", lambda _, args, __: args):
        assert "<w:t><w:br/></w:t>" in read(compile_template(sjabloon).render({"x": "<w:br/>"})).replace(
            ' xml:space="preserve"', ""
        )


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


DIEP = {
    "haakjes": "{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}",
    "voorwaarden": "{% if x %}" * 300 + "{% endif %}" * 300,
    "lussen": "{% for x in l %}" * 21 + "{% endfor %}" * 21,
    "een lange som": "{{ " + " + ".join(["x"] * 5000) + " }}",
    "een som die nog te lezen is": "{{ " + " + ".join(["x"] * 250) + " }}",
    "een rij filters": "{{ x" + "|upper" * 300 + " }}",
}


@pytest.mark.parametrize("tekst", DIEP.values(), ids=DIEP)
def test_deep_nesting_is_said_of_the_template(tekst: str) -> None:
    """When it is compiled, not when a letter is made; with the guard off the letter is where it goes wrong."""
    with pytest.raises(BronFout, match="te diep genest"):
        compile_template(make(tekst))


def test_with_the_depth_unseen_the_letter_goes_wrong() -> None:
    with patch.object(lint_jinja, "_is_too_deep", lambda *_: False):
        brief = compile_template(make(DIEP["lussen"]))
        with pytest.raises(GebruikFout):
            brief.render({"l": [1]})


def test_nesting_that_python_takes_is_taken() -> None:
    """Twenty loops in each other, a sum of a hundred: docxtpl renders them too."""
    diep = "{% for x in l %}" * 20 + "{{ x }}" + "{% endfor %}" * 20
    assert (
        text(compile_template(make(diep + "{{ " + "+".join(["x"] * 100) + " }}")).render({"l": [1], "x": 1})) == "1100"
    )


@pytest.mark.parametrize("tag", ["{% colspan " + " " * 3000 + " x", "{% cellbg a" + " " * 9000 + "x"])
def test_docxtpl_does_not_search_for_ever(tag: str) -> None:
    """Its search for these tags takes the cube of the white space: such a tag is named, and docxtpl never sees it."""
    begin = time.monotonic()
    cel = f"<w:tc><w:tcPr/><w:p><w:r><w:t>{tag}</w:t></w:r></w:p></w:tc>"
    with pytest.raises(BronFout, match="niet gesloten"):
        compile_template(body(make("x"), f"<w:tbl><w:tblGrid/><w:tr>{cel}</w:tr></w:tbl>"))
    assert time.monotonic() - begin < 5
    with patch.object(lint_tekst, "_TRAAG", re.compile("(?!)")), patch.object(lint, "dissect") as docxtpl:
        compile_errors = lint.lint_template(body(make("x"), f"<w:tbl><w:tblGrid/><w:tr>{cel}</w:tr></w:tbl>"), "b.docx")
        assert docxtpl.called
        assert not any("veel wit" in str(fout) for fout in compile_errors)
