"""Changes a letter as a lawyer might in Word: words, paragraphs, rows, tables, headers; a seed makes the choices.

In: the bytes of a letter. Out: those of another one that Word can read. The text that comes is obviously invented.
"""

from __future__ import annotations

import copy
import io
import random
import zipfile
from collections.abc import Callable
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NIEUWE_WOORDEN = ("anders", "12 maart", "“zo”", "& <x>")


def change_letter(brief: bytes, kans: random.Random, aantal: int) -> bytes:
    """Return the letter after some changes in its text, and now and then one in a header or footer."""
    with zipfile.ZipFile(io.BytesIO(brief)) as pakket:
        delen = {naam: pakket.read(naam) for naam in pakket.namelist()}
    delen["word/document.xml"] = _change_part(delen["word/document.xml"], kans, aantal)
    koppen = sorted(naam for naam in delen if naam.startswith(("word/header", "word/footer")))
    if koppen and kans.random() < 0.5:
        naam = kans.choice(koppen)
        delen[naam] = _change_part(delen[naam], kans, 1)
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    return uit.getvalue()


def _change_part(xml: bytes, kans: random.Random, aantal: int) -> bytes:
    wortel = etree.fromstring(xml)
    for _ in range(aantal):
        alineas = [p for p in wortel.iter(f"{W}p") if _texts(p) and not _in_text_box(p)]
        if alineas:
            kans.choice(_WIJZIGINGEN)(wortel, alineas, kans)
    return etree.tostring(wortel, xml_declaration=True, encoding="UTF-8", standalone=True)


def _texts(p: Any) -> list[Any]:
    return [t for t in p.iter(f"{W}t") if (t.text or "").strip()]


def _in_text_box(p: Any) -> bool:
    return any(boven.tag.endswith(("txbxContent", "Fallback")) for boven in p.iterancestors())


def _may_go(p: Any) -> bool:
    """A cell, a header and a footer keep a paragraph, and the end of a section stays."""
    houder = p.getparent()
    alleen = houder.tag in (f"{W}tc", f"{W}hdr", f"{W}ftr") and len(houder.findall(f"{W}p")) == 1
    return not alleen and p.find(f".//{W}sectPr") is None


def _without_marks(element: Any) -> Any:
    kopie = copy.deepcopy(element)
    for weg in list(kopie.iter(f"{W}sectPr", f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        weg.getparent().remove(weg)
    return kopie


def _change_words(_: Any, alineas: list[Any], kans: random.Random) -> None:
    tekst = kans.choice(_texts(kans.choice(alineas)))
    woorden = tekst.text.split(" ")
    plek = kans.randrange(len(woorden))
    woorden[plek : plek + kans.randrange(2)] = [kans.choice(_NIEUWE_WOORDEN)][: kans.randrange(2)]
    tekst.text = " ".join(woorden)
    tekst.set(_SPACE, "preserve")


def _drop_paragraph(_: Any, alineas: list[Any], kans: random.Random) -> None:
    p = kans.choice(alineas)
    if _may_go(p):
        p.getparent().remove(p)


def _add_paragraph(_: Any, alineas: list[Any], kans: random.Random) -> None:
    p = kans.choice(alineas)
    nieuw = _without_marks(p)
    eerste = _texts(nieuw)[0]
    for run in [run for run in nieuw.iter(f"{W}r") if run is not eerste.getparent()]:
        run.getparent().remove(run)
    eerste.text = f"Nieuwe alinea nummer {kans.randrange(100)} over iets heel anders."
    p.addnext(nieuw)


def _move_paragraph(wortel: Any, alineas: list[Any], kans: random.Random) -> None:
    lijf = wortel.find(f"{W}body")
    p, naast = kans.choice(alineas), kans.choice([p for p in alineas if p.getparent() is lijf] or alineas)
    if p is not naast and _may_go(p):
        p.getparent().remove(p)
        naast.addnext(p)


def _split_paragraph(_: Any, alineas: list[Any], kans: random.Random) -> None:
    p = kans.choice(alineas)
    tweede = _without_marks(p)
    midden = len(_texts(p)) // 2
    for nr, (een, ander) in enumerate(zip(_texts(p), _texts(tweede), strict=True)):
        (een if nr >= midden else ander).text = ""
    p.addnext(tweede)


def _change_rows(wortel: Any, _: list[Any], kans: random.Random) -> None:
    rijen = list(wortel.iter(f"{W}tr"))
    if not rijen:
        return
    rij = kans.choice(rijen)
    if kans.random() < 0.5 and len(rij.getparent().findall(f"{W}tr")) > 1:
        rij.getparent().remove(rij)
        return
    nieuw = _without_marks(rij)
    for tekst in nieuw.iter(f"{W}t"):
        tekst.text = f"{tekst.text or ''} x{kans.randrange(9)}"
    rij.addnext(nieuw)


def _change_tables(wortel: Any, alineas: list[Any], kans: random.Random) -> None:
    tabellen = [tabel for tabel in wortel.iter(f"{W}tbl") if tabel.getparent().tag != f"{W}tc"]
    if not tabellen:
        return
    tabel = kans.choice(tabellen)
    if kans.random() < 0.5:
        tabel.getparent().remove(tabel)
        return
    nieuw = _without_marks(tabel)
    for tekst in nieuw.iter(f"{W}t"):
        tekst.text = f"cel {kans.randrange(99)}"
    kans.choice([p for p in alineas if p.getparent().tag == f"{W}body"] or alineas).addnext(nieuw)


_WIJZIGINGEN: list[Callable[[Any, list[Any], random.Random], None]] = [
    _change_words,
    _change_words,
    _drop_paragraph,
    _add_paragraph,
    _move_paragraph,
    _split_paragraph,
    _change_rows,
    _change_tables,
]
