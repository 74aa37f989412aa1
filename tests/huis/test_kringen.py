"""Three circles of dependencies, each proven in a fresh interpreter in which the outer libraries cannot be imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMPILER = ("docxtpl", "docx", "lxml")
UITGEVERS = ("mkdocs", "material", "pypandoc", "typst", "pagefind", "mjml", "segno", "icalendar", "pikepdf")

BLOKKEER = """
import sys
class Poort:
    def find_spec(self, naam, pad=None, doel=None):
        if naam.split(".")[0] in {namen!r}:
            raise ImportError("buiten de kring: " + naam)
sys.meta_path.insert(0, Poort())
"""

BRIEF = """
from datetime import date
from pathlib import Path
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.afgeleid import choose_peildatum
from instrumentarium.besluit.zaak.brieven import make_letters
from instrumentarium.besluit.zaak.dossier import Dossier, default_kinds
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.bronnen.project import lees_bron
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.word.sjabloon import brief_uit_bundel
wortel, bundels, zaakbestand = map(Path, sys.argv[1:4])
zaak = lees_zaak(zaakbestand.read_bytes(), zaakbestand.name, gemeenten=["hillegom", "lisse", "teylingen"])
instrument = Instrument(wortel)
gemeente = zaak.waarde.gemeente
dossier = Dossier(
    zaak=zaak, gemeente=lees_bron(wortel, f"content/gemeenten/{gemeente}.yaml", Gemeente), instrument=instrument,
    recht=instrument.recht, beleid=instrument.beleid(gemeente), peildatum=choose_peildatum(zaak.waarde, None),
)
def sjabloon(soort, gemeente):
    return brief_uit_bundel((bundels / f"{soort}-{gemeente}.bundel").read_bytes())
brieven = make_letters(dossier, default_kinds(dossier.feiten), sjabloon, definitief=False)
import hashlib
print([hashlib.sha256(letter.inhoud).hexdigest() for letter in brieven.letters])
geladen = [naam for naam in sys.modules if naam.split(".")[0] in {namen!r}]
assert not geladen, geladen
"""

PUUR = """
import yaml
yaml.__with_libyaml__ = False
for naam in ("CLoader", "CSafeLoader", "CParser"):
    if hasattr(yaml, naam):
        delattr(yaml, naam)
sys.modules["yaml._yaml"] = None
sys.modules["_yaml"] = None
"""


def run(code: str, *argumenten: str) -> str:
    """Run code in a fresh interpreter; return what it printed."""
    klaar = subprocess.run(
        [sys.executable, "-c", code, *argumenten], capture_output=True, text=True, cwd=PROJECT, check=False
    )
    assert klaar.returncode == 0, klaar.stderr[-2000:]
    return klaar.stdout


@pytest.fixture(scope="module")
def bundels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the letters that the example asks for, with the compiler's circle."""
    from instrumentarium.besluit.instrument.laden import Instrument
    from instrumentarium.besluit.instrument.samenstellen import compile_letter

    map_ = tmp_path_factory.mktemp("bundels")
    instrument = Instrument(PROJECT)
    for gemeente in ("hillegom", "lisse", "teylingen"):
        huisstijl = (PROJECT / f"templates/huisstijl/{gemeente}.docx").read_bytes()
        brief = compile_letter(instrument, "sluitingsbesluit", huisstijl, gemeente)
        (map_ / f"sluitingsbesluit-{gemeente}.bundel").write_bytes(brief.naar_bundel())
    return map_


ZAAK = PROJECT / "tests" / "zaken" / "29-rvs-2020-2709.yaml"


def test_the_core_makes_a_letter_without_the_other_circles(bundels: Path) -> None:
    """A letter is made from a compiled bundle while compiler and publishers are blocked; pure PyYAML gives the same."""
    namen = COMPILER + UITGEVERS
    kern = BLOKKEER.format(namen=namen) + BRIEF.replace("{namen!r}", repr(namen))
    met_c = run(kern, str(PROJECT), str(bundels), str(ZAAK))
    zonder_c = run(
        BLOKKEER.format(namen=namen) + PUUR + BRIEF.replace("{namen!r}", repr(namen)),
        str(PROJECT),
        str(bundels),
        str(ZAAK),
    )
    assert met_c == zonder_c
    assert met_c.count("'") >= 2


def test_the_gate_does_close() -> None:
    """Negative control: the compiler cannot work behind the gate."""
    code = BLOKKEER.format(namen=COMPILER) + "import docxtpl"
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "buiten de kring" in klaar.stderr


@pytest.mark.parametrize(
    "argumenten", [["--help"], ["besluit", "toets", str(ZAAK)], ["termijn", "bezwaar", "2026-11-23"]]
)
def test_light_commands_load_the_core_alone(argumenten: list[str]) -> None:
    """`--help`, `besluit toets` and `termijn` never import docxtpl, lxml, MkDocs, pandoc or typst."""
    namen = COMPILER + UITGEVERS
    code = BLOKKEER.format(namen=namen) + f"from instrumentarium.cli import main\nmain({argumenten!r})"
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout
