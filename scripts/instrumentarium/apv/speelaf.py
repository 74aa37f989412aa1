"""Plays a stored amendment (`wijziging/1`) on the old version and says where the outcome differs from the new one.

In: an `Apv` and a file of operations. Out: plain data: equal or not, and every difference with its place. No I/O.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from instrumentarium.apv import naspel
from instrumentarium.apv.artikel import Artikel, Deel, from_versie
from instrumentarium.apv.collectie import Apv, unknown_onderwerp
from instrumentarium.apv.naspel import NaspelFout
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.apv import Versie, Wijziging
from instrumentarium.fouten import BronFout, bedoelde_u


def play_wijziging(apv: Apv, bron: Bron[Wijziging]) -> dict[str, Any]:
    """Return the outcome of the replay; raises BronFout when the file names a version that does not exist."""
    wijziging = bron.waarde
    oud, nieuw = _versies(apv, bron)
    uit: dict[str, Any] = {
        "onderwerp": wijziging.onderwerp,
        "gemeente": wijziging.gemeente,
        "van": wijziging.van,
        "naar": wijziging.naar,
        "bewerkingen": len(wijziging.bewerkingen),
    }
    try:
        uitkomst = naspel.play(from_versie(oud) if oud else None, wijziging.bewerkingen)
    except NaspelFout as fout:
        return uit | {"naspel": "verschil", "verschillen": [{"plaats": "bewerkingen", "melding": str(fout)}]}
    verschillen = list(differences(uitkomst, from_versie(nieuw) if nieuw else None))
    return uit | {"naspel": "verschil" if verschillen else "gelijk", "verschillen": verschillen}


def _versies(apv: Apv, bron: Bron[Wijziging]) -> tuple[Versie | None, Versie | None]:
    wijziging = bron.waarde
    if wijziging.onderwerp not in apv.onderwerpen:
        fout = unknown_onderwerp(wijziging.onderwerp, apv.onderwerpen)
        raise BronFout([bron.bevinding(["onderwerp"], str(fout))])
    bekend = {versie.versie: versie for versie in apv.versies(wijziging.onderwerp, wijziging.gemeente)}
    fouten = [
        bron.bevinding(
            [veld], f'"{naam}" is geen versie van dit onderwerp in {wijziging.gemeente}', _hint(naam, bekend)
        )
        for veld, naam in (("van", wijziging.van), ("naar", wijziging.naar))
        if naam is not None and naam not in bekend
    ]
    if wijziging.van is None and wijziging.naar is None:
        fouten.append(bron.bevinding(["van"], "van en naar zijn allebei leeg", "Noem ten minste een versie."))
    if fouten:
        raise BronFout(fouten)
    oud, nieuw = (None if naam is None else bekend[naam] for naam in (wijziging.van, wijziging.naar))
    return oud, nieuw


def _hint(naam: str, bekend: dict[str, Versie]) -> str:
    return bedoelde_u(naam, bekend) or (f"Kies uit {', '.join(bekend)}." if bekend else "")


def differences(uitkomst: Artikel | None, verwacht: Artikel | None) -> Iterator[dict[str, str | None]]:
    """Yield every place where the played text is not the stored one."""
    if uitkomst is None or verwacht is None:
        if uitkomst is not verwacht:
            yield _row(
                "artikel", "vervallen" if uitkomst is None else "staat er", "staat er" if verwacht else "vervallen"
            )
        return
    if uitkomst.nummer != verwacht.nummer:
        yield _row("nummer", uitkomst.nummer, verwacht.nummer)
    if uitkomst.opschrift != verwacht.opschrift:
        yield _row("opschrift", uitkomst.opschrift, verwacht.opschrift)
    yield from _rows(uitkomst.leden, verwacht.leden, "lid")


def _rows(rij: Sequence[Deel], verwacht: Sequence[Deel], naam: str) -> Iterator[dict[str, str | None]]:
    if [deel.nr for deel in rij] != [deel.nr for deel in verwacht]:
        yield _row(
            f"{naam}: nummers", ", ".join(deel.nr for deel in rij) or None, ", ".join(d.nr for d in verwacht) or None
        )
        return
    for een, ander in zip(rij, verwacht, strict=True):
        waar = f"{naam} {een.nr}".strip()
        if een.tekst != ander.tekst:
            yield _row(waar, een.tekst, ander.tekst)
        yield from _rows(een.delen, ander.delen, f"{waar}, onderdeel")
        if een.slot != ander.slot:
            yield _row(f"{waar}, slot", een.slot, ander.slot)


def _row(plaats: str, uitkomst: str | None, verwacht: str | None) -> dict[str, str | None]:
    return {"plaats": plaats, "uitkomst": uitkomst, "verwacht": verwacht}
