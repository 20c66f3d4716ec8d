"""A report as one web page that needs nothing beside it."""

from __future__ import annotations

from html import escape
from pathlib import Path as FilePath

from analysis.report.blocks import Block, Document, Facts, Grid, Heading, NewPage, Words
from analysis.report.picture import Label, Picture, Shape

STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#000;background:#fff}
body{max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;margin:2rem 0 .5rem}
h2{font-size:1.2rem;margin:1.6rem 0 .3rem}h3{font-size:1rem;margin:1rem 0 .2rem}
p.lead{font-size:1.25rem}p.note{font-size:.82rem}
table{border-collapse:collapse;width:100%;font-size:.82rem;margin:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.2rem .5rem .2rem 0;border-bottom:1px solid #bbb}
thead th{border-bottom:2px solid #000;vertical-align:bottom}td.r,th.r{text-align:right}
table.facts td,table.facts th{border:0}table.facts th{width:24%}
svg{width:100%;height:auto;margin:.4rem 0}hr{border:0;border-top:1px solid #000;margin:2.5rem 0}
footer{border-top:1px solid #777;margin-top:2rem;padding-top:.5rem;font-size:.8rem}
.wide{overflow-x:auto}
@media print{hr{break-after:page;border:0;margin:0}body{font-size:10.5pt}h2,h3{break-after:avoid}}
"""


def write_html(document: Document, path: FilePath) -> None:
    """Write a report; `path` is overwritten."""
    body = "\n".join(_block(block) for block in document.blocks)
    path.write_text(
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(document.title)}</title><style>{STYLE}</style></head><body>\n{body}\n"
        f"<footer>{escape(document.footer)}<br>{escape(document.title)}</footer></body></html>\n",
        encoding="utf-8",
    )


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Words():
            return f'<p class="{block.style}">{escape(block.text)}</p>'
        case Facts():
            rows = "".join(f"<tr><th>{escape(n)}</th><td>{escape(s)}</td></tr>" for n, s in block.rows)
            return f'<table class="facts">{rows}</table>'
        case Grid():
            return _grid(block)
        case Picture():
            return _svg(block)
        case NewPage():
            return "<hr>"


def _grid(block: Grid) -> str:
    head = _row("th", block.header, block.align)
    body = "".join(_row("td", row, block.align) for row in block.rows)
    return f'<div class="wide"><table><thead>{head}</thead><tbody>{body}</tbody></table></div>'


def _row(tag: str, cells: tuple[str, ...], align: str) -> str:
    made = (f'<{tag} class="{a}">{escape(c)}</{tag}>' for c, a in zip(cells, align, strict=True))
    return f"<tr>{''.join(made)}</tr>"


def _svg(picture: Picture) -> str:
    shapes = "".join(_shape(shape, picture.height) for shape in picture.shapes)
    return (
        f'<svg viewBox="0 0 {picture.width:g} {picture.height:g}" role="img" '
        f'aria-label="{escape(picture.says)}" font-family="system-ui,sans-serif">{shapes}</svg>'
    )


def _shape(shape: Shape, height: float) -> str:
    """Draw one shape; a web page's y grows downwards."""
    if isinstance(shape, Label):
        weight = ' font-weight="bold"' if shape.bold else ""
        return (
            f'<text x="{shape.at[0]:.1f}" y="{height - shape.at[1]:.1f}" font-size="{shape.size:g}" '
            f'text-anchor="{shape.anchor}"{weight}>{escape(shape.text)}</text>'
        )
    points = " ".join(f"{x:.1f},{height - y:.1f}" for x, y in shape.points)
    dash = f' stroke-dasharray="{" ".join(f"{d:g}" for d in shape.dash)}"' if shape.dash else ""
    return (
        f'<{"polygon" if shape.closed else "polyline"} points="{points}" fill="{_grey(shape.fill)}" '
        f'stroke="{_grey(shape.stroke)}" stroke-width="{shape.width:g}" stroke-linejoin="round"{dash}/>'
    )


def _grey(grey: float | None) -> str:
    return "none" if grey is None else "#" + f"{round(255 * grey):02x}" * 3
