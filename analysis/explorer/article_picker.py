"""Choose an article: opened lately, from a folder, an upload, an address where allowed, or pasted; and say when it came out."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import ipywidgets as w

from analysis.article import Article
from analysis.explorer.desk import Desk, clip_words, escape_html, noun_count, reports_errors
from analysis.export.wording import in_words
from analysis.filenames import file_name
from analysis.reading import CannotRead, article_from_text, is_sidecar, read_article, read_articles, readable_suffixes
from analysis.review.article_folder import ANALYST, foreign_corrections, recent_articles

ARTICLE_SUFFIXES = readable_suffixes()
LABELS = {"description_width": "6.5rem"}
WIDE = w.Layout(width="38rem", max_width="100%")
SOURCES = ("Folder", "Upload", "Paste", "Address", "Recent")
NONE_CHOSEN = ""
"""Value of a menu's first line, which says what to do; with None instead the menu would look empty."""
MOST_PARTS = 2_000
"""Articles of one file that can be chosen from; more are a corpus."""
DATE_QUESTION = "When was this article published? Without the date, days such as “Thursday” cannot be dated."


@dataclass(frozen=True)
class Fields:
    """The controls, for who reads or sets them; tabs: which of the ways of opening is in front; parts: articles of one file."""

    tabs: w.Tab
    folder: w.Text
    pick: w.Dropdown
    upload: w.FileUpload
    paste: w.Textarea
    allow: w.Checkbox
    address: w.Text
    recent: w.Dropdown
    parts: w.Dropdown
    day: w.DatePicker


def choose_article(desk: Desk) -> w.VBox:
    """Controls that put an article on the desk. The day of publication is asked for where it is not known."""
    return ArticlePicker(desk).box


class ArticlePicker:
    """Connects the controls to the desk. box: the controls; asked: the question for the day of publication, which can stand elsewhere; listed: number of the
    article on the desk (`Desk.opened`) for which the menu of recent ones was filled."""

    def __init__(self, desk: Desk):
        self.desk, self.filling, self.listed = desk, False, 0
        self.fields = make_fields(desk.folder)
        self.message = w.HTML().add_class("workbook-summary")
        self.go = w.Button(description="Analyse", button_style="primary", tooltip="Analyse the article chosen above")
        self.asked = ask_day(desk)
        bottom = w.HBox([self.fields.day, self.go], layout=w.Layout(flex_flow="row wrap"))
        self.box = w.VBox([self.fields.tabs, self.fields.parts, bottom, self.asked, self.message]).add_class(
            "workbook-choose"
        )
        self.wire()
        if desk.result is None:
            self.run()
        self.follow()

    def wire(self) -> None:
        fields, careful = self.fields, reports_errors(self.desk, self.tell)
        self.run = careful(self.open)
        self.go.on_click(self.run)
        for field in (fields.pick, fields.upload, fields.recent):
            field.observe(self.other, names="value")
        fields.parts.observe(careful(self.part), names="value")
        fields.folder.observe(careful(self.other_folder), names="value")
        fields.allow.observe(lambda change: setattr(fields.address, "disabled", not change.new), names="value")
        self.desk.observe(self.follow, names="result")

    def tell(self, words: str) -> None:
        self.message.value, self.desk.message = escape_html(words), words

    def tell_opened(self) -> None:
        """Show the summary of the article here, and as the desk's message only what the bar above the article does not say."""
        self.message.value, self.desk.message = escape_html(desk_summary(self.desk)), " ".join(remarks(self.desk))

    def open(self, _: object = None) -> None:
        """Open the article of the tab in front; of a file with many articles the first one, with a menu of the others."""
        self.message.value, self.desk.message = "Reading …", ""
        found = chosen_articles(self.fields)
        self.filling = True
        self.fields.parts.options = [(f"{at}. {clip_words(one.title or one.text, 90)}", one) for at, one in enumerate(found, 1)]  # fmt: skip
        self.fields.parts.value = found[0]
        self.fields.parts.layout.display = "" if len(found) > 1 else "none"
        self.filling = False
        self.desk.open(found[0], self.fields.day.value)
        self.tell_opened()

    def part(self, change: Any) -> None:
        if not self.filling and change.new is not None:
            self.desk.open(change.new)
            self.tell_opened()

    def other(self, change: Any) -> None:
        """Open the newly chosen article; a day entered for the one before is dropped."""
        if change.new and not self.filling:
            self.fields.day.value = None
            self.run()

    def other_folder(self, change: Any) -> None:
        self.message.value, self.desk.message = "", ""
        list_folder(self.fields, change.new)

    def follow(self, _: object = None) -> None:
        """The menu of articles opened lately, read from the disk when another article was opened and not at every correction."""
        if self.desk.result is not None and self.listed != self.desk.opened:
            self.filling, self.listed = True, self.desk.opened
            self.fields.recent.options = [("Choose one …", NONE_CHOSEN), *recent_menu(self.desk)]
            self.filling = False


