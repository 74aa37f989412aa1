"""One driver, one golden file per case; a property test against a slower reading of the rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from instrumentarium.tijd.geldigheid import Reden, end_of, resolve

GEVALLEN = sorted((Path(__file__).parent / "gevallen").glob("*.yaml"))
DAG_NUL = date(2022, 1, 1)


@dataclass(frozen=True)
class Tekst:
    """A version with a name."""

    naam: str
    bekend: date | None = None
    inwerking: date | None = None
    terugwerkend_tot_en_met: date | None = None
    vervalt: date | None = None


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda pad: pad.stem)
def test_golden(geval: Path) -> None:
    """Each file asks what applies on a day as known on a day, and says the answer."""
    inhoud = yaml.safe_load(geval.read_text(encoding="utf-8"))
    versies = [Tekst(**versie) for versie in inhoud["versies"]]
    volledig = inhoud.get("historie_volledig", True)
    for vraag in inhoud["vragen"]:
        uitkomst = resolve(versies, vraag["op"], vraag["bekend_op"], historie_volledig=volledig)
        antwoord = uitkomst.versie.naam if uitkomst.versie else uitkomst.reden
        assert antwoord == vraag["geldt"], vraag


dagen = st.integers(0, 400).map(lambda n: DAG_NUL + timedelta(days=n))
teksten = st.builds(Tekst, st.uuids().map(str), dagen, st.none() | dagen, st.none() | dagen, st.none() | dagen)


def slow_resolve(versies: list[Tekst], op: date, bekend_op: date) -> Tekst | None:
    """Read the rule aloud: drop what was unknown or not in force, take the latest act that had begun, see if it lapsed."""
    grens = max(op, bekend_op)
    over = [v for v in versies if v.bekend and v.inwerking and v.bekend <= bekend_op and v.inwerking <= grens]
    begonnen = [v for v in over if (v.terugwerkend_tot_en_met or v.inwerking) <= op]
    laatste = max(begonnen, key=lambda v: (v.inwerking, v.bekend, versies.index(v)), default=None)
    return None if laatste is None or (laatste.vervalt and laatste.vervalt <= op) else laatste


@given(st.lists(teksten, max_size=6), dagen, dagen)
def test_agrees_with_the_rule_read_aloud(versies: list[Tekst], op: date, bekend_op: date) -> None:
    """The fast answer is the slow one."""
    assert resolve(versies, op, bekend_op).versie == slow_resolve(versies, op, bekend_op)


@given(st.lists(teksten, max_size=5), dagen)
def test_end_is_the_first_day_on_which_another_applies(versies: list[Tekst], bekend_op: date) -> None:
    """On the day before its end a version still applies where it applied on its first day; on its end it does not."""
    for versie in versies:
        begin = versie.terugwerkend_tot_en_met or versie.inwerking
        einde = end_of(versies, versie, bekend_op)
        if begin is None or einde is None or resolve(versies, begin, bekend_op).versie is not versie:
            continue
        assert resolve(versies, einde, bekend_op).versie is not versie
        assert resolve(versies, einde - timedelta(days=1), bekend_op).versie is versie


def test_lapse_leaves_a_gap() -> None:
    """After a lapse the older text does not come back."""
    oud = Tekst("oud", date(2020, 1, 1), date(2020, 1, 1))
    nieuw = Tekst("nieuw", date(2021, 1, 1), date(2021, 1, 1), vervalt=date(2022, 1, 1))
    assert resolve([oud, nieuw], date(2022, 6, 1), date(2022, 6, 1)).reden is Reden.VERVALLEN
