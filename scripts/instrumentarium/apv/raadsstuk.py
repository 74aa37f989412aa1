"""The council package: what one edit means for one council, ready to be laid out in six documents.

In: an `Apv`, proposals of one municipality, the words of `templates/raadsstuk`. Out: `Raadsstuk`; `raad_word` makes the
documents. An amendement of the council is played on the proposed text and gives a fresh package. Adds no legal words.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import attrs

from instrumentarium.apv import naspel
from instrumentarium.apv.artikel import Artikel, Deel, from_versie
from instrumentarium.apv.collectie import Apv
from instrumentarium.apv.identificatie import parse_kenmerk
from instrumentarium.apv.naspel import NaspelFout
from instrumentarium.apv.nummers import count_word, order_key
from instrumentarium.apv.vergelijkingen import Vergelijking, between_versies
from instrumentarium.apv.wijzigen import Voorstel, entry_into_force, propose_safely, title_of, to_regelingen
from instrumentarium.apv.wijzigtekst import write_besluit
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, Versie, Wijziging
from instrumentarium.bronnen.soorten.raad import Raadsteksten, Wetsnaam
from instrumentarium.fouten import BronFout, GebruikFout

TEKSTEN = "templates/raadsstuk/teksten.yaml"


@attrs.frozen
class Raadsstuk:
    """Everything that the six documents say about one council."""

    gemeente: str
    regeling: str
    voorstellen: tuple[Voorstel, ...]
    vergelijkingen: tuple[Vergelijking, ...]
    wijzigtekst: str
    gelet_op: str
    velden: dict[str, str]
    teksten: Raadsteksten

    @property
    def model(self) -> bool:
        """Whether some text in it was adopted by nobody."""
        return any(v.naar is not None and v.naar.status == "model" for v in self.voorstellen)

    def zeg(self, zin: str) -> str:
        """Return a sentence of the template with its fields filled in."""
        return fill(zin, self.velden)


def make_raadsstuk(
    apv: Apv, voorstellen: Sequence[Voorstel], teksten: Bron[Raadsteksten], naam_gemeente: str, vandaag: date
) -> Raadsstuk:
    """Return the package; the proposals are in the order of the article numbers."""
    geldig = [v for v in voorstellen if v.bewerkingen]
    if not geldig:
        raise GebruikFout("de oude en de nieuwe tekst zijn gelijk; er is niets aan de raad voor te stellen")
    rij = tuple(sorted(geldig, key=lambda v: order_key(_number(v))))
    eerste = rij[0].van or rij[0].naar
    regeling = title_of(apv, (eerste.regeling if eerste else None) or "", rij[0].gemeente)
    naar = [v.naar for v in rij if v.naar is not None]
    dag = max((v.inwerking for v in naar if v.inwerking), default=vandaag)
    slot = entry_into_force(naar) or "Deze verordening treedt in werking met ingang van [datum]."
    gelet_op = bases_in_words((v.naar or v.van for v in rij), teksten.waarde.wetten, dag)
    velden = {
        "gemeente": naam_gemeente,
        "regeling": regeling,
        "aantal": f"{count_word(len(rij))} artikel{'en' if len(rij) > 1 else ''}",
        "artikelen": _and([f"artikel {_number(v) or '(nummer onbekend)'}" for v in rij]),
        "onderwerpen": _and([apv.onderwerpen[v.onderwerp].titel.lower() for v in rij]),
        "inwerking": slot.removeprefix("Deze verordening ").removesuffix("."),
        "grondslagen": gelet_op or "[grondslag]",
    }
    vergelijkingen = tuple(between_versies(v.onderwerp, v.gemeente, v.van, v.naar, dag) for v in rij)
    tekst = write_besluit(to_regelingen(apv, rij), slot)
    check_fields(teksten, velden)
    return Raadsstuk(rij[0].gemeente, regeling, rij, vergelijkingen, tekst, gelet_op, velden, teksten.waarde)


def amend(apv: Apv, voorstellen: Sequence[Voorstel], amendement: Bron[Wijziging], bekend_op: date) -> list[Voorstel]:
    """Return the proposals with the amendement played on the proposed text of its subject.

    Raises GebruikFout when the amendement is about another proposal, BronFout when its operations do not fit.
    """
    wijziging = amendement.waarde
    doel = next((v for v in voorstellen if v.onderwerp == wijziging.onderwerp), None)
    if doel is None or doel.naar is None or wijziging.gemeente != doel.gemeente:
        raise GebruikFout(
            f"het amendement gaat over {wijziging.onderwerp} in {wijziging.gemeente}, niet over dit voorstel"
        )
    if wijziging.van != doel.naar.versie:
        raise GebruikFout(f'het amendement wijzigt "{wijziging.van}", maar het voorstel leidt tot "{doel.naar.versie}"')
    try:
        uitkomst = naspel.play(from_versie(doel.naar), wijziging.bewerkingen)
    except NaspelFout as fout:
        raise BronFout([amendement.bevinding(["bewerkingen"], str(fout))]) from None
    naar = with_content(doel.naar, uitkomst, wijziging.naar or doel.naar.versie) if uitkomst else None
    nieuw = propose_safely(apv, doel.onderwerp, doel.gemeente, doel.van, naar, bekend_op)
    return [nieuw if v is doel else v for v in voorstellen]


def with_content(versie: Versie, artikel: Artikel, naam: str) -> Versie:
    """Return the version with other content; new leden get a key from their number."""
    leden = [Lid(**_bron_deel(lid), onderdelen=_onderdelen(lid)) for lid in artikel.leden]
    return attrs.evolve(versie, versie=naam, nummer=artikel.nummer, opschrift=artikel.opschrift, leden=leden)


def _onderdelen(deel: Deel) -> list[Onderdeel]:
    return [Onderdeel(**_bron_deel(onder), onderdelen=_onderdelen(onder)) for onder in deel.delen]


def _bron_deel(deel: Deel) -> dict[str, Any]:
    sleutel = deel.sleutel or f"nieuw-{deel.nr or 'tekst'}".replace("°", "")
    return {"sleutel": sleutel, "nr": deel.nr, "tekst": deel.tekst, "slot": deel.slot}


def bases_in_words(versies: Iterable[Versie | None], wetten: Sequence[Wetsnaam], dag: date) -> str:
    """Return "de artikelen 149 en 151d van de Gemeentewet": every basis once, with the name of the law on that day."""
    gronden = set()
    for versie in versies:
        for tekst in versie.grondslag if versie else ():
            kenmerk = parse_kenmerk(tekst)
            if kenmerk and kenmerk.deel("bwb") and kenmerk.deel("artikel"):
                gronden.add((str(kenmerk.deel("bwb")), str(kenmerk.deel("artikel"))))
    rang = {wet.bwb: nr for nr, wet in reversed(list(enumerate(wetten)))}
    rij = sorted(gronden, key=lambda grond: (rang.get(grond[0], len(rang)), grond[0], order_key(grond[1])))
    return _and(
        [_law(bwb, [nummer for _, nummer in groep], wetten, dag) for bwb, groep in groupby(rij, lambda grond: grond[0])]
    )


def _law(bwb: str, nummers: Sequence[str], wetten: Sequence[Wetsnaam], dag: date) -> str:
    wet = next(
        (w for w in wetten if w.bwb == bwb and (w.van is None or w.van <= dag) and (w.tot is None or dag < w.tot)), None
    )
    naam = f"{wet.lidwoord} {wet.naam}" if wet else f"[naam van {bwb}]"
    return f"{'artikel' if len(nummers) == 1 else 'de artikelen'} {_and(nummers)} van {naam}"


def fill(zin: str, velden: dict[str, str]) -> str:
    """Return a sentence with {fields} filled in; raises KeyError for a field that does not exist."""
    return string.Formatter().vformat(zin, (), velden)


def check_fields(teksten: Bron[Raadsteksten], velden: dict[str, str]) -> None:
    """Raise BronFout for every sentence of the template that asks for a field that does not exist."""
    fouten = []
    for pad, zin in _sentences(attrs.asdict(teksten.waarde), ()):
        try:
            fill(zin, velden | {"vraag": ""})
        except (KeyError, ValueError, IndexError, AttributeError):
            bekend = ", ".join(f"{{{veld}}}" for veld in velden)
            fouten.append(teksten.bevinding(pad, "hier staat een veld dat niet bestaat", f"Kies uit {bekend}."))
    if fouten:
        raise BronFout(fouten)


def _sentences(waarde: object, pad: tuple[str | int, ...]) -> Iterable[tuple[tuple[str | int, ...], str]]:
    if isinstance(waarde, str):
        yield pad, waarde
    elif isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            yield from _sentences(deel, (*pad, sleutel))
    elif isinstance(waarde, list):
        for nr, deel in enumerate(waarde):
            yield from _sentences(deel, (*pad, nr))


def _number(voorstel: Voorstel) -> str:
    versie = voorstel.van or voorstel.naar
    return (versie.nummer if versie else None) or ""


def _and(woorden: Sequence[str]) -> str:
    return ", ".join(woorden[:-1]) + " en " + woorden[-1] if len(woorden) > 1 else "".join(woorden)
