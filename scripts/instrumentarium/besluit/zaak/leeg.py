"""Writes the empty case file: every field with its question, help, choices and example as a comment.

In: the questions of an instrument and a municipality. Out: YAML text that the strict reader accepts as it stands.
What is asked of every case stands there with nothing behind it; lists and blocks of some cases are commented out.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from instrumentarium.besluit.instrument.model import Gegeven, Gegevens
from instrumentarium.besluit.zaak.schrijven import scalar
from instrumentarium.besluit.zaak.velden import Veld, children

OPEN = "VUL-IN"
NOOIT = "false"  # a field that is there for other uses of its class
# Blocks that stand open in the empty file; the others would say something by being there.
_LEVEND = frozenset({
    "behandelaar", "pand", "pand.adres", "constatering", "constatering.rapportage", "procedure",
    "procedure.voornemen", "weging", "weging.noodzaak", "weging.evenwichtigheid", "maatregel",
})  # fmt: skip
_BREED = 110
_VOORBEELD = {
    "adres": '{straat: Voorbeeldstraat, huisnummer: "12", postcode: 2171 AA, plaats: Sassenheim}',
    "duur": "{aantal: 3, eenheid: maanden}",
}
FORMS = {
    "ja-nee": "true of false",
    "datum": "een dag: 2026-09-28",
    "moment": "een dag met uur: 2026-10-05T10:00",
    "dag-of-moment": "een dag, of een dag met uur",
    "getal": "een getal",
    "bedrag": "een getal, met een punt voor de decimalen",
    "teksten": "een lijst: [een, twee]",
    "adres": f"een adres: {_VOORBEELD['adres']}",
    "duur": f"een duur: {_VOORBEELD['duur']}",
}


def empty_case(gegevens: Gegevens, gemeente: str) -> str:
    """Return the commented case file for a municipality."""
    vragen = {gegeven.pad: gegeven for gegeven in gegevens.gegevens}
    regels = [
        "schema: zaak/1",
        "# Een zaak voor artikel 13b Opiumwet. Bewaar dit bestand buiten het project, of in de map zaken/.",
        "# Leeg betekent: onbekend. Schrijf false voor nee, true voor ja, en [] als u het hebt gevraagd en er niets is.",
        "# Wat achter # staat, telt niet mee. Haal het # en een spatie weg om het te gebruiken.",
        "",
        *_fields("", vragen, gemeente, "", diep=0),
    ]
    return "\n".join(regel.rstrip() for regel in regels) + "\n"


def _fields(pad: str, vragen: dict[str, Gegeven], gemeente: str, teken: str, *, diep: int) -> Iterator[str]:
    for veld in children(pad):
        if (vraag := vragen.get(veld.pad)) and vraag.als == NOOIT:
            continue
        yield from _field(veld, vragen, gemeente, teken, diep)
        if not pad:
            yield ""


def _field(veld: Veld, vragen: dict[str, Gegeven], gemeente: str, teken: str, diep: int) -> Iterator[str]:
    inspringing = teken + "  " * diep
    vraag = vragen.get(veld.pad)
    if veld.pad in ("kenmerk", "gemeente"):
        yield from _comment(vraag, veld, inspringing)
        yield f"{inspringing}{veld.naam}: {gemeente if veld.pad == 'gemeente' else OPEN}"
    elif veld.soort in ("blok", "lijst") or veld.pad in _LEVEND:
        yield from _group(veld, vragen, gemeente, teken, diep)
    else:
        yield from _comment(vraag, veld, inspringing)
        yield f"{inspringing}{veld.naam}: {_example(vraag, veld) if teken else ''}"


def _group(veld: Veld, vragen: dict[str, Gegeven], gemeente: str, teken: str, diep: int) -> Iterator[str]:
    levend = not teken and veld.pad in _LEVEND
    if not levend and not teken:
        teken = "# "
    inspringing = teken + "  " * diep
    yield from _comment(vragen.get(veld.pad), veld, inspringing)
    yield f"{inspringing}{veld.naam}:"
    regels = list(_fields(veld.pad, vragen, gemeente, teken, diep=diep + 1 + (veld.soort == "lijst")))
    yield from _as_row(regels, teken, diep) if veld.soort == "lijst" else regels


def _as_row(regels: list[str], teken: str, diep: int) -> Iterator[str]:
    """Put the dash of a list before its first field; the comments above it stay where they are."""
    klaar = False
    kop = teken + "  " * (diep + 2)
    for regel in regels:
        if not klaar and not regel.removeprefix(teken).lstrip().startswith("#"):
            yield f"{teken}{'  ' * (diep + 1)}- {regel.removeprefix(kop)}"
            klaar = True
        else:
            yield regel


def _comment(vraag: Gegeven | None, veld: Veld, inspringing: str) -> Iterator[str]:
    delen = [vraag.vraag, vraag.uitleg or ""] if vraag else []
    if veld.keuzes:
        delen.append(f"{'Kies er een of meer' if veld.soort == 'keuzes' else 'Kies'} uit: {', '.join(veld.keuzes)}.")
    if vraag and vraag.voorbeeld and veld.soort not in _VOORBEELD and veld.soort != "ja-nee":
        delen.append(f"Bijvoorbeeld: {vraag.voorbeeld}")
    elif veld.soort in FORMS:
        delen.append(f"Schrijf {FORMS[veld.soort]}.")
    tekst = " ".join(filter(None, delen))
    yield from (
        f"{inspringing}# {regel}" for regel in textwrap.wrap(tekst, _BREED - len(inspringing), break_on_hyphens=False)
    )


def _example(vraag: Gegeven | None, veld: Veld) -> str:
    if veld.soort in _VOORBEELD:
        return _VOORBEELD[veld.soort]
    if veld.soort == "keuzes":
        return f"[{scalar(veld.keuzes[0])}]"
    if veld.soort == "keuze":
        return scalar(veld.keuzes[0])
    voorbeeld = vraag.voorbeeld if vraag and vraag.voorbeeld else ""
    return scalar(voorbeeld) if veld.soort == "tekst" and not voorbeeld.startswith('"') else voorbeeld
