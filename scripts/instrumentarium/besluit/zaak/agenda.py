"""The deadlines of a case as a calendar file (.ics, RFC 5545): fixed identifiers and times, so the same bytes twice.

In: the kenmerk, the deadlines, the reference date. Out: bytes. The core runs in a browser too, where the library of
the publishers is not; a calendar of whole days needs twenty lines. Names nobody.
"""

from __future__ import annotations

from datetime import date

from instrumentarium.besluit.zaak.namen import safe_kenmerk
from instrumentarium.tijd.kalender import DAG
from instrumentarium.tijd.termijnen import Termijn


def build_agenda(kenmerk: str, termijnen: list[Termijn], peildatum: date) -> bytes:
    """Return the calendar: one whole-day event per deadline, with a reminder a week before."""
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//instrumentarium//termijnen//NL", "CALSCALE:GREGORIAN"]
    for termijn in termijnen:
        regels += _event(kenmerk, termijn, peildatum)
    regels.append("END:VCALENDAR")
    return ("\r\n".join(_fold(regel) for regel in regels) + "\r\n").encode()


def _event(kenmerk: str, termijn: Termijn, peildatum: date) -> list[str]:
    dag = termijn.laatste_dag
    return [
        "BEGIN:VEVENT",
        f"UID:{safe_kenmerk(kenmerk)}-{termijn.soort}@instrumentarium",
        f"DTSTAMP:{peildatum:%Y%m%d}T120000Z",
        f"DTSTART;VALUE=DATE:{dag:%Y%m%d}",
        f"DTEND;VALUE=DATE:{dag + DAG:%Y%m%d}",
        f"SUMMARY:{_escape(termijn.omschrijving)} ({_escape(kenmerk)})",
        f"DESCRIPTION:{_escape(termijn.berekening + ' Grondslag: ' + termijn.grondslag + '.')}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escape(termijn.omschrijving)}",
        "TRIGGER:-P7D",
        "END:VALARM",
        "END:VEVENT",
    ]


def _escape(tekst: str) -> str:
    return tekst.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(regel: str) -> str:
    """Return the line folded at 75 octets, as RFC 5545 section 3.1 asks."""
    stukken: list[str] = []
    huidig = ""
    for teken in regel:
        if len((huidig + teken).encode()) > (75 if not stukken else 74):
            stukken.append(huidig)
            huidig = ""
        huidig += teken
    return "\r\n ".join([*stukken, huidig])
