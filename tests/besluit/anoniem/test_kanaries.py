"""Canaries in every field of a case: none of them is alive in an anonymised letter, property, account, calendar or name.

Every field that may name somebody or something holds a canary of its own; every free text holds a name, a number and
an address that the case names elsewhere, and a few that it names nowhere.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
import yaml

from besluit.hulp import PROJECT, copy_case, run
from instrumentarium.besluit.instrument.laden import Instrument
from instrumentarium.besluit.zaak import anoniem
from instrumentarium.besluit.zaak.anoniem import anonymise, texts_to_read
from instrumentarium.besluit.zaak.lezen import lees_zaak
from instrumentarium.besluit.zaak.model import Aanvaard, EigenTekst, MetMandaat, Zaak
from instrumentarium.besluit.zaak.model_pand import Betrokkene

KANARIE = "Kanarie"
LOS = "Sijs"  # a name that the case gives nowhere but in free text
VRIJ = (
    "In huis was mevrouw {naam}, samen met Wim van der Sijs, en op Vinkenlaan 31b ook een ander; bel 06-12345678, "
    "mail wim@sijs.example, dossier PL1500-2026123456, kenteken XK-12-VB, geboren op 3 mei 1990, 2161 ZZ Lisse."
)
VAST = {
    (Betrokkene, "taal"): "nl",
    (Aanvaard, "toets"): "DOC-16",
    (EigenTekst, "soort"): "sluitingsbesluit",
    (EigenTekst, "na"): "feiten",
}
NAMEN = frozenset(
    [
        "naam",
        "van",
        "voor",
        "over",
        "zichtbaar_voor",
        "besloten_door",
        "aangezegd_aan",
        "door",
        "gevraagd_aan",
        "aan",
        "bewoners",
        "eigenaren",
        "aanwezig",
        "kantoor",
        "kenmerk",
        "bag_id",
        "kadastraal",
        "kvk",
        "telefoon",
        "email",
        "straat",
        "huisnummer",
        "postbus",
        "postcode",
        "plaats",
        "land",
    ]
)


class Zaaier:
    """Fills every field of `zaak/1`; text with a canary whose number says where it was planted."""

    def __init__(self) -> None:
        self.gezaaid: list[str] = []

    def sow(self, klasse: Any) -> dict[str, Any]:
        return {naam: self._value(klasse, naam, soort) for naam, soort in get_type_hints(klasse).items()}

    def _value(self, klasse: Any, naam: str, soort: Any) -> Any:
        if (klasse, naam) in VAST:
            return VAST[klasse, naam]
        delen = [deel for deel in get_args(soort) if deel is not NoneType]
        if get_origin(soort) is Literal:
            return delen[0]
        if get_origin(soort) in (Union, UnionType):
            return self._value(klasse, naam, next((deel for deel in delen if deel is not str), delen[0]))
        if get_origin(soort) is list:
            return [self._value(klasse, naam, delen[0])]
        return self.sow(soort) if attrs.has(soort) else self._leaf(naam, soort)

    def _leaf(self, naam: str, soort: type) -> Any:
        if soort is str:
            self.gezaaid.append(naam)
            kanarie = f"{KANARIE}{len(self.gezaaid)}"
            return f"{kanarie} Vogel" if naam in NAMEN else VRIJ.format(naam=f"{kanarie} Vogel")
        waarden = {bool: True, int: 3, Decimal: 5, date: "2026-10-05", datetime: "2026-10-05T10:00"}
        return waarden[soort]


def _full_case() -> tuple[bytes, int]:
    zaaier = Zaaier()
    zaak = zaaier.sow(Zaak)
    zaak |= {"schema": "zaak/1", "gemeente": "lisse"}
    zaak["pand"]["adres"] |= {"straat": "Voorbeeldstraat", "plaats": "Lisse"}
    zaak["constatering"] |= {"datum": "2026-09-03", "tijd": "14:30"}
    zaak["constatering"]["rapportage"]["datum"] = "2026-09-08"
    zaak["maatregel"] |= {"soort": "sluiting", "einde": "2027-01-05T10:00", "uiterste_einde": "2027-02-05T10:00"}
    zaak["besluit"] |= {"ondertekenaar": "burgemeester"}
    zaak["eigen_tekst"][0]["voor"] = zaak["betrokkenen"][0]["naam"]
    zaak["betrokkenen"][0] |= {"rollen": ["bewoner", "overtreder"], "minderjarig": False, "kwetsbaar": ["medisch"]}
    tekst = yaml.dump(zaak, Dumper=Streng, allow_unicode=True, sort_keys=False, width=200)
    return ("schema: zaak/1\n" + tekst.removeprefix("schema: zaak/1\n")).encode(), len(zaaier.gezaaid)


class Streng(yaml.SafeDumper):
    """Writes YAML as this project reads it: no anchors."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _names_and_contents(map_: Path) -> Iterator[tuple[str, str]]:
    for pad in sorted(map_.iterdir()):
        yield pad.name, pad.name
        if pad.suffix != ".docx":
            # A long line of the calendar is folded: a name may stand on two lines.
            yield pad.name, pad.read_text(encoding="utf-8").replace("\n ", "").replace("\r", "")
            continue
        with zipfile.ZipFile(pad) as pakket:
            for deel in pakket.namelist():
                yield f"{pad.name}:{deel}", pakket.read(deel).decode("utf-8", "replace")


