"""Works out what follows from the facts of a case: the law of the day, amounts against thresholds, households, steps.

In: a case, the law, the policy version and the reference date. Out: `Feiten`, read by conditions and clauses.
Holds no sentence and no threshold of its own; those are data. Knows no clock and no file.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property
from typing import Any

from instrumentarium.besluit.instrument.beleid import Situatie, find_regels
from instrumentarium.besluit.instrument.model import Beleidsregel, Beleidsversie, Recht
from instrumentarium.besluit.zaak.huishouden import Huishoudens
from instrumentarium.besluit.zaak.model import Maatregel, Weegrij, Zaak
from instrumentarium.besluit.zaak.model_pand import Bericht, Betrokkene, Vertegenwoordiger
from instrumentarium.besluit.zaak.vondstfeiten import Vondstfeiten
from instrumentarium.bronnen.soorten.algemeen import Duur
from instrumentarium.tijd.kalender import DAG, add_months, count_werkdagen, months_between
from instrumentarium.tijd.termijnen import compute_termijn


def choose_peildatum(zaak: Zaak, gegeven: date | None) -> date | None:
    """Return the reference date of contract 5.1: given, of the decision, of the voornemen; None when unknown."""
    if gegeven:
        return gegeven
    if zaak.besluit and zaak.besluit.datum:
        return zaak.besluit.datum
    voornemen = zaak.procedure.voornemen if zaak.procedure else None
    return voornemen.datum if voornemen else None


def gevuld(waarde: Any) -> bool:
    """Tell whether a text, a list of rows, or a value says something."""
    if waarde is None or waarde is False:
        return False
    if isinstance(waarde, str):
        return bool(waarde.strip())
    if isinstance(waarde, list):
        return any(gevuld(deel.tekst) if isinstance(deel, Weegrij) else deel is not None for deel in waarde)
    return True


class Feiten(Vondstfeiten):
    """Everything that follows from one case; each property is worked out once, when asked."""

    def __init__(self, zaak: Zaak, recht: Recht, beleid: Beleidsversie | None, peildatum: date) -> None:
        super().__init__(zaak, recht, peildatum)
        self.beleid = beleid
        self.huishoudens = Huishoudens(zaak)

    # --- premises and parties ---

    @cached_property
    def woning(self) -> bool:
        """Tell whether the premises are a home."""
        return bool(self.zaak.pand and self.zaak.pand.soort == "woning")

    @cached_property
    def bewoond(self) -> bool:
        """Tell whether somebody lives there: as the case says, else because of a resident, or the tenant of a home."""
        bewoond = self.zaak.pand.bewoond if self.zaak.pand else None
        return bool(self.bewoners or (self.woning and self.huurders)) if bewoond is None else bewoond

    @cached_property
    def object(self) -> str | None:
        """Return the kind of premises as the policy counts it."""
        if not self.zaak.pand or not self.zaak.pand.soort:
            return None
        # Only a written "no" makes a home uninhabited; unknown is read in favour of who may live there.
        return "woning-onbewoond" if self.woning and self.zaak.pand.bewoond is False else self.zaak.pand.soort

    @cached_property
    def partijen(self) -> list[Betrokkene]:
        """Return all parties."""
        return list(self.zaak.betrokkenen or [])

    @cached_property
    def volwassenen(self) -> list[Betrokkene]:
        """Return the parties that get a letter of their own: all but minors."""
        return [partij for partij in self.partijen if not partij.minderjarig]

    @cached_property
    def minderjarigen(self) -> list[Betrokkene]:
        """Return the children among the parties."""
        return [partij for partij in self.partijen if partij.minderjarig]

    def with_role(self, *rollen: str) -> list[Betrokkene]:
        """Return the parties with one of these roles."""
        return [partij for partij in self.partijen if set(rollen) & set(partij.rollen)]

    @cached_property
    def huurders(self) -> list[Betrokkene]:
        """Return the tenants."""
        return self.with_role("huurder")

    @cached_property
    def bewoners(self) -> list[Betrokkene]:
        """Return the residents."""
        return self.with_role("bewoner")

    @cached_property
    def overtreders(self) -> list[Betrokkene]:
        """Return the adult offenders (overtreders)."""
        return [partij for partij in self.with_role("overtreder") if not partij.minderjarig]

    @cached_property
    def corporatie(self) -> bool:
        """Tell whether the landlord is a housing corporation."""
        return any(partij.corporatie for partij in self.partijen)

    @cached_property
    def kwetsbaren(self) -> list[Betrokkene]:
        """Return the parties about whom something vulnerable was noted."""
        return [partij for partij in self.partijen if partij.kwetsbaar]

    @cached_property
    def vertrokken(self) -> bool:
        """Tell whether the dealer has left for good."""
        return any(partij.vertrokken for partij in self.partijen)

    @cached_property
    def verwijt_speelt(self) -> list[Betrokkene]:
        """Return the adults whose blame a decision must discuss (EVE-2)."""
        rollen = {"eigenaar", "verhuurder", "exploitant"}
        return [
            partij
            for partij in self.volwassenen
            if partij.wist_niet
            or rollen & set(partij.rollen)
            or ("bewoner" in partij.rollen and "overtreder" not in partij.rollen)
        ]

    # --- measure and time ---

    @cached_property
    def sluiting(self) -> bool:
        """Tell whether the measure is a closure."""
        return bool(self.zaak.maatregel and self.zaak.maatregel.soort == "sluiting")

    @cached_property
    def begin(self) -> datetime | None:
        """Return the start of the closure."""
        return self.zaak.maatregel.ingang if self.zaak.maatregel else None

    @cached_property
    def einde(self) -> datetime | None:
        """Return the end of the closure: as typed, or start plus duration (D3, month rule)."""
        maatregel = self.zaak.maatregel
        if maatregel is None or maatregel.einde or not (maatregel.ingang and maatregel.duur):
            return (maatregel.einde or maatregel.uiterste_einde) if maatregel else None
        return end_of_period(maatregel.ingang, maatregel.duur.aantal, maatregel.duur.eenheid)

    @cached_property
    def maanden_tot_sluiting(self) -> int | None:
        """Return the calendar months from the finding to the start of the closure."""
        return months_between(self.bevinding, self.begin.date()) if self.bevinding and self.begin else None

    @cached_property
    def ouder_dan_jaar(self) -> bool:
        """Tell whether the planned start lies more than twelve months before the reference date."""
        return bool(self.begin and add_months(self.begin.date(), 12) < self.peildatum)

    @cached_property
    def spoed(self) -> str | None:
        """Return the ground of urgency (5:31-1 or 5:31-2), or None."""
        return self.zaak.procedure.spoed.grond if self.zaak.procedure and self.zaak.procedure.spoed else None

    @cached_property
    def besluitsoort(self) -> str | None:
        """Return the kind of decision, primair when the block does not say; None without a decision."""
        return (self.zaak.besluit.soort or "primair") if self.zaak.besluit else None

    @cached_property
    def last(self) -> bool:
        """Tell whether the measure binds somebody: anything but refraining from one."""
        return not (self.zaak.maatregel and self.zaak.maatregel.soort == "geen")

    @cached_property
    def korte_waarschuwing(self) -> bool:
        """Tell whether the measure is a warning of at most two years, against which no objection is open (B6)."""
        maatregel = self.zaak.maatregel
        if maatregel is None or maatregel.soort != "waarschuwing":
            return False
        tot = maatregel.waarschuwing.geldig_tot if maatregel.waarschuwing else None
        return tot is None or tot <= add_months(self.peildatum, 24)

    @cached_property
    def werkdagen_om_te_vertrekken(self) -> int | None:
        """Return the working days from the day after bekendmaking up to and including the end of the term."""
        maatregel = self.zaak.maatregel
        dag = self.laatste_bekendmaking
        if not dag or not maatregel or not maatregel.begunstiging_tot:
            return None
        return count_werkdagen(dag, maatregel.begunstiging_tot.date())

    @cached_property
    def laatste_bekendmaking(self) -> date | None:
        """Return the day on which the last of the adult residents got the decision; that of the decision without any."""
        besluit = self.zaak.besluit
        algemeen = besluit.bekendmaking.datum if besluit and besluit.bekendmaking else None
        berichten = [self.bekendmaking_van(partij) for partij in self.bewoners if not partij.minderjarig]
        return max((bericht.datum for bericht in berichten if bericht and bericht.datum), default=algemeen)

    # --- earlier findings and policy ---

    @cached_property
    def meegeteld(self) -> list[Any]:
        """Return the earlier findings that are counted."""
        return [eerder for eerder in self.zaak.eerdere_constateringen or [] if eerder.meegeteld]

    def within_recidive(self, dag: date | None) -> bool:
        """Tell whether an earlier finding lies within the policy's period before this one."""
        if self.beleid is None or dag is None or self.bevinding is None:
            return True
        if dag > self.bevinding:
            return False
        termijn = self.beleid.recidivetermijn
        maanden = termijn.aantal * {"jaren": 12, "maanden": 1}.get(termijn.eenheid, 0)
        grens = (
            add_months(dag, maanden)
            if maanden
            else dag + termijn.aantal * (7 if termijn.eenheid == "weken" else 1) * DAG
        )
        return grens >= self.bevinding

    @cached_property
    def stap(self) -> int:
        """Return the step of the matrix: one more than the counted findings within the period, at most 3."""
        volgt = f"zelfde_{self.beleid.recidivetermijn.volgt}" if self.beleid else "zelfde_pand"
        telt = [eerder for eerder in self.meegeteld if getattr(eerder, volgt) is not False]
        return min(3, 1 + sum(self.within_recidive(eerder.datum) for eerder in telt))

    @cached_property
    def situatie(self) -> Situatie | None:
        """Return what the matrix is asked, or None when the facts do not say."""
        if self.object is None or self.categorie is None:
            return None
        ernstig = gevuld(self.zaak.constatering.ernstig_geval) if self.zaak.constatering else False
        return Situatie(self.object, self.categorie, self.stap, ernstig)

    @cached_property
    def beleidsregel(self) -> Beleidsregel | None:
        """Return the row that covers this case; None is "beleid zwijgt"."""
        if self.beleid is None or self.situatie is None:
            return None
        regels = find_regels(self.beleid, self.situatie)
        return regels[0] if regels else None

    @cached_property
    def wijkt_af(self) -> bool:
        """Tell whether measure or duration differ from the row."""
        regel, maatregel = self.beleidsregel, self.zaak.maatregel
        if regel is None or maatregel is None or maatregel.soort is None:
            return False
        if maatregel.soort != regel.maatregel:
            return True
        return regel.duur is not None and regel.maatregel == "sluiting" and self._lasts_otherwise(maatregel, regel.duur)

    def _lasts_otherwise(self, maatregel: Maatregel, duur: Duur) -> bool:
        """Tell whether a closure lasts otherwise than the row says: by its duration, or by its end when it has none."""
        if maatregel.duur:
            return (maatregel.duur.aantal, maatregel.duur.eenheid) != (duur.aantal, duur.eenheid)
        if not maatregel.ingang or not maatregel.einde:
            return not self.einde
        return maatregel.einde.date() != end_of_period(maatregel.ingang, duur.aantal, duur.eenheid).date()

    # --- small helpers for conditions ---

    def asked(self, onderwerp: str) -> bool:
        """Tell whether there is an inquiry on a subject with an answer."""
        return any(rij.onderwerp == onderwerp and gevuld(rij.uitkomst) for rij in self.zaak.onderzoek or [])

    def voornemen_van(self, partij: Betrokkene) -> Any:
        """Return the voornemen of a party: its own, or that of the procedure."""
        return partij.voornemen or (self.zaak.procedure.voornemen if self.zaak.procedure else None)

    def bekendmaking_van(self, partij: Betrokkene) -> Bericht | None:
        """Return the bekendmaking to a party: its own, or that of the decision."""
        return partij.bekendmaking or (self.zaak.besluit.bekendmaking if self.zaak.besluit else None)

    def last_heard(self, partij: Betrokkene) -> date | None:
        """Return the later of the end of the term and the party's last zienswijze."""
        procedure = self.zaak.procedure
        dagen = [procedure.voornemen.zienswijze_tot] if procedure and procedure.voornemen else []
        spreken = {partij.naam, *(wie.naam for wie in representatives(partij))}
        dagen += [rij.datum for rij in (procedure and procedure.zienswijzen) or [] if rij.van in spreken]
        return max((dag for dag in dagen if dag), default=None)

    def einde_bezwaar(self) -> date | None:
        """Return the last day of the objection term against the primary decision."""
        begin = self.eerste_bekendmaking
        return compute_termijn("bezwaar", begin).laatste_dag if begin else None

    @cached_property
    def eerste_bekendmaking(self) -> date | None:
        """Return the day from which the objection term runs: of the primary decision, which may be this one."""
        besluit = self.zaak.besluit
        if besluit is None:
            return None
        primair = besluit.primair if self.besluitsoort == "op-bezwaar" else None
        if primair is None:
            return besluit.bekendmaking.datum if besluit.bekendmaking and self.besluitsoort != "op-bezwaar" else None
        dag = primair.bekendmaking.datum if isinstance(primair.bekendmaking, Bericht) else primair.bekendmaking
        return dag or primair.datum


def representatives(partij: Betrokkene) -> list[Vertegenwoordiger]:
    """Return who speaks or decides for a party."""
    alle = (partij.gemachtigde, partij.bewindvoerder, partij.curator, partij.voogd, partij.vertegenwoordiger)
    return [wie for wie in alle if wie is not None and wie.naam]


def end_of_period(begin: datetime, aantal: int, eenheid: str) -> datetime:
    """Return begin plus a number of days, weeks, months or years, at the same hour (month rule of D3)."""
    if eenheid in ("maanden", "jaren"):
        dag = add_months(begin.date(), aantal * (12 if eenheid == "jaren" else 1))
    else:
        dag = begin.date() + aantal * (7 if eenheid == "weken" else 1) * DAG
    return datetime.combine(dag, begin.time())
