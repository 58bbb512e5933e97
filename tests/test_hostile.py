"""Whatever is thrown at it, `analyse` gives tables whose offsets hold. (How long it takes: tests/bench/hostile.py.)"""

import pytest

from analysis import Article, analyse
from tests.hostile import HOSTILE
from tests.test_pipeline import check


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "lone surrogates"])
def test_it_gives_tables(name: str) -> None:
    check(analyse(Article(HOSTILE[name](4000))))


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(ValueError, match=r"half a character.*repair it"):
        Article(HOSTILE["lone surrogates"](70))
