"""Turns one article of an imported regulation into a version of a subject, with the keys of the text it resembles.

In: the regulation, the article, and the stored versions. Out: an `onderwerp-versies/1` with one version, and what does
not fit in it, said aloud. What the official text does not tell (its publication, say) stays null and is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from instrumentarium.apv import artikel as artikelvorm
from instrumentarium.apv.identificatie import parse_kenmerk, write_jci
from instrumentarium.apv.regeling_tekst import find_articles, iter_articles, iter_deel
from instrumentarium.apv.uitlijnen import align, likeness
from instrumentarium.apv.vergelijken import compare, only_changed, write_text
from instrumentarium.bronnen.soorten.apv import Lid, Onderdeel, OnderwerpVersies, Regeling, Versie
from instrumentarium.bronnen.soorten.regeling_tekst import Deel, Noot, RegelingTekst, Tekstlid
from instrumentarium.fouten import GebruikFout, bedoelde_u

GELIJK_GENOEG = 0.5
_BWB = re.compile(r"BWB[RV]\d{7}")


@attrs.frozen
class Artikelimport:
    """The file for one subject, the model text it was held against, the difference, and what a reader must know."""

    versies: OnderwerpVersies
    model: str | None
    verschil: list[dict[str, object]]
    verschil_tekst: str
    waarschuwingen: list[str]


def import_artikel(
    regeling: RegelingTekst,
    nummer: str,
    *,
    onderwerp: str,
    gemeente: str,
    gezien: date,
    opgeslagen: Mapping[str, Sequence[Versie]],
    regelingen: Sequence[Regeling],
) -> Artikelimport:
    """Return the article as a version; `opgeslagen` holds the stored versions of the subject per municipality."""
    deel = _one_article(regeling, nummer)
    waarschuwingen: list[str] = []
    kaal = _versie(regeling, deel, onderwerp, gemeente, gezien, regelingen, waarschuwingen)
    model, versie = _with_stored_keys(kaal, gemeente, opgeslagen)
    rijen = compare(artikelvorm.from_versie(model[1]) if model else None, artikelvorm.from_versie(versie))
    gewijzigd = only_changed(rijen)
    bestand = OnderwerpVersies(
        schema="onderwerp-versies/1",
        gemeente=gemeente,
        historie_volledig=False,
        te_bevestigen=list(_doubtful(versie, regeling)),
        gezien=gezien,
        versies=[versie],
    )
    return Artikelimport(
        bestand,
        f"{model[1].versie} ({model[0]}, {model[1].status})" if model else None,
        [rij.as_dict() for rij in gewijzigd],
        write_text(gewijzigd),
        waarschuwingen,
    )


def _one_article(regeling: RegelingTekst, nummer: str) -> Deel:
    gevonden = find_articles(regeling, nummer)
    if len(gevonden) == 1:
        return gevonden[0]
    if gevonden:
        raise GebruikFout(f"artikel {nummer} staat {len(gevonden)} keer in {regeling.id}; kies er een in de XML")
    bekend = [artikel.nr for artikel in iter_articles(regeling.inhoud) if artikel.nr]
    lijst = ", ".join(bekend[:12]) + (" ..." if len(bekend) > 12 else "")
    uitweg = bedoelde_u(nummer, bekend) or (f"kies uit {lijst}" if bekend else "er zijn geen genummerde artikelen")
    raise GebruikFout(f"artikel {nummer[:40]} staat niet in {regeling.id}: {uitweg}")


def _versie(
    regeling: RegelingTekst,
    deel: Deel,
    onderwerp: str,
    gemeente: str,
    gezien: date,
    regelingen: Sequence[Regeling],
    waarschuwingen: list[str],
) -> Versie:
    herkomst, datums = deel.herkomst, regeling.datums
    inwerking = (herkomst.inwerking if herkomst else None) or datums.inwerking
    notities = list(_notes(deel, waarschuwingen))
    if deel.status == "vervallen":
        waarschuwingen.append(f"artikel {deel.nr} is vervallen; de versie houdt het nummer bezet")
    einde = datums.einde if regeling.vorm == "cvdr" else None
    return Versie(
        versie="-".join(filter(None, [gemeente[:3], onderwerp, str(inwerking or regeling.versie or "")])),
        status="vastgesteld",
        regeling=next((r.id for r in regelingen if r.cvdr and r.cvdr == regeling.werk), None),
        nummer=deel.nr,
        opschrift=deel.titel or "",
        bekend=(herkomst.bekend if herkomst else None) or datums.bekend,
        inwerking=inwerking,
        terugwerkend_tot_en_met=_retroactive(regeling, deel, waarschuwingen),
        vervalt=einde.vervalt if einde else None,
        grondslag=list(_grounds(regeling)),
        bron=(herkomst.jci if herkomst else None) or regeling.bron or regeling.id,
        gezien=gezien,
        toelichting="\n\n".join(notities),
        leden=[_lid(lid, waarschuwingen) for lid in deel.leden if not _only_notes(lid)],
    )


def _retroactive(regeling: RegelingTekst, deel: Deel, waarschuwingen: list[str]) -> date | None:
    """Return the first day covered; a BWB date that says "tot" may mean the day before, and is left to a lawyer."""
    herkomst = deel.herkomst
    if herkomst is None or herkomst.terugwerkend is None:
        return regeling.datums.terugwerkend
    if herkomst.terugwerkend_telling in ("tot-en-met", "t/m", "totenmet"):
        return herkomst.terugwerkend
    waarschuwingen.append(
        f'terugwerkende kracht "{herkomst.terugwerkend_telling or "zonder telling"}" {herkomst.terugwerkend}: '
        "of die dag zelf meetelt staat er niet bij; niet overgenomen"
    )
    return None


def _grounds(regeling: RegelingTekst) -> Iterator[str]:
    """Yield the national provisions that the file names as its basis, in today's form of jci, without dates."""
    gezien = set()
    for veld in regeling.eigenschappen:
        if veld.naam.endswith(":source"):
            jci = _jci(veld.kenmerken.get("resourceIdentifier", ""))
            if jci and jci not in gezien:
                gezien.add(jci)
                yield jci


