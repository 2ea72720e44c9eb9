"""What stands before PostgREST on Supabase: ``/rest/v1`` and the API keys.

An opaque key (``sb_…``) becomes the token of its role, a legacy key is a token already,
and an ``Authorization`` header of the caller's own wins over both.
"""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

PREFIX = "/rest/v1"
NOT_FORWARDED = {"apikey", "authorization", "connection", "content-length", "host"}
NOT_RETURNED = {"connection", "content-length", "transfer-encoding"}


class Handler(BaseHTTPRequestHandler):
    """Passes one request on to PostgREST."""

    protocol_version = "HTTP/1.1"
    server: Gateway

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        if not (parts.path + "/").startswith(PREFIX + "/"):
            return self.answer(404, b'{"message": "no Route matched with those values"}')
        key = self.headers.get("apikey") or parse_qs(parts.query).get("apikey", [""])[0]
        if not key:
            return self.answer(401, b'{"message": "No API key found in request"}')
        token = self.server.keys.get(key, key)
        if token.startswith("sb_"):
            return self.answer(401, b'{"message": "Invalid API key"}')
        bearer = self.headers.get("Authorization", "").removeprefix("Bearer ").strip()
        if bearer and bearer != key:
            token = bearer

        headers = {k: v for k, v in self.headers.items() if k.lower() not in NOT_FORWARDED}
        headers["Authorization"] = f"Bearer {token}"
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.rest_port, timeout=60)
        try:
            upstream.request(
                self.command, self.path.removeprefix(PREFIX) or "/", body or None, headers
            )
            response = upstream.getresponse()
            return self.answer(response.status, response.read(), response.getheaders())
        except OSError:
            return self.answer(503, b'{"message": "name resolution failed"}')
        finally:
            upstream.close()

    def do_OPTIONS(self) -> None:
        """Answer the preflight of a browser, which carries no key."""
        asked = self.headers.get("Access-Control-Request-Headers", "")
        self.answer(200, b"", [
            ("Access-Control-Allow-Origin", "*"),
            ("Access-Control-Allow-Methods", "GET, POST, PATCH, PUT, DELETE"),
            ("Access-Control-Allow-Headers", asked),
        ])  # fmt: skip

    do_DELETE = do_HEAD = do_PATCH = do_POST = do_PUT = do_GET

    def answer(self, status: int, body: bytes, headers: list[tuple[str, str]] = []) -> None:  # noqa: B006
        self.send_response(status)
        for name, value in headers or [("Content-Type", "application/json")]:
            if name.lower() not in NOT_RETURNED:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Gateway(ThreadingHTTPServer):
    """The gateway of one PostgREST, on a free port of the loopback."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, rest_port: int, keys: dict[str, str]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.rest_port = rest_port
        self.keys = keys

    @contextmanager
    def running(self) -> Iterator[str]:
        """Serve while the block runs; yields the URL for ``create_client``."""
        thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{self.server_port}"
        finally:
            self.shutdown()
            self.server_close()
            thread.join()
