"""A small project to build from: a few valid sources in a temporary folder, and a helper to break one of them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
OP = date(2026, 11, 23)
GEMEENTEN = {
    "hillegom": ("0534", "#A8141E", "#F08A90"),
    "lisse": ("0553", "#1D6B3A", "#7FC797"),
    "teylingen": ("1525", "#17508C", "#8FBCEB"),
}

PAGINA = """---
schema: pagina/1
titel: {titel}
publiek: {publiek}
gemeente: alle
status: model
eigenaar: taakaccenthouder
gezien: 2026-11-01
opnieuw_voor: {opnieuw}
vraag_aan: programmamanager
trefwoorden: [proef]
bronnen: []
te_bevestigen: []
---

{tekst}
"""

BEGRIPPEN = """schema: begrippen/1
begrippen:
  - {term: bestuursdwang, uitleg: De gemeente grijpt zelf in., grondslag: artikel 5:21 Awb, verwant: [last], synoniemen: [ingrijpen]}
  - {term: last, uitleg: Een opdracht van de gemeente.}
"""

TEKENING = """schema: tekening/1
naam: route
titel: De route van een signaal
beschrijving: Van signaal naar aanpak in drie stappen.
soort: route
stappen:
  - {id: een, titel: Signaal, tekst: U schrijft het op., wie: iedereen, pagina: signaleren/melden}
  - {id: twee, titel: Wegen, tekst: Wat het betekent., wie: twee collega's}
  - {id: drie, titel: Aanpak, tekst: Samen doen., wie: eigenaar}
"""

ONDERWERP = """schema: onderwerp/1
onderwerp: woonoverlast
titel: Hinder in en om de woning
trefwoorden: [overlast, buren]
toelichting: |
  Dit artikel helpt als buren lang last hebben.

  Zie ook [[begrip:bestuursdwang]].
"""

VERSIES = """schema: onderwerp-versies/1
gemeente: {gemeente}
historie_volledig: false
te_bevestigen: [versies.0.inwerking]
gezien: 2026-11-01
opnieuw_voor: 2027-05-01
versies:
  - versie: {gemeente}-2019
    status: model
    nummer: "2:40b"
    opschrift: Hinder
    bekend: 2018-12-20
    inwerking: 2019-01-01
    leden:
      - {{sleutel: zorg, nr: "1", tekst: "Wie een woning gebruikt, veroorzaakt geen hinder."}}
      - {{sleutel: last, nr: "2", tekst: "De burgemeester kan een last opleggen; artikel 2:40b blijft gelden."}}
  - versie: {gemeente}-2027
    status: model
    nummer: "2:40c"
    opschrift: Hinder
    bekend: 2026-06-01
    inwerking: 2027-01-01
    leden:
      - {{sleutel: zorg, nr: "1", tekst: "Wie een woning gebruikt, veroorzaakt geen ernstige hinder."}}
"""

GEMEENTE = """schema: gemeente/1
naam: {naam}
code: "{code}"
kernen: [{kern}]
huisstijl: {{kleur: "{kleur}", kleur_donker: "{donker}"}}
"""


def maak(wortel: Path) -> Path:
    """Write the small project and return its root."""
    bestanden = {
        "content/index.md": _pagina("Handboek", "Welkom. Zie [[pagina:signaleren/melden]]."),
        "content/signaleren/melden.md": _pagina(
            "Melden",
            "Zo meldt u. Zie [[begrip:bestuursdwang]].\n\n![[tekening:route]]\n\n## Aan wie?\n\nVraag het.",
            publiek="true",
        ),
        "content/signaleren/intern.md": _pagina(
            "Alleen binnen", "Het geheime woord is zilverreiger.\n\n## Aan wie?\n\nVraag het."
        ),
        "content/begrippen.yaml": BEGRIPPEN,
        "content/tekeningen/route.yaml": TEKENING,
        "apv/regelingen.yaml": "schema: regelingen/1\nregelingen: []\n",
        "apv/onderwerpen/woonoverlast/onderwerp.yaml": ONDERWERP,
    }
    for naam, (code, kleur, donker) in GEMEENTEN.items():
        kern = "Sassenheim" if naam == "teylingen" else naam.capitalize()
        bestanden[f"content/gemeenten/{naam}.yaml"] = GEMEENTE.format(
            naam=naam.capitalize(), code=code, kern=kern, kleur=kleur, donker=donker
        )
        if naam != "lisse":
            bestanden[f"apv/onderwerpen/woonoverlast/{naam}.yaml"] = VERSIES.format(gemeente=naam)
    for pad, tekst in bestanden.items():
        schrijf(wortel, pad, tekst)
    shutil.copy(PROJECT / "mkdocs.yml", wortel / "mkdocs.yml")
    thema = wortel / "scripts" / "instrumentarium" / "handboek"
    thema.mkdir(parents=True)
    (thema / "thema").symlink_to(PROJECT / "scripts" / "instrumentarium" / "handboek" / "thema")
    return wortel


def schrijf(wortel: Path, pad: str, tekst: str) -> Path:
    """Write one source."""
    bestand = wortel / pad
    bestand.parent.mkdir(parents=True, exist_ok=True)
    bestand.write_text(tekst, encoding="utf-8")
    return bestand


def _pagina(titel: str, tekst: str, *, publiek: str = "false", opnieuw: str = "2027-05-01") -> str:
    return PAGINA.format(titel=titel, tekst=tekst, publiek=publiek, opnieuw=opnieuw)
