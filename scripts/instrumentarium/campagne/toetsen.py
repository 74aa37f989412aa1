"""The checks while writing (`campagne toets`): findings with id, weight, words, way out and place.

In: a campaign and the day of reference. Out: `Bevinding`s in the form of contract 5.2. A `blokkade` keeps a kit from
being made; a `waarschuwing` and an `aandachtspunt` never do. Changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

import attrs

from instrumentarium.campagne import akkoord, beeldtoetsen, gemeentefeiten, kleur, teksttoetsen
from instrumentarium.campagne.bron import HOOFDTAAL, MAP, NA_BESLUIT, Bronnen
from instrumentarium.campagne.geheugen import Geheugen
from instrumentarium.campagne.planning import all_clashes, neighbours, overlaps
from instrumentarium.fouten import Bevinding as BronBevinding
from instrumentarium.fouten import BronFout, Plaats

Ernst = Literal["blokkade", "waarschuwing", "aandachtspunt"]
_ZWAARTE = ("blokkade", "waarschuwing", "aandachtspunt")


@attrs.frozen(kw_only=True)
class Bevinding:
    """One finding of a check."""

    id: str
    ernst: Ernst
    melding: str
    herstel: str
    plaats: Plaats
    bronnen: tuple[str, ...] = ()
    gemeente: str | None = None
    """The municipality that gets no kits while this stands; None when it holds for all or keeps nothing back."""

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON form of contract 5.2."""
        return {
            "id": self.id,
            "ernst": self.ernst,
            "melding": self.melding,
            "herstel": self.herstel,
            "bronnen": list(self.bronnen),
            "plaats": str(self.plaats),
            "aanvaard": False,
        }


def check(
    bronnen: Bronnen, peildatum: date, *, passen: bool = True, geheugen: Geheugen | None = None
) -> list[Bevinding]:
    """Return every finding, the heaviest first; `passen` also sets each sheet to see whether its text fits.

    What `geheugen` holds is not set again.
    """
    gevonden = [
        *(_from(rij) for rij in teksttoetsen.check(bronnen)),
        *(_from(rij) for rij in beeldtoetsen.check(bronnen, (geheugen or Geheugen()) if passen else None)),
        *(_from(rij) for rij in gemeentefeiten.check(bronnen)),
        *_check_truth(bronnen),
        *_check_rows(bronnen),
        *_check_files(bronnen),
        *_check_lines(bronnen, peildatum),
        *_check_colours(bronnen),
        *_check_planning(bronnen),
    ]
    uniek = {(rij.id, str(rij.plaats), rij.melding): rij for rij in gevonden}
    return sorted(uniek.values(), key=lambda rij: (_ZWAARTE.index(rij.ernst), rij.plaats, rij.id, rij.melding))


def check_expired(bronnen: Bronnen, peildatum: date, *, ook_verlopen: bool) -> list[Bevinding]:
    """Return the finding that the campaign is over, unless that was asked for."""
    periode = bronnen.campagne.waarde.periode
    if ook_verlopen or periode is None or periode.tot >= peildatum:
        return []
    melding, herstel = (
        f"deze campagne liep tot en met {periode.tot}",
        "Geef --ook-verlopen mee, of verander de periode.",
    )
    plaats = bronnen.campagne.plaats("periode", "tot")
    return [Bevinding(id="CAM-VERLOPEN", ernst="blokkade", melding=melding, herstel=herstel, plaats=plaats)]


def raise_if_blocked(bevindingen: list[Bevinding], gemeente: str | None = None) -> None:
    """Raise BronFout with the findings that block, and with those that keep back the municipality that was asked."""
    fouten = [
        BronBevinding(rij.plaats, f"{rij.melding} ({rij.id})", rij.herstel)
        for rij in bevindingen
        if rij.ernst == "blokkade" or (gemeente and rij.gemeente == gemeente)
    ]
    if fouten:
        raise BronFout(fouten)


