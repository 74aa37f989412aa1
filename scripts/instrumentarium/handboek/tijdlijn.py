"""Draws from when to when each version of a subject applies: periods in, one SVG and the same facts as a list out.

The picture is for a wide screen; the list takes its place on a phone and on paper without colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from instrumentarium.handboek.bron import Onderwerpbron
from instrumentarium.handboek.omgeving import Omgeving, tijd
from instrumentarium.handboek.regeltijd import Tijdvak, periods
from instrumentarium.handboek.veilig import html
from instrumentarium.tijd.geldigheid import Reden
from instrumentarium.tijd.kalender import words

BREED, LINKS, RIJ, BOVEN = 736, 104, 51, 46


def draw_tijdlijn(omg: Omgeving, bron: Onderwerpbron) -> str:
    """Return the figure with the time line of every municipality."""
    rijen = [
        (gemeente, periods(bron.gemeenten[gemeente].waarde, omg.op) if gemeente in bron.gemeenten else None)
        for gemeente in omg.gemeenten
    ]
    if not any(vakken for _, vakken in rijen):
        return ""
    van, tot = _span(omg.op, [vakken or [] for _, vakken in rijen])
    schaal = Schaal(van, tot)
    titel = f"Tijdlijn per gemeente, {van} tot en met {tot - 1}"
    naam = f"tl-{bron.naam}"
    delen = [
        f'<title id="{naam}-t">{html(titel)}</title><desc id="{naam}-d">{html(_described(omg, rijen))}</desc>',
        _axis(schaal, len(rijen)),
        *(_row(omg, schaal, plek, gemeente, vakken) for plek, (gemeente, vakken) in enumerate(rijen)),
        _today(omg, schaal, len(rijen)),
    ]
    hoog = BOVEN + RIJ * len(rijen) + 37
    return (
        f'\n<figure class="tekening" data-pagefind-ignore><svg viewBox="0 0 {BREED} {hoog}" role="img" '
        f'aria-labelledby="{naam}-t {naam}-d">{"".join(delen)}</svg>{_as_list(omg, rijen)}'
        '<figcaption><span class="breed">Dichte lijn: een versie uit het handboek. Streepjes: een versie die nog moet '
        "beginnen. Stippen: niet ingelezen.</span></figcaption></figure>\n"
    )


class Schaal:
    """Years to places across the drawing."""

    def __init__(self, van: int, tot: int) -> None:
        self.van, self.tot = van, tot

    def x(self, dag: date | None, anders: float) -> float:
        """Return the place of a day, kept inside the drawing."""
        if dag is None:
            return anders
        begin, einde = date(self.van, 1, 1).toordinal(), date(self.tot, 1, 1).toordinal()
        deel = (dag.toordinal() - begin) / (einde - begin)
        return round(LINKS + min(max(deel, 0.0), 1.0) * (BREED - LINKS), 1)


def _span(op: date, rijen: Sequence[Sequence[Tijdvak]]) -> tuple[int, int]:
    jaren = [vak.van.year for rij in rijen for vak in rij if vak.van] + [op.year]
    return min(jaren), max(max(jaren) + 1, op.year + 2)


def _axis(schaal: Schaal, aantal: int) -> str:
    stap = max(1, -(-(schaal.tot - schaal.van) // 7))
    jaren = range(schaal.van, schaal.tot + 1, stap)
    plekken = [(jaar, schaal.x(date(jaar, 1, 1), LINKS)) for jaar in jaren]
    lijnen = "".join(f"M{x} 34V{BOVEN + RIJ * aantal - 9}" for _, x in plekken)
    woorden = "".join(f'<text class="stil" x="{min(x, BREED - 18)}" y="20">{jaar}</text>' for jaar, x in plekken)
    return f'<path class="as" d="{lijnen}"/><g text-anchor="middle">{woorden}</g>'


def _row(omg: Omgeving, schaal: Schaal, plek: int, gemeente: str, vakken: list[Tijdvak] | None) -> str:
    y = BOVEN + RIJ * plek
    uit = [f'<text class="vet" x="0" y="{y + 20}">{html(omg.naam(gemeente))}</text>']
    if vakken is None:
        return uit[0] + _dots(gemeente, LINKS, BREED, y, "niet ingelezen")
    for vak in vakken:
        links, rechts = schaal.x(vak.van, LINKS), schaal.x(vak.tot, BREED)
        if vak.versie:
            uit.append(_bar(omg, gemeente, vak, links, rechts, y))
        elif vak.reden is Reden.NIET_INGELEZEN and rechts - links > 6:
            uit.append(_dots(gemeente, links, rechts, y, "niet ingelezen" if rechts - links > 130 else ""))
        elif vak.reden is Reden.VERVALLEN:
            uit.append(f'<text class="stil" x="{links + 8}" y="{y + 20}">vervallen</text>')
    return "".join(uit)


def _bar(omg: Omgeving, gemeente: str, vak: Tijdvak, links: float, rechts: float, y: int) -> str:
    nummer = vak.versie.nummer if vak.versie else None
    later = " balk--straks" if vak.van and vak.van > omg.op else ""
    breed = max(round(rechts - links - 3, 1), 3)
    woord = next((w for w in (nummer or "zonder nummer", nummer or "") if len(w) * 8 + 20 < breed), "")
    tekst = f'<text x="{links + 12}" y="{y + 20}">{html(woord)}</text>' if woord else ""
    klasse = f"balk balk--{html(gemeente)}{later}"
    return f'<rect class="{klasse}" x="{links + 1}" y="{y}" width="{breed}" height="30" rx="4"/>{tekst}'


def _dots(gemeente: str, links: float, rechts: float, y: int, woord: str) -> str:
    lijn = f'<path class="stippels balk--{html(gemeente)}" d="M{links} {y + 15}H{rechts - 4}"/>'
    if not woord:
        return lijn
    return f'{lijn}<g class="gedekt"><text class="stil" x="{links + 20}" y="{y + 20}">{woord}</text></g>'


def _today(omg: Omgeving, schaal: Schaal, aantal: int) -> str:
    x = schaal.x(omg.op, LINKS)
    onder = BOVEN + RIJ * aantal + 7
    anker, plek = ("end", BREED) if x > BREED - 110 else ("middle", x)
    return (
        f'<path class="nu" d="M{x} 34V{onder}"/>'
        f'<text class="vet" x="{plek}" y="{onder + 22}" text-anchor="{anker}">stand van {words(omg.op)}</text>'
    )


def _described(omg: Omgeving, rijen: Sequence[tuple[str, list[Tijdvak] | None]]) -> str:
    zinnen = []
    for gemeente, vakken in rijen:
        delen = [
            f"artikel {vak.versie.nummer or 'zonder nummer'} vanaf {words(vak.van)}"
            for vak in vakken or []
            if vak.versie and vak.van
        ]
        zinnen.append(f"{omg.naam(gemeente)}: {', '.join(delen) or 'niet ingelezen'}.")
    return " ".join(zinnen)


def _as_list(omg: Omgeving, rijen: Sequence[tuple[str, list[Tijdvak] | None]]) -> str:
    gebeurd: list[tuple[date, str, str]] = []
    for gemeente, vakken in rijen:
        for vak in vakken or []:
            if vak.van is None:
                continue
            nummer = f"artikel {vak.versie.nummer}" if vak.versie and vak.versie.nummer else "artikel zonder nummer"
            gaat = "begint te gelden" if vak.van <= omg.op else "gaat gelden"
            wat = f"{nummer} {gaat}" if vak.versie else "de tekst vervalt"
            gebeurd.append((vak.van, gemeente, wat))
    leeg = [omg.naam(gemeente) for gemeente, vakken in rijen if vakken is None]
    nu = f"Van {html(' en '.join(leeg))} is niets ingelezen" if leeg else "De stand van vandaag"
    uit = [(dag, f"<li{_later(omg, dag)}><b>{tijd(dag)}</b>{omg.gem(g)}: {html(wat)}</li>") for dag, g, wat in gebeurd]
    uit.append((omg.op, f'<li class="vandaag"><b>Stand van {tijd(omg.op)}</b>{nu}</li>'))
    return f'<ol class="alslijst">{"".join(rij for _, rij in sorted(uit, key=lambda rij: rij[0]))}</ol>'


def _later(omg: Omgeving, dag: date) -> str:
    return ' class="later"' if dag > omg.op else ""
