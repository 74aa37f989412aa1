"""Conditions over facts: what is not there is nothing, wherever it is missing, and never runs what it may not."""

from __future__ import annotations

from typing import Any

import pytest

from instrumentarium.besluit.instrument.uitdrukking import evaluate, veilig
from instrumentarium.fouten import InstrumentariumFout

FEITEN: dict[str, Any] = {
    "weging": None,
    "maatregel": {"soort": "sluiting", "duur": None},
    "gezegd": veilig(lambda waarde: waarde is not None),
}


@pytest.mark.parametrize(
    ("voorwaarde", "waarde"),
    [
        ("weging.noodzaak.handel is none", True),
        ("gezegd(weging.noodzaak.handel)", False),
        ("gezegd(bestaat_niet)", False),
        ("maatregel.duur.aantal is none", True),
        ("maatregel.duur.aantal > 3", None),
        ("maatregel.soort == 'sluiting' and not weging.noodzaak", True),
        ("weging.noodzaak.handel == ''", False),
    ],
)
def test_of_nothing_nothing(voorwaarde: str, waarde: Any) -> None:
    """A fact in a block that is absent is as unknown as one in a block that is there."""
    assert evaluate(voorwaarde, FEITEN) == waarde


@pytest.mark.parametrize("voorwaarde", ["bestaat_niet(1)", "maatregel.soort.upper()", "weging.noodzaak()"])
def test_what_may_not_be_called(voorwaarde: str) -> None:
    """A slip of the pen in the data is told as such."""
    with pytest.raises(InstrumentariumFout, match="instrumentarium controleer"):
        evaluate(voorwaarde, FEITEN)
