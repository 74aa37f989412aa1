"""Runs the checks over every kind of source and gathers what they find; one part that fails never hides another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import attrs

from instrumentarium.besluit.instrument.controle import faults, review, warnings
from instrumentarium.besluit.instrument.laden import Instrument, instruments
from instrumentarium.besluit.zaak.voorwaardelint import lint_voorwaarden
from instrumentarium.bronnen.project import Bron, Verzamelaar, find_files
from instrumentarium.bronnen.soorten.gemeente import Gemeente, Vaststellingen
from instrumentarium.cli.dossier import known_municipalities
from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats


@attrs.define
class Controle:
    """What a check of all sources found."""

    fouten: list[Bevinding] = attrs.field(factory=list)
    waarschuwingen: list[Bevinding] = attrs.field(factory=list)
    sjablonen: dict[str, bytes] = attrs.field(factory=dict)


def check_all(wortel: Path, vandaag: date) -> Controle:
    """Check every source of the project."""
    uitkomst = Controle()
    gemeenten = known_municipalities(wortel)
    _guarded(uitkomst, _gemeenten, wortel, vandaag, uitkomst)
    _guarded(uitkomst, _apv, wortel, vandaag, uitkomst)
    _guarded(uitkomst, _instruments, wortel, gemeenten, vandaag, uitkomst)
    _guarded(uitkomst, _campaigns, wortel, vandaag, uitkomst)
    _guarded(uitkomst, _handbook, wortel, vandaag)
    uitkomst.fouten = sorted(set(uitkomst.fouten))
    uitkomst.waarschuwingen = sorted(set(uitkomst.waarschuwingen) - set(uitkomst.fouten))
    return uitkomst


def _guarded(uitkomst: Controle, deel: Callable[..., object], *argumenten: object) -> None:
    """Run one part; what it refuses is a fault of the sources, and the next part runs all the same."""
    try:
        deel(*argumenten)
    except BronFout as fout:
        uitkomst.fouten += fout.bevindingen
    except GebruikFout as fout:
        uitkomst.fouten.append(Bevinding(Plaats("project"), str(fout)))


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
        _guarded(uitkomst, _extend, uitkomst.fouten, faults, instrument, gemeenten)
        _guarded(uitkomst, _extend, uitkomst.fouten, lint_voorwaarden, instrument)
        _guarded(uitkomst, _extend, uitkomst.waarschuwingen, warnings, instrument, gemeenten, vandaag)
        _lint_templates(wortel, instrument, gemeenten, uitkomst)
    _examples(wortel, gemeenten, uitkomst)


def _lint_templates(wortel: Path, instrument: Instrument, gemeenten: list[str], uitkomst: Controle) -> None:
    """Compile every document on every letterhead; keep the faulty ones for `--annoteer`."""
    from instrumentarium.cli.dossier import template_source

    geef = template_source(wortel, instrument)
    for gemeente in gemeenten:
        huisstijl = wortel / f"templates/huisstijl/{gemeente}.docx"
        if not huisstijl.is_file():
            uitkomst.fouten.append(
                Bevinding(
                    Plaats(f"templates/huisstijl/{gemeente}.docx"),
                    "het briefpapier ontbreekt",
                    "Maak het met gemeente nieuw.",
                )
            )
            continue
        if not _lint_letterhead(huisstijl, f"templates/huisstijl/{gemeente}.docx", uitkomst):
            continue
        for soort in instrument.documenten:
            voor = len(uitkomst.fouten)
            _guarded(uitkomst, geef, soort, gemeente)
            if len(uitkomst.fouten) > voor:
                uitkomst.sjablonen[f"templates/huisstijl/{gemeente}.docx"] = huisstijl.read_bytes()


def _lint_letterhead(pad: Path, naam: str, uitkomst: Controle) -> bool:
    """Judge the letterhead by itself, so that a place is that of its own file; say whether letters can be tried on it."""
    from instrumentarium.word.hints import hint_template
    from instrumentarium.word.lint import lint_template

    inhoud = pad.read_bytes()
    fouten = lint_template(inhoud, naam)
    if fouten:
        uitkomst.fouten += fouten
        uitkomst.sjablonen[naam] = inhoud
        return False
    uitkomst.waarschuwingen += hint_template(inhoud, naam)
    return True


def _examples(wortel: Path, gemeenten: list[str], uitkomst: Controle) -> None:
    from instrumentarium.besluit.zaak.lezen import lees_zaak

    for pad in find_files(wortel, "templates/*/voorbeelden/*.yaml"):
        _guarded(uitkomst, partial(lees_zaak, gemeenten=gemeenten), (wortel / pad).read_bytes(), pad)


def _campaigns(wortel: Path, vandaag: date, uitkomst: Controle) -> None:
    from instrumentarium.campagne import inlezen

    for naam in inlezen.names(wortel):
        _guarded(uitkomst, _campaign, wortel, naam, vandaag, uitkomst)


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


def _extend(lijst: list[Bevinding], vind: Callable[..., Iterable[Bevinding]], *argumenten: object) -> None:
    lijst += list(vind(*argumenten))
