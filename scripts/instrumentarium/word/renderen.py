"""Makes a letter: a compiled template and the data of a case go in, the bytes of a Word file come out.

Jinja2, MarkupSafe and the standard library only, so that it runs in a browser too. Nothing leaves before every part
that changed has been read back by a strict parser. No value of the case ever stands in a message.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from datetime import datetime
from traceback import walk_tb

from jinja2 import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError, UndefinedError

from instrumentarium.fouten import GebruikFout
from instrumentarium.word.gegevens import check_gegevens
from instrumentarium.word.inpakken import Blok, as_moment, join_blocks, lay_out, store
from instrumentarium.word.kern import KERN, make_core
from instrumentarium.word.naloop import drop_blanks, has_breaks, number_drawings, resolve_breaks
from instrumentarium.word.onderdelen import Inhoud, Sjabloon, Wisseldeel
from instrumentarium.word.plaats import describe_part, describe_place, text_of_line
from instrumentarium.word.programma import compile_source, join_lines, sandbox
from instrumentarium.word.strikt import XmlFout, check_xml
from instrumentarium.word.tabellen import fix_tables
from instrumentarium.word.wacht import TeVeel, Wacht, check_size, watch

MAX_MELDINGEN = 100


def render_brief(
    sjabloon: Sjabloon,
    gegevens: Mapping[str, object],
    ontbrekend: str,
    tijd: datetime | None,
    eigenschappen: Mapping[str, str] | None,
    nabewerking: Callable[[str], str] | None = None,
) -> bytes:
    """Return the letter; see `Brief.render`."""
    if ontbrekend not in ("fout", "leeg"):
        raise GebruikFout(f"ontbrekend is 'fout' of 'leeg', niet {ontbrekend!r}")
    check_gegevens(gegevens)
    moment = as_moment(tijd)
    with watch(gegevens) as wacht:
        delen = [(deel, _render(sjabloon, deel, ontbrekend, wacht)) for deel in sjabloon.inhoud.wisselend]
        eigen = {deel.naam: _render(sjabloon, deel, ontbrekend, wacht) for deel in sjabloon.inhoud.eigenschappen}
        if wacht.gemist:
            raise GebruikFout(_missing_names(sjabloon, wacht))
    if nabewerking is not None:
        delen = [(deel, nabewerking(xml)) for deel, xml in delen]
    leden = [store(KERN, _checked(KERN, make_core(eigen, eigenschappen, moment)))]
    leden += [store(deel.naam, _checked(deel.naam, _encode(deel, xml))) for deel, xml in delen]
    vast = _fixed_block(sjabloon, moment)
    return join_blocks((vast, lay_out(leden, moment, begin=len(vast.lokaal))))


def compile_parts(sjabloon: Sjabloon) -> dict[str, types.CodeType]:
    """Return the code of every part that changes, by the name of the part."""
    for deel in (*sjabloon.inhoud.wisselend, *sjabloon.inhoud.eigenschappen):
        _template(sjabloon, deel, "fout")
    return sjabloon.code


def render_fixed(deel: Wisseldeel) -> bytes:
    """Return a part without a tag, finished once and for all; for the compiler."""
    sjabloon = Sjabloon(Inhoud("", "", (), (deel,)))
    with watch({}) as wacht:
        return _checked(deel.naam, _encode(deel, _render(sjabloon, deel, "fout", wacht)))


def finish(deel: Wisseldeel, xml: str) -> str:
    """Do what docxtpl does after Jinja, as far as this part can need it."""
    if deel.vouw_regels:
        xml = join_lines(xml)
    if has_breaks(xml):
        xml = resolve_breaks(xml)
    if deel.tabellen:
        xml = fix_tables(xml)
    if deel.tekeningen:
        xml = number_drawings(xml, deel.tekeningen)
    return drop_blanks(xml) if deel.kopvoet else xml


def _render(sjabloon: Sjabloon, deel: Wisseldeel, ontbrekend: str, wacht: Wacht) -> str:
    if not deel.xml and "{" not in deel.bron:
        return deel.bron
    try:
        xml = _run(sjabloon, deel, ontbrekend, wacht.gegevens)
        return finish(deel, xml) if deel.xml else xml
    except Exception as fout:
        # Arithmetic with a missing name goes wrong further on; the missing names are the news then.
        if wacht.gemist and not isinstance(fout, TeVeel):
            return ""
        raise GebruikFout(_explain(deel, fout)) from None


def _run(sjabloon: Sjabloon, deel: Wisseldeel, ontbrekend: str, gegevens: Mapping[str, object]) -> str:
    jinja = _template(sjabloon, deel, ontbrekend)
    stukken: list[str] = []
    tekens = 0
    for stuk in jinja.root_render_func(jinja.new_context(dict(gegevens))):
        tekens += len(stuk)
        check_size(tekens)
        stukken.append(stuk)
    return "".join(stukken)


def _template(sjabloon: Sjabloon, deel: Wisseldeel, ontbrekend: str) -> Template:
    jinja = sjabloon.jinja.get((deel.naam, ontbrekend))
    if jinja is None:
        code = sjabloon.code.get(deel.naam)
        if code is None:
            code = sjabloon.code[deel.naam] = compile_source(deel.bron, deel.naam, xml=deel.xml)
        omgeving = sandbox(ontbrekend, xml=deel.xml)
        jinja = Template.from_code(omgeving, code, omgeving.make_globals(None))
        sjabloon.jinja[deel.naam, ontbrekend] = jinja
    return jinja


def _fixed_block(sjabloon: Sjabloon, moment: datetime) -> Blok:
    bewaard = sjabloon.blok
    if bewaard is None or bewaard[0] != moment:
        bewaard = sjabloon.blok = (moment, lay_out(sjabloon.inhoud.vast, moment))
    return bewaard[1]


def _encode(deel: Wisseldeel, xml: str) -> bytes:
    try:
        return f"{deel.voor}{xml}{deel.na}".encode()
    except UnicodeEncodeError:
        raise GebruikFout(f"{describe_part(deel.naam)}: het sjabloon drukt een half teken (surrogaat) af") from None


def _checked(naam: str, xml: bytes) -> bytes:
    try:
        check_xml(xml)
    except XmlFout as fout:
        tekst = (
            f"{describe_part(naam)}: het sjabloon maakt met deze gegevens geen geldig Word-document "
            f"({fout.reden}); kijk of elke voorwaarde en lus binnen één alinea, cel of rij begint en eindigt"
        )
        raise GebruikFout(tekst) from None
    return xml


def _missing_names(sjabloon: Sjabloon, wacht: Wacht) -> str:
    delen = {deel.naam: deel for deel in (*sjabloon.inhoud.wisselend, *sjabloon.inhoud.eigenschappen)}
    regels = dict.fromkeys(
        f"{naam} is niet ingevuld: {_place(delen[deel], regel)}" for naam, deel, regel in wacht.gemist
    )
    meer = len(regels) - MAX_MELDINGEN
    return "\n".join([*list(regels)[:MAX_MELDINGEN], *([f"en nog {meer}"] if meer > 0 else [])])


def _explain(deel: Wisseldeel, fout: Exception) -> str:
    frames = [frame for frame, _ in walk_tb(fout.__traceback__) if "__jinja_template__" in frame.f_globals]
    lijnen = [regel for frame, regel in walk_tb(fout.__traceback__) if "__jinja_template__" in frame.f_globals]
    regel = frames[-1].f_globals["__jinja_template__"].get_corresponding_lineno(lijnen[-1]) if frames else 0
    return f"{_place(deel, regel)}: {_reason(fout)}"


def _place(deel: Wisseldeel, regel: int) -> str:
    alinea = deel.alineas[regel - 1] if 0 < regel <= len(deel.alineas) else 0
    return describe_place(
        deel.naam if deel.xml else f"eigenschap {deel.naam}", alinea, text_of_line(deel.bron.split("\n"), regel)
    )


def _reason(fout: Exception) -> str:
    # Python's own words can quote a value of the case; only what Jinja says about names is passed on.
    if isinstance(fout, GebruikFout):
        return str(fout)
    if isinstance(fout, SecurityError):
        return "deze bewerking is in een sjabloon niet toegestaan (gegevens wijzigen, of bij het binnenste van Python)"
    if isinstance(fout, UndefinedError):
        return f"er wordt gerekend met of gevraagd naar een deel van iets dat niet is ingevuld ({fout.message})"
    if isinstance(fout, TemplateRuntimeError):
        return f"het sjabloon kan hier niet verder ({fout.message})"
    return _REDENEN.get(type(fout), f"deze bewerking past niet bij de waarde die is ingevuld ({type(fout).__name__})")


_REDENEN: dict[type[Exception], str] = {
    RecursionError: "het sjabloon roept zichzelf eindeloos aan en is gestopt",
    MemoryError: "het sjabloon maakt een tekst die te groot is en is gestopt",
    OverflowError: "het sjabloon vraagt om een reeks of getal dat te groot is en is gestopt",
}
