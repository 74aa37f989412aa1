"""Measures letters per second: our renderer beside docxtpl on the same template, in the same run; prints ratios.

Start it with `python tests/bench/bench_word.py`. Absolute times say more about the machine than about the code.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
from docxtpl import DocxTemplate

sys.path[:0] = [str(Path(__file__).resolve().parents[2] / "scripts")]

from instrumentarium.word import compile_template  # noqa: E402 -- after the path to the source
from instrumentarium.word.sjabloon import brief_uit_bundel  # noqa: E402 -- idem

ZIN = "De burgemeester heeft op grond van artikel 13b van de Opiumwet besloten de woning te sluiten. "
TAGS = 63


def make_template() -> bytes:
    """Return a letter of four pages with 63 tags, headings, a table, conditions and a header."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kenmerk {{ v0 }}"
    document.sections[0].footer.paragraphs[0].text = "Gemeente {{ v1 }}"
    nummers = iter(range(2, TAGS))
    for nr in range(60):
        alinea = document.add_paragraph(style="Heading 2" if nr % 12 == 0 else None)
        for deel in range(3):
            tag = next(nummers, None)
            alinea.add_run(ZIN + (f"{{{{ v{tag} }}}} " if tag else "")).bold = deel == 1
    for tekst in ("{%p if v2 %}", "Een voorwaarde.", "{%p endif %}"):
        document.add_paragraph(tekst)
    tabel = document.add_table(4, 2)
    for rij in tabel.rows:
        rij.cells[0].text, rij.cells[1].text = "Ingang", "{{ v3 }}"
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def by_docxtpl(sjabloon: bytes, gegevens: dict[str, str]) -> bytes:
    """Return one letter as docxtpl makes it: a new object per letter, as its manual says."""
    tpl = DocxTemplate(io.BytesIO(sjabloon))
    tpl.render(gegevens, autoescape=True)
    uit = io.BytesIO()
    tpl.save(uit)
    return uit.getvalue()


def measure(maak: Callable[[], object], keer: int) -> float:
    """Return the median of `keer` runs, in milliseconds."""
    maak()
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        maak()
        tijden.append((time.perf_counter() - begin) * 1000)
    return statistics.median(tijden)


def ratio(keer: int = 15) -> tuple[float, float]:
    """Return milliseconds per letter, docxtpl's and ours."""
    sjabloon = make_template()
    gegevens = {f"v{nr}": f"Waarde & {nr}" for nr in range(TAGS)}
    brief = compile_template(sjabloon)
    hunne = measure(lambda: by_docxtpl(sjabloon, gegevens), keer)
    return hunne, measure(lambda: brief.render(gegevens), keer * 20)


def main() -> None:
    """Print the table."""
    sjabloon = make_template()
    hunne, onze = ratio()
    bundel = compile_template(sjabloon).naar_bundel()
    code = compile_template(sjabloon).bytecode()
    gegevens = {f"v{nr}": f"Waarde & {nr}" for nr in range(TAGS)}
    koud = measure(lambda: brief_uit_bundel(bundel, code).render(gegevens), 20)
    zonder = measure(lambda: brief_uit_bundel(bundel).render(gegevens), 5)
    print(f"docxtpl, een nieuw object per brief     {hunne:8.2f} ms")
    print(f"render, met strenge lezing van elk deel {onze:8.2f} ms   {hunne / onze:6.1f} keer zo snel")
    print(f"uit de bundel met bytecode              {koud:8.2f} ms   {hunne / koud:6.1f} keer zo snel")
    print(f"uit de bundel zonder bytecode           {zonder:8.2f} ms   {hunne / zonder:6.1f} keer zo snel")
    print(f"compileren, een keer per sjabloon       {measure(lambda: compile_template(sjabloon), 5):8.2f} ms")


if __name__ == "__main__":
    main()
