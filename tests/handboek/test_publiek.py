"""The public handbook leaves out everything that only staff may read: a word planted in every kind of source is nowhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from handboek.proef import OP, PROJECT
from instrumentarium.handboek import genereer, papieren
from instrumentarium.handboek.bron import Lezer

WOORD = "kwartskristal"  # a word that search keeps as it is
# Per kind of text for staff: the file, and what stands before the planted word there.
PLEKKEN = {
    "titel": ("content/signaleren/inkoop.md", "titel: Signalen bij inkoop"),
    "trefwoord": ("content/signaleren/inkoop.md", "trefwoorden: [inkoop, leverancier"),
    "tekst": ("content/signaleren/inkoop.md", "Op deze kaart ziet u"),
    "gat": ("content/signaleren/inkoop.md", "{gat: Staan er vaste"),
    "feit": ("content/signaleren/inkoop.md", "de Bibob-afspraken in"),
    "tekening": ("content/tekeningen/route.yaml", "wie: iedere"),
    "toets": ("templates/damocles/toetsen.yaml", 'titel: "Bevoegdheid op de'),
    "clausule": ("templates/damocles/documenten/clausules/kop.yaml", "waarom: De lezer"),
    "brief": ("templates/damocles/documenten/voornemen.yaml", 'uitleg: "Het plan'),
    "beleid": ("templates/damocles/beleid/lisse.yaml", "titel: Modelmatrix"),
    "recht": ("templates/damocles/recht.yaml", "inhoud: De burgemeester"),
    "uitspraak": ("content/bronnen.yaml", 'kern: "Een overzicht'),
    "campagne": ("campaigns/meld-misdaad/campagne.yaml", "kernboodschap: U kent"),
    "stuk": ("campaigns/meld-misdaad/nl/webtekst.md", "#"),
    "zoekwoord": ("content/zoekwoorden.yaml", "[programmamanager"),
    "gemeente": ("content/gemeenten/lisse.yaml", "email: gemeente"),
}
GEPLANT = {soort: f"{WOORD}{nummer:02}" for nummer, soort in enumerate(PLEKKEN)}
BEELD = b"\x89PNG" + WOORD.encode()


@pytest.fixture(scope="module")
def wortel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real project in which every kind of text for staff holds a word of its own."""
    map_ = tmp_path_factory.mktemp("publiek")
    for naam in ("content", "apv", "templates", "campaigns"):
        shutil.copytree(PROJECT / naam, map_ / naam)
    shutil.copy(PROJECT / "mkdocs.yml", map_ / "mkdocs.yml")
    for soort, (pad, voor) in PLEKKEN.items():
        tekst = (map_ / pad).read_text(encoding="utf-8")
        assert voor in tekst, soort
        (map_ / pad).write_text(tekst.replace(voor, f"{voor} {GEPLANT[soort]}", 1), encoding="utf-8")
    (map_ / "content/beeld" / f"{WOORD}.png").write_bytes(BEELD)
    with (map_ / "content/signaleren/boas.md").open("a", encoding="utf-8") as blad:
        blad.write(f"\n![Een gewone foto](beeld/{WOORD}.png)\n")
    return map_


def _whole(bestanden: dict[str, str | bytes]) -> bytes:
    return b"\n".join(
        pad.encode() + b"\n" + (inhoud.encode() if isinstance(inhoud, str) else inhoud)
        for pad, inhoud in bestanden.items()
    )


def test_every_planted_word_is_in_the_handbook_for_staff(wortel: Path) -> None:
    """Control: each of them is shown to staff, so that the next test can fail."""
    alles = _whole(genereer(wortel, OP, publiek=False))
    assert [soort for soort in PLEKKEN if GEPLANT[soort].encode() not in alles] == []
    assert BEELD in alles


def test_no_planted_word_is_in_the_public_handbook(wortel: Path) -> None:
    """Not in a page, the search index, a feed, a file for a server, a picture or the name of one; nor on paper."""
    publiek = _whole(genereer(wortel, OP, publiek=True))
    vellen = _whole(dict(papieren(Lezer(wortel), OP, publiek=True)))
    assert [soort for soort, woord in GEPLANT.items() if woord.encode() in publiek + vellen] == []
    assert WOORD.encode() not in publiek + vellen
