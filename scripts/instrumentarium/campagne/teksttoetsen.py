"""The checks of texts: length per channel, plain language by audience, reporting lines, raw markup, translations.

In: a campaign. Out: findings as plain dicts for `toetsen.Bevinding`, each with its place. Dutch rules are for Dutch;
other languages are checked on length, fields, reporting lines and sentences only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from instrumentarium.bronnen import taal as taalregels
from instrumentarium.bronnen.soorten.campagne import Publiek
from instrumentarium.campagne import gemeentefeiten, waarden
from instrumentarium.campagne.bron import HOOFDTAAL, NA_BESLUIT, PARTNER, Bronnen, Tekst
from instrumentarium.campagne.invullen import fill, source_offset
from instrumentarium.campagne.plan import STUKKEN, TEKSTEN
from instrumentarium.campagne.tellen import count, count_hashtags
from instrumentarium.fouten import Plaats

# Which audience a piece has when that differs from the campaign's own: colleagues and council read other Dutch.
_INTERN = ("intranet", "bellijst", "raadsbericht", "woordvoering", "perslijn", "webcare")
_GRENZEN: dict[Publiek, tuple[int, int]] = {"streng": (15, 25), "intern": (20, 30), "juridisch": (25, 45)}
_SOORTEN = {
    "zin": "CAM-ZIN",
    "woord": "CAM-WOORD",
    "lijdend": "CAM-LIJDEND",
    "afkorting": "CAM-AFKORTING",
    "relatief": "CAM-DATUM",
    "roepen": "CAM-ROEPEN",
}
# A resident who reads only this piece must find a way to report in it.
_MELDEN = ("webtekst", "persbericht", "bewonersbrief", "nieuwsbrief", "gemeentepagina", "scherm")
_RUW = (
    (re.compile(r"<(?:/?[a-zA-Z][^>\n]*|!--)>?"), "HTML"),
    (re.compile(r"^[ \t]*(?:```+|~~~+)[ \t]*\{=.*$", re.MULTILINE), "een ruw blok"),
    (re.compile(r"`[^`\n]*`\{=[^}]*\}"), "ruwe opmaak"),
    (re.compile(r"^[ \t]*(?:--8<--|!include|\{!|::: ?include|\.\. include::).*$", re.MULTILINE), "een insluiting"),
    (re.compile(r"\\(?:input|include|write|openin)\b.*"), "een opdracht"),
)
_BEELD_IN_TEKST = re.compile(r"!\[[^\]\n]*\]?(?:\([^)\n]*\)|\[[^\]\n]*\])?")
_LINKDOEL = re.compile(r"(?:\]\(|^[ \t]{0,3}\[[^\]\n]+\]:)\s*<?([^)\s>]*)", re.MULTILINE)
_GOEDE_LINK = ("https://", "http://", "mailto:", "tel:", "#")
_GEVAAR = re.compile(r"\b(?:drugs?lab\w*|laboratorium|drugsafval|gedumpt\w*|vaten|labs?|jerrycans)\b", re.IGNORECASE)
_LIJST_PUBLIEK = (
    "gemeente", "straat_of_gebied", "soort", "begin", "einde", "artikel", "geschorst_tot", "heropend",
)  # fmt: skip


def check(bronnen: Bronnen) -> Iterator[dict[str, Any]]:
    """Yield the findings of every text, in every language, as each municipality and the partners read it."""
    for taal in bronnen.campagne.waarde.talen:
        yield from _check_translation(bronnen, taal)
        for gemeente in [*bronnen.gemeenten, PARTNER]:
            velden = _values(bronnen, gemeente, taal)
            for naam in TEKSTEN:
                tekst = bronnen.text(naam, taal, gemeente)
                if tekst:
                    # Places to fill in, as the partners get, say nothing about the length of a sentence.
                    nederlands = taal == HOOFDTAAL and gemeente != PARTNER
                    yield from _check_text(bronnen, naam, tekst, velden, nederlands=nederlands)
            if gemeente != PARTNER:
                yield from _check_social(bronnen, taal, gemeente, velden)
            yield from _check_short(bronnen, taal, gemeente, velden)


def finding(id_: str, ernst: str, melding: str, herstel: str, plaats: Any, *bronnen: str) -> dict[str, Any]:
    """Return a finding as `toetsen` wants it."""
    return {"id": id_, "ernst": ernst, "melding": melding, "herstel": herstel, "plaats": plaats, "bronnen": bronnen}


def audience(bronnen: Bronnen, naam: str) -> Publiek:
    """Return how strict the language of a piece is checked."""
    return (
        "intern" if naam in _INTERN and bronnen.campagne.waarde.publiek == "streng" else bronnen.campagne.waarde.publiek
    )


def _values(bronnen: Bronnen, gemeente: str, taal: str) -> dict[str, str | None]:
    velden = gemeentefeiten.with_places(waarden.values(bronnen, gemeente, taal))
    if bronnen.naam in NA_BESLUIT:
        velden |= {f"publiek.{veld}": "1 januari 2027" for veld in _LIJST_PUBLIEK}
    return velden


def _check_text(
    bronnen: Bronnen, naam: str, bron: Tekst, velden: dict[str, str | None], *, nederlands: bool
) -> Iterator[dict[str, Any]]:
    if not bron.tekst.strip():
        yield finding("CAM-LEEG", "blokkade", f"{STUKKEN[naam]}: deze tekst is leeg", "Schrijf hem.", bron.plaats)
        return
    yield from _check_fields(bron, velden)
    yield from _check_raw(bron)
    gevuld = fill(bron.tekst, velden)
    if nederlands:
        yield from _check_dutch(bronnen, naam, bron, gevuld, velden)
    if naam in _MELDEN and bronnen.naam not in NA_BESLUIT:
        yield from _check_reporting(bronnen, naam, bron, gevuld, velden)
    yield from _check_danger(naam, bron, gevuld, velden)


def _check_fields(bron: Tekst, velden: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    gemeld: list[dict[str, Any]] = []

    def meld(regel: int, kolom: int, melding: str, herstel: str) -> None:
        gemeld.append(finding("CAM-VELD", "blokkade", melding, herstel, bron.place(regel, kolom)))

    fill(bron.tekst, velden, meld)
    yield from gemeld


def _check_raw(bron: Tekst) -> Iterator[dict[str, Any]]:
    """Raw markup, includes, images and links that run something: a text is words."""
    kaal = re.sub(r"<(https?://[^>\s]+|[^>\s@]+@[^>\s]+)>", lambda m: " " * len(m.group()), bron.tekst)
    for patroon, wat in _RUW:
        for treffer in patroon.finditer(kaal):
            plek = bron.place(*taalregels.line_and_column(bron.tekst, treffer.start()))
            melding = f"in deze tekst staat {wat}: “{treffer.group().strip()[:40]}”"
            yield finding("CAM-RUW", "blokkade", melding, "Een tekst is alleen Markdown; haal dit weg.", plek)
    for treffer in _BEELD_IN_TEKST.finditer(bron.tekst):
        plek = bron.place(*taalregels.line_and_column(bron.tekst, treffer.start()))
        melding = f"een tekst draagt geen beeld: “{treffer.group()[:40]}”"
        yield finding("CAM-RUW", "blokkade", melding, "Zet het beeld bij poster, flyer of avond.", plek)
    for treffer in _LINKDOEL.finditer(_BEELD_IN_TEKST.sub(lambda m: " " * len(m.group()), bron.tekst)):
        if treffer.group(1).lower().startswith(_GOEDE_LINK):
            continue
        plek = bron.place(*taalregels.line_and_column(bron.tekst, treffer.start(1)))
        melding = f"deze link gaat niet naar een webadres: “{treffer.group(1)[:40]}”"
        yield finding("CAM-RUW", "blokkade", melding, "Gebruik een link die met https:// begint.", plek)


def _check_dutch(
    bronnen: Bronnen, naam: str, bron: Tekst, gevuld: str, velden: dict[str, str | None]
) -> Iterator[dict[str, Any]]:
    publiek = audience(bronnen, naam)
    grens, uiterste = _GRENZEN[publiek]
    lijst = bronnen.woordenlijst.waarde
    bekend = {paar.afkorting for paar in lijst.afkortingen} | {"NIET", "VERSPREIDEN"}
    signalen = [
        *taalregels.check_sentences(gevuld, grens=grens, uiterste=uiterste),
        *taalregels.check_words(gevuld, lijst.woorden, streng=publiek == "streng"),
        *taalregels.check_shouting(gevuld, bekend=bekend),
        *taalregels.check_abbreviations(gevuld, lijst.afkortingen),
    ]
    if publiek != "juridisch":
        signalen += [*taalregels.check_passive(gevuld), *taalregels.check_relative_dates(gevuld)]
    for signaal in signalen:
        plek = _place(bron, velden, signaal.begin)
        ernst = "blokkade" if signaal.zwaar and publiek == "streng" else "waarschuwing"
        yield finding(_SOORTEN[signaal.soort], ernst, signaal.melding, signaal.herstel, plek)


def _check_reporting(
    bronnen: Bronnen, naam: str, bron: Tekst, gevuld: str, velden: dict[str, str | None]
) -> Iterator[dict[str, Any]]:
    lijnen = [velden.get(f"meldlijn.{id_}") for id_ in bronnen.campagne.waarde.meldlijnen]
    if not any(_names(gevuld, lijn) for lijn in lijnen if lijn):
        melding = f"{STUKKEN[naam]}: hier staat geen enkele meldlijn in"
        yield finding("CAM-MELDLIJN", "waarschuwing", melding, "Noem bijvoorbeeld {{ meldlijn.politie }}.", bron.plaats)


def _place(bron: Tekst, velden: dict[str, str | None], plek: int) -> Plaats:
    return bron.place(*taalregels.line_and_column(bron.tekst, source_offset(bron.tekst, velden, plek)))


def _names(tekst: str, lijn: str) -> bool:
    """Tell whether a text names a number, however it is spaced; what the partners fill in has no digits."""
    cijfers = re.sub(r"\D", "", lijn)
    if not cijfers:
        return lijn in tekst
    return re.search(r"(?<!\d)" + "[ .-]?".join(cijfers) + r"(?!\d)", tekst) is not None


def _check_danger(naam: str, bron: Tekst, gevuld: str, velden: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    treffer = _GEVAAR.search(gevuld)
    if treffer and not re.search(r"(?<!\d)112(?!\d)", gevuld) and naam in (*_MELDEN, "bellijst", "sociaal", "intranet"):
        plek = _place(bron, velden, treffer.start())
        melding = f"“{treffer.group()}” staat er zonder 112"
        yield finding("CAM-112", "waarschuwing", melding, "Zeg eerst: bel 112 en blijf op afstand.", plek)


def _check_social(
    bronnen: Bronnen, taal: str, gemeente: str, velden: dict[str, str | None]
) -> Iterator[dict[str, Any]]:
    kanalen = {kanaal.id: kanaal for kanaal in bronnen.kanalen.waarde.kanalen}
    for naam, bron in bronnen.social(taal, gemeente).items():
        kanaal, gevuld = kanalen[naam], fill(bron.tekst, velden)
        yield from _check_fields(bron, velden)
        lengte = count(gevuld, kanaal.telling, kanaal.limiet)
        bronregel = (kanaal.bron,) if kanaal.bron else ()
        if not lengte.past:
            reden = f" ({lengte.reden})" if lengte.reden else ""
            melding = f"{kanaal.naam} ({taal}): {lengte.aantal} tekens, er passen er {lengte.limiet}{reden}"
            herstel = f"Haal {lengte.aantal - lengte.limiet} tekens weg." + (" Of vervang dat teken." if reden else "")
            yield finding("CAM-LENGTE", "blokkade", melding, herstel, bron.plaats, *bronregel)
        if kanaal.hashtags and (aantal := count_hashtags(gevuld)) > kanaal.hashtags:
            melding = f"{kanaal.naam} ({taal}): {aantal} hashtags, het kanaal neemt er {kanaal.hashtags}"
            yield finding("CAM-HASHTAG", "blokkade", melding, "Laat de minst nuttige weg.", bron.plaats, *bronregel)
        if lengte.past and kanaal.zichtbaar and len(gevuld.strip().split("\n")[0]) > kanaal.zichtbaar:
            melding = f"{kanaal.naam} ({taal}): de eerste alinea is langer dan de {kanaal.zichtbaar} tekens die meteen te zien zijn"
            yield finding(
                "CAM-ZICHTBAAR", "aandachtspunt", melding, "Zet de boodschap in de eerste zin.", bron.plaats, *bronregel
            )
        if taal == HOOFDTAAL:
            yield from _check_dutch(bronnen, "sociaal", bron, gevuld, velden)
        yield from _check_reporting(bronnen, "sociaal", bron, gevuld, velden)
        yield from _check_danger("sociaal", bron, gevuld, velden)


def _check_short(bronnen: Bronnen, taal: str, gemeente: str, velden: dict[str, str | None]) -> Iterator[dict[str, Any]]:
    """The short texts of sheets and slides: fields in every language, plain words in Dutch."""
    for naam, bron in bronnen.short_texts(taal, gemeente):
        yield from _check_fields(bron, velden)
        if taal == HOOFDTAAL and gemeente != PARTNER:
            yield from _check_dutch(bronnen, naam, bron, fill(bron.tekst, velden), velden)


def _check_translation(bronnen: Bronnen, taal: str) -> Iterator[dict[str, Any]]:
    if taal == HOOFDTAAL:
        return
    ernst = "blokkade" if bronnen.campagne.waarde.talen[taal] == "bevestigd" else "waarschuwing"
    in_taal = f"in het {waarden.words(bronnen, taal)['taal']}"
    for naam in bronnen.campagne.waarde.stukken.namen():
        keuze = bronnen.piece(naam, taal, "")
        if naam in TEKSTEN:
            mist = bronnen.text(naam, taal, "") is None
        else:
            mist = not bronnen.slides(taal, "") if naam == "avond" else keuze is None
        if mist:
            melding = f"{STUKKEN.get(naam, naam)}: er is geen vertaling {in_taal}"
            herstel = f"Schrijf {taal}/{naam}.md." if naam in TEKSTEN else f"Zet {naam} in {taal}/stukken.yaml."
            plek = bronnen.campagne.plaats("stukken", naam.replace("-", "_"))
            yield finding("CAM-VERTALING", ernst, melding, herstel, plek)
            continue
        eigen = bronnen.campagne.waarde.stukken.stuk(naam)
        for kanaal in eigen if isinstance(eigen, dict) and keuze else ():
            if keuze and kanaal not in keuze.stuk:
                melding = f"het bericht voor {kanaal} heeft geen vertaling {in_taal}"
                yield finding(
                    "CAM-VERTALING",
                    ernst,
                    melding,
                    f"Zet {kanaal} in {taal}/stukken.yaml.",
                    keuze.bron.plaats(*keuze.pad),
                )
