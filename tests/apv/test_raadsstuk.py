"""The council package: six documents that agree, an amendement that is played, and the drift between councils."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import docx
import pytest

from apv.project import BESTANDEN, VUUR, make_project
from instrumentarium.apv.collectie import Apv, load_apv
from instrumentarium.apv.drift import find_drift, to_lines
from instrumentarium.apv.raad_word import make_documents
from instrumentarium.apv.raadsstuk import Raadsstuk, amend, bases_in_words, make_raadsstuk
from instrumentarium.apv.wijzigen import Voorstel, propose_safely
from instrumentarium.bronnen.project import lees_bron
from instrumentarium.bronnen.soorten.apv import Versie, Wijziging
from instrumentarium.bronnen.soorten.raad import Raadsteksten, Wetsnaam
from instrumentarium.cli import main
from instrumentarium.fouten import BronFout, GebruikFout

NU = date(2022, 6, 1)
TEKSTEN = Path(__file__).resolve().parents[2] / "templates" / "raadsstuk" / "teksten.yaml"
AMENDEMENT = """schema: wijziging/1
onderwerp: vuur
gemeente: lisse
van: vuur-2
naar: vuur-3
bewerkingen:
  - {soort: vervang-zinsdeel, lid: "1", onderdeel: null, was: open vuur, wordt: open vuur of een vuurkorf}
"""


@pytest.fixture
def wortel(tmp_path: Path) -> Path:
    woorden = TEKSTEN.read_text(encoding="utf-8")
    return make_project(tmp_path, {"templates/raadsstuk/teksten.yaml": woorden, "amendement.yaml": AMENDEMENT})


def voorstel(apv: Apv) -> Voorstel:
    oud, nieuw = apv.versies("vuur", "lisse")
    return propose_safely(apv, "vuur", "lisse", oud, nieuw, NU)


def stuk(wortel: Path, voorstellen: list[Voorstel] | None = None) -> Raadsstuk:
    apv = load_apv(wortel)
    teksten = lees_bron(wortel, "templates/raadsstuk/teksten.yaml", Raadsteksten)
    return make_raadsstuk(apv, voorstellen or [voorstel(apv)], teksten, "Lisse", NU)


def words(inhoud: bytes) -> str:
    doc = docx.Document(io.BytesIO(inhoud))
    cellen = [cel.text for tabel in doc.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(alinea.text for alinea in doc.paragraphs), *cellen])


def test_six_documents_that_agree(wortel: Path) -> None:
    """The same number, title and day in each; what a person must write is asked for."""
    stukken = {naam: words(inhoud) for naam, inhoud in make_documents(stuk(wortel)).items()}
    assert list(stukken) == [
        *("raadsvoorstel.docx", "raadsbesluit.docx", "integrale-tekst.docx", "was-wordt-tabel.docx"),
        *("toelichting.docx", "publicatietekst.docx"),
    ]
    for tekst in stukken.values():
        assert "APV Lisse" in tekst
        assert "Geen orgaan heeft deze tekst vastgesteld" in tekst
    besluit = stukken["raadsbesluit.docx"]
    assert "De raad van de gemeente Lisse;" in besluit
    assert "In artikel 2:1, eerste lid, wordt na “verboden een” ingevoegd “open”." in besluit
    assert "Deze verordening treedt in werking met ingang van 1 februari 2021." in besluit
    assert "1. Het is verboden een open vuur te stoken." in stukken["integrale-tekst.docx"]
    assert "Vul in:" in stukken["raadsvoorstel.docx"]


def test_same_bytes_twice(wortel: Path) -> None:
    assert make_documents(stuk(wortel)) == make_documents(stuk(wortel))


def test_an_amendement_gives_a_fresh_decision(wortel: Path) -> None:
    """The council changes the proposal; the decision then leads from the old text to the amended one."""
    apv = load_apv(wortel)
    amendement = lees_bron(wortel, "amendement.yaml", Wijziging)
    documenten = make_documents(stuk(wortel, amend(apv, [voorstel(apv)], amendement, NU)))
    assert "open vuur of een vuurkorf te stoken" in words(documenten["integrale-tekst.docx"])
    assert "vuurkorf" in words(documenten["raadsbesluit.docx"])


@pytest.mark.parametrize(
    ("was", "wordt", "fout"),
    [
        ("van: vuur-2", "van: vuur-1", GebruikFout),
        ("onderwerp: vuur", "onderwerp: rook", GebruikFout),
        ("was: open vuur", "was: groot vuur", BronFout),
    ],
)
def test_an_amendement_that_does_not_fit(wortel: Path, was: str, wordt: str, fout: type[Exception]) -> None:
    (wortel / "amendement.yaml").write_text(AMENDEMENT.replace(was, wordt), encoding="utf-8")
    apv = load_apv(wortel)
    with pytest.raises(fout):
        amend(apv, [voorstel(apv)], lees_bron(wortel, "amendement.yaml", Wijziging), NU)


def test_the_command_writes_all_or_nothing(wortel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Six files and exit code 0; an amendement that does not fit gives 1 and no folder."""
    vast = [
        "--map",
        str(wortel),
        "apv",
        "raadsstuk",
        "vuur",
        "--gemeente",
        "lisse",
        "--van",
        "vuur-1",
        "--naar",
        "vuur-2",
    ]
    with pytest.raises(SystemExit) as einde:
        main([*vast, "--uit", str(wortel / "goed"), "--json"])
    assert (einde.value.code, len(list((wortel / "goed").iterdir()))) == (0, 6)
    assert len(json.loads(capsys.readouterr().out)["bestanden"]) == 6
    (wortel / "amendement.yaml").write_text(AMENDEMENT.replace("open vuur,", "groot vuur,"), encoding="utf-8")
    with pytest.raises(SystemExit) as einde:
        main([*vast, "--uit", str(wortel / "fout"), "--amendement", str(wortel / "amendement.yaml")])
    assert (einde.value.code, (wortel / "fout").exists()) == (1, False)


