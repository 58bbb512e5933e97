"""A room imports lower floors only, and never a neighbour on its own floor."""

import ast
import re
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from analysis.language.lexicons import rows as lexicon_rows

PACKAGE = Path(__file__).parent.parent / "analysis"
FLOORS = {
    "article": 0, "tables": 0, "collector": 0, "storage": 0.25, "filenames": 0.5, "reading": 0.5, "language": 1, "extract": 2, "link": 3, "timex_text": 1, "catalogue": 3.5, "result": 4, "pipeline": 4.5,
    "review": 4.5, "explanations": 4.5, "profiles": 4.6, "compare": 4.6, "quality": 5, "training": 5.5, "corpus": 5, "check": 5.3, "charts": 6, "export": 6.5, "explorer": 7, "workbook": 7.5, "front_door": 7.5,
    "__main__": 8, "__init__": 9,
}  # fmt: skip
ROOMS_WITH_NEIGHBOURS = {"language", "link", "reading", "charts", "export", "explorer"}
"""Rooms whose files may use each other; the finders of `extract` may not, and a chart or an export is on its own but for style."""


def imports(path: Path) -> list[str]:
    """Modules of the package that a file imports: ["analysis.language", …]."""
    tree = ast.parse(path.read_text("utf-8"))
    found = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    found += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return [name for name in found if name.split(".")[0] == "analysis"]


def room(parts: tuple[str, ...]) -> str:
    return parts[0].removesuffix(".py")


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    here = room(parts)
    for name in imports(path):
        target = name.split(".")[1:] or ["__init__"]
        if target[0] == here:
            same_noun = len(parts) > 2 and len(target) > 1 and target[1] == parts[1]
            assert here in ROOMS_WITH_NEIGHBOURS or same_noun or here not in {"extract"}, (
                f"{name}: a finder knows no neighbour"
            )
        else:
            assert FLOORS[target[0]] < FLOORS[here], f"{here} (floor {FLOORS[here]}) imports {name}"


LINK_ORDER = ("attributive", "actors", "network", "relations", "claims", "events", "measures", "discrepancies")
"""Rooms of `link`, in the order of the pipeline; each may use the row classes and functions of earlier ones only."""


def link_imports(path: Path) -> list[str]:
    """Rooms of `link` that a file of it imports, its own left out."""
    own = room(path.relative_to(PACKAGE / "link").parts)
    found = [name.split(".")[2] for name in imports(path) if name.startswith("analysis.link.")]
    return [name for name in found if name != own]


@pytest.mark.parametrize("path", sorted((PACKAGE / "link").rglob("*.py")), ids=lambda path: path.stem)
def test_link_uses_what_comes_earlier(path: Path) -> None:
    own = room(path.relative_to(PACKAGE / "link").parts)
    for name in link_imports(path):
        assert LINK_ORDER.index(name) < LINK_ORDER.index(own), f"link/{own} imports link/{name}"


def test_every_room_of_link_has_its_place() -> None:
    assert {room(path.relative_to(PACKAGE / "link").parts) for path in (PACKAGE / "link").rglob("*.py")} <= {
        "__init__",
        *LINK_ORDER,
    }


LEXICON_FLOORS = {
    "language": 1,
    "names": 1,
    "mentions": 2,
    "dates": 2,
    "figures": 2,
    "quotes": 2,
    "actors": 3,
    "events": 3,
    "check": 5.3,
}
LEXICON_NAME = re.compile(rf"({'|'.join(LEXICON_FLOORS)})/[a-z_]+")
LEXICONS_READ_FROM_BELOW = {("language/clauses/vocabulary.py", "quotes/verbs")}
"""The verbs that take a clause are those of saying, and are listed once."""


def lexicons_read(path: Path) -> set[str]:
    """Lexicons that a file names: {"figures/units", …}."""
    strings = (node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant))
    return {value for value in strings if isinstance(value, str) and LEXICON_NAME.fullmatch(value)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_lexicons_are_read_from_their_floor_or_above(path: Path) -> None:
    parts = path.relative_to(PACKAGE).parts
    for name in lexicons_read(path):
        lexicon = name.split("/")[0]
        if (path.relative_to(PACKAGE).as_posix(), name) in LEXICONS_READ_FROM_BELOW:
            continue
        assert LEXICON_FLOORS[lexicon] <= FLOORS[room(parts)], f"{'/'.join(parts)} reads {name}"
        neighbour = parts[0] == "extract" and LEXICON_FLOORS[lexicon] == FLOORS["extract"]
        assert not neighbour or lexicon == parts[1], f"{'/'.join(parts)} reads its neighbour's {name}"


def test_every_room_has_a_floor() -> None:
    assert {room(path.relative_to(PACKAGE).parts) for path in FILES} <= FLOORS.keys()


def test_whatever_is_no_python_goes_into_the_wheel_too() -> None:
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))
    patterns = [one.removeprefix("**/") for one in settings["tool"]["setuptools"]["package-data"]["analysis"]]
    kept = (path for path in PACKAGE.rglob("*") if path.is_file() and not {"__pycache__", "training"} & set(path.parts))
    assert not [path for path in kept if path.suffix != ".py" and not any(fnmatch(path.name, one) for one in patterns)]


# ------------------------------------------------------------------------------------------- counts that may only go down
MOST_SHARED_NAMES, MOST_WORD_COLLECTIONS = 0, 75
"""Names of functions that several files define at module level (methods do not count; analysis/training does not either), and
collections of words in Python. Lower both when some are gone."""
WORDS_OF_A_COLLECTION = 3
ALLOWED_NAMES = {"main", "__getattr__"}


