"""Judges the texts of the APV: a Verzameling in, complaints out; reads no file and changes nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from apv.inhoud.verzameling import GEMEENTEN, Verzameling, tekst_van
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, OnderwerpVersies, Versie

Keur = Callable[[Verzameling], Iterator[str]]

RANGTELWOORDEN = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende"]
# What kennis of the municipalities confirms; every other day or number of a model text stands in te_bevestigen.
BEVESTIGDE_DAGEN = {
    ("lisse", "bekend", date(2018, 12, 27)),
    ("teylingen", "bekend", date(2021, 6, 14)),
    ("teylingen", "inwerking", date(2014, 11, 18)),
}
BEVESTIGDE_NUMMERS = {
    "hillegom": {"1:1", "2:1", "2:40b", "2:41", "2:44a"},
    "lisse": {"1:2", "1:7", "2:1", "2:10", "2:10a", "2:24"},
    "teylingen": {"1:1", "1:2", "2:1", "2:10", "2:25a", "2:34", "2:47", "3:4"},
}
NAAMSWISSELING = date(2021, 7, 1)
WOORDEN_VAN_EEN_TIJD: list[tuple[str, date | None, date | None]] = [
    ("Drank- en Horecawet", None, NAAMSWISSELING),
    ("Alcoholwet", NAAMSWISSELING, None),
    ("lijst IA", date(2025, 7, 1), None),
]
VERWIJZING = re.compile(r"(?<![\d:])(\d:\d+[a-z]?)(?:, ([a-z]+) lid)?(?! van de)")
EIGEN_LID = re.compile(r"\b(?:het|en|of) ([a-z]+)(?:, [a-z]+)*(?: en [a-z]+)? lid\b")
LINK = re.compile(r"\[\[([^\]]+)\]\]")


def identiteit(alles: Verzameling) -> Iterator[str]:
    """Folder, name and municipality agree; version ids are unique and say whose they are."""
    yield from (f"{map_}: heet {o.onderwerp}" for map_, o in alles.onderwerpen.items() if o.onderwerp != map_)
    yield from (f"{map_}: geen onderwerp.yaml" for map_, _ in alles.teksten if map_ not in alles.onderwerpen)
    for (onderwerp, gemeente), bestand in alles.teksten.items():
        if bestand.gemeente != gemeente or gemeente not in GEMEENTEN:
            yield f"{onderwerp}/{gemeente}: gemeente is {bestand.gemeente}"
    telling = Counter(versie.versie for *_, versie in alles.versies())
    yield from (f"versie {naam} komt {aantal} keer voor" for naam, aantal in telling.items() if aantal > 1)
    for onderwerp, bestand, _, versie in alles.versies():
        if not versie.versie.startswith(bestand.gemeente[:3] + "-"):
            yield f"{onderwerp}: versie {versie.versie} begint niet met {bestand.gemeente[:3]}-"


def verwijst_naar_bestaand_onderwerp(alles: Verzameling) -> Iterator[str]:
    for naam, onderwerp in alles.onderwerpen.items():
        for doel in LINK.findall(onderwerp.toelichting):
            if doel not in alles.onderwerpen or doel == naam:
                yield f"{naam}: [[{doel}]] bestaat niet of wijst naar zichzelf"
    for onderwerp_naam, _, _, versie in alles.versies():
        if "[[" in tekst_van(versie):
            yield f"{onderwerp_naam}: [[...]] hoort niet in de tekst van {versie.versie}"


def model_blijft_model(alles: Verzameling) -> Iterator[str]:
    """A text of our own says so, and no day or number in it passes for a fact."""
    for onderwerp, bestand, plek, versie in alles.versies():
        waar = f"{onderwerp}/{bestand.gemeente}: {versie.versie}"
        if versie.status == "model" and (not versie.staat_voor or versie.bron):
            yield f"{waar}: model heeft staat_voor nodig en geen bron"
        open_ = set(bestand.te_bevestigen)
        for veld in ("bekend", "inwerking", "terugwerkend_tot_en_met", "vervalt"):
            dag = getattr(versie, veld)
            if dag and (bestand.gemeente, veld, dag) not in BEVESTIGDE_DAGEN and f"versies.{plek}.{veld}" not in open_:
                yield f"{waar}: {veld} staat niet in te_bevestigen"
        if versie.nummer not in BEVESTIGDE_NUMMERS[bestand.gemeente] and f"versies.{plek}.nummer" not in open_:
            yield f"{waar}: nummer staat niet in te_bevestigen"


def te_bevestigen_bestaat(alles: Verzameling) -> Iterator[str]:
    velden = {"nummer", "bekend", "inwerking", "terugwerkend_tot_en_met", "vervalt", "opschrift"}
    for (onderwerp, gemeente), bestand in alles.teksten.items():
        for pad in bestand.te_bevestigen:
            kop, plek, veld = pad.split(".")
            if kop != "versies" or int(plek) >= len(bestand.versies) or veld not in velden:
                yield f"{onderwerp}/{gemeente}: te_bevestigen {pad} wijst nergens naar"


def tijd_klopt(alles: Verzameling) -> Iterator[str]:
    """Published before in force; nothing punishable reaches back; the regulation was in force and is its own."""
    for onderwerp, bestand, _, versie in alles.versies():
        waar = f"{onderwerp}/{bestand.gemeente}: {versie.versie}"
        regeling = alles.regelingen.get(versie.regeling or "")
        if versie.bekend is None or (versie.inwerking is None) != (versie.voorwaarde is not None):
            yield f"{waar}: bekend ontbreekt, of inwerking en voorwaarde passen niet bij elkaar"
        if versie.inwerking and versie.bekend and versie.bekend >= versie.inwerking:
            yield f"{waar}: bekend ligt niet voor inwerking"
        if versie.strafbaar and versie.terugwerkend_tot_en_met:
            yield f"{waar}: strafbaar en toch terugwerkend"
        if regeling is None or regeling.gemeente != bestand.gemeente:
            yield f"{waar}: regeling {versie.regeling} is niet van {bestand.gemeente}"
        elif versie.inwerking and not _within(versie.inwerking, regeling.inwerking, regeling.vervalt):
            yield f"{waar}: {regeling.id} gold niet op {versie.inwerking}"


def regeling_volgt_op(alles: Verzameling) -> Iterator[str]:
    """On each day every text that applies belongs to a regulation that applies, so a new APV takes all along."""
    for gemeente in GEMEENTEN:
        for dag in alles.wisseldagen(gemeente):
            for onderwerp, versie in alles.geldend(gemeente, dag).items():
                regeling = alles.regelingen[versie.regeling or ""]
                if not _within(dag, regeling.inwerking, regeling.vervalt):
                    yield f"{onderwerp}/{gemeente}: op {dag} geldt {versie.versie} uit {regeling.id}, en die niet"


def nummer_eenmaal_per_dag(alles: Verzameling) -> Iterator[str]:
    for gemeente in GEMEENTEN:
        for dag in alles.wisseldagen(gemeente):
            telling = Counter(versie.nummer for versie in alles.geldend(gemeente, dag).values() if versie.nummer)
            yield from (f"{gemeente}: {nummer} twee keer op {dag}" for nummer, n in telling.items() if n > 1)


def opbouw(alles: Verzameling) -> Iterator[str]:
    """Leden count 1, 2, 3; onderdelen a, b, c; keys are unique; a list is punctuated as a list."""
    for onderwerp, _, _, versie in alles.versies():
        nummers = [lid.nr for lid in versie.leden]
        if nummers not in ([""], [str(n + 1) for n in range(len(nummers))]) or nummers == ["1"]:
            yield f"{onderwerp}: {versie.versie} telt leden {nummers}"
        yield from (f"{onderwerp}: {versie.versie}: {klacht}" for klacht in _build_faults(versie.leden))
        for lid in versie.leden:
            yield from (f"{onderwerp}: {versie.versie}: {klacht}" for klacht in _list_faults(lid))


def woorden_van_hun_tijd(alles: Verzameling) -> Iterator[str]:
    """A law is called by the name it had; a text does not lean on a provision that did not exist yet."""
    for onderwerp, _, _, versie in alles.versies():
        dag = versie.inwerking or versie.bekend
        assert dag is not None
        for woord, vanaf, tot in WOORDEN_VAN_EEN_TIJD:
            if woord in tekst_van(versie) and not _within(dag, vanaf, tot):
                yield f"{onderwerp}: {versie.versie} noemt {woord}"
        if any("artikel=151d" in jci for jci in versie.grondslag) and dag < date(2017, 7, 1):
            yield f"{onderwerp}: {versie.versie} steunt op artikel 151d van voor 1 juli 2017"


def verwijzingen_kloppen(alles: Verzameling) -> Iterator[str]:
    """Every article and lid that a text names exists in that municipality on every day that the text applies."""
    for gemeente in GEMEENTEN:
        for dag in alles.wisseldagen(gemeente):
            geldend = alles.geldend(gemeente, dag)
            op_nummer = {versie.nummer: versie for versie in geldend.values() if versie.nummer}
            for onderwerp, versie in geldend.items():
                for klacht in _reference_faults(versie, op_nummer):
                    yield f"{onderwerp}/{gemeente} op {dag}: {versie.versie}: {klacht}"


def strafbepaling_volledig(alles: Verzameling) -> Iterator[str]:
    """The strafbepaling of the day names what is punishable on that day, all of it and nothing else."""
    for gemeente in GEMEENTEN:
        for dag in alles.wisseldagen(gemeente):
            geldend = alles.geldend(gemeente, dag)
            if "strafbepaling" not in geldend:
                continue
            genoemd = {nummer for nummer, _ in VERWIJZING.findall(tekst_van(geldend["strafbepaling"]))}
            strafbaar = {str(versie.nummer) for versie in geldend.values() if versie.strafbaar}
            if genoemd != strafbaar:
                yield f"{gemeente} op {dag}: strafbepaling en strafbare artikelen verschillen: {genoemd ^ strafbaar}"


def toelichting_is_gewone_taal(alles: Verzameling) -> Iterator[str]:
    """No sentence over 25 words, on average at most 15."""
    for naam, onderwerp in alles.onderwerpen.items():
        kaal = LINK.sub("artikel", onderwerp.toelichting).replace("**", "")
        lengtes = [len(zin.split()) for zin in re.split(r"(?<=[.!?:])\s+", kaal) if zin.strip()]
        if max(lengtes) > 25 or sum(lengtes) / len(lengtes) > 15:
            yield f"{naam}: langste zin {max(lengtes)}, gemiddeld {sum(lengtes) / len(lengtes):.1f} woorden"


def onderwerp_is_af(alles: Verzameling) -> Iterator[str]:
    for naam, onderwerp in alles.onderwerpen.items():
        if len(onderwerp.trefwoorden) < 3 or any(woord != woord.lower() for woord in onderwerp.trefwoorden[:3]):
            yield f"{naam}: minder dan drie trefwoorden, of met hoofdletter"
        if not onderwerp.raakt or not all(raakt.eigenaar for raakt in onderwerp.raakt):
            yield f"{naam}: raakt is leeg of zonder eigenaar"


KEUREN: tuple[Keur, ...] = (
    identiteit,
    verwijst_naar_bestaand_onderwerp,
    model_blijft_model,
    te_bevestigen_bestaat,
    tijd_klopt,
    regeling_volgt_op,
    nummer_eenmaal_per_dag,
    opbouw,
    woorden_van_hun_tijd,
    verwijzingen_kloppen,
    strafbepaling_volledig,
    toelichting_is_gewone_taal,
    onderwerp_is_af,
)


def _within(dag: date, vanaf: date | None, tot: date | None) -> bool:
    return (vanaf is None or vanaf <= dag) and (tot is None or dag < tot)


def _build_faults(items: Sequence[Lid | Onderdeel]) -> Iterator[str]:
    telling = Counter(item.sleutel for item in items)
    yield from (f"sleutel {sleutel} komt {n} keer voor" for sleutel, n in telling.items() if n > 1)
    for item in items:
        letters = [onderdeel.nr for onderdeel in item.onderdelen]
        if letters != [chr(ord("a") + n) for n in range(len(letters))]:
            yield f"{item.sleutel}: onderdelen {letters}"
        yield from _build_faults(item.onderdelen)


def _list_faults(lid: Lid) -> Iterator[str]:
    if lid.tekst.endswith(":") != bool(lid.onderdelen):
        yield f"{lid.sleutel}: dubbele punt en onderdelen passen niet bij elkaar"
    if not lid.onderdelen and not lid.tekst.endswith("."):
        yield f"{lid.sleutel}: eindigt niet op een punt"
    for onderdeel in lid.onderdelen[:-1]:
        if not re.search(r";(?: en| of)?$", onderdeel.tekst):
            yield f"{lid.sleutel}, {onderdeel.nr}: eindigt niet op een puntkomma"
    if lid.onderdelen and not lid.slot and not lid.onderdelen[-1].tekst.endswith("."):
        yield f"{lid.sleutel}: de lijst eindigt niet op een punt"


def _reference_faults(versie: Versie, op_nummer: dict[str, Versie]) -> Iterator[str]:
    tekst = tekst_van(versie)
    for nummer, lid in VERWIJZING.findall(tekst):
        doel = op_nummer.get(nummer)
        if doel is None:
            yield f"artikel {nummer} geldt niet"
        elif lid and not _has_lid(doel, lid):
            yield f"artikel {nummer} heeft geen {lid} lid"
    # "artikel 1, eerste lid" of an act goes with its comma; only "het eerste lid" is a lid of this article
    for lid in EIGEN_LID.findall(re.sub(r"artikel \S+, [a-z]+ lid", "", tekst)):
        if not _has_lid(versie, lid):
            yield f"het {lid} lid bestaat niet"


def _has_lid(versie: Versie, rangtelwoord: str) -> bool:
    return rangtelwoord in RANGTELWOORDEN[: len(versie.leden)] and versie.leden[0].nr != ""


def histories(alles: Verzameling, gemeente: str) -> dict[str, OnderwerpVersies]:
    """Return the files of one municipality by subject."""
    return {onderwerp: bestand for (onderwerp, waar), bestand in alles.teksten.items() if waar == gemeente}
