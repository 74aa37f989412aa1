"""Packs what the page needs to make letters: the core, its libraries without compiled parts, the sources, the letters.

In: the project root and a source of compiled letters. Out: one zip, the same bytes for the same sources. The libraries
are the ones that are installed here (by the lock, with their hashes), so that page and desk run the same versions.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import pickle
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs

import instrumentarium
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.brieven import Sjablonen
from instrumentarium.besluit.zaak.dossier import known_municipalities
from instrumentarium.besluit.zaak.pagina import Voorraad
from instrumentarium.bronnen.project import Bron, lees_bron
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.bronnen.vaststelling import read_vaststellingen

BIBLIOTHEKEN = ("attrs", "Jinja2", "MarkupSafe", "PyYAML")
PAKKETTEN = ("bronnen", "tijd", "word", "besluit")
_TIJD = (1980, 1, 1, 0, 0, 0)


def make_bundle(wortel: Path, sjablonen: Sjablonen) -> bytes:
    """Return the bundle for the municipalities and kinds of letter of the project."""
    voorraad = read_stock(wortel)
    leden: dict[str, bytes] = {"data/voorraad.pickle": pickle.dumps(voorraad, protocol=4)}
    for soort in voorraad.instrument.documenten:
        for gemeente in voorraad.gemeenten:
            leden[f"data/brieven/{soort}-{gemeente}.bundel"] = sjablonen(soort, gemeente).naar_bundel()
    leden.update(_program())
    for bibliotheek in BIBLIOTHEKEN:
        leden.update(_library(bibliotheek))
    return pack(leden)


def read_stock(wortel: Path) -> Voorraad:
    """Return the sources, read and checked; without the trees, which only serve to point into a file."""
    instrument = Instrument(wortel)
    namen = known_municipalities(wortel)
    voorraad = Voorraad(
        instrument=Instrument(Path("/data")),
        gemeenten={naam: _light(lees_bron(wortel, f"content/gemeenten/{naam}.yaml", Gemeente)) for naam in namen},
        beleid={naam: _light(bron) if (bron := instrument.beleid(naam)) else None for naam in namen},
        vaststellingen={naam: read_vaststellingen(wortel, naam) for naam in namen},
        huisstijlen={naam: _letterhead(wortel, naam) for naam in namen},
    )
    voorraad.instrument.__dict__.update(
        recht=_light(instrument.recht),
        toetsen=_light(instrument.toetsen),
        gegevens=_light(instrument.gegevens),
        documenten={soort: _light(bron) for soort, bron in instrument.documenten.items()},
        clausulebestanden=[_light(bron) for bron in instrument.clausulebestanden],
        clausules={id_: (_light(bron), plek, clausule) for id_, (bron, plek, clausule) in instrument.clausules.items()},
    )
    return voorraad


def pack(leden: dict[str, bytes]) -> bytes:
    """Return a zip of the members, sorted and without a clock."""
    houder = BytesIO()
    with zipfile.ZipFile(houder, "w") as zip_:
        for naam in sorted(leden):
            lid = zipfile.ZipInfo(naam, _TIJD)
            lid.compress_type, lid.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            zip_.writestr(lid, leden[naam])
    return houder.getvalue()


def versions() -> dict[str, str]:
    """Return the libraries in the bundle with their versions."""
    return {naam: importlib.metadata.version(naam) for naam in BIBLIOTHEKEN}


def _light(bron: Bron[Any]) -> Bron[Any]:
    return attrs.evolve(bron, boom=None)


def _letterhead(wortel: Path, gemeente: str) -> tuple[str, str]:
    pad = f"templates/huisstijl/{gemeente}.docx"
    bestand = wortel / pad
    return pad, hashlib.sha256(bestand.read_bytes()).hexdigest() if bestand.is_file() else ""


def _program() -> Iterator[tuple[str, bytes]]:
    basis = Path(instrumentarium.__file__).parent
    losse = [basis / "__init__.py", basis / "fouten.py"]
    for bestand in [*losse, *(pad for map_ in PAKKETTEN for pad in sorted((basis / map_).rglob("*.py")))]:
        yield f"lib/instrumentarium/{bestand.relative_to(basis).as_posix()}", bestand.read_bytes()


def _library(naam: str) -> Iterator[tuple[str, bytes]]:
    """Yield the Python files of an installed library and its licence; compiled parts stay behind."""
    for pad in importlib.metadata.files(naam) or []:
        deel = pad.as_posix()
        if deel.startswith("..") or not (deel.endswith(".py") or "licenses/" in deel):
            continue
        yield f"lib/{deel}", Path(str(pad.locate())).read_bytes()
