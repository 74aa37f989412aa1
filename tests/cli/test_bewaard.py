"""What is kept below `.cache/` gives the same as reading anew, and never more than sources."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from instrumentarium.besluit.instrument.codeboek import Codeboek
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.model import Recht, Toetsen
from instrumentarium.bronnen.project import lees_bron
from instrumentarium.cli.bewaard import CACHE, Bronkast
from instrumentarium.fouten import BronFout

PROJECT = Path(__file__).resolve().parents[2]
TOETSEN = "templates/damocles/toetsen.yaml"
RECHT = "templates/damocles/recht.yaml"


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    shutil.copytree(PROJECT / "templates" / "damocles", tmp_path / "templates" / "damocles")
    return tmp_path


def kept(wortel: Path) -> list[Path]:
    return sorted((wortel / CACHE).glob("bron-*.pickle"))


def test_a_kept_value_is_the_value(wortel: Path) -> None:
    """The second time no file is decoded, and every field is what the strict reader gave."""
    eerst = Bronkast(wortel).lees(wortel, TOETSEN, Toetsen)
    weer = Bronkast(wortel).lees(wortel, TOETSEN, Toetsen)
    assert eerst.boom is not None
    assert weer.boom is None, "this one came from the cache"
    assert pickle.dumps(weer.waarde) == pickle.dumps(lees_bron(wortel, TOETSEN, Toetsen).waarde)
    assert weer.sha256 == eerst.sha256
    assert len(kept(wortel)) == 1


def test_a_kept_value_still_points_into_its_file(wortel: Path) -> None:
    plek = ("toetsen", 3, "regels", 0, "als")
    Bronkast(wortel).lees(wortel, TOETSEN, Toetsen)
    weer = Bronkast(wortel).lees(wortel, TOETSEN, Toetsen)
    assert weer.plaats(*plek) == lees_bron(wortel, TOETSEN, Toetsen).plaats(*plek)
    assert weer.plaats(*plek).regel > 1


def test_a_changed_source_is_read_anew(wortel: Path) -> None:
    kast = Bronkast(wortel)
    oud = kast.lees(wortel, TOETSEN, Toetsen).waarde.toetsen[0].titel
    pad = wortel / TOETSEN
    pad.write_text(pad.read_text("utf-8").replace(oud, "Een andere titel", 1), "utf-8")
    assert kast.lees(wortel, TOETSEN, Toetsen).waarde.toetsen[0].titel == "Een andere titel"
    pad.write_text("schema: toetsen/1\ntoetsen: 12\n", "utf-8")
    with pytest.raises(BronFout, match="hier hoort een lijst"):
        kast.lees(wortel, TOETSEN, Toetsen)


@pytest.mark.parametrize("bewaard", [b"", b"geen pickle", pickle.dumps(12), pickle.dumps({"a": 1})[:-3]])
def test_a_damaged_cache_costs_time_only(wortel: Path, bewaard: bytes) -> None:
    kast = Bronkast(wortel)
    kast.lees(wortel, RECHT, Recht)
    kept(wortel)[0].write_bytes(bewaard)
    assert kast.lees(wortel, RECHT, Recht).boom is not None
    assert kast.lees(wortel, RECHT, Recht).boom is None, "the damaged file was replaced"


class _Kwaad:
    def __init__(self, doel: Path) -> None:
        self.doel = doel

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.doel),)


def test_a_kept_file_runs_nothing(wortel: Path) -> None:
    """A file that was put in the cache by somebody else makes no object but a source."""
    kast = Bronkast(wortel)
    kast.lees(wortel, RECHT, Recht)
    lading = pickle.dumps(_Kwaad(wortel / "gelukt"))
    kept(wortel)[0].write_bytes(lading)
    assert kast.lees(wortel, RECHT, Recht).waarde.schema == "recht/1"
    assert not (wortel / "gelukt").exists()
    pickle.loads(lading)  # noqa: S301 -- the control: without the guard it does run
    assert (wortel / "gelukt").exists()


def test_the_code_of_a_condition_is_made_once() -> None:
    eerst, tweede, gevraagd = Codeboek(), Codeboek(), []

    def compileer() -> object:
        gevraagd.append(1)
        return compile("1 + 1", "voorwaarde", "eval")

    eerst.give("a", compileer)  # type: ignore[arg-type]  # a stand-in that counts
    tweede.add(eerst.as_bytes())
    assert eval(tweede.give("a", compileer)) == 2  # type: ignore[arg-type]  # noqa: S307 -- the code just above
    assert gevraagd == [1]
    assert (eerst.gegroeid, tweede.gegroeid) == (True, False)
    tweede.add(b"van een andere versie")
    assert tweede.as_bytes() == eerst.as_bytes()


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    """Letters made with an empty cache and with a full one are the same files, by the real program."""
    project = tmp_path / "project"
    for map_ in ("apv", "content", "templates"):
        shutil.copytree(PROJECT / map_, project / map_)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    zaak = project / "templates/damocles/voorbeelden/spoed-mondeling.yaml"
    omgeving = os.environ | {"PYTHONPATH": str(PROJECT / "scripts")}
    for uit in ("koud", "warm"):
        woorden = ["--map", str(project), "besluit", "maak", str(zaak), "--uit", str(tmp_path / uit)]
        subprocess.run(
            [sys.executable, "-m", "instrumentarium", *woorden], check=True, capture_output=True, env=omgeving
        )
    koud, warm = ({p.name: p.read_bytes() for p in (tmp_path / uit).iterdir()} for uit in ("koud", "warm"))
    assert koud == warm
    assert any(naam.endswith(".docx") for naam in koud)


def test_an_instrument_reads_through_the_cache(wortel: Path) -> None:
    kast = Bronkast(wortel)
    assert list(Instrument(wortel, lees=kast.lees).documenten) == list(Instrument(wortel).documenten)
    assert {bron.boom for bron in Instrument(wortel, lees=kast.lees).documenten.values()} == {None}
