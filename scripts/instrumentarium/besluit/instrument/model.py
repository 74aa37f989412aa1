"""An instrument as data: the law of the day, policy, checks, documents with their clauses, and the facts to ask."""

# No postponed annotations here: the decoder reads these types, and working them out from text costs every start.
from datetime import date
from decimal import Decimal
from typing import Literal

import attrs

from instrumentarium.bronnen.soorten.algemeen import Duur, Status

Ernst = Literal["blokkade", "waarschuwing", "aandachtspunt"]
Maatregelsoort = Literal["geen", "waarschuwing", "dwangsom", "sluiting"]
Object = Literal["woning", "woning-onbewoond", "lokaal-niet-publiek", "lokaal-publiek", "coffeeshop"]
Categorie = Literal["soft", "hard", "IA", "voorbereiding-soft", "voorbereiding-hard"]
Papier = Literal["brief", "stuk", "kennisgeving"]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Versie:
    """The dates that `tijd.geldigheid.resolve` reads; every versioned row has them."""

    bekend: date | None = None
    inwerking: date | None = None
    terugwerkend_tot_en_met: date | None = None
    vervalt: date | None = None


# --- the law of the day (recht/1) ---


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Rechtsversie(Versie):
    """One text state of a provision: what a letter may say about it, chosen by a date of the case."""

    gronden: list[str] = attrs.field(factory=list)
    voorbereiding: list[str] = attrs.field(factory=list)
    lijsten: list[str] = attrs.field(factory=list)
    objecten: list[str] = attrs.field(factory=list)
    tekst: dict[str, str] = attrs.field(factory=dict)
    bron: str | None = None
    status: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Bepaling:
    id: str
    titel: str
    jci: str | None = None
    kies_op: Literal["constatering", "peildatum"] = "peildatum"
    versies: list[Rechtsversie]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Drempel:
    """The own-use threshold of one kind of substance; null is unknown, and then no presumption of trade."""

    lijst: str
    eenheid: list[str]
    tot: Decimal | None = None
    naam: list[str] = attrs.field(factory=list)
    bron: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Recht:
    schema: Literal["recht/1"]
    status: Status = "model"
    te_bevestigen: list[str] = attrs.field(factory=list)
    gezien: date | None = None
    opnieuw_voor: date | None = None
    bepalingen: list[Bepaling]
    drempels: list[Drempel]
    behandelaars: list[str] = attrs.field(factory=list)
    telt_niet_mee: list[str] = attrs.field(factory=list)
    niets_gemeld: list[str] = attrs.field(factory=list)
    elementen: dict[str, list[str]] = attrs.field(factory=dict)
    woorden: dict[str, dict[str, str]] = attrs.field(factory=dict)


# --- policy (beleid/1) ---


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Recidive(Duur):
    volgt: Literal["pand", "persoon"] = "pand"


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Beleidsregel:
    """One row of the matrix; a list in object, categorie or ernstig means each of them."""

    object: Object | list[Object]
    categorie: Categorie | list[Categorie]
    stap: int
    ernstig: bool | list[bool] = attrs.field(factory=lambda: [True, False])
    maatregel: Maatregelsoort
    duur: Duur | None = None
    bron: str
    toelichting: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Beleidsversie(Versie):
    titel: str
    status: Status
    bron: str | None = None
    staat_voor: str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None
    recidivetermijn: Recidive
    regels: list[Beleidsregel]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Beleid:
    """The policy of a municipality: the version in the file itself, and earlier ones under `eerder`."""

    schema: Literal["beleid/1"]
    gemeente: str
    titel: str
    status: Status
    te_bevestigen: list[str] = attrs.field(factory=list)
    bron: str | None = None
    staat_voor: str | None = None
    gezien: date | None = None
    opnieuw_voor: date | None = None
    bekend: date | None = None
    inwerking: date | None = None
    vervalt: date | None = None
    recidivetermijn: Recidive
    regels: list[Beleidsregel]
    eerder: list[Beleidsversie] = attrs.field(factory=list)

    @property
    def versies(self) -> list[Beleidsversie]:
        """Return all versions, the earlier ones first."""
        nu = Beleidsversie(
            titel=self.titel,
            status=self.status,
            bron=self.bron,
            staat_voor=self.staat_voor,
            bekend=self.bekend,
            inwerking=self.inwerking,
            vervalt=self.vervalt,
            recidivetermijn=self.recidivetermijn,
            regels=self.regels,
        )
        return [*self.eerder, nu]


