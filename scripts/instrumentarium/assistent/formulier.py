"""Makes the form of the page from the questions of the instrument: plain HTML that works with a keyboard and no script.

In: the questions (`gegevens/1`) and the fields of a case. Out: one section per step. Each control carries the path of
its fact in `data-pad`; a list carries its row in a template. Which questions matter is decided while filling in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

from instrumentarium.besluit.instrument.model import Gegeven, Gegevens
from instrumentarium.besluit.zaak.velden import Veld, children, fields_of_case

Link = Callable[[str], str | None]
LANG = 60  # an example longer than this asks for a field of more lines
NIET_BEKEND = "Nog niet bekend"
_DELEN = {
    "straat": "Straat", "huisnummer": "Huisnummer", "postbus": "Postbus", "postcode": "Postcode", "plaats": "Plaats",
    "land": "Land", "aantal": "Aantal", "eenheid": "Eenheid",
}  # fmt: skip
_VORM = {
    "datum": "Bijvoorbeeld 3-9-2026 of 2026-09-03.",
    "moment": "Met het uur: bijvoorbeeld 5-10-2026 10.00.",
    "dag-of-moment": "Een dag, of een dag met het uur.",
    "bedrag": "Alleen een getal. Een komma mag.",
    "getal": "Alleen een heel getal.",
    "teksten": "Een per regel.",
}
_LANGE_NAMEN = frozenset({
    "samenvatting", "reactie", "motivering", "feiten", "feit", "strekking", "uitkomst", "tekst", "reden", "verwijt",
    "overtreder_grond", "wetenschap", "ernstig_geval", "verweer_eigen_gebruik", "rol_in_keten", "omvang", "verblijf",
    "getoonde_controles", "samenhang", "afwijking", "advies", "doel", "andere_grondslagen",
})  # fmt: skip


class Formulier:
    """The form over the questions; `link` gives the address of a source in the handbook, or None."""

    def __init__(self, gegevens: Gegevens, gemeenten: Mapping[str, str], link: Link) -> None:
        self.gegevens, self.gemeenten, self.link = gegevens, gemeenten, link
        self._nummer = 0

    def steps(self) -> str:
        """Return all steps, one section each."""
        stappen = self.gegevens.stappen
        return "\n".join(self._step(nummer, stap) for nummer, stap in enumerate(stappen, 1))

    def navigation(self) -> str:
        """Return the list of steps."""
        rijen = [
            f'<li><a href="#stap-{stap["id"]}" data-stap="{stap["id"]}"><b>{nummer}. {escape(stap["titel"])}</b>'
            f'<span data-stand="{stap["id"]}">Nog niet begonnen</span></a></li>'
            for nummer, stap in enumerate(self.gegevens.stappen, 1)
        ]
        return f'<nav class="stapnav" aria-label="Stappen"><ol>{"".join(rijen)}</ol></nav>'

    def _step(self, nummer: int, stap: Mapping[str, str]) -> str:
        rijen = [gegeven for gegeven in self.gegevens.gegevens if gegeven.stap == stap["id"]]
        totaal = len(self.gegevens.stappen)
        later = " hidden" if nummer > 1 else ""  # one step at a time, also before the script runs
        return (
            f'<section class="stap" id="stap-{stap["id"]}" data-stap="{stap["id"]}" aria-labelledby="kop-{stap["id"]}"{later}>'
            f'<h2 id="kop-{stap["id"]}" tabindex="-1">Stap {nummer} van {totaal}: {escape(_klein(stap["titel"]))}</h2>'
            f'<p class="stil">{escape(stap.get("uitleg", ""))}</p>{"".join(self._level(rijen))}</section>'
        )

    def _level(self, rijen: Sequence[Gegeven]) -> Iterator[str]:
        plek = 0
        while plek < len(rijen):
            einde = plek + 1
            while einde < len(rijen) and rijen[einde].pad.startswith(f"{rijen[plek].pad}."):
                einde += 1
            yield self._question(rijen[plek], rijen[plek + 1 : einde])
            plek = einde

    def _question(self, gegeven: Gegeven, onder: Sequence[Gegeven]) -> str:
        veld = fields_of_case()[gegeven.pad]
        if veld.soort == "lijst":
            return self._rows(gegeven, onder)
        if veld.soort == "blok":
            return self._block(gegeven, onder)
        if veld.soort in ("adres", "duur"):
            return self._parts(gegeven, veld)
        if veld.soort in ("ja-nee", "keuze", "keuzes") and (veld.soort != "keuze" or len(veld.keuzes) <= 5):
            return self._choices(gegeven, veld)
        return self._line(gegeven, veld)

    def _rows(self, gegeven: Gegeven, onder: Sequence[Gegeven]) -> str:
        titel = escape(gegeven.vraag)
        binnen = "".join(self._level(onder))
        id_ = self._id()
        return (
            f'<fieldset class="blokje lijst" data-lijst="{gegeven.pad}" data-vraag="{titel}"><legend>{titel}</legend>'
            f'{self._help(gegeven, id_, "")}<div class="rijen"></div>'
            f'<template><div class="rij-vak" data-rij role="group" tabindex="-1"><p class="rijkop"><b data-rijnaam></b>'
            f'<button class="alsknop" type="button" data-weg>Haal weg</button></p>{binnen}</div></template>'
            f'<p class="knoppen"><button class="knop knop--licht knop--klein" type="button" data-erbij>Voeg toe'
            f'<span class="onzichtbaar">: {titel}</span></button></p>'
            f'<label class="keus geen"><input type="checkbox" data-geen> <span>Gevraagd, en er is niets'
            f'<span class="onzichtbaar">: {titel}</span></span></label><p class="onder" hidden></p></fieldset>'
        )

    def _block(self, gegeven: Gegeven, onder: Sequence[Gegeven]) -> str:
        binnen = "".join(self._level(onder)) or self._all_parts(fields_of_case()[gegeven.pad])
        uitleg = f'<p class="stil klein">{escape(gegeven.uitleg)}</p>' if gegeven.uitleg else ""
        return (
            f'<details class="blokje blok" data-blok="{gegeven.pad}"><summary>{escape(gegeven.vraag)}</summary>'
            f"{uitleg}{binnen}</details>"
        )

    def _all_parts(self, veld: Veld) -> str:
        rijen = [Gegeven(pad=deel.pad, stap="", vraag=_words(deel.naam)) for deel in children(veld.pad)]
        return "".join(self._level(rijen))

    def _parts(self, gegeven: Gegeven, veld: Veld) -> str:
        id_ = self._id()
        delen = "".join(self._part(deel) for deel in children(veld.pad))
        return (
            f'<fieldset class="blokje" data-vak="{gegeven.pad}"><legend>{escape(gegeven.vraag)}</legend>'
            f'{self._help(gegeven, id_, "")}<div class="paar">{delen}</div><p class="onder" hidden></p></fieldset>'
        )

    def _part(self, deel: Veld) -> str:
        id_ = self._id()
        naam = _DELEN.get(deel.naam, _words(deel.naam))
        if deel.keuzes:
            invoer = f'<select id="{id_}" data-pad="{deel.pad}">{_options(deel.keuzes, {})}</select>'
        else:
            invoer = f'<input type="text" id="{id_}" data-pad="{deel.pad}" autocomplete="off">'
        return f'<div><label for="{id_}">{naam}</label>{invoer}</div>'

    def _choices(self, gegeven: Gegeven, veld: Veld) -> str:
        id_ = self._id()
        soort = "checkbox" if veld.soort == "keuzes" else "radio"
        keuzes = (
            [("true", "Ja"), ("false", "Nee")]
            if veld.soort == "ja-nee"
            else [(keuze, _words(keuze)) for keuze in veld.keuzes]
        )
        if veld.soort != "keuzes":
            keuzes.append(("", NIET_BEKEND))
        rijen = [
            f'<label class="keus"><input type="{soort}" name="{id_}" value="{escape(waarde)}" data-pad="{veld.pad}"'
            f"{' checked' if soort == 'radio' and not waarde else ''}> <span>{escape(naam)}</span></label>"
            for waarde, naam in keuzes
        ]
        if veld.soort == "keuzes":
            rijen.append(
                '<label class="keus"><input type="checkbox" data-geen> <span>Niets van dit alles</span></label>'
            )
        return (
            f'<fieldset class="blokje" data-vak="{veld.pad}"><legend>{escape(gegeven.vraag)}</legend>'
            f'{self._help(gegeven, id_, "")}<div class="keuzen">{"".join(rijen)}</div>'
            f'<p class="onder" hidden></p></fieldset>'
        )

    def _line(self, gegeven: Gegeven, veld: Veld) -> str:
        id_ = self._id()
        hulp = self._help(gegeven, id_, _VORM.get(veld.soort, ""))
        beschrijf = f' aria-describedby="{id_}-h {id_}-o"'
        gemeenschappelijk = f'id="{id_}" data-pad="{veld.pad}" data-soort="{veld.soort}"{beschrijf}'
        if veld.pad == "gemeente":
            invoer = f"<select {gemeenschappelijk}>{_options(tuple(self.gemeenten), self.gemeenten)}</select>"
        elif veld.keuzes:
            invoer = f"<select {gemeenschappelijk}>{_options(veld.keuzes, {})}</select>"
        elif veld.soort == "teksten" or (veld.soort == "tekst" and _is_long(gegeven)):
            invoer = f'<textarea {gemeenschappelijk} rows="{2 if veld.soort == "teksten" else 3}"></textarea>'
        else:
            vorm = ' inputmode="decimal"' if veld.soort in ("bedrag", "getal") else ""
            invoer = f'<input type="text" {gemeenschappelijk}{vorm} autocomplete="off" spellcheck="false">'
        return (
            f'<div class="blokje" data-vak="{veld.pad}"><label for="{id_}">{escape(gegeven.vraag)}</label>{hulp}{invoer}'
            f'<p class="onder" id="{id_}-o" hidden></p></div>'
        )

    def _help(self, gegeven: Gegeven, id_: str, vorm: str) -> str:
        delen = [escape(deel) for deel in (gegeven.uitleg, vorm) if deel]
        bronnen = ", ".join(self._source(bron) for bron in gegeven.bron)
        if bronnen:
            delen.append(f'<span class="bronregel">{bronnen}</span>')
        voorbeeld = _example(gegeven)
        if voorbeeld:
            delen.append(f"<details><summary>Voorbeeld</summary><p>{escape(voorbeeld)}</p></details>")
        return f'<div class="hulp" id="{id_}-h">{" ".join(delen)}</div>'

    def _source(self, bron: str) -> str:
        adres = self.link(bron)
        return f'<a href="{escape(adres)}">{escape(bron)}</a>' if adres else escape(bron)

    def _id(self) -> str:
        self._nummer += 1
        return f"v{self._nummer}"


def _options(keuzes: Sequence[str], namen: Mapping[str, str]) -> str:
    rijen = [f'<option value="{escape(keuze)}">{escape(namen.get(keuze, _words(keuze)))}</option>' for keuze in keuzes]
    return f'<option value="">{NIET_BEKEND}</option>{"".join(rijen)}'


def _is_long(gegeven: Gegeven) -> bool:
    naam = gegeven.pad.rpartition(".")[2]
    return gegeven.stap == "weging" or naam in _LANGE_NAMEN or len(gegeven.voorbeeld or "") > LANG


def _example(gegeven: Gegeven) -> str:
    voorbeeld = (gegeven.voorbeeld or "").strip('"')
    if voorbeeld in ("true", "false"):
        return ""
    return voorbeeld.removeprefix("[").removesuffix("]") if voorbeeld.startswith("[") else voorbeeld


def _words(code: str) -> str:
    woorden = code.replace("_", " ").replace("-", " ") if code.replace("-", "").replace("_", "").isalpha() else code
    return woorden if woorden.isupper() or len(woorden) < 2 else woorden[0].upper() + woorden[1:]


def _klein(titel: str) -> str:
    return titel[:1].lower() + titel[1:]
