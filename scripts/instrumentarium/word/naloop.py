"""Does to rendered XML what docxtpl does after Jinja: a string goes in, a string comes out; knows no lxml, no values.

Each step says beforehand, on the template, whether it can ever be needed; most letters need none of them.
"""

from __future__ import annotations

import re
from itertools import count

_ALINEA = re.compile(r"<w:p(?: [^>]*)?>")
_RUN = re.compile(r"<w:r(?: [^>]*)?>.*?</w:r>", re.DOTALL)
_TEKST = re.compile(r"<w:t(?: [^>]*)?>.*?</w:t>", re.DOTALL)
_RUN_OPMAAK = re.compile(r"<w:rPr>.*?</w:rPr>")
_ALINEA_OPMAAK = re.compile(r"<w:pPr>.*?</w:pPr>")
_WIT_TUSSEN_TAGS = re.compile(r">[ \t\r\n]+<(?!/w:t>)")
_TAG_OF_TEKST = re.compile(r"<[^>]*>|[^<]+")

EERSTE_DOCPR = 1001


def has_breaks(xml: str) -> bool:
    """Say whether there is a character in `xml` that `resolve_breaks` turns into Word XML."""
    return "\n" in xml or "\t" in xml or "\a" in xml or "\f" in xml


def resolve_breaks(xml: str) -> str:
    """Turn a line feed into a line break and a tab into a tab; `\\a` begins a paragraph and `\\f` a page.

    The last two can only come from the template; in data they are refused. Paragraphs, runs and texts are found as
    docxtpl finds them: from a begin tag to the first end tag of that name.
    """
    uit: list[str] = []
    plek = 0
    while begin := _ALINEA.search(xml, plek):
        einde = xml.find("</w:p>", begin.end())
        if einde < 0:
            break
        einde += len("</w:p>")
        uit.append(xml[plek : begin.start()])
        alinea = xml[begin.start() : einde]
        uit.append(_resolve_paragraph(alinea) if has_breaks(alinea) else alinea)
        plek = einde
    uit.append(xml[plek:])
    return "".join(uit)


def _resolve_paragraph(alinea: str) -> str:
    ppr = _first(_ALINEA_OPMAAK, alinea)
    return _RUN.sub(lambda run: _resolve_run(run.group(), ppr), alinea)


def _resolve_run(run: str, ppr: str) -> str:
    rpr = _first(_RUN_OPMAAK, run)
    sluit, open_ = "</w:t></w:r>", f'<w:r>{rpr}<w:t xml:space="preserve">'
    alinea = f"{sluit}</w:p><w:p>{ppr}{open_}"
    pagina = f'{sluit}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{ppr}{open_}'
    return _TEKST.sub(
        lambda tekst: (
            tekst.group()
            .replace("\t", f"{sluit}<w:r>{rpr}<w:tab/></w:r>{open_}")
            .replace("\a", alinea)
            .replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
            .replace("\f", pagina)
        ),
        run,
    )


def _first(patroon: re.Pattern[str], xml: str) -> str:
    gevonden = patroon.search(xml)
    return gevonden.group() if gevonden else ""


def number_drawings(xml: str, voorvoegsel: str) -> str:
    """Give every drawing its own id, counted from 1001, as docxtpl does; `voorvoegsel` is the prefix, or "wp|x"."""
    nummers = count(EERSTE_DOCPR)
    tekening = rf"<(?:{voorvoegsel}):docPr(?=[ />])[^>]*>"
    return re.sub(tekening, lambda tag: set_attribute(tag.group(), "id", next(nummers)), xml)


def set_attribute(tag: str, naam: str, waarde: int) -> str:
    """Return a begin tag with attribute `naam` set."""
    gezet, keer = re.subn(rf'(\s{naam}=)("[^"]*"|\'[^\']*\')', rf'\g<1>"{waarde}"', tag, count=1)
    if keer:
        return gezet
    einde = "/>" if tag.endswith("/>") else ">"
    return f'{tag.removesuffix(einde)} {naam}="{waarde}"{einde}'


def drop_blanks(xml: str) -> str:
    """Take out white space that stands alone between tags, as python-docx does when it reads a header or footer.

    libxml2's rule: white space stays inside an element without other content, beside text, and under xml:space.
    """
    if not _WIT_TUSSEN_TAGS.search(xml):
        return xml
    uit: list[str] = []
    stapel: list[list[bool]] = [[False, False, False, False]]  # has content, begins with text, ends in text, preserve
    stukken = _TAG_OF_TEKST.findall(xml)
    for nr, stuk in enumerate(stukken):
        hier = stapel[-1]
        if stuk[0] != "<":
            volgende = stukken[nr + 1] if nr + 1 < len(stukken) else ""
            if stuk.isspace() and len(stapel) > 1 and _is_blank(hier, volgende):
                continue
            hier[1] |= not hier[0]
            hier[0] = hier[2] = True
        elif stuk.startswith("</"):
            stapel.pop()
        else:
            hier[0], hier[2] = True, False
            if not stuk.endswith("/>") and not stuk.startswith(("<?", "<!")):
                stapel.append([False, False, False, _keeps_space(stuk, hier[3])])
        uit.append(stuk)
    return "".join(uit)


def _is_blank(hier: list[bool], volgende: str) -> bool:
    inhoud, begint_met_tekst, eindigt_met_tekst, bewaart = hier
    if bewaart or begint_met_tekst or eindigt_met_tekst:
        return False
    return inhoud or not volgende.startswith("</")


def _keeps_space(tag: str, erfenis: bool) -> bool:
    if 'xml:space="' not in tag:
        return erfenis
    return 'xml:space="preserve"' in tag
