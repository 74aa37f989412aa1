"""Every path: each clause of each kind of letter, for each kind of reader, in cases that differ in every fact.

A letter is rendered, parsed strictly, audited, checked for accessibility, and must hold its last paragraph; a clause
that no case reaches is a fault, and so is a pair of values of facts that no case has. The counts are printed.
"""

from __future__ import annotations

import io
import tempfile
import time
import zipfile
from collections import Counter, defaultdict
from datetime import date
from typing import Any

import attrs
import pytest

from besluit.hulp import PROJECT, ZAKEN
from besluit.paden.dekking import Paren, condition_pairs, with_parents
from besluit.paden.varianten import Rij, Varianten
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.instrument.samenstellen import clauses_of
from instrumentarium.besluit.instrument.uitdrukking import names_in
from instrumentarium.besluit.zaak import brieven
from instrumentarium.besluit.zaak.brieven import Letter, make_letters
from instrumentarium.besluit.zaak.dossier import Dossier, build_dossier, known_municipalities
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.cli.dossier import template_source
from instrumentarium.fouten import BronFout
from instrumentarium.word.inhoud import Alinea, paragraphs, properties
from instrumentarium.word.strikt import check_xml

VANDAAG = date(2026, 10, 5)
RIJEN, POGINGEN, TIJD = 24, 8, 480


@attrs.define
class Tocht:
    """What one run over all paths met."""

    gekozen: set[tuple[str, str]] = attrs.field(factory=set)
    gezien: Counter[tuple[str, str, str]] = attrs.field(factory=Counter)
    keuzes: dict[str, list[frozenset[str]]] = attrs.field(factory=lambda: defaultdict(list))
    brieven: int = 0
    gekeurd: int = 0
    zaken: int = 0
    fouten: list[str] = attrs.field(factory=list)


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return Instrument(PROJECT)


def _conditions(instrument: Instrument) -> list[str]:
    return [c.voorwaarde for _, _, c in instrument.clausules.values() if c.voorwaarde]


def _dossier(instrument: Instrument, tekst: bytes) -> Dossier:
    zaak = lees_zaak(tekst, "zaak.yaml", gemeenten=known_municipalities(PROJECT))
    return build_dossier(PROJECT, zaak, None, VANDAAG, instrument)[0]


def _examples() -> list[bytes]:
    voorbeelden = sorted((PROJECT / "templates" / "damocles" / "voorbeelden").glob("*.yaml"))
    return [pad.read_bytes() for pad in (*voorbeelden, *sorted(ZAKEN.glob("*-*.yaml")))]


def _walk(instrument: Instrument, teksten: list[bytes], soorten: list[str], tocht: Tocht | None = None) -> Tocht:
    tocht = tocht or Tocht()
    sjablonen = template_source(PROJECT, instrument)
    for tekst in teksten:
        try:
            dossier = _dossier(instrument, tekst)
        except BronFout:
            continue  # a case that contradicts itself makes no letter
        tocht.zaken += 1
        for soort in soorten:
            try:
                briefset = make_letters(dossier, [soort], sjablonen, definitief=bool(tocht.zaken % 2))
            except Exception as fout:
                tocht.fouten.append(f"{soort}: {type(fout).__name__}: {fout}"[:300])
                continue
            for letter in briefset.letters:
                _look(letter, tocht)
    return tocht


def _look(letter: Letter, tocht: Tocht) -> None:
    tocht.brieven += 1
    nieuw = False
    for keuze in letter.keuzes:
        sleutel = (letter.soort, keuze.id, letter.lezer.rol)
        if keuze.gekozen:
            nieuw = nieuw or not tocht.gezien[sleutel]
            tocht.gezien[sleutel] += 1
            tocht.gekozen.add((letter.soort, keuze.id))
    tocht.keuzes[letter.soort].append(frozenset(keuze.id for keuze in letter.keuzes if keuze.gekozen))
    alineas = paragraphs(letter.inhoud)
    tocht.fouten += [f"{letter.soort} {letter.lezer.rol}: {fout}" for fout in _shape(letter, alineas)]
    if nieuw:
        # A letter with a clause that this kind of reader had not had yet is looked at wholly.
        tocht.gekeurd += 1
        tocht.fouten += [f"{letter.soort} {letter.lezer.rol}: {fout}" for fout in _audit(letter, alineas)]


