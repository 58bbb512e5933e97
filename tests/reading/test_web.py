"""Addresses: only where allowed, only public ones, at every redirect, within the limits. No test leaves the machine."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from analysis import CannotRead, read_article
from analysis.reading.limits import Limits
from analysis.reading.reader import read_address
from analysis.reading.web import fetch, is_public

PUBLIC = "93.184.216.34"
PAGE = (
    b"<html><head><meta property='og:title' content='Base handed over'></head><body><article>"
    + b"<p>The army left the base on Thursday, an officer said, and it will not be back soon.</p>" * 4
)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind = self.path.strip("/").split("/")[0]
        if kind == "to":
            self.send_response(302)
            self.send_header("Location", self.path.split("/to/", 1)[1])
            self.end_headers()
            return
        self.send_response(404 if kind == "gone" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if kind in ("gzip", "bomb", "br"):
            self.send_header("Content-Encoding", "br" if kind == "br" else "gzip")
        self.end_headers()
        if kind == "drip":
            for _ in range(200):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
            return
        body = {"gzip": gzip.compress(PAGE), "bomb": gzip.compress(b"a" * 20_000_000), "long": b"a" * 3_000_000}.get(
            kind, PAGE
        )
        self.wfile.write(body)

    def log_message(self, *told: object) -> None:
        pass


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


class Net:
    """A resolver that says what a test wants, and a line to the local server that notes where it was meant to go."""

    def __init__(self, port: int, **names: list[str]) -> None:
        self.port, self.names, self.asked, self.connected = port, names, [], []

    def resolve(self, host: str, port: int) -> list[str]:
        self.asked.append(host)
        told = self.names.get(host.replace(".", "_"), [PUBLIC])
        return [told.pop(0)] if len(told) > 1 else told

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.connected.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetch(self, url: str, **limits: float):  # type: ignore[no-untyped-def]
        return fetch(url, limits=Limits(**({"seconds": 5} | limits)), resolve=self.resolve, connect=self.connect)  # type: ignore[arg-type]


def test_the_network_is_off_unless_allowed() -> None:
    with pytest.raises(CannotRead, match="allow_network=True"):
        read_article("https://news.example/a")


def test_a_page_becomes_an_article(port: int) -> None:
    net = Net(port)
    article = read_address(
        "http://news.example/a b?q=é",
        None,
        True,
        Limits(),
        get=partial(fetch, resolve=net.resolve, connect=net.connect),
    )
    assert (
        "The army left" in article.text
        and article.title == "Base handed over"
        and article.source == "http://news.example/a b?q=é"
    )
    assert net.connected == [PUBLIC]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255",
     "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
     "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "not an address", ""],
)  # fmt: skip
def test_addresses_inside_are_refused(address: str, port: int) -> None:
    assert not is_public(address)
    net = Net(port, news_example=[address])
    with pytest.raises(CannotRead, match="never opened"):
        net.fetch("http://news.example/a")
    assert net.connected == []


@pytest.mark.parametrize("address", [PUBLIC, "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_one_bad_address_of_several_is_enough(port: int) -> None:
    def resolve(host: str, port: int) -> list[str]:
        return [PUBLIC, "127.0.0.1"]

    with pytest.raises(CannotRead, match="never opened"):
        fetch("http://news.example/a", resolve=resolve, connect=Net(port).connect)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]", "2130706433", "0x7f.1"])
def test_the_real_resolver_does_not_lead_inside(host: str) -> None:
    with pytest.raises(CannotRead):
        fetch(f"http://{host}:9/", limits=Limits(seconds=2))


def test_a_redirect_inside_is_refused(port: int) -> None:
    net = Net(port, inside_example=["10.0.0.5"])
    with pytest.raises(CannotRead, match=r"inside\.example is an address inside"):
        net.fetch("http://news.example/to/http://inside.example/secret")
    assert net.connected == [PUBLIC]


def test_a_name_that_changes_its_mind_is_looked_up_once_per_request(port: int) -> None:
    net = Net(port, news_example=[PUBLIC, "127.0.0.1"])
    assert net.fetch("http://news.example/a").data == PAGE
    assert net.asked == ["news.example"] and net.connected == [PUBLIC]
    net = Net(port, news_example=[PUBLIC, "127.0.0.1"])
    with pytest.raises(CannotRead, match="never opened"):
        net.fetch("http://news.example/to/http://news.example/a")


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://news.example/a", "gopher://x", "//user:pw@news.example/", "http://"]
)
def test_a_redirect_to_something_else_is_refused(target: str, port: int) -> None:
    with pytest.raises(CannotRead):
        Net(port).fetch(f"http://news.example/to/{target}")


@pytest.mark.parametrize(
    "url",
    ["http://user:pw@news.example/", "http://news.example:99999/", "http://[::1", "file:///etc/passwd", "http:///x"],
)
def test_odd_addresses(url: str, port: int) -> None:
    net = Net(port)
    with pytest.raises(CannotRead):
        net.fetch(url)
    assert net.connected == []


def test_limits(port: int) -> None:
    net = Net(port)
    with pytest.raises(CannotRead, match="more than 1 MB"):
        net.fetch("http://news.example/long", size=1_000_000)
    with pytest.raises(CannotRead, match="unpacks to more than"):
        net.fetch("http://news.example/bomb", size=1_000_000)
    with pytest.raises(CannotRead, match="compressed as br"):
        net.fetch("http://news.example/br")
    with pytest.raises(CannotRead, match="answers 404"):
        net.fetch("http://news.example/gone")
    with pytest.raises(CannotRead, match="keeps redirecting"):
        net.fetch("http://news.example" + "/to/http://news.example" * 8)
    assert net.fetch("http://news.example/gzip").data == PAGE


def test_a_server_that_drips_is_cut_off(port: int) -> None:
    start = time.monotonic()
    with pytest.raises(CannotRead, match="took too long"):
        Net(port).fetch("http://news.example/drip", seconds=0.6)
    assert time.monotonic() - start < 3


def test_a_host_that_is_not_known(port: int) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror("no such name")

    with pytest.raises(CannotRead, match="cannot be found"):
        fetch("http://nowhere.example/", resolve=resolve)