def _jci(tekst: str) -> str | None:
    kenmerk = parse_kenmerk(tekst)
    bwb = _BWB.search(tekst)
    if bwb is None:
        return None
    delen = {naam: waarde for naam in ("artikel", "lid") if kenmerk and (waarde := kenmerk.deel(naam))}
    return write_jci(bwb.group(), **delen)


def _lid(lid: Tekstlid, waarschuwingen: list[str]) -> Lid:
    tekst, slot = _words(lid, waarschuwingen)
    onderdelen = [_onderdeel(deel, waarschuwingen) for deel in lid.onderdelen]
    return Lid(sleutel=lid.sleutel, nr=lid.nr, tekst=tekst, onderdelen=onderdelen, slot=slot)


def _onderdeel(lid: Tekstlid, waarschuwingen: list[str]) -> Onderdeel:
    tekst, slot = _words(lid, waarschuwingen)
    onderdelen = [_onderdeel(deel, waarschuwingen) for deel in lid.onderdelen]
    return Onderdeel(sleutel=lid.sleutel, nr=lid.nr, tekst=tekst, onderdelen=onderdelen, slot=slot)


def _words(lid: Tekstlid, waarschuwingen: list[str]) -> tuple[str, str | None]:
    """Return text and closing words; what has no place of its own goes into the closing words, line by line."""
    tekst = " ".join(filter(None, [lid.term.tekst if lid.term else "", lid.tekst]))
    meer = [deel.tekst if deel.soort == "alinea" else " ".join(filter(None, iter_deel(deel))) for deel in lid.vervolg]
    if any(deel.soort != "alinea" for deel in lid.vervolg):
        soorten = ", ".join(sorted({deel.soort for deel in lid.vervolg} - {"alinea"}))
        waarschuwingen.append(f"lid {lid.nr or 'zonder nummer'} heeft meer dan tekst ({soorten}); dat staat nu in slot")
    regels = [regel for regel in (lid.slot or "", *meer) if regel]
    if regels and not lid.onderdelen and not any(deel.soort != "alinea" for deel in lid.vervolg):
        return "\n".join([tekst, *regels]), None
    return tekst, "\n".join(regels) or None


def _only_notes(lid: Tekstlid) -> bool:
    return not (lid.nr or lid.tekst or lid.onderdelen or lid.slot or lid.vervolg)


def _notes(deel: Deel, waarschuwingen: list[str]) -> Iterator[str]:
    """Yield the notes of an article as explanation: they are no words of the law."""
    for lid in _all_leden(deel.leden):
        for noot in (*lid.noten, *lid.slot_noten):
            waar = f"Bij lid {lid.nr}" if lid.nr else "Bij dit artikel"
            soort = "redactie van de bron" if noot.soort == "redactie" else "noot in de bron"
            yield f"{waar} ({soort}): {_note_text(noot)}"
            waarschuwingen.append(f"{waar.lower()} staat een noot; die staat in toelichting, niet in de tekst")


