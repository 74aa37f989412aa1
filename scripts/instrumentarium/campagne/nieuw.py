"""The files of a new campaign: short texts that pass every check, to be replaced one by one.

In: the name and a day. Out: the files by path. Writes nothing.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

from instrumentarium.campagne import bron
from instrumentarium.fouten import GebruikFout
from instrumentarium.tijd.kalender import is_werkdag

_NAAM = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_CAMPAGNE = """\
schema: campagne/1
titel: {titel}
periode: {{van: {van}, tot: {tot}}}
doel: Schrijf hier in een zin wat er na de campagne anders is.
publiek: streng                # streng (inwoners) | intern | juridisch
doelgroepen: [inwoners]
kernboodschap: Klopt er iets niet? Meld het.
toon: Rustig en gelijkwaardig.
wel: [Noem altijd twee manieren om te melden.]
niet: [Beschrijf geen groepen mensen.]
meldlijnen: ["112", politie, mma, gemeente]
talen: {{nl: bevestigd}}         # een taal erbij: een map met stukken.yaml en teksten, en hier bijvoorbeeld en: te-controleren
akkoord:                       # zonder naam en datum staat er NIET VERSPREIDEN op het stuk
  - {{stuk: persbericht, rol: burgemeester, naam: null, datum: null}}
embargo: null                  # of een dag met tijd: {van}T10:00
resultaten: []                 # {{wat: meldingen, waarde: 225, periode: 2021, bron: ..., mag_extern: true}}
stukken:
  webtekst: {{bestand: webtekst.md}}
  persbericht: {{bestand: persbericht.md}}
  bewonersbrief: {{bestand: bewonersbrief.md}}
  poster:
    regel: Klopt er iets niet?
    vraag: Bij twijfel
    actie: Meld het
    beeld: lichte-rij-ramen    # of {anders}, of een eigen PNG of JPEG in deze map
    alt: Een rij donkere huizen in de avond. In één zolderraam brandt warm geel licht.
  sociaal:
    x: "Klopt er iets niet? Meld het. Politie: {{{{ meldlijn.politie }}}}. Anoniem: {{{{ meldlijn.mma }}}}. Spoed: 112. {{{{ gemeente.website }}}}"
planning:
  - {{stuk: persbericht, datum: {eerste}}}
  - {{stuk: sociaal, datum: {eerste}}}
"""
_MELDEN = """
- **Gevaar:** bel 112.
- **Geen spoed:** bel de politie via {{ meldlijn.politie }}.
- **Zonder uw naam:** bel {{ meldlijn.mma }} of ga naar {{ meldlijn.mma_adres }}.
- **U twijfelt:** bel de gemeente via {{ meldlijn.gemeente }}.
"""
_TEKSTEN = {
    "webtekst.md": "# Klopt er iets niet? Meld het\n\nSchrijf hier wat er speelt, in korte zinnen.\n\n## Waar meldt u het?\n"
    + _MELDEN,
    "persbericht.md": "# {{ gemeente.naam }} start een campagne\n\nSchrijf hier wie, wat, waar en wanneer.\n\n## Zo meldt u het\n"
    + _MELDEN,
    "bewonersbrief.md": "# Klopt er iets niet in uw straat?\n\nBeste inwoner,\n\nSchrijf hier wat u vraagt, en waarom.\n\n"
    "## Waar meldt u het?\n" + _MELDEN + "\nMet vriendelijke groet,\n\nGemeente {{ gemeente.naam }}\n",
}


def skeleton(wortel: Path, naam: str, vandaag: date) -> dict[str, bytes]:
    """Return the files of a new campaign; raises GebruikFout when the name cannot be or is taken."""
    if not _NAAM.fullmatch(naam) or len(naam) > 60:
        raise GebruikFout(
            f'“{naam[:60]}” kan geen naam zijn: gebruik kleine letters, cijfers en streepjes, zoals "veilige-haven"'
        )
    if (wortel / bron.MAP / naam).exists():
        raise GebruikFout(f"de campagne {naam} bestaat al; kies een andere naam")
    van = _working_day(vandaag + timedelta(days=42))
    tot = _working_day(van + timedelta(days=28))
    titel = naam.replace("-", " ").capitalize()
    anders = ", ".join(bron.BEELDEN[1:])
    campagne = _CAMPAGNE.format(
        titel=titel, van=van, tot=tot, eerste=_working_day(van + timedelta(days=1)), anders=anders
    )
    map_ = f"{bron.MAP}/{naam}"
    bestanden = {f"{map_}/campagne.yaml": campagne.encode()}
    return bestanden | {f"{map_}/nl/{pad}": tekst.encode() for pad, tekst in _TEKSTEN.items()}


def _working_day(dag: date) -> date:
    while not is_werkdag(dag):
        dag += timedelta(days=1)
    return dag
