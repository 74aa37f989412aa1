"""Proves the mandatory elements of a letter on the letter itself: the words are read back from the finished Word file.

In: the document, the letter, the case. Out: what is missing, with the way out (DOC-3, DOC-7, DOC-12 and B1).
What each element must contain is data (recht.yaml, `elementen`); a template line may ask for a value of the case.
"""

from __future__ import annotations

from collections.abc import Iterator

from instrumentarium.besluit.instrument.model import Document
from instrumentarium.besluit.zaak.brieven import Letter
from instrumentarium.besluit.zaak.dossier import Dossier
from instrumentarium.word.inhoud import paragraphs


def missing_elements(document: Document, letter: Letter, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what a letter must contain and does not: the text of the finding and the way out."""
    if not document.elementen:
        return
    tekst = letter_text(letter.inhoud)
    for element in document.elementen:
        for woord in dossier.recht.waarde.elementen.get(element, []):
            gezocht = _filled(woord, dossier)
            if gezocht and _folded(gezocht) not in tekst:
                yield f'het verplichte deel "{element}" mist: {gezocht}', "Herstel de clausule of de gegevens."


def letter_text(inhoud: bytes) -> str:
    """Return the words of a letter, folded: one space between words, small letters."""
    return _folded(" ".join(alinea.tekst for alinea in paragraphs(inhoud)))


def _filled(woord: str, dossier: Dossier) -> str:
    """Return the words to look for; `{postadres}` stands for the municipality's postal address."""
    gemeente = dossier.gemeente.waarde
    regels = gemeente.postadres.regels() if gemeente.postadres else []
    waarden = {"postadres": regels[0] if regels else "", "gemeente": gemeente.naam}
    for naam, waarde in waarden.items():
        woord = woord.replace("{" + naam + "}", waarde)
    return woord


def _folded(tekst: str) -> str:
    return " ".join(tekst.split()).casefold()
