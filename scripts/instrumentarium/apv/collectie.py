"""The whole APV of a project: subjects, versions per municipality and regulations, read with all faults at once.

In: the root of a project. Out: `Apv`, which answers what applies on a day. Knows no clock and prints nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType

import attrs

from instrumentarium.apv.nummers import number_key, parse_artikelnummer, same_number
from instrumentarium.bronnen.controle.apv import check_onderwerp, check_regelingen, check_versies
from instrumentarium.bronnen.project import Bron, Verzamelaar, find_files
from instrumentarium.bronnen.soorten.apv import Onderwerp, OnderwerpVersies, Regeling, Regelingen, Versie
from instrumentarium.fouten import GebruikFout, bedoelde_u
from instrumentarium.tijd.geldigheid import Uitkomst, resolve

ONDERWERPEN = "apv/onderwerpen"
REGELINGEN = "apv/regelingen.yaml"


@attrs.frozen
class Onderwerpmap:
    """One subject: its description and, per municipality that was entered, its versions."""

    naam: str
    bron: Bron[Onderwerp]
    gemeenten: MappingProxyType[str, Bron[OnderwerpVersies]]

    @property
    def titel(self) -> str:
        """The title of the subject."""
        return self.bron.waarde.titel


@attrs.frozen
class Apv:
    """All subjects of a project by name, in alphabetical order, and the regulations by id."""

    onderwerpen: MappingProxyType[str, Onderwerpmap]
    regelingen: MappingProxyType[str, Regeling]
    regelingen_bron: Bron[Regelingen] | None = None
    _op_nummer: dict[str, dict[str, list[str]]] = attrs.field(factory=dict, init=False, eq=False, repr=False)

    def gemeenten(self) -> list[str]:
        """Return the municipalities that have at least one file, in alphabetical order."""
        return sorted({gemeente for map_ in self.onderwerpen.values() for gemeente in map_.gemeenten})

    def bron(self, onderwerp: str, gemeente: str) -> Bron[OnderwerpVersies] | None:
        """Return the file with the versions, or None when that municipality was not entered."""
        return self.onderwerpen[onderwerp].gemeenten.get(gemeente)

    def versies(self, onderwerp: str, gemeente: str) -> Sequence[Versie]:
        """Return every stored version, drafts included, in the order of the file."""
        bron = self.bron(onderwerp, gemeente)
        return bron.waarde.versies if bron else ()

    def resolve(self, onderwerp: str, gemeente: str, op: date, bekend_op: date) -> Uitkomst[Versie]:
        """Return what applies on `op` as known on `bekend_op`; drafts (`ontwerp`) stay out."""
        bron = self.bron(onderwerp, gemeente)
        return resolve_bron(bron, op, bekend_op)

    def find_onderwerp(self, gelezen: str, gemeente: str, op: date, bekend_op: date) -> str:
        """Return the subject for a name or an article number; raises GebruikFout with what was probably meant."""
        if gelezen in self.onderwerpen:
            return gelezen
        nummer = parse_artikelnummer(gelezen)
        if nummer is None:
            raise unknown_onderwerp(gelezen, self.onderwerpen)
        kandidaten = self.met_nummer(nummer, gemeente)
        geldend = [naam for naam in kandidaten if self._numbered(naam, nummer, gemeente, op, bekend_op)]
        keuze = geldend or kandidaten
        if len(keuze) == 1:
            return keuze[0]
        if keuze:
            raise GebruikFout(f"artikel {nummer} hoort bij meer onderwerpen: noem {' of '.join(keuze)}")
        raise GebruikFout(f"geen onderwerp in {gemeente} heeft of had artikel {nummer}; zie apv lijst")

    def met_nummer(self, nummer: str, gemeente: str) -> list[str]:
        """Return the subjects of which some version in `gemeente` carries that article number."""
        if gemeente not in self._op_nummer:
            self._op_nummer[gemeente] = self._index(gemeente)
        return self._op_nummer[gemeente].get(number_key(nummer), [])

    def _index(self, gemeente: str) -> dict[str, list[str]]:
        index: dict[str, list[str]] = {}
        for naam in self.onderwerpen:
            for sleutel in {number_key(v.nummer) for v in self.versies(naam, gemeente) if v.nummer is not None}:
                index.setdefault(sleutel, []).append(naam)
        return index

    def _numbered(self, naam: str, nummer: str, gemeente: str, op: date, bekend_op: date) -> bool:
        versie = self.resolve(naam, gemeente, op, bekend_op).versie
        return versie is not None and same_number(versie.nummer, nummer)


def resolve_bron(bron: Bron[OnderwerpVersies] | None, op: date, bekend_op: date) -> Uitkomst[Versie]:
    """Return what applies according to one file; a missing file is "niet ingelezen"."""
    if bron is None:
        return resolve((), op, bekend_op)
    return resolve(adopted(bron.waarde.versies), op, bekend_op, historie_volledig=bron.waarde.historie_volledig)


def adopted(versies: Sequence[Versie]) -> list[Versie]:
    """Return the versions that can apply: a draft (`ontwerp`) is nobody's law yet."""
    return [versie for versie in versies if versie.status != "ontwerp"]