def ask_day(desk: Desk) -> w.HBox:
    """The question for the day of publication, shown while it is not known."""
    day, go = (
        w.DatePicker(description="Publication date", style={"description_width": "initial"}),
        w.Button(description="Set date", layout=w.Layout(width="auto")),
    )
    question = w.HTML(f"<strong>{escape_html(DATE_QUESTION)}</strong>")
    box = w.HBox([question, day, go], layout=w.Layout(flex_flow="row wrap")).add_class("workbook-asked")

    def show(_: object = None) -> None:
        unknown = desk.result is not None and desk.result.article.published is None
        box.layout.display = "" if unknown else "none"

    @reports_errors(desk)
    def enter(_: object) -> None:
        if day.value is None:
            raise ValueError("Choose a date first.")
        set_day(desk, day.value)
        day.value = None

    go.on_click(enter)
    desk.observe(show, names="result")
    show()
    return box


def set_day(desk: Desk, day: date) -> None:
    """The article on the desk again, read with that day."""
    desk.open(desk.require_review().result.article, day)


def readable_articles(folder: Path) -> list[Path]:
    """Articles in a folder: plain text first, then the other kinds that can be read."""
    found = [path for path in folder.glob("*") if path.suffix.lower() in ARTICLE_SUFFIXES and not is_sidecar(path)]
    return sorted(found, key=lambda path: (path.suffix != ".txt", path.name))


def menu_of(folder: Path) -> list[tuple[str, Path]]:
    return [(path.name, path) for path in readable_articles(folder)]


def recent_menu(desk: Desk) -> list[tuple[str, Article]]:
    """(title and day, article) of the articles opened lately, the latest first."""
    return [
        (
            f"{clip_words(one.article.title or folder.name, 80)} · opened {one.opened[:16].replace('T', ' ')}",
            one.article,
        )
        for folder, one in recent_articles(desk.out)
    ]


def list_folder(fields: Fields, folder: str) -> None:
    """The articles of another folder in the menu."""
    found = menu_of(Path(folder).expanduser())
    if not found:
        raise CannotRead(
            f"No articles found in {folder}. Choose a folder with files of these types: {', '.join(ARTICLE_SUFFIXES)}."
        )
    fields.pick.options = found


def make_fields(folder: Path) -> Fields:
    parts: dict[str, w.Widget] = {
        "folder": w.Text(value=str(folder), description="Folder", style=LABELS, layout=WIDE, continuous_update=False),
        "pick": w.Dropdown(options=menu_of(folder), description="Article", style=LABELS, layout=WIDE),
        "upload": w.FileUpload(accept=",".join(ARTICLE_SUFFIXES), multiple=False, description="Choose a file", layout=w.Layout(width="14rem")),
        "paste": w.Textarea(placeholder="Paste the text of an article here, and press Analyse", description="Text", style=LABELS,
                            layout=w.Layout(width="48rem", max_width="100%", height="16rem")),
        "allow": w.Checkbox(value=False, indent=False, description="Allow this notebook to fetch pages from the internet"),
        "address": w.Text(placeholder="https://… (off until you allow it)", description="Address", disabled=True, style=LABELS, layout=WIDE),
        "recent": w.Dropdown(options=[("No articles opened yet", NONE_CHOSEN)], description="Recent", style=LABELS, layout=WIDE),
    }  # fmt: skip
    boxes = [("folder", "pick"), ("upload",), ("paste",), ("allow", "address"), ("recent",)]
    tabs = w.Tab([w.VBox([parts[name] for name in names]) for names in boxes], titles=SOURCES, selected_index=0)
    many = w.Dropdown(options=[], description="Articles in this file", style=LABELS, layout=w.Layout(width="38rem", max_width="100%", display="none"))  # fmt: skip
    return Fields(tabs=tabs, day=w.DatePicker(description="Published on", style=LABELS), parts=many, **parts)


