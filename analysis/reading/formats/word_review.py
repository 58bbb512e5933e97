"""Parts of a Word document around its paragraphs: tracked changes, content controls and text boxes."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

KEPT = {"final": ("w:ins", "w:moveTo"), "original": ("w:del", "w:moveFrom")}
DROPPED = {"final": ("w:del", "w:moveFrom"), "original": ("w:ins", "w:moveTo")}
WRAPPERS = ("w:smartTag", "w:customXml")


def resolve_changes(body: Any, review: str) -> int:
    """Change the tree so that it holds the "final" text (tracked changes accepted) or the "original" text (rejected) => number of tracked changes.

    Content controls and text boxes are replaced by their paragraphs. Comments are in another file of the .docx and never read.
    """
    changes = sum(1 for kind in (*KEPT[review], *DROPPED[review]) for _ in body.iter(qn(kind)))
    for kind in DROPPED[review]:
        for element in list(body.iter(qn(kind))):
            drop(element)
    for kind in (*KEPT[review], *WRAPPERS):
        for element in list(body.iter(qn(kind))):
            unwrap(element, element)
    for element in list(body.iter(qn("w:delText"))):
        element.tag = qn("w:t")
    for element in list(body.iter(qn("w:sdt"))):
        unwrap(element, element.find(qn("w:sdtContent")))
    open_text_boxes(body)
    return changes


def drop(element: Any) -> None:
    if element.getparent() is not None:
        element.getparent().remove(element)


def unwrap(element: Any, content: Any) -> None:
    """Replace an element by its content."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(content) if content is not None else []):
        parent.insert(at, child)
    parent.remove(element)


def open_text_boxes(body: Any) -> None:
    """Move the paragraphs of each text box after the paragraph that it is anchored in; the copy that Word stores for older programs is removed."""
    for fallback in [one for one in body.iter() if str(one.tag).endswith("}Fallback")]:
        drop(fallback)
    for box in list(body.iter(qn("w:txbxContent"))):
        anchor = next((one for one in box.iterancestors(qn("w:p"))), None)
        if anchor is None:
            continue
        for paragraph in reversed(list(box)):
            anchor.addnext(paragraph)
        drop(box)
