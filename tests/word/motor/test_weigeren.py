"""What the compiler refuses: each fault with its place, and each guard switched off to show that it is the one."""

from __future__ import annotations

import io
import os
import re
import struct
import tracemalloc
import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from instrumentarium.fouten import Bevinding, BronFout, GebruikFout, Plaats
from instrumentarium.word import compile_template, lint, lint_jinja, lint_pakket, lint_tekst, uitpakken, velden
from instrumentarium.word.lint import lint_template
from word.motor.orakel import body, edit, make

NOOIT = re.compile(r"(?!)")
RELS = "word/_rels/document.xml.rels"
BUITEN = ' TargetMode="External"'
GENEST = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
GENEST_MET_TAG = GENEST.replace(
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{{ x }}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Geval:
    """A template that is refused: what the message says, and which guard to switch off to see it pass."""

    les: str
    data: bytes
    melding: str
    uit: tuple[object, str, object]
    plek: tuple[int, str] = field(default=(0, ""))


def _relation(soort: str, doel: str, wijze: str = BUITEN) -> bytes:
    regel = f'<Relationship Id="rX" Type="{OFFICE}/{soort}" Target="{doel}"{wijze}/></Relationships>'
    return edit(make("x"), RELS, lambda oud: oud.replace(b"</Relationships>", regel.encode()))


def _field(code: str) -> bytes:
    return body(
        make("x"),
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    )


def _run(tekst: str) -> str:
    return f"<w:p><w:r><w:t>{tekst}</w:t></w:r></w:p>"


def _notes(soort: str, tekst: str) -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f'<w:{soort}s {w}><w:{soort} w:id="2">{_run(tekst)}</w:{soort}></w:{soort}s>'
    return edit(make("x"), f"word/{soort}s.xml", lambda _: xml.encode())


def _with_header(document: Any) -> None:
    document.sections[0].header.paragraphs[0].text = "kop {%p set a = 1 %}"


def _property(tekst: str) -> bytes:
    return make("x", bouw=lambda document: setattr(document.core_properties, "title", tekst))


def _with_macros(soorten: bytes) -> bytes:
    return soorten.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")


def _custom(tekst: str) -> bytes:
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property name="zaak" pid="2"><vt:lpwstr>{tekst}</vt:lpwstr></property></Properties>'
    )
    return edit(make("x"), "docProps/custom.xml", lambda _: xml.encode())


OPMAAK_GEWIJZIGD = (
    '<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>vet</w:t></w:r></w:p>'
)

# The guards, and what stands in their place when they are off.
TILT = (lint_tekst, "_TILT", NOOIT)
TAGLOOS = (lint_tekst, "_BEGIN_VAN_TAG", NOOIT)
OBJECTEN: tuple[object, str, object] = (lint_tekst, "_OBJECTEN", {})
VELDEN: tuple[object, str, object] = (velden, "VERBODEN_VELDEN", frozenset())
DELEN_VAN_PAKKET: tuple[object, str, object] = (lint, "check_package", lambda _: iter(()))
RELATIES = (lint_pakket, "_check_relations", lambda *_: iter(()))
BOOM = (lint_jinja, "_fault_of", lambda _: None)
PROGRAM = (lint, "check_program", lambda *_: iter(()))

