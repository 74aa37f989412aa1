"""Reads a case file and reports what contradicts itself; a fact that is absent is no fault.

In: bytes and the name to show. Out: the case with its tree and hash. Messages name places, never a person.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.tegenspraak import contradictions, told_early
from instrumentarium.bronnen.decoderen import decode_readable, was_refused
from instrumentarium.bronnen.lezer import MB, Kaart, Scalar, lees_yaml
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding, BronFout

MAX_BYTES = MB


def lees_zaak(inhoud: bytes, bestand: str, *, gemeenten: list[str]) -> Bron[Zaak]:
    """Return the case; raises BronFout with every fault of shape and every contradiction, each located."""
    boom = lees_yaml(inhoud, bestand, max_bytes=MAX_BYTES)
    hele, hele_boom, fouten = decode_readable(boom, Zaak, bestand)
    fouten = [_other_version(fout, boom) for fout in fouten]
    zaak, leesbaar = (hele, hele_boom) if hele else _with_heading(boom, bestand, gemeenten)
    if zaak is not None:
        bron = Bron(pad=bestand, waarde=zaak, boom=leesbaar, sha256=hashlib.sha256(inhoud).hexdigest())
        vreemd = [fout for fout in contradictions(zaak, gemeenten) if not was_refused(leesbaar, fout[0])]
        fouten += [bron.bevinding(pad, tekst, uitweg) for pad, tekst, uitweg in vreemd]
        if not fouten:
            return bron
        fouten += [bron.bevinding(pad, tekst, uitweg) for pad, tekst, uitweg in told_early(zaak)]
    raise BronFout(fouten)


def read_unfinished(inhoud: bytes, bestand: str) -> Zaak:
    """Return a case that is still being asked for: its shape is checked, what contradicts itself is not."""
    zaak, _, fouten = decode_readable(lees_yaml(inhoud, bestand, max_bytes=MAX_BYTES), Zaak, bestand)
    if zaak is None or fouten:
        raise BronFout(fouten)
    return zaak


def _other_version(fout: Bevinding, boom: Any) -> Bevinding:
    """Return the finding on `schema` in the words that fit: a case of another version of this program."""
    versie = boom.get("schema") if isinstance(boom, Kaart) else None
    op_schema = isinstance(versie, str) and (fout.plaats.regel, fout.plaats.kolom) == boom.plaatsen["schema"]
    if not op_schema or not re.fullmatch(r"zaak/\d{1,9}", str(versie)):
        return fout
    tekst = f'deze zaak heeft versie "{versie}", dit programma leest zaak/1'
    return Bevinding(fout.plaats, tekst, "Gebruik de versie van het programma die bij de zaak hoort.")


def _with_heading(boom: Any, bestand: str, gemeenten: list[str]) -> tuple[Zaak | None, Any]:
    """Return the rest of a case whose heading was refused, with a heading put in its place."""
    if not isinstance(boom, Kaart):
        return None, boom
    kopie = Kaart(boom)
    kopie.regel, kopie.kolom = boom.regel, boom.kolom
    kopie.sleutels, kopie.plaatsen = dict(boom.sleutels), dict(boom.plaatsen)
    for naam, waarde in (("schema", "zaak/1"), ("kenmerk", "?"), ("gemeente", next(iter(gemeenten), "?"))):
        if naam == "schema" or not isinstance(boom.get(naam), Scalar):
            kopie[naam] = Scalar(waarde)
            kopie.plaatsen.setdefault(naam, (boom.regel, boom.kolom))
    zaak, rest, _ = decode_readable(kopie, Zaak, bestand)
    return zaak, rest
