"""Turns the answers of a form into the facts of a case, and a case file into answers; nothing typed is lost.

In: text per field, as nested dicts and lists by the names of contract 5.1. Out: facts for the writer and the decoder,
and per field what cannot be read. Knows no screen: the page sends and shows, this module understands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from instrumentarium.besluit.instrument.model import Gegevens
from instrumentarium.besluit.instrument.uitdrukking import evaluate
from instrumentarium.besluit.zaak.antwoorden import read_answer
from instrumentarium.besluit.zaak.schrijven import Feit, scalar, without_incomplete
from instrumentarium.besluit.zaak.velden import Veld, children
from instrumentarium.bronnen.lezer import Kaart, Lijst, Scalar, Waarde
from instrumentarium.bronnen.waarden import WaardeFout
from instrumentarium.fouten import GebruikFout, bedoelde_u, join_zinnen

_DAG = Veld(pad="", soort="datum")
_GROEPEN = ("blok", "adres", "duur")


@attrs.define
class Ingevuld:
    """What was filled in: `feiten` as typed values, `fouten` per place what cannot be read."""

    feiten: dict[str, Feit] = attrs.field(factory=dict)
    fouten: dict[str, str] = attrs.field(factory=dict)

    @property
    def leesbaar(self) -> dict[str, Feit]:
        """Return the facts without half-filled blocks, so that the strict reader takes them."""
        return without_incomplete(self.feiten)


def read_form(antwoorden: Mapping[str, Any]) -> Ingevuld:
    """Return the facts that the answers stand for; an empty answer is an unknown fact."""
    ingevuld = Ingevuld()
    ingevuld.feiten = _block({k: v for k, v in antwoorden.items() if k != "schema"}, "", "", ingevuld.fouten)
    return ingevuld


def answers_of(boom: Waarde) -> Any:
    """Return the tree of a case file as answers: every scalar as the text that stands there."""
    if isinstance(boom, Kaart):
        return {naam: answers_of(waarde) for naam, waarde in boom.items() if waarde is not None}
    if isinstance(boom, Lijst):
        return [answers_of(waarde) if waarde is not None else "" for waarde in boom]
    return str(boom) if boom is not None else ""


def tree_of(feiten: Mapping[str, Feit]) -> tuple[Kaart, list[str]]:
    """Return facts as the tree that `decode` takes, and per line number the place: the line of a fault is a place."""
    paden: list[str] = []
    boom = _node(feiten, "", paden)
    return boom, paden


def hidden_places(gegevens: Gegevens, feiten: Mapping[str, Feit]) -> list[str]:
    """Return the places of the questions that do not matter now, with the number of the row in lists."""
    namen = {veld.naam: None for veld in children("")} | dict(feiten)
    verborgen: list[str] = []
    for gegeven in gegevens.gegevens:
        if gegeven.als:
            for plek, rij in _places(gegeven.pad, feiten):
                if not evaluate(gegeven.als, namen | {"rij": rij}):
                    verborgen.append(plek)
    return verborgen


def unfilled(feiten: Mapping[str, Feit]) -> list[str]:
    """Return the places that a block or row which was begun cannot do without."""
    return list(_unfilled(feiten, "", ""))


def place_in_form(feiten: Mapping[str, Feit], plaats: str) -> str:
    """Return a place in the readable facts as the place in the form: half-filled rows count there too."""
    delen: list[str] = []
    waarde: Any = feiten
    veldpad = ""
    for deel in plaats.split("."):
        if deel.isdigit() and isinstance(waarde, list):
            heel = [n for n, rij in enumerate(waarde) if _survives(rij, veldpad)]
            nummer = heel[int(deel)] if int(deel) < len(heel) else int(deel)
            waarde = waarde[nummer] if nummer < len(waarde) else None
            delen.append(str(nummer))
        else:
            waarde = waarde.get(deel) if isinstance(waarde, Mapping) else None
            veldpad = f"{veldpad}.{deel}" if veldpad else deel
            veldpad += "[]" if isinstance(waarde, list) else ""
            delen.append(deel)
    return ".".join(delen)


def _survives(rij: Feit, pad: str) -> bool:
    if not isinstance(rij, Mapping):
        return True
    boven, _, naam = pad.removesuffix("[]").rpartition(".")
    return bool(without_incomplete({naam: [rij]}, boven).get(naam))


def _block(ruw: Mapping[str, Any], veldpad: str, plek: str, fouten: dict[str, str]) -> dict[str, Feit]:
    velden = {veld.naam: veld for veld in children(veldpad)}
    feiten: dict[str, Feit] = {}
    for naam, waarde in ruw.items():
        hier = f"{plek}.{naam}" if plek else str(naam)
        if naam not in velden:
            fouten[hier] = join_zinnen(f'"{str(naam)[:40]}" hoort niet in een zaak', bedoelde_u(str(naam), velden))
            continue
        feit = _read(velden[naam], waarde, hier, fouten)
        if feit is not None:
            feiten[naam] = feit
    return feiten


def _read(veld: Veld, waarde: Any, plek: str, fouten: dict[str, str]) -> Feit:
    try:
        if isinstance(waarde, Mapping):
            return _group(veld, waarde, plek, fouten)
        if isinstance(waarde, list):
            return _items(veld, waarde, plek, fouten)
        return _answer(veld, str(waarde)) if waarde is not None else None
    except WaardeFout as fout:
        fouten[plek] = join_zinnen(fout.tekst, fout.uitweg)
    except GebruikFout as fout:
        fouten[plek] = str(fout)
    return None


def _group(veld: Veld, waarde: Mapping[str, Any], plek: str, fouten: dict[str, str]) -> Feit:
    if veld.soort in _GROEPEN:
        return _block(waarde, veld.pad, plek, fouten) or None
    # The other form of a field: a mandate where a name may stand, a notice where a day may stand.
    return {naam: _loose(naam, deel) for naam, deel in waarde.items() if deel not in ("", None)} or None


def _items(veld: Veld, waarden: list[Any], plek: str, fouten: dict[str, str]) -> Feit:
    if veld.soort == "lijst":
        rijen = [rij if isinstance(rij, Mapping) else {} for rij in waarden]
        return [_block(rij, veld.pad, f"{plek}.{n}", fouten) for n, rij in enumerate(rijen)]
    if veld.soort == "keuzes":
        return [read_answer(veld, str(deel))[0] for deel in waarden if str(deel).strip()]
    if any(isinstance(deel, Mapping) for deel in waarden):
        rijen = [deel for deel in waarden if isinstance(deel, Mapping)]
        return [{k: _loose(k, v) for k, v in rij.items() if v not in ("", None)} for rij in rijen]
    return [_checked(str(deel).strip()) for deel in waarden if str(deel).strip()]


def _answer(veld: Veld, tekst: str) -> Feit:
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if not tekst.strip():
        return None
    return _checked(read_answer(veld, tekst))


def _loose(naam: str, waarde: Any) -> Feit:
    if isinstance(waarde, list):
        return [_loose("", deel) for deel in waarde if deel not in ("", None)]
    if isinstance(waarde, Mapping):
        return {k: _loose(k, v) for k, v in waarde.items() if v not in ("", None)}
    return read_answer(_DAG, str(waarde)) if naam == "datum" else _checked(str(waarde).strip())


def _checked(feit: Feit) -> Feit:
    """Return the fact when a file can hold it; raises GebruikFout for a character that no file may hold."""
    if isinstance(feit, str):
        scalar(feit)
    return feit


def _node(feit: Feit, plek: str, paden: list[str]) -> Any:
    paden.append(plek)
    regel = len(paden)
    if isinstance(feit, Mapping):
        kaart = Kaart()
        kaart.regel, kaart.kolom, kaart.plaatsen, kaart.sleutels = regel, 1, {}, {}
        for naam, deel in feit.items():
            kaart.plaatsen[naam] = kaart.sleutels[naam] = (len(paden) + 1, 1)
            kaart[naam] = _node(deel, f"{plek}.{naam}" if plek else naam, paden)
        return kaart
    if isinstance(feit, list):
        lijst = Lijst()
        lijst.regel, lijst.kolom, lijst.plaatsen = regel, 1, []
        for nummer, deel in enumerate(feit):
            lijst.plaatsen.append((len(paden) + 1, 1))
            lijst.append(_node(deel, f"{plek}.{nummer}", paden))
        return lijst
    waarde = Scalar(feit if isinstance(feit, str) else scalar(feit))
    waarde.kaal, waarde.regel, waarde.kolom = not isinstance(feit, str), regel, 1
    return waarde


def _places(pad: str, feiten: Mapping[str, Feit]) -> Iterator[tuple[str, Any]]:
    """Yield every place that a path with `[]` stands for, with the innermost row."""
    delen = pad.removesuffix("[]").split("[].")
    yield from _descend(delen, "", feiten, {})


def _descend(delen: list[str], plek: str, waarde: Any, rij: Any) -> Iterator[tuple[str, Any]]:
    kop, *rest = delen
    hier = f"{plek}.{kop}" if plek else kop
    if not rest:
        yield hier, rij
        return
    for naam in kop.split("."):
        waarde = waarde.get(naam) if isinstance(waarde, Mapping) else None
    for nummer, deel in enumerate(waarde if isinstance(waarde, list) else []):
        yield from _descend(rest, f"{hier}.{nummer}", deel, deel if isinstance(deel, Mapping) else {})


def _unfilled(feiten: Any, veldpad: str, plek: str) -> Iterator[str]:
    for veld in children(veldpad):
        hier = f"{plek}.{veld.naam}" if plek else veld.naam
        waarde = feiten.get(veld.naam)
        if waarde is None and veld.verplicht:
            yield hier
        elif isinstance(waarde, Mapping) and veld.soort in _GROEPEN:
            yield from _unfilled(waarde, veld.pad, hier)
        elif isinstance(waarde, list) and veld.soort == "lijst":
            for nummer, rij in enumerate(waarde):
                yield from _unfilled(rij, veld.pad, f"{hier}.{nummer}")
