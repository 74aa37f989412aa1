"""Packs what the page needs to make letters: the core, its libraries without compiled parts, the sources, the letters.

In: the project root and a source of compiled letters. Out: one zip, the same bytes for the same sources. The libraries
are the ones that are installed here (by the lock, with their hashes), so that page and desk run the same versions. The
zip holds sources and letters once (`read_stock`), invented cases to practise on, and the program.
"""

from __future__ import annotations

import dataclasses
import hashlib
import importlib.metadata
import pickle
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, cast

import attrs

import instrumentarium
from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.zaak.brieven import Sjablonen
from instrumentarium.besluit.zaak.dossier import known_municipalities
from instrumentarium.besluit.zaak.voorraad import BRONNEN, OEFENING, Voorraad
from instrumentarium.bronnen.project import Bron, lees_bron
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.bronnen.vaststelling import read_vaststellingen
from instrumentarium.word.onderdelen import Inhoud

BIBLIOTHEKEN = ("attrs", "Jinja2", "MarkupSafe", "PyYAML")
PAKKETTEN = ("bronnen", "tijd", "word", "besluit")
_TIJD = (1980, 1, 1, 0, 0, 0)


def make_bundle(wortel: Path, voorraad: Voorraad) -> bytes:
    """Return the bundle for the municipalities and kinds of letter of the project."""
    leden = {BRONNEN: pickle.dumps(voorraad, protocol=4)}
    leden.update(_practice(wortel))
    leden.update(_program())
    for bibliotheek in BIBLIOTHEKEN:
        leden.update(_library(bibliotheek))
    return pack(leden)


def read_stock(instrument: Instrument, sjablonen: Sjablonen) -> Voorraad:
    """Return the sources, read and checked, and the letters; without the trees, which only point into a file."""
    wortel = instrument.wortel
    namen = known_municipalities(wortel)
    voorraad = Voorraad(
        instrument=Instrument(cast(Path, PurePosixPath("/data"))),
        gemeenten={naam: _light(lees_bron(wortel, f"content/gemeenten/{naam}.yaml", Gemeente)) for naam in namen},
        beleid={naam: _light(bron) if (bron := instrument.beleid(naam)) else None for naam in namen},
        vaststellingen={naam: read_vaststellingen(wortel, naam) for naam in namen},
        huisstijlen={naam: _letterhead(wortel, naam) for naam in namen},
        brieven=_letters(instrument, namen, sjablonen),
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


def _letters(instrument: Instrument, gemeenten: list[str], sjablonen: Sjablonen) -> dict[tuple[str, str], Inhoud]:
    """Return the letters; parts that are the same in more than one are one object, so that the bundle holds them once."""
    zelfde: dict[Any, Any] = {}

    def once(waarde: Any) -> Any:
        return zelfde.setdefault((type(waarde), waarde), waarde)

    def share(deel: Any) -> Any:
        velden = {veld.name: once(getattr(deel, veld.name)) for veld in dataclasses.fields(deel)}
        return once(dataclasses.replace(deel, **velden))

    brieven = {}
    for soort in instrument.documenten:
        for gemeente in gemeenten:
            inhoud = sjablonen(soort, gemeente).inhoud
            vast, wisselend = tuple(map(share, inhoud.vast)), tuple(map(share, inhoud.wisselend))
            eigen = tuple(map(share, inhoud.eigenschappen))
            brieven[soort, gemeente] = share(
                dataclasses.replace(inhoud, vast=vast, wisselend=wisselend, eigenschappen=eigen)
            )
    return brieven


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


def _practice(wortel: Path) -> dict[str, bytes]:
    zaken = sorted((wortel / "templates" / DAMOCLES / "voorbeelden").glob("*.yaml"))
    return {f"{OEFENING}{zaak.name}": zaak.read_bytes() for zaak in zaken}


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
