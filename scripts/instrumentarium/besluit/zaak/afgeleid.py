"""Works out what follows from the facts of a case: the law of the day, amounts against thresholds, households, steps.

In: a case, the law, the policy version and the reference date. Out: `Feiten`, read by conditions and clauses.
Holds no sentence and no threshold of its own; those are data. Knows no clock and no file.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from instrumentarium.besluit.instrument.beleid import Situatie, find_regels
from instrumentarium.besluit.instrument.model import Beleidsregel, Beleidsversie, Drempel, Recht, Rechtsversie
from instrumentarium.besluit.zaak.huishouden import Huishoudens
from instrumentarium.besluit.zaak.model import Weegrij, Zaak
from instrumentarium.besluit.zaak.model_pand import Bericht, Betrokkene, Middel
from instrumentarium.tijd.geldigheid import resolve
from instrumentarium.tijd.kalender import DAG, add_months, count_werkdagen, months_between
from instrumentarium.tijd.termijnen import compute_termijn

DATUM_SPLITSING = date(2019, 1, 1)  # art. 13b lid 1 is split in a and b from this day
_VEEL = Decimal(10**9)


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


class Feiten:
    """Everything that follows from one case; each property is worked out once, when asked."""

    def __init__(self, zaak: Zaak, recht: Recht, beleid: Beleidsversie | None, peildatum: date) -> None:
        self.zaak, self._recht, self.beleid, self.peildatum = zaak, recht, beleid, peildatum
        self.huishoudens = Huishoudens(zaak)

    @property
    def behandelaars(self) -> list[str]:
        """Return the words by which a treating professional or school is known."""
        return self._recht.behandelaars

    # --- law of the day ---

    @cached_property
    def bevinding(self) -> date | None:
        """Return the date of the finding, which chooses the text of art. 13b (Awb 5:4 lid 2)."""
        return self.zaak.constatering.datum if self.zaak.constatering else None

    def wet(self, id_: str) -> Rechtsversie | None:
        """Return the text state of a provision: by the date of the finding or by the reference date."""
        bepaling = next((b for b in self._recht.bepalingen if b.id == id_), None)
        if bepaling is None:
            return None
        dag = self.bevinding if bepaling.kies_op == "constatering" else self.peildatum
        return resolve(bepaling.versies, dag, max(dag, self.peildatum)).versie if dag else None

    @cached_property
    def wet_13b(self) -> Rechtsversie | None:
        """Return the text of art. 13b that applied at the finding."""
        return self.wet("13b")

    @cached_property
    def gronden(self) -> list[str]:
        """Return the grounds of the case."""
        return list((self.zaak.constatering and self.zaak.constatering.gronden) or [])

    @cached_property
    def onbeschikbaar(self) -> list[str]:
        """Return what the case relies on and the text of that date did not have."""
        wet, zaak = self.wet_13b, self.zaak
        if wet is None or zaak.constatering is None:
            return [] if self.bevinding is None else ["artikel 13b"]
        mist = [f"grond {grond}" for grond in self.gronden if grond not in wet.gronden]
        if "b" in self.gronden and "b" in wet.gronden:
            mist += [f"artikel {v}" for v in zaak.constatering.voorbereiding or [] if v not in wet.voorbereiding]
        if "a" in self.gronden:
            lijsten = {m.lijst for m in zaak.constatering.middelen or [] if m.lijst and m.lijst != "onbekend"}
            if lijsten and not lijsten & set(wet.lijsten):
                mist += [f"lijst {lijst}" for lijst in sorted(lijsten)]
        if zaak.pand and zaak.pand.soort and zaak.pand.soort not in wet.objecten:
            mist.append(zaak.pand.soort)
        return mist

    # --- what was found ---

    @cached_property
    def middelen(self) -> list[Middel]:
        """Return the substances of the case."""
        return list((self.zaak.constatering and self.zaak.constatering.middelen) or [])

    def drempel(self, middel: Middel) -> Drempel | None:
        """Return the threshold row for a substance, or None when the data has none."""
        for rij in self._recht.drempels:
            past = rij.lijst == middel.lijst and middel.eenheid in rij.eenheid
            if past and (not rij.naam or any(naam in middel.naam.lower() for naam in rij.naam)):
                return rij
        return None

    def ratio(self, middel: Middel) -> Decimal | None:
        """Return amount divided by threshold, or None when either is unknown."""
        rij = self.drempel(middel)
        if rij is None or rij.tot is None or middel.hoeveelheid is None:
            return None
        return middel.hoeveelheid / rij.tot if rij.tot else _VEEL

    @cached_property
    def hoogste_ratio(self) -> Decimal | None:
        """Return the highest ratio over all substances with a threshold."""
        return max((r for r in map(self.ratio, self.middelen) if r is not None), default=None)

    @cached_property
    def boven_drempel(self) -> bool:
        """Tell whether some substance is above its threshold."""
        return self.hoogste_ratio is not None and self.hoogste_ratio > 1

    @cached_property
    def drempel_onbekend(self) -> bool:
        """Tell whether some substance has no threshold."""
        return any(self.ratio(middel) is None for middel in self.middelen)

    @cached_property
    def verkoop_gezien(self) -> bool:
        """Tell whether a sale or delivery was seen at the premises."""
        return any(feit.verkoop for feit in (self.zaak.constatering and self.zaak.constatering.handel) or [])

    @cached_property
    def categorie(self) -> str | None:
        """Return the heaviest category of the find, as the policy counts it."""
        lijsten = {middel.lijst for middel in self.middelen}
        for lijst, categorie in (("I", "hard"), ("IA", "IA"), ("3a5", "hard"), ("II", "soft")):
            if lijst in lijsten:
                return categorie
        soorten = set((self.zaak.constatering and self.zaak.constatering.voorbereiding) or [])
        if soorten & {"10a", "10c"}:
            return "voorbereiding-hard"
        return "voorbereiding-soft" if soorten else None

    @cached_property
    def softdrugs(self) -> bool:
        """Tell whether only soft drugs (or preparation of them) were found."""
        return self.categorie in ("soft", "voorbereiding-soft")

    @cached_property
    def buiten_pand(self) -> bool:
        """Tell whether the place of every find is given and none lies in or on the premises."""
        plekken = [middel.vindplaats for middel in self.middelen]
        binnen = {"woning", "lokaal", "bijgebouw", "erf", "voertuig-op-erf"}
        return bool(plekken) and all(plekken) and not binnen & set(plekken)

    # --- premises and parties ---

    @cached_property
    def woning(self) -> bool:
        """Tell whether the premises are a home."""
        return bool(self.zaak.pand and self.zaak.pand.soort == "woning")

    @cached_property
    def bewoond(self) -> bool:
        """Tell whether somebody lives there."""
        return bool(self.zaak.pand and self.zaak.pand.bewoond)

    @cached_property
    def object(self) -> str | None:
        """Return the kind of premises as the policy counts it."""
        if not self.zaak.pand or not self.zaak.pand.soort:
            return None
        return "woning-onbewoond" if self.woning and not self.bewoond else self.zaak.pand.soort

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
    def werkdagen_om_te_vertrekken(self) -> int | None:
        """Return the working days from the day after bekendmaking up to and including the end of the term."""
        besluit, maatregel = self.zaak.besluit, self.zaak.maatregel
        dag = besluit.bekendmaking.datum if besluit and besluit.bekendmaking else None
        if not dag or not maatregel or not maatregel.begunstiging_tot:
            return None
        return count_werkdagen(dag, maatregel.begunstiging_tot.date())

    # --- earlier findings and policy ---

    @cached_property
    def meegeteld(self) -> list[Any]:
        """Return the earlier findings that are counted."""
        return [eerder for eerder in self.zaak.eerdere_constateringen or [] if eerder.meegeteld]

    def within_recidive(self, dag: date | None) -> bool:
        """Tell whether an earlier finding lies within the policy's period before this one."""
        if self.beleid is None or dag is None or self.bevinding is None:
            return True
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
        return min(3, 1 + sum(self.within_recidive(eerder.datum) for eerder in self.meegeteld))

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
        return bool(regel.duur and maatregel.duur and regel.duur != maatregel.duur and regel.maatregel == "sluiting")

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
        dagen += [rij.datum for rij in (procedure and procedure.zienswijzen) or [] if rij.van == partij.naam]
        return max((dag for dag in dagen if dag), default=None)

    def einde_bezwaar(self) -> date | None:
        """Return the last day of the objection term against the primary decision."""
        primair = self.zaak.besluit.primair if self.zaak.besluit else None
        dag = primair.bekendmaking if primair else None
        begin = (dag.datum if isinstance(dag, Bericht) else dag) or (primair.datum if primair else None)
        return compute_termijn("bezwaar", begin).laatste_dag if begin else None


def end_of_period(begin: datetime, aantal: int, eenheid: str) -> datetime:
    """Return begin plus a number of days, weeks, months or years, at the same hour (month rule of D3)."""
    if eenheid in ("maanden", "jaren"):
        dag = add_months(begin.date(), aantal * (12 if eenheid == "jaren" else 1))
    else:
        dag = begin.date() + aantal * (7 if eenheid == "weken" else 1) * DAG
    return datetime.combine(dag, begin.time())
