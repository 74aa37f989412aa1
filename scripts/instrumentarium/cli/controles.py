"""Runs the checks over every kind of source and gathers what they find; one part that fails never hides another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from instrumentarium.besluit.instrument.controle import faults, review, warnings
from instrumentarium.besluit.instrument.laden import instruments
from instrumentarium.besluit.zaak.voorwaardelint import lint_voorwaarden, lint_zinnen
from instrumentarium.bronnen.project import Bron, Verzamelaar, find_files
from instrumentarium.bronnen.soorten.gemeente import Gemeente, Vaststellingen
from instrumentarium.cli.bevonden import Controle
from instrumentarium.cli.dossier import known_municipalities
from instrumentarium.cli.sjablooncontrole import check_templates
from instrumentarium.fouten import Bevinding


def check_all(wortel: Path, vandaag: date) -> Controle:
    """Check every source of the project."""
    uitkomst = Controle()
    gemeenten = known_municipalities(wortel)
    uitkomst.guard(_gemeenten, wortel, vandaag, uitkomst)
    uitkomst.guard(_apv, wortel, vandaag, uitkomst)
    uitkomst.guard(_instruments, wortel, gemeenten, vandaag, uitkomst)
    uitkomst.guard(_campaigns, wortel, vandaag, uitkomst)
    uitkomst.guard(_handbook, wortel, vandaag)
    uitkomst.fouten = sorted(set(uitkomst.fouten))
    uitkomst.waarschuwingen = sorted(set(uitkomst.waarschuwingen) - set(uitkomst.fouten))
    return uitkomst


def _gemeenten(wortel: Path, vandaag: date, uitkomst: Controle) -> None:
    verzamelaar = Verzamelaar()
    for pad in find_files(wortel, "content/gemeenten/*.yaml"):
        bron = verzamelaar.lees(wortel, pad, Gemeente)
        if bron is not None:
            uitkomst.fouten += _contrast(bron)
            uitkomst.waarschuwingen += [*_channels(bron), *review(bron, vandaag)]
    for pad in find_files(wortel, "content/vaststellingen/*.yaml"):
        vaststellingen = verzamelaar.lees(wortel, pad, Vaststellingen)
        if vaststellingen is not None:
            uitkomst.waarschuwingen += _stale_adoptions(wortel, vaststellingen)
    verzamelaar.raise_if_any()


def _contrast(bron: Bron[Gemeente]) -> Iterator[Bevinding]:
    """A colour is data, and may never break contrast: 4.5 on white and paper, the dark one on the dark ground."""
    from instrumentarium.campagne.kleur import contrast, is_colour

    stijl = bron.waarde.huisstijl
    for veld, kleur, gronden in (
        ("kleur", stijl.kleur, ("#FFFFFF", "#FAF8F4")),
        ("kleur_donker", stijl.kleur_donker, ("#16181C",)),
    ):
        plaats = ("huisstijl", veld)
        if not is_colour(kleur):
            yield bron.bevinding(plaats, f'"{kleur[:20]}" is geen kleur', 'Schrijf bijvoorbeeld "#1D6B3A".')
            continue
        for grond in gronden:
            if contrast(kleur, grond) < 4.5:
                yield bron.bevinding(
                    plaats,
                    f"contrast van {kleur} op {grond} is {contrast(kleur, grond):.1f}, minder dan 4,5",
                    "Kies een kleur die meer afsteekt.",
                )


def _channels(bron: Bron[Gemeente]) -> Iterator[Bevinding]:
    for naam in ("zienswijze", "bezwaar"):
        if getattr(bron.waarde.kanalen, naam) is None:
            tekst = f"DOC-16: er is geen elektronisch kanaal voor {naam} aangewezen (artikel 2:13 Awb)"
            yield bron.bevinding(
                ("kanalen",), tekst, "Vul het kanaal in zodra de gemeente het aanwijst; raad het niet."
            )


def _stale_adoptions(wortel: Path, bron: Bron[Vaststellingen]) -> Iterator[Bevinding]:
    import hashlib

    for nr, vaststelling in enumerate(bron.waarde.vaststellingen):
        for pad, som in vaststelling.bronnen.items():
            bestand = wortel / pad
            if not bestand.is_file():
                yield bron.bevinding(
                    ("vaststellingen", nr),
                    f"{pad} is vastgesteld maar bestaat niet meer",
                    "Kijk of het bestand anders heet.",
                )
            elif hashlib.sha256(bestand.read_bytes()).hexdigest() != som:
                yield bron.bevinding(
                    ("vaststellingen", nr),
                    f"{pad} is veranderd na de vaststelling; die dekt het niet meer",
                    "Laat de nieuwe tekst vaststellen.",
                )


def _apv(wortel: Path, vandaag: date, uitkomst: Controle) -> None:
    from instrumentarium.cli.apv_controle import check_apv

    fouten, waarschuwingen = check_apv(wortel, vandaag)
    uitkomst.fouten += fouten
    uitkomst.waarschuwingen += waarschuwingen


def _instruments(wortel: Path, gemeenten: list[str], vandaag: date, uitkomst: Controle) -> None:
    for instrument in instruments(wortel):
        uitkomst.find(uitkomst.fouten, faults, instrument, gemeenten)
        uitkomst.find(uitkomst.fouten, lint_voorwaarden, instrument)
        uitkomst.find(uitkomst.fouten, lint_zinnen, instrument)
        uitkomst.find(uitkomst.waarschuwingen, warnings, instrument, gemeenten, vandaag)
        check_templates(wortel, instrument, gemeenten, vandaag, uitkomst)
    _examples(wortel, gemeenten, uitkomst)


def _examples(wortel: Path, gemeenten: list[str], uitkomst: Controle) -> None:
    from instrumentarium.besluit.zaak.lezen import lees_zaak

    for pad in find_files(wortel, "templates/*/voorbeelden/*.yaml"):
        uitkomst.guard(partial(lees_zaak, gemeenten=gemeenten), (wortel / pad).read_bytes(), pad)


def _campaigns(wortel: Path, vandaag: date, uitkomst: Controle) -> None:
    from instrumentarium.campagne import inlezen

    for naam in inlezen.names(wortel):
        uitkomst.guard(_campaign, wortel, naam, vandaag, uitkomst)


def _campaign(wortel: Path, naam: str, vandaag: date, uitkomst: Controle) -> None:
    from instrumentarium.campagne import inlezen
    from instrumentarium.campagne.toetsen import check

    for rij in check(inlezen.read(wortel, naam), vandaag):
        doel = uitkomst.fouten if rij.ernst == "blokkade" else uitkomst.waarschuwingen
        if rij.ernst != "aandachtspunt":
            doel.append(Bevinding(rij.plaats, f"{rij.id}: {rij.melding}", rij.herstel))


def _handbook(wortel: Path, vandaag: date) -> None:
    from instrumentarium.handboek.genereren import genereer

    genereer(wortel, vandaag, publiek=False)
