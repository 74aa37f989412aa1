"""Checks on the sources of the APV that one file can answer: identity, dates, keys and labels.

In: a source that was read. Out: findings, each at its place. Never reads a file and never knows what day it is.
`check_*` finds what makes a source unusable; `judge_dates` what a publication may not say, found by `controleer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, Onderwerp, OnderwerpVersies, Regelingen, Versie
from instrumentarium.fouten import Bevinding, bedoelde_u

Pad = tuple[str | int, ...]


def check_onderwerp(bron: Bron[Onderwerp], map_: str) -> Iterator[Bevinding]:
    """Yield a finding when the subject does not carry the name of its folder."""
    if bron.waarde.onderwerp != map_:
        yield bron.bevinding(
            ["onderwerp"], f'"{bron.waarde.onderwerp}" is niet de naam van de map ({map_})', f"Schrijf {map_}."
        )


def check_versies(bron: Bron[OnderwerpVersies], gemeente: str) -> Iterator[Bevinding]:
    """Yield what makes a file of versions unusable: wrong municipality, an id used twice, a lapse before the start."""
    if bron.waarde.gemeente != gemeente:
        yield bron.bevinding(
            ["gemeente"],
            f'"{bron.waarde.gemeente}" past niet bij het bestand {gemeente}.yaml',
            f"Schrijf {gemeente} of hernoem het bestand.",
        )
    yield from _duplicates(bron, "versies", [versie.versie for versie in bron.waarde.versies], "versie")
    for plaats, versie in enumerate(bron.waarde.versies):
        yield from _check_lapse(bron, plaats, versie)
        yield from _check_sleutels(bron, plaats, versie.leden)


def check_regelingen(bron: Bron[Regelingen]) -> Iterator[Bevinding]:
    """Yield ids used twice, ends before the start, and a predecessor or successor that does not exist."""
    ids = [regeling.id for regeling in bron.waarde.regelingen]
    yield from _duplicates(bron, "regelingen", ids, "id")
    for plaats, regeling in enumerate(bron.waarde.regelingen):
        if regeling.vervalt and regeling.inwerking and regeling.vervalt < regeling.inwerking:
            yield bron.bevinding(
                ["regelingen", plaats, "vervalt"], _before("vervalt", regeling.vervalt, "inwerking", regeling.inwerking)
            )
        for veld in ("voorganger", "opvolger"):
            naam = getattr(regeling, veld)
            if naam is not None and naam not in ids:
                yield bron.bevinding(
                    ["regelingen", plaats, veld], f'"{naam}" is geen id in dit bestand', bedoelde_u(naam, ids)
                )


def judge_dates(bron: Bron[OnderwerpVersies]) -> Iterator[Bevinding]:
    """Yield dates that no publication can have: in force before it is known, punishment that reaches back, overlap.

    A regulation enters into force after its publication, never before or on it; retroactive effect is written apart
    (Aanwijzing 5.63) and is refused for what is punishable (article 16 Grondwet, article 1 Wetboek van Strafrecht).
    """
    versies = bron.waarde.versies
    for plaats, versie in enumerate(versies):
        pad: Pad = ("versies", plaats)
        yield from _judge_publication(bron, pad, versie)
        yield from _judge_retroactive(bron, pad, versie)
        yield from _judge_overlap(bron, plaats, versies)


def judge_leden(bron: Bron[OnderwerpVersies]) -> Iterator[Bevinding]:
    """Yield leden or onderdelen that carry the same label twice, and empty texts."""
    for plaats, versie in enumerate(bron.waarde.versies):
        yield from _judge_labels(bron, ("versies", plaats, "leden"), versie.leden, "lid")


def _duplicates(
    bron: Bron[OnderwerpVersies] | Bron[Regelingen], lijst: str, namen: Sequence[str], veld: str
) -> Iterator[Bevinding]:
    eerste: dict[str, int] = {}
    for plaats, naam in enumerate(namen):
        if naam in eerste:
            regel = bron.plaats(lijst, eerste[naam], veld).regel
            yield bron.bevinding(
                [lijst, plaats, veld], f'"{naam}" staat al op regel {regel}', "Geef elke versie een eigen naam."
            )
        eerste.setdefault(naam, plaats)


def _check_lapse(bron: Bron[OnderwerpVersies], plaats: int, versie: Versie) -> Iterator[Bevinding]:
    if versie.vervalt is None:
        return
    begin = versie.terugwerkend_tot_en_met or versie.inwerking
    veld = "terugwerkend_tot_en_met" if versie.terugwerkend_tot_en_met else "inwerking"
    if begin is not None and versie.vervalt < begin:
        yield bron.bevinding(
            ["versies", plaats, "vervalt"],
            _before("vervalt", versie.vervalt, veld, begin),
            _next_year(versie.vervalt, begin),
        )


def _check_sleutels(bron: Bron[OnderwerpVersies], plaats: int, leden: Sequence[Lid]) -> Iterator[Bevinding]:
    yield from _check_siblings(bron, ("versies", plaats, "leden"), leden)
    for nr, lid in enumerate(leden):
        yield from _check_onderdelen(bron, ("versies", plaats, "leden", nr, "onderdelen"), lid.onderdelen)


def _check_onderdelen(bron: Bron[OnderwerpVersies], pad: Pad, delen: Sequence[Onderdeel]) -> Iterator[Bevinding]:
    yield from _check_siblings(bron, pad, delen)
    for nr, deel in enumerate(delen):
        yield from _check_onderdelen(bron, (*pad, nr, "onderdelen"), deel.onderdelen)


def _check_siblings(bron: Bron[OnderwerpVersies], pad: Pad, delen: Sequence[Lid | Onderdeel]) -> Iterator[Bevinding]:
    gezien = set()
    for nr, deel in enumerate(delen):
        if deel.sleutel in gezien:
            yield bron.bevinding(
                [*pad, nr, "sleutel"], f'de sleutel "{deel.sleutel}" staat hier al', "Geef elk deel een eigen sleutel."
            )
        gezien.add(deel.sleutel)


def _judge_publication(bron: Bron[OnderwerpVersies], pad: Pad, versie: Versie) -> Iterator[Bevinding]:
    if versie.bekend and versie.inwerking and versie.inwerking <= versie.bekend:
        yield bron.bevinding(
            [*pad, "inwerking"],
            f'"inwerking" ({versie.inwerking}) ligt voor of op "bekend" ({versie.bekend})',
            "Een regeling werkt pas na de bekendmaking; gebruik terugwerkend_tot_en_met voor terugwerkende kracht.",
        )
    if versie.inwerking is None and not versie.voorwaarde and versie.status != "ontwerp":
        yield bron.bevinding(
            [*pad, "versie"], "inwerking ontbreekt en er staat geen voorwaarde", "Schrijf inwerking of voorwaarde."
        )


def _judge_retroactive(bron: Bron[OnderwerpVersies], pad: Pad, versie: Versie) -> Iterator[Bevinding]:
    terug = versie.terugwerkend_tot_en_met
    if terug is None:
        return
    if versie.strafbaar:
        yield bron.bevinding(
            [*pad, "terugwerkend_tot_en_met"],
            "wat strafbaar is, krijgt geen terugwerkende kracht",
            "Haal terugwerkend_tot_en_met weg, of schrijf strafbaar: false.",
        )
    if versie.inwerking is not None and terug >= versie.inwerking:
        yield bron.bevinding(
            [*pad, "terugwerkend_tot_en_met"],
            f'"terugwerkend_tot_en_met" ({terug}) ligt niet voor "inwerking" ({versie.inwerking})',
            "Haal het weg of kies een eerdere dag.",
        )


def _judge_overlap(bron: Bron[OnderwerpVersies], plaats: int, versies: Sequence[Versie]) -> Iterator[Bevinding]:
    versie = versies[plaats]
    for eerder, ander in enumerate(versies[:plaats]):
        if "ontwerp" in (versie.status, ander.status) or versie.inwerking is None:
            continue
        if (versie.inwerking, versie.bekend) == (ander.inwerking, ander.bekend):
            regel = bron.plaats("versies", eerder, "inwerking").regel
            yield bron.bevinding(
                ["versies", plaats, "inwerking"],
                f'"{versie.versie}" en "{ander.versie}" (regel {regel}) beginnen op dezelfde dag en overlappen elkaar',
                "Een rectificatie heeft een latere dag van bekendmaking.",
            )
    yield from _judge_end(bron, plaats, versies)


def _judge_end(bron: Bron[OnderwerpVersies], plaats: int, versies: Sequence[Versie]) -> Iterator[Bevinding]:
    """Yield a typed end that lies after the beginning of the next version: that end follows from the next version."""
    versie = versies[plaats]
    if versie.vervalt is None or versie.inwerking is None or versie.status == "ontwerp":
        return
    later = [
        ander.terugwerkend_tot_en_met or ander.inwerking
        for ander in versies
        if ander.inwerking and ander.inwerking > versie.inwerking and ander.status != "ontwerp"
    ]
    begin = min((dag for dag in later if dag), default=None)
    if begin is not None and begin < versie.vervalt:
        yield bron.bevinding(
            ["versies", plaats, "vervalt"],
            f'"vervalt" ({versie.vervalt}) ligt na het begin van de volgende versie ({begin}); zij overlappen elkaar',
            "Haal vervalt weg: het einde volgt uit de volgende versie.",
        )


def _judge_labels(
    bron: Bron[OnderwerpVersies], pad: Pad, delen: Sequence[Lid | Onderdeel], woord: str
) -> Iterator[Bevinding]:
    gezien: set[str] = set()
    for nr, deel in enumerate(delen):
        if deel.nr in gezien and deel.nr not in ("", "-", "–"):
            yield bron.bevinding([*pad, nr, "nr"], f'{woord} "{deel.nr}" staat hier twee keer', "Kijk de nummers na.")
        gezien.add(deel.nr)
        if not deel.tekst.strip():
            yield bron.bevinding([*pad, nr, "tekst"], f"{woord} {deel.nr} heeft geen tekst")
        yield from _judge_labels(bron, (*pad, nr, "onderdelen"), deel.onderdelen, "onderdeel")


def _before(veld: str, dag: date, ander: str, grens: date) -> str:
    return f'"{veld}" ({dag}) ligt voor "{ander}" ({grens})'


def _next_year(dag: date, na: date) -> str:
    """Offer the same day in the first year in which it lies after `na`; a wrong year is the usual slip."""
    for jaar in (na.year, na.year + 1):
        try:
            voorstel = dag.replace(year=jaar)
        except ValueError:
            continue
        if voorstel > na:
            return f"bedoelde u {voorstel}?"
    return ""
