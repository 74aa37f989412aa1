"""A typing error in a condition or in a sentence of a check is named at its place; as they stand there is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from besluit.hulp import PROJECT
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.voorwaardelint import lint_voorwaarden, lint_zinnen

TOETSEN = "templates/damocles/toetsen.yaml"


def _changed(map_: Path, oud: str, nieuw: str) -> Instrument:
    shutil.copytree(PROJECT / "templates/damocles", map_ / "templates/damocles")
    pad = map_ / TOETSEN
    tekst = pad.read_text(encoding="utf-8")
    assert oud in tekst
    pad.write_text(tekst.replace(oud, nieuw, 1), encoding="utf-8")
    return Instrument(map_)


def test_nothing_is_wrong_as_they_stand() -> None:
    instrument = Instrument(PROJECT)
    assert [*lint_voorwaarden(instrument), *lint_zinnen(instrument)] == []


@pytest.mark.parametrize(
    ("oud", "nieuw", "melding", "uitweg"),
    [
        ('als: "dunne_teksten()"', 'als: "feit.sluitng"', 'en "sluitng" bestaat niet', "bedoelde u sluiting?"),
        ('als: "dunne_teksten()"', 'als: "((feit.sluiting"', "niet te lezen", "Kijk naar haakjes"),
    ],
)
def test_a_condition(tmp_path: Path, oud: str, nieuw: str, melding: str, uitweg: str) -> None:
    [fout] = lint_voorwaarden(_changed(tmp_path, oud, nieuw))
    assert melding in fout.tekst
    assert uitweg in fout.uitweg
    assert str(fout.plaats).startswith(f"{TOETSEN}:")


@pytest.mark.parametrize(
    ("nieuw", "melding"),
    [("{{ dunne_tekst() | join(', ') }}", '"dunne_tekst" bestaat niet'), ("{{ dunne_teksten( }}", "niet te lezen")],
)
def test_a_sentence(tmp_path: Path, nieuw: str, melding: str) -> None:
    [fout] = lint_zinnen(_changed(tmp_path, "{{ dunne_teksten() | join(', ') }}", nieuw))
    assert melding in fout.tekst
    assert str(fout.plaats).startswith(f"{TOETSEN}:")