def selected_article(fields: Fields) -> Article:
    """What the tab in front holds; of a file with many articles the first."""
    return chosen_articles(fields)[0]


def chosen_articles(fields: Fields) -> list[Article]:
    """Every article that the tab in front holds, at least one. Raises CannotRead in a sentence."""
    source = SOURCES[fields.tabs.selected_index or 0]
    if source == "Paste":
        return [article_from_text(fields.paste.value)]
    if source == "Address":
        return [from_address(fields.address.value.strip(), fields.allow.value)]
    if source == "Recent" and fields.recent.value != NONE_CHOSEN:
        return [fields.recent.value]
    if source == "Upload" and fields.upload.value:
        return uploaded(fields.upload.value[0].name, bytes(fields.upload.value[0].content))
    if source == "Folder" and fields.pick.value is not None:
        return all_in(fields.pick.value)
    raise CannotRead("There is no article to analyse: paste one, or upload a file.")


def from_address(address: str, allowed: bool) -> Article:
    """The article at an address, once the analyst has allowed that it is fetched."""
    if not allowed:
        raise CannotRead("Fetching a page uses the internet: tick the box above first.")
    if "://" not in address:
        raise CannotRead("Type the full address, beginning with https://.")
    return read_article(address, allow_network=True)


def all_in(path: Path) -> list[Article]:
    """The articles of a file, MOST_PARTS at the most."""
    read = read_articles(path)
    found: Iterable[Article] = list(islice(read, MOST_PARTS))
    if not found:
        reasons = [*read.failures.reason, *(one.skipped for one in read.files if one.skipped)]
        raise CannotRead(reasons[0] if reasons else f"There is no article in {path.name}.")
    return list(found)


def uploaded(name: str, content: bytes) -> list[Article]:
    """The bytes of an upload, read as the kind of file that its name says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (file_name(Path(name).stem) + Path(name).suffix.lower())
        path.write_bytes(content)
        return [replace(one, source=renamed(one.source or "", path, name)) for one in all_in(path)]


def renamed(source: str, path: Path, name: str) -> str:
    """The source of an article of an upload, by the upload's own name: ("/tmp/x/dump.txt#3", …, "dump.txt") => "dump.txt#3"."""
    return name + source.removeprefix(str(path)) if source.startswith(str(path)) else name


def desk_summary(desk: Desk) -> str:
    """ "Harbour strike goes on · 412 words · Published 26 March 2020 (from story.json) · 3 earlier corrections re-applied."."""
    article = desk.require_review().result.article
    known = f"{article.title or 'Untitled'} · {article.word_count:,} words · {published(article)}"
    return " · ".join([known, *remarks(desk)])


def remarks(desk: Desk) -> list[str]:
    """Sentences on the article that was opened: earlier corrections, and what was noticed when it was read."""
    made, lost = len(desk.journal.done), desk.journal.unreadable
    corrections = [f"{noun_count(made, 'earlier correction')} re-applied."] if made else []
    strange = [f"{noun_count(lost, 'line')} of {desk.journal.path.name} cannot be read."] if lost else []
    article = desk.require_review().result.article
    other = foreign_corrections(desk.out, article)
    left = [f"The corrections in {other} were made on another text of this name, and are not applied."] if other else []
    return [*corrections, *strange, *left, *article.warnings]


def published(article: Article) -> str:
    """ "Published 26 March 2020 (entered by the analyst)"; "Published 26 March 2020 (from story.json)"; "Publication date not known"."""
    if article.published is None:
        return "Publication date not known"
    origin = article.published_from or ""
    known_from = "entered by the analyst" if origin == ANALYST else f"from {Path(origin).name}" if origin else ""
    return f"Published {in_words(article.published)}{f' ({known_from})' if known_from else ''}"
