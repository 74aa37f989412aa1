"""Cases whose structure is broken at random: exit code 0 or 1, valid JSON, located faults, and no word of the case in a message.

Seeded, so that a failure is found again: the seed is the name of the test. `maak` is tried on fewer than `toets`.
"""

from __future__ import annotations

import contextlib
import copy
import io
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from besluit.hulp import PROJECT, Uitkomst, run

BRONNEN = [
    yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- our own files, every value as text
    for map_ in ("tests/zaken", "tests/zaken/eigen", "templates/damocles/voorbeelden")
    for pad in sorted((PROJECT / map_).glob("*.yaml"))
    if pad.name != "verwachting.yaml"
]
VREEMD: list[Any] = [
    None, "", "null", "~", "nee", "true", "2:30", "0534", "1_000", "1e999", ".nan", "-1", "12,4", "99999999999999999999",
    "9999-12-31", "0001-01-01", "2026-02-30", "2026-10-05T10:00+02:00", "2026-10-05T25:00", "{{ 7*7 }}", "{% for %}",
    "<b>&amp;</b>", "een zin: met een dubbele punt", "- een streepje", "\u05d0\u05d1\u05d2", "🏠", "a" * 3000, [], {}, [[]],
    [None], {"x": {"y": []}}, [{"naam": "x"}], "Jan Jansen # woont hier",
]  # fmt: skip
SLEUTELS = ["naam", "datum", "soort", "tekst", "onbekend", "Jan Jansen", "rollen", "duur", "__class__", "0", "schema"]


