"""The official files: every character in, the numbers that their readme names, the same value after writing and reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import gedeeld
from instrumentarium.apv.exporteren_yaml import to_yaml
from instrumentarium.apv.importeren import Import, import_regeling, read_document
from instrumentarium.apv.regeling_tekst import find_articles, iter_articles
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.bronnen.soorten.regeling_tekst import RegelingTekst

BESTANDEN = ["cvdr_example1.xml", "cvdr_example2.xml", "bwb_toestand.xml"]


def lees(naam: str) -> Import | None:
    pad = gedeeld("data", "regelingen", naam)
    return pad and import_regeling(read_document(Path(pad).read_bytes(), naam))


@pytest.mark.parametrize("naam", BESTANDEN)
def test_yaml_and_back_gives_the_same_value(naam: str) -> None:
    gelezen = lees(naam)
    if gelezen is None:
        return
    inhoud = to_yaml(gelezen.regeling, naam)
    assert decode(lees_yaml(inhoud, naam), RegelingTekst, naam) == gelezen.regeling
    assert inhoud == to_yaml(gelezen.regeling, naam)


def test_the_number_inside_the_label_and_the_lapsed_chapters() -> None:
    """Kampen: "1.Parkeren" stands in the label alone; four chapters say [Vervallen]."""
    gelezen = lees("cvdr_example2.xml")
    if gelezen is None:
        return
    hoofdstukken = [deel for deel in gelezen.regeling.inhoud if deel.soort == "hoofdstuk"]
    assert [(h.nr, h.titel, h.status) for h in hoofdstukken] == [
        ("1", "Parkeren", "vervallen"),
        ("2", "Hard rijden", "vervallen"),
        ("3", "Bebording", "vervallen"),
        ("4", "Diversen", "vervallen"),
        ("5", "Gehandicaptenparkeerplaatsen", None),
    ]
    assert not list(iter_articles(gelezen.regeling.inhoud))


def test_the_table_of_thirty_rows() -> None:
    gelezen = lees("cvdr_example1.xml")
    if gelezen is None:
        return
    (artikel,) = iter_articles(gelezen.regeling.inhoud)
    (tabel,) = artikel.leden[0].vervolg
    assert len(tabel.kolommen) == 4
    assert len(tabel.rijen) == 30
    assert tabel.rijen[0].cellen[0].tekst == "Dienst / Afdeling"
    assert gelezen.regeling.datums.einde is not None
    assert gelezen.regeling.datums.einde.telling == "tot"
    links = [deel for veld in gelezen.regeling.eigenschappen for deel in veld.opmaak if deel.soort == "extref"]
    assert [deel.kenmerken["doc"] for deel in links] == ["CVDR://90762_1", "CVDR://187468_1"]


def test_the_national_law() -> None:
    """112 articles; notes stand apart from the text; the lid that stands there twice is reported, not repaired."""
    gelezen = lees("bwb_toestand.xml")
    if gelezen is None:
        return
    assert len(list(iter_articles(gelezen.regeling.inhoud))) == 112
    (artikel,) = find_articles(gelezen.regeling, "3.3")
    assert artikel.leden[0].tekst == ""
    assert artikel.leden[0].noten[0].tekst == "Dit lid is nog niet in werking getreden."
    assert artikel.leden[0].status == "nog-niet-in-werking"
    assert any('artikel 10.2f: lid "2"' in melding for melding in gelezen.waarschuwingen)
