"""Every kind of letter of every example case, made by the page's engine, is the one of the desk, byte for byte.

The engine is asked as the page asks it, but without its buttons: one visit makes all letters of all cases.
"""

from __future__ import annotations

import base64
import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from assistent.dienst import PROJECT
from assistent.test_bladzijde import compare
from instrumentarium.besluit.instrument.laden import Instrument

VOORBEELDEN = sorted((PROJECT / "templates/damocles/voorbeelden").glob("*.yaml"))
VANDAAG = "2026-11-24"

# The module of the page is loaded already, so this gives the same connection with the same engine.
MAAK = """async ([inhoud, soorten, vandaag]) => {
    const { vraag } = await import(document.querySelector('script[src^="rekenaar.js"]').src);
    const bytes = Uint8Array.from(atob(inhoud), (teken) => teken.charCodeAt(0));
    const { antwoorden } = JSON.parse(await vraag('open', { inhoud: bytes }));
    const invoer = { antwoorden: JSON.stringify(antwoorden), vandaag, soorten: JSON.stringify(soorten), definitief: false };
    const { geweigerd } = JSON.parse(await vraag('maak', invoer));
    const zip = await vraag('zip');
    let tekst = '';
    for (let plek = 0; plek < zip.length; plek += 32768) tekst += String.fromCharCode(...zip.subarray(plek, plek + 32768));
    return [btoa(tekst), geweigerd];
}"""


def in_the_page(blad: Any, zaak: Path, *soorten: str) -> dict[str, bytes]:
    """Return the files that the page makes of a case file."""
    invoer = [base64.b64encode(zaak.read_bytes()).decode(), list(soorten), VANDAAG]
    ingepakt, geweigerd = blad.evaluate(MAAK, invoer)
    assert geweigerd == []
    with zipfile.ZipFile(BytesIO(base64.b64decode(ingepakt))) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def kinds_in(inhoud: dict[str, bytes]) -> set[str]:
    """Return the kinds of letter that lie in a set, as its account names them."""
    [naam] = [naam for naam in inhoud if naam.endswith("-verantwoording.json")]
    return {brief["soort"] for brief in json.loads(inhoud[naam])["brieven"]}


def test_every_kind_of_letter_of_every_example_is_the_one_of_the_desk(bladzijde: Any, tmp_path: Path) -> None:
    """Both what the case asks for by itself, and all kinds of letter that there are."""
    soorten = tuple(Instrument(PROJECT).documenten)
    assert len(soorten) > 30
    assert len(VOORBEELDEN) > 8
    for zaak in VOORBEELDEN:
        compare(in_the_page(bladzijde, zaak), tmp_path)
        alles = in_the_page(bladzijde, zaak, *soorten)
        assert kinds_in(alles) == set(soorten), zaak.stem
        compare(alles, tmp_path, *soorten)
    assert bladzijde.klachten == []
