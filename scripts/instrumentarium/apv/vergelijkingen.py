"""The comparisons that `apv vergelijk` shows: between two days, or the same day in two or three municipalities.

In: an `Apv`, a subject, days, municipalities. Out: `Vergelijking`, as data, text or HTML; Word is in `vergelijk_word`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Any

import attrs

from instrumentarium.apv.artikel import from_versie
from instrumentarium.apv.collectie import Apv
from instrumentarium.apv.tonen import REDENEN, heading, label, warnings
from instrumentarium.apv.vergelijken import Rij, Stuk, compare, remark, write_text
from instrumentarium.bronnen.soorten.apv import Versie
from instrumentarium.tijd.geldigheid import Reden


@attrs.frozen
class Kant:
    """One side: municipality, day, and the version that applies there, or why none does."""

    gemeente: str
    op: date
    versie: Versie | None
    reden: Reden | None
    waarschuwingen: tuple[str, ...] = ()

    @property
    def naam(self) -> str:
        """The heading of this side: "Lisse op 2021-01-01: Artikel 2:79 Woonoverlast"."""
        if self.versie is None:
            wat = REDENEN[self.reden] if self.reden else "niets"
        else:
            wat = heading(self.versie.nummer, self.versie.opschrift)
        return f"{self.gemeente.capitalize()} op {self.op.isoformat()}: {wat}"

    def as_dict(self) -> dict[str, Any]:
        """Return plain data."""
        versie = self.versie
        return {
            "gemeente": self.gemeente,
            "op": self.op.isoformat(),
            "versie": versie.versie if versie else None,
            "nummer": versie.nummer if versie else None,
            "opschrift": versie.opschrift if versie else None,
            "status": versie.status if versie else None,
            "reden": str(self.reden) if self.reden else None,
            "waarschuwingen": list(self.waarschuwingen),
        }


@attrs.frozen
class Vergelijking:
    """Two sides of a subject and the rows that compare them."""

    onderwerp: str
    van: Kant
    tot: Kant
    rijen: tuple[Rij, ...]

    @property
    def gelijk(self) -> bool:
        """Whether nothing differs, numbers and heading included."""
        return all(rij.soort == "gelijk" for rij in self.rijen)

    @property
    def koppen(self) -> tuple[str, str]:
        """The headings of the two columns: was and wordt in time, names when two municipalities stand side by side."""
        if self.van.gemeente != self.tot.gemeente:
            return self.van.gemeente.capitalize(), self.tot.gemeente.capitalize()
        return "Was", "Wordt"

    def uitleg(self, rij: Rij) -> str:
        """Return what stands beside a row: what happens to it in time, or which municipality has it."""
        if self.van.gemeente == self.tot.gemeente:
            return remark(rij)
        links, rechts = self.koppen
        return {
            "nieuw": f"Alleen in {rechts}.",
            "vervallen": f"Alleen in {links}.",
            "vernummerd": "Ander nummer, gelijke tekst.",
            "gewijzigd": "Andere tekst.",
        }.get(rij.soort, "")

    @property
    def let_op(self) -> list[str]:
        """What a reader must know of either side, each thing once."""
        rijen = [
            f"{kant.gemeente.capitalize()}: {tekst}" for kant in (self.van, self.tot) for tekst in kant.waarschuwingen
        ]
        return list(dict.fromkeys(rijen))

    def as_dict(self) -> dict[str, Any]:
        """Return plain data: both sides, whether they are equal, and the rows."""
        return {
            "onderwerp": self.onderwerp,
            "van": self.van.as_dict(),
            "tot": self.tot.as_dict(),
            "gelijk": self.gelijk,
            "rijen": [rij.as_dict() for rij in self.rijen],
        }


def between_days(apv: Apv, onderwerp: str, gemeente: str, van: date, tot: date, bekend_op: date) -> Vergelijking:
    """Return the was-wordt of one municipality between two days, as known today."""
    return _compare(onderwerp, *(_side(apv, onderwerp, gemeente, dag, bekend_op) for dag in (van, tot)))


def between_gemeenten(
    apv: Apv, onderwerp: str, gemeenten: Sequence[str], op: date, bekend_op: date
) -> list[Vergelijking]:
    """Return the first municipality beside each of the others, on one day."""
    kanten = [_side(apv, onderwerp, gemeente, op, bekend_op) for gemeente in gemeenten]
    return [_compare(onderwerp, kanten[0], kant) for kant in kanten[1:]]


def between_versies(onderwerp: str, gemeente: str, oud: Versie | None, nieuw: Versie | None, op: date) -> Vergelijking:
    """Return the was-wordt of two stored versions."""
    return _compare(onderwerp, *(Kant(gemeente, (v and v.inwerking) or op, v, None) for v in (oud, nieuw)))


def _side(apv: Apv, onderwerp: str, gemeente: str, op: date, bekend_op: date) -> Kant:
    uitkomst = apv.resolve(onderwerp, gemeente, op, bekend_op)
    let_op = tuple(warnings(apv, onderwerp, gemeente, op, bekend_op))
    return Kant(gemeente, op, uitkomst.versie, uitkomst.reden, let_op)


def _compare(onderwerp: str, van: Kant, tot: Kant) -> Vergelijking:
    oud, nieuw = (from_versie(kant.versie) if kant.versie else None for kant in (van, tot))
    rijen = compare(oud, nieuw)
    if Reden.NIET_INGELEZEN in (van.reden, tot.reden):
        rijen = [_not_entered(rij) for rij in rijen]
    return Vergelijking(onderwerp, van, tot, tuple(rijen))


def _not_entered(rij: Rij) -> Rij:
    """Return a row that says nothing of a change: what was not entered here may well have stood there."""
    tekst = rij.wordt if rij.was is None else rij.was
    return attrs.evolve(rij, soort="niet-ingelezen", stukken=(Stuk("gelijk", tekst or ""),))


def to_text(vergelijking: Vergelijking) -> str:
    """Return the comparison as lines; [-weg-] and {+nieuw+} mark the words."""
    links, rechts = vergelijking.koppen
    kop = [f"{links}: {vergelijking.van.naam}", f"{rechts}: {vergelijking.tot.naam}", ""]
    let_op = "".join(f"\nLet op: {regel}" for regel in vergelijking.let_op)
    return "\n".join(kop) + (write_text(vergelijking.rijen) or "Aan beide kanten geldt niets.") + let_op


def to_html(vergelijkingen: Sequence[Vergelijking], titel: str) -> str:
    """Return one HTML page that stands alone: a table per comparison, with words for who does not see colour."""
    tabellen = "\n".join(html_table(vergelijking) for vergelijking in vergelijkingen)
    return (
        f'<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{escape(titel)}</title>\n'
        f"<style>\n{_STIJL}</style>\n</head>\n<body>\n<h1>{escape(titel)}</h1>\n{_UITLEG}\n{tabellen}\n</body>\n</html>\n"
    )


def html_table(vergelijking: Vergelijking) -> str:
    """Return the comparison as a table: place, was, wordt, remark."""
    links, rechts = map(escape, vergelijking.koppen)
    kop = (
        f"<table>\n<caption>{escape(vergelijking.van.naam)} – {escape(vergelijking.tot.naam)}</caption>\n"
        f'<thead><tr><th scope="col">Plaats</th><th scope="col">{links}</th><th scope="col">{rechts}</th>'
        '<th scope="col">Toelichting</th></tr></thead>\n<tbody>\n'
    )
    rijen = "".join(_html_row(rij, vergelijking.uitleg(rij)) for rij in vergelijking.rijen)
    let_op = "".join(f"<li>{escape(regel)}</li>\n" for regel in vergelijking.let_op)
    return f"{kop}{rijen}</tbody>\n</table>" + (f"\n<h2>Let op</h2>\n<ul>\n{let_op}</ul>" if let_op else "")


def _html_row(rij: Rij, uitleg: str) -> str:
    was = "".join(_html_pieces(rij, "nieuw")) if rij.was is not None else ""
    wordt = "".join(_html_pieces(rij, "vervallen")) if rij.wordt is not None else ""
    return (
        f'<tr class="{rij.soort}"><th scope="row">{escape(rij.plaats)}</th>'
        f"<td>{_html_label(rij.was_nr)}{was}</td><td>{_html_label(rij.wordt_nr)}{wordt}</td>"
        f"<td>{escape(uitleg)}</td></tr>\n"
    )


def _html_label(nr: str | None) -> str:
    return f"{escape(label(nr))} " if nr else ""


def _html_pieces(rij: Rij, zonder: str) -> Iterator[str]:
    for stuk in rij.stukken:
        tekst = escape(stuk.tekst)
        if stuk.soort == "gelijk":
            yield tekst
        elif stuk.soort != zonder:
            teken = "del" if stuk.soort == "vervallen" else "ins"
            yield f"<{teken}>{_aloud(f'begin {stuk.soort} ')}{tekst}{_aloud(' einde ')}</{teken}>"


def _aloud(tekst: str) -> str:
    """Return words for a screen reader alone: strike and underline are not read aloud."""
    return f'<span class="voorlezen">{tekst}</span>'


_UITLEG = (
    "<p>Wat <del>doorgestreept</del> is, vervalt. Wat <ins>onderstreept</ins> is, is nieuw. "
    "Aan deze tekst kunnen geen rechten worden ontleend.</p>"
)
_STIJL = """body { font: 1rem/1.5 sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 2rem 0; }
caption { font-weight: bold; text-align: left; padding-bottom: .5rem; }
th, td { border: 1px solid #767676; padding: .5rem; text-align: left; vertical-align: top; }
del { text-decoration: line-through; background: #fbe9e7; color: #5f1a10; }
ins { text-decoration: underline 2px; background: #e6f2e6; color: #123d12; font-weight: bold; }
.voorlezen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media print { del, ins { background: none; color: inherit; } }
"""
