"""Follows the fields of a letter, to know where the number of a page stands; knows no parser.

In: the marks of a field as they come. Out: whether what comes now is such a number. The number is what the program
that laid the letter out last thought of it, so it is no text of the letter.
"""

from __future__ import annotations

_OPDRACHTEN = ("PAGE", "NUMPAGES", "SECTIONPAGES")


class Paginaveld:
    """The fields that are open, the innermost last: what each asks for, and whether its result has begun."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    @property
    def in_nummer(self) -> bool:
        """Tell whether what comes now is the number of a page."""
        return any(begonnen and asks_for_page(opdracht) for opdracht, begonnen in self._open)

    def mark(self, soort: str) -> bool:
        """Take in a mark of a field by its type in Word; tell whether a page number begins here."""
        if soort == "begin":
            self.begin()
        elif soort == "separate":
            return self.result()
        elif soort == "end":
            return self.end()
        return False

    def begin(self, opdracht: str = "", *, resultaat: bool = False) -> bool:
        """Open a field, with `resultaat` one whose result comes at once; tell whether a page number begins here."""
        self._open.append((opdracht, resultaat))
        return self.in_nummer

    def instruct(self, stuk: str) -> None:
        """Take in a piece of the instruction."""
        if self._open and not self._open[-1][1]:
            self._open[-1] = (self._open[-1][0] + stuk, False)

    def result(self) -> bool:
        """Let the result of the innermost field begin; tell whether a page number begins here."""
        if not self._open or self.in_nummer:
            return False
        self._open[-1] = (self._open[-1][0], True)
        return self.in_nummer

    def end(self) -> bool:
        """Close the innermost field; tell whether it was a page number that never got a result."""
        if not self._open:
            return False
        opdracht, begonnen = self._open.pop()
        return not begonnen and not self.in_nummer and asks_for_page(opdracht)


def asks_for_page(opdracht: str) -> bool:
    """Tell whether the instruction of a field is for the number of a page, or of all pages."""
    return (opdracht.split() or [""])[0].upper() in _OPDRACHTEN
