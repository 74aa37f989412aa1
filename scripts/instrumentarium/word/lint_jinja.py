"""Judges the tags of a template as a program: the source of a part goes in, faults with their line come out.

Jinja stops at its first error of syntax; here every tag is then read by itself, so that an author sees all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from instrumentarium.fouten import bedoelde_u
from instrumentarium.word.omgeving import VERBODEN_FILTERS, VERBODEN_NAMEN
from instrumentarium.word.programma import compile_source, parse, sandbox

Regelfout = tuple[int, str, str]  # line of the source, what is wrong, the way out

GEWOON_DIEP = 18  # Python takes 20 loops in each other, and much more of anything else
MAX_DIEP = 120
_TE_DIEP = (1, "de tags zijn te diep genest.", "Maak de uitdrukkingen korter.")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_WOORD = re.compile(r"\{%[-+]?\s*(\w+)")
_SLUIT = {soort: f"end{soort}" for soort in ("if", "for", "macro", "call", "filter", "with")}
_VERVOLG = frozenset({"else", *_SLUIT.values(), "endset", "endblock", "endraw", "raw", "block", "set", "autoescape"})
_BESTANDEN = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
_MELDINGEN = (
    (r"Encountered unknown tag '(end\w+|else|elif)'", r"er is niets geopend waar {% \1 %} bij hoort."),
    (r"Encountered unknown tag '(\w+)'", r"de tag '\1' bestaat niet."),
    (r"No filter named '(\w+)'", r"het filter '\1' bestaat niet."),
    (r"No test named '(\w+)'", r"de toets '\1' bestaat niet."),
    (r"Unexpected end of template.*", r"er is een lus of voorwaarde geopend die nergens wordt gesloten."),
    (r"Expected an expression, got '(.+?)'", r"hier wordt een naam of waarde verwacht, maar er staat '\1'."),
    (r"expected token '(.+?)', got '(.+?)'", r"hier wordt '\1' verwacht, maar er staat '\2'."),
    (r"unexpected '(.+?)'", r"hier wordt '\1' niet verwacht."),
    (r"unexpected char (.+?) at \d+", r"het teken \1 hoort niet in een tag."),
    (r"unexpected end of.*", r"de tag is niet af."),
    (r"Missing end of (comment|raw).*", r"een {# of {% raw %} wordt niet gesloten."),
)
_WOORDEN = {
    "'end of print statement'": "}}",
    "'end of statement block'": "%}",
    "'end of template'": "het einde",
    "'name'": "een naam",
}


def check_program(bron: str, naam: str) -> Iterator[Regelfout]:
    """Give the faults of one part: errors of syntax, and what a letter may not do."""
    try:
        boom = parse(bron, naam)
    except TemplateSyntaxError as fout:
        yield from _errors_of_syntax(bron, naam, fout)
    except RecursionError:
        yield _TE_DIEP
    else:
        yield from [_TE_DIEP] if _is_too_deep(boom, bron, naam) else _check_tree(boom)


def _is_too_deep(boom: nodes.Template, bron: str, naam: str) -> bool:
    # What is nested this far may be more than Python takes; only then is it worth the time to try. Jinja takes the cube
    # of the depth, so past a limit it is not tried at all.
    diepte = _depth(boom)
    if not GEWOON_DIEP < diepte <= MAX_DIEP:
        return diepte > MAX_DIEP
    try:
        compile_source(bron, naam)
    except (RecursionError, SyntaxError, MemoryError):
        return True
    return False


def _depth(boom: nodes.Template) -> int:
    diepte, laag = 0, [boom]
    while laag := [kind for node in laag for kind in node.iter_child_nodes()]:  # type: ignore[misc]  # -- any node has children of any kind
        diepte += 1
    return diepte


def _errors_of_syntax(bron: str, naam: str, eerste: TemplateSyntaxError) -> Iterator[Regelfout]:
    gevonden: dict[int, tuple[str, str]] = {}
    plek = boven = 0
    for tag in _TAG.finditer(bron):
        boven += bron.count("\n", plek, tag.start())
        plek = tag.start()
        for regel, tekst, uitweg in _faults_of_tag(tag.group(), naam):
            gevonden.setdefault(boven + regel, (tekst, uitweg))
    for regel, soort in _unclosed(bron):
        gevonden.setdefault(
            regel, (f"{{% {soort} ... %}} wordt nergens gesloten.", f"Zet er {{% end{soort} %}} achter.")
        )
    if not gevonden:
        gevonden[eerste.lineno] = _message(eerste)
    for regel, (tekst, uitweg) in sorted(gevonden.items()):
        yield regel, tekst, uitweg


def _faults_of_tag(tag: str, naam: str) -> Iterator[Regelfout]:
    woord = _WOORD.match(tag)
    soort = woord[1] if woord else ""
    if soort in _VERVOLG:
        return
    if soort == "elif":
        tag = f"{{% if x %}}{tag}{{% endif %}}"
    elif soort in _SLUIT:
        tag = f"{tag}{{% {_SLUIT[soort]} %}}"
    try:
        boom = parse(tag, naam)
    except TemplateSyntaxError as fout:
        yield fout.lineno, *_message(fout)
    except RecursionError:
        yield 1, "de tag is te diep genest.", "Maak de uitdrukking korter."
    else:
        yield from _check_tree(boom)


def _unclosed(bron: str) -> Iterator[tuple[int, str]]:
    open_: list[tuple[int, str]] = []
    plek, regel = 0, 1
    for tag in _TAG.finditer(bron):
        woord = _WOORD.match(tag.group())
        if woord is None:
            continue
        eigen = tag.start() + woord.end()
        regel += bron.count("\n", plek, eigen)
        plek = eigen
        if woord[1] in _SLUIT:
            open_.append((regel, woord[1]))
        elif open_ and woord[1] == _SLUIT[open_[-1][1]]:
            open_.pop()
    yield from open_


def _message(fout: TemplateSyntaxError) -> tuple[str, str]:
    bericht = fout.message or ""
    for patroon, nederlands in _MELDINGEN:
        gevonden = re.match(patroon, bericht)
        if gevonden:
            tekst = gevonden.expand(nederlands)
            for engels, woord in _WOORDEN.items():
                tekst = tekst.replace(engels, woord)
            return f"de tag is niet te lezen: {tekst}", _way_out(bericht)
    return f"de tag is niet te lezen: {bericht}", ""


def _way_out(bericht: str) -> str:
    onbekend = re.match(r"No filter named '(\w+)'", bericht)
    if onbekend:
        bekend = [naam for naam in sandbox("fout").filters if not naam.startswith("_")]
        return bedoelde_u(onbekend[1], bekend).capitalize()
    if re.match("unexpected char '[‘’‚“”„«»]'", bericht):
        return "Typ rechte aanhalingstekens (')."
    return ""


def _check_tree(boom: nodes.Template) -> Iterator[Regelfout]:
    for node in boom.find_all((nodes.Filter, nodes.Test, nodes.Name, nodes.ScopedEvalContextModifier, *_BESTANDEN)):
        fout = _fault_of(node)
        if fout is not None:
            yield node.lineno, *fout


def _fault_of(node: nodes.Node) -> tuple[str, str] | None:
    if isinstance(node, nodes.Filter):
        return _fault_of_filter(node)
    if isinstance(node, nodes.Test) and node.name not in sandbox("fout").tests:
        return f"de toets '{node.name}' bestaat niet.", bedoelde_u(node.name, sandbox("fout").tests).capitalize()
    if isinstance(node, nodes.Name) and node.name in VERBODEN_NAMEN:
        return f"'{node.name}' geeft elke keer iets anders en is niet toegestaan.", ""
    if isinstance(node, nodes.ScopedEvalContextModifier):
        return "autoescape uitzetten is niet toegestaan; een waarde zou Word-opmaak kunnen worden.", "Haal de tag weg."
    if isinstance(node, _BESTANDEN):
        return "een ander sjabloon invoegen is niet toegestaan.", "Zet de tekst in dit sjabloon."
    return None


def _fault_of_filter(node: nodes.Filter) -> tuple[str, str] | None:
    namen = [node.name]
    if node.name == "map" and node.args and isinstance(node.args[0], nodes.Const):
        namen.append(str(node.args[0].value))
    for naam in namen:
        if naam in VERBODEN_FILTERS:
            return (
                f"|{naam} is niet toegestaan: een waarde zou Word-opmaak kunnen worden, of elke keer iets anders.",
                f"Haal |{naam} weg.",
            )
    if node.name not in sandbox("fout").filters:
        bekend = [naam for naam in sandbox("fout").filters if not naam.startswith("_")]
        return f"het filter '{node.name}' bestaat niet.", bedoelde_u(node.name, bekend).capitalize()
    return None
