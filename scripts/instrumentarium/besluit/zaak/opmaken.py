"""Makes one case from its file to its letters in memory; the one road for the page and the command line.

In: the project root, a case that was read, where compiled letters come from. Out: the dossier, the letters, the
adoptions. Reads sources below the root, knows no clock and writes nothing.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import attrs

from instrumentarium.besluit.instrument.laden import DAMOCLES, Instrument
from instrumentarium.besluit.zaak.afgeleid import choose_peildatum
from instrumentarium.besluit.zaak.brieven import (
    Briefset,
    Dossier,
    Sjablonen,
    check_kinds,
    default_kinds,
    make_letters,
)
from instrumentarium.besluit.zaak.definitief import has_model_text, reasons_against
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.bronnen.project import Bron, lees_bron
from instrumentarium.bronnen.soorten.gemeente import Gemeente, Vaststelling
from instrumentarium.fouten import Bevinding


@attrs.frozen(kw_only=True)
class Werkstuk:
    """A case with its letters; `redenen` stand in the way of the final form and are asked for that form only."""

    dossier: Dossier
    briefset: Briefset
    vaststellingen: list[Vaststelling]
    redenen: list[Bevinding]


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
        gemeente=lees_bron(wortel, f"content/gemeenten/{gemeente}.yaml", Gemeente),
        instrument=bron,
        recht=bron.recht,
        beleid=bron.beleid(gemeente),
        peildatum=gekozen or vandaag,
        huisstijl_pad=huisstijl,
        huisstijl_sha256=_hash_of(wortel / huisstijl),
    )
    return dossier, gekozen is not None


def make_set(
    dossier: Dossier,
    soorten: list[str],
    sjablonen: Sjablonen,
    vaststellingen: list[Vaststelling],
    *,
    definitief: bool,
    peildatum_bekend: bool,
) -> Werkstuk:
    """Return the letters of a case; without kinds the case chooses them."""
    gekozen = check_kinds(dossier.instrument, soorten) or default_kinds(dossier.feiten)
    dossier = attrs.evolve(dossier, modeltekst=has_model_text(dossier, gekozen, vaststellingen))
    briefset = make_letters(dossier, gekozen, sjablonen, definitief=definitief)
    redenen = (
        reasons_against(dossier, briefset, vaststellingen, peildatum_bekend=peildatum_bekend) if definitief else []
    )
    return Werkstuk(dossier=dossier, briefset=briefset, vaststellingen=vaststellingen, redenen=redenen)


def _hash_of(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest() if pad.is_file() else ""
