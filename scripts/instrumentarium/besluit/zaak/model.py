"""The case file `zaak/1`: procedure, weighing, measure, decision, and the blocks that only some letters need."""

# No postponed annotations here: the decoder reads these types, and working them out from text costs every start.
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import attrs

from instrumentarium.besluit.zaak.model_pand import (
    ONBEKEND,
    Advies,
    Behandelaar,
    Bericht,
    Betrokkene,
    Constatering,
    EerdereConstatering,
    Onderzoek,
    Pand,
)
from instrumentarium.bronnen.soorten.algemeen import Duur


@attrs.frozen(kw_only=True, repr=False)
class Looptijd(Duur):
    """How long a measure lasts: in the two units that a decision counts in."""

    eenheid: Literal["weken", "maanden"]


@attrs.frozen(kw_only=True, repr=False)
class Voornemen:
    datum: date | None = None
    wijze: str | None = None
    zienswijze_tot: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class Zienswijze:
    van: str | None = None
    datum: date | None = None
    vorm: Literal["mondeling", "telefonisch", "video", "schriftelijk"] | None = None
    samenvatting: str | None = None
    reactie: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class HorenAchterwege:
    grond: Literal["4:11-a", "4:11-b", "4:11-c", "4:12"] | None = None
    motivering: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Spoed:
    grond: Literal["5:31-1", "5:31-2"]
    feiten: str | None = None
    tijdstip: datetime | None = None
    besloten_door: str | None = None
    aangezegd_aan: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class NieuwFeit:
    feit: str = ONBEKEND
    datum: date | None = None
    bron: str | None = None
    reactie: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Wachten:
    tot: date | datetime | None = None


@attrs.frozen(kw_only=True, repr=False)
class Stuk:
    id: str | None = None
    naam: str | None = None
    datum: date | None = None
    beperking: Literal["geen", "gelakt", "vertrouwelijk"] | None = None
    grond: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Procedure:
    voornemen: Voornemen | None = None
    zienswijzen: list[Zienswijze] | None = None
    horen_achterwege: HorenAchterwege | None = None
    spoed: Spoed | None = None
    nieuwe_feiten: list[NieuwFeit] | None = None
    lopende_maatregelen: list[str] | None = None
    wacht_op_voorlopige_voorziening: Wachten | None = None
    stukken: list[Stuk] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Weegrij:
    """A weighing text for some letters; without `zichtbaar_voor` it is for all."""

    tekst: str
    over: str | None = None
    zichtbaar_voor: list[str] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Noodzaak:
    handel: str | list[Weegrij] | None = None
    tijdsverloop: str | list[Weegrij] | None = None
    minder_zwaar_middel: str | list[Weegrij] | None = None
    nut_van_sluiting: str | list[Weegrij] | None = None
    eerdere_constateringen: str | list[Weegrij] | None = None
    verweer: str | list[Weegrij] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Evenwichtigheid:
    verwijtbaarheid: str | list[Weegrij] | None = None
    kinderen: str | list[Weegrij] | None = None
    gezondheid: str | list[Weegrij] | None = None
    terugkeer: str | list[Weegrij] | None = None
    vervangende_woonruimte: str | list[Weegrij] | None = None
    duur: str | list[Weegrij] | None = None
    toegang: str | list[Weegrij] | None = None
    controles_verhuurder: str | list[Weegrij] | None = None
    evrm: str | list[Weegrij] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Weging:
    geschiktheid: str | list[Weegrij] | None = None
    noodzaak: Noodzaak | None = None
    evenwichtigheid: Evenwichtigheid | None = None
    afwijking_beleid: str | list[Weegrij] | None = None
    beleid_zwijgt: str | list[Weegrij] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Opgeheven:
    datum: date | None = None
    reden: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Geschorst:
    datum: date | None = None
    tot: date | datetime | None = None
    door: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Waarschuwing:
    geldig_tot: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class Dwangsom:
    bedrag: Decimal | None = None
    per: Literal["overtreding", "week", "ineens"] | None = None
    maximum: Decimal | None = None
    termijn_tot: date | datetime | None = None


@attrs.frozen(kw_only=True, repr=False)
class Maatregel:
    soort: Literal["waarschuwing", "dwangsom", "sluiting", "geen"] | None = None
    omvang: str | None = None
    duur: Looptijd | None = None
    ingang: datetime | None = None
    einde: datetime | None = None
    telt_vanaf: Literal["ingang", "feitelijke-sluiting"] | None = None
    uiterste_einde: datetime | None = None
    begunstiging_tot: datetime | None = None
    kosten_verhalen: bool | None = None
    uitvoering: Literal["gepland", "uitgevoerd", "vervalt"] | None = None
    opgeheven: Opgeheven | None = None
    geschorst: Geschorst | None = None
    waarschuwing: Waarschuwing | None = None
    dwangsom: Dwangsom | None = None


