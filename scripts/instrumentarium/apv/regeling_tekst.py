"""Walks the tree of a `regeling-tekst/1`: its words in reading order, its articles, its doubtful places.

In: `RegelingTekst`. Out: iterators, counts and messages. Never changes a text and never reads a file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from instrumentarium.apv.importeren_tekst import TEKEN, restore
from instrumentarium.apv.nummers import same_number
from instrumentarium.bronnen.soorten.regeling_tekst import (
    Cel,
    Deel,
    Eigenschap,
    Kopdeel,
    Noot,
    Opmaak,
    RegelingTekst,
    Tekstlid,
)

ARTIKEL = "artikel"
_VET = frozenset({"vet", "nadruk", "b", "strong"})
_NEPKOP = re.compile(r"(?:artikel|hoofdstuk|afdeling|paragraaf|§)\s*[\dIVX]", re.IGNORECASE)
# UTF-8 that was once read as Windows-1252: "Ã©" for "é", "â€™" for "’".
_DUBBEL = re.compile("Ã[\u0080-\u00bf]|â€|Â[\u00a0-\u00bf]")
_OPSOMTEKENS = frozenset({"", "-", "–", "—", "•", "·", "*", "o", "\ufffd"})


def iter_text(regeling: RegelingTekst) -> Iterator[str]:
    """Yield every text of the body in reading order, notes at the place where they hung."""
    for deel in regeling.inhoud:
        yield from iter_deel(deel)


def iter_deel(deel: Deel) -> Iterator[str]:
    """Yield every text of one part in reading order."""
    yield from _heading(deel)
    yield from _words(deel.tekst, deel.opmaak, deel.noten)
    for lid in (*deel.leden, *deel.onderdelen):
        yield from iter_lid(lid)
    for rij in deel.rijen:
        for cel in rij.cellen:
            yield from _cell(cel)
    for kind in deel.inhoud:
        yield from iter_deel(kind)


def iter_lid(lid: Tekstlid) -> Iterator[str]:
    """Yield every text of a lid or onderdeel in reading order, its label first."""
    yield label_text(lid)
    if lid.term is not None:
        yield from _piece(lid.term)
    yield from _words(lid.tekst, lid.opmaak, lid.noten)
    for onderdeel in lid.onderdelen:
        yield from iter_lid(onderdeel)
    yield from _words(lid.slot or "", lid.slot_opmaak, lid.slot_noten)
    for deel in lid.vervolg:
        yield from iter_deel(deel)


def label_text(deel: Tekstlid | Noot) -> str:
    """Return the label as it stood in the source ("1.", "a)")."""
    letters = list(deel.nr if deel.aanduiding is None else deel.aanduiding)
    for naam, code in deel.kenmerken.items():
        if naam.startswith(f"{TEKEN}:"):
            letters[int(naam.split(":")[1])] = chr(int(code.removeprefix("U+"), 16))
    return "".join(letters)


def iter_eigenschap(eigenschap: Eigenschap) -> Iterator[str]:
    """Yield the text of one field of the metadata."""
    yield from _words(eigenschap.tekst, eigenschap.opmaak, eigenschap.noten)


def iter_articles(delen: Sequence[Deel]) -> Iterator[Deel]:
    """Yield the articles at every depth of the structure; articles quoted inside a lid are no articles of this text."""
    for deel in delen:
        if deel.soort == ARTIKEL:
            yield deel
        yield from iter_articles(deel.inhoud)


def find_articles(regeling: RegelingTekst, nummer: str) -> list[Deel]:
    """Return the articles with that number, whatever the separator ("2:40b", "2.40b")."""
    return [artikel for artikel in iter_articles(regeling.inhoud) if same_number(artikel.nr, nummer)]


def judge(regeling: RegelingTekst) -> list[str]:
    """Return what a reader must know about the text as it stands: numbers used twice, characters that are no letters.

    Nothing of it is repaired: the official text holds, with its mistakes.
    """
    artikelen = list(iter_articles(regeling.inhoud))
    meldingen = [
        f"artikel {nr} staat er {aantal} keer in"
        for nr, aantal in Counter(artikel.nr for artikel in artikelen if artikel.nr).items()
        if aantal > 1
    ]
    for artikel in artikelen:
        waar = f"artikel {artikel.nr}" if artikel.nr else "een artikel zonder nummer"
        meldingen += _double_labels(artikel.leden, waar, "lid")
    nepkoppen = [kop for deel in regeling.inhoud for kop in _fake_headings(deel)]
    meldingen += [f'de vette regel "{kop[:60]}" is in het bestand geen kop; zo gelaten' for kop in nepkoppen]
    return meldingen + _strange_characters(regeling)


def _fake_headings(deel: Deel) -> Iterator[str]:
    """Yield paragraphs that look like the heading of an article but are bold text."""
    vet = any(o.soort in _VET and (o.van, o.tot) == (0, len(deel.tekst)) for o in deel.opmaak)
    if vet and _NEPKOP.match(deel.tekst):
        yield deel.tekst
    for lid in deel.leden:
        vet = any(o.soort in _VET and (o.van, o.tot) == (0, len(lid.tekst)) for o in lid.opmaak)
        if vet and _NEPKOP.match(lid.tekst):
            yield lid.tekst
    for kind in (*deel.inhoud, *(kind for lid in deel.leden for kind in lid.vervolg)):
        yield from _fake_headings(kind)


def _double_labels(leden: Sequence[Tekstlid], waar: str, woord: str) -> list[str]:
    aantal = Counter(lid.nr for lid in leden if lid.nr not in _OPSOMTEKENS)
    meldingen = [
        f'{waar}: {woord} "{nr}" staat er {keer} keer; de tekst is niet gewijzigd'
        for nr, keer in aantal.items()
        if keer > 1
    ]
    for lid in leden:
        dieper = f"{waar}, {woord} {lid.nr}" if lid.nr else waar
        meldingen += _double_labels(lid.onderdelen, dieper, "onderdeel")
    return meldingen


def _strange_characters(regeling: RegelingTekst) -> list[str]:
    aantal: Counter[str] = Counter()
    for tekst in iter_text(regeling):
        aantal.update(f"U+{ord(teken):04X}" for teken in tekst if "\x7f" <= teken <= "\x9f")
    dubbel = sum(len(_DUBBEL.findall(tekst)) for tekst in iter_text(regeling))
    meldingen = [f"{dubbel} keer lijkt een teken dubbel gecodeerd (zoals Ã© voor é); zo gelaten"] if dubbel else []
    return meldingen + [
        f"teken {code} komt {keer} keer voor; dat is vaak Windows-1252 in een UTF-8-bestand; bewaard, niet hersteld"
        for code, keer in sorted(aantal.items())
    ]


def _heading(deel: Deel) -> Iterator[str]:
    if deel.kop is not None:
        for stuk in deel.kop:
            yield from _piece(stuk)
    else:
        yield from filter(None, (deel.label, deel.nr, deel.titel))


def _piece(stuk: Kopdeel) -> Iterator[str]:
    yield from _words(stuk.tekst, stuk.opmaak, stuk.noten)


def _cell(cel: Cel) -> Iterator[str]:
    yield from _words(cel.tekst, cel.opmaak, cel.noten)
    for deel in cel.vervolg:
        yield from iter_deel(deel)


def _words(tekst: str, opmaak: list[Opmaak], noten: list[Noot]) -> Iterator[str]:
    heel = restore(tekst, opmaak)
    vorige = 0
    for noot in noten:
        yield heel[vorige : noot.op]
        yield from _note(noot)
        vorige = noot.op
    yield heel[vorige:]


def _note(noot: Noot) -> Iterator[str]:
    yield label_text(noot)
    yield from _words(noot.tekst, noot.opmaak, noot.noten)
    for deel in noot.vervolg:
        yield from iter_deel(deel)
