"""What a subject says in one municipality from day to day: versions in, a row of periods out; draws nothing.

The periods are those of `tijd.geldigheid`, as known on one day; drafts stay out of what applies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, OnderwerpVersies, Versie
from instrumentarium.tijd.geldigheid import Reden, Uitkomst, resolve


@attrs.frozen(kw_only=True)
class Tijdvak:
    """From `van` (None: the beginning) up to `tot` (exclusive, None: open) this version applies, or none does."""

    van: date | None
    tot: date | None
    versie: Versie | None
    reden: Reden | None


def periods(versies: OnderwerpVersies, bekend_op: date) -> list[Tijdvak]:
    """Return every period, earliest first; together they cover all days."""
    geldend = in_force(versies)
    dagen = sorted(
        {dag for v in geldend for dag in (v.inwerking, v.terugwerkend_tot_en_met, v.vervalt) if dag is not None}
    )
    uit = [Tijdvak(van=None, tot=None, versie=None, reden=_before(versies, geldend))]
    for dag in dagen:
        uitkomst = at(versies, dag, bekend_op)
        if uitkomst.versie is uit[-1].versie and uitkomst.reden is uit[-1].reden:
            continue
        uit[-1] = attrs.evolve(uit[-1], tot=dag)
        uit.append(Tijdvak(van=dag, tot=None, versie=uitkomst.versie, reden=uitkomst.reden))
    return uit


def at(versies: OnderwerpVersies, op: date, bekend_op: date) -> Uitkomst[Versie]:
    """Return what applies on a day."""
    return resolve(in_force(versies), op, bekend_op, historie_volledig=versies.historie_volledig)


def in_force(versies: OnderwerpVersies) -> list[Versie]:
    """Return the versions that can apply: not the drafts."""
    return [versie for versie in versies.versies if versie.status != "ontwerp"]


def period_of(tijdvakken: Sequence[Tijdvak], dag: date) -> Tijdvak:
    """Return the period in which a day falls."""
    return next(t for t in reversed(tijdvakken) if t.van is None or t.van <= dag)


def own_period(tijdvakken: Sequence[Tijdvak], versie: Versie) -> Tijdvak | None:
    """Return the first period in which a version applies, or None when it never does."""
    return next((t for t in tijdvakken if t.versie is versie), None)


def slug_of(versies: OnderwerpVersies, versie: Versie) -> str:
    """Return the last part of the stable address of a version: its first day, or its id when that says too little."""
    if versie.inwerking is None:
        return versie.versie
    zelfde = [v for v in versies.versies if v.inwerking == versie.inwerking]
    return versie.inwerking.isoformat() if len(zelfde) == 1 else f"{versie.inwerking.isoformat()}-{versie.versie}"


def words_of(versie: Versie) -> list[tuple[str, str]]:
    """Return the text as (number, words) in reading order; two versions with equal words say the same."""
    return list(_words(versie.leden))


def _words(delen: Sequence[Lid | Onderdeel]) -> Iterator[tuple[str, str]]:
    for deel in delen:
        yield deel.nr, deel.tekst
        yield from _words(deel.onderdelen)
        if deel.slot:
            yield "", deel.slot


def _before(versies: OnderwerpVersies, geldend: Sequence[Versie]) -> Reden:
    if not geldend or not versies.historie_volledig:
        return Reden.NIET_INGELEZEN
    return Reden.NOG_NIET_IN_WERKING
