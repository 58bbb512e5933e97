"""Reading, analysing, drawing and writing need no network."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.offline import NO_NLTK_DATA

ROOT = Path(__file__).parent.parent
WHOLE_WAY = """
import sys
def refuse(event, arguments):
    if event.startswith(("socket.", "urllib.")) and event not in ("socket.__new__", "socket.gethostname"):
        raise PermissionError(event)
sys.addaudithook(refuse)
from analysis import analyse, read_article
from analysis.export import write_report
result = analyse(read_article(sys.argv[1]))
write_report(result, sys.argv[2])
assert len(result.quotes) and len(result.actors) and len(result.events)
words = result.nltk
assert words.text.concordance_list("the") and words.text.collocation_list() and words.frequency
assert words.tagged_sentences() and words.dependencies(1).tree() and words.chunks(1)
"""


@pytest.mark.parametrize(
    "seed", ["us-led-coalition-transfers-second-military-base.txt", "harbour-bridge-shut-after-cracks-found.html"]
)
def test_the_whole_way_without_a_socket_and_without_data_of_nltk(seed: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", NO_NLTK_DATA + WHOLE_WAY, str(ROOT / "seeds" / seed), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.rglob("report.html"))


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443)])
def test_the_tests_themselves_are_cut_off(address: tuple[str, int]) -> None:
    with pytest.raises(PermissionError, match="network is off"):
        socket.create_connection(address, timeout=1)
