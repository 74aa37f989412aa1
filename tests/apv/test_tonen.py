"""What `apv toon` and `apv lijst` answer, and what a reader is warned for; one small project per question."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from apv.project import BESTANDEN, VUUR, make_project
from instrumentarium.apv.collectie import Apv, load_apv, load_onderwerp
from instrumentarium.apv.tonen import show, show_all
from instrumentarium.cli import main
from instrumentarium.fouten import BronFout, GebruikFout

VUURPAD = "apv/onderwerpen/vuur/lisse.yaml"
NU = date(2022, 6, 1)


def apv_met(tmp_path: Path, *wissels: tuple[str, str]) -> Apv:
    """Return the APV of the small project with replacements in the subject `vuur`."""
    tekst = VUUR
    for was, wordt in wissels:
        assert was in tekst, was
        tekst = tekst.replace(was, wordt)
    return load_apv(make_project(tmp_path, {VUURPAD: tekst}))


def let_op(apv: Apv, op: date = NU, bekend_op: date = NU) -> str:
    return " ".join(show(apv, "vuur", "lisse", op, bekend_op)["waarschuwingen"])


def test_the_answer_has_the_form_of_the_contract(tmp_path: Path) -> None:
    antwoord = show(apv_met(tmp_path), "vuur", "lisse", date(2020, 6, 1), NU)
    assert list(antwoord) == [
        *("onderwerp", "gemeente", "op", "bekend_op", "versie", "nummer", "opschrift", "status", "leden"),
        "waarschuwingen",
    ]
    assert (antwoord["versie"], antwoord["op"], antwoord["bekend_op"]) == ("vuur-1", "2020-06-01", "2022-06-01")
    assert antwoord["leden"][0] == {
        "sleutel": "verbod",
        "nr": "1",
        "tekst": "Het is verboden een vuur te stoken.",
        "onderdelen": [],
        "slot": None,
    }


@pytest.mark.parametrize(
    ("op", "bekend_op", "versie", "reden"),
    [
        ("2020-01-31", "2022-06-01", None, "nog-niet-in-werking"),
        ("2020-02-01", "2022-06-01", "vuur-1", None),
        ("2021-02-01", "2020-12-31", "vuur-1", None),
        ("2021-02-01", "2021-01-01", "vuur-2", None),
        ("2030-01-01", "2020-06-01", "vuur-1", None),
    ],
)
def test_two_dates(tmp_path: Path, op: str, bekend_op: str, versie: str | None, reden: str | None) -> None:
    """The day on which it applies, and the day on which it was known."""
    antwoord = show(apv_met(tmp_path), "vuur", "lisse", date.fromisoformat(op), date.fromisoformat(bekend_op))
    assert (antwoord["versie"], antwoord.get("reden")) == (versie, reden)


def test_reasons_for_nothing(tmp_path: Path) -> None:
    """Ended, not entered before an incomplete history, and a municipality without a file."""
    apv = apv_met(
        tmp_path,
        ("historie_volledig: true", "historie_volledig: false"),
        ("inwerking: 2021-02-01", "inwerking: 2021-02-01\n    vervalt: 2022-01-01"),
    )
    assert show(apv, "vuur", "lisse", NU, NU)["reden"] == "vervallen"
    assert "vervallen per 2022-01-01" in let_op(apv)
    assert show(apv, "vuur", "lisse", date(2019, 1, 1), NU)["reden"] == "niet-ingelezen"
    assert show(apv, "vuur", "hillegom", NU, NU)["reden"] == "niet-ingelezen"
    assert "niet ingelezen" in show(apv, "vuur", "hillegom", NU, NU)["waarschuwingen"][0]


def test_drafts_do_not_apply(tmp_path: Path) -> None:
    apv = apv_met(tmp_path, ("versie: vuur-2\n    status: model", "versie: vuur-2\n    status: ontwerp"))
    assert show(apv, "vuur", "lisse", NU, NU)["versie"] == "vuur-1"


def test_warnings(tmp_path: Path) -> None:
    """Model text, a fact that is not confirmed, a number that is unknown."""
    apv = apv_met(
        tmp_path,
        ("historie_volledig: true", "te_bevestigen: [versies.1.inwerking]"),
        ('nummer: "2:1"', "nummer: null"),
    )
    tekst = let_op(apv)
    assert "modeltekst" in tekst
    assert "Nog te bevestigen: inwerking" in tekst
    assert "artikelnummer is onbekend" in tekst


def test_a_state_that_nobody_adopted(tmp_path: Path) -> None:
    """A3 reaches back past A2: on a day before A2 its text holds an amendment that was not law yet."""
    apv = apv_met(
        tmp_path,
        ("strafbaar: true", "strafbaar: false"),
        (
            "  - versie: vuur-2",
            VUUR[VUUR.index("  - versie: vuur-2") :]
            .replace("vuur-2", "vuur-3")
            .replace("bekend: 2021-01-01", "bekend: 2021-05-01")
            .replace("inwerking: 2021-02-01", "inwerking: 2021-06-01\n    terugwerkend_tot_en_met: 2021-01-01")
            .replace("strafbaar: true", "strafbaar: false")
            + "  - versie: vuur-2",
        ),
    )
    assert show(apv, "vuur", "lisse", date(2021, 1, 15), NU)["versie"] == "vuur-3"
    assert "door niemand vastgesteld" in let_op(apv, date(2021, 1, 15))
    assert "door niemand vastgesteld" not in let_op(apv, date(2021, 3, 1))
    assert "door niemand vastgesteld" not in let_op(apv, date(2021, 7, 1))


def test_what_is_coming(tmp_path: Path) -> None:
    """A coming version with a day, and one without."""
    assert "vuur-2 treedt in werking op 2021-02-01" in let_op(
        apv_met(tmp_path / "a"), date(2021, 1, 5), date(2021, 1, 5)
    )
    zonder = apv_met(tmp_path / "b", ("inwerking: 2021-02-01", "inwerking: null\n    voorwaarde: na een besluit"))
    assert "zonder vaste datum: vuur-2 (na een besluit)" in let_op(zonder)


def test_a_regulation_that_was_replaced(tmp_path: Path) -> None:
    regelingen = BESTANDEN["apv/regelingen.yaml"].replace(
        "inwerking: 2020-02-01}", "inwerking: 2020-02-01, vervalt: 2022-01-01}"
    )
    apv = load_apv(make_project(tmp_path, {"apv/regelingen.yaml": regelingen}))
    assert "APV Lisse is vervallen per 2022-01-01" in let_op(apv)


@pytest.mark.parametrize("gevraagd", ["2:1", "2.1", "art. 2:1", "Artikel 2:1", "vuur"])
def test_a_number_or_a_subject(tmp_path: Path, gevraagd: str) -> None:
    assert apv_met(tmp_path).find_onderwerp(gevraagd, "lisse", NU, NU) == "vuur"


@pytest.mark.parametrize(("gevraagd", "melding"), [("vuurr", "bedoelde u vuur"), ("9:9", "artikel 9:9")])
def test_unknown(tmp_path: Path, gevraagd: str, melding: str) -> None:
    with pytest.raises(GebruikFout, match=melding):
        apv_met(tmp_path).find_onderwerp(gevraagd, "lisse", NU, NU)


def test_one_subject_is_read_alone(tmp_path: Path) -> None:
    """A fault in another subject does not stand in the way; the whole APV reports it."""
    kapot = {"apv/onderwerpen/strafbepaling/lisse.yaml": "schema: onderwerp-versies/1\ngemeente: lisse\nonzin: 1\n"}
    wortel = make_project(tmp_path, kapot)
    assert list(load_onderwerp(wortel, "vuur").onderwerpen) == ["vuur"]
    with pytest.raises(BronFout, match="onzin"):
        load_apv(wortel)


def test_list_gives_number_heading_and_period(tmp_path: Path) -> None:
    rijen = show_all(apv_met(tmp_path), ["lisse"], date(2020, 6, 1), NU)
    vuur = next(rij for rij in rijen if rij["onderwerp"] == "vuur")
    assert (vuur["nummer"], vuur["opschrift"], vuur["van"], vuur["tot_en_met"]) == (
        "2:1",
        "Vuur",
        "2020-02-01",
        "2021-01-31",
    )


@pytest.mark.parametrize(
    ("argumenten", "code"),
    [
        (["toon", "vuur", "--gemeente", "lisse"], 0),
        (["toon", "2.1", "--gemeente", "lisse", "--op", "2019-01-01"], 0),
        (["toon", "vuurr", "--gemeente", "lisse"], 2),
        (["toon", "vuur", "--gemeente", "lise"], 2),
        (["toon", "vuur", "--gemeente", "lisse", "--op", "31-12-2020"], 2),
        (["toon", "vuur"], 2),
        (["lijst", "--gemeente", "lisse"], 0),
        (["vergelijk", "vuur", "--gemeente", "lisse", "--van", "2020-06-01", "--tot", "2022-01-01"], 0),
        (["vergelijk", "vuur", "--gemeente", "lisse"], 2),
        (["vergelijk", "vuur", "--gemeenten", "lisse"], 2),
        (["wijzig", "vuur", "--gemeente", "lisse", "--van", "vuur-1", "--naar", "vuur-2"], 0),
        (["wijzig", "vuur", "strafbepaling", "--gemeente", "lisse", "--van", "2020-06-01", "--naar", "2022-01-01"], 0),
        (["wijzig", "vuur", "strafbepaling", "--gemeente", "lisse", "--van", "vuur-1", "--naar", "vuur-2"], 2),
        (["wijzig", "vuur", "--gemeente", "lisse", "--van", "vuur-1", "--naar", "vuur-9"], 2),
        (["speel-af", "bestaat-niet.yaml"], 2),
        (["lees-wijziging", "bestaat-niet.txt"], 2),
        (["verwijzingen"], 0),
        (["drift"], 0),
        (["drift", "vuurr"], 2),
    ],
)
def test_exit_codes_and_one_json_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], argumenten: list[str], code: int
) -> None:
    """0 for an answer, 2 for a wrong call; with --json stdout is one document, also then."""
    wortel = make_project(tmp_path)
    with pytest.raises(SystemExit) as einde:
        main(["--map", str(wortel), "apv", *argumenten, "--json"])
    assert einde.value.code == code
    assert isinstance(json.loads(capsys.readouterr().out), dict)
