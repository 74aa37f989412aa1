"""What travels with the page "Besluit opstellen": the sources, read and checked, the compiled letters, and their code.

In: what the desk read when the site was built. Out: the same in the browser, from one zip. Code is made by the Python
that will run it (`compile_stock`); without it everything works too, only slower. Reads no case but the invented ones.
"""

from __future__ import annotations

import hashlib
import importlib.util
import marshal
import pickle
import zipfile
from collections.abc import Iterator, Mapping
from types import CodeType

import attrs

from instrumentarium.besluit.instrument.codeboek import CODEBOEK
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.model import Beleid
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.gemeente import Gemeente, Vaststelling
from instrumentarium.word.onderdelen import Inhoud, Sjabloon, Wisseldeel
from instrumentarium.word.renderen import compile_parts
from instrumentarium.word.sjabloon import Brief

BRONNEN = "data/voorraad.pickle"
CODE = f"data/code-{importlib.util.MAGIC_NUMBER.hex()}.marshal"
OEFENING = "data/oefening/"


@attrs.frozen(kw_only=True)
class Voorraad:
    """The sources of the page, and its letters by kind and municipality."""

    instrument: Instrument
    gemeenten: dict[str, Bron[Gemeente]]
    beleid: dict[str, Bron[Beleid] | None]
    vaststellingen: dict[str, list[Vaststelling]]
    huisstijlen: dict[str, tuple[str, str]]
    brieven: dict[tuple[str, str], Inhoud]


class Brievenkast:
    """Gives the letters of a stock, ready to render; a part that letters share is compiled once."""

    def __init__(self, brieven: Mapping[tuple[str, str], Inhoud], code: Mapping[str, bytes]) -> None:
        self._brieven, self._code = brieven, dict(code)
        self._klaar: dict[tuple[str, str], Brief] = {}

    def give(self, soort: str, gemeente: str) -> Brief:
        """Return the letter of a kind for a municipality."""
        if (soort, gemeente) not in self._klaar:
            inhoud = self._brieven[soort, gemeente]
            self._klaar[soort, gemeente] = Brief(inhoud, dict(self._known(inhoud)))
        return self._klaar[soort, gemeente]

    def compile_all(self) -> dict[str, bytes]:
        """Return the code of every part of every letter, by the key of its text."""
        for inhoud in self._brieven.values():
            code = compile_parts(Sjabloon(inhoud, dict(self._known(inhoud))))
            self._code |= {_key(deel): marshal.dumps(code[deel.naam]) for deel in _parts(inhoud)}
        return self._code

    def _known(self, inhoud: Inhoud) -> Iterator[tuple[str, CodeType]]:
        for deel in _parts(inhoud):
            code = self._code.get(_key(deel))
            if code is not None:
                yield deel.naam, marshal.loads(code)  # noqa: S302 -- made by this project's own build


def open_stock(pad: str) -> tuple[Voorraad, Brievenkast]:
    """Return the stock in a bundle with its letters; takes in the code when this Python made it."""
    with zipfile.ZipFile(pad) as zip_:
        with zip_.open(BRONNEN) as bron:
            voorraad = pickle.load(bron)  # noqa: S301 -- made by this project's own build
        brieven: dict[str, bytes] = {}
        if CODE in zip_.namelist():
            with zip_.open(CODE) as code:
                brieven, voorwaarden = marshal.load(code)  # noqa: S302 -- made by this project's own build
            CODEBOEK.add(voorwaarden)
    return voorraad, Brievenkast(voorraad.brieven, brieven)


def practice_cases(pad: str) -> list[bytes]:
    """Return the invented cases in a bundle."""
    with zipfile.ZipFile(pad) as zip_:
        return [zip_.read(naam) for naam in zip_.namelist() if naam.startswith(OEFENING)]


def compile_stock(brieven: Brievenkast) -> bytes:
    """Return the code of the letters, and of the conditions that were used so far, for `open_stock` of this Python."""
    return marshal.dumps((dict(sorted(brieven.compile_all().items())), CODEBOEK.as_bytes()))


def _parts(inhoud: Inhoud) -> tuple[Wisseldeel, ...]:
    return (*inhoud.wisselend, *inhoud.eigenschappen)


def _key(deel: Wisseldeel) -> str:
    return f"{deel.naam} {deel.xml} {hashlib.sha256(deel.bron.encode()).hexdigest()}"
