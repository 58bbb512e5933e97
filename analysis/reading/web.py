"""Web address => the bytes that its server sends, if the analyst allowed it; never from an address inside the local network.

Each host name is looked up once, all of its IP addresses must be public, and the connection goes to the address that was checked, so that a second
look-up cannot return a different one (DNS rebinding). The same holds for every redirect. The system's proxies are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from analysis.reading.errors import CannotRead
from analysis.reading.limits import LIMITS, Limits
from analysis.reading.unpack import gunzip

Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]
HEADERS = {
    "User-Agent": "analyst-workbook",
    "Accept": "text/html, application/pdf, text/plain;q=0.8",
    "Accept-Encoding": "identity",
}
REDIRECTS = {301, 302, 303, 307, 308}
CHUNK = 65_536
PORTS = (80, 443, 8080, 8443)
"""Ports that web servers use; other ports belong to other services."""
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Prefix under which networks without IPv4 reach public IPv4 addresses (RFC 6052)."""
SPECIAL_IPV4 = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24")))
"""Addresses reserved for protocols, some of which Python versions count as public, and relays of 6to4."""
GLOBAL_IPV6 = ipaddress.ip_network("2000::/3")
SPECIAL_IPV6 = tuple(map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20")))
"""Teredo and other protocols, documentation, 6to4, the former test network, documentation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Response of a server: bytes, final address, content type ("text/html") and charset."""

    data: bytes
    address: str
    type: str
    charset: str | None


def look_up(host: str, port: int) -> list[str]:
    """Host and port => IP addresses, each once."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def connect(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


def fetch(url: str, *, limits: Limits = LIMITS, resolve: Resolve = look_up, connect: Connect = connect) -> Answer:
    """http(s) address => Answer. Raises CannotRead with one sentence if the address is not allowed or the server does not answer."""
    end = monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        parts = checked(url)
        try:
            target = visit(parts, end, limits, resolve, connect)
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise CannotRead(
                f"{short_url(url)} cannot be read ({reason(problem, end)}): save the page in a browser and choose the file."
            ) from None
        if isinstance(target, Answer):
            return target
        url = urljoin(url, target)
    raise CannotRead(
        f"{short_url(url)} keeps redirecting to other addresses: save the page in a browser and choose the file."
    )


def checked(url: str) -> SplitResult:
    """Web address => its parts. Raises CannotRead unless it is http(s) and without a password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise CannotRead(f"{short_url(url)} is not an address: copy it from the browser again.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CannotRead(f"{short_url(url)} is not the address of a web page: it must begin with http:// or https://.")
    if port is not None and port not in PORTS:
        raise CannotRead(
            f"{parts.hostname}: port {port} is not one that web pages use; save the page in a browser and choose the file."
        )
    if parts.username or parts.password:
        raise CannotRead(
            f"{parts.hostname}: an address with a password in it is not opened; save the page in a browser and choose the file."
        )
    return parts


def visit(parts: SplitResult, end: float, limits: Limits, resolve: Resolve, connect: Connect) -> Answer | str:
    """One request => Answer, or the address it redirects to. A timer closes the connection at `end`, however slowly data arrives."""
    host, port = str(parts.hostname), parts.port or (443 if parts.scheme == "https" else 80)
    lines = [connect(public_address(host, port, resolve), port, left(end))]
    timer = threading.Timer(left(end), shut_connection, [lines])
    timer.daemon = True
    timer.start()
    try:
        if parts.scheme == "https":
            lines.append(
                ssl.create_default_context().wrap_socket(lines[0], server_hostname=host, do_handshake_on_connect=False)
            )
            lines[-1].do_handshake()  # type: ignore[attr-defined]
        request = http.client.HTTPConnection(host, port)
        request.sock = lines[-1]
        request.request(
            "GET", quote_path((parts.path or "/") + (f"?{parts.query}" if parts.query else "")), headers=HEADERS
        )
        return answer(request.getresponse(), parts.geturl(), end, limits)
    finally:
        timer.cancel()
        lines[-1].close()


def quote_path(path: str) -> str:
    """ "/a b?q=é" => "/a%20b?q=%C3%A9"; what is percent-encoded already stays."""
    return quote(path, safe="/?&=%:;,+@!$'()*~#")


def public_address(host: str, port: int, resolve: Resolve) -> str:
    """First IP address of the host. Raises CannotRead unless all of them are public."""
    try:
        found = list(resolve(host.rstrip("."), port))
    except (OSError, UnicodeError):
        raise CannotRead(f"The address {host} cannot be found: check it, and the connection.") from None
    if not found or not all(map(is_public, found)):
        raise CannotRead(
            f"{host} is an address inside this network or machine, and such addresses are never opened: save the page and choose the file."
        )
    return found[0]


def is_public(address: str) -> bool:
    """True for an address routed on the public internet ("93.184.216.34"); False for private addresses, and for those that embed or tunnel another address."""
    try:
        ip = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return ip.is_global and not ip.is_multicast and not any(ip in net for net in SPECIAL_IPV4)
    if ip in NAT64:
        return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
    return ip in GLOBAL_IPV6 and ip.is_global and not any(ip in net for net in SPECIAL_IPV6)


def answer(response: http.client.HTTPResponse, url: str, end: float, limits: Limits) -> Answer | str:
    if response.status in REDIRECTS and response.headers.get("Location"):
        return str(response.headers["Location"])
    if response.status != 200:
        raise CannotRead(
            f"{short_url(url)} answers {response.status} {response.reason}: open it in a browser, save the page and choose the file."
        )
    data = body(response, end, limits, url)
    return Answer(data, url, response.headers.get_content_type(), response.headers.get_content_charset())


def body(response: http.client.HTTPResponse, end: float, limits: Limits, url: str) -> bytes:
    """Content of a response within the size limit, also once it is unpacked if the server compressed it unasked."""
    data = b""
    while piece := response.read(CHUNK):
        data += piece
        if len(data) > limits.size:
            raise CannotRead(
                f"{short_url(url)} sends more than {limits.size // 10**6} MB: save the article as a file of its own."
            )
        left(end)
    if response.length:
        raise CannotRead(
            f"{short_url(url)} arrived incomplete: try again, or save the page in a browser and choose the file."
        )
    coding = response.headers.get("Content-Encoding", "identity").lower()
    if coding not in ("identity", "gzip"):
        raise ValueError(f"it is compressed as {coding}")
    return gunzip(data, short_url(url), limits.size) if coding == "gzip" else data


def left(end: float) -> float:
    seconds = end - monotonic()
    if seconds <= 0:
        raise TimeoutError("it took too long")
    return seconds


def shut_connection(lines: list[socket.socket]) -> None:
    with suppress(OSError):
        lines[-1].shutdown(socket.SHUT_RDWR)


def reason(problem: Exception, end: float) -> str:
    if monotonic() >= end or isinstance(problem, TimeoutError):
        return "it took too long"
    return (
        "its certificate is not valid" if isinstance(problem, ssl.SSLError) else str(problem) or type(problem).__name__
    )


def short_url(url: str) -> str:
    return url if len(url) <= 100 else f"{url[:99]}…"
