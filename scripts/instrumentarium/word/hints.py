"""Points at what an author of a template may not have meant: a .docx goes in, hints come out that block nothing.

A row with a `{%tr %}` tag goes as a whole, with the words in its other cells; a picture beside a `{%p %}` tag goes too;
words beside `{%-` or `-%}` go; of a tag in two kinds of type the first one counts; a style that does not exist is shown
as plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from instrumentarium.fouten import Bevinding, Plaats
from instrumentarium.word.boom import W, parse_tree
from instrumentarium.word.plaats import describe_place, quote
from instrumentarium.word.uitpakken import read_package

_DEEL = re.compile(r"word/(document|header\d*|footer\d*)\.xml$")
_TAG = re.compile(r"\{[%{#].*?[%}#]\}", re.DOTALL)
_OPTILLEN = {
    "tr": re.compile(r"\{[%{#]tr\s.*?[%}#]\}", re.DOTALL),
    "tc": re.compile(r"\{[%{#]tc\s.*?[%}#]\}", re.DOTALL),
}
_LIJM = re.compile(r"\{%-|-%\}")
_P_TAG = re.compile(r"\{[%#]p\s")
_NAMEN = {"tr": "rij", "tc": "cel"}
_GEEN_OPMAAK = frozenset(f"{W}{naam}" for naam in ("lang", "noProof", "rFonts", "szCs", "bCs", "iCs"))


def hint_template(data: bytes, naam: str) -> list[Bevinding]:
    """Return hints on a template that can be read, in the order of its parts; raises `BronFout` when it cannot."""
    leden = read_package(data, naam)
    hints: list[Bevinding] = []
    stijlen = _styles(leden.get("word/styles.xml", b""))
    for lid, inhoud in leden.items():
        if _DEEL.match(lid):
            hints += _hints_of_part(parse_tree(inhoud), lid, naam, stijlen)
    return hints


def _hints_of_part(wortel: Any, lid: str, naam: str, stijlen: set[str]) -> Iterator[Bevinding]:
    nummers = {alinea: nr for nr, alinea in enumerate(wortel.iter(f"{W}p"), 1)}
    gevonden = (*_lifted(wortel), *_pictures(wortel), *_swallowed(wortel), *_mixed(wortel), *_unknown(wortel, stijlen))
    for element, tekst, uitweg in gevonden:
        alinea = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
        nummer = nummers.get(alinea, 0)
        plek = describe_place(lid, nummer, _text(alinea) if alinea is not None else "")
        yield Bevinding(Plaats(naam, nummer, 1 if nummer else 0), f"{plek}: {tekst}", uitweg)


def _lifted(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    for soort, patroon in _OPTILLEN.items():
        for houder in wortel.iter(f"{W}{soort}"):
            tekst = _text(houder)
            rest = patroon.sub("", tekst).strip()
            if rest and patroon.search(tekst):
                eerste = next(p for p in houder.iter(f"{W}p") if patroon.search(_text(p)))
                wat = f"de hele {_NAMEN[soort]} verdwijnt met de tag, ook de tekst ({quote(rest)})."
                yield eerste, wat, f"Geef de tag een eigen {_NAMEN[soort]}."


def _pictures(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    for alinea in wortel.iter(f"{W}p"):
        if _P_TAG.search(_text(alinea)) and next(alinea.iter(f"{W}drawing", f"{W}pict"), None) is not None:
            yield alinea, "een afbeelding naast een {%p-tag verdwijnt uit de brief.", "Geef de tag een eigen alinea."


def _swallowed(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    # docxtpl glues a tag with a dash to the text before or after it, and takes out all that stands in between.
    for alinea in wortel.iter(f"{W}p"):
        stukken = [stuk.text or "" for stuk in alinea.iter(f"{W}t")]
        tekst, plek = "".join(stukken), 0
        grenzen = [plek := plek + len(stuk) for stuk in stukken]
        for lijm in _LIJM.finditer(tekst):
            if lijm.group() == "{%-":
                naast = tekst[max((grens for grens in grenzen if grens <= lijm.start()), default=0) : lijm.start()]
            else:
                naast = tekst[lijm.end() : min(grens for grens in grenzen if grens >= lijm.end())]
            if naast.strip() and not _TAG.search(naast):
                wat = f"de tekst naast {lijm.group()} ({quote(naast)}) verdwijnt uit de brief."
                yield alinea, wat, "Geef een tag met een streepje een eigen regel, of laat het streepje weg."


def _mixed(wortel: Any) -> Iterator[tuple[Any, str, str]]:
    for alinea in wortel.iter(f"{W}p"):
        runs = [(run, "".join(stuk.text or "" for stuk in run.findall(f"{W}t"))) for run in alinea.iter(f"{W}r")]
        tekst = "".join(stuk for _, stuk in runs)
        for tag in _TAG.finditer(tekst):
            if len({_looks(run) for run in _runs_in(runs, *tag.span())}) > 1:
                yield (
                    alinea,
                    f"{tag.group()} heeft meer dan één opmaak; die van het eerste teken geldt.",
                    "Typ de tag opnieuw.",
                )


def _runs_in(runs: list[tuple[Any, str]], begin: int, einde: int) -> Iterator[Any]:
    plek = 0
    for run, stuk in runs:
        if stuk and plek < einde and plek + len(stuk) > begin:
            yield run
        plek += len(stuk)


def _looks(run: Any) -> tuple[bytes, ...]:
    opmaak = run.find(f"{W}rPr")
    delen = [] if opmaak is None else [deel for deel in opmaak if deel.tag not in _GEEN_OPMAAK]
    return tuple(sorted(etree.tostring(deel, method="c14n") for deel in delen))


def _unknown(wortel: Any, stijlen: set[str]) -> Iterator[tuple[Any, str, str]]:
    gezien: set[str] = set()
    for element in wortel.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        stijl = element.get(f"{W}val", "")
        if stijl not in stijlen and stijl not in gezien:
            gezien.add(stijl)
            yield element, f"de stijl {stijl!r} bestaat niet in dit document.", "Kies een stijl uit de lijst van Word."


def _styles(inhoud: bytes) -> set[str]:
    if not inhoud:
        return set()
    return {stijl.get(f"{W}styleId", "") for stijl in parse_tree(inhoud).iter(f"{W}style")}


def _text(element: Any) -> str:
    return "".join(stuk.text or "" for stuk in element.iter(f"{W}t"))
