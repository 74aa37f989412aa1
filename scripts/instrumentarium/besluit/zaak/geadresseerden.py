"""Decides who gets a letter of a kind, with which number and role in the file name, and to which address it goes.

In: the case and what the document says of its addressees. Out: `Geadresseerde` values in a fixed order. A minor gets
no letter of its own: that of a minor overtreder goes to its parent or voogd. A gemachtigde, bewindvoerder, curator or
voogd gets the letter of the party too. A secret address stands nowhere.
"""

from __future__ import annotations

import attrs

from instrumentarium.besluit.instrument.model import Document
from instrumentarium.besluit.zaak.afgeleid import Feiten
from instrumentarium.besluit.zaak.model_pand import Betrokkene, Vertegenwoordiger
from instrumentarium.besluit.zaak.namen import role_of

VERTEGENWOORDIGERS = ("gemachtigde", "bewindvoerder", "curator", "voogd")


@attrs.frozen(kw_only=True)
class Geadresseerde:
    """One reader of a letter. `partij` is the party it concerns; `vertegenwoordiger` the person it is sent to."""

    nummer: int
    rol: str
    naam: str | None = None
    partij: Betrokkene | None = None
    vertegenwoordiger: Vertegenwoordiger | None = None
    hoedanigheid: str | None = None

    @property
    def leest_als(self) -> str | None:
        """Return the party whose eyes the letter is written for."""
        return self.partij.naam if self.partij else None


def addressees(document: Document, feiten: Feiten) -> list[Geadresseerde]:
    """Return the readers of a document, each once, in the order of the case file."""
    gevonden: list[Geadresseerde] = []
    for soort in document.aan:
        gevonden += _of_kind(soort, document, feiten)
    uniek: dict[tuple[int, str], Geadresseerde] = {}
    for lezer in gevonden:
        uniek.setdefault((lezer.nummer, lezer.rol), lezer)
    return list(uniek.values())


def _of_kind(soort: str, document: Document, feiten: Feiten) -> list[Geadresseerde]:
    if soort == "partijen":
        return _parties([p for p in feiten.partijen if not p.minderjarig or _is_minor_offender(p)], feiten)
    if soort == "bewoners":
        return _parties([p for p in feiten.bewoners if not p.minderjarig], feiten)
    if soort == "sprekers":
        return _parties([p for p in feiten.volwassenen if _spoke(p, feiten)], feiten)
    if soort == "overtreders":
        return _parties(feiten.overtreders, feiten)
    if soort == "eigenaren":
        return _parties([p for p in feiten.with_role("eigenaar", "verhuurder") if not p.minderjarig], feiten)
    if soort in ("verzoeker", "bezwaarmaker"):
        return _named(soort, feiten)
    if soort == "derden":
        return _outsiders(document, feiten)
    return [Geadresseerde(nummer=1, rol=soort)]


def _parties(partijen: list[Betrokkene], feiten: Feiten) -> list[Geadresseerde]:
    gevonden = []
    for partij in partijen:
        nummer = 1 + next(n for n, ander in enumerate(feiten.partijen) if ander is partij)
        if not partij.minderjarig:
            gevonden.append(Geadresseerde(nummer=nummer, rol=role_of(partij), naam=partij.naam, partij=partij))
        for plek, (hoedanigheid, wie) in enumerate(_representatives(partij), 1):
            gevonden.append(
                Geadresseerde(
                    nummer=nummer,
                    # Two who act for one party each have a file of their own.
                    rol="gemachtigde" if plek == 1 else f"gemachtigde-{plek}",
                    naam=wie.naam,
                    partij=partij,
                    vertegenwoordiger=wie,
                    hoedanigheid=hoedanigheid,
                )
            )
    return gevonden


def _representatives(partij: Betrokkene) -> list[tuple[str, Vertegenwoordiger]]:
    """Return who acts for a party, with the capacity: for a minor its parent as well."""
    gevonden: list[tuple[str, Vertegenwoordiger]] = []
    if partij.minderjarig and partij.vertegenwoordiger is not None:
        ouder = partij.vertegenwoordiger
        gevonden.append((ouder.hoedanigheid or "vertegenwoordiger", ouder))
    return gevonden + [(naam, wie) for naam in VERTEGENWOORDIGERS if (wie := getattr(partij, naam)) is not None]


def _is_minor_offender(partij: Betrokkene) -> bool:
    return partij.minderjarig and "overtreder" in partij.rollen


def _spoke(partij: Betrokkene, feiten: Feiten) -> bool:
    zienswijzen = (feiten.zaak.procedure and feiten.zaak.procedure.zienswijzen) or []
    return any(feiten.huishoudens.same(rij.van, partij.naam) for rij in zienswijzen)


def _named(soort: str, feiten: Feiten) -> list[Geadresseerde]:
    """Return the one who asked or objected: a party when the name is one, else a derde."""
    zaak = feiten.zaak
    bezwaar = zaak.besluit.bezwaar if zaak.besluit else None
    naam = (zaak.verzoek.van if zaak.verzoek else None) if soort == "verzoeker" else (bezwaar.van if bezwaar else None)
    partijen = [p for p in feiten.volwassenen if p.naam == naam]
    if soort == "verzoeker" and zaak.verzoek is None:
        # Lifted or postponed without anybody asking: then all parties hear it.
        partijen = feiten.volwassenen
    if partijen:
        return _parties(partijen, feiten)
    return [Geadresseerde(nummer=1, rol="derde", naam=naam)]


def _outsiders(document: Document, feiten: Feiten) -> list[Geadresseerde]:
    """Return those who are no party and get word: who gave a zienswijze, or whom questions are put to."""
    zaak = feiten.zaak
    if document.soort == "inlichtingen":
        return _asked(feiten)
    namen = [rij.van for rij in (zaak.procedure and zaak.procedure.zienswijzen) or []]
    bekend = {partij.naam for partij in feiten.partijen}
    gevonden = _by_name([naam for naam in namen if naam and naam not in bekend])
    # A paper for the file is never empty; one that only goes to others needs an addressee to be filled in.
    return gevonden if gevonden or "dossier" in document.aan else [Geadresseerde(nummer=1, rol="derde")]


def _asked(feiten: Feiten) -> list[Geadresseerde]:
    """Return whom information is asked of: parties by name or by role, and everybody else by name."""
    zaak = feiten.zaak
    namen = [rij.gevraagd_aan for rij in zaak.onderzoek or []]
    namen += [vraag.aan for vraag in zaak.vragen or [] if "politie" not in (vraag.aan or "").lower()]
    partijen: list[Betrokkene] = []
    anderen: list[str] = []
    for naam in dict.fromkeys(filter(None, namen)):
        gevonden = [p for p in feiten.volwassenen if naam == p.naam or naam.lower() in p.rollen]
        partijen += [p for p in gevonden if not any(p is ander for ander in partijen)]
        anderen += [] if gevonden else [naam]
    volgorde = [p for p in feiten.partijen if any(p is gekozen for gekozen in partijen)]
    return [*_parties(volgorde, feiten), *_by_name(anderen)] or [Geadresseerde(nummer=1, rol="derde")]


def _by_name(namen: list[str]) -> list[Geadresseerde]:
    return [Geadresseerde(nummer=nr, rol="derde", naam=naam) for nr, naam in enumerate(dict.fromkeys(namen), 1)]