def _shape(letter: Letter, alineas: list[Alinea]) -> list[str]:
    """Return what is wrong with the text: marks left over, a chosen clause that is not there, a lost end."""
    lijf = [alinea for alinea in alineas if alinea.deel == alineas[0].deel]
    tekst = "\n".join(alinea.tekst for alinea in lijf)
    fouten = [
        f"rest van een sjabloon: {rest}" for rest in ("{{", "{%", "}}", "%}", "None", "Undefined") if rest in tekst
    ]
    laatste = [keuze for keuze in letter.keuzes if keuze.gekozen][-1:]
    from instrumentarium.word.briefpapier import bookmark

    merken = {merk for alinea in lijf for merk in alinea.kenmerken}
    fouten += [f"laatste clausule {k.id} ontbreekt" for k in laatste if bookmark(k.blok) not in merken]
    return fouten


def _audit(letter: Letter, alineas: list[Alinea]) -> list[str]:
    """Return what openxml-audit and the rules of accessible Word find in the finished letter."""
    fouten = []
    with zipfile.ZipFile(io.BytesIO(letter.inhoud)) as pakket:
        delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
    for naam, inhoud in delen.items():
        if naam.endswith((".xml", ".rels")):
            check_xml(inhoud)
    document = delen["word/document.xml"].decode()
    if "<w:txbxContent" in document:
        fouten.append("tekstvak")
    if document.count("<w:tbl>") and "<w:tblHeader" not in document and "Tabelkop" in {a.stijl for a in alineas}:
        fouten.append("tabel zonder koprij")
    fouten += ["afbeelding zonder alternatieve tekst" for deel in delen.values() for _ in _bare_pictures(deel)]
    if not properties(letter.inhoud).get("title"):
        fouten.append("geen titel")
    if b'w:val="nl-NL"' not in delen["word/styles.xml"]:
        fouten.append("taal is niet nl-NL")
    return fouten + _openxml(letter.inhoud)


def _bare_pictures(deel: bytes) -> list[bytes]:
    stukken = deel.split(b"<wp:docPr ")[1:]
    return [stuk for stuk in stukken if b"descr=" not in stuk.split(b">", 1)[0]]


def _openxml(inhoud: bytes) -> list[str]:
    from openxml_audit import OpenXmlValidator

    with tempfile.NamedTemporaryFile(suffix=".docx") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        uitslag: Any = OpenXmlValidator().validate(bestand.name)
    return [] if uitslag.is_valid else [f"openxml-audit: {fout}"[:300] for fout in list(uitslag.errors)[:3]]


def _clauses(instrument: Instrument, soorten: list[str]) -> set[tuple[str, str]]:
    return {(soort, clausule.id) for soort in soorten for _, _, clausule in clauses_of(instrument, soort)}


def _unmet(instrument: Instrument, tocht: Tocht, soorten: list[str]) -> set[tuple[str, str]]:
    return _clauses(instrument, soorten) - tocht.gekozen


def _report(instrument: Instrument, tocht: Tocht, soorten: list[str]) -> list[tuple[str, str]]:
    alles = _clauses(instrument, soorten)
    nooit = sorted({id_ for _, id_ in alles} - {id_ for _, id_ in tocht.gekozen})
    los = sorted(alles - tocht.gekozen)
    print(
        f"\n{tocht.zaken} zaken, {tocht.brieven} brieven, {tocht.gekeurd} geheel gekeurd; clausules bereikt: "
        f"{len({i for _, i in alles}) - len(nooit)} van {len({i for _, i in alles})}; "
        f"per stuk {len(alles) - len(los)} van {len(alles)}; met lezer {len(tocht.gezien)}"
    )
    for soort, id_ in los:
        print(f"  niet bereikt: {soort}: {id_}")
    return los


