"""A bad network between an agent and its project."""

from __future__ import annotations

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from postgrest import AsyncPostgrestClient

Connected = Callable[[], AbstractAsyncContextManager[AsyncPostgrestClient]]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Proxy

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        function = urlsplit(self.path).path.rsplit("/", 1)[-1]
        self.server.requests.append(function)
        began = time.monotonic()
        while time.monotonic() - began < self.server.delay:
            time.sleep(0.01)
        if self.server.is_away:
            self.hang_up()
            return
        upstream = http.client.HTTPConnection(self.server.upstream, timeout=30)
        upstream.request(self.command, self.path, body or None, dict(self.headers.items()))
        response = upstream.getresponse()
        answer = response.read()
        upstream.close()
        if response.status < 300 and function in self.server.lost_answers:
            self.server.lost_answers.remove(function)
            self.hang_up()
            return
        self.send_response(response.status)
        self.send_header("Content-Type", response.getheader("Content-Type", ""))
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_DELETE = do_PATCH = do_POST = do_GET

    def hang_up(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: object) -> None:
        pass


class Proxy(ThreadingHTTPServer):
    """Passes requests on; ``lost_answers`` are done by the server and never heard of."""

    daemon_threads = True

    def __init__(self, url: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream = urlsplit(url).netloc
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.requests: list[str] = []
        self.lost_answers: list[str] = []
        self.delay = 0.0
        self.is_away = False

    def handle_error(self, *_: object) -> None:
        pass  # a client that has gone

    @contextmanager
    def running(self) -> Iterator[Proxy]:
        thread = threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            self.server_close()
            thread.join()
