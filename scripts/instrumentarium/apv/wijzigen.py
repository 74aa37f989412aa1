"""A proposal to change one or more articles: operations, amending text, the proof by replay, and what must follow.

In: an `Apv`, subjects, two versions each. Out: `Voorstel`, as plain data in the form of contract 4.4, and the whole
amending text. Writes no file; a proposal whose replay fails carries no text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

import attrs

from instrumentarium.apv.afleiden import Weigering, derive
from instrumentarium.apv.artikel import bewerking_dict, from_versie
from instrumentarium.apv.collectie import Apv
from instrumentarium.apv.nummers import order_key
from instrumentarium.apv.volgt import Gevolg, find_gevolgen
from instrumentarium.apv.wijzigtekst import Wijzigartikel, Wijzigregeling, write_artikel, write_besluit, write_regeling
from instrumentarium.bronnen.lezer import Scalar
from instrumentarium.bronnen.soorten.apv import Bewerking, Versie
from instrumentarium.bronnen.waarden import WaardeFout, to_date
from instrumentarium.fouten import GebruikFout, bedoelde_u, join_zinnen
from instrumentarium.tijd.geldigheid import Reden
from instrumentarium.tijd.kalender import words

_LIJKT_DATUM = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", re.ASCII)


@attrs.frozen(kw_only=True)
class Voorstel:
    """One article from one version to another; `weigering` is set, and the text empty, when the replay failed."""

    onderwerp: str
    gemeente: str
    van: Versie | None
    naar: Versie | None
    bewerkingen: list[Bewerking]
    tekst: str
    weigering: str | None = None
    waarschuwingen: list[str] = attrs.field(factory=list)
    volgt: list[Gevolg] = attrs.field(factory=list)

    @property
    def wijzigartikel(self) -> Wijzigartikel:
        """The article as the amending text letters it."""
        return Wijzigartikel(self.van.nummer if self.van else None, self.bewerkingen)

    def as_dict(self) -> dict[str, Any]:
        """Return the object of contract 4.4, with what must follow."""
        uit: dict[str, Any] = {
            "onderwerp": self.onderwerp,
            "gemeente": self.gemeente,
            "van": self.van.versie if self.van else None,
            "naar": self.naar.versie if self.naar else None,
            "bewerkingen": [bewerking_dict(b) for b in self.bewerkingen],
            "tekst": self.tekst,
            "naspel": "verschil" if self.weigering else "gelijk",
            "volgt": [attrs.asdict(gevolg) for gevolg in self.volgt],
            "waarschuwingen": self.waarschuwingen,
        }
        if self.weigering:
            uit["melding"] = self.weigering
            uit["uitweg"] = "--wijze artikel"
        return uit


def pick_versie(apv: Apv, onderwerp: str, gemeente: str, wat: str, bekend_op: date) -> Versie | None:
    """Return the version that an id or a date names; None when on that date no text applies (yet, or any more)."""
    versies = {versie.versie: versie for versie in apv.versies(onderwerp, gemeente)}
    if wat in versies:
        return versies[wat]
    if not _LIJKT_DATUM.fullmatch(wat.strip()):
        uitweg = bedoelde_u(wat, versies) or f"kies uit {', '.join(versies) or 'een datum'}"
        raise GebruikFout(f'onbekende versie "{wat[:60]}" van {onderwerp} in {gemeente}: {uitweg}')
    dag = _day(wat)
    uitkomst = apv.resolve(onderwerp, gemeente, dag, max(bekend_op, dag))
    if uitkomst.reden is Reden.NIET_INGELEZEN:
        raise GebruikFout(f"{onderwerp} in {gemeente} is op {wat} niet ingelezen; kies een latere dag of een versie")
    return uitkomst.versie


def _day(tekst: str) -> date:
    scalar = Scalar(tekst)
    scalar.kaal = True
    try:
        return to_date(scalar)
    except WaardeFout as fout:
        raise GebruikFout(join_zinnen(fout.tekst, fout.uitweg)) from None


def propose(
    apv: Apv,
    onderwerp: str,
    gemeente: str,
    van: Versie | None,
    naar: Versie | None,
    bekend_op: date,
    *,
    wijze: str = "fijn",
    aanhaling: str = "dubbel",
    buiten: Mapping[str, tuple[str, str]] | None = None,
) -> Voorstel:
    """Return the proposal for one subject; a refusal is part of the answer, not an error."""
    dag = (naar or van or _NIETS).inwerking or bekend_op
    oud, nieuw = (from_versie(versie) if versie else None for versie in (van, naar))
    vast: dict[str, Any] = {"onderwerp": onderwerp, "gemeente": gemeente, "van": van, "naar": naar}
    waarschuwingen = _warnings(van, naar)
    try:
        bewerkingen = derive(oud, nieuw, wijze=wijze)
    except Weigering as fout:
        return Voorstel(**vast, bewerkingen=[], tekst="", weigering=str(fout), waarschuwingen=waarschuwingen)
    if oud is None and naar is not None:
        na = _predecessor(apv, gemeente, naar, dag, bekend_op)
        bewerkingen = [attrs.evolve(b, na=na) for b in bewerkingen]
    tekst = write_artikel(Wijzigartikel(van.nummer if van else None, bewerkingen), aanhaling)
    volgt = find_gevolgen(apv, onderwerp, gemeente, van, naar, dag, max(dag, bekend_op), buiten) if bewerkingen else []
    return Voorstel(**vast, bewerkingen=bewerkingen, tekst=tekst, waarschuwingen=waarschuwingen, volgt=volgt)


def propose_safely(
    apv: Apv,
    onderwerp: str,
    gemeente: str,
    van: Versie | None,
    naar: Versie | None,
    bekend_op: date,
    *,
    buiten: Mapping[str, tuple[str, str]] | None = None,
) -> Voorstel:
    """Return a proposal in fine mode, or in whole-article mode when that is refused; a package never fails on it."""
    fijn = propose(apv, onderwerp, gemeente, van, naar, bekend_op, buiten=buiten)
    if fijn.weigering is None:
        return fijn
    return propose(apv, onderwerp, gemeente, van, naar, bekend_op, wijze="artikel", buiten=buiten)


def pick_pairs(
    apv: Apv, onderwerpen: Sequence[str], gemeente: str, van: str, naar: str, bekend_op: date
) -> list[tuple[str, Versie | None, Versie | None]]:
    """Return subject, old and new for each subject named; raises GebruikFout when a name or a version is not known."""
    if len(onderwerpen) > 1 and not (_LIJKT_DATUM.fullmatch(van) and _LIJKT_DATUM.fullmatch(naar)):
        raise GebruikFout("bij meer dan een onderwerp zijn --van en --naar datums, zoals 2026-01-01")
    namen = [apv.find_onderwerp(naam, gemeente, bekend_op, bekend_op) for naam in onderwerpen]
    uit = []
    for naam in dict.fromkeys(namen):
        oud, nieuw = (pick_versie(apv, naam, gemeente, wat, bekend_op) for wat in (van, naar))
        if oud is None and nieuw is None:
            raise GebruikFout(f"{naam} geldt in {gemeente} op geen van beide dagen; er is niets te wijzigen")
        uit.append((naam, oud, nieuw))
    return uit


def whole_text(apv: Apv, voorstellen: Sequence[Voorstel], aanhaling: str = "dubbel", *, slot: bool = True) -> str:
    """Return the amending text of all proposals: an article per regulation, letters inside, entry into force last."""
    regelingen = to_regelingen(apv, voorstellen)
    if not regelingen:
        return ""
    if not slot:
        return "\n\n".join(write_regeling(regeling, aanhaling) for regeling in regelingen)
    naar = [v.naar for v in voorstellen if v.naar is not None]
    return write_besluit(regelingen, entry_into_force(naar), aanhaling)


def to_regelingen(apv: Apv, voorstellen: Sequence[Voorstel]) -> list[Wijzigregeling]:
    """Return the proposals per regulation, in the order of the article numbers."""
    met_tekst = [v for v in voorstellen if v.bewerkingen]
    op_regeling = sorted(met_tekst, key=lambda v: (_regeling_id(v), order_key(_nummer(v))))
    return [
        Wijzigregeling(title_of(apv, regeling, groep[0].gemeente), [v.wijzigartikel for v in groep])
        for regeling, rij in groupby(op_regeling, key=_regeling_id)
        if (groep := list(rij))
    ]


def title_of(apv: Apv, regeling_id: str, gemeente: str) -> str:
    """Return the citation title of a regulation, or a plain name when it was not entered."""
    regeling = apv.regelingen.get(regeling_id)
    if regeling is None:
        return f"Algemene plaatselijke verordening van {gemeente.capitalize()}"
    return regeling.citeertitel or regeling.titel


def shared_warnings(voorstellen: Sequence[Voorstel]) -> list[str]:
    """Return what is wrong with the proposals together: one decision has one day of entry into force."""
    dagen = sorted({v.naar.inwerking.isoformat() for v in voorstellen if v.bewerkingen and v.naar and v.naar.inwerking})
    if len(dagen) < 2:
        return []
    return [
        f"de artikelen treden op verschillende dagen in werking ({', '.join(dagen)}); vul [datum] in of splits het besluit"
    ]


def entry_into_force(naar: Sequence[Versie]) -> str:
    """Return the sentences on entry into force: from one day, with retroactive effect said apart; never in doubt."""
    dagen = {(versie.inwerking, versie.terugwerkend_tot_en_met) for versie in naar}
    if len(dagen) != 1:
        return "Deze verordening treedt in werking met ingang van [datum]." if dagen else ""
    inwerking, terug = dagen.pop()
    if inwerking is None:
        return f"Deze verordening treedt in werking op [tijdstip: {naar[0].voorwaarde or 'nog niet bepaald'}]."
    terugwerkend = f" en werkt terug tot en met {words(terug)}" if terug else ""
    return f"Deze verordening treedt in werking met ingang van {words(inwerking)}{terugwerkend}."


_NIETS = Versie(versie="", status="ontwerp", opschrift="")


def _regeling_id(voorstel: Voorstel) -> str:
    return (voorstel.van or voorstel.naar or _NIETS).regeling or ""


def _nummer(voorstel: Voorstel) -> str:
    return (voorstel.van or voorstel.naar or _NIETS).nummer or ""


def _warnings(van: Versie | None, naar: Versie | None) -> list[str]:
    uit = []
    if van and naar and van.regeling != naar.regeling:
        uit.append(
            f"van en naar staan in verschillende regelingen ({van.regeling} en {naar.regeling}); "
            "een wijziging wijzigt een regeling"
        )
    if van and naar and van.inwerking and naar.inwerking and naar.inwerking < van.inwerking:
        uit.append("de nieuwe versie is ouder dan de oude; dit is een wijziging terug")
    if any(versie is not None and versie.nummer is None for versie in (van, naar)):
        uit.append("een artikelnummer is onbekend; vul het in voordat u deze tekst gebruikt")
    return uit


def _predecessor(apv: Apv, gemeente: str, naar: Versie, dag: date, bekend_op: date) -> str | None:
    """Return the highest number below the new one in the same regulation on that day; None when there is none."""
    if naar.nummer is None:
        return None
    nummers = [
        versie.nummer
        for naam in apv.onderwerpen
        if (versie := apv.resolve(naam, gemeente, dag, max(dag, bekend_op)).versie)
        and versie.regeling == naar.regeling
        and versie.nummer
        and order_key(versie.nummer) < order_key(naar.nummer)
    ]
    return max(nummers, key=order_key, default=None)
