"""Writes rows of labels and places as legislation does, and reads them back: "het tweede tot en met vierde lid".

In: labels and paths. Out: words, or labels again. The two directions stand beside each other and undo each other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import attrs

from instrumentarium.apv.artikel import Pad
from instrumentarium.apv.nummers import next_label, ordinal, parse_ordinal, runs

_TM = " tot en met "
_ORD = r"[a-zë]+(?:ste|de)"
_LABEL = r"(?:\d+[a-z]{0,2}|[a-z]{1,2}|\d+°|[A-Z])"
_NIEUW = r"(?: \(nieuwe?\))?"
_ARTIKEL = r"\d[\w:.]*"
# What may follow an article or a lid without a comma: "artikel 2:10 lid 3", "lid 1 onder a".
_VERDER = rf"(?:(?:het )?{_ORD} (?:lid|en |tot )|lid |leden |(?:sub)?onderde|onder |sub |aanhef|slot)"
_DELEN = {"aanhef": "aanhef", "slot": "slot", "slotzin": "slot", "opschrift": "opschrift"}


@attrs.frozen
class Plek:
    """A place in an article: lid ("" for the only one), onderdelen from the outside in, and a part of it by name."""

    artikel: str | None = None
    lid: str | None = None
    onderdelen: Pad = ()
    deel: str | None = None


def write_row(labels: Sequence[str], *, als_rang: bool) -> str:
    """Return "tweede tot en met vierde en zesde" (rank words) or "b tot en met d en f"."""
    stukken = []
    for reeks in runs(labels):
        woorden = [_word(label, als_rang=als_rang) for label in reeks]
        stukken += [woorden[0] + _TM + woorden[-1]] if len(woorden) > 2 else woorden
    return _and(stukken)


def read_row(tekst: str) -> list[str] | None:
    """Return the labels of a row; None when a word in it is no label."""
    labels: list[str] = []
    for stuk in re.split(r", (?:en )?| en | alsmede ", re.sub(rf"(?: lid)?{_TM}(?:het |de )?", "–", tekst.strip())):
        grenzen = [_read_label(re.sub(r"^(?:het|de) | lid$", "", woord)) for woord in stuk.split("–")]
        if None in grenzen or len(grenzen) > 2:
            return None
        begin, einde = str(grenzen[0]), str(grenzen[-1])
        labels.append(begin)
        while labels[-1] != einde:
            volgende = next_label(labels[-1])
            if volgende is None or len(labels) > 200:
                return None
            labels.append(volgende)
    return labels


def write_leden(labels: Sequence[str]) -> str:
    """Return "het tweede en derde lid", or "de leden 2 en 2a" when a label is no whole number."""
    if all(ordinal(label) for label in labels):
        return f"het {write_row(labels, als_rang=True)} lid"
    return f"{'lid' if len(labels) == 1 else 'de leden'} {write_row(labels, als_rang=False)}"


def read_leden(tekst: str) -> list[str] | None:
    """Return the labels in "het tweede en derde lid", "tweede lid", "lid 2" or "de leden 2 en 2a"."""
    treffer = re.fullmatch(rf"(?:het |de )?(.+?) (?:lid|leden){_NIEUW}", tekst.strip()) or re.fullmatch(
        rf"(?:het |de )?(?:lid|leden) (.+?){_NIEUW}", tekst.strip()
    )
    return read_row(treffer.group(1)) if treffer else None


def write_onderdelen(labels: Sequence[str], *, dieper: bool = False) -> str:
    """Return "onderdeel b" or "de onderdelen b en c"; "subonderdeel" below the first level."""
    sub = "sub" if dieper else ""
    rij = write_row(labels, als_rang=False)
    return f"{sub}onderdeel {rij}" if len(labels) == 1 else f"de {sub}onderdelen {rij}"


def read_onderdelen(tekst: str) -> list[str] | None:
    """Return the labels in "onderdeel b" or "de onderdelen b tot en met d"."""
    treffer = re.fullmatch(rf"(?:de )?(?:sub)?onderde(?:el|len) (.+?){_NIEUW}", tekst.strip())
    return read_row(treffer.group(1)) if treffer else None


def write_plek(plek: Plek, nieuw: Collection[Pad] = ()) -> str:
    """Return "het tweede lid, onderdeel b" or "artikel 2:1, tweede lid"; "de tekst" for the only lid as a whole.

    `nieuw` holds the paths that got their number earlier in the same amendment; they are marked "(nieuw)".
    """
    delen = [f"artikel {plek.artikel}"] if plek.artikel else []
    if plek.lid:
        rang = ordinal(plek.lid)
        lid = (f"{rang} lid" if plek.artikel else f"het {rang} lid") if rang else f"lid {plek.lid}"
        delen.append(lid + (" (nieuw)" if (plek.lid,) in nieuw else ""))
    for diepte, label in enumerate(plek.onderdelen):
        pad = (plek.lid or "", *plek.onderdelen[: diepte + 1])
        delen.append(f"{'onder' if diepte else 'onderdeel'} {label}" + (" (nieuw)" if pad in nieuw else ""))
    if plek.deel:
        delen.append(plek.deel if delen else f"{'de' if plek.deel == 'aanhef' else 'het'} {plek.deel}")
    return ", ".join(delen) or "de tekst"


def read_plekken(tekst: str) -> list[Plek] | None:
    """Return the places that a phrase names: one, or more for "het eerste en derde lid"; None when it is not clear."""
    tekst = re.sub(rf"{_NIEUW}", "", tekst.strip())
    artikelen = re.fullmatch(rf"(?:de )?artikelen ({_ARTIKEL}\b.*)", tekst)
    if artikelen:
        return _of_articles(artikelen[1])
    tekst = re.sub(
        rf"^(.+?) van (?:dit artikel|(artikel {_ARTIKEL}))$", lambda m: f"{m[2] or 'dit artikel'}, {m[1]}", tekst
    )
    tekst = re.sub(r"(^|, )(de|het) (aanhef|slot|slotzin) van (.+)$", lambda m: f"{m[1]}{m[4]}, {m[3]}", tekst)
    tekst = re.sub(r"(^|, )((?:sub)?onderdeel \S+?),? van (?!artikel)([^,]+)$", r"\1\3, \2", tekst)
    tekst = re.sub(rf"(^[Aa]rtikel {_ARTIKEL}|\blid(?: \d+[a-z]?)?) (?={_VERDER})", r"\1, ", tekst)
    tekst = re.sub(rf"(?:,| |^)\s?(?:sub|onder) ({_LABEL})(?=$|,| )", r", onder \1", tekst)
    plekken = [Plek()]
    for stuk in _pieces(tekst):
        verder = _add(plekken, stuk)
        if verder is None:
            return None
        plekken = verder
    return plekken


def _of_articles(tekst: str) -> list[Plek] | None:
    """Return the places in "2:1, eerste lid, en 2:3, tweede lid"; a lid belongs to the number before it."""
    eerste = re.match(_ARTIKEL, tekst)
    vorm = r"\d+[:.]\d[\w:.]*" if eerste and re.search(r"[:.]", eerste.group()) else r"\d+[a-z]*"
    if "[:.]" not in vorm and re.search(r"\b(?:lid|leden) \d", tekst):
        return None  # "de artikelen 3 en 5, lid 1 en 2": a number may be either
    delen = re.split(rf"(?:^|,? en |, )({vorm})(?=$|,| en )", tekst)
    if delen[0] or len(delen) < 3:
        return None
    uit: list[Plek] = []
    for nummer, rest in zip(delen[1::2], delen[2::2], strict=True):
        plekken = read_plekken(rest.strip(", ")) if rest.strip(", ") else [Plek()]
        if plekken is None or any(plek.artikel for plek in plekken):
            return None
        uit += [attrs.evolve(plek, artikel=nummer) for plek in plekken]
    return uit


def _add(plekken: list[Plek], stuk: str) -> list[Plek] | None:
    """Return the places narrowed by one more piece of the phrase."""
    if stuk in ("de tekst", "het artikel", "dit artikel"):
        return plekken
    if deel := _DELEN.get(re.sub(r"^(?:de|het) ", "", stuk)):
        return [attrs.evolve(plek, deel=deel) for plek in plekken]
    artikel = re.fullmatch(rf"[Aa]rtikel ({_ARTIKEL}|\(nummer onbekend\))", stuk)
    if artikel:
        return [attrs.evolve(plek, artikel=artikel[1]) for plek in plekken]
    onder = re.fullmatch(r"onder (.+)", stuk)
    labels = read_row(onder[1]) if onder else read_onderdelen(stuk)
    if labels:
        return [attrs.evolve(plek, onderdelen=(*plek.onderdelen, label)) for plek in plekken for label in labels]
    leden = read_leden(stuk)
    return [attrs.evolve(plek, lid=lid) for plek in plekken for lid in leden] if leden else None


def _pieces(tekst: str) -> list[str]:
    """Split "het tweede, derde en vijfde lid, onderdeel b" where a new kind of place begins."""
    stukken: list[str] = []
    for stuk in filter(None, (deel.strip() for deel in tekst.split(","))):
        begint = r"(?:(?:het|de) )?(?:[Aa]rtikel|(?:sub)?onderde|onder |aanhef|slot|opschrift|tekst|lid |leden )"
        los = re.match(begint, stuk) or not stukken or _complete(stukken[-1])
        if los:
            stukken.append(stuk)
        else:
            stukken[-1] += ", " + stuk
    return stukken


def _complete(stuk: str) -> bool:
    return bool(re.search(r"(?:\blid|\bleden)$|^[Aa]rtikel |onderde(?:el|len) .+$|^onder ", stuk))


def _word(label: str, *, als_rang: bool) -> str:
    return (ordinal(label) if als_rang else None) or label


def _read_label(woord: str) -> str | None:
    woord = woord.strip()
    if re.fullmatch(_ORD, woord):
        return parse_ordinal(woord)
    return woord if re.fullmatch(_LABEL, woord) else None


def _and(stukken: Sequence[str]) -> str:
    return ", ".join(stukken[:-1]) + " en " + stukken[-1] if len(stukken) > 1 else stukken[0]
