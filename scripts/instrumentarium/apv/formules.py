"""Writes typed operations as Dutch legislative text, in the formulas of the Aanwijzingen voor de regelgeving.

In: operations in their order. Out: sentences and blocks of text; `lezen` reads each of them back to the same
operations. Quotes the official characters of the old text; never changes an operation and never checks one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from instrumentarium.apv.artikel import INSPRINGING, ONBEKEND, Deel, Pad, content_of, from_nieuw
from instrumentarium.apv.naspel import SCHEIDING
from instrumentarium.apv.nummers import count_word
from instrumentarium.apv.reeksen import Plek, write_leden, write_onderdelen, write_plek, write_row
from instrumentarium.apv.tonen import label as write_label
from instrumentarium.bronnen.soorten.apv import Bewerking

AANHALING = {"dubbel": ("“", "”"), "guillemets": ("«", "»"), "enkel": ("‘", "’")}
TEKENS = {".": "de punt", ";": "de puntkomma", ",": "de komma", ":": "de dubbele punt"}
NIEUWE_TEKENS = {teken: naam.replace("de ", "een ") for teken, naam in TEKENS.items()}


@attrs.frozen
class Zin:
    """One amending sentence and, below it, the new text that it announces."""

    tekst: str
    blok: tuple[str, ...] = ()


@attrs.frozen
class Schrijver:
    """Writes for one article: its number, the quotation marks, and which labels are new by now."""

    nummer: str | None
    aanhaling: str = "dubbel"
    nieuw: set[Pad] = attrs.field(factory=set)

    def zinnen(self, bewerkingen: Sequence[Bewerking], *, alleen: bool = False) -> Iterator[Zin]:
        """Yield the sentences; `alleen` names the article in the sentence itself, for a change of one sentence."""
        for groep in group(bewerkingen):
            yield self._zin(groep, alleen=alleen)
            for bewerking in groep:
                self._remember(bewerking)

    def _zin(self, groep: Sequence[Bewerking], *, alleen: bool) -> Zin:
        laatste = groep[-1]
        if laatste.soort == "voeg-onderdeel-in":
            return self._onderdelen_erbij(groep)
        if laatste.soort == "vervalt-onderdeel":
            return self._onderdelen_weg(groep)
        if laatste.soort == "voeg-lid-in":
            return self._leden_erbij(groep)
        if laatste.soort == "vervalt-lid":
            return Zin(_capital(self._leden_weg(groep)))
        if laatste.soort == "vernummer":
            return Zin(_capital(self._vernummer(laatste)))
        if laatste.deel == "einde":
            plek = _aside(self._place(laatste, alleen=alleen))
            return Zin(f"Aan {plek} wordt een zin toegevoegd, luidende:", (INSPRINGING + (laatste.tekst or ""),))
        if laatste.soort.endswith("zinsdeel") or laatste.soort == "voeg-zinsdeel-in":
            return Zin(_capital(self._zinsdeel(laatste, alleen=alleen)))
        return self._vervang(laatste, alleen=alleen)

    def _remember(self, bewerking: Bewerking) -> None:
        lid, *onderdelen = _path(bewerking)
        boven: Pad = () if bewerking.soort.endswith(("lid", "lid-in")) else (lid, *onderdelen)
        if bewerking.soort in ("voeg-onderdeel-in", "vervalt-onderdeel"):
            boven = (lid, *onderdelen[:-1])
        if bewerking.soort == "vernummer" and bewerking.lid is None and bewerking.onderdeel is None:
            boven = ()
        self.nieuw.update((*boven, label) for label in (bewerking.vernummer or {}).values())

    def _place(self, bewerking: Bewerking, *, alleen: bool = False, deel: str | None = None) -> str:
        if deel == "opschrift":
            return f"het opschrift van artikel {name(self.nummer)}" if alleen else "het opschrift"
        lid, *onderdelen = _path(bewerking)
        plek = Plek(name(self.nummer) if alleen else None, lid, tuple(onderdelen), deel)
        return write_plek(plek, self.nieuw)

    def _quote(self, tekst: str) -> str:
        open_, dicht = AANHALING[self.aanhaling]
        if open_ in tekst or dicht in tekst:
            open_, dicht = next((p for p in AANHALING.values() if not set(p) & set(tekst)), (open_, dicht))
        return f"{open_}{tekst}{dicht}"

    def _zinsdeel(self, b: Bewerking, *, alleen: bool) -> str:
        was, wordt = b.was or "", b.wordt or ""
        if b.deel == "slotteken":
            plek = _aside(self._place(b, alleen=alleen))
            return f"in {plek} wordt {self._mark(was)} aan het slot vervangen door {self._new_mark(wordt)}."
        plek = _aside(self._place(b, alleen=alleen, deel=b.deel))
        telkens = "telkens " if b.telkens else ""
        if b.soort == "voeg-zinsdeel-in":
            return f"in {plek} wordt na {self._quote(was)} {telkens}ingevoegd {self._quote(b.tekst or wordt)}."
        if not wordt:
            return f"in {plek} vervalt {telkens}{self._quote(was)}."
        return f"in {plek} wordt {self._quote(was)} {telkens}vervangen door {self._quote(wordt)}."

    def _mark(self, teken: str) -> str:
        return TEKENS.get(teken) or self._quote(teken)

    def _new_mark(self, teken: str) -> str:
        return NIEUWE_TEKENS.get(teken) or self._quote(teken)

    def _vervang(self, b: Bewerking, *, alleen: bool) -> Zin:
        if b.soort == "vervang-opschrift":
            van = f" van artikel {name(self.nummer)}" if alleen else ""
            return Zin(f"Het opschrift{van} komt te luiden:", (INSPRINGING + (b.wordt or ""),))
        plek = _capital(_aside(self._place(b, alleen=alleen, deel=b.deel)))
        if alleen and _path(b) == ("",) and not b.deel:
            plek = f"De tekst van artikel {name(self.nummer)}"
        if b.deel == "slot" and not b.tekst:
            return Zin(f"{plek} vervalt.")
        if b.deel:
            return Zin(f"{plek} komt te luiden:", (INSPRINGING + (b.tekst or ""),))
        label = _path(b)[-1]
        return Zin(f"{plek} komt te luiden:", block(content_of(b, label)))

    def _leden_erbij(self, groep: Sequence[Bewerking]) -> Zin:
        eerste, aantal = groep[0], len(groep)
        wat = f"{'een lid' if aantal == 1 else count_word(aantal) + ' leden'}"
        na = f"na {self._lid(eerste.na)} " if eerste.na is not None else ""
        werkwoord = "wordt" if aantal == 1 else "worden"
        blok = tuple(regel for b in groep for regel in block(content_of(b, b.lid or "")))
        if eerste.vernummer:
            return Zin(f"Onder {_renumber_leden(eerste.vernummer)} {werkwoord} {na}{wat} ingevoegd, luidende:", blok)
        if na:
            return Zin(f"{_capital(na)}{werkwoord} {wat} ingevoegd, luidende:", blok)
        return Zin(f"Er {werkwoord} {wat} toegevoegd, luidende:", blok)

    def _leden_weg(self, groep: Sequence[Bewerking]) -> str:
        wat = write_leden([b.lid or "" for b in groep])
        werkwoord = "vervalt" if len(groep) == 1 else "vervallen"
        kaart = groep[-1].vernummer
        if not kaart:
            return f"{wat} {werkwoord}."
        if list(kaart.values()) == [""]:
            (oud,) = kaart
            return f"{wat} alsmede de aanduiding {self._quote(write_label(oud))} voor {write_leden([oud])} vervallen."
        return f"{wat} {werkwoord}, onder {_renumber_leden(kaart)}."

    def _lid(self, label: str | None) -> str:
        return write_leden([label or ""]) + (" (nieuw)" if (label or "",) in self.nieuw else "")

    def _onderdelen_erbij(self, groep: Sequence[Bewerking]) -> Zin:
        nieuw = [b for b in groep if b.soort == "voeg-onderdeel-in"]
        eerste, aantal = nieuw[0], len(nieuw)
        lid, *pad = _path(eerste)
        onder = "subonderdeel" if len(pad) > 1 else "onderdeel"
        wat = f"een {onder}" if aantal == 1 else f"{count_word(aantal)} {onder[:-2]}len"
        na = f"na {self._onderdeel(eerste, eerste.na)} " if eerste.na is not None else ""
        mee = self._along(groep)
        hoe = "ingevoegd" if na or eerste.vernummer else "toegevoegd"
        werkwoord = "wordt" if aantal == 1 else "worden"
        blok = tuple(regel for b in nieuw for regel in block(content_of(b, _path(b)[-1])))
        if lid or len(pad) > 1:
            plek = _aside(write_plek(Plek(None, lid, tuple(pad[:-1])), self.nieuw))
            voorzetsel = "In" if hoe == "ingevoegd" else "Aan"
            return Zin(f"{voorzetsel} {plek} {werkwoord}{f', {mee},' if mee else ''} {na}{wat} {hoe}, luidende:", blok)
        if mee:
            return Zin(f"{_capital(mee)} {werkwoord} {na}{wat} {hoe}, luidende:", blok)
        return Zin(f"{_capital(na) or 'Er '}{werkwoord} {wat} {hoe}, luidende:", blok)

    def _onderdelen_weg(self, groep: Sequence[Bewerking]) -> Zin:
        weg = [b for b in groep if b.soort == "vervalt-onderdeel"]
        lid, *pad = _path(weg[0])
        wat = write_onderdelen([_path(b)[-1] for b in weg], dieper=len(pad) > 1)
        werkwoord = "vervalt" if len(weg) == 1 else "vervallen"
        mee = self._along(groep)
        staart = f", {mee}." if mee else "."
        if lid or len(pad) > 1:
            plek = _aside(write_plek(Plek(None, lid, tuple(pad[:-1])), self.nieuw))
            return Zin(f"In {plek} {werkwoord} {wat}{staart}")
        return Zin(_capital(f"{wat} {werkwoord}{staart}"))

    def _onderdeel(self, bij: Bewerking, label: str | None) -> str:
        lid, *pad = _path(bij)
        nieuw = (lid, *pad[:-1], label or "") in self.nieuw
        return write_onderdelen([label or ""], dieper=len(pad) > 1) + (" (nieuw)" if nieuw else "")

    def _along(self, groep: Sequence[Bewerking]) -> str:
        """Return what happens along with it: other marks at the end of items, other letters."""
        tekens = [
            f"van {self._mark(b.was or '')} aan het slot van {self._onderdeel(b, _path(b)[-1])} "
            f"door {self._new_mark(b.wordt or '')}"
            for b in groep
            if b.deel == "slotteken"
        ]
        delen = [f"onder vervanging {' en '.join(tekens)}"] if tekens else []
        houder = next((b for b in groep if b.vernummer), None)
        if houder and houder.vernummer:
            delen.append("onder " + _renumber_onderdelen(houder.vernummer, dieper=len(_path(houder)) > 2))
        return " en ".join(delen)

    def _vernummer(self, b: Bewerking) -> str:
        if b.vernummer is None and b.wordt is not None and (b.lid is not None or b.onderdeel is not None):
            *boven, label = _path(b)
            lid, onderdeel = (boven[0] or None, SCHEIDING.join(boven[1:]) or None) if boven else (None, None)
            b = attrs.evolve(b, lid=lid, onderdeel=onderdeel, vernummer={label: b.wordt})
        if b.vernummer is None:
            return f"artikel {name(b.was)} wordt vernummerd tot artikel {name(b.wordt)}."
        oud, nieuw = list(b.vernummer), list(b.vernummer.values())
        if b.lid is None and b.onderdeel is None:
            if oud == [""]:
                return f"voor de tekst wordt de aanduiding {self._quote(write_label(nieuw[0]))} geplaatst."
            if nieuw == [""]:
                return f"de aanduiding {self._quote(write_label(oud[0]))} voor {write_leden(oud)} vervalt."
            werkwoord = "wordt" if len(oud) == 1 else "worden"
            if all(label.isalpha() for label in oud):
                return f"{write_onderdelen(oud)} {werkwoord} verletterd tot {write_row(nieuw, als_rang=False)}."
            return f"{write_leden(oud)} {werkwoord} vernummerd tot {_bare_leden(nieuw)}."
        werkwoord = "wordt" if len(oud) == 1 else "worden"
        wat = write_onderdelen(oud, dieper=b.onderdeel is not None)
        return f"in {_aside(self._place(b))} {werkwoord} {wat} verletterd tot {write_row(nieuw, als_rang=False)}."


def group(bewerkingen: Sequence[Bewerking]) -> list[list[Bewerking]]:
    """Split operations in groups that one sentence can say; nothing changes place."""
    groepen: list[list[Bewerking]] = []
    for bewerking in bewerkingen:
        if groepen and _joins(groepen[-1], bewerking):
            groepen[-1].append(bewerking)
        else:
            groepen.append([bewerking])
    return [stuk for groep in groepen for stuk in _split_marks(groep)]


def _joins(groep: Sequence[Bewerking], b: Bewerking) -> bool:
    vorige = groep[-1]
    if vorige.soort != b.soort:
        return (
            vorige.deel == "slotteken" and b.soort in ("voeg-onderdeel-in", "vervalt-onderdeel") and _beside(vorige, b)
        )
    if b.soort in ("voeg-lid-in", "voeg-onderdeel-in"):
        return _beside(vorige, b) and b.vernummer is None and b.na is not None and b.na == _path(vorige)[-1]
    if b.soort in ("vervalt-lid", "vervalt-onderdeel"):
        return _beside(vorige, b) and vorige.vernummer is None
    return vorige.deel == b.deel == "slotteken" and _beside(vorige, b)


def _beside(een: Bewerking, ander: Bewerking) -> bool:
    if een.soort.endswith(("lid", "lid-in")):
        return True
    return len(_path(een)) > 1 and _path(een)[:-1] == _path(ander)[:-1]


def _split_marks(groep: list[Bewerking]) -> list[list[Bewerking]]:
    """Keep marks with the list change that follows them; on their own each is a sentence."""
    return [groep] if groep[-1].deel != "slotteken" else [[b] for b in groep]


def block(deel: Deel, diepte: int = 0) -> tuple[str, ...]:
    """Return a new lid or onderdeel as indented lines, each beginning with its label."""
    begin = INSPRINGING + "   " * diepte
    regels = [begin + " ".join(filter(None, [write_label(deel.nr), deel.tekst]))]
    for onder in deel.delen:
        regels += block(onder, diepte + 1)
    return (*regels, begin + deel.slot) if deel.slot else tuple(regels)


def article_block(b: Bewerking) -> tuple[str, ...]:
    """Return a new article as indented lines, heading first."""
    leden = [regel for lid in b.leden or () for regel in block(from_nieuw(lid))]
    boven = (INSPRINGING + b.afdeling,) if b.afdeling else ()
    return (*boven, f"{INSPRINGING}Artikel {name(b.nummer)} {b.opschrift or ''}".rstrip(), *leden)


def name(nummer: str | None) -> str:
    """Return an article number, or the words that say that it is unknown."""
    return nummer or ONBEKEND


def _path(b: Bewerking) -> Pad:
    return (b.lid or "", *(b.onderdeel.split(SCHEIDING) if b.onderdeel else ()))


def _renumber_leden(kaart: dict[str, str]) -> str:
    return f"vernummering van {write_leden(list(kaart))} tot {_bare_leden(list(kaart.values()))}"


def _bare_leden(labels: Sequence[str]) -> str:
    return write_leden(labels).removeprefix("het ")


def _renumber_onderdelen(kaart: dict[str, str], *, dieper: bool) -> str:
    woord = "verlettering" if all(label.isalpha() for label in kaart.values()) else "vernummering"
    rij = write_row(list(kaart.values()), als_rang=False)
    return f"{woord} van {write_onderdelen(list(kaart), dieper=dieper)} tot {rij}"


def _aside(plek: str) -> str:
    """Close a place with a comma when it holds one: "het tweede lid, onderdeel b, wordt"."""
    return plek + "," if "," in plek else plek


def _capital(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
