"""A case with the sources that its letters are made from, and which kinds of letter it asks for.

In: the project root and a case that was read. Out: `Dossier`. Reads sources below the root, knows no clock, makes no letter:
the checks need no more than this.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import attrs

from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.instrument.model import Beleid, Recht
from instrumentarium.besluit.zaak.afgeleid import Feiten, choose_peildatum
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.tijd.geldigheid import resolve


@attrs.frozen(kw_only=True)
class Dossier:
    """A case with the sources that its letters are made from, and the reference date."""

    zaak: Bron[Zaak]
    gemeente: Bron[Gemeente]
    instrument: Instrument
    recht: Bron[Recht]
    beleid: Bron[Beleid] | None
    peildatum: date
    huisstijl_sha256: str = ""
    huisstijl_pad: str = ""
    modeltekst: bool = True

    @property
    def feiten(self) -> Feiten:
        """Return the facts that follow from the case on the reference date."""
        versies = self.beleid.waarde.versies if self.beleid else []
        versie = resolve(versies, self.peildatum, self.peildatum).versie
        return Feiten(self.zaak.waarde, self.recht.waarde, versie, self.peildatum)


def known_municipalities(wortel: Path) -> list[str]:
    """Return the municipalities of the project."""
    return sorted(bestand.stem for bestand in (wortel / "content" / "gemeenten").glob("*.yaml"))


def build_dossier(
    wortel: Path, zaak: Bron[Zaak], peildatum: date | None, vandaag: date, instrument: Instrument | None = None
) -> tuple[Dossier, bool]:
    """Return the dossier of a case, and whether its reference date was given or found (and not just today)."""
    gekozen = choose_peildatum(zaak.waarde, peildatum)
    bron = instrument or Instrument(wortel, DAMOCLES)
    gemeente = zaak.waarde.gemeente
    huisstijl = f"templates/huisstijl/{gemeente}.docx"
    dossier = Dossier(
        zaak=zaak,
        gemeente=bron.lees(wortel, f"content/gemeenten/{gemeente}.yaml", Gemeente),
        instrument=bron,
        recht=bron.recht,
        beleid=bron.beleid(gemeente),
        peildatum=gekozen or vandaag,
        huisstijl_pad=huisstijl,
        huisstijl_sha256=_hash_of(wortel / huisstijl),
    )
    return dossier, gekozen is not None


def default_kinds(feiten: Feiten) -> list[str]:
    """Return the kinds that the case asks for when none is named (contract 5.4)."""
    zaak = feiten.zaak
    maatregel = zaak.maatregel.soort if zaak.maatregel else None
    if zaak.besluit is None:
        return ["voornemen"]
    if feiten.besluitsoort == "verlenging":
        return ["verlenging"]
    if feiten.besluitsoort == "op-bezwaar":
        return ["beslissing-op-bezwaar"]
    if feiten.besluitsoort == "kosten":
        return ["kostenbeschikking"]
    if maatregel == "sluiting" and feiten.spoed:
        return ["spoedbesluit" if feiten.spoed == "5:31-1" else "bevestiging-spoed"]
    per_maatregel = {"waarschuwing": "waarschuwing", "dwangsom": "dwangsombesluit", "geen": "afzien"}
    return [per_maatregel.get(maatregel or "", "sluitingsbesluit")]


def relevant_kinds(feiten: Feiten) -> tuple[str, ...]:
    """Return the kinds that the blocks of the case point at; a check that names kinds fires for these."""
    soorten = default_kinds(feiten)
    if feiten.zaak.kosten:
        soorten.append("kostenbeschikking")
    if feiten.zaak.verbeurte:
        soorten.append("invordering-dwangsom")
    return tuple(dict.fromkeys(soorten))


def _hash_of(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest() if pad.is_file() else ""
