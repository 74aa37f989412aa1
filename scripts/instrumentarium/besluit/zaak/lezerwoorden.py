"""Works out the words that differ per reader: the last day of a remedy, the way of sending, address lines in one line.

In: the facts, the reader, the municipality. Out: plain values for `aan` and `gemeente`. Holds no sentence; what cannot
be worked out names the fact of the case file that is missing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.geadresseerden import Geadresseerde
from instrumentarium.bronnen.soorten.algemeen import Adres
from instrumentarium.bronnen.soorten.gemeente import Gemeente
from instrumentarium.tijd.kalender import words
from instrumentarium.tijd.termijnen import compute_termijn


def remedy_days(feiten: Feiten, lezer: Geadresseerde) -> dict[str, str]:
    """Return the last day of objection and of appeal, counted from the day on which this reader got the decision."""
    dag = announced_on(feiten, lezer)
    laatste = compute_termijn("bezwaar", dag).laatste_dag if dag else None
    tot = words(laatste, weekdag=True) if laatste else "[ONTBREEKT: besluit.bekendmaking.datum]"
    cijfers = digits(laatste) or "[ONTBREEKT: besluit.bekendmaking.datum]"
    return {"bezwaar_tot": tot, "beroep_tot": tot, "bezwaar_cijfers": cijfers, "beroep_cijfers": cijfers}


def announced_on(feiten: Feiten, lezer: Geadresseerde) -> date | None:
    """Return the day of bekendmaking to this reader: the party's own, or that of the decision."""
    besluit = feiten.zaak.besluit
    bericht = feiten.bekendmaking_van(lezer.partij) if lezer.partij else (besluit and besluit.bekendmaking) or None
    return bericht.datum if bericht else None


def digits(dag: date | None) -> str:
    """Return a day as 05-10-2026, for a text in another language; "" when there is none."""
    return f"{dag.day:02}-{dag.month:02}-{dag.year}" if dag else ""


def address_line(adres: Adres | str | None) -> str | None:
    """Return an address in one line: "Postbus 149, 2215 ZJ Voorhout"."""
    if isinstance(adres, Adres):
        return ", ".join(" ".join(regel.split()) for regel in adres.regels()) or None
    return adres


def municipality_lines(gemeente: Gemeente) -> dict[str, dict[str, str | None]]:
    """Return the postal addresses of the municipality and of its court, each in one line."""
    rechtbank = gemeente.rechtbank
    return {
        "postadres": {"regel": address_line(gemeente.postadres), "pad": "gemeente.postadres"},
        "rechtbank_postadres": {
            "regel": address_line(rechtbank.postadres if rechtbank else None),
            "pad": "gemeente.rechtbank.postadres",
        },
    }


def municipality_block(blok: dict[str, Any], gemeente: Gemeente) -> dict[str, Any]:
    """Return the block of the municipality with its addresses in one line, and those of the court."""
    regels = municipality_lines(gemeente)
    postadres = (blok["postadres"] or {}) | regels["postadres"]
    rechtbank = (blok["rechtbank"] or {}) | {"postadres": regels["rechtbank_postadres"]}
    return blok | {"postadres": postadres, "rechtbank": rechtbank}
