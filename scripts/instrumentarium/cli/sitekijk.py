"""Shows the handbook while it is being written: watches the sources, builds again only what changed, tells the browser.

In: a project folder and a port. Out: a server on this machine alone. A fault in a source is printed with its place;
the last good site stays. Never touches `build/`: what is shown stands in the ignored folder `.cache/`.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from instrumentarium.cli.sitebouw import drop_unused, run_mkdocs
from instrumentarium.cli.zoekindex import make_index
from instrumentarium.fouten import BronFout, GebruikFout

if TYPE_CHECKING:
    from instrumentarium.handboek.bron import Lezer

MAPPEN = ("content", "apv", "templates", "campaigns", "scripts/instrumentarium/handboek/thema")
BESTANDEN = ("mkdocs.yml",)
POLS = 0.2  # seconds between two looks at the sources
WACHT = "/__bekijk"
SCRIPT = b'<script src="/__bekijk.js"></script></body>'
HERLAAD = b"""new EventSource("/__bekijk").onmessage = function () { location.reload(); };"""


class Kijker:
    """The site on show: `version` grows by one with every rebuild."""

    def __init__(self, wortel: Path, op: Callable[[], date], meld: Callable[[str], None]) -> None:
        from instrumentarium.handboek.bron import Lezer

        self.wortel, self.uit = wortel, wortel / ".cache" / "bekijk"
        self.site = self.uit / "site"
        self.versie = 0
        self._lezer: Lezer = Lezer(wortel)
        self._op, self._meld = op, meld
        self._stand: dict[str, tuple[int, int]] = {}
        self._bestanden: dict[str, str | bytes] = {}

    def begin(self) -> None:
        """Build everything once; raises BronFout when the sources have faults."""
        self._stand = self.snapshot()
        shutil.rmtree(self.uit, ignore_errors=True)
        self._write()
        run_mkdocs(self.wortel, self.uit / "docs", self.site)
        drop_unused(self.site)
        make_index(self.site)
        self.versie = 1

    def look(self) -> bool:
        """Build again when a source changed; returns whether the site is another one now."""
        stand = self.snapshot()
        if stand == self._stand:
            return False
        thema = any(
            pad.startswith(MAPPEN[-1]) or pad in BESTANDEN for pad in stand if stand[pad] != self._stand.get(pad)
        )
        self._stand = stand
        begin = time.perf_counter()
        try:
            gewijzigd = self._write()
            run_mkdocs(self.wortel, self.uit / "docs", self.site, alleen_gewijzigd=not thema)
        except (BronFout, GebruikFout) as fout:
            self._meld(str(fout))
            return False
        self._drop_gone()
        self.versie += 1
        self._meld(f"{len(gewijzigd)} bestanden opnieuw, in {time.perf_counter() - begin:.1f} seconde.")
        return True

    def snapshot(self) -> dict[str, tuple[int, int]]:
        """Return size and time of change of every source."""
        return {pad: (stand.st_size, stand.st_mtime_ns) for pad, stand in _files(self.wortel)}

    def _write(self) -> list[str]:
        """Write the files of the docs folder that are others than before; returns their paths."""
        from instrumentarium.handboek import genereer_uit

        bestanden = genereer_uit(self._lezer, self._op(), publiek=False)
        gewijzigd = [pad for pad, inhoud in bestanden.items() if self._bestanden.get(pad) != inhoud]
        for pad in gewijzigd:
            inhoud, doel = bestanden[pad], self.uit / "docs" / pad
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.write_bytes(inhoud.encode() if isinstance(inhoud, str) else inhoud)
        for pad in set(self._bestanden) - set(bestanden):
            (self.uit / "docs" / pad).unlink(missing_ok=True)
        self._bestanden = bestanden
        return gewijzigd

    def _drop_gone(self) -> None:
        """Remove pages whose source is gone; a partial build leaves them."""
        docs = self.uit / "docs"
        for blad in self.site.rglob("index.html"):
            if not (docs / blad.parent.relative_to(self.site) / "index.md").is_file():
                blad.unlink()


def serve(kijker: Kijker, poort: int) -> http.server.ThreadingHTTPServer:
    """Return a server for the site; call `serve_forever` on it."""
    handler = functools.partial(_Antwoord, kijker, directory=str(kijker.site))
    try:
        return http.server.ThreadingHTTPServer(("127.0.0.1", poort), handler)
    except OSError:
        raise GebruikFout(f"poort {poort} is bezet; kies een andere met --poort") from None


def watch(kijker: Kijker, stop: threading.Event) -> None:
    """Look at the sources until told to stop."""
    while not stop.wait(POLS):
        kijker.look()


class _Antwoord(http.server.SimpleHTTPRequestHandler):
    def __init__(self, kijker: Kijker, *args: Any, **kwargs: Any) -> None:
        self.kijker = kijker
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        """Answer one request: the two addresses of the live reload, a page with the reload script, or a file."""
        if self.path == WACHT:
            self._wait()
        elif self.path == f"{WACHT}.js":
            self._send(HERLAAD, "text/javascript")
        else:
            self._page_or_file()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the name that http.server uses
        """Print nothing: the messages are about the sources."""

    def _page_or_file(self) -> None:
        pad = Path(self.translate_path(self.path))
        pad = pad / "index.html" if pad.is_dir() and self.path.split("?")[0].endswith("/") else pad
        if pad.suffix == ".html" and pad.is_file():
            self._send(pad.read_bytes().replace(b"</body>", SCRIPT), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def _wait(self) -> None:
        eigen = self.kijker.versie
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        with contextlib.suppress(OSError):  # the reader left
            while self.kijker.versie == eigen:
                time.sleep(POLS / 2)
                self.wfile.write(b": \n\n")
                self.wfile.flush()
            self.wfile.write(b"data: nieuw\n\n")
            self.wfile.flush()

    def _send(self, inhoud: bytes, soort: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", soort)
        self.send_header("Content-Length", str(len(inhoud)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(inhoud)


def _files(wortel: Path) -> Iterable[tuple[str, Any]]:
    for map_ in MAPPEN:
        for bestand in sorted((wortel / map_).rglob("*")):
            if bestand.is_file() and not bestand.name.startswith("."):
                with contextlib.suppress(OSError):
                    yield bestand.relative_to(wortel).as_posix(), bestand.stat()
    for naam in BESTANDEN:
        yield naam, (wortel / naam).stat()
