"""From a poster, flyer or thank-you piece to what stands on the sheet, for one municipality and language.

In: a campaign, a municipality (or the partner edition) and a language. Out: `Opmaak`. Sets nothing.
"""

from __future__ import annotations

from typing import Any

from instrumentarium.bronnen.soorten.campagne import Periode, Resultaat
from instrumentarium.campagne import akkoord, kleur, waarden
from instrumentarium.campagne.bron import BEELDEN, PARTNER, Bronnen
from instrumentarium.campagne.invullen import fill, show_date
from instrumentarium.campagne.vellen import Opmaak

PLATEN = ("poster", "flyer", "bedankposter")
MEESTE_RESULTATEN = 3
_KORT = 26


def sheet(bronnen: Bronnen, naam: str, gemeente: str, taal: str, velden: dict[str, str | None]) -> Opmaak | None:
    """Return what stands on a sheet, or None when this language has no such piece or it lacks a line or an image."""
    keuze = bronnen.piece(naam, taal, gemeente)
    if keuze is None or not (keuze.stuk.regel or "").strip() or not keuze.stuk.beeld:
        return None
    stuk, vast = keuze.stuk, waarden.words(bronnen, taal)
    lijnen = waarden.lines(bronnen, gemeente, taal)
    regel = _line(fill(stuk.regel, velden))
    # A flyer asks what the poster asks, unless it says otherwise.
    poster = bronnen.piece("poster", taal, gemeente)
    vraag, actie = (
        getattr(stuk, veld) or (getattr(poster.stuk, veld) if poster else None) or vast[veld]
        for veld in ("vraag", "actie")
    )
    kop, toelichting = _action(fill(actie, velden), lijnen)
    titel = f"{waarden.title(bronnen, taal)}: {regel}"
    return Opmaak(
        soort=naam,
        regel=regel,
        vraag=fill(vraag, velden),
        actie=kop,
        toelichting=toelichting,
        beeld=stuk.beeld,
        eigen_beeld=None if stuk.beeld in BEELDEN else bronnen.bestanden[stuk.beeld],
        alt=fill(waarden.describe(stuk.beeld, stuk.alt, taal), velden),
        lijnen=_columns(lijnen, vast),
        afzender=sender(bronnen, gemeente, taal),
        kleur=colour(bronnen, gemeente),
        taal=taal,
        titel=titel,
        auteur=author(bronnen, gemeente, taal),
        stempel=akkoord.stamp(bronnen.campagne.waarde, naam),
        signalen=tuple(_line(fill(signaal, velden)) for signaal in getattr(stuk, "signalen", ())),
        signaalkop=vast["signalen"],
        resultaten=results(bronnen, taal) if naam == "bedankposter" else (),
    )


def colour(bronnen: Bronnen, gemeente: str) -> str:
    """Return the colour of a municipality, or a neutral one for the partner edition."""
    return kleur.NEUTRAAL if gemeente == PARTNER else bronnen.gemeenten[gemeente].waarde.huisstijl.kleur


def sender(bronnen: Bronnen, gemeente: str, taal: str) -> dict[str, str] | None:
    """Return the sender as it stands on a sheet, or None for the partner edition."""
    if gemeente == PARTNER:
        return None
    return {"voor": waarden.words(bronnen, taal)["gemeente"], "naam": bronnen.gemeenten[gemeente].waarde.naam}


def author(bronnen: Bronnen, gemeente: str, taal: str) -> str:
    """Return who made a document, for its properties."""
    afzender = sender(bronnen, gemeente, taal)
    return f"{afzender['voor']} {afzender['naam']}" if afzender else waarden.words(bronnen, taal)["uw_gemeente"]


def results(bronnen: Bronnen, taal: str) -> tuple[dict[str, str], ...]:
    """Return the figures that may leave the house: allowed, with a period and a source."""
    vast = waarden.words(bronnen, taal)
    return tuple(
        {"wat": rij.wat, "waarde": rij.waarde, "periode": _period(rij, vast)}
        for rij in bronnen.campagne.waarde.resultaten
        if rij.mag_extern and rij.periode and rij.bron
    )[:MEESTE_RESULTATEN]


def _period(rij: Resultaat, vast: dict[str, str]) -> str:
    if isinstance(rij.periode, Periode):
        return f"{show_date(rij.periode.van, vast)} - {show_date(rij.periode.tot, vast)}"
    return rij.periode or ""


def _action(actie: str, lijnen: list[waarden.Lijn]) -> tuple[str, str | None]:
    """Return the words beside the numbers and, when the action says more, the sentence above them.

    "Meld het: 0900-8844 (politie) of 0800-7000 (anoniem)" names what the columns show; the words before the colon stay.
    """
    kop, _, rest = actie.partition(":")
    if rest and len(kop) <= _KORT and any(lijn.nummer in rest for lijn in lijnen):
        return kop.strip(), None
    return (actie, None) if len(actie) <= _KORT else ("", actie)


def _columns(lijnen: list[waarden.Lijn], vast: dict[str, str]) -> tuple[dict[str, Any], ...]:
    """Return two ways to report: the anonymous line first, the emergency number under the last one."""
    manieren = [lijn for lijn in lijnen if lijn.id not in ("112", "gemeente")]
    if len(manieren) < 2:
        manieren += [lijn for lijn in lijnen if lijn.id == "gemeente"]
    kolommen: list[dict[str, Any]] = [
        {"naam": lijn.naam, "nummer": lijn.nummer, "onder": lijn.adres} for lijn in reversed(manieren[:2])
    ]
    spoed = next((lijn for lijn in lijnen if lijn.id == "112"), None)
    if spoed and kolommen:
        kolommen[-1]["onder"] = [{"tekst": f"{vast['spoed']}: "}, {"tekst": spoed.nummer, "dikte": 700}]
    return tuple(kolommen)


def _line(tekst: str) -> str:
    return " ".join(tekst.split())
