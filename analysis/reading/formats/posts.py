"""Posts of X: authors stored separately are joined to their posts, and the posts of a thread become one article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

REPLY = ("in_reply_to_status_id_str", "in_reply_to_status_id", "in_reply_to_id", "in_reply_to_tweet_id")
"""Keys for the id of the post that a post replies to."""
IDS = ("id_str", "id", "tweet_id")
TEXTS = ("full_text", "text", "tweet", "content")
MAX_POSTS = 200
"""Most posts of a thread."""


def with_authors(value: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Response of the X API, {"data": [posts], "includes": {"users": […]}} => its posts, each with its author's name; None for any other value."""
    posts, more = value.get("data"), value.get("includes")
    users = more.get("users") if isinstance(more, dict) else None
    if not (isinstance(posts, list) and isinstance(users, list)):
        return None
    names = {one.get("id"): one.get("username") or one.get("name") for one in users if isinstance(one, dict)}
    return [
        {"author": names.get(one.get("author_id")), **one, **answered(one)} for one in posts if isinstance(one, dict)
    ]


def answered(post: Mapping[str, Any]) -> dict[str, Any]:
    """Id of the post that an API post replies to, under the key that archives use."""
    quoted = [
        one for one in post.get("referenced_tweets") or () if isinstance(one, dict) and one.get("type") == "replied_to"
    ]
    return {REPLY[0]: quoted[0].get("id")} if quoted else {}


def joined_threads(rows: list[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    """Rows => the same with threads joined: replies of an author to her own post are appended to it, and `posts` counts them."""
    ids = {id_: row for row in rows if (id_ := first_cell(row, IDS))}
    after = {
        id(row): ids[reply] for row in rows if (reply := first_cell(row, REPLY)) in ids and same_author(row, ids[reply])
    }
    if not after:
        return rows
    threads: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        threads.setdefault(id(first_post(row, after)), []).append(row)
    return [joined_posts(threads[id(row)]) for row in rows if id(row) in threads]


def first_post(row: dict[str, Any], after: Mapping[int, dict[str, Any]]) -> dict[str, Any]:
    """First post of the thread; for a cycle of replies, the post itself."""
    first = row
    for _ in range(MAX_POSTS):
        if id(first) not in after:
            return first
        first = after[id(first)]
    return row


def joined_posts(posts: list[dict[str, Any]]) -> dict[str, Any]:
    """Posts of a thread in chronological order => one row."""
    if len(posts) == 1:
        return posts[0]
    ordered = sorted(posts, key=lambda one: (len(first_cell(one, IDS)), first_cell(one, IDS)))
    key = next((key for key in TEXTS if ordered[0].get(key)), TEXTS[0])
    return {**ordered[0], key: "\n\n".join(str(one.get(key) or "") for one in ordered), "posts": len(ordered)}


def first_cell(row: Mapping[str, Any], keys: Iterable[str]) -> str:
    return next((str(row[key]) for key in keys if row.get(key) and isinstance(row[key], str | int)), "")


def same_author(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """True if two posts have the same author; posts of an account's own archive, which name none, do."""
    return str(row.get("author")) == str(other.get("author"))