def load_apv(wortel: Path) -> Apv:
    """Read every subject, version and regulation below `wortel`; raises BronFout with the faults of all files."""
    return _load(wortel, list_onderwerpen(wortel), None)


def load_onderwerp(wortel: Path, naam: str, gemeenten: Iterable[str] | None = None) -> Apv:
    """Read one subject alone, for the municipalities named or for all; raises GebruikFout when it does not exist."""
    bekend = list_onderwerpen(wortel)
    if naam not in bekend:
        raise unknown_onderwerp(naam, bekend)
    return _load(wortel, [naam], gemeenten)


def load_gemeente(wortel: Path, gemeente: str) -> Apv:
    """Read all subjects of one municipality alone."""
    return _load(wortel, list_onderwerpen(wortel), [gemeente])


def list_onderwerpen(wortel: Path) -> list[str]:
    """Return the names of the subjects that have a folder with something in it."""
    return sorted({pad.split("/")[2] for pad in find_files(wortel, f"{ONDERWERPEN}/*/*.yaml")})


def list_gemeenten(wortel: Path) -> list[str]:
    """Return the municipalities of the project: with a page of their own or with a version of some subject."""
    paden = [*find_files(wortel, "content/gemeenten/*.yaml"), *find_files(wortel, f"{ONDERWERPEN}/*/*.yaml")]
    return sorted({Path(pad).stem for pad in paden} - {"onderwerp"})


def check_gemeente(wortel: Path, naam: str) -> str:
    """Return the name when the project has that municipality; raises GebruikFout with what was probably meant."""
    bekend = list_gemeenten(wortel)
    if naam in bekend:
        return naam
    uitweg = bedoelde_u(naam.lower(), bekend) or f"kies uit {', '.join(bekend)}"
    raise GebruikFout(f'onbekende gemeente "{naam[:60]}": {uitweg}')


def unknown_onderwerp(gelezen: str, bekend: Iterable[str]) -> GebruikFout:
    """Return the error for a subject that does not exist."""
    gewoon = re.sub(r"[\s_]+", "-", gelezen.strip().lower())
    uitweg = bedoelde_u(gewoon, bekend) or "zie apv lijst"
    return GebruikFout(f'onbekend onderwerp "{gelezen[:60]}": {uitweg}')


def _load(wortel: Path, namen: Iterable[str], gemeenten: Iterable[str] | None) -> Apv:
    verzamelaar = Verzamelaar()
    keuze = None if gemeenten is None else set(gemeenten)
    regelingen = _read_regelingen(wortel, verzamelaar)
    mappen = {naam: _read_onderwerp(wortel, naam, keuze, verzamelaar) for naam in namen}
    verzamelaar.raise_if_any()
    return Apv(
        MappingProxyType({naam: map_ for naam, map_ in mappen.items() if map_ is not None}),
        MappingProxyType({r.id: r for r in regelingen.waarde.regelingen} if regelingen else {}),
        regelingen,
    )


def _read_regelingen(wortel: Path, verzamelaar: Verzamelaar) -> Bron[Regelingen] | None:
    if not (wortel / REGELINGEN).is_file():
        return None
    bron = verzamelaar.lees(wortel, REGELINGEN, Regelingen)
    if bron:
        verzamelaar.bevindingen.extend(check_regelingen(bron))
    return bron


def _read_onderwerp(wortel: Path, naam: str, keuze: set[str] | None, verzamelaar: Verzamelaar) -> Onderwerpmap | None:
    bron = verzamelaar.lees(wortel, f"{ONDERWERPEN}/{naam}/onderwerp.yaml", Onderwerp)
    if bron:
        verzamelaar.bevindingen.extend(check_onderwerp(bron, naam))
    gemeenten = {}
    for pad in find_files(wortel, f"{ONDERWERPEN}/{naam}/*.yaml"):
        gemeente = Path(pad).stem
        if gemeente == "onderwerp" or (keuze is not None and gemeente not in keuze):
            continue
        versies = verzamelaar.lees(wortel, pad, OnderwerpVersies)
        if versies:
            gemeenten[gemeente] = versies
            verzamelaar.bevindingen.extend(check_versies(versies, gemeente))
    return Onderwerpmap(naam, bron, MappingProxyType(gemeenten)) if bron else None