# --- checks (toetsen/1) ---


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Toetsregel:
    """One way in which a check fires: a condition over the facts, and what to say and do then."""

    ernst: Ernst
    als: str
    per: str | None = None
    melding: str
    herstel: str
    plaats: str = ""
    soorten: list[str] = attrs.field(factory=list)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Toets(Versie):
    id: str
    titel: str
    uitleg: str
    bronnen: list[str]
    soorten: list[str] = attrs.field(factory=list)
    voorwaarde: str | None = None
    op: Literal["zaak", "brief", "bronnen"] = "zaak"
    regels: list[Toetsregel] = attrs.field(factory=list)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Toetsen:
    schema: Literal["toetsen/1"]
    status: Status = "model"
    te_bevestigen: list[str] = attrs.field(factory=list)
    gezien: date | None = None
    opnieuw_voor: date | None = None
    toetsen: list[Toets]


# --- documents and clauses (document/1, clausules/1) ---


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Clausuleversie(Versie):
    tekst: str


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Clausule:
    """A piece of a letter: when it stands there, on which basis, why, and its text per period."""

    id: str
    voorwaarde: str | None = None
    persoonlijk: bool = False
    grondslag: list[str] = attrs.field(factory=list)
    waarom: str
    element: list[str] = attrs.field(factory=list)
    versies: list[Clausuleversie]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Clausules:
    schema: Literal["clausules/1"]
    status: Status = "model"
    te_bevestigen: list[str] = attrs.field(factory=list)
    gezien: date | None = None
    opnieuw_voor: date | None = None
    clausules: list[Clausule]


Geadresseerden = Literal[
    "partijen",
    "bewoners",
    "sprekers",
    "overtreders",
    "eigenaren",
    "verzoeker",
    "bezwaarmaker",
    "dossier",
    "politie",
    "kadaster",
    "pand",
    "derden",
]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Document:
    """A kind of letter: who gets it, who signs it, which clauses it holds in which order.

    `los` is a paper beside the decision: the way of bekendmaking and the rapportage of the decision are not its own.
    `niet_voor` names days of the case before which the paper cannot have been written.
    """

    schema: Literal["document/1"]
    soort: str
    nummer: str
    titel: str
    onderwerp: str
    status: Status = "model"
    uitleg: str
    papier: Papier = "brief"
    aan: list[Geadresseerden]
    los: bool = False
    niet_voor: list[str] = attrs.field(factory=list)
    ondertekening: Literal["burgemeester", "ambtenaar", "geen"] = "burgemeester"
    grondslag: list[str] = attrs.field(factory=list)
    nodig: list[str] = attrs.field(factory=list)
    elementen: list[str] = attrs.field(factory=list)
    termijn: str | None = None
    clausules: list[str]
    gezien: date | None = None
    opnieuw_voor: date | None = None


# --- the facts to ask (gegevens/1) ---


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Gegeven:
    """One question: where the answer stands in the case, when it matters, what helps to answer it.

    `zelden` is for what most cases leave open: the word under which a form folds it away, until it is opened, filled or
    asked for by a check.
    """

    pad: str
    stap: str
    vraag: str
    uitleg: str | None = None
    bron: list[str] = attrs.field(factory=list)
    voorbeeld: str | None = None
    als: str | None = None
    zelden: str | None = None


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Gegevens:
    schema: Literal["gegevens/1"]
    status: Status = "model"
    stappen: list[dict[str, str]]
    gegevens: list[Gegeven]
