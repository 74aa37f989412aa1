"""Checks the data of a letter at the border: any value goes in, a refusal with the path comes out; changes nothing.

A letter takes plain data only. A `Markup`, a `RichText`, any class of its own could write Word XML past the escaping;
a control character, a lone surrogate or a change of writing direction could hide or lose text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from instrumentarium.fouten import GebruikFout

MAX_DIEPTE = 32
MAX_BITS = 12_000  # Python itself refuses to print an int of more than 4300 digits
MAX_FOUTEN = 50

# What XML 1.0 forbids (with \a and \f, which docxtpl turns into paragraphs and pages), surrogates, and the characters
# that turn the direction of the text that follows. U+200E and U+200F stay: Arabic names carry them.
_VERBODEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_PLAIN = (bool, float, type(None))


def check_gegevens(gegevens: object) -> None:
    """Raise `GebruikFout`, naming every field, unless `gegevens` is a dict of plain values all the way down.

    Plain are str, bool, int, float, None, list, tuple and dict with str keys; subclasses are not.
    """
    if not isinstance(gegevens, Mapping):
        raise GebruikFout(f"de gegevens van een brief zijn een dict, geen {type(gegevens).__name__}")
    if _in_order(dict(gegevens), 0, {}):
        return
    fouten = list(islice(_faults(dict(gegevens), "", 0, set()), MAX_FOUTEN))
    raise GebruikFout("\n".join(fouten))


def _in_order(waarde: Any, diepte: int, gezien: dict[int, bool]) -> bool:
    # The quick way, for data in which nothing is wrong. A block that occurs twice is looked at once; one that holds
    # itself is met while its verdict is still False.
    soort = type(waarde)
    if soort is str:
        return _is_clean(waarde)
    if soort in _PLAIN:
        return True
    if soort is int:
        return int.bit_length(waarde) <= MAX_BITS
    if id(waarde) in gezien:
        return gezien[id(waarde)]
    if diepte > MAX_DIEPTE or soort not in (dict, list, tuple):
        return False
    gezien[id(waarde)] = False
    delen: Iterable[Any] = waarde
    if soort is dict:
        if not all(type(naam) is str and _is_clean(naam) for naam in delen):
            return False
        delen = waarde.values()
    gezien[id(waarde)] = verdict = all(_in_order(deel, diepte + 1, gezien) for deel in delen)
    return verdict


def _is_clean(tekst: str) -> bool:
    return (tekst.isascii() and tekst.isprintable()) or _VERBODEN.search(tekst) is None


def _faults(waarde: Any, pad: str, diepte: int, klaar: set[int]) -> Iterator[str]:
    soort = type(waarde)
    if soort is str:
        yield from _faults_of_text(waarde, pad)
    elif soort in _PLAIN:
        return
    elif soort is int:
        if waarde.bit_length() > MAX_BITS:
            yield f"{pad}: dit getal is te groot om af te drukken"
    elif diepte > MAX_DIEPTE and soort in (dict, list, tuple):
        yield f"{_naam(pad)}: de gegevens zijn dieper genest dan {MAX_DIEPTE} lagen"
    elif soort in (dict, list, tuple):
        if id(waarde) not in klaar:
            faults = _faults_of_dict if soort is dict else _faults_of_list
            yield from faults(waarde, pad, diepte, klaar)
            klaar.add(id(waarde))
    else:
        yield (
            f"{_naam(pad)}: een waarde van het type {soort.__name__} kan niet in een brief; "
            "gebruik tekst, een getal, true of false, null, een lijst of een blok met namen"
        )


def _faults_of_list(waarde: Iterable[object], pad: str, diepte: int, klaar: set[int]) -> Iterator[str]:
    for nr, deel in enumerate(waarde):
        yield from _faults(deel, f"{pad}[{nr}]", diepte + 1, klaar)


def _faults_of_dict(waarde: dict[object, object], pad: str, diepte: int, klaar: set[int]) -> Iterator[str]:
    for naam, deel in waarde.items():
        if type(naam) is not str:
            yield f"{_naam(pad)}: een naam van een veld is tekst, geen {type(naam).__name__}"
            continue
        onder = f"{pad}.{naam}" if pad else naam
        if _VERBODEN.search(naam):
            yield f"{onder!a}: de naam van dit veld bevat een teken dat niet in een brief kan"
        else:
            yield from _faults(deel, onder, diepte + 1, klaar)


def _faults_of_text(tekst: str, pad: str) -> Iterator[str]:
    gevonden = sorted(set(_VERBODEN.findall(tekst)))
    if gevonden:
        tekens = ", ".join(f"U+{ord(teken):04X}" for teken in gevonden[:5])
        yield f"{_naam(pad)}: verboden teken {tekens}; haal het weg of typ de tekst opnieuw"


def _naam(pad: str) -> str:
    return pad or "de gegevens"
