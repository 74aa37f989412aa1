"""The sandbox in which a template runs: source goes in, code comes out that cannot reach, change or outgrow anything.

Immutable and escaping. A budget of steps and sizes (`wacht`) is woven into loops, calls, operators and filters, so that
a template that does not end is stopped without threads or signals, in a browser too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, cast

from jinja2 import Undefined, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from instrumentarium.fouten import GebruikFout
from instrumentarium.word.gewicht import looped, made, weigh
from instrumentarium.word.maten import check_method, check_operator, measured_filters
from instrumentarium.word.wacht import check_size, current_watch

# What writes XML past the escaping, and what gives another letter each time.
VERBODEN_FILTERS = frozenset({"safe", "urlize", "xmlattr", "random"})
VERBODEN_NAMEN = frozenset({"lipsum"})

_DICT_NAMEN = frozenset(dir(dict))
_ENKEL = frozenset({str, int, float, bool, type(None), Markup})
_KALE_OBJECTEN = frozenset({Cycler})


class Zandbak(ImmutableSandboxedEnvironment):
    """Jinja as a letter may use it; `undefined` decides what a missing name does."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, undefined: type[Undefined] = Undefined, *, xml: bool = True) -> None:
        super().__init__(autoescape=xml, undefined=undefined, finalize=_printable)
        for naam in VERBODEN_FILTERS:
            del self.filters[naam]
        for naam in VERBODEN_NAMEN:
            del self.globals[naam]
        self.filters |= measured_filters(self.filters)
        self.filters |= {"_tel": looped, "_plak": _glued, "_gemaakt": made}

    def getattr(self, obj: Any, attribute: str) -> Any:
        # A dict of the case answers with its key unless a method of dict has that name, as in docxtpl; this only
        # takes the short way there.
        if type(obj) is dict and attribute not in _DICT_NAMEN:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 -- as in Jinja: names of arguments stay free
        current_watch().step()
        if isinstance(__obj, Undefined):
            return __obj(*args, **kwargs)
        args = check_method(__obj, args, kwargs)
        return made(super().call(__context, __obj, *args, **kwargs))

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        # Jinja would print nothing; what is not allowed must not look like what is not filled in.
        raise SecurityError(attribute)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        check_operator(operator, left, right)
        return made(super().call_binop(context, operator, left, right))

    @staticmethod
    def concat(delen: Iterable[str]) -> str:
        """Join what a macro or a block printed, measured before it is joined."""
        delen = list(delen)
        check_size(sum(map(len, delen)))
        return "".join(delen)


def guard(boom: nodes.Template) -> nodes.Template:
    """Weave the budget into a parsed template: loops are counted, texts that are built are measured."""
    return cast(nodes.Template, _Weaver().visit(boom))


class _Weaver(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 -- the name that Jinja's visitor calls
        self.generic_visit(node)
        node.iter = _filter(cast(nodes.Expr, node.iter), "_tel", node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 -- idem
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), "_plak", node.lineno)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802 -- idem
        self.generic_visit(node)
        return _filter(node, "_gemaakt", node.lineno) if isinstance(node.arg, nodes.Slice) else node

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802 -- idem
        return self._weighed(node, node.items)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802 -- idem
        return self._weighed(node, node.items) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802 -- idem
        return self._weighed(node, [pair.value for pair in node.items])

    def _weighed(self, node: nodes.Expr, delen: list[nodes.Expr]) -> nodes.Node:
        self.generic_visit(node)
        return node if all(isinstance(deel, nodes.Const) for deel in delen) else _filter(node, "_gemaakt", node.lineno)


def _filter(node: nodes.Expr | None, naam: str, regel: int) -> nodes.Filter:
    return nodes.Filter(node, naam, [], [], None, None, lineno=regel)


def _printable(waarde: Any) -> Any:
    # A method or a generator would print its address in memory: never what was meant, and different each time.
    if type(waarde) in _ENKEL or isinstance(waarde, Undefined):
        return made(waarde)
    check_size(weigh(waarde))
    if type(waarde) in _KALE_OBJECTEN or callable(waarde) or isinstance(waarde, Iterator):
        raise GebruikFout("een tag drukt geen waarde af maar een bewerking; ontbreken er haakjes of |list?")
    return waarde


@pass_eval_context
def _glued(eval_ctx: EvalContext, delen: list[Any]) -> str:
    check_size(sum(map(weigh, delen)))
    return made(markup_join(delen) if eval_ctx.autoescape else str_join(delen))
