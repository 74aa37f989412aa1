"""Puts the subjects of one municipality together as the regulation that applies on a day.

In: the APV of a project, a municipality, a day and what was known. Out: `RegelingTekst` and warnings. Chapters follow
from the numbers; headings that no source gives are left empty, never made up. Text nobody adopted says so everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs

from instrumentarium.apv.collectie import Apv
from instrumentarium.apv.exporteren_velden import cvdr_fields
from instrumentarium.apv.importeren import VERSIE
from instrumentarium.apv.nummers import order_key
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, Regeling, Versie
from instrumentarium.bronnen.soorten.regeling_tekst import (
    Datums,
    Deel,
    Einde,
    Herkomst,
    Importeur,
    RegelingTekst,
    Tekstlid,
)
from instrumentarium.fouten import GebruikFout

MODEL = "Dit is modeltekst die niemand heeft vastgesteld. Aan deze tekst kunnen geen rechten worden ontleend."


@attrs.frozen
class Uitvoer:
    """The regulation of a day: its text, the versions it consists of by subject, and what a reader must know."""

    regeling: RegelingTekst
    versies: dict[str, Versie]
    waarschuwingen: list[str]


def build_regeling(apv: Apv, gemeente: str, op: date, bekend_op: date) -> Uitvoer:
    """Return the regulation of `gemeente` on `op`, as known on `bekend_op`; raises GebruikFout when there is none."""
    versies = dict(_applicable(apv, gemeente, op, bekend_op))
    regeling = _regulation(apv, gemeente, op, versies)
    eigen = {naam: versie for naam, versie in versies.items() if versie.regeling == regeling.id}
    meldingen = [
        f"{naam} hoort bij {versie.regeling or 'geen regeling'}, niet bij {regeling.id}; niet opgenomen"
        for naam, versie in versies.items()
        if naam not in eigen
    ]
    modellen = sum(versie.status == "model" for versie in eigen.values())
    if modellen:
        meldingen.append(f"{modellen} van de {len(eigen)} artikelen zijn modeltekst die niemand heeft vastgesteld")
    return Uitvoer(_compose(regeling, eigen, op, bekend_op), eigen, meldingen)


def _applicable(apv: Apv, gemeente: str, op: date, bekend_op: date) -> Iterator[tuple[str, Versie]]:
    for naam in apv.onderwerpen:
        versie = apv.resolve(naam, gemeente, op, bekend_op).versie
        if versie is not None:
            yield naam, versie


def _regulation(apv: Apv, gemeente: str, op: date, versies: dict[str, Versie]) -> Regeling:
    """Return the regulation in force on the day; of several, the one that most of the articles belong to."""
    geldig = [
        regeling
        for regeling in apv.regelingen.values()
        if regeling.gemeente == gemeente
        and (regeling.inwerking is None or regeling.inwerking <= op)
        and (regeling.vervalt is None or op < regeling.vervalt)
    ]
    if not geldig:
        raise GebruikFout(f"op {op} is voor {gemeente} geen regeling bekend; kies een andere dag met --op")
    return max(geldig, key=lambda r: (sum(v.regeling == r.id for v in versies.values()), r.inwerking or date.min))


def _compose(regeling: Regeling, versies: dict[str, Versie], op: date, bekend_op: date) -> RegelingTekst:
    sinds = max((v.inwerking for v in versies.values() if v.inwerking), default=regeling.inwerking)
    einde = (
        Einde(datum=regeling.vervalt, telling="tot", veld="vervalt", vervalt=regeling.vervalt)
        if regeling.vervalt
        else None
    )
    uitleg = [f"Toestand op {op}, naar wat op {bekend_op} bekend was."]
    uitleg += [MODEL] if any(versie.status == "model" for versie in versies.values()) else []
    geheel = RegelingTekst(
        schema="regeling-tekst/1",
        id=regeling.cvdr or regeling.id,
        werk=regeling.cvdr or regeling.id,
        versie=op.isoformat(),
        vorm="eigen",
        soort="regeling",
        titel=regeling.titel,
        citeertitel=regeling.citeertitel,
        gemeente=regeling.gemeente,
        organisatie=regeling.gemeente.capitalize(),
        bron=regeling.bron,
        importeur=Importeur(versie=VERSIE),
        datums=Datums(bekend=regeling.bekend, inwerking=sinds, einde=einde),
        redactie=uitleg,
        inhoud=[Deel(soort="intitule", tekst=regeling.titel), *_chapters(versies)],
    )
    return attrs.evolve(geheel, eigenschappen=list(cvdr_fields(geheel)))


def _chapters(versies: dict[str, Versie]) -> Iterator[Deel]:
    """Yield the articles below the chapter that their number names; without one they stand straight in the text."""
    per_hoofdstuk: dict[str, list[Deel]] = defaultdict(list)
    for naam, versie in sorted(versies.items(), key=_reading_order):
        hoofdstuk, dubbelpunt, _ = (versie.nummer or "").replace(".", ":").partition(":")
        per_hoofdstuk[hoofdstuk if dubbelpunt else ""].append(article_of(naam, versie))
    for nr, artikelen in per_hoofdstuk.items():
        if nr:
            yield Deel(soort="hoofdstuk", label="Hoofdstuk", nr=nr, inhoud=artikelen)
        else:
            yield from artikelen


def _reading_order(paar: tuple[str, Versie]) -> tuple[Any, ...]:
    """Put articles in the order of their numbers, and those without one at the end."""
    naam, versie = paar
    return versie.nummer is None, order_key(versie.nummer or ""), naam


def article_of(onderwerp: str, versie: Versie) -> Deel:
    """Return a stored version as an article of the tree; subject, version and status go along."""
    status = {} if versie.status == "vastgesteld" else {"ins:status": versie.status}
    return Deel(
        soort="artikel",
        label="Artikel",
        nr=versie.nummer,
        titel=versie.opschrift or None,
        leden=[_lid(lid) for lid in versie.leden],
        kenmerken={"ins:onderwerp": onderwerp, "ins:versie": versie.versie, **status},
        herkomst=Herkomst(
            bron=versie.bron or versie.staat_voor,
            bekend=versie.bekend,
            inwerking=versie.inwerking,
            terugwerkend=versie.terugwerkend_tot_en_met,
            vervalt=versie.vervalt,
        ),
    )


def _lid(lid: Lid | Onderdeel) -> Tekstlid:
    regels = lid.tekst.strip("\n").split("\n")
    return Tekstlid(
        sleutel=lid.sleutel,
        nr=lid.nr,
        aanduiding=f"{lid.nr}." if lid.nr[-1:].isalnum() or lid.nr.endswith("°") else None,
        tekst=_folded(regels[0]),
        onderdelen=[_lid(deel) for deel in lid.onderdelen],
        slot=_folded(lid.slot) if lid.slot else None,
        vervolg=[Deel(soort="alinea", tekst=_folded(regel)) for regel in regels[1:] if regel.strip()],
    )


def _folded(tekst: str) -> str:
    return " ".join(deel for deel in tekst.replace("\n", " ").split(" ") if deel)
