"""Dates: each as the source counts it; manifest and WTI beside a toestand; doubt is kept, no day is added silently."""

from __future__ import annotations

from datetime import date

import attrs
import pytest

from apv.xml.bouwstenen import cvdr, lees
from conftest import gedeeld
from instrumentarium.apv.importeren import import_regeling, read_document
from instrumentarium.apv.importeren_datums import judge_states, read_manifest, read_wti, with_datums
from instrumentarium.apv.importeren_xml import parse_xml
from instrumentarium.bronnen.soorten.regeling_tekst import RegelingTekst

MANIFEST = """<work label="BWBR0000001"><metadata/>{}</work>"""
EXPRESSIE = (
    '<expression label="{0}_0"><metadata><datum_inwerkingtreding>{0}</datum_inwerkingtreding>'
    "<einddatum>{1}</einddatum></metadata></expression>"
)
TOESTAND = (
    "<toestand bwb-id='BWBR0000001' bwb-ng-vast-deel='http://wetten.overheid.nl/id/BWBR0000001/2020-01-01/0' "
    "inwerkingtreding='2020-01-01'><wetgeving soort='wet'><intitule>Voorbeeldwet</intitule><wet-besluit><wettekst>{}"
    "</wettekst></wet-besluit></wetgeving></toestand>"
)


def lees_cvdr(veld: str, dag: str) -> RegelingTekst:
    return lees(cvdr("<al>x</al>", ipm=f"<overheidrg:{veld}>{dag}</overheidrg:{veld}>")).regeling


def test_the_end_of_a_local_text_is_the_first_day_without_force() -> None:
    einde = lees_cvdr("uitwerkingtredingDatum", "2012-04-25").datums.einde
    assert einde is not None
    assert (einde.telling, einde.vervalt) == ("tot", date(2012, 4, 25))


@pytest.mark.parametrize("dag", ["2020-01-31", "2019-12-31", "2020-02-29"])
def test_the_last_day_of_a_month_stays_in_doubt(dag: str) -> None:
    """APV Teylingen 2012: the source says 31 January 2020, the last day on which it held."""
    regeling = lees_cvdr("uitwerkingtredingDatum", dag)
    einde = regeling.datums.einde
    assert einde is not None
    assert (einde.datum.isoformat(), einde.telling, einde.vervalt) == (dag, "onbekend", None)
    assert "datums.einde" in regeling.te_bevestigen


def test_a_day_that_does_not_exist_is_reported_and_kept_as_text() -> None:
    gelezen = lees(
        cvdr("<al>x</al>", ipm="<overheidrg:inwerkingtredingDatum>2020-02-30</overheidrg:inwerkingtredingDatum>")
    )
    assert gelezen.regeling.datums.inwerking is None
    assert any('"2020-02-30" is geen dag die bestaat' in melding for melding in gelezen.waarschuwingen)
    assert [veld.tekst for veld in gelezen.regeling.eigenschappen] == ["2020-02-30"]


def test_the_year_9999_is_no_end() -> None:
    assert lees_cvdr("uitwerkingtredingDatum", "9999-12-31").datums.einde is None


def test_manifest_and_wti_count_differently() -> None:
    """Both stand side by side in the official files: 2022-07-31 inclusive, 2023-01-01 exclusive."""
    paden = [gedeeld("data", "regelingen", naam) for naam in ("bwb_manifest.xml", "bwb_wti.xml", "bwb_toestand.xml")]
    if None in paden:
        return
    manifest, wti, toestand = (read_document(pad.read_bytes(), pad.name) for pad in paden if pad)
    staten = read_manifest(manifest.wortel)
    einden = [t.einde and (str(t.einde.datum), t.einde.telling, str(t.einde.vervalt)) for t in staten.toestanden]
    assert einden[0] == ("2022-07-31", "tot-en-met", "2022-08-01")
    assert einden[-1] is None
    assert judge_states(staten.toestanden) == []
    historie = read_wti(wti.wortel)
    volginnovatie = next(v for v in historie.verwijzingen if v.einde and v.van == date(2022, 12, 15))
    assert volginnovatie.einde is not None
    assert (volginnovatie.einde.telling, volginnovatie.einde.vervalt) == ("tot", date(2023, 1, 1))
    regeling = import_regeling(toestand).regeling
    gedateerd, meldingen = with_datums(regeling, staten)
    assert meldingen == []
    assert gedateerd.datums.einde == staten.toestanden[0].einde
    gedateerd, _ = with_datums(regeling, historie)
    assert gedateerd.datums.bekend == date(2022, 2, 25)


@pytest.mark.parametrize(
    ("eerste", "tweede", "melding"),
    [
        ("2020-06-30", "2020-07-01", []),
        ("2020-06-29", "2020-07-01", ["een gat"]),
        ("2020-07-01", "2020-07-01", ["een overlap"]),
    ],
)
def test_gaps_between_versions_are_reported(eerste: str, tweede: str, melding: list[str]) -> None:
    xml = MANIFEST.format(EXPRESSIE.format("2020-01-01", eerste) + EXPRESSIE.format(tweede, "9999-12-31"))
    gevonden = judge_states(read_manifest(parse_xml(xml.encode(), "m.xml")).toestanden)
    assert [woord for woord in ("een gat", "een overlap") if any(woord in regel for regel in gevonden)] == melding


def test_dates_of_another_law_are_not_used() -> None:
    regeling = lees(TOESTAND.format("<artikel><al>x</al></artikel>").encode()).regeling
    staten = read_manifest(parse_xml(MANIFEST.format("").encode(), "m.xml"))
    ander = attrs.evolve(staten, werk="BWBR0000002")
    assert with_datums(regeling, ander) == (
        regeling,
        ["de datums van BWBR0000002 horen niet bij BWBR0000001; niet gebruikt"],
    )


def test_retroactive_effect_keeps_its_scope() -> None:
    """ "tot" is ambiguous: the day is kept with its word, and no day is added."""
    meta = (
        "<meta-data><brondata><inwerkingtreding><terugwerkend.datum datum-scope='tot' isodatum='1962-01-01'>01-01-1962"
        "</terugwerkend.datum></inwerkingtreding><opmerkingen-inhoud><al>Werkt terug.</al></opmerkingen-inhoud>"
        "</brondata></meta-data>"
    )
    regeling = lees(TOESTAND.format(f"<artikel><kop><nr>1</nr></kop><al>x</al>{meta}</artikel>").encode()).regeling
    herkomst = regeling.inhoud[-1].herkomst
    assert herkomst is not None
    assert (herkomst.terugwerkend, herkomst.terugwerkend_telling) == (date(1962, 1, 1), "tot")
    assert herkomst.opmerkingen == ["Werkt terug."]


def test_a_newspaper_gives_a_day_that_must_be_confirmed() -> None:
    xml = cvdr("<al>x</al>", kern="<dcterms:isFormatOf>Witte Weekblad, 13-09-2011</dcterms:isFormatOf>")
    regeling = lees(xml).regeling
    assert regeling.datums.bekend == date(2011, 9, 13)
    assert "datums.bekend" in regeling.te_bevestigen
