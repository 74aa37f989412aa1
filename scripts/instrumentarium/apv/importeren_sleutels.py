"""Gives every lid and onderdeel a key made of its words, so that it keeps its name when its number changes.

In: a row of `Tekstlid`. Out: the same row with `sleutel` filled; keys differ within a row. Never looks at the number.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import attrs

from instrumentarium.apv.nummers import parse_ordinal
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, Tekstlid

_WOORDEN, _MEESTE = 3, 8
_LEEG = "tekst"
# "bebouwde kom: het gebied ...": what is defined stands before the colon.
_BEGRIP = re.compile(r"((?:[^\s:]+ ){0,5}[^\s:]+):\s+\S")
# Words that every regulation is full of; a key made of them would tell two leden apart by accident.
_GEWONE_WOORDEN = """
    aan aangaande al alle als alsmede andere artikel artikelen bedoeld bedoelde behoudens betreffende bij binnen
    daar daaraan daarbij daarin daarop daartoe daarvan daarvoor dan dat de deze die diens dit door een eerste elk elke
    en enig enige er geen gelet geldt gesteld gestelde genoemd haar had heeft hem het hier hierbij hierna hij hun ieder
    iedere in indien is jegens kan krachtens kunnen lid leden mag mede met moet moeten mogen na naar nader niet noch
    nog of om omtrent onder onderdeel onderdelen onverminderd onze ook op over overeenkomstig per reeds
    sub te tegen ten tenzij ter tot tussen uit van vanaf vanwege verboden verder volgende voor voorts vorige waar
    waaraan waarbij waarin waarop waartoe waarvan waarvoor wanneer was wat welke werd wie wiens wij wordt worden zal
    ze zich zij zijn zijnde zo zoals zodanig zover zoveel zullen slechts mits hoofdstuk afdeling paragraaf bepaalde
    toepassing verstaan verordening
"""
_GEWOON = frozenset(_GEWONE_WOORDEN.split())


def with_keys(leden: Sequence[Tekstlid]) -> list[Tekstlid]:
    """Return the row with keys, at every depth; a key that is there stays."""
    namen = [lid.sleutel or naam for lid, naam in zip(leden, derive_row(leden), strict=True)]
    return [
        attrs.evolve(
            lid,
            sleutel=naam,
            onderdelen=with_keys(lid.onderdelen),
            vervolg=[with_all_keys(deel) for deel in lid.vervolg],
        )
        for lid, naam in zip(leden, namen, strict=True)
    ]


def derive_row(leden: Sequence[Tekstlid]) -> list[str]:
    """Return the keys that the words of a row give, whatever keys are there."""
    return derive_keys([_words(lid) for lid in leden])


def with_all_keys(deel: Deel) -> Deel:
    """Return a part of the body in which every lid and onderdeel has a key."""
    rijen = [
        attrs.evolve(
            rij,
            cellen=[attrs.evolve(cel, vervolg=[with_all_keys(kind) for kind in cel.vervolg]) for cel in rij.cellen],
        )
        for rij in deel.rijen
    ]
    return attrs.evolve(
        deel,
        leden=with_keys(deel.leden),
        onderdelen=with_keys(deel.onderdelen),
        inhoud=[with_all_keys(kind) for kind in deel.inhoud],
        rijen=rijen,
    )


def derive_keys(teksten: Sequence[str]) -> list[str]:
    """Return a key for each text: its first telling words, more of them where two would be the same."""
    woorden = [_telling(tekst) for tekst in teksten]
    vaak = Counter(eigen[:n] for eigen in woorden for n in range(_WOORDEN, min(len(eigen), _MEESTE) + 1))
    bezet: dict[str, int] = {}
    return [_unused("-".join(_shortest_own(eigen, vaak)) or _LEEG, bezet) for eigen in woorden]


def _shortest_own(eigen: tuple[str, ...], vaak: Counter[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the first words that no other text of the row begins with; three when all are shared."""
    return next(
        (eigen[:n] for n in range(_WOORDEN, min(len(eigen), _MEESTE) + 1) if vaak[eigen[:n]] == 1), eigen[:_WOORDEN]
    )


def _unused(naam: str, bezet: dict[str, int]) -> str:
    vrij = naam
    while vrij in bezet:
        bezet[naam] += 1
        vrij = f"{naam}-{bezet[naam]}"
    bezet[vrij] = 1
    return vrij


def _words(lid: Tekstlid) -> str:
    """Return the words that the key is made of: the term, the text, or else what comes first below it."""
    eigen = (lid.term.tekst if lid.term else "") or lid.tekst
    begrip = _BEGRIP.match(eigen)
    return (begrip.group(1) if begrip else eigen) or next(filter(None, map(_words, lid.onderdelen)), lid.slot or "")


def _telling(tekst: str) -> tuple[str, ...]:
    kaal = unicodedata.normalize("NFKD", tekst).encode("ascii", "ignore").decode("ascii").lower()
    woorden = re.findall(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", kaal)
    return tuple(w for w in woorden if w not in _GEWOON and len(w) > 1 and parse_ordinal(w) is None)
