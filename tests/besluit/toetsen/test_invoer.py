"""What a case file may hold and what it may not: per file a case and, below =====, every message it must give.

A fault never stops at the first one, always says what to write instead, and never repeats a word of the case.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.fouten import BronFout

GEVALLEN = sorted((Path(__file__).parent / "invoer").glob("*.txt"))
GEMEENTEN = ["hillegom", "lisse", "teylingen"]


def messages(inhoud: bytes) -> list[str]:
    """Return what reading this case says, one line a fault; nothing when it is read."""
    try:
        lees_zaak(inhoud, "zaak.yaml", gemeenten=GEMEENTEN)
    except BronFout as fout:
        return [str(bevinding) for bevinding in fout.bevindingen]
    return []


@pytest.mark.parametrize("pad", GEVALLEN, ids=lambda pad: pad.stem)
def test_messages(pad: Path) -> None:
    """Every fault of the file, in order, with place and way out."""
    zaak, verwacht = pad.read_text(encoding="utf-8").split("=====\n")
    gezegd = messages(zaak.encode())
    assert gezegd == verwacht.splitlines()
    assert not [regel for regel in gezegd if "Kanarie" in regel]


GOED = b"schema: zaak/1\nkenmerk: Z-1\ngemeente: lisse\npand: {soort: woning}\n"
BYTES = {
    "bom": (b"\xef\xbb\xbf" + GOED, ""),
    "crlf": (GOED.replace(b"\n", b"\r\n"), ""),
    "oude mac": (GOED.replace(b"\n", b"\r"), ""),
    "tab": (GOED.replace(b"gemeente: ", b"gemeente:\t"), "3:10: een tab is hier niet toegestaan. Gebruik spaties."),
    "utf-16": (GOED.decode().encode("utf-16"), "1:1: dit bestand is geen UTF-8"),
    "latin-1": (GOED.replace(b"Z-1", "Zé".encode("latin-1")), "2:11: dit bestand is geen UTF-8"),
    "nul": (GOED.replace(b"Z-1", b"Z\x001"), "2:11: teken U+0000 is hier niet toegestaan. Haal het weg."),
    "omgekeerd": (GOED.replace(b"Z-1", "Z\u202e1".encode()), "2:11: teken U+202E is hier niet toegestaan"),
    "te groot": (GOED + b"# " + b"a" * 1024 * 1024, "1:1: dit bestand is groter dan 1 MB"),
    "te diep": (GOED + b"onderzoek: " + b"[" * 40 + b"]" * 40, "5:43: de inspringing is dieper dan 32 niveaus"),
    "blok in blok": (GOED + b"weging: " + b"{a: " * 50 + b"1" + b"}" * 50, "de inspringing is dieper dan 32 niveaus"),
    "open aanhaling": (GOED + b'verdaging: {reden: "Kanarie', "aanhalingsteken"),
    "tweede document": (GOED + b"---\nschema: zaak/1\n", "5:1: een bron is een document"),
    "richtlijn": (b"%YAML 1.1\n---\n" + GOED, "(YAML-richtlijn) is niet toegestaan"),
}


@pytest.mark.parametrize(("inhoud", "verwacht"), BYTES.values(), ids=BYTES)
def test_bytes(inhoud: bytes, verwacht: str) -> None:
    """Marks of an editor are read over; what a reader cannot see is refused with its place."""
    gezegd = messages(inhoud)
    assert bool(gezegd) is bool(verwacht)
    assert verwacht in "\n".join(gezegd)
    assert "Kanarie" not in "\n".join(gezegd)
