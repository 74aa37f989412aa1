"""Makes the form of the page from the questions of the instrument: plain HTML that works with a keyboard and no script.

In: the questions (`gegevens/1`) and the fields of a case. Out: one section per step. Each control carries the path of
its fact in `data-pad`; a list carries its row in a template. Which questions matter is decided while filling in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape

import attrs

from instrumentarium.besluit.instrument.model import Gegeven, Gegevens
from instrumentarium.besluit.zaak.velden import Veld, children, fields_of_case

Link = Callable[[str], str | None]
LANG = 60  # an example longer than this asks for a field of more lines
KORT = 45  # an example up to this stands beside the question, a longer one opens
NIET_BEKEND = "Nog niet bekend"
MEER = "Zo nodig: "
TABBLAD = '<span class="onzichtbaar">, opent in een nieuw tabblad</span>'
GEEN_RIJEN, GEEN_KEUZE = "Gevraagd, en er is niets", "Niets van dit alles"
_GEEN_IN_BESTAND = re.compile(r"Schrijf (?:dan )?een lege lijst")  # what one writes in a file, one ticks on a form
_ZIN = re.compile(r"(?<=[.]) ")
# What holds for a file or the terminal: here an address has a field for each part, and a number may have a comma.
_ELDERS = ("Op een regel", "Met een punt voor de decimalen")
_WOORDEN = {
    "natuurlijk": "Een mens", "rechtspersoon": "Een bedrijf of stichting", "vve": "Een vereniging van eigenaars",
    "erven": "Erfgenamen", "pand": "Het pand zelf", "post": "Een postadres", "mma": "Meld Misdaad Anoniem",
    "a": "a: drugs", "b": "b: spullen om drugs te maken", "3a5": "Artikel 3a, vijfde lid",
    "primair": "Het eerste besluit", "op-bezwaar": "Een beslissing op bezwaar", "verlenging": "Een verlenging",
    "kosten": "Een besluit over kosten",
}  # fmt: skip
_DELEN = {
    "straat": "Straat", "huisnummer": "Huisnummer", "postbus": "Postbus", "postcode": "Postcode", "plaats": "Plaats",
    "land": "Land", "aantal": "Aantal", "eenheid": "Eenheid",
}  # fmt: skip
_VORM = {
    "datum": "Bijvoorbeeld 3-9-2026.",
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


# Who may read a text of the weighing: the script asks it beside the text, once there are parties to choose from.
WIE = '<div class="wie" data-wie></div><div data-meer></div>'


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
            f'<section class="stap" id="stap-{stap["id"]}" data-stap="{stap["id"]}" data-titel="{escape(_klein(stap["titel"]))}" aria-labelledby="kop-{stap["id"]}"{later}>'
            f'<h2 id="kop-{stap["id"]}" tabindex="-1">Stap {nummer} van {totaal}: {escape(_klein(stap["titel"]))}</h2>'
            f'<p class="stil">{escape(stap.get("uitleg", ""))}</p>{"".join(self._level(rijen))}</section>'
        )

    def _level(self, rijen: Sequence[Gegeven]) -> Iterator[str]:
        """Yield the questions of one level; what most cases leave open comes last, folded away."""
        vaak, zelden = _split(rijen)
        yield from self._open(vaak)
        if zelden:
            woorden = ", ".join(dict.fromkeys(gegeven.zelden for gegeven in zelden if gegeven.zelden))
            binnen = "".join(self._open(zelden))
            yield f'<details class="blokje blok" data-zelden><summary>{MEER}{escape(woorden)}</summary>{binnen}</details>'

    def _open(self, rijen: Sequence[Gegeven]) -> Iterator[str]:
        plek = 0
        while plek < len(rijen):
            einde = plek + 1
            while einde < len(rijen) and rijen[einde].pad.startswith(f"{rijen[plek].pad}."):
                einde += 1
            samen = _address(rijen, plek)
            if samen > 1:
                velden = "".join(self._question(rij, ()) for rij in rijen[plek : plek + samen])
                yield f'<div class="paar paar--adres">{velden}</div>'
            else:
                yield self._question(rijen[plek], rijen[plek + 1 : einde])
            plek = max(einde, plek + samen)

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
            f'<template><details class="rij-vak" data-rij open><summary class="rijkop"><b data-rijnaam></b></summary>{binnen}'
            f'<p class="knoppen"><button class="alsknop" type="button" data-weg>Haal weg<span class="onzichtbaar" data-rijweg>'
            f"</span></button></p></details></template>"
            f'<p class="knoppen"><button class="knop knop--licht knop--klein" type="button" data-erbij>Voeg toe'
            f'<span class="onzichtbaar">: {titel}</span></button></p>'
            f'{_none(GEEN_RIJEN, titel)}<p class="onder" hidden></p></fieldset>'
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
        gegeven = attrs.evolve(gegeven, voorbeeld=None)
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
            rijen.append(_none(GEEN_KEUZE, escape(gegeven.vraag)))
        return (
            f'<fieldset class="blokje" data-vak="{veld.pad}"><legend>{escape(gegeven.vraag)}</legend>'
            f'{self._help(gegeven, id_, "", keuze=True)}<div class="keuzen">{"".join(rijen)}</div>'
            f'<p class="onder" hidden></p></fieldset>'
        )

    def _line(self, gegeven: Gegeven, veld: Veld) -> str:
        id_ = self._id()
        kiest = bool(veld.keuzes) or veld.pad == "gemeente"
        hulp = self._help(gegeven, id_, _VORM.get(veld.soort, ""), keuze=kiest)
        beschrijf = f' aria-describedby="{id_}-h {id_}-o"'
        gemeenschappelijk = f'id="{id_}" data-pad="{veld.pad}" data-soort="{veld.soort}"{beschrijf}'
        if veld.pad == "gemeente":
            invoer = f"<select {gemeenschappelijk}>{_options(tuple(self.gemeenten), self.gemeenten)}</select>"
        elif veld.keuzes:
            invoer = f"<select {gemeenschappelijk}>{_options(veld.keuzes, {})}</select>"
        elif veld.soort == "teksten" or (veld.soort == "tekst" and _is_long(gegeven)):
            weging = " data-weging" if gegeven.stap == "weging" else ""
            invoer = f'<textarea {gemeenschappelijk}{weging} rows="{2 if veld.soort == "teksten" else 3}"></textarea>'
        else:
            vorm = ' inputmode="decimal"' if veld.soort in ("bedrag", "getal") else ""
            invoer = f'<input type="text" {gemeenschappelijk}{vorm} autocomplete="off" spellcheck="false">'
        return (
            f'<div class="blokje" data-vak="{veld.pad}"><label for="{id_}">{escape(gegeven.vraag)}</label>{hulp}{invoer}'
            f"{WIE if gegeven.stap == 'weging' else ''}"
            f'{_none(GEEN_RIJEN, escape(gegeven.vraag)) if veld.soort == "teksten" else ""}<p class="onder" id="{id_}-o" hidden></p></div>'
        )

    def _help(self, gegeven: Gegeven, id_: str, vorm: str, *, keuze: bool = False) -> str:
        """Return what stands between question and field; a question that shows its answers needs no example."""
        voorbeeld = "" if keuze else _example(gegeven)
        veld = fields_of_case().get(gegeven.pad)
        geen = GEEN_KEUZE if veld and veld.soort == "keuzes" else GEEN_RIJEN
        zinnen = [zin for zin in _ZIN.split(gegeven.uitleg or "") if not zin.startswith(_ELDERS)]
        delen = [_GEEN_IN_BESTAND.sub(f"Kies dan “{geen}”", " ".join(zinnen)), vorm]
        if voorbeeld and not vorm and len(voorbeeld) <= KORT:
            delen.append(f"Bijvoorbeeld: {voorbeeld.rstrip('.')}.")
        regels = [f"<span>{escape(' '.join(filter(None, delen)))}</span>"] if any(delen) else []
        bronnen = ", ".join(self._source(bron) for bron in gegeven.bron)
        if bronnen:
            regels.append(f'<span class="bronregel">{bronnen}</span>')
        if len(voorbeeld) > KORT:
            regels.append(f"<details><summary>Voorbeeld</summary><p>{escape(voorbeeld)}</p></details>")
        return f'<div class="hulp" id="{id_}-h">{" ".join(regels)}</div>' if regels else f'<div id="{id_}-h"></div>'

    def _source(self, bron: str) -> str:
        adres = self.link(bron)
        nieuw = 'target="_blank" rel="noopener"'  # in a tab of its own: a case that is not saved stays where it is
        return f'<a href="{escape(adres)}" {nieuw}>toets {escape(bron)}{TABBLAD}</a>' if adres else escape(bron)

    def _id(self) -> str:
        self._nummer += 1
        return f"v{self._nummer}"


def _split(rijen: Sequence[Gegeven]) -> tuple[list[Gegeven], list[Gegeven]]:
    """Return the questions that most cases need, and those few do; what stands below a question goes with it."""
    vaak: list[Gegeven] = []
    zelden: list[Gegeven] = []
    boven, doel = "", vaak
    for gegeven in rijen:
        if not (boven and gegeven.pad.startswith(f"{boven}.")):
            boven, doel = gegeven.pad, zelden if gegeven.zelden else vaak
        doel.append(gegeven)
    return vaak, zelden


def _none(woorden: str, vraag: str) -> str:
    return (
        f'<label class="keus geen"><input type="checkbox" data-geen> <span>{woorden}'
        f'<span class="onzichtbaar">: {vraag}</span></span></label>'
    )


def _address(rijen: Sequence[Gegeven], plek: int) -> int:
    """Return how many questions from here on are the parts of one address; they stand beside each other."""
    boven, _, naam = rijen[plek].pad.rpartition(".")
    einde = plek
    while (
        naam in _DELEN and boven.endswith("adres") and einde < len(rijen) and rijen[einde].pad.startswith(f"{boven}.")
    ):
        einde += 1
    return einde - plek


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
    if code in _WOORDEN:
        return _WOORDEN[code]
    woorden = code.replace("_", " ").replace("-", " ") if code.replace("-", "").replace("_", "").isalpha() else code
    return woorden if woorden.isupper() or len(woorden) < 2 else woorden[0].upper() + woorden[1:]


def _klein(titel: str) -> str:
    return titel[:1].lower() + titel[1:]
