"""A compiled template: parts that stand and parts that change; made once, kept as bytes, rendered many times.

`Brief.naar_bundel` and `brief_uit_bundel` are each other's inverse; the same template gives the same bundle, byte for
byte. `Brief.bytecode` is a cache of what Jinja makes of it: the caller decides where it is kept, nothing is written.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import marshal
import types
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any, Literal

from instrumentarium.fouten import GebruikFout
from instrumentarium.word.inpakken import Lid
from instrumentarium.word.onderdelen import Inhoud, Sjabloon, Wisseldeel
from instrumentarium.word.renderen import compile_parts, render_brief

SCHEMA = "briefbundel/1"
_MERK = b"briefcode/2\n"  # raise it when the code that is woven into a template changes


class Brief:
    """A template that renders letters; many times, from many threads."""

    __slots__ = ("_sjabloon",)

    def __init__(self, inhoud: Inhoud, code: Mapping[str, types.CodeType] | None = None) -> None:
        self._sjabloon = Sjabloon(inhoud, dict(code or {}))

    @property
    def inhoud(self) -> Inhoud:
        """The parts that the template is made of."""
        return self._sjabloon.inhoud

    @property
    def naam(self) -> str:
        """What messages call the template."""
        return self.inhoud.naam

    @property
    def sha256(self) -> str:
        """The SHA-256 of the Word file that was compiled."""
        return self.inhoud.sha256

    @property
    def gebruikt(self) -> frozenset[str]:
        """The names that the template asks for: `klant.naam`, `items[].prijs`."""
        return frozenset(self.inhoud.gebruikt)

    def render(
        self,
        gegevens: Mapping[str, object],
        ontbrekend: Literal["fout", "leeg"] = "fout",
        *,
        tijd: datetime | None = None,
        eigenschappen: Mapping[str, str] | None = None,
        nabewerking: Callable[[str], str] | None = None,
    ) -> bytes:
        """Return the Word file for `gegevens`: a dict of str, bool, int, float, None, list, dict.

        With "fout" every name without a value is reported; with "leeg" it prints as nothing. `tijd` stands in the zip
        and in the properties (default 1980-01-01); `eigenschappen` are titel, onderwerp, auteur and the like.
        `nabewerking` gets the XML of each part that changes and gives it back, such as with open facts marked.
        The same input gives the same bytes. Raises `GebruikFout`.
        """
        return render_brief(self._sjabloon, gegevens, ontbrekend, tijd, eigenschappen, nabewerking)

    def naar_bundel(self) -> bytes:
        """Return the compiled template as bytes; the same template gives the same bytes."""
        velden = asdict(self.inhoud)
        for lid in velden["vast"]:
            lid["inhoud"] = base64.b64encode(lid["inhoud"]).decode("ascii")
        return json.dumps({"schema": SCHEMA, **velden}, ensure_ascii=False, sort_keys=True, indent=0).encode()

    def bytecode(self) -> bytes:
        """Return what Jinja compiled, for this version of Python only; give it to `brief_uit_bundel`."""
        code = {naam: marshal.dumps(deel) for naam, deel in sorted(compile_parts(self._sjabloon).items())}
        return _MERK + _key(self.inhoud) + marshal.dumps(code)


def brief_uit_bundel(bundel: bytes, bytecode: bytes | None = None) -> Brief:
    """Return the template that `naar_bundel` gave; `bytecode` of another Python or template is not used.

    Give only bytecode that this program made itself: it is code. Raises `GebruikFout` when it is no bundle.
    """
    try:
        velden = json.loads(bundel)
        if velden.pop("schema") != SCHEMA:
            raise ValueError("schema")
        vast = tuple(Lid(**{**lid, "inhoud": base64.b64decode(lid["inhoud"])}) for lid in velden.pop("vast"))
        inhoud = Inhoud(
            vast=vast,
            wisselend=tuple(_deel(**deel) for deel in velden.pop("wisselend")),
            eigenschappen=tuple(_deel(**deel) for deel in velden.pop("eigenschappen")),
            gebruikt=tuple(velden.pop("gebruikt")),
            **velden,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fout:
        raise GebruikFout("dit is geen gecompileerd sjabloon van deze versie; compileer het sjabloon opnieuw") from fout
    return Brief(inhoud, _read_bytecode(bytecode, inhoud))


def _deel(alineas: list[int], **velden: Any) -> Wisseldeel:
    return Wisseldeel(alineas=tuple(alineas), **velden)


def _read_bytecode(bytecode: bytes | None, inhoud: Inhoud) -> dict[str, types.CodeType]:
    kop = _MERK + _key(inhoud)
    if bytecode is None or not bytecode.startswith(kop):
        return {}
    try:
        return {naam: marshal.loads(deel) for naam, deel in marshal.loads(bytecode[len(kop) :]).items()}  # noqa: S302 -- the caller's own cache, see the docstring
    except (ValueError, EOFError, TypeError, AttributeError):
        return {}


def _key(inhoud: Inhoud) -> bytes:
    import jinja2

    soort = f"{importlib.util.MAGIC_NUMBER.hex()} {jinja2.__version__} {inhoud.sha256} "
    bronnen = "\0".join(f"{deel.naam}\0{deel.bron}" for deel in (*inhoud.wisselend, *inhoud.eigenschappen))
    return soort.encode() + hashlib.sha256(bronnen.encode()).hexdigest().encode() + b"\n"
