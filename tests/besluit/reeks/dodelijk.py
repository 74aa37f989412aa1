"""A case that takes its process along, as one that eats all memory does; other processes import this by name."""

from __future__ import annotations

import os
import signal

from instrumentarium.cli.reekswerk import Taak, Uitslag


def dies(taak: Taak) -> Uitslag:
    """Kill this process for one case, and do nothing for the others."""
    if taak.zaak == "dodelijk":
        os.kill(os.getpid(), signal.SIGKILL)
    return {"zaak": taak.zaak, "geslaagd": True, "fouten": []}
