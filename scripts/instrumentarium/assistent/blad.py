"""Lays the form on a page of the handbook: the same head, foot and style, and a policy of its own that lets nothing out.

In: the form, the version of the bundle, the theme of the handbook. Out: HTML. The page holds no case data.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader

from instrumentarium.assistent.formulier import Formulier
from instrumentarium.handboek.beveiliging import policy

THEMA = Path(__file__).parent / "thema"
HANDBOEK = Path(__file__).parents[1] / "handboek" / "thema"
DELEN = ("formulier.js", "opslag.js", "tijdlijn.js", "tonen.js")
TITEL = "Besluit opstellen"
_BELEID = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
_ZOEK = re.compile(r'<form class="kop__zoek".*?</form>', re.DOTALL)


def page_policy() -> str:
    """Return the policy of the page: our own files, the worker as a blob of this page, no form, no other host."""
    regels = [
        regel for regel in policy().split("; ") if not regel.startswith(("form-action", "img-src", "manifest-src"))
    ]
    return "; ".join([*regels, "worker-src 'self' blob:", "img-src 'self'", "form-action 'none'"])


def make_page(formulier: Formulier, instellingen: dict[str, Any], versie: str) -> str:
    """Return the page; `instellingen` are the settings of mkdocs.yml that head and foot show."""
    omgeving = Environment(loader=FileSystemLoader(HANDBOEK), autoescape=False)  # noqa: S701 -- our own theme escapes by itself
    omgeving.filters["url"] = lambda pad: "../" + str(pad).removeprefix("./").removeprefix(".")
    meta = {"title": TITEL, "sectie": "besluit", "breed": True, "zoekbaar": False, "omschrijving": ""}
    pagina = SimpleNamespace(meta=meta, content=_content(formulier), canonical_url=None, toc=[], title=TITEL)
    tekst = omgeving.get_template("main.html").render(config=SimpleNamespace(**instellingen), page=pagina, nav=[])
    tekst = _BELEID.sub(lambda deel: f"{deel[1]}{page_policy()}{deel[2]}", tekst)
    vooruit = "".join(f'<link rel="modulepreload" href="{naam}?{versie}">\n' for naam in DELEN)
    middelen = (
        f'<script src="rekenaar.js?{versie}" type="module" async></script>\n'
        f'<link rel="stylesheet" href="opstellen.css?{versie}">\n{vooruit}'
        f'<script src="opstellen.js?{versie}" type="module"></script>\n</head>'
    )
    return _ZOEK.sub("", tekst).replace("</head>", middelen, 1)


def _content(formulier: Formulier) -> str:
    vast = (THEMA / "opstellen.html").read_text("utf-8")
    return vast.replace("<!-- stappen -->", formulier.navigation()).replace("<!-- formulier -->", formulier.steps())
