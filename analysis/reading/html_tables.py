"""Parts of a web page that become text only after a change: data tables, superscripts and lists of notes."""

from __future__ import annotations

from typing import Any

from lxml import etree

from analysis.article import Removed
from analysis.reading.footnotes import raised
from analysis.reading.names import names_of

NOTE_LISTS = "//*[self::ol or self::ul or self::div or self::section or self::aside][contains(concat(' ', @class, ' '), ' footnotes ') or contains(concat(' ', @class, ' '), ' endnotes ') or contains(concat(' ', @class, ' '), ' references ') or @role='doc-endnotes']"
BUILT = ".//table|.//h1|.//article|.//form|.//iframe"
"""Elements that occur in tables used for layout, not in tables of data."""
MOST_CELLS, LONGEST_CELL = 12, 160
CELL = " | "
LETTERING = names_of("letter elements")
"""Elements that only change the look of letters; they are removed, since thousands of them in a paragraph would be slow."""


def simplify_markup(tree: Any) -> list[Removed]:
    """Change the tree: table rows become paragraphs and "km<sup>2</sup>" becomes "km²"; note marks and lists of notes are removed and returned."""
    removed = [*note_lists(tree), *raised_letters(tree)]
    for table in list(tree.iter("table")):
        if is_data(table):
            rows_as_paragraphs(table)
    return removed


def note_lists(tree: Any) -> list[Removed]:
    removed = []
    for element in tree.xpath(NOTE_LISTS):
        items = element.findall(".//li") or [element]
        removed += [Removed(cell_words(item)[:2000], "note") for item in items if cell_words(item)]
        element.drop_tree()
    return removed


def raised_letters(tree: Any) -> list[Removed]:
    """Handle <sup> elements: exponents and ordinal endings stay, note marks are removed."""
    removed = []
    for element in list(tree.iter("sup")):
        if element.getparent() is None:
            continue  # it was inside another one
        mark = cell_words(element)
        stays = None if element.find(".//a") is not None else raised(text_before(element), mark)
        if stays is None and mark:
            removed.append(Removed(mark[:200], "note mark"))
        element[:] = []
        element.text = stays or ""
    etree.strip_tags(tree, *LETTERING)
    return removed


def text_before(element: Any) -> str:
    """Words right before an element inside its parent."""
    before = element.getprevious()
    return (element.getparent().text if before is None else before.tail or before.text) or ""


def is_data(table: Any) -> bool:
    """True for a table of data: two or more rows of two to twelve short cells, without layout elements."""
    if table.xpath(BUILT):
        return False
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    longest = max((len(cell_words(cell)) for row in rows for cell in row), default=0)
    return len(rows) >= 2 and 2 <= max(map(len, rows)) <= MOST_CELLS and longest <= LONGEST_CELL


def rows_as_paragraphs(table: Any) -> None:
    """Replace a table by paragraphs: its caption, and each row with " | " between cells."""
    row_lines = [cell_words(one) for one in table.findall("caption")] + [
        CELL.join(filter(None, map(cell_words, row.xpath("./td|./th")))) for row in table.findall(".//tr")
    ]
    table.clear(keep_tail=True)
    table.tag = "div"
    for line in filter(None, row_lines):
        etree.SubElement(table, "p").text = line


def cell_words(element: Any) -> str:
    return " ".join(element.text_content().split())
