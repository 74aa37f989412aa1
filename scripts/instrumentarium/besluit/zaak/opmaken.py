"""Makes one case from its file to its letters in memory; the one road for the page and the command line.

In: the project root, a case that was read, where compiled letters come from. Out: the dossier, the letters, the
adoptions. Reads sources below the root, knows no clock and writes nothing.
"""

from __future__ import annotations

import attrs

from instrumentarium.besluit.zaak.brieven import Briefset, Sjablonen, check_kinds, make_letters
from instrumentarium.besluit.zaak.definitief import has_model_text, reasons_against
from instrumentarium.besluit.zaak.dossier import Dossier, default_kinds
from instrumentarium.bronnen.soorten.gemeente import Vaststelling
from instrumentarium.fouten import Bevinding


@attrs.frozen(kw_only=True)
class Werkstuk:
    """A case with its letters; `redenen` stand in the way of the final form and are asked for that form only."""

    dossier: Dossier
    briefset: Briefset
    vaststellingen: list[Vaststelling]
    redenen: list[Bevinding]


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
