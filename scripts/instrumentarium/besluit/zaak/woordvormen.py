"""Gives a letter the small words that keep its sentences right: article and noun, moments, rows with their source.

In: the facts and the word tables of the data. Out: plain values by contract path. Holds no sentence of its own and
decides nothing about what a reader may see.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.beeld import duration, enumeration, euros, words_of
from instrumentarium.besluit.zaak.lezerwoorden import address_line, digits
from instrumentarium.besluit.zaak.model import Maatregel
from instrumentarium.besluit.zaak.model_pand import Betrokkene, Handelsfeit, Ordefeit, Pandonderdeel, RolInKeten
from instrumentarium.besluit.zaak.tekstvormen import capital, finish, shown, stripped
from instrumentarium.tijd.kalender import words, words_moment

Woorden = dict[str, dict[str, str]]
_ROLVOLGORDE = ("bewoner", "huurder", "exploitant", "verhuurder", "eigenaar")


def premises_words(feiten: Feiten, woorden: Woorden) -> dict[str, Any]:
    """Return the words for the premises: "de woning", "dit lokaal", the address in one line, use, access, parts."""
    pand = feiten.zaak.pand
    soort = _kind_of_premises(feiten)
    met = woorden["pandlidwoord"].get(soort, "het pand")
    onzijdig = met.startswith("het ")
    naam = met.split(" ", 1)[1]
    toegang = (pand.toegang_nodig if pand else None) or []
    return {
        "het_pand": met,
        "Het_pand": met[0].upper() + met[1:],
        "dit_pand": f"{'dit' if onzijdig else 'deze'} {naam}",
        "die": "dat" if onzijdig else "die",
        "pand": woorden["pandsoort"].get(soort, "pand"),
        "is_woning": feiten.woning,
        "regel": (address_line(pand.adres) if pand and pand.adres else None) or "[ONTBREEKT: pand.adres.straat]",
        "gebruik_tekst": woorden["gebruik"].get((pand and pand.gebruik) or "", "")
        if pand and pand.gebruik != "in-gebruik"
        else "",
        "toegang_tekst": enumeration([woorden["toegang"].get(reden, reden) for reden in toegang]),
        "objecten": enumeration(_registered(pand)),
    }


def _kind_of_premises(feiten: Feiten) -> str:
    pand = feiten.zaak.pand
    if pand is None:
        return ""
    soorten = {deel.soort for deel in pand.onderdelen or [] if deel.soort} | ({pand.soort} if pand.soort else set())
    return next(iter(soorten)) if len(soorten) == 1 else ""


def _registered(waar: Any) -> list[str]:
    delen = []
    if waar and waar.bag_id:
        delen.append(f"BAG {waar.bag_id}")
    if waar and waar.kadastraal:
        delen.append(waar.kadastraal)
    return delen


def parts_rows(feiten: Feiten, woorden: Woorden) -> list[dict[str, Any]]:
    """Return the building parts with their kind, numbers, owners, residents and link; no name of a hidden person."""
    delen = (feiten.zaak.pand and feiten.zaak.pand.onderdelen) or []
    return [_part(deel, nr, feiten, woorden) for nr, deel in enumerate(delen)]


def _part(deel: Pandonderdeel, nr: int, feiten: Feiten, woorden: Woorden) -> dict[str, Any]:
    verborgen = {p.naam for p in feiten.partijen if p.minderjarig or p.adres_soort == "geheim"}
    return {
        "omschrijving": shown(deel, "omschrijving", f"pand.onderdelen.{nr}").omschrijving,
        "kop": _part_head(deel, woorden),
        "soort_tekst": woorden["pandsoort"].get(deel.soort or "", ""),
        "objecten": enumeration(_registered(deel)),
        "eigenaren_tekst": enumeration([n for n in deel.eigenaren or [] if n not in verborgen]),
        "bewoners_tekst": enumeration([n for n in deel.bewoners or [] if n not in verborgen]),
        "samenhang": finish(deel.samenhang),
        "maatregel_tekst": woorden["maatregel"].get(deel.maatregel or "", deel.maatregel or ""),
        "pad": f"pand.onderdelen.{nr}",
    }


def _part_head(deel: Pandonderdeel, woorden: Woorden) -> str:
    """Return "Loods achter de woning (lokaal; BAG 1525010000000148)"; a kind that the description says already is left out."""
    soort = woorden["pandsoort"].get(deel.soort or "", "")
    haken = "; ".join(
        filter(None, ["" if soort in deel.omschrijving.lower() else soort, enumeration(_registered(deel))])
    )
    return capital(stripped(deel.omschrijving)) + (f" ({haken})" if haken else "")


def premises_for(partij: Betrokkene, feiten: Feiten, woorden: Woorden) -> dict[str, str]:
    """Return how the reader stands to the premises: "waar u woont" and "de woning waar u woont".

    Who does not live there may have more premises, and reads which one: "de woning die u verhuurt (Voorbeeldstraat 12)".
    """
    blok = premises_words(feiten, woorden)
    tabel = woorden["relatie_het" if blok["het_pand"].startswith("het ") else "relatie"]
    relatie = next((tabel[rol] for rol in _ROLVOLGORDE if rol in partij.rollen), "")
    adres = "" if "bewoner" in partij.rollen else street_line(feiten)
    waar = relatie and (f"{relatie} ({adres})" if adres else relatie)
    return {"relatie": relatie, "uw_pand": " ".join(filter(None, [blok["het_pand"], waar or adres]))}


def street_line(feiten: Feiten) -> str:
    """Return street and number of the premises, or "" when they are not known."""
    adres = feiten.zaak.pand.adres if feiten.zaak.pand else None
    return " ".join(filter(None, [adres.straat, adres.huisnummer])) if adres else ""


def moments(feiten: Feiten) -> dict[str, Any]:
    """Return begin, end and term of the measure as "maandag 5 oktober 2026 om 10.00 uur", and in figures."""
    maatregel = feiten.zaak.maatregel
    begunstiging = maatregel.begunstiging_tot if maatregel else None
    dwangsom = maatregel.dwangsom if maatregel else None
    return {
        "ingang_om": at(feiten.begin) or "[ONTBREEKT: maatregel.ingang]",
        "einde_om": at(feiten.einde) or "[ONTBREEKT: maatregel.einde]",
        "begunstiging_om": at(begunstiging) or "[ONTBREEKT: maatregel.begunstiging_tot]",
        "heeft_begunstiging": begunstiging is not None,
        "ingang_cijfers": in_figures(feiten.begin) or "[ONTBREEKT: maatregel.ingang]",
        "einde_cijfers": in_figures(feiten.einde) or "[ONTBREEKT: maatregel.einde]",
        "begunstiging_cijfers": in_figures(begunstiging),
        "dwangsom_tot": at(dwangsom.termijn_tot if dwangsom else None),
    }


def at(moment: date | datetime | None) -> str | None:
    """Return "maandag 5 oktober 2026 om 10.00 uur", or the day alone when there is no hour."""
    if isinstance(moment, datetime):
        return " om ".join(words_moment(moment).rsplit(", ", 1))
    return words(moment, weekdag=True) if moment else None


def in_figures(moment: datetime | None) -> str:
    """Return "05-10-2026, 10:00", for a text in another language."""
    return f"{digits(moment.date())}, {moment.hour:02}:{moment.minute:02}" if moment else ""


def sourced(rij: Handelsfeit | Ordefeit, pad: str, woorden: Woorden) -> dict[str, Any]:
    """Return a fact with its day and source between brackets."""
    rij = shown(rij, "feit", pad)
    delen = [
        words_of(rij.datum) or "",
        woorden["bron_soort"].get(rij.bron_soort or "", ""),
        f"bron: {rij.bron}" if rij.bron else "",
        woorden["verkoop"]["ja"] if getattr(rij, "verkoop", False) else "",
    ]
    erbij = "; ".join(filter(None, delen))
    return {"tekst": with_source(rij.feit, erbij), "pad": pad}


def with_source(feit: str, erbij: str) -> str:
    """Return a fact as a sentence with a capital, its day and source between brackets before the full stop."""
    return capital(f"{stripped(feit)} ({erbij}).") if erbij else finish(feit) or ""


def role_in_chain(rol: RolInKeten | None) -> str | None:
    """Return the role in the drugs trade as a sentence with its source; None when the case names none."""
    return with_source(rol.feiten, f"bron: {rol.bron}" if rol.bron else "") if rol and rol.feiten else None


def agenda_rows(feiten: Feiten, laatste_dag: date | None, het_pand: str, woorden: Woorden) -> list[dict[str, Any]]:
    """Return the days that the reader must know, the first one first; what happens or happened then is data.

    `laatste_dag` is the last day of objection, or of appeal against a decision on objection.
    """
    maatregel = feiten.zaak.maatregel
    rijen: list[tuple[date | datetime, str]] = []
    if feiten.sluiting and maatregel:
        rijen += _closure_days(feiten, maatregel)
    dwangsom = maatregel.dwangsom if maatregel and maatregel.soort == "dwangsom" else None
    if dwangsom and dwangsom.termijn_tot:
        rijen.append((dwangsom.termijn_tot, "dwangsom"))
    if laatste_dag:
        rijen.append((laatste_dag, "beroep" if feiten.besluitsoort == "op-bezwaar" else "bezwaar"))
    rijen.sort(key=lambda rij: _moment(rij[0]))
    return [
        {
            "wanneer": words_moment(m) if isinstance(m, datetime) else words(m, weekdag=True),
            "wat": _what_happens(naam, m, feiten, woorden["agenda"]).replace("{het_pand}", het_pand),
            "vet": naam not in ("begunstiging", "bezwaar", "beroep"),
            "pad": "maatregel",
        }
        for m, naam in rijen
    ]


def _what_happens(naam: str, moment: date | datetime, feiten: Feiten, agenda: dict[str, str]) -> str:
    """Return what happens, or what happened when the day lies before that of the letter."""
    voorbij = agenda.get(f"{naam}_voorbij") if _moment(moment).date() < feiten.peildatum else None
    return voorbij or agenda[naam]


def _closure_days(feiten: Feiten, maatregel: Maatregel) -> list[tuple[date | datetime, str]]:
    """Return begin and end of a closure, and the last moment to leave while that still lies ahead."""
    besluit = feiten.zaak.besluit
    if (besluit and besluit.dictum == "herroepen") or maatregel.uitvoering == "vervalt":
        return []
    dagen: list[tuple[date | datetime, str]] = []
    nog_binnen = maatregel.uitvoering in (None, "gepland") and feiten.besluitsoort != "verlenging"
    if maatregel.begunstiging_tot and feiten.spoed is None and nog_binnen:
        dagen.append((maatregel.begunstiging_tot, "begunstiging"))
    opgeheven = maatregel.opgeheven.datum if maatregel.opgeheven else None
    begin = (feiten.begin, "verlenging" if feiten.besluitsoort == "verlenging" else "ingang")
    einde = (opgeheven, "opgeheven") if opgeheven else (feiten.einde, "einde")
    return dagen + [(moment, naam) for moment, naam in (begin, einde) if moment]


def _moment(dag: date | datetime) -> datetime:
    return dag if isinstance(dag, datetime) else datetime.combine(dag, time(23, 59))


def earlier_rows(feiten: Feiten, woorden: Woorden) -> list[dict[str, Any]]:
    """Return the earlier findings: what, the measure, and how each relates to this one."""
    rijen = []
    for nr, eerder in enumerate(feiten.zaak.eerdere_constateringen or []):
        maatregel = woorden["maatregel"].get(eerder.maatregel or "", eerder.maatregel or "")
        delen = [eerder.omschrijving or "", maatregel]
        if eerder.maatregel not in (None, "geen") and eerder.onherroepelijk is not None:
            delen.append(woorden["onherroepelijk"]["ja" if eerder.onherroepelijk else "nee"])
        gelijk = [
            woorden["zelfde"][f"{soort}_{'ja' if waarde else 'nee'}"]
            for soort in ("persoon", "pand", "eigenaar")
            if (waarde := getattr(eerder, f"zelfde_{soort}")) is not None
        ]
        rijen.append(
            {
                "datum": words_of(eerder.datum),
                "regel": _earlier(words_of(eerder.datum), "; ".join(stripped(deel) for deel in delen if deel), woorden),
                "gelijk": enumeration(gelijk),
                "meegeteld": eerder.meegeteld,
                "pad": f"eerdere_constateringen.{nr}",
            }
        )
    return rijen


def _earlier(dag: str | None, wat: str, woorden: Woorden) -> str:
    """Return "1 februari 2025: 12 gram cocaïne; een waarschuwing.", with less when less is known."""
    wanneer = dag or woorden["onbekend"]["datum"]
    return capital(f"{wanneer}: {wat}." if wat else f"{wanneer}.")


def extra_measure(feiten: Feiten) -> dict[str, Any]:
    """Return the measure's own booleans and the sum of a dwangsom."""
    maatregel = feiten.zaak.maatregel
    soort = maatregel.soort if maatregel else None
    dwangsom = maatregel.dwangsom if maatregel else None
    return {
        "is_sluiting": soort == "sluiting",
        "voorbij": bool(feiten.einde and feiten.einde.date() <= feiten.peildatum),
        "telt_vanaf_sluiting": bool(maatregel and maatregel.telt_vanaf == "feitelijke-sluiting"),
        "uiterste_om": at(maatregel.uiterste_einde if maatregel else None) or "",
        "duur_zin": duration(maatregel.duur) if maatregel and maatregel.duur else "",
        "dwangsom_bedrag": euros(dwangsom.bedrag) if dwangsom else None,
    }
