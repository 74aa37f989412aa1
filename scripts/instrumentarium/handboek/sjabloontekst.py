"""Shows the text of a template to a reader: placeholders as gaps to fill, conditions as alternatives; fills nothing in.

In: the text of a clause, a message of a check or a piece of a campaign. Out: safe HTML.
"""

from __future__ import annotations

import re
from functools import lru_cache

from instrumentarium.handboek.veilig import html, veilig

_TEKEN = re.compile(
    (
        r"\{\{(?P<feit>.*?)\}\}|\{%(?P<logica>.*?)%\}|\{#.*?#\}|\*\*(?P"
        r"<vet>.+?)\*\*|\{(?P<merk>[a-z-]{2,20})\}"
    ),
    re.DOTALL,
)
_PUNT = re.compile(r"\s*(?:[-*]|\d{1,3}[.)])\s+(.*)")


@lru_cache(maxsize=4096)
def to_html(tekst: str) -> str:
    """Return a text of several paragraphs, with its headings in bold and its lists as lists."""
    uit: list[str] = []
    for stuk in re.split(r"\n\s*\n", tekst.strip()):
        regels = [regel for regel in stuk.split("\n") if regel.strip()]
        punten = [_PUNT.fullmatch(regel) for regel in regels]
        if punten and all(punten):
            uit.append("<ul>" + "".join(f"<li>{inline(p[1])}</li>" for p in punten if p) + "</ul>")
        elif regels and (kop := re.fullmatch(r"#{1,6}\s+(.*)", regels[0])):
            uit.append(f"<p><b>{inline(kop[1])}</b></p>")
            rest = " ".join(regels[1:])
            uit.append(f"<p>{inline(rest)}</p>" if rest else "")
        elif (romp := inline(" ".join(regels))).strip():
            uit.append(f"<p>{romp}</p>")
    return "".join(uit)


def inline(tekst: str) -> str:
    """Return one paragraph; {{ maatregel.einde }} becomes the gap "einde"."""
    uit, plek = [], 0
    for teken in _TEKEN.finditer(tekst):
        uit.append(veilig(tekst[plek : teken.start()]))
        uit.append(_token(teken))
        plek = teken.end()
    return "".join(uit) + veilig(tekst[plek:])


def plain(tekst: str) -> str:
    """Return the words only, for titles and descriptions."""
    kaal = _TEKEN.sub(lambda t: f"[{_words(t['feit'])}]" if t["feit"] else (t["vet"] or ""), tekst)
    return re.sub(r"\s+", " ", kaal).strip()


def _token(teken: re.Match[str]) -> str:
    if teken["feit"] is not None:
        return f'<span class="vul">{html(_words(teken["feit"]))}</span>'
    if teken["vet"] is not None:
        return f"<strong>{inline(teken['vet'])}</strong>"
    woord = (teken["logica"] or "").strip(" -")
    return ' <span class="of">of</span> ' if woord.startswith(("else", "elif")) else ""


def _words(feit: str) -> str:
    pad = re.split(r"[|(\[]", feit.strip())[0].strip()
    laatste = pad.rsplit(".", 1)[-1] if re.fullmatch(r"[\w.]+", pad) else pad
    return laatste.replace("_", " ") or "..."
