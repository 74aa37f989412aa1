"""Makes one compiled letter of a document: its clauses in all their versions, on the letterhead of a municipality.

In: an instrument, a kind of document, the bytes of a letterhead. Out: the blocks, and the compiled `Brief`.
Which clause and which version stand in one letter is decided per case by `k[...]`; nothing is decided here.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.model import Clausule
from instrumentarium.bronnen.project import Bron
from instrumentarium.fouten import Bevinding, BronFout
from instrumentarium.word.sjabloon import Brief

_WAARDE = re.compile(r"\{\{\s*([a-z_]\w*(?:\.\w+)*)\s*\}\}")
# Names that are always there or are made by the program: nothing to fill in when they are empty.
_VRIJ = ("brief.", "alinea", "rij", "loop.")


def block_id(clausule: Clausule, versie: int) -> str:
    """Return the name of one version of a clause in the template: the id, and from the second version on a number."""
    return clausule.id if versie == 0 else f"{clausule.id}.{versie + 1}"


def clauses_of(instrument: Instrument, soort: str) -> list[tuple[Bron[Any], int, Clausule]]:
    """Return the clauses of a document in order, each with the file it stands in; raises BronFout for an unknown id."""
    bron = instrument.documenten[soort]
    gevonden, fouten = [], []
    for plek, id_ in enumerate(bron.waarde.clausules):
        if id_ in instrument.clausules:
            gevonden.append(instrument.clausules[id_])
        else:
            fouten.append(bron.bevinding(("clausules", plek), f'clausule "{id_}" bestaat niet', _near(id_, instrument)))
    if fouten:
        raise BronFout(fouten)
    return gevonden


def fingerprint(instrument: Instrument, soort: str, huisstijl: bytes, versie: str) -> str:
    """Return a hash of everything that a compiled letter is made of; the key of a cache."""
    som = hashlib.sha256(f"{versie}\0{soort}\0{instrument.documenten[soort].waarde.papier}\0".encode())
    som.update(hashlib.sha256(huisstijl).digest())
    for _, _, clausule in clauses_of(instrument, soort):
        for nr, versie_ in enumerate(clausule.versies):
            som.update(f"{block_id(clausule, nr)}\0{versie_.tekst}\0".encode())
    return som.hexdigest()


def compile_letter(instrument: Instrument, soort: str, huisstijl: bytes, naam: str) -> Brief:
    """Compile one kind of letter on one letterhead; raises BronFout with every fault of the clauses and the Word file."""
    from instrumentarium.word import compile_template

    return compile_template(compose_letter(instrument, soort, huisstijl, naam), naam=naam, wis_sporen=True)


def compose_letter(instrument: Instrument, soort: str, huisstijl: bytes, naam: str) -> bytes:
    """Return the Word template of one kind of letter, in docxtpl's syntax, before it is compiled."""
    from instrumentarium.word.briefpapier import Blok, compose

    blokken = [
        Blok(
            block_id(clausule, nr),
            with_open_facts(versie.tekst),
            bron.plaats("clausules", plek, "versies", nr, "tekst"),
        )
        for bron, plek, clausule in clauses_of(instrument, soort)
        for nr, versie in enumerate(clausule.versies)
    ]
    return compose(huisstijl, blokken, vorm=instrument.documenten[soort].waarde.papier, naam=naam)


def with_open_facts(tekst: str) -> str:
    """Return a clause text in which a fact that is not there prints as `[ONTBREEKT: pad.naar.feit]`."""
    lussen = set(re.findall(r"\{%[a-z]*\s*for\s+(\w+)\s+in", tekst))
    return _WAARDE.sub(lambda gevonden: _marked(gevonden[1], lussen), tekst)


def _marked(pad: str, lussen: set[str]) -> str:
    wortel, _, rest = pad.partition(".")
    if pad.startswith(_VRIJ) or (wortel in lussen and not rest):
        return "{{ " + pad + " }}"
    if wortel in lussen:
        return "{{ " + f"{pad} or '[ONTBREEKT: ' ~ {wortel}.pad ~ '.{rest}]'" + " }}"
    return "{{ " + f"{pad} or '[ONTBREEKT: {pad}]'" + " }}"


def _near(id_: str, instrument: Instrument) -> str:
    from instrumentarium.fouten import bedoelde_u

    return bedoelde_u(id_, instrument.clausules) or "Maak de clausule, of haal deze regel weg."


def unknown_documents(instrument: Instrument) -> list[Bevinding]:
    """Return a finding for each clause id in a document that does not exist."""
    fouten: list[Bevinding] = []
    for soort in instrument.documenten:
        try:
            clauses_of(instrument, soort)
        except BronFout as fout:
            fouten += fout.bevindingen
    return fouten