def places(knoop: Any, pad: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value in the tree."""
    delen = knoop.items() if isinstance(knoop, dict) else enumerate(knoop) if isinstance(knoop, list) else ()
    for sleutel, deel in delen:
        yield (*pad, sleutel)
        yield from places(deel, (*pad, sleutel))


def at(knoop: Any, pad: tuple[Any, ...]) -> Any:
    for deel in pad:
        knoop = knoop[deel]
    return knoop


def mutate(zaak: Any, toeval: random.Random) -> None:
    """Break the structure in one way: drop, empty, retype, duplicate, swap, reorder, nest, rename, add."""
    alle = list(places(zaak))
    if alle:
        *heen, laatste = toeval.choice(alle)
        ouder = at(zaak, tuple(heen))
        if isinstance(ouder, list):
            toeval.choice([_replace, _nest, _drop, _double, _shuffle])(ouder, laatste, toeval)
        elif toeval.random() < 0.15:
            _swap(zaak, ouder, laatste, toeval.choice(alle))
        else:
            toeval.choice([_replace, _replace, _nest, _drop, _rename, _add])(ouder, laatste, toeval)


def _replace(ouder: Any, sleutel: Any, toeval: random.Random) -> None:
    ouder[sleutel] = copy.deepcopy(toeval.choice(VREEMD))


def _nest(ouder: Any, sleutel: Any, toeval: random.Random) -> None:
    for _ in range(toeval.choice([1, 1, 2, 40])):
        ouder[sleutel] = toeval.choice([[ouder[sleutel]], {"naam": ouder[sleutel]}])


def _drop(ouder: Any, sleutel: Any, _: random.Random) -> None:
    del ouder[sleutel]


def _double(ouder: Any, _: Any, toeval: random.Random) -> None:
    ouder.extend(copy.deepcopy(ouder) * toeval.randint(1, 20) if len(ouder) < 10 else [])


def _shuffle(ouder: Any, _: Any, toeval: random.Random) -> None:
    toeval.shuffle(ouder)


def _rename(ouder: Any, sleutel: Any, toeval: random.Random) -> None:
    ouder[toeval.choice(SLEUTELS)] = ouder.pop(sleutel)


def _add(ouder: Any, _: Any, toeval: random.Random) -> None:
    ouder[toeval.choice(SLEUTELS)] = copy.deepcopy(toeval.choice(VREEMD))


def _swap(zaak: Any, ouder: Any, sleutel: Any, ander: tuple[Any, ...]) -> None:
    plek = at(zaak, ander[:-1])
    mijn, dijn = copy.deepcopy(ouder[sleutel]), copy.deepcopy(plek[ander[-1]])
    ouder[sleutel] = dijn
    with contextlib.suppress(KeyError, IndexError):  # the other one may have stood inside this one
        plek[ander[-1]] = mijn


def broken(zaad: int) -> tuple[bytes, set[str]]:
    """Return a broken case as it stands in a file, and the words in it that no message may repeat."""
    toeval = random.Random(zaad)  # noqa: S311 -- a seed for a test, not a secret
    zaak = copy.deepcopy(toeval.choice(BRONNEN))
    for _ in range(toeval.choice([1, 1, 2, 3, 5])):
        mutate(zaak, toeval)
    geheim = {
        waarde
        for pad in places(zaak)
        if isinstance(waarde := at(zaak, pad), str)
        and (re.match(r"[A-Z].*[a-z].{6}", waarde) or re.search(r" .{20}", waarde))
    }
    return write(zaak), geheim


def write(zaak: Any) -> bytes:
    """Return the tree as YAML; what read as a bare word is written bare again, so that types stay in doubt."""
    return yaml.dump(zaak, Dumper=_Kaal, allow_unicode=True, sort_keys=False, width=10**6).encode()


class _Kaal(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _bare(dumper: yaml.SafeDumper, waarde: str) -> Any:
    kaal = re.fullmatch(r"[-\w.+,~][\w.,+~ /-]*", waarde) and not waarde.startswith(("- ", "-" * 3)) and waarde.strip()
    return dumper.represent_scalar("tag:yaml.org,2002:str", waarde, style=None if kaal else '"')


_Kaal.add_representer(str, _bare)
# Every plain scalar is written as it is: the dumper would put quotes around `true` and 2026-01-01.
_Kaal.yaml_implicit_resolvers = {}


def check(uitkomst: Uitkomst, geheim: set[str]) -> Any:
    """Return the JSON of a command that ended as the contract says."""
    assert uitkomst.code in (0, 1), uitkomst.fout[-2000:]
    assert "onverwachte fout" not in uitkomst.fout
    assert "Traceback" not in uitkomst.fout
    gezegd = uitkomst.fout
    uitslag = json.loads(uitkomst.uit) if uitkomst.uit.strip() else {}
    fouten = uitslag.get("fouten", []) if isinstance(uitslag, dict) else []
    for fout in fouten:
        assert set(fout) == {"bestand", "regel", "kolom", "melding", "uitweg"}
        assert fout["melding"]
        gezegd += f"\n{fout['melding']} {fout['uitweg']}"
    assert not {woord for woord in geheim if woord in gezegd}
    return uitslag


def try_toets(zaad: int, map_: Path) -> None:
    inhoud, geheim = broken(zaad)
    zaak = map_ / "zaak.yaml"
    zaak.write_bytes(inhoud)
    uitkomst = run("besluit", "toets", zaak, "--json")
    uitslag = check(uitkomst, geheim)
    if "bevindingen" not in uitslag:
        assert uitkomst.code == 1
        assert all(fout["regel"] and fout["kolom"] and fout["uitweg"] for fout in uitslag["fouten"])
        return
    blokkades = [rij for rij in uitslag["bevindingen"] if rij["ernst"] == "blokkade"]
    assert uitkomst.code == bool(blokkades)
    assert len(uitslag.get("fouten", [])) == len(blokkades)
    teksten = " ".join(f"{rij['melding']} {rij['herstel']} {rij['plaats']}" for rij in uitslag["bevindingen"])
    assert not {woord for woord in geheim if woord in teksten}
    eenmalig = [(rij["id"], rij["melding"], rij["plaats"]) for rij in uitslag["bevindingen"]]
    assert len(eenmalig) == len(set(eenmalig))


def try_maak(zaad: int, map_: Path) -> None:
    inhoud, geheim = broken(zaad)
    zaak = map_ / "zaak.yaml"
    zaak.write_bytes(inhoud)
    uitkomst = run("besluit", "maak", zaak, "--uit", map_ / "uit", "--json")
    check(uitkomst, geheim)
    assert (uitkomst.code == 0) == any((map_ / "uit").glob("*.docx"))


@pytest.mark.parametrize("reeks", range(4))
def test_toets(reeks: int, tmp_path: Path) -> None:
    for zaad in range(reeks * 20, reeks * 20 + 20):
        try_toets(zaad, tmp_path)


@pytest.mark.parametrize("zaad", range(100, 108))
def test_maak(zaad: int, tmp_path: Path) -> None:
    try_maak(zaad, tmp_path)


@pytest.mark.diep
@pytest.mark.parametrize("reeks", range(40))
def test_toets_lang(reeks: int, tmp_path: Path) -> None:
    for zaad in range(1000 + reeks * 100, 1100 + reeks * 100):
        try_toets(zaad, tmp_path)


@pytest.mark.diep
@pytest.mark.parametrize("reeks", range(20))
def test_maak_lang(reeks: int, tmp_path: Path) -> None:
    for zaad in range(9000 + reeks * 20, 9020 + reeks * 20):
        (tmp_path / str(zaad)).mkdir()
        try_maak(zaad, tmp_path / str(zaad))


def test_a_word_of_the_case_would_be_seen() -> None:
    """The guard of this test sees a name that a message repeats."""
    zegt = Uitkomst(1, json.dumps({"fouten": []}), 'zaak.yaml:1:1: er staat "Bewoner Kanarie"')
    with contextlib.redirect_stdout(io.StringIO()), pytest.raises(AssertionError):
        check(zegt, {"Bewoner Kanarie"})
