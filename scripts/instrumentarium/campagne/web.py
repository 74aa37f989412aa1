"""Makes web pages: a web text, the newsletter that mail programs can read, the cover of a kit.

In: Markdown and values. Out: HTML. Raw HTML in a text stays text; no page asks anything from the network.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markdown_it import MarkdownIt


def to_html(markdown: str) -> str:
    """Return Markdown as HTML without any element that the author wrote by hand."""
    return str(_reader().render(markdown))


def page(markdown: str, *, titel: str, taal: str, kleur: str, afzender: str, stempel: str | None = None) -> str:
    """Return a whole page, readable without a style of the site it is pasted into."""
    return _template("pagina.html").render(
        lijf=to_html(markdown), titel=titel, taal=taal, kleur=kleur, afzender=afzender, stempel=stempel
    )


def newsletter(invoer: dict[str, Any]) -> str:
    """Return the newsletter as HTML with tables and inline styles; see `sjablonen/nieuwsbrief.mjml`."""
    import mjml

    bron = _template("nieuwsbrief.mjml").render(**invoer, lijf=_inline(to_html(invoer["markdown"]), invoer["kleur"]))
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
