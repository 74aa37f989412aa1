"""The words of an article as HTML: one text, or two texts beside each other with what went and what came.

In: versions. Out: HTML in which every word of the law is escaped. Adds nothing to the words of the law.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from instrumentarium.apv.artikel import from_versie
from instrumentarium.apv.vergelijken import Rij
from instrumentarium.apv.vergelijken import compare as compare_articles
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, Versie
from instrumentarium.handboek.veilig import html
from instrumentarium.handboek.vindplaats import with_numbers

Woorden = Callable[[str], str]


def artikel(versie: Versie) -> str:
    """Return "Artikel 2:40b", or what one can say when the number is not known."""
    return f"Artikel {versie.nummer}" if versie.nummer else "Artikel zonder bekend nummer"


def text_of(versie: Versie, anker: str = "", woorden: Woorden = with_numbers) -> str:
    """Return the paragraphs of an article; with `anker` each lid gets an id to point at.

    `woorden` turns a text of the law into safe HTML; it may add links, never a word.
    """
    if not versie.leden:
        return '<p class="stil">Van deze versie staat de tekst nog niet in het handboek.</p>'
    return f'<ol class="leden">{"".join(_lid(lid, anker, woorden) for lid in versie.leden)}</ol>'


def _lid(lid: Lid, anker: str, woorden: Woorden) -> str:
    romp = f"<p>{woorden(lid.tekst)}</p>{_delen(lid.onderdelen, woorden)}{_slot(lid.slot, woorden)}"
    if not lid.nr:
        return f'<li class="enig"><div>{romp}</div></li>'
    if not anker:
        return f'<li><span class="nr">{html(lid.nr)}</span><div>{romp}</div></li>'
    naam = html(f"{anker}{lid.nr}")
    return (
        f'<li id="{naam}"><a class="nr" href="#{naam}" aria-label="Verwijs naar lid {html(lid.nr)}">{html(lid.nr)}</a>'
        f"<div>{romp}</div></li>"
    )


def _delen(delen: Sequence[Onderdeel], woorden: Woorden) -> str:
    if not delen:
        return ""
    rijen = "".join(
        f"<li><span>{html(deel.nr)}.</span>"
        f"<div>{woorden(deel.tekst)}{_delen(deel.onderdelen, woorden)}{_slot(deel.slot, woorden)}</div></li>"
        for deel in delen
    )
    return f"<ol>{rijen}</ol>"


def _slot(slot: str | None, woorden: Woorden) -> str:
    return f'<p class="slotzin">{woorden(slot)}</p>' if slot else ""


@attrs.frozen
class Merk:
    """How the words that only one side has are marked: element, class, and the word that says it without colour."""

    element: str
    woord: str
    klasse: str = "merkje"


VERVALT, NIEUW = Merk("del", "vervalt"), Merk("ins", "nieuw")


def compare(was: Versie, wordt: Versie, kop_was: str, kop_wordt: str) -> str:
    """Return what was and what comes beside each other; only the parts that differ."""
    return (
        side_by_side(was, wordt, (kop_was, VERVALT), (kop_wordt, NIEUW))
        + '<p class="klein stil klem">Doorgehaald met ‘vervalt’ ervoor gaat weg; onderstreept met ‘nieuw’ ervoor komt '
        "erbij.</p>"
    )


def side_by_side(was: Versie, wordt: Versie, links: tuple[str, Merk], rechts: tuple[str, Merk]) -> str:
    """Return two texts beside each other, each with its heading and its mark for the words it has alone."""
    rijen = _changed(was, wordt)
    leeg = '<p class="stil">Niets.</p>'
    een = "".join(_side(rij, links[1], oud=True) for rij in rijen if rij.was is not None) or leeg
    ander = "".join(_side(rij, rechts[1], oud=False) for rij in rijen if rij.wordt is not None) or leeg
    return (
        f'<div class="waswordt"><div><h3>{html(links[0])}</h3>{een}</div>'
        f"<div><h3>{html(rechts[0])}</h3>{ander}</div></div>"
    )


def places(was: Versie, wordt: Versie) -> str:
    """Return where two texts differ: "lid 2 en 3", "onderdeel a", "alleen de nummering"; "" when nowhere."""
    rijen = _changed(was, wordt)
    los, leden = dict[str, None](), dict[str, None]()
    for rij in rijen:
        if rij.soort == "vernummerd":
            continue
        lid, _, onder = rij.plaats.partition(", ")
        if lid.startswith("lid "):
            leden[lid.removeprefix("lid ")] = None
        else:
            los["het opschrift" if lid == "opschrift" else "het nummer" if lid == "nummer" else onder or "de tekst"] = (
                None
            )
    delen = [*los, *([f"lid\N{NO-BREAK SPACE}{listed(list(leden))}"] if leden else [])]
    return listed(delen) if delen else "alleen de nummering" if rijen else ""


def listed(woorden: Sequence[str]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    return " en ".join(filter(None, [", ".join(woorden[:-1]), *woorden[-1:]]))


def _changed(was: Versie, wordt: Versie) -> list[Rij]:
    sleutel = (id(was), id(wordt))
    if sleutel not in _VERGELEKEN:
        if len(_VERGELEKEN) > MAX_VERGELEKEN:
            _VERGELEKEN.clear()
        rijen = [rij for rij in compare_articles(from_versie(was), from_versie(wordt)) if rij.soort != "gelijk"]
        _VERGELEKEN[sleutel] = (was, wordt, rijen)
    return _VERGELEKEN[sleutel][2]


# Comparing costs more than all the rest of a page and is asked for on several pages. The versions are kept with the
# answer, so that their ids cannot be given to others.
_VERGELEKEN: dict[tuple[int, int], tuple[Versie, Versie, list[Rij]]] = {}
MAX_VERGELEKEN = 4096


def _side(rij: Rij, merk: Merk, *, oud: bool) -> str:
    """Return one place on one side: the words that both have, and what only this side has."""
    nr, ander = (rij.was_nr, rij.wordt_nr) if oud else (rij.wordt_nr, rij.was_nr)
    nummer = f"{html(nr)}{'.' if rij.diepte else ''}" if nr else ""
    if nummer and ander is not None and nr != ander:
        nummer = _mark(merk, nummer)
    eigen = "vervallen" if oud else "nieuw"
    stukken = "".join(
        html(stuk.tekst) if stuk.soort == "gelijk" else _mark(merk, html(stuk.tekst))
        for stuk in rij.stukken
        if stuk.soort in ("gelijk", eigen)
    )
    if rij.plaats == "nummer" and not stukken:
        stukken = "(nummer onbekend)"
    voor = {"nummer": "Artikel ", "opschrift": "Opschrift: "}.get(rij.plaats, f"{nummer} " if nummer else "")
    return f'<p class="diep{min(rij.diepte, 3)}">{voor}{stukken}</p>'


def _mark(merk: Merk, tekst: str) -> str:
    kaal = tekst.strip()
    voor, na = (" " if tekst[:1].isspace() else ""), (" " if tekst[-1:].isspace() else "")
    if not kaal:
        return tekst
    klasse = ' class="verschil"' if merk.element == "mark" else ""
    return f'{voor}<{merk.element}{klasse}><span class="{merk.klasse}">{merk.woord}</span>{kaal}</{merk.element}>{na}'
