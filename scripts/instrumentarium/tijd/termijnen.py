"""Legal deadlines with the calculation in words: objection, decision on it, Wkpb, urgency, costs, dwangsom.

In: a kind and the day it starts from. Out: `Termijn`. Terms in a statute that end on a free day move on (Atw 1);
terms in years do not (Atw 4). Terms that a letter sets itself are not "in een wet gesteld" and are not here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from instrumentarium.fouten import GebruikFout
from instrumentarium.tijd.kalender import DAG, add_months, count_werkdagen, is_werkdag, next_werkdag, why_free, words

_LAATSTE_JAAR = 9000


@dataclass(frozen=True, slots=True)
class Termijn:
    """A deadline: `laatste_dag` is the last day on which it is in time, inclusive."""

    soort: str
    omschrijving: str
    van: date
    laatste_dag: date
    grondslag: str
    berekening: str

    def as_dict(self) -> dict[str, str]:
        """Return the JSON form of contract section 1."""
        return {
            "soort": self.soort,
            "van": self.van.isoformat(),
            "laatste_dag": self.laatste_dag.isoformat(),
            "grondslag": self.grondslag,
            "berekening": self.berekening,
        }


def compute_termijn(soort: str, van: date, *, einde_bezwaar: date | None = None, commissie: bool = False) -> Termijn:
    """Return one deadline that starts from the day `van`; raises GebruikFout for a year out of reach."""
    for dag in filter(None, (van, einde_bezwaar)):
        if dag.year > _LAATSTE_JAAR:
            raise GebruikFout(f"het jaar {dag.year} ligt te ver weg om een termijn uit te rekenen")
    if einde_bezwaar and einde_bezwaar < van:
        raise GebruikFout("de bezwaartermijn kan niet eindigen voor de bekendmaking; kijk naar --einde-bezwaar")
    if soort == "beslissing-op-bezwaar":
        return _beslissing_op_bezwaar(van, einde_bezwaar, commissie=commissie)
    return _REGELS[soort](van)


def _bezwaar(van: date) -> Termijn:
    return _weken(
        "bezwaar",
        "Laatste dag om bezwaar te maken",
        van,
        6,
        "artikelen 6:7 en 6:8 Awb; artikel 1 Atw",
        "de bekendmaking",
    )


def _beslissing_op_bezwaar(van: date, einde_bezwaar: date | None, *, commissie: bool) -> Termijn:
    einde = einde_bezwaar or _bezwaar(van).laatste_dag
    weken = 12 if commissie else 6
    grond = "artikel 7:10 lid 1 Awb" + (" (met adviescommissie, artikel 7:13)" if commissie else "") + "; artikel 1 Atw"
    termijn = _weken(
        "beslissing-op-bezwaar",
        "Laatste dag om op het bezwaar te beslissen",
        einde,
        weken,
        grond,
        "het einde van de bezwaartermijn",
    )
    return Termijn(termijn.soort, termijn.omschrijving, van, termijn.laatste_dag, termijn.grondslag, termijn.berekening)


def _wkpb(van: date) -> Termijn:
    vierde = van + 4 * DAG
    dag, tekst = vierde, f"Vier dagen na de dag van bekendmaking ({words(van)}) is {words(vierde, weekdag=True)}."
    # Atw 2: a term of at least three days holds at least two working days.
    while count_werkdagen(van, dag) < 2:
        dag += DAG
    if dag != vierde:
        tekst += f" De termijn moet twee werkdagen bevatten; de tweede is {words(dag, weekdag=True)}."
    einde = next_werkdag(dag)
    if einde != dag:
        tekst += _moved(dag, einde)
    return Termijn(
        "wkpb",
        "Laatste dag om het besluit bij het Kadaster in te schrijven",
        van,
        einde,
        "artikel 15 Wkpb; artikelen 1 en 2 Atw",
        tekst,
    )


def _motivering_spoed(van: date) -> Termijn:
    return _weken(
        "motivering-spoed",
        "Laatste dag om de motivering van het spoedbesluit te sturen",
        van,
        1,
        "artikel 3:47 lid 3 Awb; artikel 1 Atw",
        "de bekendmaking",
    )


def _kostenbeschikking(van: date) -> Termijn:
    einde = add_months(van, 60)
    tekst = f"Vijf jaar na {words(van)} is {words(einde, weekdag=True)}. Een termijn in jaren schuift niet op."
    return Termijn(
        "kostenbeschikking",
        "Laatste dag om de kosten vast te stellen",
        van,
        einde,
        "artikel 5:25 lid 6 Awb; artikel 4 Atw",
        tekst,
    )


def _dwangsom_betaling(van: date) -> Termijn:
    return _weken(
        "dwangsom-betaling",
        "Laatste dag om de dwangsom te betalen",
        van,
        6,
        "artikel 5:33 Awb; artikel 1 Atw",
        "de verbeurte",
    )


def _dwangsom_verjaring(van: date) -> Termijn:
    einde = add_months(van, 12)
    tekst = (
        f"Een jaar na de verbeurte op {words(van)} is {words(einde, weekdag=True)}. Een termijn in jaren schuift niet op."
        " Loopt er nog een procedure, dan is de termijn langer."
    )
    return Termijn(
        "dwangsom-verjaring",
        "Dag waarop de bevoegdheid tot invordering verjaart",
        van,
        einde,
        "artikel 5:35 Awb; artikel 4 Atw",
        tekst,
    )


_REGELS: dict[str, Callable[[date], Termijn]] = {
    "bezwaar": _bezwaar,
    "wkpb": _wkpb,
    "motivering-spoed": _motivering_spoed,
    "kostenbeschikking": _kostenbeschikking,
    "dwangsom-betaling": _dwangsom_betaling,
    "dwangsom-verjaring": _dwangsom_verjaring,
}
SOORTEN = ("bezwaar", "beslissing-op-bezwaar", *list(_REGELS)[1:])


def _weken(soort: str, omschrijving: str, van: date, weken: int, grondslag: str, vanaf: str) -> Termijn:
    dag = van + 7 * weken * DAG
    hoeveel = "1 week" if weken == 1 else f"{weken} weken"
    tekst = (
        f"De termijn begint op {words(van + DAG)}, de dag na {vanaf}, en duurt {hoeveel}:"
        f" tot en met {words(dag, weekdag=True)}."
    )
    einde = next_werkdag(dag)
    if einde != dag:
        tekst += _moved(dag, einde)
    return Termijn(soort, omschrijving, van, einde, grondslag, tekst)


def _moved(dag: date, einde: date) -> str:
    reden = why_free(dag)
    lidwoord = "een " if not is_werkdag(dag) and reden in ("zaterdag", "zondag") else ""
    return f" Dat is {lidwoord}{reden}; de termijn loopt door tot en met {words(einde, weekdag=True)}."