TAGS = [
    Geval(
        "tekst naast een p-tag",
        make("a", "{%p if x %} en dit", "{%p endif %}"),
        "naast {%p if x %} staat nog tekst",
        TILT,
        (2, "en dit"),
    ),
    Geval("twee p-tags in een alinea", make("{%p if x %}{%p endif %}"), "staat nog tekst", TILT, (1, "endif")),
    Geval(
        "tekst naast een p-tag in de koptekst",
        make("x", bouw=_with_header),
        "koptekst 1 (word/header1.xml), alinea 1",
        TILT,
        (1, "kop"),
    ),
    Geval("procent in een p-tag", make("{%p if a % b %}", "{%p endif %}"), "een % of } binnen", TILT, (1, "a % b")),
    Geval("accolade in een tr-tag", make("{%tr set d = {'a': 1} %}"), "een % of } binnen", TILT, (1, "'a'")),
    Geval(
        "gekruld aanhalingsteken in een p-tag",
        make("{%p if a == “b” %}", "{%p endif %}"),
        "een gekruld aanhalingsteken",
        (lint_tekst, "_KRUL", NOOIT),
        (1, "“b”"),
    ),
    Geval(
        "spatie voor tr",
        make("{% tr for x in y %}"),
        "een spatie of streepje voor de letter",
        (lint_tekst, "_SPATIE", NOOIT),
        (1, "for x"),
    ),
    Geval(
        "spatie te weinig na p",
        make("{%pif x %}"),
        "Bedoelde u {%p if ... %}?",
        (lint_tekst, "_GEPLAKT", NOOIT),
        (1, "pif"),
    ),
    Geval("RichText", make("{{r opmaak }}"), "opgemaakte tekst (RichText)", TILT, (1, "opmaak")),
    Geval("waarde buiten een alinea", make("{{p stuk }}"), "zet een waarde buiten de alinea", TILT, (1, "stuk")),
    Geval("tag in een voetnoot", _notes("footnote", "zie {{ x }}"), "een tag in een voetnoot", TAGLOOS, (1, "zie")),
    Geval("tag in een eindnoot", _notes("endnote", "{% if x %}"), "een tag in een eindnoot", TAGLOOS, (1, "if x")),
    Geval(
        "verdeelde tag in een voetnoot",
        _notes("footnote", "{</w:t></w:r><w:r><w:t>{ x }}"),
        "een tag in een voetnoot",
        TAGLOOS,
        (1, "{{ x"),
    ),
    Geval(
        "tag in een aangepaste eigenschap",
        _custom("{{ naam }}"),
        "een tag in de aangepaste eigenschap 'zaak'",
        (lint_pakket, "_TAG", NOOIT),
    ),
    Geval(
        "bijgehouden invoeging",
        body(make("x"), '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>nieuw</w:t></w:r></w:ins></w:p>'),
        "een bijgehouden wijziging",
        (lint_tekst, "_WIJZIGING", frozenset()),
        (1, "nieuw"),
    ),
    Geval(
        "bijgehouden opmaak",
        body(make("x"), OPMAAK_GEWIJZIGD),
        "een bijgehouden wijziging",
        (lint_tekst, "_WIJZIGING", frozenset()),
        (1, "vet"),
    ),
    Geval(
        "opmerking in de tekst",
        body(make("x"), '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>hier</w:t></w:r></w:p>'),
        "een opmerking; die zou",
        (lint_tekst, "_OPMERKING", frozenset()),
        (1, "hier"),
    ),
]
HALF = "de tag {{ naam }} ligt half in "
GESPLITST: tuple[object, str, object] = (lint_tekst, "check_split", lambda _: iter(()))
SPLITSINGEN = [
    Geval(
        "tag half in een hyperlink",
        body(
            make("x"),
            '<w:p><w:r><w:t>Aan {{ na</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>am }}</w:t></w:r></w:hyperlink></w:p>',
        ),
        f"{HALF}een hyperlink",
        GESPLITST,
        (1, "Aan {{ naam }}"),
    ),
    Geval(
        "tag half in een inhoudsbesturing",
        body(
            make("x"),
            "<w:p><w:sdt><w:sdtContent><w:r><w:t>{{</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> naam }}</w:t></w:r></w:p>",
        ),
        f"{HALF}een inhoudsbesturing",
        GESPLITST,
        (1, "naam"),
    ),
    Geval(
        "tag half in een infolabel",
        body(make("x"), "<w:p><w:smartTag><w:r><w:t>{</w:t></w:r></w:smartTag><w:r><w:t>{ naam }}</w:t></w:r></w:p>"),
        f"{HALF}een infolabel",
        GESPLITST,
        (1, "naam"),
    ),
    Geval(
        "tag half in een veld",
        body(
            make("x"),
            '<w:p><w:r><w:t>{{ naam </w:t></w:r><w:fldSimple w:instr="PAGE"><w:r><w:t>}}</w:t></w:r></w:fldSimple></w:p>',
        ),
        f"{HALF}een veld",
        GESPLITST,
        (1, "naam"),
    ),
    Geval(
        "opmerking die in een cel eindigt",
        body(
            make("x"),
            "<w:p><w:r><w:t>{# weg</w:t></w:r></w:p><w:tbl><w:tblGrid/><w:tr><w:tc>"
            "<w:p><w:r><w:t>tot hier #}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        ),
        "de tag {# wegtot hier #} ligt half in een cel",
        GESPLITST,
        (1, "weg"),
    ),
]
PROGRAMMA = [
    Geval("safe", make("{{ x|safe }}"), "|safe is niet toegestaan", BOOM, (1, "safe")),
    Geval("safe via map", make("{{ x|map('safe')|join }}"), "|safe is niet toegestaan", BOOM, (1, "map")),
    Geval(
        "autoescape uit",
        make("{% autoescape false %}{{ x }}{% endautoescape %}"),
        "autoescape uitzetten",
        BOOM,
        (1, "autoescape"),
    ),
    Geval("ander sjabloon", make("{% include 'x' %}"), "een ander sjabloon invoegen", BOOM, (1, "include")),
    Geval("toeval", make("{{ lipsum() }}"), "geeft elke keer iets anders", BOOM, (1, "lipsum")),
    Geval(
        "onbekend filter",
        make("a", "{{ x|uper }}"),
        "het filter 'uper' bestaat niet. Bedoelde u upper?",
        BOOM,
        (2, "uper"),
    ),
    Geval(
        "onbekende toets", make("{{ x is evn }}"), "de toets 'evn' bestaat niet. Bedoelde u even?", BOOM, (1, "is evn")
    ),
    Geval("tag niet af in een eigenschap", _property("{{ naam"), "eigenschap titel", PROGRAM),
    Geval(
        "lus niet gesloten",
        make("a", "{%p for x in y %}", "b"),
        "{% for ... %} wordt nergens gesloten",
        PROGRAM,
        (2, "for x"),
    ),
    Geval("tag niet af", make("a", "{{ x + }}"), "de tag is niet te lezen", PROGRAM, (2, "x +")),
]
PAKKET = [
    Geval("gekoppeld sjabloon", _relation("attachedTemplate", "file:///C:/x.dotm"), "attachedTemplate", RELATIES),
    Geval(
        "afbeelding van buiten",
        _relation("image", "https://voorbeeld.example/x.png"),
        "een verwijzing naar buiten (image",
        RELATIES,
    ),
    Geval(
        "hyperlink naar een bestand",
        _relation("hyperlink", "file:///c:/x"),
        "een verwijzing naar buiten (hyperlink",
        (lint_pakket, "SCHEMAS", frozenset({"file"})),
    ),
    Geval(
        "hyperlink naar script",
        _relation("hyperlink", "javascript:alert(1)"),
        "een verwijzing naar buiten (hyperlink",
        (lint_pakket, "SCHEMAS", frozenset({"javascript"})),
    ),
    Geval("ingevoegd bestand", _relation("aFChunk", "x.html"), "altChunk", RELATIES),
    Geval("ingesloten object", _relation("oleObject", "embeddings/oleObject1.bin"), "OLE", RELATIES),
    Geval("ActiveX-besturingselement", _relation("control", "activeX/activeX1.xml", ""), "ActiveX", RELATIES),
    Geval(
        "macro als onderdeel",
        edit(make("x"), "word/vbaProject.bin", lambda _: b"x"),
        "een macro (VBA)",
        DELEN_VAN_PAKKET,
    ),
    Geval(
        "object als onderdeel",
        edit(make("x"), "word/embeddings/oleObject7.bin", lambda _: b"x"),
        "een ingesloten object",
        DELEN_VAN_PAKKET,
    ),
    Geval("altChunk in de tekst", body(make("x"), "<w:altChunk/>"), "een ingevoegd bestand", OBJECTEN),
    Geval(
        "object in de tekst",
        body(make("x"), "<w:p><w:r><w:object/></w:r></w:p>"),
        "een ingesloten object",
        OBJECTEN,
        (1, ""),
    ),
    Geval(
        "macro",
        edit(make("x"), "[Content_Types].xml", _with_macros),
        "met macro's",
        (lint_pakket, "_MACRO", re.compile(b"(?!)")),
    ),
    Geval("veld DATE", _field(" DATE \\@ d-M "), "het veld DATE", VELDEN, (1, "")),
    Geval("veld dde klein geschreven", _field(" ddeauto c:\\\\x "), "het veld DDEAUTO", VELDEN, (1, "")),
    Geval(
        "veld in stukken", _field("INCLUDE</w:instrText><w:instrText>TEXT x"), "het veld INCLUDETEXT", VELDEN, (1, "")
    ),
    Geval(
        "eenvoudig veld",
        body(make("x"), '<w:p><w:fldSimple w:instr="LINK x"/></w:p>'),
        "het veld LINK",
        VELDEN,
        (1, ""),
    ),
    Geval(
        "tag in een veldcode",
        _field("HYPERLINK {{ url }}"),
        "een tag in een veldcode",
        (velden, "_TAG", NOOIT),
        (1, ""),
    ),
    Geval(
        "tag in gewone tekst in een veldcode",
        _field("HYPERLINK</w:instrText></w:r><w:r><w:t>{{ url }}</w:t></w:r><w:r><w:instrText>x"),
        "een tag in een veldcode",
        (velden, "_TAG", NOOIT),
        (1, ""),
    ),
    Geval(
        "tag in wat een veld in een veldcode toont",
        _field(f"IF</w:instrText></w:r>{GENEST_MET_TAG}<w:r><w:instrText> = 1 a b"),
        "een tag in een veldcode",
        (velden, "_TAG", NOOIT),
        (1, ""),
    ),
    Geval(
        "veldnaam uit een veld",
        _field(f"D</w:instrText></w:r>{GENEST}<w:r><w:instrText>E x"),
        "waarvan de naam uit een ander veld",
        (velden, "_fault", lambda _: None),
        (1, ""),
    ),
]


@pytest.mark.parametrize("geval", [*TAGS, *SPLITSINGEN, *PROGRAMMA, *PAKKET], ids=lambda geval: geval.les)
def test_refused_with_its_place(geval: Geval) -> None:
    """The message names part, paragraph and text; with the guard off the same template is not refused for it."""
    with pytest.raises(BronFout) as fout:
        compile_template(geval.data, naam="brief.docx")
    regels = [str(bevinding) for bevinding in fout.value.bevindingen if geval.melding in str(bevinding)]
    assert regels, str(fout.value)
    alinea, tekst = geval.plek
    assert any(regel.startswith(f"brief.docx:{alinea}:1:" if alinea else "brief.docx") for regel in regels)
    assert any(tekst in regel for regel in regels)
    with patch.object(*geval.uit):  # type: ignore[call-overload]  # -- any attribute of any module
        assert not any(geval.melding in str(bevinding) for bevinding in lint_template(geval.data, "brief.docx"))


def test_all_faults_at_once() -> None:
    """One run names every fault, also two errors of syntax in one part and one in a header."""
    sjabloon = make(
        "{{ a| }}", "goed {{ b }}", "{% if c d %}x{% endif %}", "{{ e|safe }}", "{{r f }}", "naast {%p if g %}"
    )
    fouten = [str(bevinding) for bevinding in lint_template(sjabloon, "b.docx")]
    assert [int(fout.split(":")[1]) for fout in fouten if "niet te lezen" in fout] == [1, 3]
    assert any("alinea 4" in fout and "|safe" in fout for fout in fouten)
    assert any("alinea 5" in fout for fout in fouten)
    assert any("alinea 6" in fout for fout in fouten)


def test_a_thousand_faults_do_not_take_a_thousand_times_as_long() -> None:
    """What is hopeless is said once, before docxtpl gets lost in it; what is wrong a hundred times is listed."""
    open_tags = body(make(), "".join(_run(f"{{{{ a{nr}") for nr in range(5000)))
    assert "meer dan 100 tags zijn niet gesloten" in str(lint_template(open_tags, "b.docx")[0])
    fouten = lint_template(body(make(), "".join(_run(f"{{{{ a{nr}| }}}}") for nr in range(5000))), "b.docx")
    assert len(fouten) == 100


def test_number_of_the_paragraph_is_that_of_word() -> None:
    """Tags that docxtpl lifts out of their paragraph, empty paragraphs and tables do not shift the number."""
    sjabloon = make("een", "", "{%p if x %}", "{%p if y %}", "vijf", "{%p endif %}", "{%p endif %}", "{{ fout| }}")
    assert "alinea 8" in str(lint_template(sjabloon, "b.docx")[0])
    sjabloon = make("een", "{%p if x| %}", "drie", "{%p endif %}")
    assert 'alinea 2 ("{% if x| %}")' in str(lint_template(sjabloon, "b.docx")[0])


@pytest.mark.parametrize(
    "veld", ["PAGE", "NUMPAGES", " REF _x \\h ", "TOC \\o", "IF 1 = 1 a b", "HYPERLINK \\l x", "= 1 + 1"]
)
def test_other_fields_stay(veld: str) -> None:
    assert lint_template(_field(veld), "b.docx") == []


@pytest.mark.parametrize("doel", ["https://a.example/x", "mailto:a@b.example", "tel:0612", "http://x"])
def test_hyperlinks_stay(doel: str) -> None:
    assert lint_template(_relation("hyperlink", doel), "b.docx") == []


# --- the package itself ---------------------------------------------------------------------------------------------


def _zip(*leden: tuple[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as bestand:
        warnings.simplefilter("ignore")  # zipfile warns of the duplicates that are wanted here
        for naam, inhoud in leden:
            bestand.writestr(naam, inhoud)
    return uit.getvalue()


def _with(*leden: tuple[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(make("x"))) as bron:
        return _zip(*[(naam, bron.read(naam)) for naam in bron.namelist()], *leden)


def _with_flag(lid: bytes, veld: int, waarde: int) -> bytes:
    """Return a file whose local and central records say something else of a member: a flag, or how it is packed."""
    data = bytearray(_with((lid.decode(), b"x" * 50)))
    for teken, verschil in ((b"PK\x03\x04", 0), (b"PK\x01\x02", 2)):
        plek = data.rindex(lid) if verschil else data.index(lid)
        kop = data.rindex(teken, 0, plek)
        struct.pack_into("<H", data, kop + veld + verschil, waarde)
    return bytes(data)


PAD = ("_is_path_trick", lambda _: False)
DELEN = ("_faults_of_parts", lambda *_: iter(()))
ZIPS = [
    ("geen zip", b"PK geen zip", "geen Word-document", None),
    ("leeg", b"", "geen Word-document", None),
    ("zip zonder Word", _zip(("x.txt", b"x")), "'_rels/.rels' ontbreekt", None),
    ("pad omhoog", _with(("../x.xml", b"<x/>")), "een pad dat buiten", PAD),
    ("vast pad", _with(("/x.xml", b"<x/>")), "een pad dat buiten", PAD),
    ("schijfletter", _with(("c:/x.xml", b"<x/>")), "een pad dat buiten", PAD),
    ("dubbel lid", _with(("word/document.xml", b"<x/>")), "staat 2 keer", ("Counter", lambda _: {})),
    ("dubbel lid in andere letters", _with(("word/Document.xml", b"<x/>")), "staat 2 keer", ("Counter", lambda _: {})),
    ("te veel leden", _with(*((f"x{nr}.txt", b"") for nr in range(500))), "meer dan 500", ("MAX_LEDEN", 10**6)),
    (
        "te groot",
        _with(*((f"x{nr}.bin", bytes(range(256)) * 41_000) for nr in range(5))),
        "meer dan 50 MB",
        ("MAX_BYTES", 10**9),
    ),
    ("bom", _with(("x.bin", b"\0" * 2_000_000)), "een zip-bom", ("MAX_VERHOUDING", 10**9)),
    ("doctype", _with(("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')), "een DOCTYPE", DELEN),
    (
        "doctype in een ander lid",
        _with(("word/extra.bin", b'<?xml version="1.0"?><!DOCTYPE a><a/>')),
        "een DOCTYPE",
        DELEN,
    ),
    (
        "doctype in UTF-16",
        _with(("word/extra.xml", '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16"))),
        "een DOCTYPE",
        DELEN,
    ),
    (
        "te groot als bestand",
        _with(("x.bin", bytes(2000))) + bytes(60 * 2**20),
        "het bestand is 60 MB",
        ("MAX_BYTES", 10**9),
    ),
    ("versleuteld", _with_flag(b"x.bin", 6, 1), "is versleuteld", ("_faults_of_member", lambda _: iter(()))),
    ("anders ingepakt", _with_flag(b"x.bin", 8, 12), "niet gebruikt", ("_faults_of_member", lambda _: iter(()))),
    ("kapotte XML", _with(("word/extra.xml", b"<a><b></a>")), "geen geldige XML", DELEN),
]


@pytest.mark.parametrize(("les", "data", "melding", "uit"), ZIPS, ids=[geval[0] for geval in ZIPS])
def test_package_is_refused(les: str, data: bytes, melding: str, uit: tuple[str, object] | None) -> None:
    """Said before any XML is read; with the guard off not said."""
    assert any(melding in str(bevinding) for bevinding in lint_template(data, "b.docx"))
    with pytest.raises(BronFout):
        compile_template(data)
    if uit is not None:
        with patch.object(uitpakken, *uit):
            assert not any(melding in str(bevinding) for bevinding in lint_template(data, "b.docx"))


def test_a_directory_that_lies_about_sizes_is_not_believed() -> None:
    """A member that says it is small is read no further than it says."""
    data = bytearray(_with(("x.bin", b"\0" * 2_000_000)))
    plek = data.rindex(b"x.bin") - 46
    assert data[plek : plek + 4] == b"PK\x01\x02"
    data[plek + 24 : plek + 28] = struct.pack("<L", 1000)
    assert "beschadigd" in str(lint_template(bytes(data), "b.docx")[0])


def test_what_the_directory_hides_is_not_inflated() -> None:
    """A member of 60 MB that says it is 1000 bytes costs no memory to refuse; read whole, it would."""
    data = bytearray(_with(("x.bin", b"\0" * 60_000_000)))
    plek = data.rindex(b"x.bin") - 46
    data[plek + 24 : plek + 28] = struct.pack("<L", 1000)

    def peak() -> int:
        tracemalloc.start()
        try:
            assert "beschadigd" in str(lint_template(bytes(data), "b.docx")[0])
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak() < 10_000_000
    with patch.object(uitpakken, "_inflate", lambda bestand, lid, _: _read_whole(bestand, lid)):
        assert peak() > 50_000_000


def _read_whole(bestand: zipfile.ZipFile, lid: zipfile.ZipInfo) -> bytes:
    try:
        return bestand.read(lid)
    except zipfile.BadZipFile:
        raise BronFout([Bevinding(Plaats("b.docx"), "beschadigd")]) from None


def test_no_such_file(tmp_path: Path) -> None:
    pijp = tmp_path / "pijp"
    os.mkfifo(pijp)
    for pad in (tmp_path / "niets.docx", tmp_path, "naam\0fout", "/dev/zero", pijp):
        with pytest.raises(GebruikFout, match="geen bestand"):
            compile_template(pad)


DIEP = b"<a>" * 3000 + b"</a>" * 3000


@pytest.mark.parametrize("deel", ["word/document.xml", RELS, "docProps/custom.xml", "word/styles.xml"])
def test_nesting_beyond_reason(deel: str) -> None:
    with pytest.raises(BronFout, match="te diep genest"):
        compile_template(edit(make("x"), deel, lambda _: DIEP))


@pytest.mark.parametrize("kapot", [b"", b"\0", b"<x/>", b"<w:document/>"])
def test_a_part_that_is_not_what_it_says(kapot: bytes) -> None:
    with pytest.raises(BronFout):
        compile_template(edit(make("x"), "word/document.xml", lambda _: kapot))
