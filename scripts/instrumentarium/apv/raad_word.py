"""Lays a council package out as six Word documents; every word comes from the package or from its template.

In: a `Raadsstuk`. Out: file name -> bytes. What a person must write stands between square brackets, in italics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from instrumentarium.apv.artikel import Deel, from_versie
from instrumentarium.apv.raadsstuk import Raadsstuk
from instrumentarium.apv.tonen import heading, label
from instrumentarium.apv.vergelijk_word import add_amendment, add_comparison
from instrumentarium.apv.volgt import BUITEN
from instrumentarium.apv.wijzigen import Voorstel
from instrumentarium.apv.woordstuk import Woordstuk


def make_documents(stuk: Raadsstuk) -> dict[str, bytes]:
    """Return the six documents by file name."""
    makers: dict[str, Callable[[Raadsstuk], Woordstuk]] = {
        "raadsvoorstel.docx": _voorstel,
        "raadsbesluit.docx": _besluit,
        "integrale-tekst.docx": _integraal,
        "was-wordt-tabel.docx": _tabel,
        "toelichting.docx": _toelichting,
        "publicatietekst.docx": _publicatie,
    }
    return {naam: maak(stuk).to_bytes() for naam, maak in makers.items()}


def _begin(stuk: Raadsstuk, titel: str, *, liggend: bool = False) -> Woordstuk:
    doc = Woordstuk(stuk.zeg(titel), liggend=liggend)
    if stuk.model:
        doc.alinea(stuk.teksten.model, vet=True)
    return doc


def _ask(doc: Woordstuk, stuk: Raadsstuk, vraag: str) -> None:
    doc.alinea(f"[{stuk.teksten.vul_in.format(vraag=vraag)}]", cursief=True)


def _voorstel(stuk: Raadsstuk) -> Woordstuk:
    woorden = stuk.teksten.raadsvoorstel
    doc = _begin(stuk, woorden.titel)
    doc.alinea(stuk.zeg(woorden.inleiding))
    doc.opsomming([stuk.zeg(regel) for regel in woorden.besluit])
    for blok in woorden.blokken:
        doc.kop(blok.kop)
        if blok.begin:
            doc.alinea(stuk.zeg(blok.begin))
            doc.opsomming(list(_follow(stuk)))
        _ask(doc, stuk, blok.vraag)
    doc.kop("Bijlagen")
    doc.opsomming([stuk.zeg(regel) for regel in woorden.bijlagen])
    return doc


def _follow(stuk: Raadsstuk) -> Iterator[str]:
    """Yield what must follow, each thing once, with the article that it follows from; no files of the toolkit."""
    gezien = set()
    for voorstel in stuk.voorstellen:
        for gevolg in voorstel.volgt:
            if (gevolg.waar, gevolg.wat) not in gezien and gevolg.soort not in BUITEN:
                gezien.add((gevolg.waar, gevolg.wat))
                yield f"{_number(voorstel)}: {gevolg.waar}: {gevolg.wat}"


def _besluit(stuk: Raadsstuk) -> Woordstuk:
    woorden = stuk.teksten.raadsbesluit
    doc = _begin(stuk, woorden.titel)
    for zin in (woorden.aanhef, woorden.gelezen, woorden.gelet_op, woorden.besluit):
        doc.alinea(stuk.zeg(zin))
    doc.kop(stuk.zeg(woorden.opschrift))
    add_amendment(doc, stuk.wijzigtekst)
    doc.alinea(stuk.zeg(woorden.slot))
    for regel in woorden.ondertekening:
        doc.alinea(regel)
    return doc


def _integraal(stuk: Raadsstuk) -> Woordstuk:
    woorden = stuk.teksten.integrale_tekst
    doc = _begin(stuk, woorden.titel)
    for alinea in woorden.alineas:
        doc.alinea(stuk.zeg(alinea))
    for voorstel in stuk.voorstellen:
        if voorstel.naar is None:
            doc.kop(f"{_number(voorstel)} (vervallen)", 2)
            continue
        artikel = from_versie(voorstel.naar)
        doc.kop(heading(artikel.nummer, artikel.opschrift), 2)
        for lid in artikel.leden:
            _add_deel(doc, lid, 0)
    return doc


def _add_deel(doc: Woordstuk, deel: Deel, diepte: int) -> None:
    doc.alinea(" ".join(filter(None, [label(deel.nr), deel.tekst])), diepte=diepte)
    for onder in deel.delen:
        _add_deel(doc, onder, diepte + 1)
    if deel.slot:
        doc.alinea(deel.slot, diepte=diepte)


def _tabel(stuk: Raadsstuk) -> Woordstuk:
    woorden = stuk.teksten.was_wordt
    doc = _begin(stuk, woorden.titel, liggend=True)
    for alinea in woorden.alineas:
        doc.alinea(stuk.zeg(alinea))
    for voorstel, vergelijking in zip(stuk.voorstellen, stuk.vergelijkingen, strict=True):
        uitleg = voorstel.naar.toelichting if voorstel.naar else ""
        add_comparison(doc, vergelijking, " ".join(uitleg.split()))
    return doc


def _toelichting(stuk: Raadsstuk) -> Woordstuk:
    woorden = stuk.teksten.toelichting
    doc = _begin(stuk, woorden.titel)
    for vraag in woorden.algemeen:
        _ask(doc, stuk, vraag)
    doc.kop(woorden.artikelsgewijs)
    for voorstel in stuk.voorstellen:
        versie = voorstel.naar or voorstel.van
        doc.kop(heading(versie.nummer, versie.opschrift) if versie else voorstel.onderwerp, 2)
        if voorstel.naar and voorstel.naar.toelichting.strip():
            doc.alinea(" ".join(voorstel.naar.toelichting.split()))
        else:
            _ask(doc, stuk, woorden.leeg)
    return doc


def _publicatie(stuk: Raadsstuk) -> Woordstuk:
    woorden = stuk.teksten.publicatietekst
    doc = _begin(stuk, woorden.titel)
    for alinea in woorden.alineas:
        doc.alinea(stuk.zeg(alinea))
    return doc


def _number(voorstel: Voorstel) -> str:
    versie = voorstel.van or voorstel.naar
    return f"Artikel {(versie.nummer if versie else None) or '(nummer onbekend)'}"
