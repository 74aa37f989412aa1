"""Judges one handbook page: a page and what it may name in, complaints out; reads no file and changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inhoud.lezen import GAT, LINK, VERWIJZING, Blok, Pagina, gaten, tabellen, verwijzingen, woorden, zinnen

MEESTE_WOORDEN = 700
LANGSTE_ZIN = 25
GEMIDDELDE_ZIN = 15
SLOT = "Aan wie vraagt u het?"
SLEUTELS = {
    "schema": str,
    "titel": str,
    "publiek": bool,
    "gemeente": str,
    "status": str,
    "eigenaar": str,
    "gezien": date,
    "opnieuw_voor": date,
    "vraag_aan": str,
    "trefwoorden": list,
    "bronnen": list,
    "te_bevestigen": list,
    "volgorde": int,
}
TELEFOON = re.compile(r"(?<![\w:.-])(?:0\d{2,3}[ -]\d{4,7}|0\d{9}|14 ?0\d{2,3}|\+31[\d -]+)(?!\w)")
ADRES = re.compile(r"\b\d{4} ?[A-Z]{2}\b|\b[Pp]ostbus \d|[\w.]+@[\w.]+\.\w+")
KENMERK = re.compile(r"ECLI:NL:[A-Z]+:\d{4}:\w+|\bCVDR\d+|\bgmb-\d{4}-\d+")


@dataclass(frozen=True)
class Kader:
    """What a page may name: everything the guards need to know beyond the page itself."""

    paginas: Mapping[str, Pagina]
    begrippen: frozenset[str]
    zoekwoorden: frozenset[str]
    tekeningen: frozenset[str]
    onderwerpen: frozenset[str]
    campagnes: frozenset[str]
    documenten: frozenset[str]
    overzichten: frozenset[str]
    toetsen: frozenset[str]
    bronnen: frozenset[str]
    rollen: frozenset[str]
    afkortingen: Mapping[str, str]
    geen_afkorting: frozenset[str]
    liever: Mapping[str, str]
    vakwoorden: frozenset[str]
    groepen: tuple[str, ...]
    algemene_koppen: frozenset[str]
    nummers: frozenset[str]


Keur = Callable[[Pagina, Kader], list[str]]


def kop_klopt(pagina: Pagina, kader: Kader) -> list[str]:
    """The front matter has exactly the agreed keys, of the agreed kinds."""
    kop = pagina.kop
    uit = [f"sleutel ontbreekt: {sleutel}" for sleutel in SLEUTELS if sleutel not in kop]
    uit += [f"onbekende sleutel: {sleutel}" for sleutel in kop if sleutel not in SLEUTELS]
    uit += [
        f"{sleutel}: {soort.__name__} verwacht"
        for sleutel, soort in SLEUTELS.items()
        if sleutel in kop and type(kop[sleutel]) is not soort
    ]
    return uit or _waarden(kop, kader)


def _waarden(kop: Mapping[str, Any], kader: Kader) -> list[str]:
    uit = []
    if kop["schema"] != "pagina/1":
        uit.append("schema: pagina/1 verwacht")
    if kop["gemeente"] not in ("alle", "hillegom", "lisse", "teylingen"):
        uit.append(f"gemeente onbekend: {kop['gemeente']}")
    if kop["status"] not in ("model", "ontwerp", "vastgesteld"):
        uit.append(f"status onbekend: {kop['status']}")
    if kop["opnieuw_voor"] <= kop["gezien"]:
        uit.append("opnieuw_voor ligt niet na gezien")
    uit += [f"rol onbekend: {kop[s]}" for s in ("eigenaar", "vraag_aan") if kop[s] not in kader.rollen]
    uit += [f"bron onbekend: {bron}" for bron in kop["bronnen"] if bron not in kader.bronnen]
    for lijst in ("trefwoorden", "bronnen", "te_bevestigen"):
        uit += [f"{lijst}: zet {waarde} tussen aanhalingstekens" for waarde in kop[lijst] if type(waarde) is not str]
    uit += [f"{lijst} is leeg" for lijst in ("trefwoorden", "bronnen") if not kop[lijst]]
    return uit


def niet_te_lang(pagina: Pagina, kader: Kader) -> list[str]:
    aantal = sum(len(woorden(blok.tekst)) for blok in pagina.blokken)
    return [f"{aantal} woorden, hooguit {MEESTE_WOORDEN}"] if aantal > MEESTE_WOORDEN else []


def zinnen_kort(pagina: Pagina, kader: Kader) -> list[str]:
    """No sentence over 25 words; the running text stays under 15 on average."""
    alle = [(blok.soort, zin) for blok in pagina.blokken for zin in zinnen(blok)]
    uit = [f"{len(woorden(z))} woorden: {z}" for _, z in alle if len(woorden(z)) > LANGSTE_ZIN]
    lengtes = [len(woorden(zin)) for soort, zin in alle if soort in ("alinea", "punt")]
    gemiddeld = sum(lengtes) / max(len(lengtes), 1)
    return [*uit, f"gemiddeld {gemiddeld:.1f} woorden per zin"] if gemiddeld >= GEMIDDELDE_ZIN else uit


def opent_met_twee_zinnen(pagina: Pagina, kader: Kader) -> list[str]:
    eerste = pagina.blokken[0] if pagina.blokken else Blok("leeg", "", "")
    if eerste.soort != "alinea":
        return ["begint niet met een alinea"]
    uit = [] if len(zinnen(eerste)) == 2 else [f"begint met {len(zinnen(eerste))} zinnen, niet met twee"]
    return uit if re.search(r"\b[Uuw]+\b", eerste.tekst) else [*uit, "de opening spreekt de lezer niet aan"]


def geeft_stappen(pagina: Pagina, kader: Kader) -> list[str]:
    """A page is for doing something: it numbers the steps, from one, without a jump."""
    nummers = [int(nummer) for nummer in re.findall(r"^(\d+)\. ", pagina.rauw, re.MULTILINE)]
    sprongen = [n for vorig, n in zip([0, *nummers], nummers, strict=False) if n not in (1, vorig + 1)]
    uit = [f"stap {nummer} staat op de verkeerde plek" for nummer in sprongen]
    return uit if nummers else ["geen genummerde stappen"]


def tabellen_heel(pagina: Pagina, kader: Kader) -> list[str]:
    """Every column has a heading, and every row as many cells as there are headings."""
    uit = []
    for kop, *rijen in tabellen(pagina.rauw):
        uit += [f"tabel met een kolom zonder kop: {' | '.join(kop)}"] if not all(kop) else []
        uit += [f"rij met {len(rij)} cellen: {' | '.join(rij)}" for rij in rijen if len(rij) != len(kop)]
    return uit


def sluit_met_de_vraag(pagina: Pagina, kader: Kader) -> list[str]:
    """The last heading asks whom to ask, and the answer names the role of the front matter."""
    laatste = max((n for n, b in enumerate(pagina.blokken) if b.soort.startswith("kop")), default=None)
    if laatste is None or (pagina.blokken[laatste].soort, pagina.blokken[laatste].tekst) != ("kop2", SLOT):
        return [f"sluit niet met: ## {SLOT}"]
    antwoord = " ".join(blok.tekst for blok in pagina.blokken[laatste + 1 :]).lower()
    rol = str(pagina.kop.get("vraag_aan", "")).lower()
    return [] if rol and rol in antwoord else [f"het slot noemt de rol niet: {rol}"]


def koppen_zeggen_iets(pagina: Pagina, kader: Kader) -> list[str]:
    uit = [
        f"kop van niveau 1 of dieper dan 3: {b.tekst}"
        for b in pagina.blokken
        if b.soort in ("kop1", "kop4", "kop5", "kop6")
    ]
    uit += [f"kop zegt niets: {kop}" for kop in pagina.koppen if kop.lower().rstrip(".") in kader.algemene_koppen]
    uit += [f"kop van een woord: {kop}" for kop in pagina.koppen if len(woorden(kop)) < 2]
    uit += [f"kop staat er twee keer: {kop}" for kop in set(pagina.koppen) if pagina.koppen.count(kop) > 1]
    return uit if len(pagina.koppen) > 1 else [*uit, "geen kop voor het slot"]


def afkortingen_uitgelegd(pagina: Pagina, kader: Kader) -> list[str]:
    """Each abbreviation stands beside its full form where it is first used on the page."""
    tekst = " \n ".join(_eigen_woorden(blok) for blok in pagina.blokken)
    uit = []
    for afkorting in dict.fromkeys(_afkortingen(tekst, kader)):
        voluit = kader.afkortingen.get(afkorting)
        plek = re.search(rf"\b{re.escape(afkorting)}\b", tekst)
        if voluit is None or plek is None:
            uit.append(f"afkorting staat niet in de lijst: {afkorting}")
        elif voluit.lower() not in tekst[max(plek.start() - 120, 0) : plek.end() + 120].lower():
            uit.append(f"afkorting zonder uitleg: {afkorting} ({voluit})")
    return uit


def _afkortingen(tekst: str, kader: Kader) -> list[str]:
    bekend = "|".join(map(re.escape, sorted(kader.afkortingen, key=len, reverse=True)))
    gevonden = re.findall(rf"\b(?:{bekend}|[A-Z]{{2,6}})\b", tekst)
    return [woord for woord in gevonden if woord not in kader.geen_afkorting]


def _eigen_woorden(blok: Blok) -> str:
    """The text without links, identifiers and titles of other pages."""
    return KENMERK.sub("", LINK.sub("", VERWIJZING.sub("", GAT.sub(r"\1", blok.rauw))))


def verwijzingen_bestaan(pagina: Pagina, kader: Kader) -> list[str]:
    """Every [[...]] leads somewhere."""
    bekend: dict[str, Callable[[str], object]] = {
        "pagina": kader.paginas.__contains__,
        "begrip": kader.begrippen.__contains__,
        "tekening": kader.tekeningen.__contains__,
        "onderwerp": kader.onderwerpen.__contains__,
        "campagne": kader.campagnes.__contains__,
        "document": kader.documenten.__contains__,
        "toets": kader.toetsen.__contains__,
        "lijst": kader.overzichten.__contains__,
    }
    uit = []
    for soort, naam in verwijzingen(pagina.rauw):
        if soort not in bekend:
            uit.append(f"soort onbekend: [[{soort}:{naam}]]")
        elif not bekend[soort](naam):
            uit.append(f"[[{soort}:{naam}]] bestaat niet")
    los = VERWIJZING.sub("", pagina.rauw)
    return [*uit, "een [[ of ]] zonder wederhelft"] if "[[" in los or "]]" in los else uit


def publiek_blijft_publiek(pagina: Pagina, kader: Kader) -> list[str]:
    """A public page sends nobody to a page for staff; the start page serves both and may."""
    if not pagina.kop.get("publiek") or pagina.naam == "index":
        return []
    return [
        f"publieke pagina verwijst naar een interne: {naam}"
        for soort, naam in verwijzingen(pagina.rauw)
        if soort == "pagina" and naam in kader.paginas and not kader.paginas[naam].kop.get("publiek")
    ]


def gaten_goed_gemerkt(pagina: Pagina, kader: Kader) -> list[str]:
    """A gap is a question to a known role, and the front matter says that something is open."""
    uit = [f"gat is geen vraag: {vraag}" for vraag, _ in gaten(pagina.rauw) if not vraag.endswith("?")]
    uit += [f"gat vraagt aan een onbekende rol: {r}" for _, r in gaten(pagina.rauw) if r not in kader.rollen]
    if "{gat" in GAT.sub("", pagina.rauw):
        uit.append("gat niet volgens {gat: vraag? | vraag aan: rol}")
    if bool(gaten(pagina.rauw)) != bool(pagina.kop.get("te_bevestigen")):
        uit.append("gaten en te_bevestigen horen bij elkaar")
    return uit


def gewone_woorden(pagina: Pagina, kader: Kader) -> list[str]:
    tekst = " ".join(blok.tekst for blok in pagina.blokken).lower()
    uit = [f"{w}: liever {beter}" for w, beter in kader.liever.items() if re.search(rf"\b{re.escape(w)}\b", tekst)]
    uit += [f"vakwoord staat niet in de begrippenlijst: {w}" for w in _zonder_begrip(tekst, kader)]
    kapitalen = re.findall(r"\b[A-Z]{7,}\b", pagina.rauw)
    return uit + [f"hoofdletters om te benadrukken: {woord}" for woord in kapitalen]


def _zonder_begrip(tekst: str, kader: Kader) -> list[str]:
    """Professional words are allowed here, for the glossary explains them where they stand."""
    gebruikt = [woord for woord in sorted(kader.vakwoorden) if re.search(rf"\b{re.escape(woord)}\b", tekst)]
    return [woord for woord in gebruikt if not any(woord in term for term in kader.zoekwoorden)]


def zorgvuldig(pagina: Pagina, kader: Kader) -> list[str]:
    """No group of people as an indicator, no verdict on somebody, a reservation with each result."""
    tekst = " ".join([str(pagina.kop.get("titel", "")), *(blok.tekst for blok in pagina.blokken)]).lower()
    uit = [f"noemt een groep of een oordeel: {stam}" for stam in kader.groepen if re.search(rf"\b{stam}", tekst)]
    if re.search(r"\b(zes|6) bedrijven", tekst) and "aannemelijk" not in tekst:
        uit.append("resultaat zonder het voorbehoud aannemelijk")
    if pagina.naam.startswith("signaleren/") and not re.search(r"\bkan(?: \w+)? wijzen op|\bkunnen wijzen op", tekst):
        uit.append("signalen zonder: kan wijzen op")
    return uit


def niets_verzonnen(pagina: Pagina, kader: Kader) -> list[str]:
    """Numbers to call are the known national ones; no address; an identifier stands in the list of sources."""
    uit = [f"telefoonnummer zonder bron: {n}" for n in TELEFOON.findall(pagina.rauw) if n not in kader.nummers]
    uit += [f"adres zonder bron: {adres}" for adres in ADRES.findall(pagina.rauw)]
    return uit + [f"kenmerk zonder bron: {k}" for k in KENMERK.findall(pagina.rauw) if k not in kader.bronnen]


def beelden_beschreven(pagina: Pagina, kader: Kader) -> list[str]:
    return [
        f"beeld zonder beschrijving: {adres}" for beeld, alt, adres in LINK.findall(pagina.rauw) if beeld and not alt
    ]


KEUREN: tuple[Keur, ...] = (
    kop_klopt,
    niet_te_lang,
    zinnen_kort,
    opent_met_twee_zinnen,
    geeft_stappen,
    tabellen_heel,
    sluit_met_de_vraag,
    koppen_zeggen_iets,
    afkortingen_uitgelegd,
    verwijzingen_bestaan,
    publiek_blijft_publiek,
    gaten_goed_gemerkt,
    gewone_woorden,
    zorgvuldig,
    niets_verzonnen,
    beelden_beschreven,
)
