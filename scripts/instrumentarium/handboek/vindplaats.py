"""Finds the official numbers in a text (ECLI, CVDR, gmb, stb, jci, BWB) and where each of them can be read."""

from __future__ import annotations

import re

from instrumentarium.handboek.veilig import html, veilig

_NUMMER = re.compile(
    r"ECLI:[A-Z]{2}:[A-Z0-9]{1,7}:\d{4}:[A-Z0-9.]{1,25}(?<!\.)"
    r"|\bCVDR\d{3,8}\b"
    r"|\b(?:gmb|stb|stcrt|trb|kst)-\d{4,8}-\d{1,7}(?:-\d+)?\b"
    r"|\bjci1\.[0-9]{1,2}:[cv]:BWB[RVW]\d{7}(?:&[a-z-]+=[\w:.-]*\w)*"
    r"|\bBWB[RVW]\d{7}\b"
    r"|https?://[^\s<>\"'()]+(?<![.,;:])"
)


def find_numbers(tekst: str) -> list[tuple[int, int, str]]:
    """Return (start, end, address) of every official number in a text."""
    return [(m.start(), m.end(), address_of(m[0])) for m in _NUMMER.finditer(tekst)]


def address_of(nummer: str) -> str:
    """Return where an official number can be read; "" when it is none."""
    if not _NUMMER.fullmatch(nummer):
        return ""
    if nummer.startswith("http"):
        return nummer
    if nummer.startswith("ECLI:"):
        return f"https://deeplink.rechtspraak.nl/uitspraak?id={nummer}"
    if nummer.startswith("CVDR"):
        return f"https://lokaleregelgeving.overheid.nl/{nummer}"
    if nummer.startswith(("jci", "BWB")):
        return f"https://wetten.overheid.nl/{nummer}"
    return f"https://zoek.officielebekendmakingen.nl/{nummer}.html"


def outside(adres: str, tekst: str) -> str:
    """Return a link to another site."""
    return f'<a href="{html(adres)}" rel="external noreferrer">{veilig(tekst)}</a>'


def with_numbers(tekst: str) -> str:
    """Return the text made safe, with a link on every official number."""
    stukken, plek = [], 0
    for begin, einde, adres in find_numbers(tekst):
        stukken += [veilig(tekst[plek:begin]), outside(adres, tekst[begin:einde])]
        plek = einde
    return "".join(stukken) + veilig(tekst[plek:])


_ARTIKEL = re.compile(
    r"[Aa]rtikel (?P<artikel>\d+[a-z]?(?::\d+[a-z]*)?)(?P<rest>(?: lid \d+| onder [a-z]| tweede zin|,? [a-z]+ lid)*)"
    r" (?:van de |van het )?(?P<wet>Opiumwet|Awb|Algemene wet bestuursrecht|Gemeentewet|BW|Burgerlijk Wetboek|Sr|"
    r"Wetboek van Strafrecht|Sv|Wetboek van Strafvordering|Alcoholwet)\b"
)
_WETTEN = {
    "BWBR0005537": "Algemene wet bestuursrecht",
    "BWBR0005416": "Gemeentewet",
    "BWBR0001941": "Opiumwet",
    "BWBR0005290": "Burgerlijk Wetboek Boek 7",
    "BWBR0001854": "Wetboek van Strafrecht",
    "BWBR0001903": "Wetboek van Strafvordering",
    "BWBR0002458": "Alcoholwet",
}


def name_of_jci(jci: str) -> str:
    """Return "Gemeentewet, artikel 151d" for a jci, as far as the law is known; else the jci itself."""
    wet = next((naam for nummer, naam in _WETTEN.items() if nummer in jci), "")
    artikel = re.search(r"&artikel=([\w:.-]+)", jci)
    lid = re.search(r"&lid=(\w+)", jci)
    if not wet:
        return jci
    delen = [wet, f"artikel {artikel[1]}" if artikel else "", f"lid {lid[1]}" if lid else ""]
    return ", ".join(filter(None, delen))


_NAMEN = {
    "Awb": "BWBR0005537", "Algemene wet bestuursrecht": "BWBR0005537", "Opiumwet": "BWBR0001941",
    "Gemeentewet": "BWBR0005416", "BW": "BWBR0005290", "Burgerlijk Wetboek": "BWBR0005290", "Sr": "BWBR0001854",
    "Wetboek van Strafrecht": "BWBR0001854", "Sv": "BWBR0001903", "Wetboek van Strafvordering": "BWBR0001903",
    "Alcoholwet": "BWBR0002458",
}  # fmt: skip


def address_of_law(tekst: str) -> str:
    """Return where "artikel 13b lid 1 Opiumwet" can be read; "" when the text names no such article."""
    gevonden = _ARTIKEL.search(tekst)
    if gevonden is None:
        return ""
    return f"https://wetten.overheid.nl/jci1.3:c:{_NAMEN[gevonden['wet']]}&artikel={gevonden['artikel']}"


def laws_in(tekst: str) -> list[tuple[str, str]]:
    """Return (BWB id, article) of every article of a law that a text names, in words or as a jci."""
    gevonden = [(_NAMEN[m["wet"]], m["artikel"]) for m in _ARTIKEL.finditer(tekst)]
    gevonden += [(m[1], m[2]) for m in re.finditer(r"(BWB[RVW]\d{7})\S*?&artikel=([\w:.]*\w)", tekst)]
    kaal = re.findall(r"(?<![\w:&=])(\d{2,3}[a-z])(?![\w:])", tekst)
    return gevonden + [("", artikel) for artikel in kaal]