def kept_back(bevindingen: list[Bevinding]) -> frozenset[str]:
    """Return the municipalities that lack a fact this campaign asks for: they get no kits yet."""
    return frozenset(rij.gemeente for rij in bevindingen if rij.gemeente)


def _from(rij: dict[str, Any]) -> Bevinding:
    return Bevinding(**rij)


def _check_truth(bronnen: Bronnen) -> Iterator[Bevinding]:
    """Figures with period and source, approvals, embargo."""
    bron, campagne = bronnen.campagne, bronnen.campagne.waarde
    for nr, resultaat in enumerate(campagne.resultaten):
        weg = [woord for woord, waarde in (("periode", resultaat.periode), ("bron", resultaat.bron)) if not waarde]
        if weg:
            yield Bevinding(
                id="CAM-RESULTAAT",
                ernst="aandachtspunt" if resultaat.mag_extern is False else "blokkade",
                melding=f"het resultaat “{resultaat.wat}” heeft geen {' en geen '.join(weg)}"
                + (" en blijft daarom binnen" if resultaat.mag_extern is False else ""),
                herstel="Vul de periode en de bron in, of zet mag_extern: false.",
                plaats=bron.plaats("resultaten", nr),
            )
    for naam in campagne.stukken.namen():
        stempel = akkoord.stamp(campagne, naam)
        if stempel:
            yield Bevinding(
                id="CAM-AKKOORD",
                ernst="aandachtspunt",
                melding=f"{naam}: {stempel}",
                herstel="Vul bij akkoord de naam en de datum in zodra iemand ja zegt.",
                plaats=bron.plaats("akkoord"),
            )
    if not akkoord.embargo_is_readable(campagne):
        yield Bevinding(
            id="CAM-EMBARGO",
            ernst="blokkade",
            melding=f"het embargo “{campagne.embargo}” is geen dag die te lezen is",
            herstel="Schrijf 2027-03-01 of 2027-03-01T10:00.",
            plaats=bron.plaats("embargo"),
        )
    if campagne.periode and campagne.periode.tot < campagne.periode.van:
        yield Bevinding(
            id="CAM-PERIODE",
            ernst="blokkade",
            melding=f"de campagne eindigt ({campagne.periode.tot}) voordat zij begint ({campagne.periode.van})",
            herstel="Draai van en tot om.",
            plaats=bron.plaats("periode"),
        )


def _check_rows(bronnen: Bronnen) -> Iterator[Bevinding]:
    """Approvals and days for a piece that this campaign does not have (yet)."""
    bron, campagne = bronnen.campagne, bronnen.campagne.waarde
    aanwezig = {*campagne.stukken.namen(), "beeld"}
    genoemd = [("akkoord", nr, rij.stuk) for nr, rij in enumerate(campagne.akkoord)]
    genoemd += [("planning", nr, rij.stuk) for nr, rij in enumerate(campagne.planning)]
    for groep, nr, stuk in genoemd:
        if stuk not in aanwezig:
            yield Bevinding(
                id="CAM-STUK",
                ernst="waarschuwing",
                melding=f"{groep} noemt {stuk}, en deze campagne heeft dat stuk niet",
                herstel=f"Schrijf het stuk, of haal deze rij weg bij {groep}.",
                plaats=bron.plaats(groep, nr, "stuk"),
            )


def _check_files(bronnen: Bronnen) -> Iterator[Bevinding]:
    """Texts and pictures in the folder that no piece names: somebody wrote them for nothing."""
    for pad in bronnen.unused():
        yield Bevinding(
            id="CAM-BESTAND",
            ernst="waarschuwing",
            melding="geen enkel stuk noemt dit bestand, dus het komt niet in de kit",
            herstel=f"Noem het bij stukken, bijvoorbeeld webtekst: {{bestand: {pad.rpartition('/')[2]}}}, of haal het weg.",
            plaats=Plaats(f"{MAP}/{bronnen.naam}/{pad}"),
        )


