"""What a missing fact does: a name without a value goes in, a note in the watch comes out; nothing is guessed.

A strict letter reads on after a missing name, so that all of them are reported at once; the letter itself is not made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any, Self

from jinja2 import Undefined
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.utils import missing

from instrumentarium.word.wacht import current_watch


def _noted(antwoord: Callable[[Any], object]) -> Any:
    def use(self: Ontbrekend, *_: object, **__: object) -> object:
        self.note()
        return antwoord(self)

    return use


_ITSELF, _NO = _noted(lambda zelf: zelf), _noted(lambda _: False)


class Ontbrekend(Undefined):
    """A name without a value: noted when it is used, empty from then on.

    `x is defined` and `x | default(...)` ask without using, as with Jinja's own `StrictUndefined`.
    """

    __slots__ = ("_pad",)

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
        pad: str = "",
    ) -> None:
        super().__init__(hint, obj, name, exc)
        self._pad = pad

    def note(self) -> None:
        """Write down name, part and line."""
        current_watch().gemist.append((self._name(), *_place()))

    def __getattr__(self, name: str) -> Self:
        if name[:2] == "__":
            raise AttributeError(name)
        return self._below(f".{name}")

    def __getitem__(self, sleutel: object) -> Self:  # type: ignore[override]  # -- Jinja gives all operators one signature
        return self._below(f".{sleutel}" if isinstance(sleutel, str) else f"[{sleutel}]")

    def _below(self, stap: str) -> Self:
        return type(self)(name=self._undefined_name, pad=self._name() + stap)

    def _name(self) -> str:
        if self._undefined_name is None:
            return self._pad or "(iets uit een lege lijst)"
        return self._pad or _join(_path_of(self._undefined_obj), self._undefined_name)

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _ITSELF
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _ITSELF
    __mod__ = __rmod__ = __pow__ = __rpow__ = __pos__ = __neg__ = __call__ = _ITSELF
    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = __bool__ = __contains__ = _NO
    __len__ = __int__ = __index__ = __hash__ = _noted(lambda _: 0)
    __float__ = _noted(lambda _: 0.0)
    __str__ = _noted(lambda _: "")

    def __iter__(self) -> Iterator[Any]:
        self.note()
        return iter(())


def _join(pad: str, naam: object) -> str:
    if isinstance(naam, int):
        return f"{pad}[{naam}]"
    return f"{pad}.{naam}" if pad else str(naam)


def _path_of(eigenaar: object) -> str:
    # Where a block stands in the data is only asked when a name in it is missing, so it may be looked up slowly.
    # Only a block is one of a kind; texts and numbers can be shared, and then no path is better than a wrong one.
    if not isinstance(eigenaar, (dict, list, tuple)):
        return ""
    gezien: set[int] = set()
    zoek = (_search(naam, deel, eigenaar, gezien) for naam, deel in current_watch().gegevens.items())
    return next(filter(None, zoek), "")


def _search(pad: str, waarde: object, gezocht: object, gezien: set[int]) -> str:
    if waarde is gezocht:
        return pad
    if id(waarde) in gezien or not isinstance(waarde, (dict, list, tuple)):
        return ""
    gezien.add(id(waarde))
    onder = waarde.items() if isinstance(waarde, dict) else enumerate(waarde)
    return next(filter(None, (_search(_join(pad, naam), deel, gezocht, gezien) for naam, deel in onder)), "")


def _place() -> tuple[str, int]:
    # The innermost frame that Jinja made knows its template, and the template knows the line of its source.
    frame = sys._getframe(1)  # noqa: SLF001 -- the documented way to the caller's frame
    while frame is not None:
        sjabloon = frame.f_globals.get("__jinja_template__")
        if sjabloon is not None:
            return sjabloon.name, sjabloon.get_corresponding_lineno(frame.f_lineno)
        if frame.f_back is None:
            break
        frame = frame.f_back
    return "", 0