def _is_sound(instrument: Instrument, tekst: str) -> bool:
    try:
        _dossier(instrument, tekst.encode())
    except BronFout:
        return False
    return True


def _cases_for_all_pairs(instrument: Instrument, varianten: Varianten) -> tuple[list[str], Paren, list[str]]:
    """Return cases that have every pair of values between them, and the pairs for which no sound case was found."""
    getrokken = [rij for rij in (varianten.draw() for _ in range(RIJEN)) if _is_sound(instrument, rij[0])]
    paren = Paren(varianten.aantallen, {pad for regel in _conditions(instrument) for pad in names_in(regel)})
    for _, rij in getrokken:
        paren.see(rij)
    onhaalbaar = []
    for wens in paren.wishes():
        paar = min(paren.open)
        gevonden = _case_with(instrument, varianten, wens) or _case_with(instrument, varianten, dict(paar))
        if gevonden:
            getrokken.append(gevonden)
            paren.see(gevonden[1])
        if paar in paren.open:
            paren.open.remove(paar)
            onhaalbaar.append(str(paar))
    return [tekst for tekst, _ in getrokken], paren, onhaalbaar


def _case_with(instrument: Instrument, varianten: Varianten, wens: dict[str, int]) -> tuple[str, Rij] | None:
    for _ in range(POGINGEN):
        tekst, rij = varianten.draw(with_parents(wens))
        if wens.items() <= rij.items() and _is_sound(instrument, tekst):
            return tekst, rij
    return None


@pytest.mark.diep
def test_every_clause_of_every_kind(instrument: Instrument) -> None:
    soorten = list(instrument.documenten)
    varianten = Varianten(_conditions(instrument))
    getrokken, paren, onhaalbaar = _cases_for_all_pairs(instrument, varianten)
    teksten = [*_examples(), *(tekst.encode() for tekst in getrokken)]
    begin = time.monotonic()
    tocht = _walk(instrument, teksten, soorten)
    # Then on, for the kinds with a clause that was not met yet.
    while (rest := _unmet(instrument, tocht, soorten)) and time.monotonic() - begin < TIJD:
        _walk(instrument, [varianten.draw()[0].encode()], sorted({soort for soort, _ in rest}), tocht)
    print(f"paren van waarden van feiten in voorwaarden: {len(paren.totaal)}, door {len(getrokken)} zaken")
    gezien, alles = condition_pairs(tocht.keuzes)
    print(f"paren van clausules, elk wel of niet gekozen, per stuk: {gezien} van {alles} (veel sluiten elkaar uit)")
    los = _report(instrument, tocht, soorten)
    print(f"in {time.monotonic() - begin:.0f} s")
    assert tocht.fouten == []
    assert los == []
    assert onhaalbaar == []


def test_sample(instrument: Instrument) -> None:
    soorten = list(instrument.documenten)
    varianten = Varianten(_conditions(instrument))
    teksten = [*_examples()[:2], *(varianten.draw()[0].encode() for _ in range(2))]
    tocht = _walk(instrument, teksten, soorten[::4])
    _report(instrument, tocht, soorten[::4])
    assert tocht.fouten == []
    assert tocht.brieven > 8


def test_negative_control(instrument: Instrument, monkeypatch: pytest.MonkeyPatch) -> None:
    """A choice that loses clauses on the way to the letter is seen."""
    monkeypatch.setattr(brieven, "all_blocks", lambda _: {})
    echt = brieven.choose_clauses

    def verlies(*argumenten: Any) -> Any:
        keuzes = echt(*argumenten)
        return [attrs.evolve(k, blok=f"weg-{k.blok}") if k is keuzes[-1] else k for k in keuzes]

    monkeypatch.setattr(brieven, "choose_clauses", verlies)
    tocht = _walk(instrument, _examples()[:1], ["sluitingsbesluit"])
    assert tocht.fouten
