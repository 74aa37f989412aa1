"""Plans a kit: which files there will be, what each is made of, and what the cover shows.

In: a campaign, a municipality (or the partner edition), a language, and the public block of an account when there
is one. Out: `Kitplan`, plain data that another process can carry out. Makes nothing yet.
"""

from __future__ import annotations

import re
from typing import Any

import attrs

from instrumentarium.bronnen.taal import count_words
from instrumentarium.campagne import akkoord, opmaak, waarden, web
from instrumentarium.campagne.bron import PARTNER, Bronnen
from instrumentarium.campagne.invullen import fill
from instrumentarium.campagne.tellen import count
from instrumentarium.campagne.vellen import Opmaak
from instrumentarium.campagne.verantwoording import PubliekBlok

TEKSTEN = {
    "webtekst": "Webtekst",
    "persbericht": "Persbericht",
    "bewonersbrief": "Bewonersbrief",
    "nieuwsbrief": "Nieuwsbrief",
    "vragen-en-antwoorden": "Vragen en antwoorden",
    "intranet": "Bericht voor intranet",
    "gemeentepagina": "Gemeentepagina in de krant",
    "bellijst": "Bellijst",
    "raadsbericht": "Bericht aan de raad",
    "perslijn": "Lijn voor de pers",
    "woordvoering": "Lijn voor de woordvoerder",
    "webcare": "Antwoorden voor webcare",
    "scherm": "Tekst voor schermen",
}
PLATEN = {"poster": "Poster", "flyer": "Flyer", "bedankposter": "Bedankposter"}
ANDERE = {"avond": "Dia’s voor de bewonersavond", "sociaal": "Sociale media", "beeld": "Beelden"}
STUKKEN = TEKSTEN | PLATEN | ANDERE
BRIEVEN = ("persbericht", "bewonersbrief")
# Pieces that every campaign may have; the three for a closure are not missed elsewhere.
_GEWOON = tuple(naam for naam in STUKKEN if naam not in ("perslijn", "woordvoering", "webcare", "scherm"))


@attrs.frozen(kw_only=True)
class Onderdeel:
    """One step of work with the names of the files that come out of it."""

    soort: str
    namen: tuple[str, ...]
    invoer: dict[str, Any]


@attrs.frozen(kw_only=True)
class Kaartje:
    """What the cover shows of one piece."""

    naam: str
    titel: str
    bestanden: tuple[str, ...]
    tekst: str | None = None
    lengte: str | None = None
    te_lang: bool = False
    alt: str | None = None
    stempel: str | None = None
    beeld: str | None = None


@attrs.define(kw_only=True)
class Kitplan:
    """Everything of one kit: municipality x language."""

    campagne: str
    gemeente: str
    taal: str
    status: str
    titel: str
    kaartjes: list[Kaartje] = attrs.field(factory=list)
    vast: dict[str, bytes] = attrs.field(factory=dict)
    onderdelen: list[Onderdeel] = attrs.field(factory=list)
    ontbreekt: list[str] = attrs.field(factory=list)

    @property
    def map_(self) -> str:
        """Return the folder of the kit below the folder of the campaign."""
        return f"{self.gemeente}/{self.taal}"


def plan(
    bronnen: Bronnen, gemeente: str, taal: str, publiek: PubliekBlok | None = None, *, afloop: bool = False
) -> Kitplan:
    """Return the plan of one kit."""
    kit = Kitplan(
        campagne=bronnen.naam,
        gemeente=gemeente,
        taal=taal,
        status=bronnen.campagne.waarde.talen[taal],
        titel=waarden.title(bronnen, taal),
    )
    velden = waarden.values(bronnen, gemeente, taal, publiek)
    for naam in TEKSTEN:
        _plan_text(kit, bronnen, naam, velden)
    for naam in PLATEN:
        _plan_sheets(kit, bronnen, naam, velden, afloop=afloop)
    _plan_images(kit, bronnen, velden)
    _plan_evening(kit, bronnen, velden)
    _plan_social(kit, bronnen, velden)
    aanwezig = {kaartje.naam.split("/")[0] for kaartje in kit.kaartjes}
    kit.ontbreekt = [STUKKEN[naam] for naam in _GEWOON if naam not in aanwezig]
    return kit


def _plan_text(kit: Kitplan, bronnen: Bronnen, naam: str, velden: dict[str, str | None]) -> None:
    bron = bronnen.text(naam, kit.taal, kit.gemeente)
    if bron is None:
        return
    tekst = fill(bron.tekst, velden).strip() + "\n"
    stempel = akkoord.stamp(bronnen.campagne.waarde, naam)
    embargo = akkoord.embargo(bronnen.campagne.waarde) if naam == "persbericht" else None
    boven = [regel for regel in (stempel, embargo) if regel]
    gemerkt = "".join(f"**{regel}**\n\n" for regel in boven) + tekst
    stijl = _style(bronnen, kit)
    titel = web.first_heading(tekst) or f"{STUKKEN[naam]}: {kit.titel}"
    namen = _text_files(kit, naam, gemerkt, stijl | {"titel": titel, "stempel": " · ".join(boven) or None}, tekst)
    woorden = count_words(tekst)
    kaartje = Kaartje(
        naam=naam, titel=STUKKEN[naam], bestanden=namen, tekst=tekst, lengte=f"{woorden} woorden", stempel=stempel
    )
    kit.kaartjes.append(kaartje)


