"""A report as a PDF: A4, embedded fonts, black and grey only, the same bytes for the same report."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path as FilePath
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from analysis.report.blocks import Block, Document, Facts, Grid, Heading, NewPage, Words
from analysis.report.picture import Label, Path, Picture

FONT, BOLD = "Report", "Report-Bold"
MARGIN = 17 * mm
FRAME_PADDING = 6  # points, of reportlab
TEXT_WIDTH = A4[0] - 2 * MARGIN
HEADING_ROOM = 70  # points that must be free below a heading
BLACK = Color(0, 0, 0)
SIZES = {"lead": (12.5, 18.5), "body": (9, 13), "note": (7.4, 10.2), "cell": (7.6, 9.8)}
HEADINGS = {1: (17, 22, 8), 2: (12, 16, 10), 3: (9.5, 13, 7)}


def write_pdf(document: Document, path: FilePath) -> None:
    """Write a report; `path` is overwritten."""
    _register_fonts()
    template = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=MARGIN - FRAME_PADDING,
        rightMargin=MARGIN - FRAME_PADDING,
        topMargin=15 * mm,
        bottomMargin=21 * mm,
        title=document.title,
        subject=document.subject,
        author="force-rig",
        invariant=1,
        lang="en",
    )
    template.build(_flowables(document.blocks), canvasmaker=_numbered(document))


def _register_fonts() -> None:
    """Take the fonts that come with reportlab, so that every machine prints the same."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, "Vera.ttf"))
        pdfmetrics.registerFont(TTFont(BOLD, "VeraBd.ttf"))
        pdfmetrics.registerFontFamily(FONT, FONT, BOLD, FONT, BOLD)


def _flowables(blocks: tuple[Block, ...]) -> list[Flowable]:
    """Turn blocks into flowables; a heading goes over the page rather than stand alone at its foot."""
    made: list[Flowable] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, NewPage):
            made.append(PageBreak())
        elif isinstance(block, Heading):
            below = following.height if isinstance(following, Picture) else HEADING_ROOM
            made += [CondPageBreak(below + 2 * HEADINGS[block.level][1]), _flowable(block)]
        elif block is not None:
            made += [_flowable(block), Spacer(1, 4)]
    return made


def _flowable(block: Block) -> Flowable:
    match block:
        case Heading():
            size, leading, before = HEADINGS[block.level]
            style = ParagraphStyle(
                "h",
                fontName=BOLD,
                fontSize=size,
                leading=leading,
                spaceBefore=before,
                spaceAfter=3,
            )
            return Paragraph(_words(block.text), style)
        case Words():
            return Paragraph(_words(block.text), _style(block.style, spaceAfter=3))
        case Facts():
            return _facts(block)
        case Grid():
            return _grid(block)
        case Picture():
            return _Drawing(block)
    raise TypeError(f"{block!r} is no block of a report")


def _words(text: str) -> str:
    """Make words safe to print; a per cent sign stays with its number."""
    return escape(text).replace(" %", "\u00a0%")


def _style(name: str, **more: Any) -> ParagraphStyle:
    size, leading = SIZES[name]
    return ParagraphStyle(name, fontName=FONT, fontSize=size, leading=leading, **more)


def _facts(block: Facts) -> Table:
    cells = [
        [Paragraph(f"<b>{_words(name)}</b>", _style("cell")), Paragraph(_words(said), _style("cell"))]
        for name, said in block.rows
    ]
    rules = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(1.6)]
    return Table(cells, colWidths=[TEXT_WIDTH * 0.24, TEXT_WIDTH * 0.76], style=rules)


def _grid(block: Grid) -> Table:
    styles = [_style("cell", alignment=TA_RIGHT) if a == "r" else _style("cell") for a in block.align]
    header = [Paragraph(f"<b>{_words(c)}</b>", s) for c, s in zip(block.header, styles, strict=True)]
    body = [[Paragraph(_words(c), s) for c, s in zip(row, styles, strict=True)] for row in block.rows]
    whole = sum(block.widths)
    rules = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, BLACK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, Color(0.75, 0.75, 0.75)),
        *_padding(2.2),
    ]
    return Table(
        [header, *body], colWidths=[TEXT_WIDTH * w / whole for w in block.widths], style=rules, repeatRows=1
    )


def _padding(points: float) -> list[tuple[Any, ...]]:
    everywhere = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *everywhere, FONT),  # else every cell names Helvetica, which is not embedded
        ("TOPPADDING", *everywhere, points),
        ("BOTTOMPADDING", *everywhere, points),
        ("LEFTPADDING", *everywhere, 2),
        ("RIGHTPADDING", *everywhere, 4),
    ]


class _Drawing(Flowable):
    """A picture in the text, as wide as the text at most."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self._scale = min(1.0, TEXT_WIDTH / picture.width)
        self.width, self.height = picture.width * self._scale, picture.height * self._scale

    def draw(self) -> None:
        self.canv.scale(self._scale, self._scale)
        for shape in self._picture.shapes:
            if isinstance(shape, Label):
                _draw_label(self.canv, shape)
            else:
                _draw_path(self.canv, shape)


def _draw_label(canvas: Canvas, label: Label) -> None:
    canvas.setFillGray(0)
    canvas.setFont(BOLD if label.bold else FONT, label.size)
    draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
    draw[label.anchor](*label.at, label.text)


def _draw_path(canvas: Canvas, shape: Path) -> None:
    canvas.saveState()
    canvas.setLineWidth(shape.width)
    canvas.setLineJoin(1)
    if shape.dash:
        canvas.setDash(list(shape.dash))
    if shape.stroke is not None:
        canvas.setStrokeGray(shape.stroke)
    if shape.fill is not None:
        canvas.setFillGray(shape.fill)
    path = canvas.beginPath()
    path.moveTo(*shape.points[0])
    for point in shape.points[1:]:
        path.lineTo(*point)
    if shape.closed:
        path.close()
    canvas.drawPath(path, stroke=int(shape.stroke is not None), fill=int(shape.fill is not None))
    canvas.restoreState()


def _numbered(document: Document) -> type[Canvas]:
    """Make a canvas that writes the footer once it knows how many pages there are."""

    class Numbered(Canvas):
        def __init__(self, *args: Any, **named: Any) -> None:
            super().__init__(*args, **{**named, "initialFontName": FONT})
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                _footer(self, document, number, len(self._pages))
                super().showPage()
            super().save()

    return Numbered


def _footer(canvas: Canvas, document: Document, page: int, pages: int) -> None:
    canvas.setStrokeGray(0.5)
    canvas.setLineWidth(0.4)
    canvas.line(MARGIN, 16 * mm, A4[0] - MARGIN, 16 * mm)
    canvas.setFillGray(0)
    canvas.setFont(FONT, 6.6)
    canvas.drawString(MARGIN, 12.4 * mm, document.footer)
    canvas.drawString(MARGIN, 9.4 * mm, document.title)
    canvas.drawRightString(A4[0] - MARGIN, 9.4 * mm, f"page {page} of {pages}")