def _alive(map_: Path) -> list[str]:
    resten = (
        KANARIE.lower(),
        "vogel",
        LOS.lower(),
        "vinkenlaan",
        "12345678",
        "pl1500",
        "xk-12",
        "mei 1990",
        "2161 zz",
        "zaakbestand-van",
    )
    return [
        f"{plek}: {rest}" for plek, inhoud in _names_and_contents(map_) for rest in resten if rest in inhoud.lower()
    ]


@pytest.fixture(scope="module")
def zaak(tmp_path_factory: pytest.TempPathFactory) -> Path:
    inhoud, aantal = _full_case()
    print(f"{aantal} kanaries gezaaid")
    pad = tmp_path_factory.mktemp("zaak") / f"zaakbestand-van-{KANARIE}.yaml"
    pad.write_bytes(inhoud)
    return pad


def _soorten() -> list[str]:
    return list(Instrument(PROJECT).documenten)


def test_no_canary_lives(zaak: Path, tmp_path: Path) -> None:
    opties = [deel for soort in _soorten() for deel in ("--soort", soort)]
    uitkomst = run("besluit", "maak", zaak, "--geanonimiseerd", "--uit", tmp_path, *opties)
    assert uitkomst.code == 0, uitkomst.fout
    brieven = sorted(tmp_path.glob("*.docx"))
    assert len(brieven) >= len(_soorten())
    assert all(pad.name.startswith("geanonimiseerd-") for pad in tmp_path.iterdir())
    assert _alive(tmp_path) == []
    for stroom in (uitkomst.uit, uitkomst.fout):
        assert KANARIE not in stroom.replace(str(zaak), "")


def test_negative_control(zaak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the scrubber off, the canaries in free text sing."""
    monkeypatch.setattr(anoniem.Schrobber, "scrub", lambda _, tekst: tekst)
    run("besluit", "maak", zaak, "--geanonimiseerd", "--uit", tmp_path, "--soort", "sluitingsbesluit")
    assert any("document.xml" in rest for rest in _alive(tmp_path))


def test_negative_control_of_names(zaak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without aliases for people, the names in their own fields sing."""
    monkeypatch.setattr(anoniem, "anonymise", lambda bron: bron)
    run("besluit", "maak", zaak, "--geanonimiseerd", "--uit", tmp_path, "--soort", "sluitingsbesluit")
    assert len(_alive(tmp_path)) > 10


def test_every_text_is_named_for_a_reader(zaak: Path) -> None:
    bron = lees_zaak(zaak.read_bytes(), "z.yaml", gemeenten=["lisse"])
    plekken = texts_to_read(bron)
    assert any(plek.startswith("weging.") for plek in plekken)
    assert any("weggelaten" in plek for plek in plekken)
    assert KANARIE not in " ".join(plekken)


def test_the_mandate_stays_a_mandate() -> None:
    assert get_type_hints(MetMandaat)["mandaat"]
    tekst = b"schema: zaak/1\nkenmerk: Z\ngemeente: lisse\nbesluit:\n  ondertekenaar: {mandaat: {naam: Jan Kanarie, functie: teamleider}}\n"
    schoon = anonymise(lees_zaak(tekst, "z.yaml", gemeenten=["lisse"])).waarde
    assert schoon.besluit is not None
    assert isinstance(schoon.besluit.ondertekenaar, MetMandaat)
    assert KANARIE not in str(attrs.asdict(schoon))


@pytest.mark.parametrize(
    ("tekst", "schoon"),
    [
        ("Bewoner A belde.", "betrokkene 1 (huurder) belde."),
        ("De woning Voorbeeldstraat 1 in Lisse.", "De woning Voorbeeldstraat in Lisse."),
        (
            "Op 12-10-2026 gold artikel 13b Opiumwet en 4:84 Awb.",
            "Op 12-10-2026 gold artikel 13b Opiumwet en 4:84 Awb.",
        ),
        ("Het EVRM en de Raad van State.", "Het EVRM en de Raad van State."),
        ("Zijn vriend Ali el Khatib keek toe.", "Zijn vriend [naam] keek toe."),
        ("Buurvrouw Corrie riep iets.", "[naam] riep iets."),
        ("Er lag 12,5 gram en 1.200 euro.", "Er lag 12,5 gram en 1.200 euro."),
        ("Zij belde 0252 123456.", "Zij belde [nummer]."),
    ],
)
def test_words(tekst: str, schoon: str) -> None:
    bron = (PROJECT / "tests" / "zaken" / "01-rvs-2022-285.yaml").read_bytes()
    zaak = lees_zaak(bron, "z.yaml", gemeenten=["lisse"])
    assert anoniem._Wisser(zaak.waarde).schrobber.scrub(tekst) == schoon


def test_same_case_same_bytes(tmp_path: Path) -> None:
    zaak = copy_case(tmp_path)
    sommen = []
    for nummer in ("een", "twee"):
        run("besluit", "maak", zaak, "--geanonimiseerd", "--uit", tmp_path / nummer)
        bestanden = sorted((tmp_path / nummer).iterdir())
        sommen.append([(p.name, hashlib.sha256(p.read_bytes()).hexdigest()) for p in bestanden])
    assert sommen[0] == sommen[1]
    assert len(sommen[0]) == 4
