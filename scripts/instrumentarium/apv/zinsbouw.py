"""Takes an amending sentence apart before it is read: one sentence per change, in the plain wording of the formulas.

In: a sentence as it stands in an act. Out: simple sentences, each with whether it holds wherever the phrase stands
("telkens"). Words between quotation marks are never touched; what is not clear is left as it is, and is then not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from instrumentarium.apv.meelezen import CITAAT, mask, small

_Q = f"{CITAAT}+"
_WERKWOORD = r"(?:wordt|worden|vervalt|vervallen|komt|komen)"
_BEGIN = re.compile(rf"(?P<voor>(?:[Ii]n|[Aa]an) [^{CITAAT}]+?),? (?={_WERKWOORD} )")
# Where a second change begins inside one sentence; "en “c” door “d”" leaves its verb out.
_VERDER = re.compile(
    rf",? en (?={_WERKWOORD} )|, (?={_WERKWOORD} )|,? en (?=(?:na )?{_Q} )|,? en (?=in [^{CITAAT}]+? (?:na )?{_Q} )|, (?=(?:na )?{_Q} (?:door|vervangen|ingevoegd))"
)
_ELDERS = re.compile(rf"(?P<plek>in [^{CITAAT}]+?),?(?: (?P<werk>{_WERKWOORD}))? (?={_Q}|na {_Q})")
_TWEE_ZINNEN = re.compile(r"(?P<een>[Vv]oor de tekst .+ geplaatst),? en (?P<ander>er (?:wordt|worden) .+)")
_ARTIKEL = re.compile(r"artikel \d[\w:.]*")
_SOORTNAAM = re.compile(
    r"(?:de |het )?(?:woord(?:en)?|zinsneden?|zinsnedes|zinsde(?:el|len)|passages?|tekst(?:en)?|term(?:en)?|begrip|"
    rf"getal|bedrag|datum|zin) (?={CITAAT})"
)
_PLEK_NA = re.compile(
    rf"(?P<voor>(?:[Ii]n|[Aa]an) .+?),? (?P<werk>{_WERKWOORD}) (?:in|aan) (?P<plek>[^{CITAAT}]+?) (?={_Q}|na {_Q})"
)
_LUIDENDE = re.compile(
    rf" (?:een|de volgende) (?:zinsnede|zinsdeel|woorden) (?:ingevoegd|toegevoegd),? luidende:? (?={_Q})"
)
# "Artikel 2:1, eerste lid, wordt “a” vervangen door “b”": the word "In" was forgotten.
_ZONDER_IN = re.compile(
    rf"\A(?:Artikel|Het|Onderdeel|Lid) [^{CITAAT}“”„«»\"‘']+? (?=(?:wordt|worden) [“”„«\"‘'][^\n]+ vervangen door )"
)
_SLOTTEKEN = re.compile(
    r"De (?P<teken>punt|puntkomma|komma|dubbele punt) aan het slot van (?P<plek>.+?) wordt vervangen door "
)
_AAN_HET_SLOT = re.compile(
    r"(?<= wordt )aan het slot (?P<teken>de (?:punt|puntkomma|komma|dubbele punt)) (?=vervangen door)"
)
_LUIDT_BINNEN = re.compile(rf"[Ii]n (?P<voor>[^{CITAAT}]+?),? kom(?:t|en) (?P<plek>[^{CITAAT}]+?) te luiden")
_TELKENS = re.compile(r"\btelkens,? ")


@attrs.frozen
class Deelzin:
    """One change in plain wording; `telkens` says that the phrase in it may stand there more than once."""

    tekst: str
    telkens: bool = False


def simple_sentences(zin: str) -> list[Deelzin]:
    """Return the changes in one sentence, in order."""
    return [_plain(deel) for deel in _split(zin.replace(CITAAT, " "))]


def _split(zin: str) -> list[str]:
    twee = _TWEE_ZINNEN.fullmatch(zin)
    if twee:
        return [f"{twee['een']}.", twee["ander"][:1].upper() + twee["ander"][1:]]
    masker = mask(zin)
    begin = _BEGIN.match(masker)
    if not begin:
        return [zin]
    grenzen = [begin.end(), *(t.end() for t in _VERDER.finditer(masker, begin.end())), len(zin)]
    einden = [*(t.start() for t in _VERDER.finditer(masker, begin.end())), len(zin)]
    stukken = [zin[van:tot] for van, tot in zip(grenzen, einden, strict=False)]
    voor = zin[: begin.end("voor")]
    artikel = _ARTIKEL.search(voor)
    volledig = list(_with_verbs(stukken))
    # Each part must be a change of its own; a row of phrases ("vervalt “a” en “b”") stays one sentence.
    if len(stukken) < 2 or not all(volledig):
        return [zin]
    komma = "," if "," in voor else ""
    elders = f"In {artikel.group()}, " if artikel else "In "
    return [
        f"{elders}{deel.removeprefix('in ')}" if deel.startswith("in ") else f"{voor}{komma} {deel}"
        for deel in map(str, volledig)
    ]


def _with_verbs(stukken: list[str]) -> Iterator[str | None]:
    """Yield each part with the words that it leaves out because the part before it has them; None when unclear."""
    for stuk in stukken:
        masker = mask(stuk)
        if re.match(rf"{_WERKWOORD} ", stuk):
            yield stuk
        elif re.fullmatch(rf"{_Q} door {_Q}\.?", masker):
            plek = masker.index(" door ")
            yield f"wordt {stuk[:plek]} vervangen{stuk[plek:]}"
        elif elders := _ELDERS.match(masker):
            # A place below a lid ("onderdeel b") may be meant inside the lid of the part before it: not read.
            heel = re.search(r"\b(?:lid|leden|artikel|opschrift)\b", elders["plek"])
            yield f"{elders['plek']}, {elders['werk'] or 'wordt'} {stuk[elders.end() :]}" if heel else None
        elif re.match(rf"na {_Q} .*ingevoegd|{_Q} (?:telkens )?vervangen door ", masker):
            yield f"wordt {stuk}"
        else:
            yield None


def _plain(zin: str) -> Deelzin:
    telkens = bool(_TELKENS.search(mask(zin)))
    if telkens:
        zin = _outside(_TELKENS, "", zin, 1)
    zin = _outside(re.compile(r"\b[Aa]rt\. (?=\d)"), "artikel ", zin)
    zin = _ZONDER_IN.sub(lambda t: f"In {small(t.group())}", zin, count=1)
    zin = _outside(_SOORTNAAM, "", zin)
    zin = _outside(_LUIDENDE, r" ingevoegd ", zin)
    zin = _outside(re.compile(r"\bgewijzigd in (?=" + CITAAT + ")"), "vervangen door ", zin)
    zin = _outside(
        re.compile(rf"(?<= )(?:wordt|worden) (?={_Q} (?:geschrapt|verwijderd|doorgehaald)\.?$)"), "vervalt ", zin
    )
    zin = _outside(re.compile(rf"(?<= )(?:komt|komen) (?={_Q} te vervallen\.?$)"), "vervalt ", zin)
    zin = _outside(re.compile(rf"(?<={CITAAT}) (?:geschrapt|verwijderd|doorgehaald|te vervallen)(?=\.?$)"), "", zin)
    zin = _SLOTTEKEN.sub(r"In \g<plek> wordt de \g<teken> aan het slot vervangen door ", zin)
    zin = _AAN_HET_SLOT.sub(r"\g<teken> aan het slot ", zin)
    zin = _LUIDT_BINNEN.sub(lambda t: f"{_inside(t['voor'], t['plek'])}, komt te luiden", zin, count=1)
    binnen = _PLEK_NA.match(mask(zin))
    if binnen:
        plek = _inside(zin[: binnen.end("voor")], zin[binnen.start("plek") : binnen.end("plek")])
        zin = f"{plek}, {binnen['werk']} {zin[binnen.end() :]}"
    return Deelzin(zin, telkens)


def _inside(voor: str, plek: str) -> str:
    """Return two places as one: "artikel 2:1" and "het eerste lid" is "Artikel 2:1, eerste lid"."""
    return f"{voor[:1].upper()}{voor[1:]}, {re.sub(r'^(?:de|het) (?=.+ lid$)', '', plek)}"


def _outside(patroon: re.Pattern[str], wordt: str, zin: str, aantal: int = 0) -> str:
    """Replace what a pattern finds outside quotations; a mark in the pattern looks at them without changing them."""
    uit, vorige = [], 0
    for nr, treffer in enumerate(patroon.finditer(mask(zin))):
        if aantal and nr >= aantal:
            break
        uit += [zin[vorige : treffer.start()], wordt]
        vorige = treffer.end()
    return "".join([*uit, zin[vorige:]])
