"""Article text in the scripts of a page, which the page shows only when a browser runs them: in JSON-LD, or in the JSON state of the page."""

from __future__ import annotations

from typing import Any

from analysis.reading.formats.fragments import as_text
from analysis.reading.html_metadata import MAX_DEPTH, MAX_SCRIPTS, linked_articles, many, parsed
from analysis.reading.names import names_of

STATES = "//script[@type='application/json' or @id='__NEXT_DATA__']"
BODIES = frozenset(names_of("bodies in a page’s state"))
"""Keys under which the JSON state of a page holds its text."""
SHORTEST, MAX_VALUES = 200, 20_000


def text_in_scripts(tree: Any) -> str:
    """Tree of a page => text with empty lines between paragraphs, or ""."""
    linked = [str(one.get("articleBody") or "") for one in linked_articles(tree)]
    found = [text for text in map(as_text, linked) if len(text) >= SHORTEST]
    if not found:
        states = (parsed(one.text_content() or "") for one in tree.xpath(STATES)[:MAX_SCRIPTS])
        found = [text for state in states for text in bodies(state) if len(text) >= SHORTEST]
    lines = max(found, key=len, default="").split("\n")
    return "\n\n".join(" ".join(line.split()) for line in lines if line.strip())


def bodies(state: Any) -> list[str]:
    """Texts in the objects of a page's state whose keys name an article body."""
    found, level, seen = list[str](), [state], 0
    for _ in range(2 * MAX_DEPTH):
        pairs = [(key, value) for one in level if isinstance(one, dict) for key, value in one.items()]
        found += [text for key, value in pairs if key in BODIES and (text := joined_text(value))]
        level = [value for _, value in pairs] + [value for one in level if isinstance(one, list) for value in one]
        level = [value for value in level if isinstance(value, dict | list)]
        seen += len(level)
        if seen > MAX_VALUES:
            break
    return found


def joined_text(value: Any) -> str:
    """Text, or list of paragraphs (texts, or objects that contain one) => text."""
    if isinstance(value, str):
        return as_text(value)
    pieces = [one if isinstance(one, str) else own_text(one) for one in many(value) if isinstance(one, str | dict)]
    return "\n\n".join(as_text(one) for one in pieces if one.strip())


def own_text(value: dict[str, Any]) -> str:
    return next((one for key in names_of("text in a block") if isinstance(one := value.get(key), str)), "")
