"""Serves the site on localhost as a static host would: compressed, cached for ten minutes, with its own 404 page."""

import http.server
import mimetypes
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

COPIES = {"br": "br", "gz": "gzip"}  # the encoding of a compressed copy, by its ending


@dataclass
class Host:
    """The state of the server: its address, its files by encoding, the encodings it offers and what it has sent."""

    files: dict[str, dict[str, bytes]]
    encodings: tuple[str, ...] = ("br", "gzip")
    sent: list[tuple[str, int]] = field(default_factory=list)
    address: str = ""

    def answer(self, path: str, accepted: str) -> tuple[int, str, bytes, str]:
        """The status, encoding, body and media type for a request."""
        name = path.split("?")[0].lstrip("/") or "index.html"
        status = 200 if name in self.files else 404
        name = name if status == 200 else "404.html"
        bodies = self.files.get(name, {"": b"Not found"})
        encoding = next((name for name in self.encodings if name in accepted and name in bodies), "")
        return status, encoding, bodies[encoding], mimetypes.guess_type(name)[0] or "application/octet-stream"


class Server(http.server.ThreadingHTTPServer):
    """A threaded server that stays silent when a browser closes the connection early."""

    def handle_error(self, request, client_address) -> None:
        """Prints the error, unless the browser closed the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: Path):
    """Serves `site` until the block ends."""
    host = Host(load(site))
    server = Server(("127.0.0.1", 0), handler(host))
    host.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()


def load(site: Path) -> dict[str, dict[str, bytes]]:
    """Each file of the site by encoding, with the compressed copies that the build made."""
    contents = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    files: dict[str, dict[str, bytes]] = {}
    for name, content in contents.items():
        stem, _, ending = name.rpartition(".")
        is_copy = ending in COPIES and stem in contents
        files.setdefault(stem if is_copy else name, {})[COPIES[ending] if is_copy else ""] = content
    return files


def handler(host: Host) -> type:
    """A request handler class that answers from `host`."""

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            status, encoding, body, kind = host.answer(self.path, self.headers.get("Accept-Encoding", ""))
            self.send_response(status)
            charset = "; charset=utf-8" if kind.startswith("text/") else ""
            for name, value in {
                "Content-Type": kind + charset,
                "Content-Length": str(len(body)),
                "Cache-Control": "max-age=600",
                "Vary": "Accept-Encoding",
                **({"Content-Encoding": encoding} if encoding else {}),
            }.items():
                self.send_header(name, value)
            host.sent.append((self.path, len(body) + sum(map(len, self._headers_buffer)) + 2))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler
