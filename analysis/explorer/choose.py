"""Choose an article: one from the folder, an upload, or pasted text; and say when it was published."""

from __future__ import annotations

import ipywidgets as w

from analysis.explorer.desk import Desk, in_a_sentence
from analysis.pipeline import analyse
from analysis.reading import article_from_text, read_article
from analysis.reading.read import decode

WIDE = {"description_width": "9rem"}


def choose_article(desk: Desk) -> w.VBox:
    """Controls that put an article on the desk. The day of publication is asked for where it is not known."""
    files = sorted(path for path in desk.folder.glob("*.txt")) if desk.folder.is_dir() else []
    pick = w.Dropdown(
        options=[(path.name, path) for path in files], description="Article", style=WIDE, layout=w.Layout(width="36rem")
    )
    upload = w.FileUpload(
        accept=".txt,.md", multiple=False, description="Upload a text file", layout=w.Layout(width="14rem")
    )
    paste = w.Textarea(
        placeholder="… or paste the text of an article here",
        description="Paste",
        style=WIDE,
        layout=w.Layout(width="48rem", height="6rem"),
    )
    day = w.DatePicker(description="Published on", style=WIDE)
    go = w.Button(
        description="Analyse",
        button_style="primary",
        tooltip="Analyse the pasted text, the upload, or the chosen article",
    )
    told = w.Label()

    @in_a_sentence(desk)
    def run(_: object = None) -> None:
        if paste.value.strip():
            article = article_from_text(paste.value, published=day.value)
        elif upload.value:
            article = article_from_text(
                decode(bytes(upload.value[0].content), upload.value[0].name),
                published=day.value,
                source=upload.value[0].name,
            )
        elif pick.value is not None:
            article = read_article(pick.value, published=day.value)
        else:
            desk.message = "There is no article to analyse: paste one, or upload a text file."
            return
        desk.selected = ""
        desk.result = analyse(article)
        desk.message = summary(desk)

    def forget(_: object) -> None:
        day.value, paste.value = None, ""

    go.on_click(run)
    pick.observe(forget, names="value")
    pick.observe(run, names="value")
    desk.observe(lambda change: setattr(told, "value", change.new), names="message")
    run()
    return w.VBox([pick, w.HBox([w.Label("", layout=w.Layout(width="9rem")), upload]), paste, w.HBox([day, go]), told])


def summary(desk: Desk) -> str:
    """What is on the desk, and whether its day is known."""
    result = desk.result
    if result is None:
        return ""
    article = result.article
    published = (
        f"published {article.published} ({article.published_from or 'as given'})"
        if article.published
        else ("WHEN WAS IT PUBLISHED? Choose the day and press Analyse: until then words like “Thursday” stay open")
    )
    return f"{article.title or 'Untitled'} · {len(article.text.split()):,} words · {published}"
