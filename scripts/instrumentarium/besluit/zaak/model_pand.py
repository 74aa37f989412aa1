"""The facts of a case (`zaak/1`): premises, finding, parties. None means unknown; an empty list means asked and none."""

# No postponed annotations here: the decoder reads these types, and working them out from text costs every start.
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import attrs

from instrumentarium.bronnen.soorten.algemeen import Adres

Pandsoort = Literal["woning", "lokaal-publiek", "lokaal-niet-publiek", "coffeeshop"]
Bronsoort = Literal["politie", "melder", "mma", "eigen-waarneming"]
# What a row is about, when the case does not say (yet): no fault, but asked for and shown as missing in a letter.
ONBEKEND = ""


@attrs.frozen(kw_only=True, repr=False)
class Behandelaar:
    naam: str | None = None
    functie: str | None = None
    telefoon: str | None = None
    email: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Pandonderdeel:
    """A building, unit, room or yard when there is more than one."""

    omschrijving: str = ONBEKEND
    soort: Pandsoort | None = None
    bag_id: str | None = None
    kadastraal: str | None = None
    eigenaren: list[str] | None = None
    bewoners: list[str] | None = None
    samenhang: str | None = None
    maatregel: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Pand:
    adres: Adres | None = None
    soort: Pandsoort | None = None
    bewoond: bool | None = None
    gebruik: Literal["in-gebruik", "leeg", "opnieuw-verhuurd"] | None = None
    bag_id: str | None = None
    kadastraal: str | None = None
    toegang_nodig: list[Literal["dieren", "zorg", "bedrijfsdeel", "voorraad"]] | None = None
    onderdelen: list[Pandonderdeel] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Rapportage:
    """The bestuurlijke rapportage of the police."""

    kenmerk: str | None = None
    datum: date | None = None
    ondertekend: bool | None = None
    vorm: Literal["rapport", "ambtsedig"] | None = None
    onderliggende_pv: list[str] | None = None
    bijgevoegd: bool | None = None
    samenvatting: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Middel:
    """A substance that was found, with its amount and how it was tested."""

    naam: str = ONBEKEND
    lijst: Literal["I", "II", "IA", "3a5", "onbekend"] | None = None
    hoeveelheid: Decimal | None = None
    eenheid: (
        Literal["gram", "milliliter", "planten", "stekken", "pillen", "wikkels", "bolletjes", "ampullen", "stuks"]
        | None
    ) = None
    gewicht: Literal["netto", "bruto"] | None = None
    onderzoek: Literal["indicatief", "laboratorium", "geen"] | None = None
    uitslag_datum: date | None = None
    vindplaats: (
        Literal["woning", "lokaal", "bijgebouw", "erf", "voertuig-op-erf", "openbare-weg", "op-persoon", "elders"]
        | None
    ) = None
    onderdeel: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Voorwerp:
    omschrijving: str = ONBEKEND
    aantal: int | None = None
    eenduidig: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Handelsfeit:
    """A fact that points to dealing in or from the premises; `verkoop`: a sale or delivery was seen here."""

    feit: str = ONBEKEND
    datum: date | None = None
    bron: str | None = None
    bron_soort: Bronsoort | None = None
    verkoop: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Ordefeit:
    """A concrete fact of public order at this address."""

    feit: str = ONBEKEND
    datum: date | None = None
    bron: str | None = None
    bron_soort: Bronsoort | None = None


@attrs.frozen(kw_only=True, repr=False)
class RolInKeten:
    feiten: str = ONBEKEND
    bron: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Constatering:
    datum: date | None = None
    tijd: str | None = None
    gronden: list[Literal["a", "b"]] | None = None
    rapportage: Rapportage | None = None
    middelen: list[Middel] | None = None
    voorbereiding: list[Literal["10a", "10c", "11a"]] | None = None
    voorwerpen: list[Voorwerp] | None = None
    wetenschap: str | None = None
    handel: list[Handelsfeit] | None = None
    rol_in_keten: RolInKeten | None = None
    openbare_orde: list[Ordefeit] | None = None
    alleen_brandgevaar: bool | None = None
    ernstig_geval: str | None = None
    verweer_eigen_gebruik: str | None = None
    andere_grondslagen: list[str] | None = None


@attrs.frozen(kw_only=True, repr=False)
class EerdereConstatering:
    datum: date | None = None
    meegeteld: bool = True
    zelfde_persoon: bool | None = None
    zelfde_pand: bool | None = None
    zelfde_eigenaar: bool | None = None
    maatregel: str | None = None
    onherroepelijk: bool | None = None
    omschrijving: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Vertegenwoordiger:
    naam: str | None = None
    hoedanigheid: str | None = None
    kantoor: str | None = None
    adres: Adres | None = None


@attrs.frozen(kw_only=True, repr=False)
class Tolk:
    naam: str | None = None
    datum: date | None = None
    wijze: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Bericht:
    """A day and a way on which something was sent or handed over."""

    datum: date | None = None
    wijze: str | None = None


Rol = Literal["huurder", "eigenaar", "verhuurder", "bewoner", "exploitant", "overtreder"]
Kwetsbaar = Literal["medisch", "psychisch", "verslaving", "mantelzorg", "zwanger", "schulden", "detentie", "overig"]


@attrs.frozen(kw_only=True, repr=False)
class Betrokkene:
    """A party; its place in the list is its number in file names."""

    naam: str | None = None
    soort: Literal["natuurlijk", "rechtspersoon", "vve", "erven", "onbekend"] = "natuurlijk"
    kvk: str | None = None
    vertegenwoordiger: Vertegenwoordiger | None = None
    aanhef: str | None = None
    rollen: list[Rol] = attrs.field(factory=list)
    overtreder_grond: str | None = None
    huishouden: str | None = None
    onderdeel: str | None = None
    minderjarig: bool = False
    leeftijd: str | None = None
    verblijf: str | None = None
    adres: Adres | None = None
    adres_soort: Literal["pand", "post", "detentie", "geheim", "onbekend"] | None = None
    taal: str = "nl"
    tolk: Tolk | None = None
    gemachtigde: Vertegenwoordiger | None = None
    bewindvoerder: Vertegenwoordiger | None = None
    curator: Vertegenwoordiger | None = None
    voogd: Vertegenwoordiger | None = None
    corporatie: bool = False
    wist_niet: bool | None = None
    verwijt: str | None = None
    getoonde_controles: str | None = None
    vertrokken: bool = False
    kwetsbaar: list[Kwetsbaar] | None = None
    voornemen: Bericht | None = None
    bekendmaking: Bericht | None = None


@attrs.frozen(kw_only=True, repr=False)
class Onderzoek:
    """An inquiry of the mayor: what was asked, of whom, and the answer."""

    onderwerp: Literal[
        "terugkeer",
        "zwarte-lijst",
        "vervangende-woonruimte",
        "kinderen",
        "gezondheid",
        "verwijtbaarheid",
        "toegang",
        "overig",
    ]
    gevraagd_aan: str | None = None
    datum: date | None = None
    uitkomst: str | None = None
    grondslag: Literal["betrokkene", "toestemming", "openbare-bron", "wettelijk"] | None = None
    over: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Advies:
    van: str | None = None
    datum: date | None = None
    strekking: str | None = None
    reactie: str | None = None
    over: str | None = None


Tijdstip = date | datetime
