"""Writes own paragraphs into the text of a case file: comments, order and every other byte stay as they were.

In: the text of the file, new rows and new words for rows that are there. Out: the new text. Never writes a file, and
never guesses: a form that it cannot extend is refused, and the caller reads the result back as proof.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import yaml

from instrumentarium.besluit.zaak.model import EigenTekst
from instrumentarium.fouten import GebruikFout

_LEEG = re.compile(r"^eigen_tekst:[ \t]*(?:\[[ \t]*\]|null|~)?[ \t]*(#.*)?$", re.MULTILINE)
_RIJ = re.compile(r"^( *)-(?: |$)")


def add_rows(tekst: str, rijen: Sequence[EigenTekst]) -> str:
    """Return the case file with rows added at the end of `eigen_tekst`, which is made when it is not there."""
    if not rijen:
        return tekst
    waarde = _value_of(tekst)
    if waarde is None and not re.search(r"^eigen_tekst:", tekst, re.MULTILINE):
        return _with_end(tekst) + "eigen_tekst:\n" + _block(rijen, "  ")
    if waarde is None or not waarde.value:
        gevonden = _LEEG.search(tekst)
        if gevonden is None:
            raise _refusal()
        kop = f"eigen_tekst:{'  ' + gevonden[1] if gevonden[1] else ''}\n"
        return tekst[: gevonden.start()] + kop + _block(rijen, "  ") + tekst[gevonden.end() :].removeprefix("\n")
    if waarde.flow_style:
        einde = waarde.value[-1].end_mark.index
        return tekst[:einde] + "".join(f",\n  {_flow(rij)}" for rij in rijen) + tekst[einde:]
    return _after_last(tekst, waarde, rijen)


def replace_words(tekst: str, woorden: Mapping[int, str]) -> str:
    """Return the case file with the words of some rows of `eigen_tekst` replaced, by the place of the row."""
    waarde = _value_of(tekst)
    if not woorden or waarde is None:
        return tekst
    for plek in sorted(woorden, reverse=True):
        knoop = next(v for k, v in waarde.value[plek].value if k.value == "tekst")
        begin, einde = knoop.start_mark.index, knoop.end_mark.index
        nieuw = _quoted(woorden[plek]) + ("\n" if tekst[begin:einde].endswith("\n") else "")
        tekst = tekst[:begin] + nieuw + tekst[einde:]
    return tekst


def _value_of(tekst: str) -> Any:
    boom: Any = yaml.compose(tekst, Loader=yaml.SafeLoader)
    if not isinstance(boom, yaml.MappingNode) or boom.flow_style:
        raise _refusal()
    gevonden = next((waarde for sleutel, waarde in boom.value if sleutel.value == "eigen_tekst"), None)
    return gevonden if isinstance(gevonden, yaml.SequenceNode) else None


def _after_last(tekst: str, waarde: Any, rijen: Sequence[EigenTekst]) -> str:
    """Put rows after the last one: the comments and white lines before the next key stay with that key."""
    regels = tekst.splitlines(keepends=True)
    eerste, laatste = waarde.value[0], waarde.value[-1]
    treffer = _RIJ.match(regels[eerste.start_mark.line])
    if treffer is None:
        raise _refusal()
    einde = waarde.end_mark.line if waarde.end_mark.column == 0 else len(regels)
    onder = laatste.start_mark.line + 1
    while einde > onder and (not regels[einde - 1].strip() or regels[einde - 1].startswith("#")):
        einde -= 1
    return _with_end("".join(regels[:einde])) + _block(rijen, treffer[1]) + "".join(regels[einde:])


def _block(rijen: Sequence[EigenTekst], inspringing: str) -> str:
    return "".join(_block_row(rij, inspringing) for rij in rijen)


def _block_row(rij: EigenTekst, inspringing: str) -> str:
    binnen = inspringing + "  "
    velden = [("soort", rij.soort), ("na", rij.na), *([("voor", rij.voor)] if rij.voor is not None else [])]
    kop = "".join(f"{binnen}{naam}: {_quoted(waarde)}\n" for naam, waarde in velden)
    if _plain_block(rij.tekst):
        tekst = "|-\n" + "".join(f"{binnen}  {regel}".rstrip() + "\n" for regel in rij.tekst.split("\n"))
    else:
        tekst = _quoted(rij.tekst) + "\n"
    return f"{inspringing}- {kop[len(binnen) :]}{binnen}tekst: {tekst}"


def _plain_block(tekst: str) -> bool:
    # A text that begins with white space, or holds a tab or white space at the end of a line, needs quotes.
    return bool(tekst) and "\t" not in tekst and all(r == r.strip(" ") for r in tekst.split("\n")) and tekst[-1] != "\n"


def _flow(rij: EigenTekst) -> str:
    velden = {k: v for k, v in attrs.asdict(rij).items() if v is not None}
    return "{" + ", ".join(f"{naam}: {_quoted(waarde)}" for naam, waarde in velden.items()) + "}"


def _quoted(tekst: str) -> str:
    ontsnapt = tekst.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{ontsnapt}"'


def _with_end(tekst: str) -> str:
    return tekst if tekst.endswith("\n") else tekst + "\n"


def _refusal() -> GebruikFout:
    return GebruikFout(
        "de vorm van dit zaakbestand kan niet worden aangevuld: schrijf eigen_tekst als een lijst met streepjes"
    )
