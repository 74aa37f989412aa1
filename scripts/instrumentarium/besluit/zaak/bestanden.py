"""Names and fills the files of one set of letters: letters, account and calendar, by name; writes none of them.

In: the letters of a case with its account. Out: bytes by file name (contract 5.4). Page and command line share it.
"""

from __future__ import annotations

import json
from typing import Any

from instrumentarium.besluit.zaak.agenda import build_agenda
from instrumentarium.besluit.zaak.brieven import Briefset
from instrumentarium.besluit.zaak.definitief import sources_of
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.namen import safe_kenmerk
from instrumentarium.besluit.zaak.termijnen import deadlines
from instrumentarium.bronnen.soorten.gemeente import Vaststelling
from instrumentarium.bronnen.vaststelling import adopted_by


def carrying(dossier: Dossier, briefset: Briefset, vaststellingen: list[Vaststelling]) -> list[str]:
    """Return the adoptions that carry these letters, as they stand in the account."""
    return sorted(
        {
            f"{v.door}, {v.besluit}, {v.datum.isoformat()}"
            for bron in sources_of(dossier, briefset.soorten)
            if (v := adopted_by(vaststellingen, bron.pad, bron.sha256))
        }
    )


def files_of(
    dossier: Dossier, briefset: Briefset, account: dict[str, Any], kenmerk: str, versie: int
) -> dict[str, bytes]:
    """Return the files of one version of the set, by name."""
    basis = safe_kenmerk(kenmerk)
    oud = safe_kenmerk(dossier.zaak.waarde.kenmerk)
    namen = {letter.naam: versioned(basis + letter.naam.removeprefix(oud), versie) for letter in briefset.letters}
    for rij, letter in zip(account["brieven"], briefset.letters, strict=True):
        rij["bestand"] = namen[letter.naam]
    bestanden = {namen[letter.naam]: letter.inhoud for letter in briefset.letters}
    tekst = json.dumps(account, ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    bestanden[versioned(f"{basis}-verantwoording.json", versie)] = tekst.encode()
    agenda = build_agenda(kenmerk, deadlines(dossier.feiten), dossier.peildatum)
    bestanden[versioned(f"{basis}-termijnen.ics", versie)] = agenda
    return bestanden


def versioned(naam: str, versie: int) -> str:
    """Return the file name with `-v2` before its ending from the second version on."""
    if versie == 1:
        return naam
    stam, punt, einde = naam.rpartition(".")
    return f"{stam}-v{versie}{punt}{einde}"
