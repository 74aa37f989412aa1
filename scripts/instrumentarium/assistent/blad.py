"""Lays the form on its page of the handbook: the page as MkDocs made it goes in, with a policy that lets nothing out.

In: the page, the form, the version of the files. Out: HTML. What the page said before it had a form (for who builds
without the engine, and for search) makes way. The page holds no case data.
"""

from __future__ import annotations

import re
from pathlib import Path

from instrumentarium.assistent.formulier import Formulier
from instrumentarium.handboek.beveiliging import policy

THEMA = Path(__file__).parent / "thema"
DELEN = ("formulier.js", "opslag.js", "tijdlijn.js", "tonen.js", "wie.js")
_BELEID = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
# What the page cannot do or would only distract: search leads away from an unsaved case, and the day of the handbook is
# not the day of the case.
_WEG = (
    re.compile(r'<form class="kop__zoek".*?</form>', re.DOTALL),
    re.compile(r"<section[^>]*\bdata-standblok>.*?</section>", re.DOTALL),
    re.compile(r'<aside class="zij".*?</aside>', re.DOTALL),
)
_MAIN = re.compile(r'<div class="(?:breed)?blad[^"]*">\s*(<main\b[^>]*>).*?(</main>)', re.DOTALL)


def page_policy() -> str:
    """Return the policy of the page: our own files, the worker as a blob of this page, no form, no other host."""
    regels = [
        regel for regel in policy().split("; ") if not regel.startswith(("form-action", "img-src", "manifest-src"))
    ]
    return "; ".join([*regels, "worker-src 'self' blob:", "img-src 'self'", "form-action 'none'"])


def fill_page(bladzijde: str, formulier: Formulier, versie: str) -> str:
    """Return the page with the form in it; `versie` stands behind the names of the files it loads."""
    tekst = _BELEID.sub(lambda deel: f"{deel[1]}{page_policy()}{deel[2]}", bladzijde)
    for weg in _WEG:
        tekst = weg.sub("", tekst)
    inhoud = _content(formulier)
    tekst = _MAIN.sub(lambda deel: f'<div class="breedblad">\n{deel[1]}\n{inhoud}\n{deel[2]}', tekst, count=1)
    vooruit = "".join(f'<link rel="modulepreload" href="{naam}?{versie}">\n' for naam in DELEN)
    middelen = (
        f'<script src="rekenaar.js?{versie}" type="module" async></script>\n'
        f'<link rel="stylesheet" href="opstellen.css?{versie}">\n{vooruit}'
        f'<script src="opstellen.js?{versie}" type="module"></script>\n</head>'
    )
    return tekst.replace("</head>", middelen, 1)


def _content(formulier: Formulier) -> str:
    vast = (THEMA / "opstellen.html").read_text("utf-8")
    return vast.replace("<!-- stappen -->", formulier.navigation()).replace("<!-- formulier -->", formulier.steps())
