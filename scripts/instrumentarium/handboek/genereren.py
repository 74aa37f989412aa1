"""Puts the handbook together: all sources read, every target known, every page made, every link checked.

In: a project folder, a day, and for whom. Out: {path: Markdown text or bytes} for the docs folder. Never writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from instrumentarium.bronnen.lezer import Kaart, lees_yaml
from instrumentarium.bronnen.project import read_bytes
from instrumentarium.fouten import BronFout
from instrumentarium.handboek import verbanden
from instrumentarium.handboek.beveiliging import robots_txt, security_txt, server_files
from instrumentarium.handboek.blad import Blad, to_markdown
from instrumentarium.handboek.bladen import (
    begrippen,
    beleid,
    brieven,
    campagnes,
    gemeenten,
    overzichten,
    paginas,
    recht,
    redactie,
    regels,
    regelversies,
    start,
    toegankelijkheid,
    toetsen,
    uitspraken,
    verandert,
    verschillen,
)
from instrumentarium.handboek.bron import Lezer
from instrumentarium.handboek.feeds import make_feeds
from instrumentarium.handboek.nazien import check_pages, check_sources
from instrumentarium.handboek.omgeving import ALLE, Omgeving
from instrumentarium.handboek.papier import book_source, card_source, page_source
from instrumentarium.handboek.register import Register
from instrumentarium.handboek.veilig import html, json_blok
from instrumentarium.handboek.verwijzer import make_verwijzer
from instrumentarium.handboek.zoekindex import as_script, make_index
from instrumentarium.tijd.kalender import words


def genereer(project_root: Path, op: date, publiek: bool, *, pdf: bool = False) -> dict[str, str | bytes]:
    """Return the docs folder of the handbook as it stands on a day; raises BronFout with every fault."""
    return genereer_uit(Lezer(project_root), op, publiek, pdf=pdf)


def genereer_uit(lezer: Lezer, op: date, publiek: bool, *, pdf: bool = False) -> dict[str, str | bytes]:
    """Return the docs folder from a reader that may have read most of it before (live reload).

    With `pdf` the articles link to a PDF of themselves; `papieren` gives the source of those.
    """
    omg, bladen = make_handboek(lezer, op, publiek=publiek, pdf=pdf)
    return to_files(omg, bladen)


def papieren(lezer: Lezer, op: date, *, publiek: bool) -> dict[str, str]:
    """Return the typst source of every PDF by its path below the site: each article, each card, and the whole book."""
    omg, bladen = make_handboek(lezer, op, publiek=publiek, pdf=True)
    stand = words(op)
    artikelen = [blad for blad in bladen if blad.soort in ("Regel", "Versie") and blad.gemeente != ALLE]
    uit = {f"pdf/{b.adres.rstrip('/')}.pdf": page_source(b, omg.site_url, stand) for b in artikelen}
    uit |= {f"pdf/{b.adres.rstrip('/')}-a5.pdf": card_source(b, omg.site_url, stand) for b in bladen if b.kaart}
    boek = [blad for blad in bladen if blad.zoekbaar and not (blad.soort == "Regel" and blad.gemeente != ALLE)]
    boek.sort(key=lambda blad: blad.volgorde)
    return uit | {BOEK: book_source(boek, BOEKDELEN, omg.site_url, stand)}


def make_handboek(lezer: Lezer, op: date, *, publiek: bool, pdf: bool) -> tuple[Omgeving, list[Blad]]:
    """Return every page; raises BronFout with every fault of sources and references."""
    omg = make_omgeving(lezer, op, publiek=publiek)
    omg.pdf = pdf
    bladen = make_bladen(omg)
    omg.index = make_index(omg)  # search words may point at nothing too
    omg.register.bevindingen += [*check_sources(omg.bron), *check_pages(omg, bladen)]
    if omg.register.bevindingen:
        raise BronFout(omg.register.bevindingen)
    return omg, bladen


BOEK = "pdf/handboek.pdf"
BOEKDELEN = (
    ("Signaal", "signaal"),
    ("Besluit", "besluit"),
    ("Bericht", "bericht"),
    ("Regels", "regels"),
    ("Begrippen", "begrippen"),
    ("Over dit handboek", "over"),
)


def make_omgeving(lezer: Lezer, op: date, *, publiek: bool) -> Omgeving:
    """Return what the page makers need: the sources, and a register that knows every target and reference."""
    bron = lezer.read()
    instellingen = _settings(lezer.wortel)
    omg = Omgeving(
        bron=bron,
        op=op,
        register=Register(publiek=publiek),
        verwijzer=make_verwijzer(bron, op),
        site_url=instellingen["site_url"],
        meldadres=instellingen["meldadres"],
    )
    verbanden.register(omg)
    verbanden.refer(omg)
    return omg


def make_bladen(omg: Omgeving) -> list[Blad]:
    """Return every page of the build, in no special order."""
    eigen = [paginas.make_pagina(omg, p) for p in omg.bron.paginas.values() if p.naam not in paginas.GEEN_BLAD]
    bladen = [*eigen, *paginas.make_mappen(omg, eigen), *_rules(omg), *begrippen.make_begrippen(omg)]
    bladen += [*brieven.make_brieven(omg), *toetsen.make_toetsen(omg), *beleid.make_beleid(omg), *recht.make_recht(omg)]
    bladen += uitspraken.make_uitspraken(omg, uitspraken.find_rulings(omg.bron))
    bladen += campagnes.make_campagnes(omg)
    bladen += [overzichten.make_regels(omg), verandert.make_verandert(omg)]
    bladen += gemeenten.make_gemeenten(omg)
    bladen += [toegankelijkheid.make_toegankelijkheid(omg), *redactie.make_redactie(omg)]
    bladen += overzichten.make_deuren(omg, eigen, _behind_doors(omg, bladen))
    zichtbaar = [blad for blad in bladen if blad.publiek or not omg.publiek]
    return [*zichtbaar, overzichten.make_zoeken(zichtbaar), start.make_start(omg)]


def to_files(omg: Omgeving, bladen: Sequence[Blad]) -> dict[str, str | bytes]:
    """Return the files of the docs folder, sorted by path; of the pictures only those that a page shows."""
    bestanden: dict[str, str | bytes] = {blad.pad: to_markdown(blad) for blad in bladen}
    getoond = {pad for blad in bladen for pad in omg.bron.beelden if f'{html(pad)}" alt=' in blad.romp}
    bestanden |= {pad: beeld for pad, beeld in omg.bron.beelden.items() if pad in getoond}
    bestanden |= make_feeds(omg)
    bestanden["security.txt"] = security_txt(omg.site_url, omg.meldadres, omg.op)
    bestanden["robots.txt"] = robots_txt(omg.site_url, publiek=omg.publiek)
    bestanden |= server_files()
    bestanden["middelen/gemeenten.css"] = _colours(omg)
    bestanden["middelen/gegevens.js"] = _facts(omg)
    bestanden["middelen/wegwijzer-gegevens.js"] = as_script(omg.index)
    return dict(sorted(bestanden.items()))


def _rules(omg: Omgeving) -> list[Blad]:
    bladen = []
    for bron in omg.bron.onderwerpen.values():
        bladen += [regels.make_onderwerp(omg, bron), *verschillen.make_verschillen(omg, bron)]
        for gemeente in omg.gemeenten:
            bladen.append(regelversies.make_gemeente(omg, bron, gemeente))
        for gemeente, versies in bron.gemeenten.items():
            bladen += [regelversies.make_versie(omg, bron, gemeente, versie) for versie in versies.waarde.versies]
    return bladen


def _behind_doors(omg: Omgeving, bladen: Iterable[Blad]) -> dict[str, list[overzichten.Verwijzing]]:
    """Return the generated lists that belong behind a door, as far as this build has them."""
    gewenst = {
        "besluit": ("opstellen/", brieven.MAP, toetsen.MAP, beleid.MAP, uitspraken.MAP, recht.MAP),
        "bericht": (campagnes.MAP,),
        "over": (gemeenten.MAP, "nakijken/", "open-vragen/", "toegankelijkheid/", "meld-een-fout/"),
    }
    zichtbaar = {blad.adres: blad for blad in bladen if blad.publiek or not omg.publiek}
    achter = {
        deur: [(zichtbaar[a].titel, a, zichtbaar[a].omschrijving) for a in adressen if a in zichtbaar]
        for deur, adressen in gewenst.items()
    }
    if omg.pdf:
        achter["over"].append(("Het hele handboek als pdf", BOEK, "Om te bewaren of af te drukken."))
    return achter


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
