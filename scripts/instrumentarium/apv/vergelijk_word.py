"""The was-wordt-tabel and the amending text as Word documents.

In: comparisons, or an amending text. Out: bytes of a docx. What is shown is decided in `vergelijken` and `wijzigen`.
"""

from __future__ import annotations

from collections.abc import Sequence

from instrumentarium.apv.artikel import INSPRINGING
from instrumentarium.apv.tonen import label
from instrumentarium.apv.vergelijken import Rij, Stuk, only_changed
from instrumentarium.apv.vergelijkingen import Vergelijking
from instrumentarium.apv.woordstuk import Woordstuk

Cel = str | Sequence[Stuk]


def comparison_docx(vergelijkingen: Sequence[Vergelijking], titel: str) -> bytes:
    """Return was | wordt | toelichting for each comparison: the whole lid around every change."""
    stuk = Woordstuk(titel, liggend=True)
    stuk.alinea("Wat is doorgestreept, vervalt. Wat is onderstreept, is nieuw.")
    for vergelijking in vergelijkingen:
        add_comparison(stuk, vergelijking)
    return stuk.to_bytes()


def add_comparison(stuk: Woordstuk, vergelijking: Vergelijking, toelichting: str = "") -> None:
    """Add one table to a document; `toelichting` stands beside the first row."""
    kant = vergelijking.tot if vergelijking.tot.versie else vergelijking.van
    stuk.kop(kant.naam, 2)
    rijen = only_changed(vergelijking.rijen)
    if not rijen:
        stuk.alinea("Hier verandert niets.")
        return
    cellen = [table_row(rij, vergelijking.uitleg(rij)) for rij in rijen]
    if toelichting:
        cellen[0] = (*cellen[0][:2], " ".join(filter(None, [toelichting, str(cellen[0][2])])))
    stuk.tabel((*vergelijking.koppen, "Toelichting"), cellen)
    stuk.opsomming([f"Let op. {regel}" for regel in vergelijking.let_op])


def table_row(rij: Rij, uitleg: str) -> tuple[Cel, Cel, Cel]:
    """Return the cells of one row, labels included."""
    return _cell(rij, rij.was_nr, "nieuw"), _cell(rij, rij.wordt_nr, "vervallen"), uitleg


def _cell(rij: Rij, nr: str | None, zonder: str) -> Cel:
    leeg = rij.was is None if zonder == "nieuw" else rij.wordt is None
    if leeg:
        return ""
    begin = "   " * rij.diepte + (f"{label(nr)} " if nr else "")
    wat = {"nummer": "Artikel ", "opschrift": "Opschrift: "}.get(rij.plaats, "")
    return [Stuk("gelijk", begin + wat), *(stuk for stuk in rij.stukken if stuk.soort != zonder)]


def amendment_docx(tekst: str, titel: str) -> bytes:
    """Return an amending text as a document: Roman articles as headings, new text indented."""
    stuk = Woordstuk(titel)
    add_amendment(stuk, tekst)
    return stuk.to_bytes()


def add_amendment(stuk: Woordstuk, tekst: str) -> None:
    """Add an amending text to a document, line by line."""
    for regel in filter(None, tekst.split("\n")):
        kaal = regel.strip()
        if regel.startswith("Artikel ") and kaal.split(" ")[-1].strip("IVXLC") == "":
            stuk.kop(kaal, 2)
        elif kaal.isupper() and kaal.isalpha() and len(kaal) <= 2:
            stuk.kop(kaal, 3)
        else:
            diepte = (len(regel) - len(kaal)) // len(INSPRINGING)
            stuk.alinea(kaal, diepte=diepte)
