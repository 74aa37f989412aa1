"""One article becomes a version of a subject: keys are kept, doubt is listed, notes stay out of the text."""

from __future__ import annotations

from datetime import date

import pytest

from apv.xml.bouwstenen import cvdr, lees
from instrumentarium.apv.exporteren_yaml import to_yaml
from instrumentarium.apv.importeren_artikel import Artikelimport, import_artikel
from instrumentarium.apv.importeren_sleutels import derive_keys
from instrumentarium.bronnen.controle.apv import check_versies, judge_leden
from instrumentarium.bronnen.decoderen import decode
from instrumentarium.bronnen.lezer import lees_yaml
from instrumentarium.bronnen.project import Bron
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, OnderwerpVersies, Regeling, Versie
from instrumentarium.fouten import GebruikFout

KERN = "<dcterms:identifier>CVDR186651_3</dcterms:identifier><dcterms:creator>Teylingen</dcterms:creator>"
BRON = (
    "<dcterms:source resourceIdentifier='1.0:c:BWBR0005416&amp;artikel=149&amp;g=2020-01-01'>Gemeentewet</dcterms:source>"
    "<dcterms:source resourceIdentifier='http://wetten.overheid.nl/BWBR0004825/'>RVV</dcterms:source>"
)
IPM = "<overheidrg:inwerkingtredingDatum>2020-02-01</overheidrg:inwerkingtredingDatum>"
ARTIKEL = """<artikel><kop><label>Artikel</label><nr>2:79</nr><titel>Woonoverlast</titel></kop>
<lid><lidnr>1.</lidnr><al>Een nieuw eerste lid over iets heel anders, namelijk het toezicht.</al></lid>
<lid><lidnr>2.</lidnr><al>De burgemeester kan wegens overtreding een last onder bestuursdwang opleggen bij:</al>
<lijst><li nr="a."><al>hinder van dieren;</al></li><li nr="b."><al>geluidhinder of geurhinder.</al></li></lijst>
<al>Dat geldt ook voor het erf.</al></lid>
<lid><lidnr>3.</lidnr><al>Tekst.<redactie>Lees: Teksten.</redactie></al><al>Tweede alinea.</al></lid></artikel>"""
MODEL = Versie(
    versie="tey-model",
    status="model",
    nummer="2:79",
    opschrift="Hinder",
    leden=[
        Lid(
            sleutel="hinder",
            nr="1",
            tekst="De burgemeester kan wegens overtreding een last onder bestuursdwang opleggen in geval van:",
            onderdelen=[
                Onderdeel(nr="a", sleutel="geluid", tekst="geluidhinder of geurhinder;"),
                Onderdeel(nr="b", sleutel="dieren", tekst="hinder van dieren."),
            ],
        ),
        Lid(sleutel="beleid", nr="2", tekst="De burgemeester kan beleidsregels vaststellen over deze bevoegdheid."),
    ],
)


def importeer(xml: bytes = cvdr(ARTIKEL, kern=KERN + BRON, ipm=IPM), nummer: str = "2.79") -> Artikelimport:
    return import_artikel(
        lees(xml).regeling,
        nummer,
        onderwerp="woonoverlast",
        gemeente="teylingen",
        gezien=date(2026, 11, 23),
        opgeslagen={"teylingen": [MODEL], "lisse": []},
        regelingen=[Regeling(id="apv-teylingen", gemeente="teylingen", titel="APV", cvdr="CVDR186651")],
    )


def test_the_version_says_what_the_file_says_and_no_more() -> None:
    (versie,) = importeer().versies.versies
    assert (versie.versie, versie.status, versie.regeling) == (
        "tey-woonoverlast-2020-02-01",
        "vastgesteld",
        "apv-teylingen",
    )
    assert (versie.nummer, versie.opschrift, versie.inwerking) == ("2:79", "Woonoverlast", date(2020, 2, 1))
    assert versie.bekend is None
    assert versie.bron == "https://lokaleregelgeving.overheid.nl/CVDR186651/3"
    assert versie.grondslag == ["jci1.3:c:BWBR0005416&artikel=149", "jci1.3:c:BWBR0004825"]
    assert "versies.0.bekend" in importeer().versies.te_bevestigen


