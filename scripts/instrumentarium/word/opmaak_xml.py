"""Writes the parts of a clause as WordprocessingML: parts go in, text comes out; every character of text is escaped.

Uses only the styles of the letterhead by name; the one direct mark-up is bold, italic, keeping together and numbering.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape

from instrumentarium.word import opmaak_stijlen as stijlen
from instrumentarium.word.opmaak_delen import Alinea, Clausule, Deel, Rij, Stuk, Sturing, Tabel

TABELBREEDTE = 9354  # twentieths of a point: 165 mm, the width of the text
DEURBREEDTE = 9411  # 166 mm, the width of the notice

_VOOR_LIJST = (stijlen.OPSOMMING, stijlen.LETTERLIJST, stijlen.OVERWEGING)


def write_clause(clausule: Clausule, nummer_van: Callable[[int], int]) -> str:
    """Return the XML of a clause; `nummer_van` gives the `w:numId` of its n-th lettered list."""
    bijeen = _kept_with_next(clausule)
    return "".join(
        _part(deel, bij_volgende, clausule.houd_bijeen, nummer_van)
        for deel, bij_volgende in zip(clausule.delen, bijeen, strict=True)
    )


def write_statement(code: str) -> str:
    """Return a paragraph that holds a `{%p ... %}` and disappears when the letter is made."""
    return f"<w:p>{_run(Stuk(code))}</w:p>"


def write_paragraph(stijl: str, stukken: Iterable[Stuk], eigenschappen: str = "", taal: str = "") -> str:
    """Return one paragraph in a style; `eigenschappen` stand after `w:pStyle`, in the order of the schema."""
    tekst = "".join(_run(stuk, taal) for stuk in stukken)
    return f'<w:p><w:pPr><w:pStyle w:val="{stijl}"/>{eigenschappen}</w:pPr>{tekst}</w:p>'


def _kept_with_next(clausule: Clausule) -> list[bool]:
    # In a clause that stays together all but the last part; elsewhere a line that announces a list or a table.
    zichtbaar = [plek for plek, deel in enumerate(clausule.delen) if not isinstance(deel, Sturing)]
    laatste = zichtbaar[-1] if zichtbaar else 0
    return [
        clausule.bij_volgende
        if plek == laatste
        else plek < laatste and (clausule.houd_bijeen or _announces(deel, clausule.delen[plek + 1 :]))
        for plek, deel in enumerate(clausule.delen)
    ]


def _announces(deel: Deel, verder: Sequence[Deel]) -> bool:
    volgende = next((later for later in verder if not isinstance(later, Sturing)), None)
    lijst = isinstance(volgende, Tabel) or (isinstance(volgende, Alinea) and volgende.stijl in _VOOR_LIJST)
    return lijst and isinstance(deel, Alinea) and bool(deel.stukken) and deel.stukken[-1].tekst.endswith(":")


def _part(deel: Deel, bij_volgende: bool, houd_bijeen: bool, nummer_van: Callable[[int], int]) -> str:
    if isinstance(deel, Sturing):
        return write_statement(deel.code)
    if isinstance(deel, Tabel):
        return _table(deel, bij_volgende)
    eigenschappen = (
        ("<w:keepNext/>" if bij_volgende else "")
        + ("<w:keepLines/>" if houd_bijeen else "")
        + ("<w:pageBreakBefore/>" if deel.nieuwe_bladzijde else "")
    )
    if deel.lijst is not None:
        eigenschappen += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{nummer_van(deel.lijst)}"/></w:numPr>'
    eigenschappen += "<w:bidi/>" if _right_to_left(deel.taal) else ""
    return write_paragraph(deel.stijl, deel.stukken, eigenschappen, deel.taal)


def _right_to_left(taal: str) -> bool:
    return taal[:2] in ("ar", "fa", "he", "ur")


def _language(taal: str) -> str:
    """Return the run properties of a language: who reads aloud, and which way its punctuation goes."""
    if not taal:
        return ""
    return f'<w:rtl/><w:lang w:bidi="{taal}"/>' if _right_to_left(taal) else f'<w:lang w:val="{taal}"/>'


def _run(stuk: Stuk, taal: str = "") -> str:
    kenmerken = (
        (f'<w:rStyle w:val="{stuk.stijl}"/>' if stuk.stijl else "")
        + ("<w:b/><w:bCs/>" if stuk.vet else "")
        + ("<w:i/><w:iCs/>" if stuk.cursief else "")
        + _language(taal)
    )
    kenmerken = f"<w:rPr>{kenmerken}</w:rPr>" if kenmerken else ""
    return f"<w:r>{kenmerken}{'<w:br/>'.join(map(_text, stuk.tekst.split(chr(10))))}</w:r>"


def _text(tekst: str) -> str:
    return f'<w:t xml:space="preserve">{escape(tekst, quote=False)}</w:t>'


def _table(tabel: Tabel, bij_volgende: bool) -> str:
    breedtes = _widths(tabel.breedtes, DEURBREEDTE if tabel.groot else TABELBREEDTE)
    stijl = stijlen.K_TABEL if tabel.groot else stijlen.BRIEFTABEL
    raster = "".join(f'<w:gridCol w:w="{breedte}"/>' for breedte in breedtes)
    rijen = "".join(_row_or_statement(rij, breedtes, tabel.groot, bij_volgende) for rij in tabel.rijen)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{stijl}"/><w:tblW w:w="{sum(breedtes)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>{raster}</w:tblGrid>'
        f"{_row(tabel.kop, breedtes, tabel.groot, True, kop=True)}{rijen}</w:tbl>"
        + write_paragraph(stijlen.TABELRUIMTE, (), "<w:keepNext/>" if bij_volgende else "")
    )


def _row_or_statement(rij: Rij | Sturing, breedtes: Sequence[int], groot: bool, bij_volgende: bool) -> str:
    if isinstance(rij, Rij):
        return _row(rij, breedtes, groot, bij_volgende)
    cel = f'<w:tc><w:tcPr><w:tcW w:w="{breedtes[0]}" w:type="dxa"/></w:tcPr>{write_statement(rij.code)}</w:tc>'
    return f"<w:tr>{cel}</w:tr>"


def _row(rij: Rij, breedtes: Sequence[int], groot: bool, bij_volgende: bool, *, kop: bool = False) -> str:
    stijl = stijlen.K_KOLOM if groot else stijlen.TABELKOP if kop else stijlen.TABELTEKST
    houd = "<w:keepNext/>" if bij_volgende else ""
    cellen = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{breedte}" w:type="dxa"/></w:tcPr>'
        f"{write_paragraph(stijl, _large_when_bold(cel) if groot else cel, houd)}</w:tc>"
        for cel, breedte in zip(rij.cellen, breedtes, strict=False)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if kop else ''}</w:trPr>{cellen}</w:tr>"


def _large_when_bold(cel: tuple[Stuk, ...]) -> tuple[Stuk, ...]:
    return tuple(Stuk(stuk.tekst, stuk.vet, stuk.cursief, stijlen.K_VET if stuk.vet else "") for stuk in cel)


def _widths(delen: Sequence[int], totaal: int) -> list[int]:
    breedtes = [totaal * deel // sum(delen) for deel in delen]
    breedtes[-1] += totaal - sum(breedtes)
    return breedtes
