"""A small project with one campaign in it, made in a temporary folder; and the program, started as a user does."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from instrumentarium.cli import groep
from instrumentarium.cli.afhandeling import report

PROJECT = Path(__file__).resolve().parents[2]
NAAM = "proef"
DAG = "1795521600"  # 24 November 2026, as SOURCE_DATE_EPOCH
GEDEELD = ("kanalen.yaml", "meldlijnen.yaml", "woordenlijst.yaml", "publiek.yaml", "verkiezingen.yaml")
CAMPAGNE = """\
schema: campagne/1
titel: Proef
periode: {van: 2027-05-18, tot: 2027-06-25}
doel: Inwoners melden eerder.
publiek: streng
doelgroepen: [inwoners]
kernboodschap: Klopt er iets niet? Meld het.
meldlijnen: ["112", politie, mma, gemeente]
talen: {nl: bevestigd, en: te-controleren}
akkoord: []
embargo: null
resultaten: []
stukken:
  webtekst: {bestand: webtekst.md}
  persbericht: {bestand: persbericht.md}
  poster:
    regel: U kent uw straat. Klopt er iets niet?
    vraag: Bij twijfel
    actie: Meld het
    beeld: lichte-rij-ramen
    alt: Een rij donkere huizen in de avond. In één raam brandt licht.
  sociaal:
    x: "Klopt er iets niet? Meld het. Politie: {{ meldlijn.politie }}. Spoed: 112."
    sms: "Klopt er iets niet? Meld het. Politie: {{ meldlijn.politie }}. Spoed: 112."
planning:
  - {stuk: persbericht, datum: 2027-05-24}
"""
ENGELS = """\
schema: campagne-taal/1
stukken:
  poster:
    regel: You know your street. Something not right?
    beeld: lichte-rij-ramen
    alt: A row of dark houses at night. One window is lit.
  sociaal:
    x: "Something not right? Report it. Police: {{ meldlijn.politie }}. Emergency: 112."
    sms: "Something not right? Report it. Police: {{ meldlijn.politie }}. Emergency: 112."
"""
WEBTEKST = """\
# Klopt er iets niet?

Bel de politie via {{ meldlijn.politie }}. Is er gevaar? Bel 112.
"""
PERSBERICHT = """\
# {{ gemeente.naam }} vraagt inwoners om te melden

Op maandag 24 mei 2027 begint de campagne. Bel de politie via {{ meldlijn.politie }}.
"""


def make_project(map_: Path, anders: dict[str, str | bytes] | None = None) -> Path:
    """Write the project; `anders` replaces or adds files by their path below the campaign, or below the project."""
    (map_ / "apv").mkdir(parents=True)
    (map_ / "mkdocs.yml").write_text("site_name: proef\n")
    shutil.copytree(PROJECT / "content" / "gemeenten", map_ / "content" / "gemeenten")
    (map_ / "campaigns").mkdir()
    for naam in GEDEELD:
        shutil.copy(PROJECT / "campaigns" / naam, map_ / "campaigns" / naam)
    bestanden: dict[str, str | bytes] = {
        "campagne.yaml": CAMPAGNE,
        "en/stukken.yaml": ENGELS,
        "nl/webtekst.md": WEBTEKST,
        "nl/persbericht.md": PERSBERICHT,
        "en/webtekst.md": "# Something not right?\n\nPolice: {{ meldlijn.politie }}. Danger? Call 112.\n",
        "en/persbericht.md": "# {{ gemeente.naam }} asks residents\n\nPolice: {{ meldlijn.politie }}.\n",
    }
    for pad, inhoud in (bestanden | (anders or {})).items():
        doel = map_ / pad if pad.startswith(("campaigns/", "content/")) else map_ / "campaigns" / NAAM / pad
        doel.parent.mkdir(parents=True, exist_ok=True)
        doel.write_bytes(inhoud if isinstance(inhoud, bytes) else inhoud.encode())
    return map_


def run(map_: Path, *argumenten: str) -> Result:
    """Run `campagne ...` in the project; faults become messages and exit codes as in the real program."""
    alles = ["--map", str(map_), "campagne", *argumenten]
    uit = CliRunner(env={"SOURCE_DATE_EPOCH": DAG}).invoke(groep, alles)
    if uit.exception is not None and not isinstance(uit.exception, SystemExit):
        runner = CliRunner()
        with runner.isolation() as stromen:
            code = report(uit.exception, as_json="--json" in argumenten)
            uit.stdout_bytes += stromen[0].getvalue()
            uit.stderr_bytes = (uit.stderr_bytes or b"") + stromen[1].getvalue()
        uit.exit_code = code
    return uit


def findings(map_: Path) -> list[dict[str, Any]]:
    """Return what `campagne toets --json` finds, faults in the sources included."""
    uit = run(map_, "toets", NAAM, "--json")
    document = json.loads(uit.stdout)
    if "bevindingen" in document:
        gevonden: list[dict[str, Any]] = document["bevindingen"]
        return gevonden
    return [
        {
            "id": "BRON",
            "ernst": "blokkade",
            "melding": fout["melding"],
            "herstel": fout["uitweg"] or "",
            "plaats": f"{fout['bestand']}:{fout['regel']}:{fout['kolom']}",
        }
        for fout in document["fouten"]
    ]
