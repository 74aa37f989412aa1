"""What applies on a day, with what a reader must know about it: the answer of `apv toon` and `apv lijst`.

In: an `Apv`, a subject, a municipality, two dates. Out: a plain dict (contract section 1) or lines of text. No I/O.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from instrumentarium.apv.collectie import Apv, adopted
from instrumentarium.apv.nummers import same_number
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, OnderwerpVersies, Versie
from instrumentarium.tijd.geldigheid import Reden, Uitkomst, end_of

REDENEN = {
    Reden.NIET_INGELEZEN: "niet ingelezen",
    Reden.NOG_NIET_IN_WERKING: "nog niet in werking",
    Reden.VERVALLEN: "vervallen",
}


def show(apv: Apv, onderwerp: str, gemeente: str, op: date, bekend_op: date) -> dict[str, Any]:
    """Return the text that applies, in the exact form of the contract; `reden` when nothing does."""
    uitkomst = apv.resolve(onderwerp, gemeente, op, bekend_op)
    versie = uitkomst.versie
    antwoord: dict[str, Any] = {
        "onderwerp": onderwerp,
        "gemeente": gemeente,
        "op": op.isoformat(),
        "bekend_op": bekend_op.isoformat(),
        "versie": versie.versie if versie else None,
        "nummer": versie.nummer if versie else None,
        "opschrift": versie.opschrift if versie else None,
        "status": versie.status if versie else None,
        "leden": [deel_dict(lid) for lid in versie.leden] if versie else [],
        "waarschuwingen": list(warnings(apv, onderwerp, gemeente, op, bekend_op)),
    }
    if uitkomst.reden is not None:
        antwoord["reden"] = str(uitkomst.reden)
    return antwoord


def deel_dict(deel: Lid | Onderdeel) -> dict[str, Any]:
    """Return a lid or onderdeel as plain data, every field present."""
    return {
        "sleutel": deel.sleutel,
        "nr": deel.nr,
        "tekst": deel.tekst,
        "onderdelen": [deel_dict(onder) for onder in deel.onderdelen],
        "slot": deel.slot,
    }


def show_all(apv: Apv, gemeenten: Sequence[str], op: date, bekend_op: date) -> list[dict[str, Any]]:
    """Return one row per subject and municipality: number, heading and the period in which the version applies."""
    rijen = []
    for naam, map_ in apv.onderwerpen.items():
        for gemeente in gemeenten:
            uitkomst = apv.resolve(naam, gemeente, op, bekend_op)
            rij = {"onderwerp": naam, "titel": map_.titel, "gemeente": gemeente}
            rijen.append(rij | _period(apv, naam, gemeente, uitkomst, bekend_op))
    return rijen


def _period(apv: Apv, naam: str, gemeente: str, uitkomst: Uitkomst[Versie], bekend_op: date) -> dict[str, Any]:
    versie = uitkomst.versie
    if versie is None:
        leeg = dict.fromkeys(("versie", "nummer", "opschrift", "status", "van", "tot_en_met"))
        return leeg | {"reden": str(uitkomst.reden)}
    begin = versie.terugwerkend_tot_en_met or versie.inwerking
    einde = end_of(adopted(apv.versies(naam, gemeente)), versie, bekend_op)
    return {
        "versie": versie.versie,
        "nummer": versie.nummer,
        "opschrift": versie.opschrift,
        "status": versie.status,
        "van": begin.isoformat() if begin else None,
        "tot_en_met": (einde - timedelta(days=1)).isoformat() if einde else None,
        "reden": None,
    }


def warnings(apv: Apv, onderwerp: str, gemeente: str, op: date, bekend_op: date) -> Iterator[str]:
    """Yield, in Dutch, what a reader of this answer must know."""
    bron = apv.bron(onderwerp, gemeente)
    if bron is None:
        yield f"Van {gemeente} is dit onderwerp niet ingelezen. Dat zegt niet dat er geen regel is."
        return
    uitkomst = apv.resolve(onderwerp, gemeente, op, bekend_op)
    versie = uitkomst.versie
    if uitkomst.reden is Reden.VERVALLEN:
        yield f"Dit artikel is vervallen per {uitkomst.sinds}."
    if uitkomst.reden is Reden.NIET_INGELEZEN:
        yield f"De geschiedenis van voor {_first_day(bron.waarde.versies)} is niet ingelezen."
    if versie is not None:
        yield from _about_version(bron, versie)
        yield from _nobodys_text(bron, versie, op, bekend_op)
        yield from _regulation(apv, versie, op)
    yield from _coming(bron, versie, op, bekend_op)


def _first_day(versies: Sequence[Versie]) -> str:
    dagen = [dag for v in adopted(versies) if (dag := v.terugwerkend_tot_en_met or v.inwerking)]
    return min(dagen).isoformat() if dagen else "deze dag"


def _about_version(bron: Bron[OnderwerpVersies], versie: Versie) -> Iterator[str]:
    if versie.status == "model":
        yield "Dit is een modeltekst van dit project. Geen gemeenteraad heeft deze tekst zo vastgesteld."
    if versie.nummer is None:
        yield "Het artikelnummer is onbekend."
    plaats = bron.waarde.versies.index(versie)
    velden = [pad.split(".", 2)[2] for pad in bron.waarde.te_bevestigen if pad.startswith(f"versies.{plaats}.")]
    if velden:
        yield f"Nog te bevestigen: {', '.join(velden)}."


def _nobodys_text(bron: Bron[OnderwerpVersies], versie: Versie, op: date, bekend_op: date) -> Iterator[str]:
    """Warn for a state that nobody adopted: retroactive effect that reaches past an earlier amendment (STOP)."""
    terug, inwerking = versie.terugwerkend_tot_en_met, versie.inwerking
    if terug is None or inwerking is None or op >= inwerking:
        return
    for ander in adopted(bron.waarde.versies):
        begin = ander.inwerking
        if ander is versie or begin is None or ander.bekend is None or ander.bekend > bekend_op:
            continue
        if terug <= begin < inwerking and op < begin:
            yield (
                f"Deze stand is door niemand vastgesteld: {versie.versie} werkt terug tot en met {terug} en bevat ook "
                f"{ander.versie}, dat pas op {begin} in werking trad."
            )


def _regulation(apv: Apv, versie: Versie, op: date) -> Iterator[str]:
    regeling = apv.regelingen.get(versie.regeling or "")
    if regeling is None or regeling.vervalt is None or regeling.vervalt > op:
        return
    opvolger = apv.regelingen.get(regeling.opvolger or "")
    vervangen = f" en vervangen door {opvolger.citeertitel or opvolger.titel}" if opvolger else ""
    yield (
        f"{regeling.citeertitel or regeling.titel} is vervallen per {regeling.vervalt}{vervangen}; "
        "van dit onderwerp is daaronder nog geen tekst ingelezen."
    )


def _coming(bron: Bron[OnderwerpVersies], nu: Versie | None, op: date, bekend_op: date) -> Iterator[str]:
    for versie in bron.waarde.versies:
        if versie is nu or versie.status == "ontwerp" or versie.bekend is None or versie.bekend > bekend_op:
            continue
        if versie.inwerking is None:
            voorwaarde = f" ({versie.voorwaarde})" if versie.voorwaarde else ""
            yield f"Er komt een wijziging aan zonder vaste datum: {versie.versie}{voorwaarde}."
        elif versie.inwerking > max(op, bekend_op):
            yield f"Er komt een wijziging aan: {versie.versie} treedt in werking op {versie.inwerking}."


def as_text(antwoord: dict[str, Any]) -> str:
    """Return the answer of `show` as lines a person reads."""
    if antwoord["versie"] is None:
        reden = REDENEN[Reden(antwoord["reden"])]
        regels = [f"{antwoord['onderwerp']} in {antwoord['gemeente']} op {antwoord['op']}: {reden}"]
    else:
        regels = [heading(antwoord["nummer"], antwoord["opschrift"]), ""]
        for lid in antwoord["leden"]:
            regels.extend(deel_lines(lid))
    return "\n".join(regels)


def heading(nummer: str | None, opschrift: str) -> str:
    """Return "Artikel 2:40b Hinder in en om de woning"."""
    return f"Artikel {nummer or '(nummer onbekend)'} {opschrift}".strip()


def deel_lines(deel: dict[str, Any], diepte: int = 0) -> Iterator[str]:
    """Yield the lines of a lid or onderdeel, indented by its depth."""
    inspringing = "   " * diepte
    yield inspringing + " ".join(filter(None, [label(deel["nr"]), deel["tekst"]]))
    for onder in deel["onderdelen"]:
        yield from deel_lines(onder, diepte + 1)
    if deel["slot"]:
        yield inspringing + deel["slot"]


def label(nr: str) -> str:
    """Return a label as printed: "2." for "2", "1°." for "1°", "" for none, a dash as it is."""
    if not nr or not (nr[-1].isalnum() or nr[-1] == "°"):
        return nr
    return f"{nr}."


def number_warnings(antwoord: dict[str, Any], gevraagd: str) -> list[str]:
    """Return a warning when the number that was asked for is not the number on that day."""
    if antwoord["versie"] is None or same_number(antwoord["nummer"], gevraagd):
        return []
    return [f"Op {antwoord['op']} is het nummer {antwoord['nummer'] or 'onbekend'}, niet {gevraagd}."]


def list_lines(rijen: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Yield the rows of `show_all` as aligned lines."""
    breed = max((len(rij["onderwerp"]) for rij in rijen), default=0)
    for rij in rijen:
        if rij["versie"] is None:
            wat = f"({REDENEN[Reden(rij['reden'])]})"
        else:
            tot = f" t/m {rij['tot_en_met']}" if rij["tot_en_met"] else ""
            wat = f"{rij['nummer'] or '?':8} {rij['opschrift']}  ({rij['van']}{tot}; {rij['status']})"
        yield f"{rij['onderwerp']:{breed}}  {rij['gemeente']:12} {wat}"
