"""Reads one campaign with everything it leans on, and says which text a piece has in a language and municipality.

In: the project folder and the name of a campaign. Out: `Bronnen`. Reads no file outside the campaign's own folder
and the shared data; all faults come at once, located. Never judges a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Generic, TypeVar

import attrs

from instrumentarium.bronnen.project import Bron, Verzamelaar, find_files
from instrumentarium.bronnen.soorten.campagne import (
    Campagne,
    CampagneTaal,
    Flyer,
    Kanalen,
    Meldlijnen,
    Poster,
    PubliekWoorden,
    Stukken,
    Tekststuk,
    Verkiezing,
    Verkiezingen,
    Woordenlijst,
)
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.campagne import beeldbestand
from instrumentarium.fouten import Bevinding, GebruikFout, Plaats, bedoelde_u

MAP = "campaigns"
PARTNER = "partner"
HOOFDTAAL = "nl"
MAX_TEKST = 1024 * 1024
BEELDEN = ("lichte-rij-ramen", "schuur-in-tulpenveld", "garagedeur-met-licht", "hand-met-envelop")
NA_BESLUIT = ("na-sluiting", "na-schorsing", "na-heropening")

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Tekst:
    """A text as its author wrote it, and where it stands: file and the line before its first one."""

    tekst: str
    plaats: Plaats
    los: bool = False
    """True when it is a file of its own, so that lines in the text are lines in the file."""

    def place(self, regel: int, kolom: int) -> Plaats:
        """Return the place of a spot in the text."""
        return Plaats(self.plaats.bestand, regel, kolom) if self.los else self.plaats


@attrs.frozen(kw_only=True)
class Keuze(Generic[T]):
    """A piece as one municipality and language have it, and the place of the piece in its source."""

    stuk: T
    bron: Bron[Any]
    pad: tuple[str | int, ...]

    def tekst(self, waarde: str, *delen: str | int) -> Tekst:
        """Return a short text of this piece with its place."""
        return Tekst(tekst=waarde, plaats=self.bron.plaats(*self.pad, *delen))

    def bevinding(self, tekst: str, uitweg: str, *delen: str | int) -> Bevinding:
        """Return a fault in this piece."""
        return self.bron.bevinding([*self.pad, *delen], tekst, uitweg)


@attrs.frozen(kw_only=True)
class Bronnen:
    """One campaign, its other languages, the files in its folder, and the data that all campaigns share."""

    naam: str
    campagne: Bron[Campagne]
    talen: dict[str, Bron[CampagneTaal]]
    bestanden: dict[str, bytes]
    gemeenten: dict[str, Bron[Gemeente]]
    kanalen: Bron[Kanalen]
    woordenlijst: Bron[Woordenlijst]
    meldlijnen: Bron[Meldlijnen]
    publiek: Bron[PubliekWoorden] | None
    verkiezingen: list[Verkiezing]
    andere: dict[str, Campagne]

    def piece(self, naam: str, taal: str, gemeente: str) -> Keuze[Any] | None:
        """Return a piece as this language and municipality have it, or None.

        The main language stands in campagne.yaml, the others in <taal>/stukken.yaml; a piece that is a file needs
        no row there, only the file. What differs in one municipality replaces the piece, field by field.
        """
        veld = naam.replace("-", "_")
        for bron, stukken in self._sources(taal):
            stuk = getattr(stukken, veld)
            if stuk and not (bron is self.campagne and taal != HOOFDTAAL and not _is_file(stuk)):
                return _for_gemeente(Keuze(stuk=stuk, bron=bron, pad=("stukken", veld)), gemeente)
        return None

    def text(self, naam: str, taal: str, gemeente: str) -> Tekst | None:
        """Return the running text of a piece, or None when this language has none."""
        keuze = self.piece(naam, taal, gemeente)
        if keuze is None:
            return None
        if keuze.stuk.tekst is not None:
            return keuze.tekst(keuze.stuk.tekst, "tekst")
        pad = f"{taal}/{keuze.stuk.bestand}"
        inhoud = self.bestanden.get(pad)
        if inhoud is None:
            return None
        return Tekst(tekst=_decode(inhoud), plaats=Plaats(f"{MAP}/{self.naam}/{pad}", 1, 1), los=True)

    def social(self, taal: str, gemeente: str) -> dict[str, Tekst]:
        """Return the posts per channel."""
        keuze = self.piece("sociaal", taal, gemeente)
        return {kanaal: keuze.tekst(tekst, kanaal) for kanaal, tekst in keuze.stuk.items()} if keuze else {}

    def words(self, taal: str) -> dict[str, str]:
        """Return the fixed words that a language folder sets itself."""
        return dict(self.talen[taal].waarde.woorden) if taal in self.talen else {}

    def _sources(self, taal: str) -> Iterator[tuple[Bron[Any], Stukken]]:
        if taal in self.talen:
            yield self.talen[taal], self.talen[taal].waarde.stukken
        yield self.campagne, self.campagne.waarde.stukken


def names(wortel: Path) -> list[str]:
    """Return the names of the campaigns of a project."""
    return [pad.split("/")[1] for pad in find_files(wortel, f"{MAP}/*/campagne.yaml")]


def read(wortel: Path, naam: str) -> Bronnen:
    """Read one campaign; raises GebruikFout for an unknown name and BronFout with every fault in the files."""
    bekend = names(wortel)
    if naam not in bekend:
        raise GebruikFout(f'onbekende campagne "{naam[:60]}": {bedoelde_u(naam, bekend) or _choose(bekend)}')
    zaak = Verzamelaar()
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
        Path(pad).stem: bron
        for pad in find_files(wortel, "content/gemeenten/*.yaml")
        if (bron := zaak.lees(wortel, pad, Gemeente))
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
        zaak.bevindingen.extend(_check_references(bronnen))
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
        inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        regel = inhoud[: fout.start].count(b"\n") + 1
        yield Bevinding(Plaats(pad, regel, 1), "dit is geen UTF-8", "Bewaar het bestand als UTF-8.")
        return
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


def _check_references(bronnen: Bronnen) -> Iterator[Bevinding]:
    """Yield what a campaign names that is not there: files, images, reporting lines, channels, municipalities."""
    campagne = bronnen.campagne
    lijnen = [lijn.id for lijn in bronnen.meldlijnen.waarde.lijnen]
    for nr, lijn in enumerate(campagne.waarde.meldlijnen):
        if lijn not in lijnen:
            yield campagne.bevinding(
                ["meldlijnen", nr], f"de meldlijn “{lijn}” bestaat niet", bedoelde_u(lijn, lijnen) or _choose(lijnen)
            )
    if HOOFDTAAL not in campagne.waarde.talen:
        yield campagne.bevinding(["talen"], f"de taal {HOOFDTAAL} ontbreekt", f"Schrijf {HOOFDTAAL}: bevestigd.")
    for taal in bronnen.talen:
        if taal not in campagne.waarde.talen:
            yield campagne.bevinding(["talen"], f"de map {taal} staat er, maar de taal niet", f"Zet {taal} in talen.")
    namen = [*campagne.waarde.stukken.namen(), "beeld"]
    for groep, rijen in (("akkoord", campagne.waarde.akkoord), ("planning", campagne.waarde.planning)):
        for nr, rij in enumerate(rijen):
            if rij.stuk not in namen:
                yield campagne.bevinding(
                    [groep, nr, "stuk"],
                    f"het stuk “{rij.stuk}” is er niet in deze campagne",
                    bedoelde_u(rij.stuk, namen) or _choose(namen),
                )
    for taal, bron in [(HOOFDTAAL, campagne), *bronnen.talen.items()]:
        yield from _check_pieces(bronnen, taal, bron, bron.waarde.stukken)


def _check_pieces(bronnen: Bronnen, taal: str, bron: Bron[Any], stukken: Stukken) -> Iterator[Bevinding]:
    kanalen = [kanaal.id for kanaal in bronnen.kanalen.waarde.kanalen]
    for kanaal in stukken.sociaal:
        if kanaal not in kanalen:
            fout = f"het kanaal “{kanaal}” staat niet in {MAP}/kanalen.yaml"
            yield bron.bevinding(["stukken", "sociaal", kanaal], fout, bedoelde_u(kanaal, kanalen) or _choose(kanalen))
    for veld in attrs.fields(Stukken):
        stuk = getattr(stukken, veld.name)
        pad = ("stukken", veld.name)
        yield from _check_piece(bronnen, taal, bron, stuk, pad)
        for gemeente, variant in getattr(stuk, "per_gemeente", {}).items():
            if gemeente not in bronnen.gemeenten:
                uitweg = bedoelde_u(gemeente, bronnen.gemeenten) or _choose(sorted(bronnen.gemeenten))
                yield bron.bevinding(
                    [*pad, "per_gemeente", gemeente], f"de gemeente “{gemeente}” bestaat niet", uitweg
                )
            yield from _check_piece(bronnen, taal, bron, variant, (*pad, "per_gemeente", gemeente))
    for nr, dia in enumerate(stukken.avond.dias if stukken.avond else []):
        yield from _check_image(bronnen, bron, dia.beeld, ("stukken", "avond", "dias", nr))


def _check_piece(
    bronnen: Bronnen, taal: str, bron: Bron[Any], stuk: Any, pad: tuple[str | int, ...]
) -> Iterator[Bevinding]:
    if isinstance(stuk, Tekststuk):
        if (stuk.tekst is None) == (stuk.bestand is None):
            yield bron.bevinding(pad, "een stuk heeft óf een tekst óf een bestand", "Schrijf tekst: of bestand:.")
        elif stuk.bestand is not None:
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
        uitweg = bedoelde_u(beeld, [*BEELDEN, *eigen]) or _choose([*BEELDEN, *eigen])
        yield bron.bevinding([*pad, "beeld"], f"het beeld “{beeld[:60]}” is er niet", uitweg)


def _for_gemeente(keuze: Keuze[Any], gemeente: str) -> Keuze[Any]:
    eigen = getattr(keuze.stuk, "per_gemeente", {}).get(gemeente)
    if eigen is None:
        return keuze
    if isinstance(eigen, Tekststuk):
        return Keuze(stuk=eigen, bron=keuze.bron, pad=(*keuze.pad, "per_gemeente", gemeente))
    anders = {
        veld.name: getattr(eigen, veld.name)
        for veld in attrs.fields(type(eigen))
        if veld.name != "per_gemeente" and getattr(eigen, veld.name)
    }
    return Keuze(stuk=attrs.evolve(keuze.stuk, **anders), bron=keuze.bron, pad=keuze.pad)


def _is_file(stuk: Any) -> bool:
    return isinstance(stuk, Tekststuk) and stuk.bestand is not None


def _decode(inhoud: bytes) -> str:
    return inhoud.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")


def _choose(namen: list[str]) -> str:
    return f"kies uit {', '.join(namen)}" if namen else "er zijn er nog geen"
