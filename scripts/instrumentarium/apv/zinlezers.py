"""What each formula of amending text means: the match of a sentence in, typed operations out.

In: the match of a pattern of `zinnen` and the new text below the sentence. Out: operations per article, or None when a
part is not clear. Guesses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any, TypeVar

import attrs

from instrumentarium.apv.artikel import ONBEKEND
from instrumentarium.apv.blokken import Regel, read_artikelen, read_delen
from instrumentarium.apv.meelezen import phrase, read_along, renumbering, small, teken
from instrumentarium.apv.naspel import SCHEIDING
from instrumentarium.apv.nummers import parse_count, parse_ordinal
from instrumentarium.apv.reeksen import Plek, read_leden, read_onderdelen, read_plekken
from instrumentarium.bronnen.soorten.apv import Bewerking, NieuwDeel

Blok = Sequence[Regel]
D = TypeVar("D")


@attrs.frozen
class Gelezen:
    """The operations of one sentence on one article, and that article when the sentence itself names it."""

    artikel: str | None
    bewerkingen: list[Bewerking]

    @property
    def nummer(self) -> str | None:
        """The article number; None when the sentence says that it is unknown."""
        return None if self.artikel == ONBEKEND else self.artikel


def read_vervang_zinsdeel(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "In het derde lid wordt “a” vervangen door “b”"; with "vervalt “a”" nothing comes in its place."""
    was, wordt = phrase(treffer, "was"), phrase(treffer, "wordt") or treffer.groupdict().get("los") or ""
    return _everywhere(treffer, blok, soort="vervang-zinsdeel", was=was, wordt=wordt)