def test_a_lid_that_says_the_same_keeps_its_key_when_its_number_changes() -> None:
    """By likeness, never by number: lid 1 is new and must not take the key of the old lid 1."""
    leden = importeer().versies.versies[0].leden
    assert [lid.sleutel for lid in leden] == ["nieuw-iets-heel", "hinder", "tekst"]
    assert [(deel.nr, deel.sleutel) for deel in leden[1].onderdelen] == [("a", "dieren"), ("b", "geluid")]


def test_the_words_go_where_a_version_has_place_for_them() -> None:
    leden = importeer().versies.versies[0].leden
    assert leden[1].slot == "Dat geldt ook voor het erf."
    assert leden[2].tekst == "Tekst.\nTweede alinea."
    assert "Lees: Teksten." in importeer().versies.versies[0].toelichting
    assert any("staat een noot" in melding for melding in importeer().waarschuwingen)


def test_the_difference_with_the_model_is_there_at_once() -> None:
    uitkomst = importeer()
    assert uitkomst.model == "tey-model (teylingen, model)"
    assert "opschrift (gewijzigd): [-Hinder-]{+Woonoverlast+}" in uitkomst.verschil_tekst


def test_the_file_is_a_source_like_any_other() -> None:
    naam = "apv/onderwerpen/woonoverlast/teylingen.yaml"
    inhoud = to_yaml(importeer().versies, naam)
    boom = lees_yaml(inhoud, naam)
    waarde = decode(boom, OnderwerpVersies, naam)
    assert waarde == importeer().versies
    bron = Bron(pad=naam, waarde=waarde, boom=boom, sha256="")
    assert [*check_versies(bron, "teylingen"), *judge_leden(bron)] == []


def test_a_table_in_an_article_is_said_aloud() -> None:
    tabel = "<table><tgroup cols='1'><tbody><row><entry>cel</entry></row></tbody></tgroup></table>"
    uitkomst = importeer(cvdr(f"<artikel><kop><nr>2:79</nr></kop><al>Zie:</al>{tabel}</artikel>", kern=KERN))
    assert uitkomst.versies.versies[0].leden[0].slot == "cel"
    assert any("heeft meer dan tekst (tabel)" in melding for melding in uitkomst.waarschuwingen)


@pytest.mark.parametrize(
    ("nummer", "melding"),
    [("2:97", "bedoelde u 2:79"), ("7", "kies uit 2:79")],
)
def test_an_article_that_is_not_there(nummer: str, melding: str) -> None:
    with pytest.raises(GebruikFout, match=rf"artikel {nummer} staat niet in CVDR186651_3: {melding}"):
        importeer(nummer=nummer)


def test_an_article_that_is_there_twice() -> None:
    with pytest.raises(GebruikFout, match="staat 2 keer"):
        importeer(cvdr(ARTIKEL + ARTIKEL, kern=KERN))


def test_keys_come_from_the_words_and_not_from_the_number() -> None:
    teksten = ["Het is verboden een terras te plaatsen.", "Het college kan tijden vaststellen.", "Het is verboden."]
    assert derive_keys(teksten) == ["terras-plaatsen", "college-tijden-vaststellen", "tekst"]
    assert derive_keys(teksten[::-1]) == derive_keys(teksten)[::-1]
    zelfde = [
        "De burgemeester kan een gebied aanwijzen voor honden.",
        "De burgemeester kan een gebied aanwijzen voor katten.",
    ]
    assert derive_keys(zelfde) == ["burgemeester-gebied-aanwijzen-honden", "burgemeester-gebied-aanwijzen-katten"]
