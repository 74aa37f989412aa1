"""Puts the handbook together: all sources read, every target known, every page made, every link checked.

In: a project folder, a day, and for whom. Out: {path: Markdown text or bytes} for the docs folder. Never writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from instrumentarium.bronnen.lezer import Kaart, lees_yaml
from instrumentarium.bronnen.project import read_bytes
from instrumentarium.fouten import BronFout
from instrumentarium.handboek.beveiliging import robots_txt, security_txt, server_files
from instrumentarium.handboek.blad import Blad, to_markdown
from instrumentarium.handboek.bladen import (
    begrippen,
    beleid,
    besluit,
    campagnes,
    overzichten,
    paginas,
    recht,
    regels,
    regelversies,
    start,
    uitspraken,
    verandert,
)
from instrumentarium.handboek.bron import Lezer
from instrumentarium.handboek.feeds import make_feeds
from instrumentarium.handboek.omgeving import Omgeving
from instrumentarium.handboek.register import Doel, Register
from instrumentarium.handboek.tekst import references
from instrumentarium.handboek.veilig import json_blok
from instrumentarium.handboek.zoekindex import as_script, make_index


def genereer(project_root: Path, op: date, publiek: bool) -> dict[str, str | bytes]:
    """Return the docs folder of the handbook as it stands on a day; raises BronFout with every fault."""
    return genereer_uit(Lezer(project_root), op, publiek)


def genereer_uit(lezer: Lezer, op: date, publiek: bool) -> dict[str, str | bytes]:
    """Return the docs folder from a reader that may have read most of it before (live reload)."""
    omg = make_omgeving(lezer, op, publiek=publiek)
    bladen = make_bladen(omg)
    bestanden = to_files(omg, bladen)
    if omg.register.bevindingen:
        raise BronFout(omg.register.bevindingen)
    return bestanden


def make_omgeving(lezer: Lezer, op: date, *, publiek: bool) -> Omgeving:
    """Return what the page makers need: the sources, and a register that knows every target and reference."""
    bron = lezer.read()
    register = Register(publiek=publiek)
    instellingen = _settings(lezer.wortel)
    omg = Omgeving(
        bron=bron, op=op, register=register, site_url=instellingen["site_url"], meldadres=instellingen["meldadres"]
    )
    _register(omg)
    _refer(omg)
    return omg


def make_bladen(omg: Omgeving) -> list[Blad]:
    """Return every page of the build, in no special order."""
    eigen = [paginas.make_pagina(omg, p) for p in omg.bron.paginas.values() if p.naam not in paginas.GEEN_BLAD]
    bladen = [*eigen, *paginas.make_mappen(omg, eigen), *_rules(omg), *begrippen.make_begrippen(omg)]
    bladen += [*besluit.make_brieven(omg), *besluit.make_toetsen(omg), *beleid.make_beleid(omg), *recht.make_recht(omg)]
    bladen += uitspraken.make_uitspraken(omg, uitspraken.find_rulings(omg.bron))
    bladen += campagnes.make_campagnes(omg)
    bladen += [overzichten.make_regels(omg), verandert.make_verandert(omg), overzichten.make_fout(omg)]
    bladen += overzichten.make_deuren(omg, eigen, _behind_doors(bladen))
    bladen += [overzichten.make_nakijken(omg), overzichten.make_vragen(omg)]
    zichtbaar = [blad for blad in bladen if blad.publiek or not omg.publiek]
    zichtbaar.append(overzichten.make_zoeken(omg, zichtbaar))
    zichtbaar.append(start.make_start(omg, {blad.adres for blad in zichtbaar}))
    return zichtbaar


def to_files(omg: Omgeving, bladen: Iterable[Blad]) -> dict[str, str | bytes]:
    """Return the files of the docs folder, sorted by path."""
    bestanden: dict[str, str | bytes] = {blad.pad: to_markdown(blad) for blad in bladen}
    bestanden |= omg.bron.beelden
    bestanden |= make_feeds(omg)
    bestanden["security.txt"] = security_txt(omg.site_url, omg.meldadres, omg.op)
    bestanden["robots.txt"] = robots_txt(omg.site_url, publiek=omg.publiek)
    bestanden["_headers"] = server_files()["_headers"]
    bestanden["middelen/gemeenten.css"] = _colours(omg)
    bestanden["middelen/gegevens.js"] = _facts(omg)
    bestanden["middelen/wegwijzer-gegevens.js"] = as_script(make_index(omg))
    return dict(sorted(bestanden.items()))


def _rules(omg: Omgeving) -> list[Blad]:
    bladen = []
    for bron in omg.bron.onderwerpen.values():
        bladen.append(regels.make_onderwerp(omg, bron))
        for gemeente in omg.gemeenten:
            bladen.append(regelversies.make_gemeente(omg, bron, gemeente))
        for gemeente, versies in bron.gemeenten.items():
            bladen += [regelversies.make_versie(omg, bron, gemeente, versie) for versie in versies.waarde.versies]
    return bladen


def _behind_doors(bladen: Iterable[Blad]) -> dict[str, list[tuple[str, str, str]]]:
    """Return the generated lists that belong behind a door, as far as this project has them."""
    gewenst = {
        "besluit": (besluit.BRIEVEN, besluit.TOETSEN, beleid.MAP, uitspraken.MAP, recht.MAP),
        "bericht": (campagnes.MAP,),
    }
    per_adres = {blad.adres: blad for blad in bladen}
    return {
        deur: [(per_adres[a].titel, a, per_adres[a].omschrijving) for a in adressen if a in per_adres]
        for deur, adressen in gewenst.items()
    }


def _register(omg: Omgeving) -> None:
    register, bron = omg.register, omg.bron
    for pagina in bron.paginas.values():
        register.add(paginas.doel_van(pagina))
    for naam, onderwerp in bron.onderwerpen.items():
        titel = onderwerp.onderwerp.waarde.titel
        register.add(Doel(sleutel=f"onderwerp:{naam}", titel=titel, adres=regels.adres_van(naam), publiek=True))
    for begrip in bron.begrippen.values():
        doel, ook = begrippen.doel_van(begrip.waarde)
        register.add(doel, *ook)
    for _, document in bron.documenten().values():
        register.add(besluit.doel_document(document.waarde))
    for _, toets in bron.toetsen().values():
        register.add(besluit.doel_toets(toets))
    for instrument in bron.instrumenten.values():
        for gemeente, tabel in instrument.beleid.items():
            register.add(beleid.doel_beleid(omg, gemeente, tabel.waarde))
    for ecli, titel in uitspraken.find_rulings(bron).items():
        register.add(uitspraken.doel_van(ecli, titel))
    for campagne in bron.campagnes.values():
        register.add(campagnes.doel_van(campagne))
    for titel, adres, zin, aanwezig in _lists(bron):
        if aanwezig:
            publiek = adres in (regels.MAP, begrippen.MAP, verandert.MAP)
            register.add(Doel(sleutel=f"lijst:{adres[:-1]}", titel=titel, adres=adres, publiek=publiek, uitleg=zin))


def _lists(bron: Handboekbron) -> list[tuple[str, str, str, object]]:
    """Return the generated lists: title, address, what is in them, and whether this project has any."""
    return [
        ("Alle regels per onderwerp", regels.MAP, "de APV per gemeente", bron.onderwerpen),
        ("Wat verandert er?", verandert.MAP, "wijzigingen in de regels", bron.onderwerpen),
        ("Begrippen", begrippen.MAP, "woorden in gewone taal", bron.begrippen),
        ("Alle brieven", besluit.BRIEVEN, "sjablonen en formulieren", bron.documenten()),
        ("Alle toetsen", besluit.TOETSEN, "de toetsen op een zaak", bron.toetsen()),
        ("Beleid per gemeente", beleid.MAP, "matrix en maatregelen", [i for i in bron.instrumenten.values() if i.beleid]),
        ("Alle uitspraken", uitspraken.MAP, "jurisprudentie", uitspraken.find_rulings(bron)),
        ("Het recht van de dag", recht.MAP, "drempels en wetteksten", [i for i in bron.instrumenten.values() if i.recht]),
        ("Campagnes en kalender", campagnes.MAP, "campagnes en meldlijnen", bron.campagnes),
    ]


def _refer(omg: Omgeving) -> None:
    """Remember who points at whom before any page is made, so that every page can show the way back."""
    register, bron = omg.register, omg.bron
    for pagina in bron.paginas.values():
        for doel in references(pagina.tekst):
            register.refer(f"pagina:{pagina.naam}", doel)
    for naam, onderwerp in bron.onderwerpen.items():
        kop = onderwerp.onderwerp.waarde
        for doel in references(kop.toelichting):
            register.refer(f"onderwerp:{naam}", doel)
        for toets in kop.toetsen:
            register.refer(f"toets:{toets}", f"onderwerp:{naam}")
        for soort in kop.documenten:
            register.refer(f"document:{soort}", f"onderwerp:{naam}")
    for begrip in bron.begrippen.values():
        for verwant in begrip.waarde.verwant:
            register.refer(f"begrip:{begrip.waarde.term}", f"begrip:{verwant}")
    besluit.refer(omg)
    beleid.refer(omg)
    uitspraken.refer(register, bron)


def _settings(wortel: Path) -> dict[str, str]:
    boom = lees_yaml(read_bytes(wortel / "mkdocs.yml", "mkdocs.yml"), "mkdocs.yml")
    extra = boom.get("extra") if isinstance(boom, Kaart) else None
    site = str(boom.get("site_url") or "") if isinstance(boom, Kaart) else ""
    mail = str(extra.get("meldadres") or "") if isinstance(extra, Kaart) else ""
    return {"site_url": site, "meldadres": mail}


def _colours(omg: Omgeving) -> str:
    licht, donker, namen = [], [], []
    for naam, gemeente in sorted(omg.bron.gemeenten.items()):
        licht.append(f"--gem-{naam}:{gemeente.huisstijl.kleur};")
        donker.append(f"--gem-{naam}:{gemeente.huisstijl.kleur_donker};")
        namen.append(
            f".gem--{naam}::before{{background:var(--gem-{naam})}}.balk--{naam}{{stroke:var(--gem-{naam})}}"
            f".drie .gemeentekaart--{naam}{{border-color:var(--gem-{naam})}}"
        )
    return (
        f':root{{{"".join(licht)}}}\n:root[data-thema="donker"]{{{"".join(donker)}}}\n'
        f'@media (prefers-color-scheme:dark){{:root:not([data-thema="licht"]){{{"".join(donker)}}}}}\n{"".join(namen)}\n'
    )


def _facts(omg: Omgeving) -> str:
    """Return what the page script must know of this build."""
    gemeenten = [[gemeente, omg.naam(gemeente)] for gemeente in omg.gemeenten]
    return f"window.HANDBOEK={json_blok({'gemeenten': gemeenten, 'op': omg.op.isoformat()})};\n"
