"""A small project on disk for tests: two subjects of one municipality, whole and without fault."""

from __future__ import annotations

from pathlib import Path

ONDERWERP = """schema: onderwerp/1
onderwerp: {naam}
titel: {naam}
toelichting: Zie [[vuur]].
"""
VUUR = """schema: onderwerp-versies/1
gemeente: lisse
historie_volledig: true
versies:
  - versie: vuur-1
    status: model
    regeling: apv-lisse
    nummer: "2:1"
    opschrift: Vuur
    bekend: 2020-01-01
    inwerking: 2020-02-01
    grondslag: ["jci1.3:c:BWBR0005416&artikel=149"]
    strafbaar: true
    leden:
      - {sleutel: verbod, nr: "1", tekst: Het is verboden een vuur te stoken.}
      - {sleutel: ontheffing, nr: "2", tekst: Het college kan ontheffing verlenen van het eerste lid.}
  - versie: vuur-2
    status: model
    regeling: apv-lisse
    nummer: "2:1"
    opschrift: Vuur
    bekend: 2021-01-01
    inwerking: 2021-02-01
    strafbaar: true
    leden:
      - {sleutel: verbod, nr: "1", tekst: Het is verboden een open vuur te stoken.}
      - {sleutel: ontheffing, nr: "2", tekst: Het college kan ontheffing verlenen van het eerste lid.}
"""
STRAF = """schema: onderwerp-versies/1
gemeente: lisse
versies:
  - versie: straf-1
    status: model
    regeling: apv-lisse
    nummer: "6:1"
    opschrift: Strafbepaling
    bekend: 2020-01-01
    inwerking: 2020-02-01
    leden:
      - {sleutel: straf, nr: "", tekst: Overtreding van artikel 2:1 wordt gestraft.}
"""
REGELINGEN = """schema: regelingen/1
regelingen:
  - {id: apv-lisse, gemeente: lisse, titel: APV Lisse, bekend: 2020-01-01, inwerking: 2020-02-01}
"""
BESTANDEN = {
    "mkdocs.yml": "site_name: test\n",
    "apv/regelingen.yaml": REGELINGEN,
    "apv/onderwerpen/vuur/onderwerp.yaml": ONDERWERP.format(naam="vuur"),
    "apv/onderwerpen/vuur/lisse.yaml": VUUR,
    "apv/onderwerpen/strafbepaling/onderwerp.yaml": ONDERWERP.format(naam="strafbepaling"),
    "apv/onderwerpen/strafbepaling/lisse.yaml": STRAF,
}


def make_project(wortel: Path, anders: dict[str, str] | None = None) -> Path:
    """Write the project, with other files in place of or beside the usual ones."""
    for pad, inhoud in {**BESTANDEN, **(anders or {})}.items():
        bestand = wortel / pad
        bestand.parent.mkdir(parents=True, exist_ok=True)
        bestand.write_text(inhoud, encoding="utf-8")
    return wortel
