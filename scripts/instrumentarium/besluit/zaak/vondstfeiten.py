"""Works out what follows from the find of a case: the law of the day, amounts against thresholds, the category.

In: a case, the law, the reference date. Out: `Vondstfeiten`, the first half of `Feiten`. Holds no threshold and no
word of its own; those are data.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cached_property

from instrumentarium.besluit.instrument.model import Drempel, Recht, Rechtsversie
from instrumentarium.besluit.zaak.model import Zaak
from instrumentarium.besluit.zaak.model_pand import Middel
from instrumentarium.tijd.geldigheid import resolve

_VEEL = Decimal(10**9)
_PER_LIJST = {"I": "hard", "IA": "IA", "3a5": "hard", "II": "soft"}
_ZWAARSTE_EERST = ("hard", "IA", "voorbereiding-hard", "soft", "voorbereiding-soft")


class Vondstfeiten:
    """What follows from the find; each property is worked out once, when asked."""

    def __init__(self, zaak: Zaak, recht: Recht, peildatum: date) -> None:
        self.zaak, self._recht, self.peildatum = zaak, recht, peildatum

    @property
    def behandelaars(self) -> list[str]:
        """Return the words by which a treating professional or school is known."""
        return self._recht.behandelaars

    @property
    def telt_niet_mee(self) -> list[str]:
        """Return the words for things that ground b does not name: vehicles and money."""
        return self._recht.telt_niet_mee

    @property
    def niets_gemeld(self) -> list[str]:
        """Return the words with which an answer on health says that there is nothing."""
        return self._recht.niets_gemeld

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

    def in_law_since(self, onderdeel: str) -> date | None:
        """Return the first day on which the text of art. 13b knows a list or a preparation article."""
        bepaling = next((b for b in self._recht.bepalingen if b.id == "13b"), None)
        versies = bepaling.versies if bepaling else []
        dagen = [v.inwerking for v in versies if v.inwerking and onderdeel in (*v.lijsten, *v.voorbereiding)]
        return min(dagen, default=None)

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
        heet = middel.naam.lower()
        for rij in self._recht.drempels:
            past = rij.lijst == middel.lijst and middel.eenheid in rij.eenheid
            if past and (not rij.naam or any(all(deel in heet for deel in naam.split()) for naam in rij.naam)):
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
    def hoeveelheid_onbekend(self) -> bool:
        """Tell whether of some substance the list, the amount or the unit is not known, so that nothing can be compared."""
        return any(m.hoeveelheid is None or m.eenheid is None or m.lijst is None for m in self.middelen)

    @cached_property
    def verkoop_gezien(self) -> bool:
        """Tell whether a sale or delivery was seen at the premises."""
        return any(feit.verkoop for feit in (self.zaak.constatering and self.zaak.constatering.handel) or [])

    @cached_property
    def categorie(self) -> str | None:
        """Return the heaviest category of what the grounds rest on, as the policy counts it."""
        gevonden = {"a": self._found_on_list(), "b": self._found_to_prepare()}
        telt = set().union(*(gevonden[grond] for grond in self.gronden)) or gevonden["a"] | gevonden["b"]
        return next((categorie for categorie in _ZWAARSTE_EERST if categorie in telt), None)

    def _found_on_list(self) -> set[str]:
        return {_PER_LIJST[middel.lijst] for middel in self.middelen if middel.lijst in _PER_LIJST}

    def _found_to_prepare(self) -> set[str]:
        soorten = (self.zaak.constatering and self.zaak.constatering.voorbereiding) or []
        return {"voorbereiding-soft" if soort == "11a" else "voorbereiding-hard" for soort in soorten}

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
