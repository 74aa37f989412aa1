"""Runs one case from file to letters on disk; shared by `besluit maak`, `besluit reeks` and `bouw`.

Everything is read and checked before one byte is written; a final form that is refused writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs

from instrumentarium.besluit.instrument.laden import DAMOCLES
from instrumentarium.besluit.zaak.bestanden import carrying, files_of
from instrumentarium.besluit.zaak.brieven import Briefset
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.namen import GEANONIMISEERD
from instrumentarium.besluit.zaak.opmaken import Werkstuk, make_set
from instrumentarium.besluit.zaak.toetsen import Toetsbevinding, blocks
from instrumentarium.besluit.zaak.verantwoording import build_account
from instrumentarium.bronnen.soorten.gemeente import Vaststelling
from instrumentarium.cli.bestemming import write_set
from instrumentarium.cli.dossier import read_case
from instrumentarium.cli.werkbank import Werkbank
from instrumentarium.fouten import BronFout


@attrs.frozen(kw_only=True)
class Opdracht:
    """What was asked on the command line."""

    soorten: tuple[str, ...] = ()
    peildatum: date | None = None
    definitief: bool = False
    geanonimiseerd: bool = False
    pdf: bool = False
    instrument: str = DAMOCLES


@attrs.frozen(kw_only=True)
class Uitkomst:
    """What was made, where, and which blokkades a concept was made in spite of."""

    map: Path
    bestanden: Mapping[str, str]
    verantwoording: dict[str, Any]
    blokkades: tuple[Toetsbevinding, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON that `besluit maak --json` prints."""
        return {
            "map": str(self.map),
            "vorm": self.verantwoording["vorm"],
            "bestanden": [{"bestand": naam, "status": status} for naam, status in self.bestanden.items()],
            "brieven": [
                {k: brief[k] for k in ("bestand", "soort", "rol", "sha256")} for brief in self.verantwoording["brieven"]
            ],
            "bevindingen": self.verantwoording["toetsen"],
            "termijnen": self.verantwoording["termijnen"],
        }


def make_case(
    bank: Werkbank, zaakbestand: str, werk: Opdracht, vandaag: date, folder: Callable[[str], Path]
) -> Uitkomst:
    """Make and write the letters of one case; raises BronFout with all reasons when the final form is refused."""
    werkstuk = prepare_case(bank, zaakbestand, werk, vandaag)
    dossier, briefset = werkstuk.dossier, werkstuk.briefset
    kenmerk = GEANONIMISEERD if werk.geanonimiseerd else dossier.zaak.waarde.kenmerk
    map_ = folder(dossier.zaak.waarde.kenmerk)
    account = account_of(dossier, briefset, werk, werkstuk.vaststellingen)
    bestanden = write_set(map_, lambda versie: files_of(dossier, briefset, account, kenmerk, versie))
    if werk.pdf:
        from instrumentarium.cli.pdf import letters_to_pdf

        bestanden |= letters_to_pdf(map_, [naam for naam in bestanden if naam.endswith(".docx")])
    return Uitkomst(map=map_, bestanden=bestanden, verantwoording=account, blokkades=blockades(briefset))


def prepare_case(bank: Werkbank, zaakbestand: str, werk: Opdracht, vandaag: date) -> Werkstuk:
    """Read a case and make its letters in memory; raises BronFout when the final form is refused."""
    werkstuk = work_out(bank, zaakbestand, werk, vandaag)
    if werkstuk.redenen:
        raise BronFout(werkstuk.redenen)
    return werkstuk


def work_out(bank: Werkbank, zaakbestand: str, werk: Opdracht, vandaag: date) -> Werkstuk:
    """Read a case and make its letters in memory, whatever stands in the way of the final form."""
    zaak = read_case(bank.wortel, zaakbestand)
    if werk.geanonimiseerd:
        from instrumentarium.besluit.zaak.anoniem import anonymise

        zaak = anonymise(zaak)
    dossier, bekend = bank.dossier(zaak, werk.peildatum, vandaag)
    with bank.conditions():
        return make_set(
            dossier,
            list(werk.soorten),
            bank.sjablonen,
            bank.adoptions(zaak.waarde.gemeente),
            definitief=werk.definitief,
            peildatum_bekend=bekend,
        )


def account_of(
    dossier: Dossier, briefset: Briefset, werk: Opdracht, vaststellingen: list[Vaststelling]
) -> dict[str, Any]:
    """Return the account, with the adoptions that carry a final letter."""
    dragend = carrying(dossier, briefset, vaststellingen)
    account = build_account(dossier, briefset, definitief=werk.definitief, vaststellingen=dragend)
    if werk.geanonimiseerd:
        from instrumentarium.besluit.zaak.anoniem import anonymous_account

        return anonymous_account(account)
    return account


def blockades(briefset: Briefset) -> tuple[Toetsbevinding, ...]:
    """Return the blokkades that concern the letters that were made."""
    return tuple(b for b in briefset.bevindingen if any(blocks(b, soort) for soort in briefset.soorten))
