"""Finds the page that a query means, from an index made of the data: a query in, a message and a few pages out.

It knows article numbers in any spelling, official numbers, names, synonyms and one-letter slips; it is no search in
the text. `thema/middelen/wegwijzer.js` is the same program for the browser: one test runs both over the same queries.
All counting is in whole numbers, so that both come out the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeAlias

import attrs

from instrumentarium.handboek.zoekwoorden import compound_of, flatten, part_of, slips, stems

Index: TypeAlias = dict[str, Any]
MAX_TREFFERS = 8
MAX_VRAAG = 200
GEHEEL, DEELS, EEN_WOORD = 1000, 22, 9  # for search words: the whole query, each word of a part of it, one word of it
SOORTEN = ("onderwerp", "pagina", "document", "campagne", "beleid", "lijst", "begrip", "toets", "uitspraak")
RANG = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"]

# Letters and digits are those of ASCII here: in the browser they are, and both must see the same.
_A = re.ASCII
_ARTIKEL = re.compile(
    r"(?<![\d:.,-])(\d{1,2}) ?[:.;,-] ?(\d{1,3})(?:([a-z]{1,2})| ([a-k]))?(?![a-z0-9])(?! ?[-./:] ?\d)", _A
)
_LOS = re.compile(r"^(?:apv )?(?:art(?:ikel)?\.? ?)?(\d{1,2}) (\d{1,3}) ?([a-k])?$", _A)
_AANEEN = re.compile(r"^art(?:ikel)?\.? ?(\d)(\d{1,2})([a-k])?$", _A)
_LID = re.compile(r"\blid (\d{1,2})\b|\b(\d{1,2})e lid\b", _A)
_RANGLID = re.compile(r"\b([a-z]+) lid\b", _A)
_TOETS = re.compile(r"^(?:toets )?([a-z]{3,4})[ -]?(\d{1,2})$", _A)
_WETSARTIKEL = re.compile(r"(?<![\d:])(\d{1,3}(?::\d{1,3})?[a-z]{0,2})(?![a-z0-9])", _A)
_ECLI = re.compile(r"ecli[: ]nl[: ]([a-z]{2,7})[: ](\d{4})[: ]([a-z0-9]{1,10})", _A)
_NULLEN = re.compile(r"^0+(?=[1-9])")
_NUMMERS = (
    (re.compile(r"\bcvdr ?(\d{3,8})\b", _A), "cvdr{0}"),
    (re.compile(r"\b(gmb|stb|stcrt|kst|trb)[ -]?(\d{4,8})[ -](\d{1,7})\b", _A), "{0}-{1}-{2}"),
    (re.compile(r"\b(jci1\.\d{1,2}:[cv]:bwb[rvw]\d{7}[a-z0-9&=:._-]*)", _A), "{0}"),
    (re.compile(r"\b(bwb[rvw]\d{7})\b", _A), "{0}"),
)


@attrs.frozen
class Treffer:
    """A page to go to; `adres` is below the site, or a whole address when `buiten` is True."""

    titel: str
    adres: str
    uitleg: str
    buiten: bool = False


@attrs.frozen
class Antwoord:
    """What the query was taken to mean, and the pages, best first."""

    melding: str
    treffers: tuple[Treffer, ...]

    def as_dict(self) -> dict[str, object]:
        """Return the answer as the browser gives it."""
        return {"melding": self.melding, "treffers": [attrs.asdict(treffer) for treffer in self.treffers]}


def resolve(index: Index, vraag: str, gemeente: str = "alle") -> Antwoord:
    """Return what a query means, for the municipality that it names or else the one the reader picked."""
    plat = flatten(vraag[:MAX_VRAAG])
    genoemd, rest = _municipality(index, plat)
    plek = genoemd or (gemeente if gemeente in index["gemeenten"] else "")
    return (
        _official(index, rest)
        or _check_id(index, rest)
        or _article(index, rest, plek)
        or _law(index, rest)
        or _by_name(index, rest, plek, genoemd)
    )


# numbers


def _municipality(index: Index, plat: str) -> tuple[str, str]:
    woorden = plat.split(" ")
    for plek, woord in enumerate(woorden):
        kaal = woord.strip(",.;:")
        gemeente = kaal if kaal in index["gemeenten"] else index["kernen"].get(kaal, "")
        if gemeente:
            over = woorden[:plek] + woorden[plek + 1 :]
            if over and over[-1] in ("in", "gemeente", "te", "van"):
                over = over[:-1]
            rest = " ".join(w for w in over if w != "gemeente").strip(" ,")
            return gemeente, rest or plat
    return "", plat


def _official(index: Index, plat: str) -> Antwoord | None:
    ecli = _ecli_of(index, plat)
    if ecli:
        return _number(index, ecli, ecli.upper(), f"https://deeplink.rechtspraak.nl/uitspraak?id={ecli.upper()}")
    for vorm, maak in _NUMMERS:
        gevonden = vorm.search(plat)
        if gevonden:
            nummer = maak.format(*gevonden.groups())
            return _number(index, nummer, nummer.upper() if nummer[0] in "cb" else nummer, _outside(nummer))
    return None


def _ecli_of(index: Index, plat: str) -> str:
    gevonden = _ECLI.search(plat)
    if gevonden:
        return f"ecli:nl:{gevonden[1]}:{gevonden[2]}:{_NULLEN.sub('', gevonden[3])}"
    for naam, code in index["gerechten"]:
        los = re.search(rf"\b{naam}\b[ :,]*(?:(\d{{4}})[ :,/-]+(\d{{1,6}})|(\d{{1,6}})/(\d{{4}}))\b", plat, _A)
        if los:
            return f"ecli:nl:{code}:{los[1] or los[4]}:{_NULLEN.sub('', los[2] or los[3])}"
    return ""


def _outside(nummer: str) -> str:
    if nummer.startswith("cvdr"):
        return f"https://lokaleregelgeving.overheid.nl/{nummer.upper()}"
    if nummer.startswith("bwb"):
        return f"https://wetten.overheid.nl/{nummer.upper()}"
    if nummer.startswith("jci"):
        return f"https://wetten.overheid.nl/{re.sub('bwb[rvw][0-9]+', lambda m: m[0].upper(), nummer)}"
    return f"https://zoek.officielebekendmakingen.nl/{nummer}.html"


def _number(index: Index, nummer: str, woord: str, buiten: str) -> Antwoord:
    treffers = [_hit(index, plek) for plek in index["nummers"].get(nummer, ())]
    melding = f"U bedoelt {woord}" if treffers else f"{woord} staat niet in het handboek"
    treffers.append(Treffer(f"Lees {woord}", buiten, "Buiten dit handboek", buiten=True))
    return Antwoord(melding, tuple(treffers[:MAX_TREFFERS]))


def _check_id(index: Index, plat: str) -> Antwoord | None:
    gevonden = _TOETS.match(plat)
    plek = index["toetsen"].get(f"{gevonden[1]}-{gevonden[2]}") if gevonden else None
    return Antwoord("U bedoelt een toets", (_hit(index, plek),)) if plek is not None else None


def _article(index: Index, plat: str, gemeente: str) -> Antwoord | None:
    if any(f" {wet} " in f" {plat} " for wet in index["wetnamen"]):
        return None
    gevonden = _ARTIKEL.search(plat) or _LOS.match(plat) or _AANEEN.match(plat)
    if gevonden is None:
        return None
    letters = next((groep for groep in gevonden.groups()[2:] if groep), "")
    nummer = f"{int(gevonden[1])}:{int(gevonden[2])}{letters}"
    rijen = index["artikelen"].get(nummer, [])
    if not rijen and gevonden.re is not _ARTIKEL:
        return None
    rest = re.sub(r"\b(apv|art|artikel)\b\.?", " ", plat[: gevonden.start()] + " " + plat[gevonden.end() :])
    if not rijen and stems(_LID.sub(" ", rest)) and re.search("[a-z]{3}", rest) and not _lid_of(rest):
        return None
    return _articles(index, nummer, rijen, gemeente, _lid_of(plat[gevonden.end() :]))


def _lid_of(plat: str) -> str:
    gevonden = _LID.search(plat)
    if gevonden:
        return next(groep for groep in gevonden.groups() if groep)
    rang = _RANGLID.search(plat)
    return str(RANG.index(rang[1]) + 1) if rang and rang[1] in RANG else ""


def _articles(index: Index, nummer: str, rijen: list[list[Any]], gemeente: str, lid: str) -> Antwoord:
    naam = index["gemeenten"].get(gemeente, "")
    if not rijen:
        waar = f" voor {naam}" if naam else ""
        wet = index["wetsnummers"].get(nummer, [])
        in_wet = ". In een wet staat het wel" if wet else ""
        return Antwoord(f"Artikel {nummer} is niet ingelezen{waar}{in_wet}", tuple(_hit(index, plek) for plek in wet))
    anker = f"#lid-{lid}" if lid else ""
    deel = f", lid {lid}" if lid else ""
    if not gemeente:
        return _in_all(index, nummer, rijen, deel)
    eigen = [rij for rij in rijen if rij[0] == gemeente]
    if eigen:
        treffers = [
            Treffer((f"{_title(index, rij[1])} ({naam}, artikel {nummer}{deel})"), rij[2] + anker, _holds(rij))
            for rij in eigen
        ]
        treffers += _elsewhere(index, nummer, rijen, gemeente)
        return Antwoord(f"U bedoelt artikel {nummer} van de APV, in de gemeente {naam}", tuple(treffers[:MAX_TREFFERS]))
    return _other_number(index, nummer, rijen, gemeente)


def _in_all(index: Index, nummer: str, rijen: list[list[Any]], deel: str) -> Antwoord:
    treffers: list[Treffer] = []
    for onderwerp in dict.fromkeys(rij[1] for rij in rijen):
        waar = [index["gemeenten"][rij[0]] for rij in rijen if rij[1] == onderwerp]
        namen = ", ".join(dict.fromkeys(waar))
        adres = index["doelen"][onderwerp][1]
        treffers.append(Treffer(f"{_title(index, onderwerp)} (artikel {nummer}{deel})", adres, namen))
        treffers += [
            Treffer((f"Artikel {nummer} in {index['gemeenten'][rij[0]]}"), rij[2], _holds(rij))
            for rij in rijen
            if rij[1] == onderwerp
        ]
    return Antwoord(f"U bedoelt artikel {nummer} van de APV", tuple(treffers[:MAX_TREFFERS]))


def _elsewhere(index: Index, nummer: str, rijen: list[list[Any]], gemeente: str) -> list[Treffer]:
    return [
        Treffer(f"Artikel {nummer} in {index['gemeenten'][rij[0]]}: {_title(index, rij[1])}", rij[2], _holds(rij))
        for rij in rijen
        if rij[0] != gemeente
    ]


def _other_number(index: Index, nummer: str, rijen: list[list[Any]], gemeente: str) -> Antwoord:
    """The number exists elsewhere: say where the subject stands here, or that it was not entered."""
    naam = index["gemeenten"][gemeente]
    treffers, ontbreekt = [], False
    for onderwerp in dict.fromkeys(rij[1] for rij in rijen):
        eigen = index["onderwerpen"].get(str(onderwerp), {}).get(gemeente)
        adres = f"{index['doelen'][onderwerp][1]}{gemeente}/"
        if eigen is None:
            ontbreekt = True
            treffers.append(Treffer(f"{_title(index, onderwerp)} in {naam}", adres, f"Niet ingelezen voor {naam}"))
        else:
            nr = f"heeft in {naam} nummer {eigen}" if eigen else f"heeft in {naam} geen bekend nummer"
            treffers.append(Treffer(f"{_title(index, onderwerp)} in {naam}", adres, f"Dit onderwerp {nr}"))
    melding = (
        f"Artikel {nummer} is niet ingelezen voor {naam}" if ontbreekt else (f"Artikel {nummer} heet in {naam} anders")
    )
    return Antwoord(melding, tuple((treffers + _elsewhere(index, nummer, rijen, gemeente))[:MAX_TREFFERS]))


def _holds(rij: list[Any]) -> str:
    return str(rij[3])


def _law(index: Index, plat: str) -> Antwoord | None:
    wet = next((code for naam, code in index["wetnamen"].items() if f" {naam} " in f" {plat} "), "")
    kaal = plat
    for naam in index["wetnamen"]:
        kaal = f" {kaal} ".replace(f" {naam} ", " ").strip()
    kaal = re.sub(r"\b(art|artikel|van|de|het)\b\.?", " ", kaal).strip()
    gevonden = _WETSARTIKEL.match(kaal)
    if gevonden is None or (not wet and (not re.search("[a-z]", gevonden[1]) or gevonden[0] != kaal)):
        return None
    sleutel = f"{wet.lower()} {gevonden[1]}" if wet else gevonden[1]
    plekken = index["wetten"].get(sleutel, [])
    if not plekken and not wet:
        return None
    treffers = [_hit(index, plek) for plek in plekken[: MAX_TREFFERS - 1]]
    if wet:
        adres = f"https://wetten.overheid.nl/jci1.3:c:{wet}&artikel={gevonden[1]}"
        treffers.append(Treffer(f"Lees artikel {gevonden[1]} van de wet", adres, "Buiten dit handboek", buiten=True))
    return Antwoord(f"U bedoelt artikel {gevonden[1]} van een wet", tuple(treffers[:MAX_TREFFERS]))


# names


def _by_name(index: Index, plat: str, gemeente: str, genoemd: str) -> Antwoord:
    vraag = stems(plat)
    if not vraag:
        return Antwoord("", ())
    woorden = _known(index, vraag)
    extra = _aliases(index, woorden)
    punten = [
        (_score(doel, vraag, woorden, genoemd) + extra.get(nummer, 0), nummer)
        for nummer, doel in enumerate(index["doelen"])
    ]
    punten = [(score, nummer) for score, nummer in punten if score > 0]
    if not punten:
        return Antwoord("Niets gevonden bij deze woorden", ())
    beste = max(score for score, _ in punten)
    volgorde = sorted(
        (paar for paar in punten if paar[0] * 5 >= min(beste, 110) * 2),
        key=lambda paar: (-paar[0], _rank(index, paar[1])),
    )
    treffers = [_placed(index, nummer, gemeente) for _, nummer in volgorde[:MAX_TREFFERS]]
    return Antwoord("", tuple(treffers))


def _aliases(index: Index, woorden: dict[str, list[str]]) -> dict[int, int]:
    """Return what a page gets because its search words stand in the query: all of it, or a part of it."""
    gevraagd = {kandidaat for kandidaten in woorden.values() for kandidaat in kandidaten}
    uit: dict[int, int] = {}
    for naam, nummer in index["alias"].items():
        delen = naam.split(" ")
        if all(deel in gevraagd for deel in delen):
            deels = DEELS * len(delen) if len(delen) > 1 else EEN_WOORD
            uit[nummer] = max(uit.get(nummer, 0), GEHEEL if len(delen) == len(woorden) else deels)
    return uit


def _known(index: Index, vraag: Iterable[str]) -> dict[str, list[str]]:
    """Return for every stem the stems to look for: itself, or those one slip away when nobody knows it."""
    schat = index["woorden"]
    return {
        woord: [woord] if woord in schat or any(part_of(woord, bekend) for bekend in schat) else slips(schat, woord)
        for woord in vraag
    }


def _score(doel: list[Any], vraag: list[str], woorden: dict[str, list[str]], genoemd: str) -> int:
    titel, namen, uitleg = doel[4], doel[5], doel[6]
    totaal = geraakt = 0
    for woord in vraag:
        punten = max(_points(kandidaat, titel, namen, uitleg) for kandidaat in woorden[woord])
        totaal += punten - (2 if punten > 2 and woorden[woord] != [woord] else 0)
        geraakt += 1 if punten else 0
    if not geraakt:
        return 0
    lang = [woorden[woord][0] for woord in vraag]
    if geraakt == len(vraag):
        totaal += 25
    if titel == lang or any(naam == lang for naam in namen):
        totaal += 30 if doel[2] == "begrip" else 40
    if genoemd and doel[2] in ("onderwerp", "beleid"):
        totaal += _of_municipality(doel, genoemd)
    extra = len([woord for woord in titel if woord not in lang])
    return max(totaal - min(extra, 4) + int(doel[7]), 1)


def _of_municipality(doel: list[Any], genoemd: str) -> int:
    """A municipality in the query asks for its rule or its policy, and not for the policy of another."""
    if doel[2] == "onderwerp" or doel[1] == f"beleid/{genoemd}/":
        return 15
    return -60


def _points(woord: str, titel: list[str], namen: list[list[str]], uitleg: list[str]) -> int:
    if woord in titel:
        return 12
    if any(woord in naam for naam in namen):
        return 10
    if any(part_of(woord, bekend) for bekend in titel):
        return 7
    if any(part_of(woord, bekend) for naam in namen for bekend in naam):
        return 6
    if any(compound_of(woord, bekend) for naam in (titel, *namen) for bekend in naam):
        return 5
    return 3 if woord in uitleg else 0


def _rank(index: Index, nummer: int) -> tuple[int, str]:
    doel = index["doelen"][nummer]
    return (SOORTEN.index(doel[2]), doel[1])


def _placed(index: Index, nummer: int, gemeente: str) -> Treffer:
    """Return a page; a subject goes to the municipality that was asked, and says so when it was not entered."""
    titel, adres, soort, uitleg = index["doelen"][nummer][:4]
    if soort == "onderwerp" and gemeente:
        naam = index["gemeenten"][gemeente]
        eigen = index["onderwerpen"].get(str(nummer), {}).get(gemeente)
        stand = f"Niet ingelezen voor {naam}" if eigen is None else f"{naam}, artikel {eigen}" if eigen else naam
        return Treffer(f"{titel} in {naam}", f"{adres}{gemeente}/", stand)
    return Treffer(titel, adres, uitleg)


def _title(index: Index, nummer: int) -> str:
    return str(index["doelen"][nummer][0])


def _hit(index: Index, nummer: int) -> Treffer:
    titel, adres, _, uitleg = index["doelen"][nummer][:4]
    return Treffer(titel, adres, uitleg)
