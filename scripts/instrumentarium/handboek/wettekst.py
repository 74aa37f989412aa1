"""The words of an article as HTML: one text, or two texts beside each other with what went and what came.

In: versions. Out: HTML in which every word of the law is escaped. Adds nothing to the words of the law.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import attrs

from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, Versie
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import with_numbers

_WOORD = re.compile(r"\s+|[^\s\w]|\w+")


def artikel(versie: Versie) -> str:
    """Return "Artikel 2:40b", or what one can say when the number is not known."""
    return f"Artikel {versie.nummer}" if versie.nummer else "Artikel zonder bekend nummer"


def text_of(versie: Versie, anker: str = "") -> str:
    """Return the paragraphs of an article; with `anker` each lid gets an id to point at."""
    if not versie.leden:
        return '<p class="stil">Van deze versie staat de tekst nog niet in het handboek.</p>'
    return f'<ol class="leden">{"".join(_lid(lid, anker) for lid in versie.leden)}</ol>'


def _lid(lid: Lid, anker: str) -> str:
    romp = f"<p>{with_numbers(lid.tekst)}</p>{_delen(lid.onderdelen)}{_slot(lid.slot)}"
    if not lid.nr:
        return f'<li class="enig"><div>{romp}</div></li>'
    if not anker:
        return f'<li><span class="nr">{html(lid.nr)}</span><div>{romp}</div></li>'
    naam = html(f"{anker}{lid.nr}")
    return (
        f'<li id="{naam}"><a class="nr" href="#{naam}" aria-label="Verwijs naar lid {html(lid.nr)}">{html(lid.nr)}</a>'
        f"<div>{romp}</div></li>"
    )


def _delen(delen: Sequence[Onderdeel]) -> str:
    if not delen:
        return ""
    rijen = "".join(
        f"<li><span>{html(deel.nr)}.</span>"
        f"<div>{with_numbers(deel.tekst)}{_delen(deel.onderdelen)}{_slot(deel.slot)}</div></li>"
        for deel in delen
    )
    return f"<ol>{rijen}</ol>"


def _slot(slot: str | None) -> str:
    return f'<p class="slotzin">{with_numbers(slot)}</p>' if slot else ""


@attrs.frozen
class _Regel:
    sleutel: str
    nr: str
    tekst: str
    diep: int


def compare(was: Versie, wordt: Versie, kop_was: str, kop_wordt: str) -> str:
    """Return both texts beside each other; only the parts that differ, marked in words as well as in colour."""
    links, rechts = _diff(was, wordt)
    return (
        f'<div class="waswordt"><div><h3>{html(kop_was)}</h3>{links}</div>'
        f"<div><h3>{html(kop_wordt)}</h3>{rechts}</div></div>"
        '<p class="klein stil klem">Doorgehaald met ‘vervalt’ ervoor gaat weg; onderstreept met ‘nieuw’ ervoor komt erbij.</p>'
    )


def count_changes(was: Versie, wordt: Versie) -> int:
    """Return how many parts of the article differ, the number and the heading included."""
    oud, nieuw = {r.sleutel: r for r in _regels(was)}, {r.sleutel: r for r in _regels(wordt)}
    gelijk = sum(1 for sleutel, regel in nieuw.items() if sleutel in oud and _same(oud[sleutel], regel))
    return max(len(oud), len(nieuw)) - gelijk


def _same(oud: _Regel, nieuw: _Regel) -> bool:
    return (oud.nr, _plain(oud.tekst)) == (nieuw.nr, _plain(nieuw.tekst))


def _plain(tekst: str) -> str:
    return re.sub(r"\s+", " ", tekst).strip()


def _diff(was: Versie, wordt: Versie) -> tuple[str, str]:
    oud, nieuw = list(_regels(was)), list(_regels(wordt))
    per_sleutel = {regel.sleutel: regel for regel in nieuw}
    bekend = {regel.sleutel: regel for regel in oud}
    links = [_side(regel, per_sleutel.get(regel.sleutel), "del", "vervalt") for regel in oud]
    rechts = [_side(regel, bekend.get(regel.sleutel), "ins", "nieuw") for regel in nieuw]
    leeg = '<p class="stil">Niets.</p>'
    return "".join(links) or leeg, "".join(rechts) or leeg


def _side(regel: _Regel, ander: _Regel | None, vorm: str, woord: str) -> str:
    nummer = f"{html(regel.nr)}{'.' if regel.diep else ''} " if regel.nr else ""
    if ander is None:
        return f'<p class="diep{regel.diep}">{_mark(vorm, woord, nummer + html(_plain(regel.tekst)))}</p>'
    if _same(regel, ander):
        return ""
    if nummer and regel.nr != ander.nr:
        nummer = _mark(vorm, woord, nummer.strip()) + " "
    oud, nieuw = (regel, ander) if vorm == "del" else (ander, regel)
    return f'<p class="diep{regel.diep}">{nummer}{_words(oud.tekst, nieuw.tekst, vorm, woord)}</p>'


def _words(oud: str, nieuw: str, vorm: str, woord: str) -> str:
    a, b = _WOORD.findall(_plain(oud)), _WOORD.findall(_plain(nieuw))
    uit = []
    for soort, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        stuk = "".join(a[i1:i2] if vorm == "del" else b[j1:j2])
        if soort == "equal":
            uit.append(html(stuk))
        elif stuk.strip():
            uit.append(_mark(vorm, woord, html(stuk.strip())))
            uit.append(" " if stuk.endswith(" ") else "")
            if stuk.startswith(" "):
                uit.insert(-2, " ")
    return "".join(uit)


def _mark(vorm: str, woord: str, tekst: str) -> str:
    return f'<{vorm}><span class="merkje">{woord}</span>{tekst}</{vorm}>'


def _regels(versie: Versie) -> Iterator[_Regel]:
    if versie.nummer:
        yield _Regel("\0nummer", "", f"Artikel {versie.nummer}", 0)
    yield _Regel("\0opschrift", "", versie.opschrift, 0)
    yield from _parts(versie.leden, "", 0)


def _parts(delen: Sequence[Lid | Onderdeel], voor: str, diep: int) -> Iterator[_Regel]:
    for deel in delen:
        sleutel = f"{voor}/{deel.sleutel}"
        yield _Regel(sleutel, deel.nr, deel.tekst, diep)
        yield from _parts(deel.onderdelen, sleutel, min(diep + 1, 3))
        if deel.slot:
            yield _Regel(f"{sleutel}/\0slot", "", deel.slot, diep)
