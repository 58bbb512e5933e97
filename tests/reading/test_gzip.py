"""gzip: in pieces, cut off, damaged, with filling behind, and as a bomb."""

import gzip
import time

import pytest

from analysis.reading import CannotRead
from analysis.reading.unpack import gunzip

TEXT = b"The ferry to Skerry was cancelled on Monday. " * 20
PIECE = gzip.compress(TEXT)


@pytest.mark.parametrize(
    ("data", "plain"),
    [
        pytest.param(PIECE, TEXT, id="one piece"),
        pytest.param(PIECE * 3, TEXT * 3, id="three pieces"),
        pytest.param(PIECE + b"\0" * 40, TEXT, id="zeros behind it"),
        pytest.param(PIECE + b"filling", TEXT, id="other bytes behind it"),
    ],
)
def test_whole_files_are_unpacked(data: bytes, plain: bytes) -> None:
    assert gunzip(data, "a.gz", 10_000) == plain


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(PIECE[:-4], "incomplete", id="cut in the end"),
        pytest.param(PIECE[:30], "incomplete", id="cut in the middle"),
        pytest.param(PIECE + PIECE[:40], "incomplete", id="second piece cut"),
        pytest.param(PIECE[:20] + b"\xff\xff" + PIECE[22:], "damaged", id="bytes changed"),
        pytest.param(PIECE[:-8] + b"\0\0\0\0" + PIECE[-4:], "damaged", id="another checksum"),
        pytest.param(b"\x1f\x8bno", "damaged|incomplete", id="two bytes of a head"),
        pytest.param(gzip.compress(b"a" * 50_000), "unpacks to more", id="more than allowed"),
    ],
)
def test_others_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(CannotRead, match=reason):
        gunzip(data, "a.gz", 10_000)


def test_many_pieces_take_linear_time() -> None:
    spent = []
    for count in (2_000, 20_000):
        began = time.process_time()
        assert len(gunzip(PIECE * count, "a.gz", 10**9)) == count * len(TEXT)
        spent.append(time.process_time() - began)
    assert spent[1] < 20 * spent[0] + 1