def _all_leden(leden: Sequence[Tekstlid]) -> Iterator[Tekstlid]:
    for lid in leden:
        yield lid
        yield from _all_leden(lid.onderdelen)


def _note_text(noot: Noot) -> str:
    return " ".join(filter(None, [noot.tekst, *(stuk for deel in noot.vervolg for stuk in iter_deel(deel))]))


def _with_stored_keys(
    versie: Versie, gemeente: str, opgeslagen: Mapping[str, Sequence[Versie]]
) -> tuple[tuple[str, Versie] | None, Versie]:
    """Return the stored text that the new one is held against, and the new one with the keys of what says the same."""
    kandidaten = [(naam, rij[-1]) for naam, rij in opgeslagen.items() if rij]
    eigen = [kandidaat for kandidaat in kandidaten if kandidaat[0] == gemeente]
    nieuw = artikelvorm.from_versie(versie)
    model = max(eigen or kandidaten, key=lambda k: _overlap(artikelvorm.from_versie(k[1]), nieuw), default=None)
    if model is None:
        return None, versie
    sleutels = _reuse(artikelvorm.from_versie(model[1]).leden, nieuw.leden)
    leden = [_rekey_lid(lid, namen) for lid, namen in zip(versie.leden, sleutels, strict=True)]
    return model, attrs.evolve(versie, leden=leden)


@attrs.frozen
class _Sleutels:
    eigen: str
    onder: list[_Sleutels]


def _reuse(oud: Sequence[artikelvorm.Deel], nieuw: Sequence[artikelvorm.Deel]) -> list[_Sleutels]:
    paren = {id(paar.nieuw): paar.oud for paar in align(oud, nieuw) if paar.nieuw is not None}
    gekozen = []
    for deel in nieuw:
        zelfde = paren.get(id(deel))
        if zelfde is not None and likeness(zelfde, deel) >= GELIJK_GENOEG:
            gekozen.append(_Sleutels(zelfde.sleutel, _reuse(zelfde.delen, deel.delen)))
        else:
            gekozen.append(_Sleutels(deel.sleutel, _reuse((), deel.delen)))
    return _distinct(gekozen)


def _distinct(rij: list[_Sleutels]) -> list[_Sleutels]:
    """Keep a derived key from having the name of a stored one that went to another lid."""
    uit: list[_Sleutels] = []
    for sleutels in rij:
        naam, teller = sleutels.eigen, 2
        while naam in {eerder.eigen for eerder in uit}:
            naam, teller = f"{sleutels.eigen}-{teller}", teller + 1
        uit.append(_Sleutels(naam, sleutels.onder))
    return uit


def _rekey_lid(lid: Lid, sleutels: _Sleutels) -> Lid:
    return attrs.evolve(lid, sleutel=sleutels.eigen, onderdelen=_rekey(lid.onderdelen, sleutels.onder))


def _rekey(delen: Sequence[Onderdeel], sleutels: Sequence[_Sleutels]) -> list[Onderdeel]:
    return [
        attrs.evolve(deel, sleutel=namen.eigen, onderdelen=_rekey(deel.onderdelen, namen.onder))
        for deel, namen in zip(delen, sleutels, strict=True)
    ]


def _overlap(een: artikelvorm.Artikel, ander: artikelvorm.Artikel) -> float:
    heel = [artikelvorm.Deel("", " ".join(artikelvorm.text_lines(artikel))) for artikel in (een, ander)]
    return likeness(heel[0], heel[1])


def _doubtful(versie: Versie, regeling: RegelingTekst) -> Iterator[str]:
    """Yield the paths of what the official file leaves open, in the order of the file."""
    open_ = {
        "regeling": versie.regeling is None,
        "nummer": versie.nummer is None,
        "bekend": versie.bekend is None or "datums.bekend" in regeling.te_bevestigen,
        "inwerking": versie.inwerking is None,
        "vervalt": regeling.datums.einde is not None and regeling.vorm == "cvdr",
        "grondslag": True,
        "strafbaar": True,
    }
    yield from (f"versies.0.{veld}" for veld, twijfel in open_.items() if twijfel)
