"""Makes web pages: a web text, the newsletter that mail programs can read, the cover of a kit.

In: Markdown and values. Out: HTML. Raw HTML in a text stays text; no page asks anything from the network.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markdown_it import MarkdownIt


def to_html(markdown: str) -> str:
    """Return Markdown as HTML without any element that the author wrote by hand."""
    return str(_reader().render(markdown))


def page(invoer: dict[str, Any]) -> str:
    """Return a whole page, readable without a style of the site it is pasted into."""
    lijf = link_up(to_html(invoer["markdown"]), invoer["doelen"])
    return _template("pagina.html").render(**invoer, lijf=lijf)


def link_up(html: str, doelen: Mapping[str, str]) -> str:
    """Return HTML in which these numbers and addresses are links, wherever they stand as words of their own."""
    if not doelen:
        return html
    woorden = "|".join(re.escape(woord) for woord in sorted(doelen, key=len, reverse=True))
    zoek = re.compile(rf"(?<![\w@./-])(?:{woorden})(?![\w-]|\.\w|/)")
    uit, in_link = [], False
    for stuk in re.split(r"(<[^>]+>)", html):
        if stuk.startswith("<"):
            in_link = stuk.startswith("<a ") or (in_link and stuk != "</a>")
        elif not in_link:
            stuk = zoek.sub(lambda m: f'<a href="{doelen[m.group()]}">{m.group()}</a>', stuk)
        uit.append(stuk)
    return "".join(uit)


def for_reading(markdown: str) -> str:
    """Return a text as HTML below the headings of a page: its first heading becomes one of the third level."""
    return re.sub(r"(</?h)([1-4])>", lambda m: f"{m.group(1)}{int(m.group(2)) + 2}>", to_html(markdown))


def newsletter(invoer: dict[str, Any]) -> str:
    """Return the newsletter as HTML with tables and inline styles; see `sjablonen/nieuwsbrief.mjml`."""
    import mjml

    lijf = _inline(link_up(to_html(invoer["markdown"]), invoer["doelen"]), invoer["kleur"])
    bron = _template("nieuwsbrief.mjml").render(**invoer, lijf=lijf)
    html: str = mjml.mjml2html(bron, fonts={})
    return html


def cover(invoer: dict[str, Any]) -> str:
    """Return the cover page of a kit: every piece, its text, its length, its alternative text."""
    return _template("kit.html").render(**invoer)


def first_heading(markdown: str) -> str | None:
    """Return the text of the first heading, or None."""
    for regel in markdown.splitlines():
        if regel.startswith("# "):
            return regel[2:].strip()
    return None


def _inline(html: str, kleur: str) -> str:
    # Mail programs drop style sheets; the few elements that a text can hold carry their style themselves.
    stijlen = {
        "<h1>": f'<h1 style="margin:0 0 12px;font-size:26px;line-height:1.2;color:{kleur}">',
        "<h2>": '<h2 style="margin:22px 0 6px;font-size:19px;line-height:1.3">',
        "<p>": '<p style="margin:0 0 14px">',
        "<ul>": '<ul style="margin:0 0 14px;padding-left:22px">',
        "<li>": '<li style="margin:0 0 4px">',
        "<a ": f'<a style="color:{kleur};text-decoration:underline" ',
    }
    for kaal, gekleed in stijlen.items():
        html = html.replace(kaal, gekleed)
    return html


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")


@cache
def _environment() -> jinja2.Environment:
    map_ = files("instrumentarium.campagne") / "sjablonen"
    laad = jinja2.FunctionLoader(lambda naam: (map_ / naam).read_text(encoding="utf-8"))
    omgeving = jinja2.Environment(
        loader=laad,
        autoescape=jinja2.select_autoescape(default=True, default_for_string=True),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters["veilig"] = _safe
    return omgeving


def _safe(html: str) -> Any:
    from markupsafe import Markup

    return Markup(html)  # noqa: S704 -- made by markdown-it with html off, or by this module


def _template(naam: str) -> jinja2.Template:
    return _environment().get_template(naam)
