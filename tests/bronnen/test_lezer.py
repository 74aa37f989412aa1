"""The strict reader: golden refusals a person can read, and one verdict for the two parsers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import attrs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import Kaart, Lijst, lees_yaml
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.fouten import BronFout

GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.txt"))
STUKKEN = [*"abz01 -:,[]{}'\"#~|>.\n\u00e9\u00a0\U0001f600%&*!?@`=<\\/"]
STUKKEN += ["a: ", "- ", "\n  ", "\n- ", "\n    ", ": |\n  ", "''", '""', "...", "---", "null", "? "]
teksten = st.lists(st.sampled_from(STUKKEN), max_size=25).map("".join)


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
@pytest.mark.parametrize("puur", [False, True], ids=["c", "puur"])
def test_refusals(geval: Path, puur: bool) -> None:
    """Each file holds a source and, below the line, the messages it gets; the same from both parsers."""
    bron, _, verwacht = geval.read_text(encoding="utf-8").partition("\n=====\n")
    inhoud = bron.encode().decode("unicode_escape").encode("latin-1") if "rauw" in geval.stem else bron.encode()
    with pytest.raises(BronFout) as fout:
        decode(lees_yaml(inhoud, "bron.yaml", puur=puur), Gemeente, "bron.yaml")
    assert [str(rij) for rij in fout.value.bevindingen] == verwacht.strip().split("\n")


def tree(waarde: Any) -> Any:
    """Return a tree with every place in it, to compare."""
    if isinstance(waarde, Kaart):
        return {
            sleutel: (waarde.sleutels[sleutel], waarde.plaatsen[sleutel], tree(deel))
            for sleutel, deel in waarde.items()
        }
    if isinstance(waarde, Lijst):
        return [(plek, tree(deel)) for plek, deel in zip(waarde.plaatsen, waarde, strict=True)]
    return None if waarde is None else (str(waarde), waarde.kaal)


def verdict(tekst: str, *, puur: bool) -> Any:
    """Return the tree, or the messages of the refusal."""
    try:
        return tree(lees_yaml(tekst.encode(), "f.yaml", puur=puur))
    except BronFout as fout:
        return [str(rij) for rij in fout.bevindingen]


@settings(max_examples=600, deadline=None)
@given(teksten)
def test_one_verdict_for_two_parsers(tekst: str) -> None:
    """PyYAML's C parser and its pure one give the same tree with the same places, or the same refusal."""
    assert verdict(tekst, puur=False) == verdict(tekst, puur=True)


@pytest.mark.diep
@settings(max_examples=40_000, deadline=None)
@given(teksten)
def test_one_verdict_for_two_parsers_long(tekst: str) -> None:
    """The same, for a night."""
    assert verdict(tekst, puur=False) == verdict(tekst, puur=True)


def test_the_parsers_do_differ_without_our_judgement() -> None:
    """Negative control: the bare parsers disagree on text that the reader sends to one of them."""

    def bare(loader: Any) -> Any:
        try:
            return [(type(e).__name__, getattr(e, "value", None)) for e in yaml.parse("[a?a]", Loader=loader)]
        except yaml.YAMLError:
            return "geweigerd"

    assert bare(yaml.CLoader) != bare(yaml.Loader)


@pytest.mark.parametrize("puur", [False, True])
def test_thirty_thousand_brackets(puur: bool) -> None:
    """Deep nesting is refused at once, with its place."""
    with pytest.raises(BronFout, match=r"f\.yaml:1:33: de inspringing is dieper dan 32 niveaus"):
        lees_yaml(b"[" * 30_000, "f.yaml", puur=puur)


def test_too_large_is_refused_before_reading() -> None:
    """The bound on size is told in MB."""
    with pytest.raises(BronFout, match="groter dan 1 MB"):
        lees_yaml(b"a" * (1024 * 1024 + 1), "f.yaml", max_bytes=1024 * 1024)


def test_scalars_stay_text_until_the_schema_asks() -> None:
    """2:30 is text, 0534 keeps its zero, a quoted null is text, a bare one is nothing."""
    boom = lees_yaml(b'a: 2:30\nb: 0534\nc: "null"\nd: ~\ne:\n', "f.yaml")
    assert boom == {"a": "2:30", "b": "0534", "c": "null", "d": None, "e": None}


@attrs.frozen
class _Ja:
    schema: str
    x: bool


@pytest.mark.parametrize(
    ("geschreven", "bedoeld"), [("nee", "false"), ("no", "false"), ('"true"', "true"), ("Ja", "true"), ("off", "false")]
)
def test_booleans_are_true_or_false(geschreven: str, bedoeld: str) -> None:
    """Anything else is an error that says what was probably meant."""
    with pytest.raises(BronFout, match=f"bedoelde u {bedoeld}\\?"):
        decode(lees_yaml(f"schema: x\nx: {geschreven}\n".encode(), "f.yaml"), _Ja, "f.yaml")