def trees() -> list[ast.Module]:
    return [ast.parse(path.read_text("utf-8")) for path in FILES if "training" not in path.parts]


def shared_names() -> list[str]:
    """Names of module-level functions that are defined in several files of the package."""
    defined: dict[str, int] = {}
    for tree in trees():
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        for name in functions - ALLOWED_NAMES:
            defined[name] = defined.get(name, 0) + 1
    return sorted(name for name, files in defined.items() if files > 1)


def word_collections() -> int:
    """Tuples, lists and sets of three or more strings of lower-case letters: words that belong into a lexicon."""
    collections = (
        node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Tuple | ast.List | ast.Set)
    )
    return sum(is_words(node.elts) for node in collections)


def is_words(elements: list[ast.expr]) -> bool:
    words = [one.value for one in elements if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    return len(words) == len(elements) >= WORDS_OF_A_COLLECTION and all(
        one.isalpha() and one.islower() for one in words
    )


def test_no_more_names_are_shared() -> None:
    assert len(shared_names()) <= MOST_SHARED_NAMES, shared_names()


def test_no_more_words_stand_in_python() -> None:
    assert word_collections() <= MOST_WORD_COLLECTIONS


# ------------------------------------------------------------------------------------------- explanations do not steer
def is_rule(node: ast.expr) -> bool:
    """True for `row.rule`, `rule` and `row["rule"]`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "rule"
    return (isinstance(node, ast.Attribute) and node.attr == "rule") or (
        isinstance(node, ast.Name) and node.id == "rule"
    )


def is_named(node: ast.expr) -> bool:
    """True for a constant or a collection of constants, written out or under a name in capitals; not for "" and None."""
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value != ""
    return isinstance(node, ast.Tuple | ast.List | ast.Set) or (isinstance(node, ast.Name) and node.id.isupper())


def branches_on_rules(tree: ast.Module) -> list[int]:
    """Lines that compare the rule of a row with a name, or look something up by it in a table of constants."""
    compared = (
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(map(is_rule, (node.left, *node.comparators)))
        and any(map(is_named, (node.left, *node.comparators)))
    )
    looked_up = (
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and is_named(node.value) and is_rule(node.slice)
    )
    return sorted([*compared, *looked_up])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("x = row.rule == 'dated_clause'", [1]),
        ("x = row.rule in ('a', 'b')", [1]),
        ("x = rule not in SPOKEN", [1]),
        ("x = row['rule'] != 'a'", [1]),
        ("x = BESIDE[one.rule]", [1]),
        ("x = row.rule == other.rule", []),
        ("x = row.kind == 'age'", []),
        ("x = not row.rule", []),
    ],
)
def test_a_branch_on_the_name_of_a_rule_is_seen(line: str, expected: list[int]) -> None:
    assert branches_on_rules(ast.parse(line)) == expected


SENTENCE_ENDS = "language/sentences.py"
"""There a rule is why a sentence ends where it does, and a paragraph is one of the reasons."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_decision_depends_on_the_name_of_a_rule(path: Path) -> None:
    """What a decision depends on is a field or an enum of its own, so that a rule can be renamed or split without changing what is found."""
    name = path.relative_to(PACKAGE).as_posix()
    if name != SENTENCE_ENDS and not name.startswith("training/"):
        assert branches_on_rules(ast.parse(path.read_text("utf-8"))) == []


# ------------------------------------------------------------------------------------------- what CONTRIBUTING.md says
MAX_FUNCTION_LINES, MAX_FILE_LINES, MOST_LONG_FILES = 40, 400, 0
PICTURE = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")


def function_lines() -> list[int]:
    """Lines of each function of the package, the shortest first."""
    functions = (node for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return sorted((node.end_lineno or node.lineno) - node.lineno + 1 for node in functions)


def test_functions_are_short() -> None:
    lines = function_lines()
    assert lines[len(lines) // 2] <= 6
    assert lines[len(lines) * 9 // 10] <= 20
    assert lines[-1] <= MAX_FUNCTION_LINES


def test_no_more_files_are_long() -> None:
    long = [path.name for path in FILES if len(path.read_text("utf-8").splitlines()) > MAX_FILE_LINES]
    assert len(long) <= MOST_LONG_FILES, long


def test_the_picture_names_every_room() -> None:
    rooms = [f"analysis/{path.name}/" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()]
    inner = [f"`{path.name}`" for path in (PACKAGE / "extract").iterdir() if (path / "__init__.py").exists()]
    assert [name for name in (*rooms, *inner, *(f"`{name}`" for name in LINK_ORDER)) if name not in PICTURE] == []


def test_paths_in_the_picture_exist() -> None:
    paths = set(re.findall(r"`((?:analysis|tests)/[\w/.]+)`", PICTURE))
    assert sorted(path for path in paths if not (PACKAGE.parent / path).exists()) == []


def test_commands_in_the_picture_are_targets() -> None:
    makefile = (PACKAGE.parent / "Makefile").read_text("utf-8")
    targets = {name for line in re.findall(r"^([a-z ]+):", makefile, re.M) for name in line.split()}
    assert set(re.findall(r"`make ([a-z]+)", PICTURE)) <= targets


@pytest.mark.parametrize("room", ["figures", "mentions", "quotes", "events", "actors", "check"])
def test_every_class_of_words_is_asked_for(room: str) -> None:
    asked = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    built = ("_suffix",)  # asked for with a name that is put together
    classes = {row["class"] for row in lexicon_rows(f"{room}/words")}
    assert sorted(name for name in classes - asked if not name.endswith(built)) == []
