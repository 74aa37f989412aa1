"""Reads the text of a clause: lines in the small mark-up go in, paragraphs and tables come out; knows no Word.

The mark-up itself is described in `opmaak`. Every fault is collected with its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.word import opmaak_stijlen as stijlen
from instrumentarium.word.opmaak_delen import Alinea, Clausule, Deel, Stuk, Sturing, Tekst, join
from instrumentarium.word.opmaak_regel import read_pieces, tag_faults, tag_word, unpaired
from instrumentarium.word.opmaak_tabel import Tabelbouw

OPTIES = (
    "houd-bijeen",
    "bij-volgende",
    "klein",
    "stil",
    "regels",
    "groet",
    "handtekening",
    "afzender",
    "groot",
    "nieuwe-bladzijde",
    "breedte",
    "taal",
)

_OPTIE = re.compile(r"\{([a-z][a-z-]*)(?::([^{}]*))?\}\s*")
_WAARDEN = {"breedte": r"[\d ]*", "taal": r"[a-z]{2}(?:-[A-Z]{2})?"}
_STURING = re.compile(r"\{%(p|tr) ([^%}]*)%\}$")
_KOP = re.compile(r"(#{1,3}) +")
_PUNT = re.compile(r"- +")
_NUMMER = re.compile(r"\d{1,3}\. +")
_LETTER = re.compile(r"([a-z])\. +")


def read_clause(tekst: str, plaats: Plaats, fouten: list[Bevinding], *, groot: bool = False) -> Clausule:
    """Return the parts of one clause; `plaats` is where its first line stands. Faults are added to `fouten`."""
    lezer = _Lezer(fouten, groot)
    for nummer, regel in enumerate(tekst.splitlines()):
        kaal = regel.strip()
        inspringing = len(regel) - len(regel.lstrip())
        regelnummer, kolom = (plaats.regel + nummer, plaats.kolom + inspringing) if plaats.regel else (0, 0)
        lezer.take(Tekst(kaal, ((0, Plaats(plaats.bestand, regelnummer, kolom)),)), ingesprongen=inspringing > 0)
    return lezer.close(plaats)


@dataclass(frozen=True, slots=True)
class _Opties:
    """What holds for a paragraph: a style by name, lines kept apart, a new page, widths of a table, a language."""

    stijl: str = ""
    regels: bool = False
    groot: bool = False
    nieuwe_bladzijde: bool = False
    breedtes: tuple[int, ...] = ()
    taal: str = ""


class _Lezer:
    """Takes line after line; a blank line, a mark or a statement ends the paragraph that is being read."""

    def __init__(self, fouten: list[Bevinding], groot: bool) -> None:
        self.fouten = fouten
        self.delen: list[Deel] = []
        self.vast = _Opties(groot=groot)  # what an option on a line of its own switched on
        self.eenmalig = self.vast
        self.houd_bijeen = False
        self.bij_volgende = False
        self.regels: list[Tekst] = []
        self.soort = ""  # "" text, else the mark of the paragraph being read
        self.letter = ""
        self.tabel: Tabelbouw | None = None
        self.lijsten = 0
        self.lussen = 0
        self.tags: list[tuple[str, Plaats]] = []

    def take(self, regel: Tekst, *, ingesprongen: bool) -> None:
        tekst = regel.tekst
        if tekst.startswith(("|", "{%tr ")):
            self._take_row(regel)
            return
        self._end_table()
        if not tekst:
            self._end_paragraph()
        elif tekst.startswith("{%p "):
            self._take_statement(regel)
        elif _OPTIE.match(tekst):
            self._take_options(regel)
        else:
            self._take_text(regel, ingesprongen)

    def close(self, plaats: Plaats) -> Clausule:
        self._end_table()
        self._end_paragraph()
        self.fouten += unpaired(self.tags)
        if not any(not isinstance(deel, Sturing) for deel in self.delen):
            self.fouten.append(
                Bevinding(plaats, "deze clausule heeft geen tekst.", "Vul tekst in of verwijder de clausule.")
            )
        return Clausule(tuple(self.delen), self.houd_bijeen, self.bij_volgende)

    def _take_row(self, regel: Tekst) -> None:
        self._end_paragraph()
        if self.tabel is None:
            self.tabel = Tabelbouw(self.fouten, regel.plaats(0), self.eenmalig.breedtes, groot=self.eenmalig.groot)
        if regel.tekst.startswith("|"):
            self.tabel.row(regel)
        elif code := self._statement(regel):
            self.tabel.statement(code, regel.plaats(0))

    def _take_statement(self, regel: Tekst) -> None:
        self._end_paragraph()
        code = self._statement(regel)
        if not code:
            return
        woord = tag_word(code.replace("{%p", "{%", 1))
        self.lussen += (woord == "for") - (woord == "endfor")
        self.tags.append((code, regel.plaats(0)))
        self.delen.append(Sturing(code))

    def _statement(self, regel: Tekst) -> str:
        gevonden = _STURING.match(regel.tekst)
        if not gevonden:
            uitweg = "Gebruik binnen de accolades geen % of }, en zet tekst op een andere regel."
            self._fault(regel, f"{regel.tekst} moet alleen op een regel staan.", uitweg)
            return ""
        self.fouten += tag_faults("{% " + gevonden[2] + "%}", regel.plaats(0))
        return f"{{%{gevonden[1]} {gevonden[2].strip()} %}}"

    def _take_options(self, regel: Tekst) -> None:
        self._end_paragraph()
        opties, plek = self.eenmalig, 0
        while gevonden := _OPTIE.match(regel.tekst, plek):
            opties = self._option(opties, gevonden, regel)
            plek = gevonden.end()
        rest = regel.deel(plek)
        if rest.tekst.startswith("|"):
            self._fault(regel, "een tabel begint op een eigen regel.", "Zet de optie op de regel erboven.")
        elif rest.tekst:
            self.eenmalig = opties
            self._take_text(rest, ingesprongen=False)
        else:
            self.vast = replace(opties, nieuwe_bladzijde=False, breedtes=())
            self.eenmalig = opties

    def _option(self, opties: _Opties, gevonden: re.Match[str], regel: Tekst) -> _Opties:
        naam, waarde = gevonden[1], gevonden[2]
        if naam not in OPTIES:
            uitweg = bedoelde_u(naam, OPTIES) or f"Kies uit {', '.join(OPTIES)}."
            self._fault(regel, f"{{{naam}}} is geen bekende optie.", uitweg)
        elif not re.fullmatch(_WAARDEN.get(naam, ""), (waarde or "").strip()) or (waarde is not None) != (
            naam in _WAARDEN
        ):
            self._fault(
                regel,
                f"{gevonden[0].strip()} is niet goed geschreven.",
                "Schrijf {klein} zonder waarde, {breedte: 2 3} of {taal: en-GB}.",
            )
        elif naam == "houd-bijeen":
            self.houd_bijeen = True
        elif naam == "bij-volgende":
            self.bij_volgende = True
        elif naam == "breedte":
            return replace(opties, breedtes=tuple(max(int(deel), 1) for deel in (waarde or "").split()))
        elif naam == "taal":
            return replace(opties, taal=(waarde or "").strip())
        else:
            return _with_option(opties, naam)
        return opties

    def _take_text(self, regel: Tekst, ingesprongen: bool) -> None:
        tekst = regel.tekst
        if gevonden := _KOP.match(tekst):
            self._end_paragraph()
            self._add_heading(gevonden[1], regel.deel(gevonden.end()))
        elif tekst.startswith("#"):
            self._fault(regel, "een kop is niet goed geschreven.", "Schrijf #, ## of ### met een spatie erachter.")
        elif gevonden := _PUNT.match(tekst) or _NUMMER.match(tekst) or _LETTER.match(tekst):
            self._end_paragraph()
            self._begin_item(gevonden, regel, ingesprongen)
        else:
            self.regels.append(regel)

    def _begin_item(self, gevonden: re.Match[str], regel: Tekst, ingesprongen: bool) -> None:
        if ingesprongen and gevonden.re is _PUNT:
            self._fault(
                regel,
                "een streepje dat inspringt wordt geen lijst in een lijst.",
                "Begin het streepje vooraan de regel.",
            )
        self.soort = {_PUNT: "-", _NUMMER: "1."}.get(gevonden.re, "a.")
        self.letter = gevonden[1] if self.soort == "a." else ""
        self.regels = [regel.deel(gevonden.end())]
        if self.eenmalig.stijl:
            self._fault(regel, f"{{{self.eenmalig.stijl}}} kan niet bij een lijst.", "Laat de optie hier weg.")

    def _add_heading(self, hekjes: str, tekst: Tekst) -> None:
        woord_op = _bar_outside_tags(tekst.tekst)
        stukken = read_pieces(tekst.deel(0, woord_op), self.fouten)
        if woord_op is not None and hekjes == "##":
            stil = read_pieces(tekst.deel(woord_op + 1), self.fouten, mag_leeg=True)
            tussen = Stuk("\u2002")
            stukken = (*stukken, tussen, *(replace(stuk, stijl=stijlen.KOPWOORD) for stuk in stil))
        elif woord_op is not None:
            self._fault(tekst, "een klein woord achter de kop kan alleen bij ##.", "Laat het weg, of maak er ## van.")
        self._add(Alinea(stijlen.heading(hekjes, self.eenmalig.groot), stukken))

    def _end_paragraph(self) -> None:
        if not self.regels:
            return
        tekst = join(self.regels, "\n" if self.eenmalig.regels else " ")
        stukken = read_pieces(tekst, self.fouten)
        lijst = self._list_of(tekst) if self.soort == "a." else None
        if self.soort and self.eenmalig.groot:
            self._fault(tekst, "in een kennisgeving op de deur staan geen lijsten.", "Maak er korte alinea's van.")
        self._add(Alinea(stijlen.paragraph(self.soort, self.eenmalig.stijl, self.eenmalig.groot), stukken, lijst))
        self.regels, self.soort = [], ""

    def _list_of(self, tekst: Tekst) -> int:
        # A lettered list restarts with "a.", unless that "a." is the other branch of a condition inside the list.
        vorig = [deel for deel in self.delen if not isinstance(deel, Sturing)][-1:]
        loopt = bool(vorig) and isinstance(vorig[0], Alinea) and vorig[0].lijst is not None
        andere_tak = isinstance(self.delen[-1], Sturing) and "{%p el" in self.delen[-1].code if self.delen else False
        if self.lussen:
            self._fault(
                tekst,
                "een lijst met letters kan niet in een herhaling (for) staan: de letters lopen dan door.",
                "Gebruik streepjes.",
            )
        if self.letter != "a" and not loopt:
            self._fault(tekst, f"een lijst met letters begint met a., niet met {self.letter}.", "Begin met a.")
        if self.letter == "a" and not (loopt and andere_tak):
            self.lijsten += 1
        return self.lijsten

    def _add(self, alinea: Alinea) -> None:
        opties = self.eenmalig
        self.delen.append(replace(alinea, nieuwe_bladzijde=opties.nieuwe_bladzijde, taal=opties.taal))
        self.eenmalig = self.vast

    def _end_table(self) -> None:
        if self.tabel is not None:
            tabel = self.tabel.close()
            self.delen += [tabel] if tabel else []
            self.tabel, self.eenmalig = None, self.vast

    def _fault(self, regel: Tekst, tekst: str, uitweg: str) -> None:
        self.fouten.append(Bevinding(regel.plaats(0), tekst, uitweg))


def _with_option(opties: _Opties, naam: str) -> _Opties:
    if naam == "regels":
        return replace(opties, regels=True)
    if naam == "groot":
        return replace(opties, groot=True)
    if naam == "nieuwe-bladzijde":
        return replace(opties, nieuwe_bladzijde=True)
    return replace(opties, stijl=naam)


def _bar_outside_tags(tekst: str) -> int | None:
    zonder = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", lambda tag: "x" * len(tag[0]), tekst)
    plek = zonder.find(" | ")
    return plek + 1 if plek >= 0 else None
