"""Damages a source as a person or a disk could: lines, keys, values, indentation, bytes; the same seed, the same damage."""

from __future__ import annotations

import random
import re

STUKKEN = [
    *("null", "true", "ja", "[]", "{}", "- x", "x: y", "2026-02-30", "'", '"', "*a", "&a b", "!!int 3", "|", "0", "-1"),
    *("1e9", "x" * 300, "\u202e", "<select>", "{{ x }}", "{% if %}", "2026-01-01", "lisse", "[[onzin]]", "../x", "~"),
    *("''", "{a: 1, a: 2}", "\u2028", "0534", "2:30"),
]
BYTES = b" :-[]{}#&*!|>'\"%@`,\n\t\xff\x00?azAZ09\xed"
# Words that only a library or Python itself would use.
ENGELS = re.compile(
    r"\b(?:expected|invalid|missing|object|attribute|index|cannot|error|unexpected|must be|not found|required|argument|"
    r"unsupported|has no|takes|positional|keyword|None|the|and)\b|Traceback|<class"
)


def damage(bron: bytes, rng: random.Random) -> bytes:
    """Return the source with one to three lines changed, and now and then some of its bytes."""
    regels = bron.decode("utf-8").split("\n")
    for _ in range(rng.randint(1, 3)):
        _damage_line(regels, rng)
    inhoud = bytearray("\n".join(regels).encode("utf-8", "surrogatepass"))
    for _ in range(rng.randint(1, 4) if rng.random() < 0.3 else 0):
        plek = rng.randrange(len(inhoud) + 1)
        inhoud[plek : plek + rng.randint(0, 3)] = bytes(rng.choice(BYTES) for _ in range(rng.randint(0, 3)))
    return bytes(inhoud)


def _damage_line(regels: list[str], rng: random.Random) -> None:
    plek = rng.randrange(len(regels))
    regel = regels[plek]
    keuze = rng.randrange(9)
    sleutel, dubbelpunt, waarde = regel.partition(":")
    if keuze == 0:
        regels[plek : plek + 1] = [] if len(regels) > 1 else [""]
    elif keuze == 1:
        regels.insert(plek, regel)
    elif keuze in (2, 3) and dubbelpunt:
        regels[plek] = f"{sleutel}: {rng.choice(STUKKEN)}"
    elif keuze == 4 and dubbelpunt:
        regels[plek] = f"{sleutel}{rng.choice('x_ s')}:{waarde}"
    elif keuze == 5:
        regels[plek] = rng.choice([f"  {regel}", regel.removeprefix("  ")])
    elif keuze == 6:
        nieuw = rng.choice(["onzin: 1", "- onzin", "# opmerking", "onzin", '"x": [1, 2]'])
        regels.insert(plek, regel[: len(regel) - len(regel.lstrip())] + nieuw)
    elif keuze == 7:
        ander = rng.randrange(len(regels))
        regels[plek], regels[ander] = regels[ander], regels[plek]
    else:
        midden = rng.randrange(len(regel) + 1)
        regels[plek] = regel[:midden] + rng.choice(STUKKEN) + regel[midden:]


def without_quotes(melding: str) -> str:
    """Return a message without what it quotes from the source."""
    return re.sub(r'"[^"]*"|“[^”]*”|\([^)]*\)', '""', melding)
