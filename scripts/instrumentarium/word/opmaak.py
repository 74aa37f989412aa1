"""Turns the text of a clause into WordprocessingML: a small mark-up that lawyers write goes in, paragraphs come out.

The text comes from `templates/<instrument>/documenten/`; the styles are those of the letterhead (`opmaak_stijlen`).
Pure text work: no lxml, no docxtpl, no file. What is written:

    # Onderwerp                      subject line, or the large heading of a part
    ## Kop | klein woord             heading, with the word of lawyers small behind it
    ### Tussenkop                    small heading
    tekst                            a paragraph; a blank line ends it, one line break is a space
    1. tekst                         consideration: the number hangs in the margin and runs on through the letter
    a. tekst                         lettered list, starts again with every a.; not inside a for
    - tekst                          list with a dash
    | kop | kop |                    table: the first row is the header; {%tr for ... %} on a line between rows
    **vet**  _cursief_               not inside words
    {{ pad.naar.feit }}              a value; {% if x %}a{% else %}b{% endif %} inside a paragraph
    {%p if x %}                      on a line of its own: round paragraphs; also elif, else, endif, for, endfor
    {klein} tekst                    option for this paragraph; on a line of its own for all that follows in the clause

Options: {houd-bijeen} the clause stays on one page; {bij-volgende} its end stays on the page of the clause after it;
{nieuwe-bladzijde} before the next paragraph; {klein} small and quiet; {stil} quiet; {regels} keeps the line breaks; {groet} room above the greeting; {handtekening} room and a line to
sign on; {breedte: 2 3} widths of the columns of the next table; {taal: en-GB} the language that a screen reader speaks,
and right to left where that language is; {groot} and {afzender} for the notice on the door.
Everything else is literal text.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from jinja2 import Environment, TemplateSyntaxError

from instrumentarium.fouten import Bevinding, BronFout, Plaats
from instrumentarium.word.opmaak_lezen import read_clause
from instrumentarium.word.opmaak_xml import write_clause

EERSTE_LETTERLIJST = 101  # the w:numId of the first lettered list where nobody hands out numbers

_JINJA = Environment(autoescape=True)


def naar_wordml(
    tekst: str, bestand_plaats: Plaats, *, groot: bool = False, nummer_van: Callable[[int], int] | None = None
) -> str:
    """Return the WordprocessingML of one clause: block elements that can stand in `w:body`, one after the other.

    `bestand_plaats` is where the first line of `tekst` stands. `groot` sets all of it as a notice on the door.
    `nummer_van` gives the `w:numId` of the n-th lettered list, counted from 1. Raises `BronFout` with every fault.
    """
    fouten: list[Bevinding] = []
    clausule = read_clause(tekst, bestand_plaats, fouten, groot=groot)
    if fouten := fouten or _syntax_faults(tekst, bestand_plaats):
        raise BronFout(fouten)
    return write_clause(clausule, nummer_van or (lambda lijst: EERSTE_LETTERLIJST + lijst - 1))


def _syntax_faults(tekst: str, plaats: Plaats) -> list[Bevinding]:
    # Jinja's own line number holds for the text as written, so this is asked before there is any XML.
    try:
        _JINJA.parse(re.sub(r"\{%(?:tr|p) ", "{% ", tekst))
    except TemplateSyntaxError as fout:
        regel = plaats.regel + fout.lineno - 1 if plaats.regel else 0
        melding = f"een gegeven of voorwaarde tussen accolades is niet te lezen ({fout.message})."
        return [
            Bevinding(
                Plaats(plaats.bestand, regel, plaats.kolom),
                melding,
                "Schrijf {{ pad.naar.feit }} of {% if pad.naar.feit %}.",
            )
        ]
    return []
