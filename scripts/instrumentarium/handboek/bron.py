"""Reads everything the handbook shows, once, with all faults at once: a project folder in, `Handboekbron` out.

Never decides what a page looks like. A `Lezer` that is kept reads only the files that changed (live reload).
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import attrs

from instrumentarium.besluit.instrument.model import Beleid, Clausule, Clausules, Document, Recht, Toets, Toetsen
from instrumentarium.bronnen.decoderen import decode, place_of
from instrumentarium.bronnen.lezer import Waarde, lees_tekst, lees_yaml
from instrumentarium.bronnen.project import Bron, find_files, lees_bron, read_bytes
from instrumentarium.bronnen.soorten.apv import Onderwerp, OnderwerpVersies, Regeling, Regelingen
from instrumentarium.bronnen.soorten.campagne import Campagne, Kanalen, Meldlijnen
from instrumentarium.bronnen.soorten.gemeente import Gemeente, Vaststellingen
from instrumentarium.bronnen.soorten.pagina import (
    Begrip,
    Begrippen,
    Bronnenlijst,
    Bronvermelding,
    Pagina,
    Tekening,
    Zoekwoorden,
)
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats

T = TypeVar("T")
BEELDEN = (".png", ".jpg", ".jpeg", ".webp", ".svg")


@attrs.frozen(kw_only=True)
class Paginabron:
    """A hand-written page: its name is the path below `content/` without `.md`; `regel` is where the body begins."""

    naam: str
    pad: str
    kop: Pagina
    tekst: str
    regel: int
    boom: Waarde

    def plaats(self, *delen: str | int) -> Plaats:
        """Return the place of a value in the front matter."""
        return Plaats(self.pad, *place_of(self.boom, delen))


@attrs.frozen(kw_only=True)
class Onderwerpbron:
    """A subject with what each municipality has of it."""

    onderwerp: Bron[Onderwerp]
    gemeenten: dict[str, Bron[OnderwerpVersies]]

    @property
    def naam(self) -> str:
        """Return the identity of the subject."""
        return self.onderwerp.waarde.onderwerp


@attrs.frozen(kw_only=True)
class Instrumentbron:
    """A folder below `templates/`: letters, clauses, checks, law of the day, and policy per municipality."""

    naam: str
    documenten: dict[str, Bron[Document]]
    clausules: dict[str, Clausule]
    toetsen: Bron[Toetsen] | None
    recht: Bron[Recht] | None
    beleid: dict[str, Bron[Beleid]]


@attrs.frozen(kw_only=True)
class Campagnebron:
    """A campaign with its Dutch texts by file name."""

    naam: str
    bron: Bron[Campagne]
    teksten: dict[str, str]


@attrs.frozen(kw_only=True)
class Handboekbron:
    """All sources of the handbook; `beelden` maps a path below `content/` to the bytes of a picture."""

    gemeenten: dict[str, Gemeente]
    paginas: dict[str, Paginabron]
    begrippen: dict[str, Bron[Begrip]]
    bronnen: dict[str, Bronvermelding]
    lijsten: dict[str, Begrippen | Bronnenlijst]
    tekeningen: dict[str, Bron[Tekening]]
    onderwerpen: dict[str, Onderwerpbron]
    regelingen: dict[str, Regeling]
    vaststellingen: dict[str, Vaststellingen]
    instrumenten: dict[str, Instrumentbron]
    campagnes: dict[str, Campagnebron]
    meldlijnen: Bron[Meldlijnen] | None
    kanalen: Bron[Kanalen] | None
    zoekwoorden: Bron[Zoekwoorden] | None
    beelden: dict[str, bytes]

    def toetsen(self) -> dict[str, tuple[Instrumentbron, Toets]]:
        """Return every check by its id."""
        alle = ((i, t) for i in self.instrumenten.values() if i.toetsen for t in i.toetsen.waarde.toetsen)
        return {toets.id: (instrument, toets) for instrument, toets in alle}

    def documenten(self) -> dict[str, tuple[Instrumentbron, Bron[Document]]]:
        """Return every kind of letter."""
        return {soort: (i, bron) for i in self.instrumenten.values() for soort, bron in i.documenten.items()}


class Lezer:
    """Reads a project; keeps what it read, and reads a file again when its size or time of change differs."""

    def __init__(self, wortel: Path) -> None:
        self.wortel = wortel
        self._gelezen: dict[tuple[str, object], tuple[tuple[int, int], object]] = {}
        self._fouten: list[Bevinding] = []

    def read(self) -> Handboekbron:
        """Read all sources; raises BronFout with every fault of every file."""
        self._fouten = []
        bron = Handboekbron(
            gemeenten=self._per_stam("content/gemeenten/*.yaml", Gemeente),
            paginas=self._paginas(),
            begrippen=self._begrippen(),
            bronnen=self._bronnen(),
            lijsten=self._lijsten(),
            tekeningen=self._tekeningen(),
            onderwerpen=self._onderwerpen(),
            regelingen=self._regelingen(),
            vaststellingen=self._per_stam("content/vaststellingen/*.yaml", Vaststellingen),
            instrumenten=self._instrumenten(),
            campagnes=self._campagnes(),
            meldlijnen=self._one("campaigns/meldlijnen.yaml", Meldlijnen),
            kanalen=self._one("campaigns/kanalen.yaml", Kanalen),
            zoekwoorden=self._one("content/zoekwoorden.yaml", Zoekwoorden),
            beelden=self._beelden(),
        )
        if self._fouten:
            raise BronFout(self._fouten)
        return bron

    def lees(self, pad: str, soort: type[T]) -> Bron[T] | None:
        """Read one YAML source, or remember its faults and return None."""
        return self._once(pad, soort, lambda: lees_bron(self.wortel, pad, soort))

    def files(self, patroon: str) -> list[str]:
        """Return the paths that fit a glob, sorted."""
        return list(find_files(self.wortel, patroon))

    def fault(self, bevinding: Bevinding) -> None:
        """Remember one more fault."""
        self._fouten.append(bevinding)

    def _once(self, pad: str, soort: object, read: object) -> T | None:
        try:
            stand = (self.wortel / pad).stat()
            merk = (stand.st_size, stand.st_mtime_ns)
            bekend = self._gelezen.get((pad, soort))
            if bekend is None or bekend[0] != merk:
                bekend = (merk, read())  # type: ignore[operator]  # a function of no arguments, kept as object here
                self._gelezen[(pad, soort)] = bekend
            return bekend[1]  # type: ignore[return-value]  # stored under its own class
        except BronFout as fout:
            self._fouten.extend(fout.bevindingen)
        except (GebruikFout, OSError) as fout:
            tekst = str(fout) if isinstance(fout, GebruikFout) else "dit bestand is niet te lezen"
            self._fouten.append(Bevinding(Plaats(pad), tekst))
        return None

    def _per_stam(self, patroon: str, soort: type[T]) -> dict[str, T]:
        gelezen = {Path(pad).stem: self.lees(pad, soort) for pad in self.files(patroon)}
        return {naam: bron.waarde for naam, bron in gelezen.items() if bron}

    def _paginas(self) -> dict[str, Paginabron]:
        paginas = {}
        for pad in self.files("content/**/*.md"):
            pagina: Paginabron | None = self._once(pad, Pagina, lambda pad=pad: read_pagina(self.wortel, pad))
            if pagina:
                paginas[pagina.naam] = pagina
        return paginas

    def _begrippen(self) -> dict[str, Bron[Begrip]]:
        begrippen: dict[str, Bron[Begrip]] = {}
        lijsten = [self.lees(pad, Begrippen) for pad in self.files("content/begrippen.yaml")]
        for bron in filter(None, lijsten):
            for plek, begrip in enumerate(bron.waarde.begrippen):
                if begrip.term in begrippen:
                    tekst = f'het begrip "{begrip.term}" staat er twee keer'
                    self.fault(bron.bevinding(("begrippen", plek, "term"), tekst, "Voeg de twee uitleggen samen."))
                begrippen[begrip.term] = Bron(pad=bron.pad, waarde=begrip, boom=bron.boom, sha256=bron.sha256)
        return begrippen

    def _bronnen(self) -> dict[str, Bronvermelding]:
        lijsten = [self.lees(pad, Bronnenlijst) for pad in self.files("content/bronnen.yaml")]
        return {bron.id: bron for lijst in lijsten if lijst for bron in lijst.waarde.bronnen}

    def _lijsten(self) -> dict[str, Begrippen | Bronnenlijst]:
        """Return the heads of the two lists: when somebody looked at them, and when to look again."""
        begrippen, bronnen = (
            self._one("content/begrippen.yaml", Begrippen),
            self._one("content/bronnen.yaml", Bronnenlijst),
        )
        koppen = {"begrippen": begrippen, "bronnen": bronnen}
        return {naam: bron.waarde for naam, bron in koppen.items() if bron}

    def _tekeningen(self) -> dict[str, Bron[Tekening]]:
        gelezen = [self.lees(pad, Tekening) for pad in self.files("content/tekeningen/*.yaml")]
        return {bron.waarde.naam: bron for bron in gelezen if bron}

    def _onderwerpen(self) -> dict[str, Onderwerpbron]:
        onderwerpen = {}
        for pad in self.files("apv/onderwerpen/*/onderwerp.yaml"):
            kop = self.lees(pad, Onderwerp)
            map_ = pad.rsplit("/", 1)[0]
            versies = {}
            for ander in self.files(f"{map_}/*.yaml"):
                if ander != pad and (bron := self.lees(ander, OnderwerpVersies)):
                    versies[Path(ander).stem] = bron
            if kop:
                onderwerpen[kop.waarde.onderwerp] = Onderwerpbron(onderwerp=kop, gemeenten=versies)
        return onderwerpen

    def _regelingen(self) -> dict[str, Regeling]:
        lijsten = [self.lees(pad, Regelingen) for pad in self.files("apv/regelingen.yaml")]
        return {rij.id: rij for lijst in lijsten if lijst for rij in lijst.waarde.regelingen}

    def _instrumenten(self) -> dict[str, Instrumentbron]:
        mappen = sorted({pad.split("/")[1] for pad in self.files("templates/*/documenten/*.yaml")})
        mappen += [
            m for m in sorted({p.split("/")[1] for p in self.files("templates/*/toetsen.yaml")}) if m not in mappen
        ]
        return {naam: self._instrument(naam) for naam in mappen}

    def _instrument(self, naam: str) -> Instrumentbron:
        map_ = f"templates/{naam}"
        documenten = [self.lees(pad, Document) for pad in self.files(f"{map_}/documenten/*.yaml")]
        clausules = [self.lees(pad, Clausules) for pad in self.files(f"{map_}/documenten/clausules/*.yaml")]
        beleid = {Path(pad).stem: self.lees(pad, Beleid) for pad in self.files(f"{map_}/beleid/*.yaml")}
        return Instrumentbron(
            naam=naam,
            documenten={bron.waarde.soort: bron for bron in documenten if bron},
            clausules={c.id: c for bron in clausules if bron for c in bron.waarde.clausules},
            toetsen=self._one(f"{map_}/toetsen.yaml", Toetsen),
            recht=self._one(f"{map_}/recht.yaml", Recht),
            beleid={gemeente: bron for gemeente, bron in beleid.items() if bron},
        )

    def _campagnes(self) -> dict[str, Campagnebron]:
        campagnes = {}
        for pad in self.files("campaigns/*/campagne.yaml"):
            naam = pad.split("/")[1]
            teksten = {Path(t).name: self._text(t) for t in self.files(f"campaigns/{naam}/nl/*.md")}
            if bron := self.lees(pad, Campagne):
                campagnes[naam] = Campagnebron(naam=naam, bron=bron, teksten=teksten)
        return campagnes

    def _text(self, pad: str) -> str:
        try:
            return lees_tekst(read_bytes(self.wortel / pad, pad), pad)
        except BronFout as fout:
            for bevinding in fout.bevindingen:
                self.fault(bevinding)
        except GebruikFout as fout:
            self.fault(Bevinding(Plaats(pad), str(fout)))
        return ""

    def _one(self, pad: str, soort: type[T]) -> Bron[T] | None:
        return self.lees(pad, soort) if (self.wortel / pad).is_file() else None

    def _beelden(self) -> dict[str, bytes]:
        paden = [pad for pad in self.files("content/**/*") if pad.lower().endswith(BEELDEN)]
        return {pad.removeprefix("content/"): (self.wortel / pad).read_bytes() for pad in paden}


def read_pagina(wortel: Path, pad: str) -> Paginabron:
    """Read one Markdown page with its front matter; raises BronFout with the place in the Markdown file."""
    tekst = lees_tekst(read_bytes(wortel / pad, pad), pad)
    kop, streep, romp = tekst.removeprefix("---\n").partition("\n---\n")
    if not tekst.startswith("---\n") or not streep:
        uitweg = 'Begin met "---", "schema: pagina/1" en de titel, en sluit af met "---".'
        raise BronFout([Bevinding(Plaats(pad, 1, 1), "deze bladzijde heeft geen kop", uitweg)])
    boom = lees_yaml(b"\n" + kop.encode(), pad)  # the empty line stands for "---": places stay those of the file
    inhoud = decode(boom, Pagina, pad)
    pagina = Paginabron(
        naam=pad.removeprefix("content/").removesuffix(".md"), pad=pad, kop=inhoud, tekst=romp,
        regel=kop.count("\n") + 4, boom=boom,
    )  # fmt: skip
    if not inhoud.titel.strip():
        raise BronFout([Bevinding(pagina.plaats("titel"), "deze bladzijde heeft geen titel", "Schrijf titel: ...")])
    if not romp.strip():
        raise BronFout(
            [
                Bevinding(
                    Plaats(pad, pagina.regel, 1), "deze bladzijde heeft geen tekst", "Zeg wat de lezer hier kan doen."
                )
            ]
        )
    return pagina