def _text_files(kit: Kitplan, naam: str, gemerkt: str, stijl: dict[str, Any], tekst: str) -> tuple[str, ...]:
    if naam == "gemeentepagina":
        kit.vast["gemeentepagina.txt"] = f"{_plain_text(gemerkt)}\nAantal woorden: {count_words(tekst)}\n".encode()
        return ("gemeentepagina.txt",)
    if naam == "scherm":
        kit.vast["scherm.txt"] = _plain_text(gemerkt).encode()
        return ("scherm.txt",)
    if naam == "nieuwsbrief":
        kit.onderdelen.append(
            Onderdeel(soort="nieuwsbrief", namen=("nieuwsbrief.html",), invoer=stijl | {"markdown": tekst})
        )
        return ("nieuwsbrief.html",)
    kit.vast[f"{naam}.md"] = gemerkt.encode()
    namen: tuple[str, ...] = (f"{naam}.md",)
    if naam == "webtekst":
        kit.onderdelen.append(Onderdeel(soort="web", namen=("webtekst.html",), invoer=stijl | {"markdown": tekst}))
        namen += ("webtekst.html",)
    if naam in BRIEVEN:
        office = (f"{naam}.docx", f"{naam}.odt")
        kit.onderdelen.append(Onderdeel(soort="kantoor", namen=office, invoer=stijl | {"markdown": tekst}))
        namen = office + (namen if naam == "persbericht" else ())
        if naam == "bewonersbrief":
            del kit.vast["bewonersbrief.md"]
    return namen


def _plan_sheets(kit: Kitplan, bronnen: Bronnen, naam: str, velden: dict[str, str | None], *, afloop: bool) -> None:
    vel = opmaak.sheet(bronnen, naam, kit.gemeente, kit.taal, velden)
    if vel is None:
        return
    bestanden: tuple[str, ...] = ()
    for formaat in {"poster": ("a3", "a4"), "flyer": ("a5",), "bedankposter": ("a3",)}[naam]:
        stam = f"{naam}-{formaat}"
        invoer = {"formaat": formaat, "opmaak": vel, "afloop": afloop}
        kit.onderdelen.append(Onderdeel(soort="plaat", namen=(f"{stam}.pdf", f"{stam}.svg"), invoer=invoer))
        kit.vast[f"{stam}.txt"] = _sheet_text(vel, bronnen, kit).encode()
        bestanden += (f"{stam}.pdf", f"{stam}.svg", f"{stam}.txt")
    kit.kaartjes.append(
        Kaartje(
            naam=naam,
            titel=PLATEN[naam],
            bestanden=bestanden,
            tekst="\n".join(vel.words()) + "\n",
            lengte=f"{len(vel.regel.split())} woorden in de kop",
            alt=vel.alt,
            stempel=vel.stempel,
            beeld=bestanden[1],
        )
    )


def _sheet_text(vel: Opmaak, bronnen: Bronnen, kit: Kitplan) -> str:
    woord = waarden.words(bronnen, kit.taal)["beeld"]
    return "\n".join([*vel.words(), "", f"{woord}: {vel.alt}", ""])


def _plan_images(kit: Kitplan, bronnen: Bronnen, velden: dict[str, str | None]) -> None:
    from instrumentarium.campagne.vellen import SCHERMEN

    vel = opmaak.sheet(bronnen, "poster", kit.gemeente, kit.taal, velden)
    if vel is None:
        return
    vel = attrs.evolve(vel, stempel=akkoord.stamp(bronnen.campagne.waarde, "beeld"))
    namen: tuple[str, ...] = ()
    for scherm in SCHERMEN:
        bestand = f"beeld/{scherm.naam}.png"
        kit.onderdelen.append(
            Onderdeel(soort="scherm", namen=(bestand,), invoer={"formaat": scherm.naam, "opmaak": vel})
        )
        kit.vast[f"beeld/{scherm.naam}.alt.txt"] = _alt(vel).encode()
        namen += (bestand, f"beeld/{scherm.naam}.alt.txt")
    kit.kaartjes.append(
        Kaartje(
            naam="beeld",
            titel=ANDERE["beeld"],
            bestanden=namen,
            alt=_alt(vel).strip(),
            stempel=vel.stempel,
            beeld=namen[0],
        )
    )


def _alt(vel: Opmaak) -> str:
    return f"{vel.alt} {vel.regel}\n"


