"""Shows the text of a template to a reader: placeholders as gaps to fill, conditions as alternatives; fills nothing in.

In: the text of a clause, a message of a check or a piece of a campaign. Out: safe HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from instrumentarium.handboek.veilig import html, veilig

_TEKEN = re.compile(
    (
        r"\{\{(?P<feit>.*?)\}\}|\{%(?P<logica>.*?)%\}|\{#.*?#\}|\*\*(?P<vet>.+?)\*\*"
        r"|(?<!\w)_(?P<schuin>[^_\s][^_]*?)_(?!\w)|\{(?P<merk>[a-z-]{2,20})(?::[ \d]*)?\}"
    ),
    re.DOTALL,
)
_PUNT = re.compile(r"\s*(?P<teken>[-*]|\d{1,3}[.)])\s+(?P<tekst>.*)")
_KOP = re.compile(r"#{1,6}\s+(?P<kop>.*?)(?:\s\|\s(?P<begrip>.*))?")
_LOGICA = re.compile(r"\{%(?:p|tr)?\s*(?P<woord>\w+)[^%]*%\}")
_ANDERS = re.compile(r"\{%\s*(?:else|elif).*?\{%\s*endif\s*%\}")
_MERK = re.compile(r"\{[a-z-]{2,20}(?::[ \d]*)?\}")


@lru_cache(maxsize=4096)
def to_html(tekst: str) -> str:
    """Return a text of several paragraphs, with its headings in bold, its lists as lists and its tables as tables.

    What only steers the letter (a condition on a line of its own, a mark for the setting) is not shown.
    """
    return "".join(_MAKERS[soort](regels) for soort, regels in _blocks(tekst))


def heading(tekst: str) -> str:
    """Return the first heading in a text as its reader sees it; "" when it has none."""
    kop = next((kop for regel in tekst.split("\n") if (kop := _KOP.fullmatch(regel.strip()))), None)
    return plain(_ANDERS.sub("", kop["kop"])) if kop else ""


def _blocks(tekst: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (kind, lines): a heading, a list, a table or a paragraph."""
    soort, regels = "", list[str]()
    for regel in [*tekst.split("\n"), ""]:
        kaal = regel.strip()
        logica = _LOGICA.fullmatch(kaal)
        if _MERK.fullmatch(kaal) or (logica and (logica["woord"] not in ("else", "elif") or soort == "lijst")):
            continue
        nieuw = "of" if logica else _kind(kaal)
        if regels and (nieuw != soort or soort == "punt"):
            yield soort, regels
            regels = []
        soort = nieuw
        if kaal:
            regels.append(kaal)


def _kind(regel: str) -> str:
    if not regel:
        return ""
    if _KOP.fullmatch(regel):
        return "kop"
    if regel.startswith("|"):
        return "tabel"
    punt = _PUNT.fullmatch(regel)
    return "alinea" if not punt else "lijst" if punt["teken"] in "-*" else "punt"


def _heading(regels: list[str]) -> str:
    uit = []
    for kop in filter(None, map(_KOP.fullmatch, regels)):
        begrip = f' <span class="klein stil">{inline(kop["begrip"])}</span>' if kop["begrip"] else ""
        uit.append(f"<p><b>{inline(kop['kop'])}</b>{begrip}</p>")
    return "".join(uit)


def _paragraph(regels: list[str]) -> str:
    romp = inline(" ".join(regels)).strip()
    return f"<p>{romp}</p>" if romp else ""


def _list(regels: list[str]) -> str:
    punten = (inline(punt["tekst"]) for punt in map(_PUNT.fullmatch, regels) if punt)
    return f"<ul>{''.join(f'<li>{punt}</li>' for punt in punten)}</ul>"


def _numbered(regels: list[str]) -> str:
    return "".join(_paragraph([punt["tekst"]]) for punt in map(_PUNT.fullmatch, regels) if punt)


def _table(regels: list[str]) -> str:
    rijen = [
        [inline(cel.strip()) for cel in regel.strip("|").split("|")] for regel in regels if set(regel) - set("|-: ")
    ]
    kop, *romp = ["".join(f"<{_cell(n)}>{cel}</{_cell(n)[:2]}>" for cel in rij) for n, rij in enumerate(rijen)] or [""]
    return f"<table><thead><tr>{kop}</tr></thead><tbody>{''.join(f'<tr>{rij}</tr>' for rij in romp)}</tbody></table>"


def _cell(rij: int) -> str:
    return "td" if rij else 'th scope="col"'


def _or(_: list[str]) -> str:
    return '<p><span class="of">of</span></p>'


_MAKERS = {
    "kop": _heading, "lijst": _list, "punt": _numbered, "tabel": _table, "alinea": _paragraph, "of": _or, "": _paragraph,
}  # fmt: skip


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
    kaal = _TEKEN.sub(lambda t: f"[{_words(t['feit'])}]" if t["feit"] else (t["vet"] or t["schuin"] or ""), tekst)
    return re.sub(r"\s+", " ", kaal).strip()


def _token(teken: re.Match[str]) -> str:
    if teken["feit"] is not None:
        return f'<span class="vul">{html(_words(teken["feit"]))}</span>'
    if teken["vet"] is not None:
        return f"<strong>{inline(teken['vet'])}</strong>"
    if teken["schuin"] is not None:
        return f"<em>{inline(teken['schuin'])}</em>"
    woord = (teken["logica"] or "").strip(" -")
    return ' <span class="of">of</span> ' if woord.startswith(("else", "elif")) else ""


def _words(feit: str) -> str:
    pad = re.split(r"[|(\[]", feit.strip())[0].strip()
    laatste = pad.rsplit(".", 1)[-1] if re.fullmatch(r"[\w.]+", pad) else pad
    return laatste.replace("_", " ") or "..."
