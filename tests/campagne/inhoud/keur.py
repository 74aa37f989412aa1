"""Campaign texts in, findings as plain sentences out; a small stand-in reader with PyYAML, it never writes."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

CAMPAGNES = Path(__file__).resolve().parents[3] / "campaigns"
TALEN = ("nl", "en", "pl")
VOORBEELD = {
    "gemeente.naam": "Teylingen",
    "gemeente.website": "teylingen.nl",
    "meldlijn.gemeente": "14 0252",
    "meldlijn.gemeente_adres": "teylingen.nl",
    "meldlijn.politie": "0900-8844",
    "meldlijn.politie_adres": "politie.nl",
    "meldlijn.mma": "0800-7000",
    "meldlijn.mma_adres": "meldmisdaadanoniem.nl",
    "publiek.gemeente": "Teylingen",
    "publiek.straat_of_gebied": "Voorbeeldstraat",
    "publiek.soort": "woning",
    "publiek.begin": "5 oktober 2026",
    "publiek.einde": "5 januari 2027",
    "publiek.artikel": "artikel 13b van de Opiumwet",
    "publiek.geschorst_tot": "1 december 2026",
    "publiek.heropend": "5 januari 2027",
}  # 13b is what every closure decision of this project rests on today
LIJDEND = re.compile(r"\b(wordt|worden|werd|werden|geworden)\b", re.IGNORECASE)
RELATIEF = re.compile(
    r"\b(vandaag|morgen|gisteren|vanavond|overmorgen|binnenkort|onlangs|straks|momenteel|"
    r"(volgende|vorige|deze|afgelopen|komende) (week|maand|dag|jaar|zomer|winter)|dit jaar|over \w+ (dagen|weken))\b",
    re.IGNORECASE,
)
GSM7 = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
LINK = re.compile(r"(https?://\S+|\b[a-z0-9-]+(\.[a-z0-9-]+)*\.(nl|org|com)\b(/\S*)?)")


def load(pad: Path) -> Any:
    return yaml.safe_load(pad.read_text(encoding="utf-8"))


def fill(tekst: str) -> str:
    """Put example values in the placeholders; an unknown one is a KeyError."""
    return re.sub(r"\{\{ ([a-z_.]+) \}\}", lambda m: VOORBEELD[m.group(1)], tekst)


def sentences(tekst: str) -> list[str]:
    """The sentences of a Markdown text; a heading and a list item are one unit each."""
    alineas = re.split(r"\n\s*\n|\n(?=[-#>])", fill(tekst))
    uit: list[str] = []
    for alinea in alineas:
        kaal = re.sub(r"[*_#>]+|^\s*-\s+", " ", alinea.replace("\n", " "), flags=re.MULTILINE)
        uit += [deel.strip() for deel in re.split(r"(?<=[.?!])[”\"]?\s+", kaal) if deel.strip()]
    return uit


def long_sentences(tekst: str, grens: int) -> list[str]:
    return [zin for zin in sentences(tekst) if len(zin.split()) > grens]


def style_faults(tekst: str, woorden: list[str], afkortingen: list[str]) -> list[str]:
    """What plain Dutch for residents avoids: hard words, the passive, relative dates, shouting, abbreviations."""
    gevuld = fill(tekst)
    fouten = [
        f"moeilijk woord: {w}" for w in woorden if re.search(rf"(?<!\w){re.escape(w)}(?!\w)", gevuld, re.IGNORECASE)
    ]
    fouten += [f"lijdende vorm: {m.group()}" for m in LIJDEND.finditer(gevuld)]
    fouten += [f"geen vaste datum: {m.group()}" for m in RELATIEF.finditer(gevuld)]
    fouten += [f"roepen: {m}" for m in re.findall(r"\b[A-Z]{4,}\b|!", gevuld)]
    fouten += [f"afkorting: {a}" for a in afkortingen if re.search(rf"(?<!\w){re.escape(a)}(?!\w)", gevuld)]
    return fouten


def length(tekst: str, telling: str) -> int:
    """How long a channel says a text is; `sms` returns septets, or 999 outside GSM-7."""
    gevuld = unicodedata.normalize("NFC", fill(tekst)).strip()
    if telling == "x":
        return len(LINK.sub("x" * 23, gevuld))
    if telling == "sms" and set(gevuld) - GSM7:
        return 999
    return len(gevuld)


def texts(waarde: Any) -> list[str]:
    """Every piece of running text inside a value, without the names of files and pictures."""
    if isinstance(waarde, str):
        return [waarde]
    if isinstance(waarde, list):
        return [t for deel in waarde for t in texts(deel)]
    if isinstance(waarde, dict):
        return [t for sleutel, deel in waarde.items() if sleutel not in {"bestand", "beeld"} for t in texts(deel)]
    return []


def files(stuk: Any) -> list[str]:
    """The Markdown files that one piece names, those per municipality included."""
    if not isinstance(stuk, dict):
        return []
    eigen = [stuk["bestand"]] if "bestand" in stuk else []
    return eigen + [naam for variant in stuk.get("per_gemeente", {}).values() for naam in files(variant)]
