"""Someone without a mouse: only keys go to the page, every stop must be seen, and what is read and typed is counted."""

from __future__ import annotations

from typing import Any

# Where the keys go now. A file field hides itself and shows its label; the day picker of a date field is drawn by the
# browser, which marks the little calendar in it and not the field.
STOP = """([keuze, tekst]) => {
    const hier = document.activeElement;
    const zelfde = window.vorigeStop === hier;
    window.vorigeStop = hier;
    if (hier === document.body) return { waar: 'body', gezien: true, zelfde: false, er: false };
    const vak = hier.type === 'file' ? hier.labels[0] : hier.closest('.schakel label') || hier;
    const stijl = getComputedStyle(vak);
    const rand = (stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) >= 2) || stijl.boxShadow !== 'none';
    const { width, height, top, bottom } = vak.getBoundingClientRect();
    const inBeeld = width > 0 && height > 0 && bottom > 0 && top < innerHeight;
    return {
        waar: `${hier.tagName.toLowerCase()} ${hier.dataset.pad || hier.id || hier.textContent.trim().slice(0, 40)}`,
        gezien: inBeeld && (rand || (hier.type === 'date' && !hier.matches(':focus-visible'))),
        zelfde: zelfde && hier.type !== 'date',
        er: keuze !== '' && hier.matches(keuze) && hier.textContent.includes(tekst),
    };
}"""


class Toetsenbord:
    """A reader with a keyboard on a page; keeps which stops could not be seen."""

    def __init__(self, blad: Any) -> None:
        self.blad = blad
        self.aanslagen = 0  # all keys
        self.getypt = 0  # the letters among them
        self.teksten = 0  # texts typed
        self.doelen = 0  # places it went to: with a mouse each is one click
        self.ongezien: list[str] = []

    def press(self, toets: str) -> None:
        """Press one key."""
        self.blad.keyboard.press(toets)
        self.aanslagen += 1

    def type(self, tekst: str) -> None:
        """Type words."""
        self.blad.keyboard.type(tekst)
        self.aanslagen += len(tekst)
        self.getypt += len(tekst)
        self.teksten += 1

    def stop(self, keuze: str = "", tekst: str = "") -> dict[str, Any]:
        """Return where the focus is and whether that is the place meant; remember it when nobody could see that."""
        hier: dict[str, Any] = self.blad.evaluate(STOP, [keuze, tekst])
        if not hier["gezien"]:
            self.ongezien.append(hier["waar"])
        return hier

    def at(self, keuze: str, tekst: str = "") -> bool:
        """Tell whether the focus is on this element, by selector and words."""
        return bool(self.blad.evaluate(STOP, [keuze, tekst])["er"])

    def go(self, keuze: str, tekst: str = "", *, toets: str = "Tab") -> None:
        """Press Tab (or Shift+Tab) until the focus is there; a place that keeps the focus is a trap."""
        self.doelen += 1
        er = self.at(keuze, tekst)
        for _ in range(300):
            if er:
                return
            self.press(toets)
            hier = self.stop(keuze, tekst)
            assert not hier["zelfde"], f"de toetsen komen niet weg van {hier['waar']}"
            er = hier["er"]
        raise AssertionError(f"niet te bereiken met {toets}: {keuze} {tekst}")

    def fill(self, pad: str, waarde: str) -> None:
        """Answer one question, the way its field asks."""
        self.go(f'[data-pad="{pad}"]')
        soort = self.blad.evaluate("document.activeElement.type")
        if soort == "checkbox":
            self.go(f'[data-pad="{pad}"][value="{waarde}"]')
            self.press("Space")
        elif soort == "radio":
            self._choose(pad, waarde)
        else:
            self.type(waarde)

    def _choose(self, pad: str, waarde: str) -> None:
        for _ in range(12):
            if self.at(f'[data-pad="{pad}"][value="{waarde}"]:checked'):
                return
            self.press("ArrowDown")
        raise AssertionError(f"met de pijlen is {waarde} niet te kiezen bij {pad}")
