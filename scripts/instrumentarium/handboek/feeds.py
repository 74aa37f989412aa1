"""Writes what changes as Atom feeds: rows of changes in, one XML text per feed out; the same bytes every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from instrumentarium.handboek.bladen.verandert import Wijziging, all_changes
from instrumentarium.handboek.omgeving import Omgeving
from instrumentarium.tijd.kalender import words


def make_feeds(omg: Omgeving) -> dict[str, str]:
    """Return the feeds: all changes, per municipality and per subject."""
    alles = all_changes(omg)
    feeds = {"feeds/alle.xml": _feed(omg, "feeds/alle.xml", "Wat verandert er?", alles)}
    for gemeente in omg.gemeenten:
        eigen = [w for w in alles if w.gemeente == gemeente]
        naam = f"feeds/{gemeente}.xml"
        feeds[naam] = _feed(omg, naam, f"Wat verandert er in {omg.naam(gemeente)}?", eigen)
    for onderwerp, bron in sorted(omg.bron.onderwerpen.items()):
        naam = f"feeds/onderwerp/{onderwerp}.xml"
        eigen = [w for w in alles if w.onderwerp == onderwerp]
        feeds[naam] = _feed(omg, naam, f"Wat verandert er: {bron.onderwerp.waarde.titel}", eigen)
    return feeds


def _feed(omg: Omgeving, pad: str, titel: str, wijzigingen: Sequence[Wijziging]) -> str:
    nieuwste = sorted(wijzigingen, reverse=True)[:50]
    bijgewerkt = max((min(w.bekend, omg.op) for w in nieuwste), default=omg.op)
    regels = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nl">',
        f"<id>{escape(omg.site_url + pad)}</id>",
        f"<title>{escape(titel)}</title>",
        f"<updated>{_moment(bijgewerkt)}</updated>",
        "<author><name>Handboek ondermijning</name></author>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(omg.site_url + pad)}/>',
        f'<link rel="alternate" href={quoteattr(omg.site_url + "verandert/")}/>',
        *(_entry(omg, wijziging) for wijziging in nieuwste),
        "</feed>",
    ]
    return "\n".join(regels) + "\n"


def _entry(omg: Omgeving, wijziging: Wijziging) -> str:
    adres = omg.site_url + wijziging.adres
    titel = f"{words(wijziging.dag)}, {omg.naam(wijziging.gemeente)}: {wijziging.titel}"
    return (
        f"<entry><id>{escape(adres)}#{wijziging.dag.isoformat()}</id><title>{escape(titel)}</title>"
        f"<updated>{_moment(min(wijziging.bekend, omg.op))}</updated><link href={quoteattr(adres)}/>"
        f"<summary>{escape(wijziging.wat[0].upper() + wijziging.wat[1:])}</summary></entry>"
    )


def _moment(dag: date) -> str:
    return f"{dag.isoformat()}T00:00:00Z"