@attrs.frozen(kw_only=True, repr=False)
class Mandaat:
    """Who signs for the mayor: the decision that says so, and the consent of Awb 10:4."""

    naam: str | None = None
    functie: str | None = None
    besluit: str | None = None
    instemming: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MetMandaat:
    mandaat: Mandaat


@attrs.frozen(kw_only=True, repr=False)
class Primair:
    datum: date | None = None
    bekendmaking: date | Bericht | None = None
    kenmerk: str | None = None
    duur: Looptijd | None = None
    ondertekenaar: str | MetMandaat | None = None


@attrs.frozen(kw_only=True, repr=False)
class Bezwaar:
    van: str | None = None
    ontvangen: date | None = None
    commissie: bool | None = None
    advies: str | None = None
    advies_gevolgd: bool | None = None
    afwijking: str | None = None
    gehoord: bool | None = None
    horen_achterwege: str | None = None
    kosten_verzocht: bool | None = None
    kosten_besluit: str | None = None
    doorgezonden: bool | None = None


@attrs.frozen(kw_only=True, repr=False)
class Besluit:
    soort: Literal["primair", "verlenging", "op-bezwaar", "kosten"] | None = None
    datum: date | None = None
    bekendmaking: Bericht | None = None
    ondertekenaar: str | MetMandaat | None = None
    mandaat: Mandaat | None = None
    primair: Primair | None = None
    bezwaar: Bezwaar | None = None
    dictum: Literal["handhaven", "wijzigen", "herroepen"] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Aanvaard:
    """A warning that a lawyer accepts, with the reason; never a blokkade."""

    toets: str
    reden: str
    door: str
    datum: date


@attrs.frozen(kw_only=True, repr=False)
class EigenTekst:
    """Own paragraphs of the lawyer, after a clause, for all letters of a kind or for one addressee."""

    soort: str
    na: str
    voor: str | None = None
    tekst: str


@attrs.frozen(kw_only=True, repr=False)
class Vraag:
    aan: str | None = None
    tekst: str


@attrs.frozen(kw_only=True, repr=False)
class Machtiging:
    aan: list[str] | None = None
    doel: str | None = None
    datum: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class UitvoeringFeiten:
    begin: date | datetime | None = None
    einde: date | datetime | None = None
    aanwezig: list[str] | None = None
    zegels: list[str] | None = None
    sleutels: list[str] | None = None
    meterstanden: list[str] | None = None
    dieren: list[str] | None = None
    inventaris: list[str] | None = None
    meegegeven: list[str] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Kostenpost:
    omschrijving: str = ONBEKEND
    bedrag: Decimal | None = None
    datum: date | None = None


@attrs.frozen(kw_only=True, repr=False)
class Kosten:
    posten: list[Kostenpost] | None = None
    toegepast: date | datetime | None = None


@attrs.frozen(kw_only=True, repr=False)
class Verbeurte:
    datum: date | None = None
    feiten: str | None = None
    bedrag: Decimal | None = None


@attrs.frozen(kw_only=True, repr=False)
class Verzoek:
    soort: Literal["opheffing", "verkorting", "ontheffing", "opschorting"] | None = None
    van: str | None = None
    datum: date | None = None
    reden: str | None = None
    besluit: str | None = None
    tot: date | datetime | None = None


@attrs.frozen(kw_only=True, repr=False)
class Hoorzitting:
    datum: date | datetime | None = None
    plaats: str | None = None
    vorm: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Verdaging:
    datum: date | None = None
    reden: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class Heropening:
    tijdstip: date | datetime | None = None
    voorwaarden: list[str] | None = None


@attrs.frozen(kw_only=True, repr=False)
class Zaak:
    """One case. Every block may be absent: absent means unknown."""

    schema: Literal["zaak/1"]
    kenmerk: str
    gemeente: str
    behandelaar: Behandelaar | None = None
    pand: Pand | None = None
    constatering: Constatering | None = None
    eerdere_constateringen: list[EerdereConstatering] | None = None
    betrokkenen: list[Betrokkene] | None = None
    onderzoek: list[Onderzoek] | None = None
    adviezen: list[Advies] | None = None
    procedure: Procedure | None = None
    weging: Weging | None = None
    maatregel: Maatregel | None = None
    besluit: Besluit | None = None
    aanvaard: list[Aanvaard] | None = None
    eigen_tekst: list[EigenTekst] | None = None
    vragen: list[Vraag] | None = None
    machtiging: Machtiging | None = None
    uitvoering_feiten: UitvoeringFeiten | None = None
    kosten: Kosten | None = None
    verbeurte: Verbeurte | None = None
    verzoek: Verzoek | None = None
    hoorzitting: Hoorzitting | None = None
    verdaging: Verdaging | None = None
    heropening: Heropening | None = None
