"""Lists everything that stands in the way of a final letter: open facts, blokkades, what nobody adopted or confirmed.

In: the letters as they would be, the sources used, the adoptions. Out: reasons, each a finding. No switch skips this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from instrumentarium.besluit.instrument.samenstellen import clauses_of
from instrumentarium.besluit.zaak.brieven import Briefset, Letter
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.besluit.zaak.toetsen import blocks
from instrumentarium.besluit.zaak.verplicht import missing_elements
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.gemeente import Vaststelling
from instrumentarium.bronnen.vaststelling import adopted_by, changed_since
from instrumentarium.fouten import Bevinding, Plaats

_VELD = re.compile(r"\bgemeente\.([a-z_]+(?:\.[a-z_]+)*)")
# What the letterhead prints of the municipality besides what a clause asks for.
_BRIEFPAPIER = ("postadres",)


def reasons_against(
    dossier: Dossier, briefset: Briefset, vaststellingen: list[Vaststelling], *, peildatum_bekend: bool
) -> list[Bevinding]:
    """Return every reason to refuse the final form, all at once; empty when the letters may go out."""
    redenen = [*_reference_date(dossier, peildatum_bekend=peildatum_bekend), *_blockades(dossier, briefset)]
    for letter in briefset.letters:
        redenen += _open_facts(dossier, letter)
        redenen += _mandatory(dossier, letter)
    redenen += _unadopted(dossier, briefset.soorten, vaststellingen)
    redenen += _unconfirmed(dossier, briefset)
    return list(dict.fromkeys(redenen))


def sources_of(dossier: Dossier, soorten: Iterable[str]) -> list[Bron[Any]]:
    """Return the sources that letters of these kinds are made from, each once, by path."""
    gebruikt: dict[str, Bron[Any]] = {
        bron.pad: bron for bron in (dossier.recht, dossier.instrument.toetsen, dossier.gemeente)
    }
    if dossier.beleid:
        gebruikt[dossier.beleid.pad] = dossier.beleid
    for soort in soorten:
        document = dossier.instrument.documenten[soort]
        gebruikt[document.pad] = document
        for bron, _, _ in clauses_of(dossier.instrument, soort):
            gebruikt[bron.pad] = bron
    return [gebruikt[pad] for pad in sorted(gebruikt)]


def _reference_date(dossier: Dossier, *, peildatum_bekend: bool) -> Iterator[Bevinding]:
    if not peildatum_bekend:
        yield Bevinding(
            Plaats(dossier.zaak.pad),
            "er is geen peildatum: besluit.datum en procedure.voornemen.datum ontbreken",
            "Vul een datum in of geef --peildatum.",
        )


def _blockades(dossier: Dossier, briefset: Briefset) -> Iterator[Bevinding]:
    for bevinding in briefset.bevindingen:
        if any(blocks(bevinding, soort) for soort in briefset.soorten):
            yield bevinding.located(dossier.zaak)


def _open_facts(dossier: Dossier, letter: Letter) -> Iterator[Bevinding]:
    for pad in letter.open_feiten:
        yield Bevinding(
            dossier.zaak.plaats(*_path(pad)), f"ontbreekt: {pad} (in {letter.soort})", "Vul dit gegeven in."
        )


def _mandatory(dossier: Dossier, letter: Letter) -> Iterator[Bevinding]:
    document = dossier.instrument.documenten[letter.soort]
    for tekst, uitweg in missing_elements(document.waarde, letter, dossier):
        yield Bevinding(
            Plaats(document.pad), f"{letter.soort} {letter.lezer.nummer:02}-{letter.lezer.rol}: {tekst}", uitweg
        )


def has_model_text(dossier: Dossier, soorten: Iterable[str], vaststellingen: list[Vaststelling]) -> bool:
    """Tell whether letters of these kinds rest on a source that the municipality did not adopt as it stands."""
    return any(True for _ in _unadopted(dossier, soorten, vaststellingen))


def _unadopted(dossier: Dossier, soorten: Iterable[str], vaststellingen: list[Vaststelling]) -> Iterator[Bevinding]:
    naam = dossier.gemeente.waarde.naam
    for bron in sources_of(dossier, soorten):
        status = getattr(bron.waarde, "status", None)
        if status in (None, "vastgesteld") or adopted_by(vaststellingen, bron.pad, bron.sha256):
            continue
        tekst = f"deze bron ({status}) is niet vastgesteld voor {naam}"
        if changed_since(vaststellingen, bron.pad):
            tekst = f"deze bron is veranderd nadat {naam} haar vaststelde"
        yield Bevinding(Plaats(bron.pad), tekst, "Leg de vaststelling vast met instrumentarium vaststellen.")


def _unconfirmed(dossier: Dossier, briefset: Briefset) -> Iterator[Bevinding]:
    nodig = used_fields(dossier, briefset)
    gemeente = dossier.gemeente
    for pad in gemeente.waarde.te_bevestigen:
        if any(_covers(pad, veld) for veld in nodig) and _value(gemeente.waarde, pad) is not None:
            yield Bevinding(
                gemeente.plaats("te_bevestigen"),
                f"{pad} is niet bevestigd en staat in de brief",
                "Bevestig dit gegeven en haal het uit te_bevestigen.",
            )
    yield from _unconfirmed_policy(dossier, briefset)
    yield from _unconfirmed_clauses(dossier, briefset)


def used_fields(dossier: Dossier, briefset: Briefset) -> set[str]:
    """Return the fields of the municipality that the chosen clauses and the letterhead print."""
    velden = set(_BRIEFPAPIER)
    behandelaar = dossier.zaak.waarde.behandelaar
    velden |= {veld for veld in ("telefoon", "email") if not getattr(behandelaar, veld, None)}
    for letter in briefset.letters:
        gekozen = {keuze.id: keuze.versie for keuze in letter.keuzes if keuze.gekozen}
        for _, _, clausule in clauses_of(dossier.instrument, letter.soort):
            versie = gekozen.get(clausule.id)
            if versie is not None:
                velden |= set(_VELD.findall(clausule.versies[versie].tekst))
    return velden


def _unconfirmed_policy(dossier: Dossier, briefset: Briefset) -> Iterator[Bevinding]:
    feiten = dossier.feiten
    if dossier.beleid is None or feiten.beleidsregel is None or not _prints_policy(dossier, briefset):
        return
    for pad in dossier.beleid.waarde.te_bevestigen:
        if pad.split(".")[0] in ("titel", "regels", "bekend", "recidivetermijn"):
            yield Bevinding(
                dossier.beleid.plaats("te_bevestigen"),
                f"{pad} van het beleid is niet bevestigd en staat in de brief",
                "Bevestig dit gegeven en haal het uit te_bevestigen.",
            )


def _prints_policy(dossier: Dossier, briefset: Briefset) -> bool:
    for letter in briefset.letters:
        gekozen = {keuze.id: keuze.versie for keuze in letter.keuzes if keuze.gekozen}
        for _, _, clausule in clauses_of(dossier.instrument, letter.soort):
            versie = gekozen.get(clausule.id)
            if versie is not None and "beleid." in clausule.versies[versie].tekst:
                return True
    return False


def _unconfirmed_clauses(dossier: Dossier, briefset: Briefset) -> Iterator[Bevinding]:
    """Name the clauses in these letters of which the file says that something was not confirmed."""
    gekozen = {(keuze.bron, keuze.id) for letter in briefset.letters for keuze in letter.keuzes if keuze.gekozen}
    for bron in dossier.instrument.clausulebestanden:
        for pad in bron.waarde.te_bevestigen:
            plek = pad.split(".")[1] if pad.startswith("clausules.") else ""
            clausule = (
                bron.waarde.clausules[int(plek)] if plek.isdigit() and int(plek) < len(bron.waarde.clausules) else None
            )
            if clausule is not None and (bron.pad, clausule.id) in gekozen:
                yield Bevinding(
                    bron.plaats("te_bevestigen"),
                    f"clausule {clausule.id}: {pad} is niet bevestigd",
                    "Bevestig dit en haal het uit te_bevestigen.",
                )


def _covers(pad: str, veld: str) -> bool:
    return pad == veld or veld.startswith(f"{pad}.") or pad.startswith(f"{veld}.")


def _value(waarde: object, pad: str) -> object:
    for deel in pad.split("."):
        waarde = getattr(waarde, deel, None)
    return waarde


def _path(pad: str) -> list[str | int]:
    return [int(deel) if deel.isdigit() else deel for deel in pad.split(".") if deel]
