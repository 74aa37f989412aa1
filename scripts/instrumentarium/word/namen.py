"""Finds the names that a template asks for: parsed templates go in, paths come out (`klant.naam`, `items[].prijs`).

Read from the tree, not by rendering: a name in a branch that no case reaches is found too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

_EIGEN = frozenset(
    {"loop", "self", "super", "caller", "varargs", "kwargs", "range", "dict", "cycler", "joiner", "namespace"}
)

Bereik = dict[str, str]  # a local name and the path it stands for; "" for one that is the template's own


def names_used(bomen: Iterable[nodes.Node]) -> set[str]:
    """Return the paths that the templates read; of `a.b.c` only the whole path is given, not `a` and `a.b`."""
    return {pad for boom in bomen for pad, _ in names_by_line(boom)}


def names_by_line(boom: nodes.Node) -> Iterator[tuple[str, int]]:
    """Yield each path that a template reads with its line, in the order of the text."""
    yield from _walk(boom, {})


def _walk(node: nodes.Node, bereik: Bereik) -> Iterator[tuple[str, int]]:
    if isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
        yield from _read(node, bereik)
    elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
        # A method is no fact: `eigen.get('slot')` asks for `eigen`.
        yield from _walk(node.node.node, bereik)
        yield from _walk_all((kind for kind in node.iter_child_nodes() if kind is not node.node), bereik)
    elif isinstance(node, nodes.For):
        yield from _walk_for(node, bereik)
    elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
        binnen = bereik | {arg.name: "" for arg in node.args}
        if isinstance(node, nodes.Macro):
            bereik[node.name] = ""
        else:
            yield from _walk(node.call, bereik)
        yield from _walk_all((*node.defaults, *node.body), binnen)
    elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
        yield from _walk_all((kind for kind in node.iter_child_nodes() if kind is not node.target), bereik)
        for naam in _targets(node.target):
            bereik[naam] = _path(node.node, bereik) or "" if isinstance(node, nodes.Assign) else ""
    elif isinstance(node, nodes.With):
        binnen = dict(bereik)
        yield from _walk_all(node.values, bereik)
        for doel, waarde in zip(node.targets, node.values, strict=True):
            binnen |= dict.fromkeys(_targets(doel), _path(waarde, bereik) or "")
        yield from _walk_all(node.body, binnen)
    else:
        yield from _walk_all(node.iter_child_nodes(), bereik)


def _walk_all(delen: Iterable[nodes.Node], bereik: Bereik) -> Iterator[tuple[str, int]]:
    for deel in delen:
        yield from _walk(deel, bereik)


def _walk_for(node: nodes.For, bereik: Bereik) -> Iterator[tuple[str, int]]:
    yield from _walk(node.iter, bereik)
    namen = _targets(node.target)
    reeks = _path(node.iter, bereik)
    binnen = bereik | dict.fromkeys(namen, "")
    if reeks and len(namen) == 1:
        binnen[namen[0]] = f"{reeks}[]"
    yield from _walk_all([*node.body, *([node.test] if node.test else [])], binnen)
    yield from _walk_all(node.else_, bereik)


def _targets(node: nodes.Node) -> list[str]:
    namen = [node, *node.find_all(nodes.Name)] if isinstance(node, nodes.Name) else list(node.find_all(nodes.Name))
    return [naam.name for naam in namen if isinstance(naam, nodes.Name)]


def _read(node: nodes.Node, bereik: Bereik) -> Iterator[tuple[str, int]]:
    pad = _path(node, bereik)
    if pad:
        yield pad, node.lineno
    elif pad is None:
        yield from _walk_all(node.iter_child_nodes(), bereik)
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        yield from _walk(node.arg, bereik)


def _path(node: nodes.Node, bereik: Bereik) -> str | None:
    """Return the path that an expression reads, "" when it is the template's own, None when it is no path."""
    if isinstance(node, nodes.Name):
        return bereik.get(node.name, "" if node.name in _EIGEN else node.name)
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in ("list", "sort", "reverse"):
        return _path(node.node, bereik)
    if isinstance(node, nodes.Getattr):
        onder, stap = _path(node.node, bereik), f".{node.attr}"
    elif isinstance(node, nodes.Getitem):
        naam = node.arg.value if isinstance(node.arg, nodes.Const) else None
        onder, stap = _path(node.node, bereik), f".{naam}" if isinstance(naam, str) else "[]"
    else:
        return None
    return onder and onder + stap