def _plan_evening(kit: Kitplan, bronnen: Bronnen, velden: dict[str, str | None]) -> None:
    gevonden = [dia for dia, _ in bronnen.slides(kit.taal, kit.gemeente)]
    if not gevonden:
        return
    stempel = akkoord.stamp(bronnen.campagne.waarde, "avond")
    dias: list[dict[str, Any]] = [
        {
            "kop": fill(dia.kop, velden),
            "punten": [fill(punt, velden) for punt in dia.punten],
            "beeld": dia.beeld,
            "eigen": bronnen.bestanden.get(dia.beeld) if dia.beeld else None,
            "alt": fill(waarden.describe(dia.beeld, dia.alt, kit.taal), velden),
        }
        for dia in gevonden
    ]
    invoer = _style(bronnen, kit) | {"dias": dias, "titel": kit.titel, "stempel": stempel}
    kit.onderdelen.append(Onderdeel(soort="dias", namen=("avond.pptx",), invoer=invoer))
    tekst = "\n\n".join("\n".join([dia["kop"], *(f"- {punt}" for punt in dia["punten"])]) for dia in dias) + "\n"
    kit.kaartjes.append(
        Kaartje(
            naam="avond",
            titel=ANDERE["avond"],
            bestanden=("avond.pptx",),
            tekst=tekst,
            lengte=f"{len(dias)} dia’s",
            stempel=stempel,
        )
    )


def _plan_social(kit: Kitplan, bronnen: Bronnen, velden: dict[str, str | None]) -> None:
    kanalen = {kanaal.id: kanaal for kanaal in bronnen.kanalen.waarde.kanalen}
    stempel = akkoord.stamp(bronnen.campagne.waarde, "sociaal")
    for naam, bron in bronnen.social(kit.taal, kit.gemeente).items():
        kanaal = kanalen[naam]
        tekst = fill(bron.tekst, velden).strip() + "\n"
        lengte = count(tekst, kanaal.telling, kanaal.limiet)
        bestand = f"sociaal/{naam}.txt"
        kit.vast[bestand] = ((f"{stempel}\n\n" if stempel else "") + tekst).encode()
        kit.kaartjes.append(
            Kaartje(
                naam=f"sociaal/{naam}",
                titel=kanaal.naam,
                bestanden=(bestand,),
                tekst=tekst,
                lengte=f"{lengte.aantal} van {lengte.limiet} tekens",
                te_lang=not lengte.past,
                stempel=stempel,
            )
        )


def _style(bronnen: Bronnen, kit: Kitplan) -> dict[str, Any]:
    afzender = opmaak.sender(bronnen, kit.gemeente, kit.taal)
    lijnen = waarden.lines(bronnen, kit.gemeente, kit.taal)
    velden = waarden.values(bronnen, kit.gemeente, kit.taal)
    letter = "Arial" if kit.gemeente == PARTNER else bronnen.gemeenten[kit.gemeente].waarde.huisstijl.letter
    return {
        "kleur": opmaak.colour(bronnen, kit.gemeente),
        "letter": letter,
        "afzender": f"{afzender['voor']} {afzender['naam']}" if afzender else None,
        "onderregel": _footer(bronnen, kit.gemeente),
        "auteur": opmaak.author(bronnen, kit.gemeente, kit.taal),
        "taal": kit.taal,
        "land": waarden.words(bronnen, kit.taal)["land"],
        "lijnen": [attrs.asdict(lijn) for lijn in lijnen],
        "doelen": _targets(lijnen, velden),
        "voet": waarden.words(bronnen, kit.taal)["niet_nieuwsbrief"],
    }


def _targets(lijnen: list[waarden.Lijn], velden: dict[str, str | None]) -> dict[str, str]:
    """Return what a reader can press: a number calls, an address opens; never the emergency number by accident."""
    adressen = [lijn.adres for lijn in lijnen] + [velden["gemeente.website"]]
    uit = {lijn.nummer: f"tel:{re.sub(r'[^0-9+]', '', lijn.nummer)}" for lijn in lijnen if lijn.id != "112"}
    uit |= {adres: adres if adres.startswith("http") else f"https://{adres}" for adres in adressen if adres}
    return {woord: doel for woord, doel in uit.items() if not woord.startswith("[")}


def _footer(bronnen: Bronnen, gemeente: str) -> str:
    if gemeente == PARTNER:
        return ""
    bron = bronnen.gemeenten[gemeente].waarde
    delen = [", ".join(bron.postadres.regels()) if bron.postadres else None, bron.telefoon, bron.website]
    return " · ".join(deel for deel in delen if deel)


def _plain_text(markdown: str) -> str:
    regels = [regel.lstrip("# ") if regel.startswith("#") else regel for regel in markdown.splitlines()]
    return "\n".join(regels).replace("**", "").strip() + "\n"
