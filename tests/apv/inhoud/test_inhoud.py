"""Every text of the APV passes every guard; every guard refuses a text that was broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest

from apv.inhoud import keuren
from apv.inhoud.keuren import KEUREN, Keur, histories
from apv.inhoud.verzameling import GEMEENTEN, VER_WEG, Verzameling, read_verzameling, tekst_van
from instrumentarium.bronnen.project import find_files, lees_bron
from instrumentarium.bronnen.soorten.apv import OnderwerpVersies, Wijziging
from instrumentarium.tijd.geldigheid import Reden, resolve

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def alles() -> Verzameling:
    return read_verzameling(PROJECT)


@pytest.mark.parametrize("keur", KEUREN, ids=lambda keur: keur.__name__)
def test_keur(keur: Keur, alles: Verzameling) -> None:
    """All complaints of one guard at once."""
    assert list(keur(alles)) == []


def test_enough_subjects_and_one_gap(alles: Verzameling) -> None:
    """At least 22 subjects; each has three files, except the one that shows "niet ingelezen"."""
    assert len(alles.onderwerpen) >= 22
    gaten = [(o, g) for o in alles.onderwerpen for g in GEMEENTEN if (o, g) not in alles.teksten]
    assert gaten == [("uitzonderingen-voorwerpen-op-de-weg", "teylingen")]


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_histories_are_worth_comparing(gemeente: str, alles: Verzameling) -> None:
    """At least eight subjects have two versions or more, and woonoverlast is one of them."""
    meer = {onderwerp for onderwerp, bestand in histories(alles, gemeente).items() if len(bestand.versies) > 1}
    assert "woonoverlast" in meer
    assert len(meer) >= 8


def test_known_numbers(alles: Verzameling) -> None:
    """What is known of the numbers: woonoverlast is 2:40b in Hillegom, the permit is 2:34 in Teylingen."""
    op = date(2026, 11, 24)
    assert alles.geldend("hillegom", op)["woonoverlast"].nummer == "2:40b"
    assert alles.geldend("teylingen", op)["vergunningplicht-bedrijfsmatige-activiteiten"].nummer == "2:34"
    assert alles.geldend("lisse", date(2019, 6, 1))["woonoverlast"].nummer is None


def test_lapse_leaves_a_gap_in_lisse(alles: Verzameling) -> None:
    """Article 2:10a of Lisse ended in 2022, and nothing comes back."""
    bestand = alles.teksten["uitzonderingen-voorwerpen-op-de-weg", "lisse"]
    assert resolve(bestand.versies, date(2023, 1, 1), VER_WEG).reden is Reden.VERVALLEN


def test_retroactive_effect_is_read_only_when_known(alles: Verzameling) -> None:
    """On 5 January 2022 the shorter term of Lisse holds, but nobody could know that on that day."""
    versies = alles.teksten["beslistermijn", "lisse"].versies
    toen = resolve(versies, date(2022, 1, 5), date(2022, 1, 5)).versie
    later = resolve(versies, date(2022, 1, 5), VER_WEG).versie
    assert toen is not None
    assert later is not None
    assert (toen.versie, later.versie) == ("lis-beslistermijn-2020", "lis-beslistermijn-2022")


def test_undated_text_does_not_apply(alles: Verzameling) -> None:
    bestand = alles.teksten["messenverbod", "lisse"]
    assert bestand.versies[0].voorwaarde
    assert resolve(bestand.versies, date(2030, 1, 1), VER_WEG).versie is None


@pytest.mark.parametrize("pad", [*find_files(PROJECT, "apv/wijzigingen/*.yaml")])
def test_amendment_makes_the_new_text(pad: str, alles: Verzameling) -> None:
    """Each phrase occurs once in the old version, and replacing it gives the words of the new one."""
    wijziging = lees_bron(PROJECT, pad, Wijziging).waarde
    versies = {v.versie: v for v in alles.teksten[wijziging.onderwerp, wijziging.gemeente].versies}
    tekst = tekst_van(versies[wijziging.van])
    for bewerking in wijziging.bewerkingen:
        assert bewerking.soort == "vervang-zinsdeel"
        assert bewerking.was is not None
        assert tekst.count(bewerking.was) == 1
        tekst = tekst.replace(bewerking.was, bewerking.wordt or "")
    assert tekst == tekst_van(versies[wijziging.naar])


def _change(onderwerp: str, gemeente: str, plek: int, **velden: Any) -> Callable[[Verzameling], Verzameling]:
    """Return a breaker: one version of one file gets other values."""

    def break_(alles: Verzameling) -> Verzameling:
        bestand = alles.teksten[onderwerp, gemeente]
        versies = list(bestand.versies)
        versies[plek] = attrs.evolve(versies[plek], **velden)
        return _with(alles, onderwerp, gemeente, attrs.evolve(bestand, versies=versies))

    return break_


def _say(onderwerp: str, gemeente: str, plek: int, was: str, wordt: str) -> Callable[[Verzameling], Verzameling]:
    """Return a breaker: the first lid of a version gets other words."""

    def break_(alles: Verzameling) -> Verzameling:
        eerste, *rest = alles.teksten[onderwerp, gemeente].versies[plek].leden
        assert was in eerste.tekst
        lid = attrs.evolve(eerste, tekst=eerste.tekst.replace(was, wordt))
        return _change(onderwerp, gemeente, plek, leden=[lid, *rest])(alles)

    return break_


def _explain(onderwerp: str, **velden: Any) -> Callable[[Verzameling], Verzameling]:
    def break_(alles: Verzameling) -> Verzameling:
        nieuw = {**alles.onderwerpen, onderwerp: attrs.evolve(alles.onderwerpen[onderwerp], **velden)}
        return Verzameling(nieuw, alles.teksten, alles.regelingen)

    return break_


def _open(onderwerp: str, gemeente: str, paden: list[str]) -> Callable[[Verzameling], Verzameling]:
    def break_(alles: Verzameling) -> Verzameling:
        bestand = attrs.evolve(alles.teksten[onderwerp, gemeente], te_bevestigen=paden)
        return _with(alles, onderwerp, gemeente, bestand)

    return break_


def _with(alles: Verzameling, onderwerp: str, gemeente: str, bestand: OnderwerpVersies) -> Verzameling:
    return Verzameling(alles.onderwerpen, {**alles.teksten, (onderwerp, gemeente): bestand}, alles.regelingen)


KAPOT: list[tuple[Keur, Callable[[Verzameling], Verzameling]]] = [
    (keuren.identiteit, _change("woonoverlast", "lisse", 0, versie="hil-woonoverlast-2019")),
    (keuren.verwijst_naar_bestaand_onderwerp, _explain("woonoverlast", toelichting="Zie [[burenruzie]].")),
    (keuren.model_blijft_model, _open("woonoverlast", "hillegom", [])),
    (keuren.model_blijft_model, _change("woonoverlast", "hillegom", 0, staat_voor=None)),
    (keuren.te_bevestigen_bestaat, _open("woonoverlast", "hillegom", ["versies.9.bekend"])),
    (keuren.tijd_klopt, _change("samenscholing", "lisse", 1, terugwerkend_tot_en_met=date(2018, 1, 1))),
    (keuren.tijd_klopt, _change("samenscholing", "lisse", 1, bekend=date(2019, 1, 4))),
    (keuren.regeling_volgt_op, _change("samenscholing", "lisse", 2, inwerking=None, voorwaarde="ooit")),
    (keuren.nummer_eenmaal_per_dag, _change("woonoverlast", "hillegom", 1, nummer="2:1")),
    (keuren.opbouw, _say("woonoverlast", "hillegom", 0, "veroorzaakt.", "veroorzaakt")),
    (keuren.woorden_van_hun_tijd, _say("drugshandel-op-straat", "hillegom", 0, "Opiumwet is", "Alcoholwet is")),
    (keuren.woorden_van_hun_tijd, _change("woonoverlast", "hillegom", 0, inwerking=date(2016, 8, 1))),
    (keuren.verwijzingen_kloppen, _say("betreden-gesloten-pand", "lisse", 0, "174a", "2:99")),
    (keuren.verwijzingen_kloppen, _say("woonoverlast", "lisse", 0, "Degene", "In afwijking van het zesde lid")),
    (keuren.strafbepaling_volledig, _change("woonoverlast", "hillegom", 1, strafbaar=True)),
    (keuren.toelichting_is_gewone_taal, _explain("woonoverlast", toelichting="woord " * 26 + ".")),
    (keuren.onderwerp_is_af, _explain("woonoverlast", raakt=[])),
]


@pytest.mark.parametrize(("keur", "break_"), KAPOT, ids=[keur.__name__ for keur, _ in KAPOT])
def test_guard_refuses(keur: Keur, break_: Callable[[Verzameling], Verzameling], alles: Verzameling) -> None:
    """The negative control: what is broken on purpose is found."""
    assert list(keur(break_(alles)))


def test_every_guard_has_its_control() -> None:
    assert {keur for keur, _ in KAPOT} == set(KEUREN)
