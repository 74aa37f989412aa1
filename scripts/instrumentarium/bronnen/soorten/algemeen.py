"""What several kinds of source share: status, the dates of a version, an address, a duration."""

# No postponed annotations here: the decoder reads these types, and working them out from text costs every start.
from datetime import date
from typing import Literal, TypeAlias

import attrs

Status: TypeAlias = Literal["model", "ontwerp", "vastgesteld"]
GEMEENTE_ALLE = "alle"


@attrs.frozen(kw_only=True)
class Adres:
    """A visiting address or a P.O. box; a part that is unknown is null."""

    straat: str | None = None
    huisnummer: str | None = None
    postbus: str | None = None
    postcode: str | None = None
    plaats: str | None = None
    land: str | None = None

    def regels(self) -> list[str]:
        """Return the lines as they stand on an envelope, without the name."""
        eerste = f"Postbus {self.postbus}" if self.postbus else " ".join(filter(None, [self.straat, self.huisnummer]))
        tweede = "  ".join(filter(None, [self.postcode, self.plaats]))
        return [regel for regel in (eerste, tweede, self.land) if regel]


@attrs.frozen(kw_only=True)
class Duur:
    """A period as the policy counts it."""

    aantal: int
    eenheid: Literal["dagen", "weken", "maanden", "jaren"]


@attrs.frozen(kw_only=True)
class Tijdvak:
    """The dates of one version (contract section 3); `vervalt` is exclusive."""

    bekend: date | None = None
    inwerking: date | None = None
    voorwaarde_inwerking: str | None = None
    terugwerkend_tot_en_met: date | None = None
    vervalt: date | None = None
