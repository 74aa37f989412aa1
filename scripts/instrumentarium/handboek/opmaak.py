"""Small pieces of HTML that pages share: a lead, a section, a table, a list, a link; words in, HTML out.

What comes in as `inhoud`, a cell or an item is HTML that is safe already; headings and labels are plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from instrumentarium.handboek.blad import naar
from instrumentarium.handboek.veilig import html, veilig


def lead(inhoud: str) -> str:
    """Return the sentences under the title."""
    return f'<p class="inleiding">{inhoud}</p>\n'


def core(inhoud: str) -> str:
    """Return the one thing a page says, large."""
    return f'<p class="kern">{inhoud}</p>\n'


def section(kop: str, inhoud: str) -> str:
    """Return a section with its heading, or "" when it holds nothing."""
    return f"\n## {veilig(kop)}\n\n{inhoud}\n" if inhoud else ""


def link(van: str, doel: str, woorden: str, klasse: str = "") -> str:
    """Return a link from one page to another."""
    soort = f' class="{klasse}"' if klasse else ""
    return f'<a{soort} href="{html(naar(van, doel))}">{html(woorden)}</a>'


def bullets(punten: Iterable[str], klasse: str = "streeplijst") -> str:
    """Return a list, or "" when there is nothing in it."""
    rijen = "".join(f"<li>{punt}</li>" for punt in punten)
    return f'<ul class="{klasse}">{rijen}</ul>' if rijen else ""


def table(
    label: str, koppen: Sequence[str], rijen: Iterable[Sequence[str]], *, klasse: str = "stapel", rijkop: bool = False
) -> str:
    """Return a table that scrolls inside itself and that a phone shows row by row; "" without rows.

    `rijkop` makes the first cell of each row a heading. A heading of a column may hold HTML.
    """
    romp = "".join(_row(koppen, rij, rijkop=rijkop) for rij in rijen)
    if not romp:
        return ""
    kop = "".join(f'<th scope="col">{woord}</th>' for woord in koppen)
    return (
        f'<div class="tabelrol" tabindex="0" role="region" aria-label="{html(label)}">'
        f'<table class="{klasse}"><thead><tr>{kop}</tr></thead><tbody>{romp}</tbody></table></div>'
    )


def fold(kop: str, inhoud: str, *, id_: str = "") -> str:
    """Return a piece that opens when asked."""
    naam = f' id="{html(id_)}"' if id_ else ""
    return f'<details class="tekstvak"{naam}><summary>{kop}</summary><div class="stuk">{inhoud}</div></details>'


def small(inhoud: str) -> str:
    """Return quiet small words."""
    return f'<span class="klein stil">{inhoud}</span>'


def code(tekst: str) -> str:
    """Return a word of the sources as it is written there."""
    return f"<code>{veilig(tekst)}</code>"


def _row(koppen: Sequence[str], rij: Sequence[str], *, rijkop: bool) -> str:
    cellen = [
        f'<th scope="row">{cel}</th>' if rijkop and plek == 0 else f"<td{_label(koppen, plek)}>{cel}</td>"
        for plek, cel in enumerate(rij)
    ]
    return f"<tr>{''.join(cellen)}</tr>"


def _label(koppen: Sequence[str], plek: int) -> str:
    # On a phone each cell says its own heading; the first is clear by itself, and a heading with HTML has no words.
    kop = koppen[plek] if plek < len(koppen) else ""
    return f' data-kop="{html(kop)}"' if plek and kop and "<" not in kop else ""
