"""Reads one campaign from disk: its folder and the data that all campaigns share.

In: the project folder and a name. Out: `Bronnen`, or every fault at once, located. Reads no file outside the folder
of the campaign and the shared data. Never judges a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

from instrumentarium.bronnen.lezer import forbidden_characters
from instrumentarium.bronnen.project import Bron, Verzamelaar, find_files
from instrumentarium.bronnen.soorten.campagne import (
    Campagne,
    CampagneTaal,
    Kanalen,
    Meldlijnen,
    PubliekWoorden,
    Verkiezingen,
    Woordenlijst,
)
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.campagne import beeldbestand
from instrumentarium.campagne.bron import MAP, Bronnen
from instrumentarium.campagne.verwijzingen import check_references, choose
from instrumentarium.fouten import Bevinding, GebruikFout, Plaats, bedoelde_u

MAX_TEKST = 1024 * 1024

T = TypeVar("T")


def names(wortel: Path) -> list[str]:
    """Return the names of the campaigns of a project."""
    return [pad.split("/")[1] for pad in find_files(wortel, f"{MAP}/*/campagne.yaml")]


def read(wortel: Path, naam: str) -> Bronnen:
    """Read one campaign; raises GebruikFout for an unknown name and BronFout with every fault in the files."""
    bekend = names(wortel)
    if naam not in bekend:
        raise GebruikFout(f'onbekende campagne "{naam[:60]}": {bedoelde_u(naam, bekend) or choose(bekend)}')
    zaak = Verzamelaar()
    zaak.bevindingen.extend(_outside(wortel, naam))
    zaak.raise_if_any()
    campagne = zaak.lees(wortel, f"{MAP}/{naam}/campagne.yaml", Campagne)
    talen = {
        pad.split("/")[2]: bron
        for pad in find_files(wortel, f"{MAP}/{naam}/*/stukken.yaml")
        if (bron := zaak.lees(wortel, pad, CampagneTaal))
    }
    kanalen = zaak.lees(wortel, f"{MAP}/kanalen.yaml", Kanalen)
    woordenlijst = zaak.lees(wortel, f"{MAP}/woordenlijst.yaml", Woordenlijst)
    meldlijnen = zaak.lees(wortel, f"{MAP}/meldlijnen.yaml", Meldlijnen)
    publiek = _optional(zaak, wortel, f"{MAP}/publiek.yaml", PubliekWoorden)
    verkiezingen = _optional(zaak, wortel, f"{MAP}/verkiezingen.yaml", Verkiezingen)
    gemeenten = {
        Path(pad).stem: gelezen
        for pad in find_files(wortel, "content/gemeenten/*.yaml")
        if (gelezen := zaak.lees(wortel, pad, Gemeente))
    }
    bestanden = _read_folder(wortel, naam, zaak)
    if campagne and kanalen and woordenlijst and meldlijnen:
        bronnen = Bronnen(
            naam=naam,
            campagne=campagne,
            talen=talen,
            bestanden=bestanden,
            gemeenten=gemeenten,
            kanalen=kanalen,
            woordenlijst=woordenlijst,
            meldlijnen=meldlijnen,
            publiek=publiek,
            verkiezingen=list(verkiezingen.waarde.verkiezingen) if verkiezingen else [],
            andere=_others(wortel, [ander for ander in bekend if ander != naam]),
        )
        zaak.bevindingen.extend(check_references(bronnen))
        zaak.raise_if_any()
        return bronnen
    zaak.raise_if_any()
    raise GebruikFout(f"de campagne {naam} is niet te lezen")


def _optional(zaak: Verzamelaar, wortel: Path, pad: str, soort: type[T]) -> Bron[T] | None:
    return zaak.lees(wortel, pad, soort) if (wortel / pad).is_file() else None


def _others(wortel: Path, namen: list[str]) -> dict[str, Campagne]:
    # A fault in another campaign is that campaign's own; here it only means that its days are not known.
    zaak = Verzamelaar()
    gelezen = {naam: zaak.lees(wortel, f"{MAP}/{naam}/campagne.yaml", Campagne) for naam in namen}
    return {naam: bron.waarde for naam, bron in gelezen.items() if bron}


def _outside(wortel: Path, naam: str) -> Iterator[Bevinding]:
    """Yield what only seems to lie in the project: a link to a file or folder elsewhere is not read."""
    for pad in [f"{MAP}/{naam}", *find_files(wortel, f"{MAP}/*.yaml"), *find_files(wortel, f"{MAP}/{naam}/**/*.yaml")]:
        if not (wortel / pad).resolve().is_relative_to(wortel.resolve()):
            yield Bevinding(Plaats(pad), "dit wijst naar buiten het project", "Zet een kopie in de map.")


def _read_folder(wortel: Path, naam: str, zaak: Verzamelaar) -> dict[str, bytes]:
    map_ = (wortel / MAP / naam).resolve()
    uit: dict[str, bytes] = {}
    for pad in find_files(wortel, f"{MAP}/{naam}/**/*"):
        bestand, kort = wortel / pad, pad.split("/", 2)[2]
        if kort.endswith(".yaml"):
            continue
        if not bestand.resolve().is_relative_to(map_):
            fout = "dit bestand wijst naar buiten de map van de campagne"
            zaak.bevindingen.append(Bevinding(Plaats(pad), fout, "Zet een kopie in de map."))
        elif kort.endswith(".md"):
            zaak.bevindingen.extend(_load_text(bestand, pad, kort, uit))
        elif beeldbestand.is_image_name(kort):
            zaak.bevindingen.extend(_load_image(bestand, pad, kort, uit))
    return uit


def _load_text(bestand: Path, pad: str, kort: str, uit: dict[str, bytes]) -> Iterator[Bevinding]:
    if bestand.stat().st_size > MAX_TEKST:
        yield Bevinding(Plaats(pad), "deze tekst is groter dan 1 MB", "Kort hem in.")
        return
    inhoud = bestand.read_bytes()
    try:
        tekst = inhoud.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        yield Bevinding(Plaats(pad, regel, 1), "dit is geen UTF-8", "Bewaar het bestand als UTF-8.")
        return
    fouten = list(islice(forbidden_characters(tekst, pad), 20))
    yield from fouten
    if not fouten:
        uit[kort] = inhoud


def _load_image(bestand: Path, pad: str, kort: str, uit: dict[str, bytes]) -> Iterator[Bevinding]:
    if bestand.stat().st_size > beeldbestand.MAX_BYTES:
        yield Bevinding(Plaats(pad), "dit beeld is groter dan 20 MB", "Maak het kleiner.")
        return
    inhoud = bestand.read_bytes()
    fout = beeldbestand.fault(inhoud)
    if fout:
        yield Bevinding(Plaats(pad), *fout)
    else:
        uit[kort] = inhoud
