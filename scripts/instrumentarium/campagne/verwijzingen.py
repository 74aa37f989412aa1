"""Checks what a campaign points at: files, pictures, reporting lines, channels, municipalities, languages, pieces.

In: a campaign that was read. Out: findings with place and way out. Opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.campagne import Avond, Flyer, Poster, Stukken, Tekststuk
from instrumentarium.campagne import beeldbestand
from instrumentarium.campagne.bron import BEELDEN, HOOFDTAAL, MAP, PARTNER, Bronnen
from instrumentarium.fouten import Bevinding, bedoelde_u

# A row may speak of a piece that is still to be written; `campagne toets` then says so.
_STUKKEN = tuple(veld.metadata.get("sleutel", veld.name) for veld in attrs.fields(Stukken))


def check_references(bronnen: Bronnen) -> Iterator[Bevinding]:
    """Yield what a campaign names that is not there."""
    campagne = bronnen.campagne
    lijnen = [lijn.id for lijn in bronnen.meldlijnen.waarde.lijnen]
    for nr, lijn in enumerate(campagne.waarde.meldlijnen):
        if lijn not in lijnen:
            yield campagne.bevinding(
                ["meldlijnen", nr], f"de meldlijn “{lijn}” bestaat niet", bedoelde_u(lijn, lijnen) or choose(lijnen)
            )
    if HOOFDTAAL not in campagne.waarde.talen:
        yield campagne.bevinding(["talen"], f"de taal {HOOFDTAAL} ontbreekt", f"Schrijf {HOOFDTAAL}: bevestigd.")
    for taal in bronnen.talen:
        if taal not in campagne.waarde.talen:
            yield campagne.bevinding(["talen"], f"de map {taal} staat er, maar de taal niet", f"Zet {taal} in talen.")
    yield from _check_rows(bronnen)
    yield from _check_pieces(bronnen, HOOFDTAAL, campagne, campagne.waarde.stukken)
    for taal, bron in bronnen.talen.items():
        yield from _check_pieces(bronnen, taal, bron, bron.waarde.stukken)


def _check_rows(bronnen: Bronnen) -> Iterator[Bevinding]:
    campagne = bronnen.campagne
    namen = [*campagne.waarde.stukken.namen(), "beeld"]
    genoemd = [("akkoord", nr, rij.stuk) for nr, rij in enumerate(campagne.waarde.akkoord)]
    genoemd += [("planning", nr, rij.stuk) for nr, rij in enumerate(campagne.waarde.planning)]
    for groep, nr, stuk in genoemd:
        if stuk not in namen and stuk not in _STUKKEN:
            fout = f"het stuk “{stuk}” is er niet in deze campagne"
            yield campagne.bevinding([groep, nr, "stuk"], fout, bedoelde_u(stuk, [*namen, *_STUKKEN]) or choose(namen))


def _check_pieces(bronnen: Bronnen, taal: str, bron: Bron[Any], stukken: Stukken) -> Iterator[Bevinding]:
    kanalen = [kanaal.id for kanaal in bronnen.kanalen.waarde.kanalen]
    for kanaal in stukken.sociaal:
        if kanaal not in kanalen:
            fout = f"het kanaal “{kanaal}” staat niet in {MAP}/kanalen.yaml"
            yield bron.bevinding(["stukken", "sociaal", kanaal], fout, bedoelde_u(kanaal, kanalen) or choose(kanalen))
    for veld in attrs.fields(Stukken):
        stuk = getattr(stukken, veld.name)
        pad = ("stukken", veld.name)
        yield from _check_piece(bronnen, taal, bron, stuk, pad)
        for gemeente, variant in getattr(stuk, "per_gemeente", {}).items():
            if gemeente not in (*bronnen.gemeenten, PARTNER):
                uitweg = bedoelde_u(gemeente, bronnen.gemeenten) or choose([*sorted(bronnen.gemeenten), PARTNER])
                yield bron.bevinding([*pad, "per_gemeente", gemeente], f"de gemeente “{gemeente}” bestaat niet", uitweg)
            yield from _check_piece(bronnen, taal, bron, variant, (*pad, "per_gemeente", gemeente))
    for nr, dia in enumerate(stukken.avond.dias if stukken.avond else []):
        yield from _check_image(bronnen, bron, dia.beeld, ("stukken", "avond", "dias", nr))


def _check_piece(
    bronnen: Bronnen, taal: str, bron: Bron[Any], stuk: Any, pad: tuple[str | int, ...]
) -> Iterator[Bevinding]:
    if isinstance(stuk, Avond) and bool(stuk.dias) + (stuk.tekst is not None) + (stuk.bestand is not None) != 1:
        yield bron.bevinding(pad, "een avond heeft óf dia’s óf een tekst óf een bestand", "Schrijf dias: of bestand:.")
    elif isinstance(stuk, Tekststuk) and (stuk.tekst is None) == (stuk.bestand is None):
        yield bron.bevinding(pad, "een stuk heeft óf een tekst óf een bestand", "Schrijf tekst: of bestand:.")
    elif isinstance(stuk, (Tekststuk, Avond)):
        if stuk.bestand is not None:
            yield from _check_file(bronnen, taal, bron, stuk.bestand, (*pad, "bestand"))
    elif isinstance(stuk, (Poster, Flyer)):
        yield from _check_image(bronnen, bron, stuk.beeld, pad)


def _check_file(
    bronnen: Bronnen, taal: str, bron: Bron[Any], bestand: str, pad: tuple[str | int, ...]
) -> Iterator[Bevinding]:
    if "\\" in bestand or ".." in bestand.split("/") or bestand.startswith("/") or ":" in bestand:
        yield bron.bevinding(pad, f"“{bestand[:60]}” wijst buiten de map van de campagne", "Noem alleen een bestand.")
    elif not bestand.endswith(".md"):
        yield bron.bevinding(pad, f"“{bestand[:60]}” is geen Markdown", "Een tekst eindigt op .md.")
    elif f"{taal}/{bestand}" not in bronnen.bestanden:
        bekend = [pad_[len(taal) + 1 :] for pad_ in bronnen.bestanden if pad_.startswith(f"{taal}/")]
        yield bron.bevinding(pad, f"het bestand {taal}/{bestand} is er niet", bedoelde_u(bestand, bekend))


def _check_image(
    bronnen: Bronnen, bron: Bron[Any], beeld: str | None, pad: tuple[str | int, ...]
) -> Iterator[Bevinding]:
    if beeld is not None and beeld not in BEELDEN and beeld not in bronnen.bestanden:
        eigen = [naam for naam in bronnen.bestanden if beeldbestand.is_image_name(naam)]
        uitweg = bedoelde_u(beeld, [*BEELDEN, *eigen]) or choose([*BEELDEN, *eigen])
        yield bron.bevinding([*pad, "beeld"], f"het beeld “{beeld[:60]}” is er niet", uitweg)


def choose(namen: list[str]) -> str:
    """Return the names that there are, as a way out."""
    return f"kies uit {', '.join(namen)}" if namen else "er zijn er nog geen"
