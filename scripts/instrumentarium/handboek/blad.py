"""One page of the handbook, and how it is written down: values in, a Markdown file with front matter out.

Knows no source and no other page. The front matter holds only what stands around the text (`thema/main.html`).
"""

from __future__ import annotations

import json

import attrs

from instrumentarium.handboek.veilig import html, platte_tekst, veilig


@attrs.frozen(kw_only=True)
class Blad:
    """A page. `adres` ends on a slash and is "" for the start page; `romp` is Markdown, `zij` HTML at the right.

    `soort` and `standen` are what the search filters on; `zoekbaar` False keeps the page out of the full-text search.
    `kort` is its name behind the pages that stand above it, `venster` that of the window when the title alone is not
    enough to tell it from another page; `wijd` puts the facts below the text, for a wide table; a
    `kaart` is also set on one A5.
    """

    adres: str
    titel: str
    romp: str
    soort: str
    sectie: str = "over"
    kruimel: tuple[tuple[str, str], ...] = ()
    zij: str = ""
    publiek: bool = False
    gemeente: str = "alle"
    status: str = "model"
    omschrijving: str = ""
    kicker: str = ""
    zoekbaar: bool = True
    in_sitemap: bool = True
    breed: bool = False
    wijd: bool = False
    kaart: bool = False
    kort: str = ""
    venster: str = ""
    eigen_kop: bool = False
    regel: str = ""
    volgorde: int = 500

    @property
    def pad(self) -> str:
        """Return the path of the file in the docs folder."""
        return f"{self.adres}index.md"


def naar(van: str, doel: str) -> str:
    """Return the relative link from one page address to another ("" is the start page)."""
    terug = "../" * van.count("/")
    return (terug + doel) or "./"


def to_markdown(blad: Blad) -> str:
    """Return the page as a Markdown file; the title is its only first-level heading."""
    kop = "" if blad.eigen_kop else f"# {veilig(platte_tekst(blad.titel))}\n\n"
    return f"---\n{_voorwerk(blad)}---\n\n{kop}{blad.romp.strip()}\n"


def _voorwerk(blad: Blad) -> str:
    # JSON strings are YAML, and their escapes cannot end the front matter.
    velden: dict[str, object] = {"title": platte_tekst(blad.titel), "soort": blad.soort, "sectie": blad.sectie}
    extra: dict[str, object] = {
        "venster": platte_tekst(blad.venster),
        "omschrijving": html(platte_tekst(blad.omschrijving)[:300]),
        "kicker": html(blad.kicker),
        "gemeente": blad.gemeente,
        "status": blad.status,
        "zij": blad.zij.strip(),
        "kruimel": _kruimel(blad),
        "breed": blad.breed,
        "wijd": blad.wijd,
        "zoekbaar": blad.zoekbaar,
        "regel": html(blad.regel),
    }
    velden |= {naam: waarde for naam, waarde in extra.items() if waarde}
    return "".join(f"{naam}: {json.dumps(waarde, ensure_ascii=False)}\n" for naam, waarde in velden.items())


def _kruimel(blad: Blad) -> str:
    if not blad.kruimel:
        return ""
    stappen = [("Start", ""), *blad.kruimel]
    links = "".join(f'<li><a href="{html(naar(blad.adres, adres))}">{html(titel)}</a></li>' for titel, adres in stappen)
    return f'{links}<li aria-current="page">{html(platte_tekst(blad.kort or blad.titel))}</li>'
