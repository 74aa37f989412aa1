"""Conditions that a lawyer can read and change: a small expression over the facts, evaluated in a sandbox.

In: the text of a condition and the facts. Out: true or false, or a list. The language is that of Jinja2
expressions; a fact that is not there is false. Never runs code of a source: attributes that begin with an
underscore, calls of methods that change something and unbounded loops are out of reach.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import ChainableUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.environment import TemplateExpression
from jinja2.exceptions import SecurityError
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from instrumentarium.besluit.instrument.codeboek import CODEBOEK
from instrumentarium.bronnen.waarden import WaardeFout
from instrumentarium.fouten import InstrumentariumFout


class _Omgeving(ImmutableSandboxedEnvironment):
    """A sandbox in which a block that is absent stays silent instead of failing."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the attribute; of nothing, nothing: a fact in a block that is absent is as unknown as a fact in one that is not."""
        if obj is None or isinstance(obj, Undefined):
            return None
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Only functions that were handed over as facts may be called."""
        return bool(getattr(obj, "veilig", False))


def veilig(functie: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function as a condition may call it: what is not there reaches it as None."""

    def aangeroepen(*argumenten: Any) -> Any:
        return functie(*(None if isinstance(waarde, Undefined) else waarde for waarde in argumenten))

    aangeroepen.veilig = True  # type: ignore[attr-defined]  # a mark on our own function
    return aangeroepen


_OMGEVING = _Omgeving(undefined=ChainableUndefined, autoescape=False)


def evaluate(uitdrukking: str, feiten: Mapping[str, Any]) -> Any:
    """Return the value of a condition over the facts; raises WaardeFout when it cannot be read or worked out."""
    try:
        return compile_uitdrukking(uitdrukking)(**feiten)
    except TypeError:
        # Two facts that cannot be compared, because one of them is not there: then the condition does not hold.
        return None
    except (SecurityError, UndefinedError):
        tekst = f'de voorwaarde "{uitdrukking[:80]}" roept iets aan dat er niet is'
        raise InstrumentariumFout(f"{tekst}; kijk met instrumentarium controleer") from None


@lru_cache(maxsize=4096)
def compile_uitdrukking(uitdrukking: str) -> Callable[..., Any]:
    """Return the compiled condition; raises WaardeFout with the reason in Dutch."""
    try:
        code = CODEBOEK.give(f"voorwaarde {uitdrukking}", lambda: _code_of(uitdrukking))
    except TemplateSyntaxError:
        raise WaardeFout(
            f'deze voorwaarde is niet te lezen: "{uitdrukking[:80]}"', "Kijk naar haakjes en aanhalingstekens."
        ) from None
    sjabloon = Template.from_code(_OMGEVING, code, _OMGEVING.make_globals(None))
    return TemplateExpression(sjabloon, undefined_to_none=True)


def _code_of(uitdrukking: str) -> CodeType:
    # What Environment.compile_expression does, up to the code: that method gives no code to keep.
    lezer = Parser(_OMGEVING, uitdrukking, state="variable")
    waarde = lezer.parse_expression()
    if not lezer.stream.eos:
        raise TemplateSyntaxError("chunk after expression", lezer.stream.current.lineno)
    waarde.set_environment(_OMGEVING)
    toekenning = nodes.Assign(nodes.Name("result", "store"), waarde, lineno=1)
    return _OMGEVING.compile(nodes.Template([toekenning], lineno=1))


def names_in(uitdrukking: str) -> Iterator[str]:
    """Yield the dotted paths that a condition reads, such as `maatregel.soort`; used by the lint."""
    boom = _OMGEVING.parse("{% if " + uitdrukking + " %}{% endif %}")
    yield from paths_in(boom)


def paths_in(boom: nodes.Node) -> Iterator[str]:
    """Yield every longest dotted path in a Jinja tree."""
    binnen: set[int] = set()
    for knoop in boom.find_all((nodes.Getattr, nodes.Name)):
        if id(knoop) in binnen:
            continue
        delen: list[str] = []
        huidig: nodes.Node = knoop
        while isinstance(huidig, nodes.Getattr):
            delen.append(huidig.attr)
            huidig = huidig.node
            binnen.add(id(huidig))
        if isinstance(huidig, nodes.Name):
            yield ".".join([huidig.name, *reversed(delen)])
