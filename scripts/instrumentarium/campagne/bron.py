"""One campaign with everything it leans on, and which text a piece has in a language and municipality.

In: sources that were read (`inlezen`). Out: pieces and texts with their places. Reads no file and judges no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Generic, TypeVar

import attrs

from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.campagne import (
    Campagne,
    CampagneTaal,
    Dia,
    Kanalen,
    Meldlijnen,
    PubliekWoorden,
    Stukken,
    Tekststuk,
    Verkiezing,
    Woordenlijst,
)
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.campagne.dias import from_markdown
from instrumentarium.fouten import Bevinding, Plaats

MAP = "campaigns"
PARTNER = "partner"
HOOFDTAAL = "nl"
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
            # A language without the text of one municipality gives it the general one.
            return self.text(naam, taal, "") if "per_gemeente" in keuze.pad else None
        return Tekst(tekst=_decode(inhoud), plaats=Plaats(f"{MAP}/{self.naam}/{pad}", 1, 1), los=True)

    def social(self, taal: str, gemeente: str) -> dict[str, Tekst]:
        """Return the posts per channel."""
        keuze = self.piece("sociaal", taal, gemeente)
        return {kanaal: keuze.tekst(tekst, kanaal) for kanaal, tekst in keuze.stuk.items()} if keuze else {}

    def slides(self, taal: str, gemeente: str) -> list[tuple[Dia, Tekst]]:
        """Return the slides of the evening with their places, written one by one or as Markdown."""
        keuze = self.piece("avond", taal, gemeente)
        if keuze is None:
            return []
        if keuze.stuk.dias:
            return [(dia, keuze.tekst("", "dias", nr)) for nr, dia in enumerate(keuze.stuk.dias)]
        bron = self.text("avond", taal, gemeente)
        return (
            [(dia, attrs.evolve(bron, plaats=bron.place(nr, 1))) for dia, nr in from_markdown(bron.tekst)]
            if bron
            else []
        )

    def short_texts(self, taal: str, gemeente: str) -> Iterator[tuple[str, Tekst]]:
        """Yield the short texts of sheets and slides with the name of their piece."""
        for naam in ("poster", "flyer", "bedankposter"):
            keuze = self.piece(naam, taal, gemeente)
            if keuze is None:
                continue
            losse = [(veld, getattr(keuze.stuk, veld)) for veld in ("regel", "vraag", "actie", "alt")]
            losse += [("signalen", tekst) for tekst in getattr(keuze.stuk, "signalen", ())]
            yield from ((naam, keuze.tekst(tekst, pad)) for pad, tekst in losse if tekst)
        for dia, bron in self.slides(taal, gemeente):
            teksten = (tekst for tekst in (dia.kop, *dia.punten) if tekst)
            yield from (("avond", attrs.evolve(bron, tekst=tekst, los=False)) for tekst in teksten)

    def unused(self) -> list[str]:
        """Return the files in the folder that no piece names, in any language."""
        genoemd: set[str] = set()
        for taal in self.campagne.waarde.talen:
            for stuk in (stuk for _, stukken in self._sources(taal) for stuk in _all_pieces(stukken)):
                genoemd |= {f"{taal}/{getattr(stuk, 'bestand', None)}", str(getattr(stuk, "beeld", None))}
        return sorted(set(self.bestanden) - genoemd)

    def words(self, taal: str) -> dict[str, str]:
        """Return the fixed words that a language folder sets itself."""
        return dict(self.talen[taal].waarde.woorden) if taal in self.talen else {}

    def _sources(self, taal: str) -> Iterator[tuple[Bron[Any], Stukken]]:
        if taal in self.talen:
            yield self.talen[taal], self.talen[taal].waarde.stukken
        yield self.campagne, self.campagne.waarde.stukken


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


def _all_pieces(stukken: Stukken) -> Iterator[Any]:
    """Yield every piece, what differs per municipality, and every slide."""
    for veld in attrs.fields(Stukken):
        stuk = getattr(stukken, veld.name)
        if stuk is not None:
            yield stuk
            yield from getattr(stuk, "per_gemeente", {}).values()
            yield from getattr(stuk, "dias", ())


def _is_file(stuk: Any) -> bool:
    return getattr(stuk, "bestand", None) is not None


def _decode(inhoud: bytes) -> str:
    return inhoud.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
