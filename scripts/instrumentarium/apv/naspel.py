"""Plays typed operations on an article and gives the article that results; refuses what does not fit, guesses nothing.

In: an `Artikel` (or None where none stands) and `Bewerking`. Out: the new one. This proves each amending text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import attrs

from instrumentarium.apv import zinsdelen
from instrumentarium.apv.artikel import Artikel, Deel, Pad, content_of, from_nieuw
from instrumentarium.apv.blokken import read_artikel_text, read_text
from instrumentarium.apv.nummers import order_key, same_number
from instrumentarium.apv.zinsdelen import ZinsdeelFout
from instrumentarium.bronnen.soorten.apv import Bewerking

SCHEIDING = "/"


class NaspelFout(ValueError):
    """An operation that cannot be carried out on this text; the message says which and why."""


def play(artikel: Artikel | None, bewerkingen: Iterable[Bewerking]) -> Artikel | None:
    """Return the article after all operations, one after the other; raises NaspelFout at the first that fails."""
    for nr, bewerking in enumerate(bewerkingen, 1):
        try:
            artikel = apply(artikel, bewerking)
        except (NaspelFout, ZinsdeelFout) as fout:
            raise NaspelFout(f"bewerking {nr} ({bewerking.soort}): {fout}") from None
    return artikel


def apply(artikel: Artikel | None, bewerking: Bewerking) -> Artikel | None:
    """Return the article after one operation."""
    if bewerking.soort == "voeg-artikel-in":
        return _insert_artikel(artikel, bewerking)
    if artikel is None:
        raise NaspelFout("er is geen artikel om te wijzigen")
    if bewerking.soort == "vervalt-artikel":
        return None
    return _APPLY[bewerking.soort](artikel, bewerking)


def path_of(bewerking: Bewerking, artikel: Artikel) -> Pad:
    """Return the labels from lid to onderdeel; () for the whole article."""
    delen = tuple(bewerking.onderdeel.split(SCHEIDING)) if bewerking.onderdeel else ()
    if bewerking.lid is None:
        alleen = len(artikel.leden) == 1 and (artikel.leden[0].nr == "" or delen)
        return (artikel.leden[0].nr, *delen) if alleen else delen
    return (bewerking.lid, *delen)


def edit_at(artikel: Artikel, pad: Pad, functie: Callable[[Deel], Deel]) -> Artikel:
    """Return the article with the lid or onderdeel at `pad` replaced by what `functie` makes of it."""
    if not pad:
        raise NaspelFout("er staat niet bij welk lid of onderdeel")
    return attrs.evolve(artikel, leden=_edit_row(artikel.leden, pad, functie))


def find_at(artikel: Artikel, pad: Pad) -> Deel:
    """Return the lid or onderdeel at `pad`; raises NaspelFout when it is not there exactly once."""
    rij, deel = artikel.leden, None
    for label in pad:
        deel = rij[_place(rij, label)]
        rij = deel.delen
    if deel is None:
        raise NaspelFout("er staat niet bij welk lid of onderdeel")
    return deel


def _insert_artikel(artikel: Artikel | None, bewerking: Bewerking) -> Artikel:
    if artikel is not None:
        raise NaspelFout(f"artikel {artikel.nummer or ''} staat er al".replace("  ", " "))
    return _new_artikel(bewerking, "", None)


def _new_artikel(bewerking: Bewerking, opschrift: str, nummer: str | None) -> Artikel:
    titel = opschrift if bewerking.opschrift is None else bewerking.opschrift
    leden = tuple(map(from_nieuw, bewerking.leden or ()))
    if bewerking.leden is None and bewerking.tekst is not None:
        kop, gelezen = read_artikel_text(bewerking.tekst)
        if gelezen is None:
            raise NaspelFout("de opbouw van tekst is niet duidelijk; schrijf leden")
        leden, titel = tuple(map(from_nieuw, gelezen)), titel if kop is None else kop
    return Artikel(bewerking.nummer or nummer, titel, leden)


def _vervang_artikel(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    return _new_artikel(bewerking, artikel.opschrift, artikel.nummer)


def _vervang_opschrift(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    nieuw = bewerking.wordt if bewerking.wordt is not None else bewerking.opschrift or bewerking.tekst
    if nieuw is None:
        raise NaspelFout("het nieuwe opschrift ontbreekt")
    if bewerking.was is not None and bewerking.was != artikel.opschrift:
        raise NaspelFout(f'het opschrift is niet "{bewerking.was}"')
    return attrs.evolve(artikel, opschrift=nieuw)


def _vervang_zinsdeel(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    if bewerking.was is None or bewerking.wordt is None:
        raise NaspelFout("was of wordt ontbreekt")
    was, wordt, telkens = bewerking.was, bewerking.wordt, bool(bewerking.telkens)
    if bewerking.deel == "slotteken":
        return edit_at(artikel, path_of(bewerking, artikel), lambda deel: _replace_end(deel, was, wordt))
    return _in_texts(artikel, bewerking, was, lambda tekst: zinsdelen.replace(tekst, was, wordt, telkens=telkens))


def _voeg_zinsdeel_in(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    na, nieuw, telkens = bewerking.was or bewerking.na, bewerking.tekst or bewerking.wordt, bool(bewerking.telkens)
    if nieuw and bewerking.deel == "einde":
        return edit_at(artikel, path_of(bewerking, artikel), lambda deel: _add_at_end(deel, nieuw))
    if not na or not nieuw:
        raise NaspelFout("was (waarna) of tekst (wat erbij komt) ontbreekt")
    return _in_texts(artikel, bewerking, na, lambda tekst: zinsdelen.insert(tekst, na, nieuw, telkens=telkens))


def _add_at_end(deel: Deel, nieuw: str) -> Deel:
    """Return a lid or onderdeel with a sentence after its last words, which stand after the list if it has one."""
    if deel.delen and deel.slot is None:
        raise NaspelFout("dit deel eindigt met een lijst; schrijf de zin als slot")
    if deel.slot is not None:
        return attrs.evolve(deel, slot=f"{deel.slot} {nieuw}")
    return attrs.evolve(deel, tekst=f"{deel.tekst} {nieuw}")


def _replace_end(deel: Deel, was: str, wordt: str) -> Deel:
    if deel.delen:
        raise NaspelFout(f"onderdeel {deel.nr} heeft een lijst; noem het laatste deel daarvan")
    return attrs.evolve(deel, tekst=zinsdelen.replace_end(deel.tekst, was, wordt))


def _in_texts(artikel: Artikel, bewerking: Bewerking, zinsdeel: str, functie: Callable[[str], str]) -> Artikel:
    """Edit the one text in reach that holds the phrase, which stands there once; with `telkens` every text that does."""
    if bewerking.deel == "opschrift":
        return attrs.evolve(artikel, opschrift=functie(artikel.opschrift))
    pad = path_of(bewerking, artikel)
    delen = [find_at(artikel, pad)] if pad else list(artikel.leden)
    aantal = sum(zinsdelen.count(tekst, zinsdeel) for deel in delen for tekst in _reach(deel, bewerking.deel))
    if not aantal or (aantal > 1 and not bewerking.telkens):
        hoe = "komt niet voor" if not aantal else f"komt {aantal} keer voor"
        raise NaspelFout(f'"{zinsdeel}" {hoe} in {_where(bewerking)}')

    def edit(deel: Deel) -> Deel:
        return _edit_texts(deel, bewerking.deel, lambda t: functie(t) if zinsdelen.count(t, zinsdeel) else t)

    if pad:
        return edit_at(artikel, pad, edit)
    return attrs.evolve(artikel, leden=tuple(map(edit, artikel.leden)))


def _reach(deel: Deel, beperking: str | None) -> Iterable[str]:
    if beperking != "slot":
        yield deel.tekst
    if beperking is None:
        for onder in deel.delen:
            yield from _reach(onder, None)
    if beperking != "aanhef" and deel.slot:
        yield deel.slot


def _edit_texts(deel: Deel, beperking: str | None, functie: Callable[[str], str]) -> Deel:
    if beperking == "aanhef":
        return attrs.evolve(deel, tekst=functie(deel.tekst))
    slot = functie(deel.slot) if deel.slot else None
    if beperking == "slot":
        return attrs.evolve(deel, slot=slot)
    delen = tuple(_edit_texts(onder, None, functie) for onder in deel.delen)
    return attrs.evolve(deel, tekst=functie(deel.tekst), delen=delen, slot=slot)


def _vervang_deel(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    if bewerking.tekst is None:
        raise NaspelFout("de nieuwe tekst ontbreekt")
    tekst = bewerking.tekst
    if bewerking.deel == "aanhef":
        functie: Callable[[Deel], Deel] = lambda deel: attrs.evolve(deel, tekst=tekst)  # noqa: E731 -- three cases beside each other
    elif bewerking.deel == "slot":
        functie = lambda deel: attrs.evolve(deel, slot=tekst or None)  # noqa: E731 -- idem
    else:
        functie = lambda deel: attrs.evolve(_content(bewerking, deel.nr), sleutel=deel.sleutel)  # noqa: E731 -- idem
    return edit_at(artikel, path_of(bewerking, artikel), functie)


def _content(bewerking: Bewerking, nr: str) -> Deel:
    """Return the new lid or onderdeel; a text typed with its own label, or with a list below it, is taken apart."""
    deel = content_of(bewerking, nr)
    getypt = deel.tekst.strip()
    if deel.delen or not ("\n" in getypt or (nr and getypt.startswith(f"{nr}. "))):
        return deel
    gelezen = read_text(getypt)
    if gelezen is None or len(gelezen) != 1 or gelezen[0].nr not in (nr, ""):
        return deel  # no list: the text is what it is, line ends and all
    return attrs.evolve(from_nieuw(gelezen[0]), nr=nr, sleutel=deel.sleutel, slot=deel.slot or gelezen[0].slot)


def _voeg_lid_in(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    nieuw = _content(bewerking, bewerking.lid or "")
    return attrs.evolve(artikel, leden=insert_row(artikel.leden, nieuw, bewerking.na, bewerking.vernummer))


def _voeg_onderdeel_in(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    *boven, label = path_of(bewerking, artikel)
    nieuw = _content(bewerking, label)

    def edit(deel: Deel) -> Deel:
        return attrs.evolve(deel, delen=insert_row(deel.delen, nieuw, bewerking.na, bewerking.vernummer))

    return edit_at(artikel, tuple(boven), edit)


def _vervalt_lid(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    return attrs.evolve(artikel, leden=_drop_row(artikel.leden, bewerking.lid or "", bewerking.vernummer))


def _vervalt_onderdeel(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    *boven, label = path_of(bewerking, artikel)

    def edit(deel: Deel) -> Deel:
        return attrs.evolve(deel, delen=_drop_row(deel.delen, label, bewerking.vernummer))

    return edit_at(artikel, tuple(boven), edit)


def _vernummer(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    if bewerking.vernummer is None and (bewerking.lid is not None or bewerking.onderdeel is not None):
        return _relabel(artikel, bewerking)
    if bewerking.vernummer is None:
        if bewerking.was is not None and not same_number(bewerking.was, artikel.nummer):
            raise NaspelFout(f"het artikel heeft niet nummer {bewerking.was}")
        return attrs.evolve(artikel, nummer=bewerking.wordt)
    kaart = bewerking.vernummer
    pad = path_of(bewerking, artikel)
    if bewerking.lid is None and bewerking.onderdeel is None and not _only_list(artikel, kaart):
        return attrs.evolve(artikel, leden=renumber_row(artikel.leden, kaart))
    return edit_at(artikel, pad, lambda deel: attrs.evolve(deel, delen=renumber_row(deel.delen, kaart)))


def _relabel(artikel: Artikel, bewerking: Bewerking) -> Artikel:
    """Return the article with another label for the one lid or onderdeel that is named, as a person types it."""
    *boven, label = path_of(bewerking, artikel)
    if bewerking.wordt is None:
        raise NaspelFout("het nieuwe nummer (wordt) ontbreekt")
    kaart = {label: bewerking.wordt}
    if not boven:
        return attrs.evolve(artikel, leden=renumber_row(artikel.leden, kaart))
    return edit_at(artikel, tuple(boven), lambda deel: attrs.evolve(deel, delen=renumber_row(deel.delen, kaart)))


def _only_list(artikel: Artikel, kaart: dict[str, str]) -> bool:
    """Say whether the labels are those of the list in the only lid of an article without numbers."""
    if len(artikel.leden) != 1 or artikel.leden[0].nr:
        return False
    labels = {deel.nr for deel in artikel.leden[0].delen}
    return "" not in kaart and labels.issuperset(kaart)


def renumber_row(rij: Sequence[Deel], kaart: dict[str, str] | None) -> tuple[Deel, ...]:
    """Return the row with new labels, all at once; a label that would stand there twice is refused."""
    if not kaart:
        return tuple(rij)
    for oud in kaart:
        _place(rij, oud)
    nieuw = tuple(attrs.evolve(deel, nr=kaart.get(deel.nr, deel.nr)) for deel in rij)
    labels = [deel.nr for deel in nieuw]
    dubbel = next((label for label in labels if labels.count(label) > 1), None)
    if dubbel is not None:
        raise NaspelFout(f'na het vernummeren staat "{dubbel}" er twee keer')
    return nieuw


def insert_row(
    rij: Sequence[Deel], nieuw: Deel, na: str | None, kaart: dict[str, str] | None = None
) -> tuple[Deel, ...]:
    """Return the row, renumbered first, with `nieuw` after the label `na` or else where its own label belongs."""
    rij = renumber_row(rij, kaart)
    if any(deel.nr == nieuw.nr for deel in rij):
        raise NaspelFout(f'"{nieuw.nr}" staat er al')
    plek = _place(rij, na) + 1 if na is not None else natural_place(rij, nieuw.nr)
    return (*rij[:plek], nieuw, *rij[plek:])


def natural_place(rij: Sequence[Deel], label: str) -> int:
    """Return where a label belongs in the row: before the first that is higher."""
    sleutel = order_key(label)
    return next((plek for plek, deel in enumerate(rij) if order_key(deel.nr) > sleutel), len(rij))


def _drop_row(rij: Sequence[Deel], label: str, kaart: dict[str, str] | None) -> tuple[Deel, ...]:
    plek = _place(rij, label)
    return renumber_row((*rij[:plek], *rij[plek + 1 :]), kaart)


def _edit_row(rij: tuple[Deel, ...], pad: Pad, functie: Callable[[Deel], Deel]) -> tuple[Deel, ...]:
    plek = _place(rij, pad[0])
    deel = rij[plek]
    nieuw = functie(deel) if len(pad) == 1 else attrs.evolve(deel, delen=_edit_row(deel.delen, pad[1:], functie))
    return (*rij[:plek], nieuw, *rij[plek + 1 :])


def _place(rij: Sequence[Deel], label: str) -> int:
    plekken = [plek for plek, deel in enumerate(rij) if deel.nr == label]
    if len(plekken) != 1:
        wat = f'"{label}"' if label else "een deel zonder nummer"
        raise NaspelFout(f"{wat} staat er {'niet' if not plekken else f'{len(plekken)} keer'}")
    return plekken[0]


def _where(bewerking: Bewerking) -> str:
    delen = [f"lid {bewerking.lid}" if bewerking.lid else "", f"onderdeel {bewerking.onderdeel or ''}".strip()]
    if not bewerking.onderdeel:
        delen.pop()
    return ", ".join(filter(None, delen)) or "het artikel"


_APPLY: dict[str, Callable[[Artikel, Bewerking], Artikel]] = {
    "vervang-zinsdeel": _vervang_zinsdeel,
    "voeg-zinsdeel-in": _voeg_zinsdeel_in,
    "vervang-lid": _vervang_deel,
    "vervang-onderdeel": _vervang_deel,
    "vervang-artikel": _vervang_artikel,
    "voeg-lid-in": _voeg_lid_in,
    "voeg-onderdeel-in": _voeg_onderdeel_in,
    "vervalt-lid": _vervalt_lid,
    "vervalt-onderdeel": _vervalt_onderdeel,
    "vernummer": _vernummer,
    "vervang-opschrift": _vervang_opschrift,
}
