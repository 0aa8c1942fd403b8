"""One raw-socket HTTP server on loopback that misbehaves on purpose: one path, one fault. Test code only.

`FaultSite` serves whatever `answers` says: path -> a function from the request's number on that path (0, 1, ...) to
the raw bytes to send, or to an iterator of chunks and pauses (floats, in seconds).
"""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Chunk = bytes | float
Answer = Callable[[int], bytes | Iterable[Chunk]]
RESET = -1.0
"""A chunk that ends the connection with a reset in place of an orderly close."""


@dataclass
class Seen:
    """A request that came in: when (monotonic seconds), its method, path, headers in lower case, and body."""

    at: float
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class FaultSite:
    """Use as a context manager; `host` is what `allow_addresses` needs."""

    answers: dict[str, Answer]
    tls: ssl.SSLContext | None = None
    seen: list[Seen] = field(default_factory=list)

    def __enter__(self) -> FaultSite:
        self._counts: Counter[str] = Counter()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.host = f"127.0.0.1:{self.port}"
        self.url = f"{'https' if self.tls else 'http'}://{self.host}"
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        # Closing alone would leave a thread in accept(), and with it the port open.
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def paths(self) -> list[str]:
        """The paths asked for, without the two that say what may be asked for."""
        return [seen.path for seen in self.seen if seen.path not in ("/robots.txt", "/.well-known/tdmrep.json")]

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            if self.tls is not None:
                try:
                    connection = self.tls.wrap_socket(connection, server_side=True)
                except (OSError, ssl.SSLError):
                    return
            request = read_request(connection)
            if request is None:
                return
            self.seen.append(request)
            path = request.path.partition("?")[0]
            number = self._counts[path]
            self._counts[path] += 1
            answer = self.answers.get(path, lambda _: respond(b"not here", status=404))(number)
            try:
                for chunk in [answer] if isinstance(answer, bytes) else answer:
                    send(connection, chunk)
            except OSError:
                return


def read_request(connection: socket.socket) -> Seen | None:
    data = b""
    while b"\r\n\r\n" not in data:
        more = connection.recv(65536)
        if not more:
            return None
        data += more
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    while len(body) < int(headers.get("content-length", 0)):
        body += connection.recv(65536)
    method, path, _ = first.split(" ", 2)
    return Seen(time.monotonic(), method, path, headers, body)


def send(connection: socket.socket, chunk: Chunk) -> None:
    if isinstance(chunk, bytes):
        connection.sendall(chunk)
    elif chunk == RESET:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    else:
        time.sleep(chunk)


def respond(
    body: bytes, *, status: int = 200, kind: str = "text/plain", length: int | None = None, **headers: str
) -> bytes:
    """A whole response; `length` lies about Content-Length, -1 leaves it out. `Retry_After` becomes Retry-After."""
    lines = [f"HTTP/1.1 {status} Whatever", f"Content-Type: {kind}", "Connection: close"]
    if length != -1:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def always(answer: bytes) -> Answer:
    return lambda _: answer


def respond_json(value: Any, **more: Any) -> bytes:
    return respond(json.dumps(value).encode(), kind="application/json", **more)


def respond_gzip(
    body: bytes, *, kind: str = "application/json", cut: int | None = None, corrupt: bool = False
) -> bytes:
    """A gzip body, whole, cut after `cut` bytes, or with a wrong checksum; its length is that of what is sent."""
    packed = bytearray(gzip.compress(body, mtime=0))
    if corrupt:
        packed[-6] ^= 1
    return respond(bytes(packed[:cut]), kind=kind, Content_Encoding="gzip")


def drip(body: bytes, pause: float) -> Iterator[Chunk]:
    for position in range(len(body)):
        yield body[position : position + 1]
        yield pause
