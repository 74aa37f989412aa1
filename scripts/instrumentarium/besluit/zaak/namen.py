"""Names of files and roles: `<kenmerk>-<soort>-<nr>-<rol>.docx` (contract 5.4); never a person's name."""

from __future__ import annotations

import re

from instrumentarium.besluit.zaak.model_pand import Betrokkene

ROLVOLGORDE = ("overtreder", "huurder", "bewoner", "exploitant", "verhuurder", "eigenaar")
GEANONIMISEERD = "geanonimiseerd"


def safe_kenmerk(kenmerk: str) -> str:
    """Return the kenmerk with every character outside A-Za-z0-9._- replaced by a hyphen."""
    return re.sub(r"[^A-Za-z0-9._-]", "-", kenmerk)


def role_of(partij: Betrokkene | None) -> str:
    """Return the first role that fits, in the order of contract 5.4; `derde` for who has none."""
    if partij is None:
        return "derde"
    return next((rol for rol in ROLVOLGORDE if rol in partij.rollen), "derde")


def letter_name(kenmerk: str, soort: str, nummer: int, rol: str) -> str:
    """Return the file name of a letter; `nummer` counts from 1."""
    return f"{safe_kenmerk(kenmerk)}-{soort}-{nummer:02}-{rol}.docx"