def _check_lines(bronnen: Bronnen, peildatum: date) -> Iterator[Bevinding]:
    """Reporting lines: there is one, and each was checked not too long ago."""
    bron = bronnen.campagne
    if not bron.waarde.meldlijnen:
        yield Bevinding(
            id="CAM-MELDLIJN",
            ernst="blokkade",
            melding="deze campagne noemt geen enkele meldlijn",
            herstel="Schrijf bijvoorbeeld meldlijnen: [112, politie, mma, gemeente].",
            plaats=bron.plaats("meldlijnen"),
        )
    for nr, lijn in enumerate(bronnen.meldlijnen.waarde.lijnen):
        if lijn.id not in bron.waarde.meldlijnen:
            continue
        if lijn.opnieuw_voor and lijn.opnieuw_voor < peildatum:
            yield Bevinding(
                id="CAM-NUMMER",
                ernst="waarschuwing",
                melding=f"het nummer van {lijn.naam.get(HOOFDTAAL, lijn.id)} moest voor {lijn.opnieuw_voor} opnieuw zijn nagekeken",
                herstel="Bel het nummer, en zet gezien en opnieuw_voor op een nieuwe dag.",
                plaats=bronnen.meldlijnen.plaats("lijnen", nr, "opnieuw_voor"),
                bronnen=(lijn.bron,) if lijn.bron else (),
            )


def _check_colours(bronnen: Bronnen) -> Iterator[Bevinding]:
    """The colour of each municipality carries white text and stands on paper (WCAG 2.2, 1.4.3)."""
    for gemeente in bronnen.gemeenten.values():
        stijl = gemeente.waarde.huisstijl
        for veld, achter, wat in (
            ("kleur", kleur.WIT, "wit"),
            ("kleur", kleur.PAPIER, "papier"),
            ("kleur_donker", kleur.DONKER, "donker"),
        ):
            waarde = getattr(stijl, veld)
            if not kleur.is_colour(waarde):
                yield Bevinding(
                    id="CAM-KLEUR", ernst="blokkade", melding=f"“{waarde[:20]}” is geen kleur",
                    herstel="Schrijf een kleur als #A8141E.", plaats=gemeente.plaats("huisstijl", veld),
                )  # fmt: skip
            elif (gemeten := kleur.contrast(waarde, achter)) < kleur.TEKST:
                yield Bevinding(
                    id="CAM-CONTRAST",
                    ernst="blokkade",
                    melding=f"{gemeente.waarde.naam}: {waarde} heeft op {wat} een contrast van {gemeten}".replace(
                        ".", ","
                    )
                    + "; tekst vraagt 4,5",
                    herstel="Kies een donkerdere kleur." if veld == "kleur" else "Kies een lichtere kleur.",
                    plaats=gemeente.plaats("huisstijl", veld),
                    bronnen=("WCAG 2.2, criterium 1.4.3",),
                )


def _check_planning(bronnen: Bronnen) -> Iterator[Bevinding]:
    """Days that clash with holidays, elections or other campaigns."""
    bron, campagne = bronnen.campagne, bronnen.campagne.waarde
    buren = neighbours(bronnen.andere)
    for nr, melding in all_clashes(campagne, bronnen.verkiezingen, buren):
        yield _planning(melding, bron.plaats("planning", nr, "datum"))
    for nr, rij in enumerate(campagne.planning):
        if campagne.periode and not campagne.periode.van <= rij.datum <= campagne.periode.tot:
            yield _planning(f"{rij.stuk} op {rij.datum} valt buiten de periode", bron.plaats("planning", nr, "datum"))
    if campagne.periode and bronnen.naam not in NA_BESLUIT:
        for reden in overlaps(campagne.periode, buren):
            yield _planning(f"deze campagne {reden}", bron.plaats("periode"))


def _planning(melding: str, plaats: Plaats) -> Bevinding:
    return Bevinding(
        id="CAM-PLANNING", ernst="waarschuwing", melding=melding, herstel="Kies een andere dag.", plaats=plaats
    )
