"""Puts clauses on a letterhead: a Word file and the texts of clauses go in, one template in docxtpl's syntax comes out.

Nothing is decided here: every clause is in the template, inside a condition that the choice of clauses answers with
`k[...]` per letter. Belongs to the compiler (lxml); reads and writes no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Literal

from lxml import etree

from instrumentarium.fouten import Bevinding, BronFout, Plaats
from instrumentarium.word import opmaak_stijlen as stijlen
from instrumentarium.word.briefpapier_deur import DOOR_SIZES, door_heading
from instrumentarium.word.briefpapier_pakket import W, open_letterhead
from instrumentarium.word.opmaak import naar_wordml
from instrumentarium.word.opmaak_delen import Stuk
from instrumentarium.word.opmaak_xml import write_paragraph, write_statement

Vorm = Literal["brief", "stuk", "kennisgeving"]

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_AANHEF = re.compile(r"\{\{\s*brief\.aanhef\b")
_ONDERWERP = re.compile(r"(?:\{[a-z-]+\}\s*)*# +(?P<tekst>[^\n]+)\n*")


@dataclass(frozen=True, slots=True)
class Blok:
    """One clause: its id, its text in the mark-up of `opmaak`, where the text stands, and the name of its condition.

    The condition is a key of `k` in the data; without a name it is the id.
    """

    id: str
    tekst: str
    plaats: Plaats
    voorwaarde_naam: str = ""


def compose(
    huisstijl: bytes, blokken: Sequence[Blok], *, vorm: Vorm = "brief", naam: str = "briefpapier.docx"
) -> bytes:
    """Return the template of a document: the section `vorm` of the letterhead with the clauses in their order.

    A clause that is one `# ` line is the subject and takes the place of `{{ brief.onderwerp }}`; a clause with
    `{{ brief.aanhef }}` takes the place of that of the letterhead. After each clause comes a slot for the lawyer's own
    paragraphs, `eigen[<id>]`. `naam` is what messages call the letterhead.
    Raises `BronFout` with all faults of the letterhead and of the clauses.
    """
    papier = open_letterhead(huisstijl, naam, vorm)
    fouten = [*_faults_of_ids(blokken)]
    onderwerp, rest = _with_subject(blokken)
    nummers = papier.restarts(stijlen.LETTERLIJST)
    teller = count(papier.free_bookmark())
    xml = [(blok, _clause(blok, next(teller), vorm, nummers, fouten)) for blok in (*onderwerp, *rest)]
    if fouten:
        raise BronFout(fouten)
    if onderwerp:
        papier.replace_subject(_elements(tekst for _, tekst in xml[: len(onderwerp)]))
    elif vorm == "kennisgeving":
        papier.replace_subject(_elements(_door_subject()))
    if any(_AANHEF.search(blok.tekst) for blok in blokken):
        papier.drop_salutation()
    papier.replace_content(vorm, _elements(tekst for _, tekst in xml[len(onderwerp) :]))
    return papier.pack()


def bookmark(id_: str) -> str:
    """Return the name of the bookmark round a clause: `k_` and the id, as far as Word allows it (40 characters)."""
    naam = "k_" + re.sub(r"\W", "_", id_)
    return naam if len(naam) <= 40 else f"{naam[:33]}_{sha256(id_.encode()).hexdigest()[:6]}"


def _faults_of_ids(blokken: Sequence[Blok]) -> Iterable[Bevinding]:
    gezien: dict[str, str] = {}
    for blok in blokken:
        sleutels = (blok.id, blok.voorwaarde_naam or blok.id)
        if not all(_ID.fullmatch(sleutel) for sleutel in sleutels):
            yield Bevinding(
                blok.plaats,
                f"de naam {blok.id!r} van deze clausule kan niet.",
                "Gebruik letters, cijfers, punt en streepje.",
            )
        elif bookmark(blok.id) in gezien:
            tekst = f"de clausule {blok.id} staat er twee keer in, of lijkt te veel op {gezien[bookmark(blok.id)]}."
            yield Bevinding(blok.plaats, tekst, "Geef elke clausule een eigen naam.")
        gezien.setdefault(bookmark(blok.id), blok.id)


def _with_subject(blokken: Sequence[Blok]) -> tuple[list[Blok], list[Blok]]:
    onderwerp = [blok for blok in blokken if _ONDERWERP.fullmatch(blok.tekst.strip())]
    return onderwerp, [blok for blok in blokken if blok not in onderwerp]


def _clause(blok: Blok, nummer: int, vorm: Vorm, nummers: Iterable[int], fouten: list[Bevinding]) -> str:
    lijsten: dict[int, int] = {}
    verder = iter(nummers)

    def nummer_van(lijst: int) -> int:
        if lijst not in lijsten:
            lijsten[lijst] = next(verder)
        return lijsten[lijst]

    groot = vorm == "kennisgeving"
    try:
        xml = naar_wordml(blok.tekst, blok.plaats, groot=groot, nummer_van=nummer_van)
    except BronFout as fout:
        fouten += fout.bevindingen
        return ""
    if gevonden := _ONDERWERP.fullmatch(blok.tekst.strip()):
        xml = _as_subject(xml, gevonden["tekst"], groot)
    eigen = write_paragraph(stijlen.K_TEKST if groot else stijlen.EIGEN_TEKST, [Stuk("{{ alinea }}")])
    return (
        write_statement(f"{{%p if k['{blok.voorwaarde_naam or blok.id}'] %}}")
        + f'<w:bookmarkStart w:id="{nummer}" w:name="{bookmark(blok.id)}"/>{xml}<w:bookmarkEnd w:id="{nummer}"/>'
        + write_statement("{%p endif %}")
        + write_statement(f"{{%p for alinea in eigen.get('{blok.id}', []) %}}")
        + eigen
        + write_statement("{%p endfor %}")
    )


def _as_subject(xml: str, tekst: str, groot: bool) -> str:
    if not groot:
        return xml.replace(f'<w:pStyle w:val="{stijlen.HOOFDKOP}"/>', f'<w:pStyle w:val="{stijlen.ONDERWERP}"/>', 1)
    return xml.replace(f'<w:pStyle w:val="{stijlen.K_KOP}"/>', f'<w:pStyle w:val="{door_heading(tekst)}"/>', 1)


def _door_subject() -> Iterator[str]:
    # The words are only known per letter, so the size is chosen then.
    for voorwaarde, stijl in DOOR_SIZES:
        yield write_statement(voorwaarde)
        yield write_paragraph(stijl, [Stuk("{{ brief.onderwerp }}")])
    yield write_statement("{%p endif %}")


def _elements(stukken: Iterable[str]) -> list[etree._Element]:
    return list(etree.fromstring(f'<w:x xmlns:w="{W}">{"".join(stukken)}</w:x>'))
