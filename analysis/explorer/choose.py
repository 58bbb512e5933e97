"""Choose an article: one from the folder, an upload, an address where allowed, or pasted text; and say when it came out."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import ipywidgets as w

from analysis.article import Article
from analysis.explorer.desk import Desk, in_a_sentence
from analysis.export.files import file_name
from analysis.pipeline import analyse
from analysis.reading import CannotRead, article_from_text, read_article

KINDS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml")
LABELS = {"description_width": "9rem"}


@dataclass(frozen=True)
class Fields:
    """The controls, for who reads or sets them."""

    pick: w.Dropdown
    upload: w.FileUpload
    paste: w.Textarea
    allow: w.Checkbox
    address: w.Text
    day: w.DatePicker


def choose_article(desk: Desk) -> w.VBox:
    """Controls that put an article on the desk. The day of publication is asked for where it is not known."""
    fields = make_fields(files_in(desk.folder))
    go = w.Button(
        description="Analyse",
        button_style="primary",
        tooltip="Analyse the paste, the address, the upload or the chosen article",
    )
    told = w.Label()

    @in_a_sentence(desk)
    def run(_: object = None) -> None:
        article = chosen(fields)
        desk.selected = ""
        desk.result = analyse(article)
        desk.message = summary(desk)

    def other(_: object) -> None:
        fields.day.value, fields.paste.value, fields.address.value = None, "", ""
        run()

    go.on_click(run)
    fields.pick.observe(other, names="value")
    fields.allow.observe(lambda change: setattr(fields.address, "disabled", not change.new), names="value")
    desk.observe(lambda change: setattr(told, "value", change.new), names="message")
    run()
    return w.VBox(
        [
            fields.pick,
            indented(fields.upload),
            fields.paste,
            w.HBox([fields.address, fields.allow]),
            w.HBox([fields.day, go]),
            told,
        ]
    )


def files_in(folder: Path) -> list[Path]:
    """Articles in a folder: plain text first, then the other kinds that can be read."""
    found = [path for path in folder.glob("*") if path.suffix.lower() in KINDS] if folder.is_dir() else []
    return sorted(found, key=lambda path: (path.suffix != ".txt", path.name))


def make_fields(files: list[Path]) -> Fields:
    return Fields(
        pick=w.Dropdown(options=[(path.name, path) for path in files], description="Article", style=LABELS, layout=w.Layout(width="36rem")),
        upload=w.FileUpload(accept=",".join(KINDS), multiple=False, description="Upload a file", layout=w.Layout(width="14rem")),
        paste=w.Textarea(placeholder="… or paste the text of an article here", description="Paste", style=LABELS,
                         layout=w.Layout(width="48rem", height="6rem")),
        allow=w.Checkbox(value=False, indent=False, description="Allow this notebook to fetch an address from the internet"),
        address=w.Text(placeholder="https://… (off until you allow it)", description="Address", disabled=True, style=LABELS, layout=w.Layout(width="24rem")),
        day=w.DatePicker(description="Published on", style=LABELS),
    )  # fmt: skip


def indented(control: w.Widget) -> w.HBox:
    return w.HBox([w.Label("", layout=w.Layout(width="9rem")), control])


def chosen(fields: Fields) -> Article:
    """What the controls say, the most deliberate first: pasted text, an address, an upload, the article picked."""
    day = fields.day.value
    if fields.paste.value.strip():
        return article_from_text(fields.paste.value, published=day)
    if fields.address.value.strip():
        return read_article(fields.address.value.strip(), published=day, allow_network=fields.allow.value)
    if fields.upload.value:
        return uploaded(fields.upload.value[0].name, bytes(fields.upload.value[0].content), fields)
    if fields.pick.value is not None:
        return read_article(fields.pick.value, published=day)
    raise CannotRead("There is no article to analyse: paste one, or upload a file.")


def uploaded(name: str, content: bytes, fields: Fields) -> Article:
    """The bytes of an upload, read as the kind of file that its name says."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (file_name(Path(name).stem) + Path(name).suffix.lower())
        path.write_bytes(content)
        return read_article(path, published=fields.day.value)


def summary(desk: Desk) -> str:
    """What is on the desk, and whether its day is known."""
    if desk.result is None:
        return ""
    article = desk.result.article
    published = (
        f"published {article.published} ({article.published_from or 'as given'})"
        if article.published
        else "WHEN WAS IT PUBLISHED? Choose the day and press Analyse: until then words like “Thursday” stay open"
    )
    notes = "".join(f" · {note}" for note in article.notes)
    return f"{article.title or 'Untitled'} · {len(article.text.split()):,} words · {published}{notes}"