def read_voeg_zinsdeel_in(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "wordt na “a” ingevoegd “b”"."""
    was, erbij = phrase(treffer, "was"), phrase(treffer, "wordt")
    return _everywhere(treffer, blok, soort="voeg-zinsdeel-in", was=was, tekst=erbij)


def read_voeg_zinsdeel_voor(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "wordt voor “a” ingevoegd “b”": the quoted words get the new ones before them, with a space between."""
    was, erbij = phrase(treffer, "was"), phrase(treffer, "wordt")
    return _everywhere(treffer, blok, soort="vervang-zinsdeel", was=was, wordt=f"{erbij} {was}")


def read_zin_erbij(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "Aan het eerste lid wordt een zin toegevoegd, luidende:"."""
    tekst = blok[0].tekst if len(blok) == 1 else None
    return _everywhere(treffer, (), soort="voeg-zinsdeel-in", deel="einde", tekst=tekst) if tekst else None


def read_slotteken(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "wordt de punt aan het slot vervangen door een puntkomma"."""
    was, wordt = teken(treffer, "was"), teken(treffer, "wordt")
    return _everywhere(treffer, blok, soort="vervang-zinsdeel", deel="slotteken", was=was, wordt=wordt)


def _everywhere(treffer: re.Match[str], blok: Blok, **velden: Any) -> list[Gelezen] | None:
    """Return one operation for each place that the sentence names."""
    plekken = read_plekken(small(treffer["plek"]))
    if plekken is None or blok or (velden.get("deel") and any(plek.deel for plek in plekken)):
        return None
    ops = ((p.artikel, Bewerking(**{**_where(p), "deel": p.deel, **_given(velden)})) for p in plekken)
    return [Gelezen(artikel, [op for _, op in rij]) for artikel, rij in groupby(ops, key=lambda paar: paar[0])]


def read_luidt(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Het tweede lid, onderdeel b, komt te luiden:", or the same of a whole article."""
    plekken = read_plekken(small(treffer["plek"]))
    if plekken is None or len(plekken) != 1:
        return None
    plek = plekken[0]
    if plek.artikel and not plek.lid and not plek.onderdelen and not plek.deel:
        return _artikel_luidt(plek.artikel, blok)
    if plek.deel == "opschrift" or not (
        plek.lid or plek.onderdelen or plek.deel or treffer["plek"] in ("De tekst", "de tekst")
    ):
        return None
    if plek.deel:
        return _one_line(plek, blok)
    delen = read_delen(blok)
    label = plek.onderdelen[-1] if plek.onderdelen else plek.lid or ""
    if delen is None or len(delen) != 1 or delen[0].nr not in (label, ""):
        return None
    return Gelezen(plek.artikel, [_vervang(plek, **_content(delen[0]))])


def read_tekst_luidt(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "De tekst van artikel 2:1 komt te luiden:"."""
    delen = read_delen(blok)
    if delen is None or len(delen) != 1 or delen[0].nr:
        return None
    return Gelezen(treffer["artikel"], [_vervang(Plek(), **_content(delen[0]))])


def _one_line(plek: Plek, blok: Blok) -> Gelezen | None:
    if len(blok) != 1:
        return None
    return Gelezen(plek.artikel, [_vervang(plek, deel=plek.deel, tekst=blok[0].tekst)])


def _vervang(plek: Plek, **velden: Any) -> Bewerking:
    soort = "vervang-onderdeel" if plek.onderdelen else "vervang-lid"
    return Bewerking(**{**_where(plek), "soort": soort, **velden})


def _artikel_luidt(nummer: str, blok: Blok) -> Gelezen | None:
    artikelen = read_artikelen(blok)
    if artikelen is None or len(artikelen) != 1:
        return None
    was = None if nummer == ONBEKEND else nummer
    return Gelezen(nummer, [attrs.evolve(artikelen[0], soort="vervang-artikel", was=was)])


def read_opschrift(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Het opschrift komt te luiden:"."""
    if len(blok) != 1:
        return None
    return Gelezen(treffer["artikel"], [Bewerking(soort="vervang-opschrift", wordt=blok[0].tekst)])


def read_slot_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Het tweede lid, slot, vervalt"."""
    plekken = read_plekken(f"{small(treffer['plek'] or 'de tekst')}, slot")
    if plekken is None or len(plekken) != 1 or blok:
        return None
    return Gelezen(plekken[0].artikel, [_vervang(plekken[0], deel="slot", tekst="")])


def read_leden_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Onder vernummering van ... wordt een lid ingevoegd, luidende:"."""
    groepen = treffer.groupdict()
    plek = _only_article(groepen.get("plek"))
    na = read_leden(small(groepen["na"])) if groepen.get("na") else None
    delen = _named(groepen, read_delen(blok))
    kaart = renumbering(treffer, read_leden)
    if plek is None or delen is None or not all(deel.nr for deel in delen) or (groepen.get("na") and not na):
        return None
    if groepen.get("oud") and kaart is None:
        return None
    ops = _inserted("voeg-lid-in", Plek(), delen, na[0] if na else None, kaart)
    return Gelezen(plek.artikel, ops)


def as_many(groepen: dict[str, str | None], delen: list[D] | None) -> list[D] | None:
    """Return the new parts when there are as many as the sentence says; what was read along by mistake shows here."""
    woord = groepen.get("n") or ""
    aantal = int(woord) if woord.isdigit() else parse_count(woord)
    return delen if delen is not None and aantal in (None, len(delen)) else None


def _named(groepen: dict[str, str | None], delen: list[NieuwDeel] | None) -> list[NieuwDeel] | None:
    """Return the new leden; where the sentence says which it is ("een derde lid"), that is what it must be."""
    rang, cijfer = groepen.get("rang"), groepen.get("lidnr")
    delen = as_many(groepen, delen)
    nr = parse_ordinal(rang) if rang else cijfer
    if not nr or delen is None:
        return None if rang else delen
    return [attrs.evolve(delen[0], nr=nr)] if len(delen) == 1 and delen[0].nr in (nr, "") else None


def _inserted(
    soort: Any, plek: Plek, delen: Sequence[NieuwDeel], na: str | None, kaart: dict[str, str] | None
) -> list[Bewerking]:
    ops = []
    for deel in delen:
        is_lid = soort == "voeg-lid-in"
        waar = Plek(None, deel.nr) if is_lid else Plek(None, plek.lid, (*plek.onderdelen, deel.nr))
        ops.append(Bewerking(**{**_where(waar), "soort": soort, "na": na, "vernummer": kaart, **_content(deel)}))
        na, kaart = deel.nr, None
    return ops


def read_lid_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Lid 2 wordt toegevoegd en komt te luiden als volgt:"."""
    plekken, delen = read_plekken(small(treffer["plek"])), read_delen(blok)
    if not plekken or len(plekken) != 1 or delen is None or len(delen) != 1:
        return None
    plek = plekken[0]
    if plek.onderdelen or not plek.lid or delen[0].nr not in (plek.lid, ""):
        return None
    return Gelezen(plek.artikel, _inserted("voeg-lid-in", plek, [attrs.evolve(delen[0], nr=plek.lid)], None, None))


def read_leden_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Het tweede lid vervalt, onder vernummering van ..."."""
    groepen = treffer.groupdict()
    artikel, leden = _split_artikel(small(treffer["leden"]), groepen.get("plek"))
    labels = read_leden(leden)
    kaart = renumbering(treffer, read_leden)
    if groepen.get("alleen"):
        over = read_leden(small(groepen["alleen"]))
        kaart = {over[0]: ""} if over else None
    if labels is None or blok or ((groepen.get("oud") or groepen.get("alleen")) and kaart is None):
        return None
    ops = [Bewerking(soort="vervalt-lid", lid=label) for label in labels]
    ops[-1] = attrs.evolve(ops[-1], vernummer=kaart)
    return Gelezen(artikel, ops)


def read_leden_anders(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Het tweede en derde lid worden vernummerd tot derde en vierde lid"."""
    kaart = renumbering(treffer, read_leden)
    return None if kaart is None or blok else Gelezen(None, [Bewerking(soort="vernummer", vernummer=kaart)])


def read_aanduiding_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Voor de tekst wordt de aanduiding “1.” geplaatst"."""
    label = (phrase(treffer, "was") or "").rstrip(".")
    return None if blok else Gelezen(None, [Bewerking(soort="vernummer", vernummer={"": label})])


def read_aanduiding_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "De aanduiding “1.” voor het eerste lid vervalt"."""
    over = read_leden(small(treffer["alleen"]))
    return None if blok or not over else Gelezen(None, [Bewerking(soort="vernummer", vernummer={over[0]: ""})])


def read_onderdelen_erbij(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Aan het eerste lid wordt, onder vervanging van ..., een onderdeel toegevoegd, luidende:"."""
    groepen = treffer.groupdict()
    plekken = read_plekken(small(groepen["plek"])) if groepen.get("plek") else [Plek()]
    na = read_onderdelen(small(groepen["na"])) if groepen.get("na") else None
    delen, mee = as_many(groepen, read_delen(blok)), read_along(groepen.get("mee"))
    if not plekken or len(plekken) != 1 or delen is None or mee is None or (groepen.get("na") and not na):
        return None
    plek, (tekens, kaart) = plekken[0], mee
    if not all(deel.nr for deel in delen):
        return None
    erbij = _inserted("voeg-onderdeel-in", plek, delen, na[0] if na else None, kaart)
    return Gelezen(plek.artikel, [*_mark_ops(plek, tekens), *erbij])


def read_onderdelen_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "In het eerste lid vervalt onderdeel b, onder verlettering van ..."."""
    groepen = treffer.groupdict()
    plekken = read_plekken(small(groepen["plek"])) if groepen.get("plek") else [Plek()]
    labels, mee = read_onderdelen(small(groepen["wat"])), read_along(groepen.get("mee"))
    if not plekken or len(plekken) != 1 or labels is None:
        return None
    return _struck(plekken[0], labels, mee, blok)


def read_plek_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Artikel 2:1, eerste lid, onderdelen b en c, vervalt"."""
    plekken, mee = read_plekken(small(treffer["plek"])), read_along(treffer.groupdict().get("mee"))
    if not plekken or any(not plek.onderdelen or plek.deel for plek in plekken):
        return None
    boven = {(plek.artikel, plek.lid, plek.onderdelen[:-1]) for plek in plekken}
    plek = attrs.evolve(plekken[0], onderdelen=plekken[0].onderdelen[:-1])
    return _struck(plek, [p.onderdelen[-1] for p in plekken], mee, blok) if len(boven) == 1 else None


def _struck(
    plek: Plek,
    labels: Sequence[str],
    mee: tuple[list[tuple[str, str, str]], dict[str, str] | None] | None,
    blok: Blok,
) -> Gelezen | None:
    if mee is None or blok or plek.deel:
        return None
    tekens, kaart = mee
    ops = [
        Bewerking(**{**_where(attrs.evolve(plek, onderdelen=(*plek.onderdelen, nr))), "soort": "vervalt-onderdeel"})
        for nr in labels
    ]
    ops[-1] = attrs.evolve(ops[-1], vernummer=kaart)
    return Gelezen(plek.artikel, [*_mark_ops(plek, tekens), *ops])


def _mark_ops(plek: Plek, tekens: Sequence[tuple[str, str, str]]) -> list[Bewerking]:
    ops = []
    for label, was, wordt in tekens:
        waar = _where(attrs.evolve(plek, onderdelen=(*plek.onderdelen, label)))
        ops.append(Bewerking(soort="vervang-zinsdeel", deel="slotteken", was=was, wordt=wordt, **waar))
    return ops


def read_onderdelen_anders(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "De onderdelen b en c worden verletterd tot c en d"."""
    groepen = treffer.groupdict()
    plekken = read_plekken(small(groepen["plek"])) if groepen.get("plek") else [Plek()]
    kaart = renumbering(treffer, read_onderdelen)
    if not plekken or len(plekken) != 1 or kaart is None or blok:
        return None
    op = Bewerking(**{**_where(plekken[0]), "soort": "vernummer", "vernummer": kaart})
    return Gelezen(plekken[0].artikel, [op])


def read_artikel_weg(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Artikel 2:10a vervalt"."""
    nummer = treffer["artikel"]
    wat = Bewerking(soort="vervalt-artikel", nummer=None if nummer == ONBEKEND else nummer)
    return None if blok else Gelezen(nummer, [wat])


def read_artikelen_weg(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "De artikelen 2:3 en 2:4 vervallen"."""
    plekken = read_plekken(small(treffer["plek"]))
    if plekken is None or blok or any(plek != Plek(artikel=plek.artikel) for plek in plekken):
        return None
    return [Gelezen(p.artikel, [Bewerking(soort="vervalt-artikel", nummer=p.artikel)]) for p in plekken]


def read_artikel_anders(treffer: re.Match[str], blok: Blok) -> Gelezen | None:
    """Read "Artikel 2:1 wordt vernummerd tot artikel 2:2"."""
    was, wordt = (None if nummer == ONBEKEND else nummer for nummer in (treffer["artikel"], treffer["wordt"]))
    return None if blok else Gelezen(treffer["artikel"], [Bewerking(soort="vernummer", was=was, wordt=wordt)])


def read_artikelen_anders(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "De artikelen 4 en 5 worden vernummerd tot artikel 5 en 6"."""
    van, naar = (read_plekken(f"de artikelen {treffer[groep]}") for groep in ("oud", "nieuw"))
    if blok or not van or not naar or len(van) != len(naar) or any(p != Plek(p.artikel) for p in (*van, *naar)):
        return None
    return [
        Gelezen(een.artikel, [Bewerking(soort="vernummer", was=een.artikel, wordt=ander.artikel)])
        for een, ander in zip(van, naar, strict=True)
    ]


def read_artikelen_erbij(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read "Na artikel 2:44 wordt een artikel ingevoegd, luidende:"."""
    artikelen = as_many(treffer.groupdict(), read_artikelen(blok))
    if not artikelen or any(b.afdeling for b in artikelen):
        return None
    return _new_articles(artikelen, treffer.groupdict().get("na"))


def read_afdeling_erbij(treffer: re.Match[str], blok: Blok) -> list[Gelezen] | None:
    """Read a new division: its articles, the first of each division with that heading."""
    artikelen = read_artikelen(blok)
    if not artikelen or not artikelen[0].afdeling:
        return None
    groepen = treffer.groupdict()
    return _new_articles(artikelen, groepen.get("na") or groepen.get("na_afdeling"))


def _new_articles(artikelen: Sequence[Bewerking], na: str | None) -> list[Gelezen]:
    """Return the new articles; each stands after the one before it, the first where the sentence says."""
    eerste = attrs.evolve(artikelen[0], na=na)
    return [Gelezen(b.nummer or ONBEKEND, [b]) for b in (eerste, *artikelen[1:])]


def _where(plek: Plek) -> dict[str, Any]:
    return {"lid": plek.lid or None, "onderdeel": SCHEIDING.join(plek.onderdelen) or None}


def _content(deel: NieuwDeel) -> dict[str, Any]:
    return {"tekst": deel.tekst, "onderdelen": deel.onderdelen or None, "slot": deel.slot}


def _given(velden: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _only_article(tekst: str | None) -> Plek | None:
    """Return the place of "aan artikel 2:1"; None when the phrase names more than an article."""
    if not tekst:
        return Plek()
    plekken = read_plekken(small(tekst))
    return plekken[0] if plekken and len(plekken) == 1 and not plekken[0].lid and not plekken[0].onderdelen else None


def _split_artikel(tekst: str, plek: str | None) -> tuple[str | None, str]:
    """Return the article and the leden in "artikel 2:1, derde lid", or of a sentence that says "In artikel 2:1"."""
    treffer = re.fullmatch(r"artikel (\d[\w:.]*),? (.+?),?", tekst) or re.fullmatch(
        r"(?P<leden>.+) van artikel (?P<nr>\d[\w:.]*)", tekst
    )
    if plek is not None:
        binnen = _only_article(plek)
        return (binnen.artikel, tekst) if binnen and not treffer else (None, "")
    if treffer is None:
        return None, tekst
    return (treffer["nr"], treffer["leden"]) if "nr" in treffer.groupdict() else (treffer[1], treffer[2])
