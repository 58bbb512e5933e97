"""Choose an article: from a folder, an upload, an address where allowed, or pasted text; and say when it came out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import ipywidgets as w

from analysis.article import Article
from analysis.explorer.desk import Desk, escape_html, reports_errors
from analysis.filenames import file_name
from analysis.reading import CannotRead, article_from_text, is_sidecar, read_article, readable_suffixes

ARTICLE_SUFFIXES = readable_suffixes()
LABELS = {"description_width": "6.5rem"}
WIDE = w.Layout(width="38rem", max_width="100%")
SOURCES = ("Folder", "Upload", "Paste", "Address")
ASKED = "When was it published? Choose the day and press Analyse. Until then words like “Thursday” stay open, or are counted from another day in the article."


@dataclass(frozen=True)
class Fields:
    """The controls, for who reads or sets them; tabs: which of the four ways of opening is in front."""

    tabs: w.Tab
    folder: w.Text
    pick: w.Dropdown
    upload: w.FileUpload
    paste: w.Textarea
    allow: w.Checkbox
    address: w.Text
    day: w.DatePicker


def choose_article(desk: Desk) -> w.VBox:
    """Controls that put an article on the desk. The day of publication is asked for where it is not known."""
    fields = make_fields(desk.folder)
    go = w.Button(description="Analyse", button_style="primary", tooltip="Analyse what the tab in front holds")
    told = w.HTML().add_class("workbook-summary")
    asked = w.HTML(f"<strong>{escape_html(ASKED)}</strong>").add_class("workbook-asked")

    def tell(words: str) -> None:
        told.value, desk.message = escape_html(words), words

    @reports_errors(desk, tell)
    def run(_: object = None) -> None:
        told.value, desk.message = "Reading …", ""
        desk.open(selected_article(fields))
        told.value = escape_html(desk_summary(desk))

    def other(_: object = None) -> None:
        """Another article has another day."""
        fields.day.value = None
        run()

    @reports_errors(desk, tell)
    def other_folder(change: Any) -> None:
        told.value, desk.message = "", ""
        list_folder(fields, change.new)

    def ask(_: object = None) -> None:
        unknown = desk.result is not None and desk.result.article.published is None
        asked.layout.display = "" if unknown else "none"

    go.on_click(run)
    fields.pick.observe(other, names="value")
    fields.upload.observe(lambda change: other() if change.new else None, names="value")
    fields.folder.observe(other_folder, names="value")
    fields.allow.observe(lambda change: setattr(fields.address, "disabled", not change.new), names="value")
    desk.observe(ask, names="result")
    run()
    ask()
    return w.VBox([fields.tabs, w.HBox([fields.day, go]), asked, told]).add_class("workbook-choose")


def readable_articles(folder: Path) -> list[Path]:
    """Articles in a folder: plain text first, then the other kinds that can be read."""
    found = [path for path in folder.glob("*") if path.suffix.lower() in ARTICLE_SUFFIXES and not is_sidecar(path)]
    return sorted(found, key=lambda path: (path.suffix != ".txt", path.name))


def menu_of(folder: Path) -> list[tuple[str, Path]]:
    return [(path.name, path) for path in readable_articles(folder)]


def list_folder(fields: Fields, folder: str) -> None:
    """The articles of another folder in the menu."""
    found = menu_of(Path(folder).expanduser())
    if not found:
        raise CannotRead(
            f"There is no article in {folder}: it is no folder, or holds none of {', '.join(ARTICLE_SUFFIXES)}."
        )
    fields.pick.options = found


def make_fields(folder: Path) -> Fields:
    parts: dict[str, w.Widget] = {
        "folder": w.Text(value=str(folder), description="Folder", style=LABELS, layout=WIDE, continuous_update=False),
        "pick": w.Dropdown(options=menu_of(folder), description="Article", style=LABELS, layout=WIDE),
        "upload": w.FileUpload(accept=",".join(ARTICLE_SUFFIXES), multiple=False, description="Choose a file", layout=w.Layout(width="14rem")),
        "paste": w.Textarea(placeholder="Paste the text of an article here, and press Analyse", description="Text", style=LABELS,
                            layout=w.Layout(width="48rem", max_width="100%", height="7rem")),
        "allow": w.Checkbox(value=False, indent=False, description="Allow this notebook to fetch an address from the internet"),
        "address": w.Text(placeholder="https://… (off until you allow it)", description="Address", disabled=True, style=LABELS, layout=WIDE),
    }  # fmt: skip
    boxes = [("folder", "pick"), ("upload",), ("paste",), ("allow", "address")]
    tabs = w.Tab([w.VBox([parts[name] for name in names]) for names in boxes], titles=SOURCES, selected_index=0)
    return Fields(tabs=tabs, day=w.DatePicker(description="Published on", style=LABELS), **parts)


def selected_article(fields: Fields) -> Article:
    """What the tab in front holds."""
    day = fields.day.value
    source = SOURCES[fields.tabs.selected_index or 0]
    if source == "Paste":
        return article_from_text(fields.paste.value, published=day)
    if source == "Address":
        return read_article(fields.address.value.strip(), published=day, allow_network=fields.allow.value)
    if source == "Upload" and fields.upload.value:
        return uploaded(fields.upload.value[0].name, bytes(fields.upload.value[0].content), fields)
    if source == "Folder" and fields.pick.value is not None:
        return read_article(fields.pick.value, published=day)
    raise CannotRead("There is no article to analyse: paste one, or upload a file.")


def uploaded(name: str, content: bytes, fields: Fields) -> Article:
    """The bytes of an upload, read as the kind of file that its name says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (file_name(Path(name).stem) + Path(name).suffix.lower())
        path.write_bytes(content)
        return replace(read_article(path, published=fields.day.value), source=name)


def desk_summary(desk: Desk) -> str:
    """What is on the desk, and what its corrections are."""
    article = desk.require_review().result.article
    published = f"published {article.published} ({Path(article.published_from or 'as given').name})" if article.published else "day of publication not known"  # fmt: skip
    made = len(desk.journal.done)
    corrections = f" · {made} earlier correction{'' if made == 1 else 's'} laid over it" if made else ""
    strange = f" · {desk.journal.unreadable} line(s) of {desk.journal.path.name} cannot be read" if desk.journal.unreadable else ""  # fmt: skip
    notes = "".join(f" · {note}" for note in article.warnings)
    return f"{article.title or 'Untitled'} · {len(article.text.split()):,} words · {published}{corrections}{strange}{notes}"
