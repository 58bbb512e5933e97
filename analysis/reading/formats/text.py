"""Plain text => an article, or the articles of an archive's export."""

from __future__ import annotations

from analysis.reading.decode import decode_and_explain
from analysis.reading.exports import read_export
from analysis.reading.extracted import Collection, Extracted
from analysis.reading.limits import Options
from analysis.reading.running_heads import without_running_heads
from analysis.reading.unwrap import unwrapped, usual_width


def read_text(data: bytes, name: str, options: Options) -> Extracted | Collection:
    """Bytes of a text file => Extracted, lines wrapped at a width joined to paragraphs; or the articles of an export."""
    text, warnings = decode_and_explain(data, name, options.charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text_or_export(text, warnings)


def text_or_export(text: str, warnings: tuple[str, ...] = ()) -> Extracted | Collection:
    """Text of a file => the articles of an archive export if it has the layout of one, else one article."""
    export = read_export(text.replace("\f", "\n\n").split("\n"))
    if export is not None:
        return export
    pages = text.split("\f")
    lines, removed = (
        without_running_heads(pages, "" if usual_width(text.split("\n")) is None else None)
        if len(pages) > 1
        else (text.split("\n"), ())
    )
    return Extracted(unwrapped("\n".join(lines)), removed=removed, warnings=warnings)
