"""Reads the small Markdown of pages and explanations and writes it again as Markdown in which nothing else can hide.

In: what an author wrote. Out: headings, lists, tables, quotes and paragraphs whose inline text is safe HTML.
Known inside a line: **vet**, *schuin*, `code`, [tekst](adres), [[verwijzing]], {gat: vraag | vraag aan: rol}.
Everything else, raw HTML included, is shown as the characters that were typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import zip_longest

import attrs

from instrumentarium.fouten import Bevinding, Plaats, bedoelde_u
from instrumentarium.handboek.blad import naar
from instrumentarium.handboek.register import Register
from instrumentarium.handboek.veilig import html, platte_tekst, veilig
from instrumentarium.handboek.vindplaats import outside

_INLINE = re.compile(
    r"`(?P<code>[^`]+)`"
    r"|(?P<tekening>!\[\[tekening:[^\]\n]{1,80}\]\])"
    r"|\[\[(?:(?P<soort>[a-z]+):)?(?P<doel>[^\]|\n]{1,160})(?:\|(?P<anders>[^\]\n]{1,160}))?\]\]"
    r"|\{gat:(?P<gat>[^|{}]*?)(?:\|\s*vraag aan:(?P<rol>[^|{}]*?))?\}"
    r"|!\[(?P<alt>[^\]]{0,300})\]\((?P<beeld>[^)\s]{1,300})\)"
    r"|\[(?P<tekst>[^\[\]]{1,300})\]\((?P<adres>[^()\s]{1,500})\)"
    r"|\*\*(?P<vet>[^*]+?)\*\*"
    r"|(?<![\w*])\*(?P<schuin>[^*\s][^*]*?)\*(?![\w*])",
    re.DOTALL,
)
_KOP = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_PUNT = re.compile(r"(\s*)([-*+]|\d{1,4}[.)])\s+(.*)")
_STREEP = re.compile(r"\|?[\s:|-]*-[\s:|-]*\|?")
KOPIEER = (
    '<button class="knop knop--licht knop--klein" type="button" hidden data-kopieer-tekst>'
    'Kopieer<span class="onzichtbaar"> deze regels</span></button>'
)
BREED = "tabel--breed"
MIN_KOLOMMEN, PAST = 5, 140  # fewer columns, or fewer characters side by side, fit beside the facts of a page
_BUITEN = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"'<>]+", re.IGNORECASE)


@attrs.define(kw_only=True)
class Tekst:
    """One text with its place in the sources and on the site; `naam` is the key under which references are kept."""

    register: Register
    naam: str
    adres: str
    pad: str
    regel: int = 1
    teken: Callable[[str, str], str] | None = None
    beelden: dict[str, bytes] = attrs.field(factory=dict)
    gaten: list[tuple[str, str]] = attrs.field(factory=list)
    koppen: list[str] = attrs.field(factory=list)
    blok: bool = False

    def to_markdown(self, bron: str) -> str:
        """Return the whole text as safe Markdown; headings begin at the second level."""
        regels = bron.split("\n")
        uit: list[str] = []
        plek = 0
        while plek < len(regels):
            aantal, blok = self._block(regels, plek)
            uit.append(blok)
            plek += aantal
        return re.sub(r"\n{3,}", "\n\n", "\n".join(uit)).strip()

    def to_html(self, bron: str) -> str:
        """Return a short text as HTML paragraphs and lists for inside a block of HTML; headings become bold lines."""
        uit, lijst = [], []
        for stuk in re.split(r"\n\s*\n", bron.strip()):
            punten = [_PUNT.fullmatch(regel) for regel in stuk.split("\n")]
            if punten and all(punten):
                lijst = [f"<li>{self.inline(punt[3])}</li>" for punt in punten if punt]
                uit.append(f"<ul>{''.join(lijst)}</ul>")
            elif kop := _KOP.fullmatch(stuk.strip()):
                uit.append(f"<p><b>{self.inline(kop[2])}</b></p>")
            elif stuk.strip():
                uit.append(f"<p>{self.inline(stuk)}</p>")
        return "".join(uit)

    def inline(self, bron: str, regel: int = 0) -> str:
        """Return one paragraph, item or cell as safe HTML."""
        uit, plek = [], 0
        for match in _INLINE.finditer(bron):
            uit.append(self.register.numbers(bron[plek : match.start()], self.adres))
            uit.append(self._token(match, regel))
            plek = match.end()
        return "".join(uit) + self.register.numbers(bron[plek:], self.adres)

    # blocks

    def _block(self, regels: list[str], plek: int) -> tuple[int, str]:
        regel = regels[plek]
        if not regel.strip():
            return 1, ""
        if regel.lstrip().startswith("```"):
            return self._code(regels, plek)
        if kop := _KOP.fullmatch(regel):
            return 1, self._heading(kop, plek)
        if regel.strip().startswith("|") and plek + 1 < len(regels) and _STREEP.fullmatch(regels[plek + 1].strip()):
            return self._table(regels, plek)
        if tekening := re.fullmatch(r"\s*!\[\[tekening:([^\]]+)\]\]\s*", regel):
            return 1, f"\n{self._drawing(tekening[1].strip(), plek)}\n"
        return self._paragraph(regels, plek)

    def _heading(self, kop: re.Match[str], plek: int) -> str:
        diepte = min(max(len(kop[1]), 2), 4)
        if len(kop[1]) == 1:
            self._fault(plek, "een kop met één # is de titel van de bladzijde", 'Begin een kop in de tekst met "## ".')
        self.koppen.append(platte_tekst(kop[2]))
        return f"\n{'#' * diepte} {self.inline(kop[2], plek)}\n"

    def _paragraph(self, regels: list[str], plek: int) -> tuple[int, str]:
        punt = _PUNT.fullmatch(regels[plek])
        citaat = regels[plek].lstrip().startswith(">")
        voor, eerste = "", regels[plek].strip()
        if punt:
            inspring = "    " * min(len(punt[1].expandtabs(4)) // 2, 3)
            voor = f"{inspring}{'1.' if punt[2][0].isdigit() else '-'} "
            eerste = punt[3]
        elif citaat:
            voor, eerste = "> ", eerste.lstrip("> ")
        tekst, aantal = [eerste], 1
        while plek + aantal < len(regels) and not self._begins(regels, plek + aantal):
            tekst.append(regels[plek + aantal].strip().lstrip(">" if citaat else "").strip())
            aantal += 1
        return aantal, voor + self.inline("\n".join(tekst), plek)

    def _begins(self, regels: list[str], plek: int) -> bool:
        regel = regels[plek]
        return bool(
            not regel.strip() or _KOP.fullmatch(regel) or _PUNT.fullmatch(regel)
            or regel.lstrip().startswith(("```", "![[tekening:"))
            or (regel.strip().startswith("|") and regel.strip().endswith("|"))
        )  # fmt: skip

    def _code(self, regels: list[str], plek: int) -> tuple[int, str]:
        einde = plek + 1
        while einde < len(regels) and not regels[einde].lstrip().startswith("```"):
            einde += 1
        code = "".join(f'<span class="regel">{_code_line(regel)}&#10;</span>' for regel in regels[plek + 1 : einde])
        return einde - plek + 1, f'\n<div class="opdracht"><pre><code>{code}</code></pre>{KOPIEER}</div>\n'

    def _table(self, regels: list[str], plek: int) -> tuple[int, str]:
        einde = plek + 2
        while einde < len(regels) and regels[einde].strip().startswith("|"):
            einde += 1
        koppen = [self.inline(cel, plek) for cel in _cells(regels[plek])]
        kop = "".join(f'<th scope="col">{cel or "&nbsp;"}</th>' for cel in koppen)
        rijen = []
        for nummer in range(plek + 2, einde):
            cellen = [self.inline(cel, nummer) for cel in _cells(regels[nummer])]
            cellen += [""] * (len(koppen) - len(cellen))
            rij = "".join(
                _cell(i, koppen[i] if len(koppen) > 2 else "", cel) for i, cel in enumerate(cellen[: len(koppen)])
            )
            rijen.append(f"<tr>{rij}</tr>")
        klasse = f"stapel {BREED}" if _is_wide(regels[plek:einde]) else "stapel"
        tabel = f'<table class="{klasse}"><thead><tr>{kop}</tr></thead><tbody>{"".join(rijen)}</tbody></table>'
        label = html(f"Tabel: {self.koppen[-1] if self.koppen else 'zonder kop'}")
        return einde - plek, f'\n<div class="tabelrol" tabindex="0" role="region" aria-label="{label}">{tabel}</div>\n'

    def _drawing(self, naam: str, plek: int) -> str:
        if self.teken is None:
            return f"<p>{veilig(naam)}</p>"
        return self.teken(naam, f"{self.pad}:{self.regel + plek}")

    # inline

    def _token(self, match: re.Match[str], regel: int) -> str:
        if match["code"] is not None:
            return f"<code>{veilig(match['code'])}</code>"
        if match["tekening"]:
            return veilig(match["tekening"])
        if match["doel"] is not None:
            return self._reference(match, regel)
        if match["gat"] is not None:
            return self._gap(match["gat"].strip(), (match["rol"] or "").strip())
        if match["beeld"] is not None:
            return self._picture(match["alt"], match["beeld"], regel)
        if match["adres"] is not None:
            return self._link(match["tekst"], match["adres"], regel)
        if match["vet"] is not None:
            return f"<strong>{self.inline(match['vet'], regel)}</strong>"
        return f"<em>{self.inline(match['schuin'], regel)}</em>"

    def _reference(self, match: re.Match[str], regel: int) -> str:
        sleutel = f"{match['soort'] or 'onderwerp'}:{match['doel'].strip()}"
        doel = self.register.find(sleutel, Plaats(self.pad, self.regel + regel, 1))
        if doel is None:
            return veilig(match["anders"] or match["doel"])
        self.register.refer(self.naam, doel.sleutel)
        woorden = match["anders"] or (match["doel"] if doel.soort == "begrip" else doel.titel)
        return self.register.link(doel, self.adres, woorden.strip())

    def _gap(self, vraag: str, rol: str) -> str:
        self.gaten.append((vraag, rol))
        wie = f" Vraag het aan: {veilig(rol)}." if rol else ""
        return f'<span class="gat"><b>Nog niet bekend:</b> {veilig(vraag)}{wie}</span>'

    def _picture(self, alt: str, adres: str, regel: int) -> str:
        if adres not in self.beelden:
            nabij = bedoelde_u(adres, self.beelden)
            self._fault(regel, f'het beeld "{adres}" staat niet in content/', nabij)
        if not alt.strip():
            self._fault(
                regel, f'het beeld "{adres}" heeft geen alternatieve tekst', "Zeg tussen [ en ] wat er te zien is."
            )
        return f'<img src="{html(naar(self.adres, adres))}" alt="{html(alt)}" loading="lazy">'

    def _link(self, tekst: str, adres: str, regel: int) -> str:
        if _BUITEN.fullmatch(adres):
            if adres.lower().startswith("http"):
                return outside(adres, tekst)
            return f'<a href="{html(adres)}">{veilig(tekst)}</a>'
        if adres.startswith("#") and re.fullmatch(r"#[\w-]+", adres):
            return f'<a href="{html(adres)}">{veilig(tekst)}</a>'
        uitweg = "Schrijf een volledig adres (https://...), of [[pagina:map/naam]] voor een bladzijde van het handboek."
        self._fault(regel, f'de link naar "{adres}" gaat nergens heen', uitweg)
        return veilig(tekst)

    def _fault(self, regel: int, tekst: str, uitweg: str) -> None:
        self.register.bevindingen.append(Bevinding(Plaats(self.pad, self.regel + regel, 1), tekst, uitweg))


def references(bron: str) -> list[str]:
    """Return the keys of everything a text points at with [[...]]."""
    return [f"{m['soort'] or 'onderwerp'}:{m['doel'].strip()}" for m in _INLINE.finditer(bron) if m["doel"] is not None]


def _cells(regel: str) -> list[str]:
    # A | inside [[...|...]] or {gat: ... | ...} does not end a cell.
    beschermd = re.sub(r"\[\[[^\]]*\]\]|\{gat:[^}]*\}|`[^`]*`", lambda m: m[0].replace("|", "\0"), regel.strip())
    return [cel.strip().replace("\0", "|") for cel in beschermd.strip("|").split("|")]


def _is_wide(regels: list[str]) -> bool:
    """Tell whether a table needs more room than a column of text: the longest cells of its columns together."""
    kolommen = list(zip_longest(*(_cells(regel) for regel in regels[:1] + regels[2:]), fillvalue=""))
    return len(kolommen) >= MIN_KOLOMMEN and sum(max(map(len, kolom)) for kolom in kolommen) > PAST


def _cell(plek: int, kop: str, inhoud: str) -> str:
    # On a phone each row becomes a block, in which the name of the column stands before the cell.
    if plek == 0:
        return f'<th scope="row">{inhoud}</th>'
    return f'<td data-kop="{_label(kop)}">{inhoud}</td>' if kop else f"<td>{inhoud}</td>"


def _label(cel: str) -> str:
    return html(re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), re.sub(r"<[^>]+>", "", cel)))


def _code_line(regel: str) -> str:
    """Return a line of code in which every space of an indent or a run stays, so that it can be copied."""
    delen = re.split(r"(^ +| {2,})", regel.rstrip())
    return "".join("&#32;" * len(deel) if deel.isspace() else veilig(deel) for deel in delen)
