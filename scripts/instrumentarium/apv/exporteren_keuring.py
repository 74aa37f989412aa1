"""Judges a `regeling-tekst/1` that somebody may have edited, before it is written in another form.

In: `RegelingTekst` and the name of its file. Out: nothing, or BronFout with every fault. What the importer made passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from instrumentarium.apv.exporteren_woorden import is_xml_name
from instrumentarium.apv.importeren_kop import LOS
from instrumentarium.apv.importeren_tekst import TEKEN
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, Kopdeel, Noot, Opmaak, RegelingTekst, Tekstlid
from instrumentarium.fouten import Bevinding, BronFout, Plaats

_KENMERK = re.compile(r"(?:tgroup:)?(?:(?:xml|ins):)?[^\W\d][\w.-]*|teken:\d{1,9}")
_CODE = re.compile(r"U\+[0-9A-F]{4,5}")
_VELDNAAM = re.compile(r"(?:(?:dcterms|overheid|overheidrg):)?[^\W\d][\w.-]*")


def check_regeling(regeling: RegelingTekst, naam: str) -> None:
    """Raise BronFout for marks outside their text and for names that XML does not allow."""
    fouten = {fout for deel in regeling.inhoud for fout in _deel(deel)}
    for veld in regeling.eigenschappen:
        fouten |= {*_words(veld.naam, veld.tekst, veld.opmaak, veld.noten), *_kenmerken(veld.naam, veld.kenmerken)}
        fouten |= {f'"{n}" kan geen naam van een veld zijn' for n in (veld.naam, veld.groep) if n and not _is_field(n)}
    if fouten:
        uitweg = "Lees de regeling opnieuw in."
        raise BronFout(Bevinding(Plaats(naam, 1, 1), fout, uitweg) for fout in fouten)


def _is_field(naam: str) -> bool:
    return _VELDNAAM.fullmatch(naam) is not None


def _deel(deel: Deel) -> Iterator[str]:
    waar = " ".join(filter(None, [deel.soort, deel.nr]))
    if not is_xml_name(deel.kenmerken.get("xml-naam", deel.soort)):
        yield f'"{deel.soort[:40]}" kan geen naam van een element zijn'
    yield from _words(waar, deel.tekst, deel.opmaak, deel.noten)
    yield from _kenmerken(waar, deel.kenmerken)
    for kopdeel in deel.kop or ():
        yield from _kopdeel(waar, kopdeel)
    for lid in (*deel.leden, *deel.onderdelen):
        yield from _lid(waar, lid)
    for rij in deel.rijen:
        for cel in rij.cellen:
            yield from _words(waar, cel.tekst, cel.opmaak, cel.noten)
            yield from _kenmerken(waar, cel.kenmerken)
            yield from _delen(cel.vervolg)
    yield from _delen(deel.inhoud)


def _delen(delen: Sequence[Deel]) -> Iterator[str]:
    for deel in delen:
        yield from _deel(deel)


def _lid(ouder: str, lid: Tekstlid) -> Iterator[str]:
    waar = f"{ouder}, lid {lid.nr}" if lid.nr else ouder
    yield from _words(waar, lid.tekst, lid.opmaak, lid.noten)
    yield from _words(waar, lid.slot or "", lid.slot_opmaak, lid.slot_noten)
    yield from _kenmerken(waar, lid.kenmerken)
    yield from _kenmerken(waar, lid.lijst)
    if lid.term is not None:
        yield from _kopdeel(waar, lid.term)
    for onderdeel in lid.onderdelen:
        yield from _lid(waar, onderdeel)
    yield from _delen(lid.vervolg)


def _kopdeel(waar: str, deel: Kopdeel) -> Iterator[str]:
    if deel.deel != LOS and not is_xml_name(deel.deel):
        yield f'{waar}: "{deel.deel[:40]}" kan geen naam van een element zijn'
    yield from _words(waar, deel.tekst, deel.opmaak, deel.noten)
    yield from _kenmerken(waar, deel.kenmerken)


def _words(waar: str, tekst: str, opmaak: Sequence[Opmaak], noten: Sequence[Noot]) -> Iterator[str]:
    for stuk in opmaak:
        if not 0 <= stuk.van <= stuk.tot <= len(tekst):
            yield f"{waar}: opmaak {stuk.soort} van {stuk.van} tot {stuk.tot} valt buiten de tekst"
        if not is_xml_name(stuk.soort):
            yield f'{waar}: "{stuk.soort[:40]}" kan geen naam van een element zijn'
        if stuk.soort == TEKEN and not (stuk.van + 1 == stuk.tot and _CODE.fullmatch(stuk.kenmerken.get("code", ""))):
            yield f"{waar}: een teken heeft lengte 1 en een code zoals U+0092"
        yield from _kenmerken(waar, stuk.kenmerken)
    vorige = 0
    for noot in noten:
        if not vorige <= noot.op <= len(tekst):
            yield f"{waar}: een noot op plaats {noot.op} valt buiten de tekst of staat niet op volgorde"
        vorige = noot.op
        if not is_xml_name(noot.soort):
            yield f'{waar}: "{noot.soort[:40]}" kan geen naam van een element zijn'
        yield from _words(waar, noot.tekst, noot.opmaak, noot.noten)
        yield from _kenmerken(waar, noot.kenmerken)
        yield from _delen(noot.vervolg)


def _kenmerken(waar: str, kenmerken: Mapping[str, str]) -> Iterator[str]:
    for naam, waarde in kenmerken.items():
        if not _KENMERK.fullmatch(naam):
            yield f'{waar}: "{naam[:40]}" kan geen naam van een kenmerk zijn'
        if naam.startswith(f"{TEKEN}:") and not _CODE.fullmatch(waarde):
            yield f'{waar}: "{waarde[:40]}" is geen code van een teken, zoals U+0092'