def test_nothing_to_propose(wortel: Path) -> None:
    apv = load_apv(wortel)
    oud = apv.versies("vuur", "lisse")[0]
    with pytest.raises(GebruikFout, match="gelijk"):
        stuk(wortel, [propose_safely(apv, "vuur", "lisse", oud, oud, NU)])


def test_a_field_that_does_not_exist_is_located(wortel: Path) -> None:
    pad = wortel / "templates/raadsstuk/teksten.yaml"
    pad.write_text(pad.read_text(encoding="utf-8").replace("{aantal}", "{hoeveel}"), encoding="utf-8")
    with pytest.raises(BronFout, match=r"teksten\.yaml:.*veld dat niet bestaat"):
        stuk(wortel)


def test_bases_carry_the_name_of_the_law_on_the_day() -> None:
    """The Drank- en Horecawet became the Alcoholwet on 1 July 2021; articles of one law stand together."""
    versie = Versie(
        versie="x",
        status="model",
        opschrift="",
        grondslag=[
            f"jci1.3:c:BWBR000{wet}&artikel={nr}" for wet, nr in (("2458", "4"), ("5416", "151d"), ("5416", "149"))
        ],
    )
    wetten = [
        Wetsnaam(bwb="BWBR0005416", naam="Gemeentewet"),
        Wetsnaam(bwb="BWBR0002458", naam="Drank- en Horecawet", tot=date(2021, 7, 1)),
        Wetsnaam(bwb="BWBR0002458", naam="Alcoholwet", van=date(2021, 7, 1)),
    ]
    oud, nieuw = (bases_in_words([versie], wetten, dag) for dag in (date(2021, 6, 30), date(2021, 7, 1)))
    assert oud == "de artikelen 149 en 151d van de Gemeentewet en artikel 4 van de Drank- en Horecawet"
    assert nieuw == "de artikelen 149 en 151d van de Gemeentewet en artikel 4 van de Alcoholwet"


def test_drift_says_what_differs_and_since_when(tmp_path: Path) -> None:
    """Two councils with the same text, until one of them changed it."""
    eerste = (
        VUUR[: VUUR.index("  - versie: vuur-2")]
        .replace("gemeente: lisse", "gemeente: hillegom")
        .replace("apv-lisse", "apv-h")
    )
    anders = {
        "apv/onderwerpen/vuur/hillegom.yaml": eerste,
        "apv/regelingen.yaml": BESTANDEN["apv/regelingen.yaml"]
        + "  - {id: apv-h, gemeente: hillegom, titel: APV Hillegom}\n",
    }
    apv = load_apv(make_project(tmp_path, anders))
    (vroeger,) = find_drift(apv, ["vuur"], date(2020, 6, 1), NU)
    assert vroeger.gelijk
    (nu,) = find_drift(apv, ["vuur"], NU, NU)
    assert [verschil.plaats for verschil in nu.verschillen] == ["verbod"]
    assert nu.as_dict()["gelijk_tot"] == "2021-02-01"
    assert "vuur: 1 verschillen, gelijk tot 2021-02-01" in list(to_lines([nu]))
