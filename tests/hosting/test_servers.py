"""The real servers send what their files promise, both at the root of a host and in a folder."""

import http.client
import tempfile
import urllib.parse
from pathlib import Path

import pytest
from publish.compress import compress

from .servers import SERVERS

pytestmark = pytest.mark.slow

FOREVER = "public, max-age=31536000, immutable"
LONG = "\n".join(f"A sentence that is worth compressing, number {number}." for number in range(200))
SITE = {  # each file with its media type, where we set one, and its text
    "index.html": ("text/html", f"<!DOCTYPE html><title>Home</title>{LONG}"),
    "index.md": ("text/markdown", f"# Home\n\n{LONG}"),
    "404.html": ("text/html", f"<!DOCTYPE html><title>Nothing here</title>{LONG}"),
    "concepts/index.html": ("text/html", f"<!DOCTYPE html><title>Concepts</title>{LONG}"),
    "concepts/decoding.html": ("text/html", f"<!DOCTYPE html><title>Decoding – einfach</title>{LONG}"),
    "concepts/decoding.md": ("text/markdown", f"# Decoding – einfach\n\n{LONG}"),
    "concepts/old.html": ("text/html", "<!DOCTYPE html><title>Moved</title>"),
    "assets/guide-0123456789.css": ("text/css", "a { color: red }\n" * 200),
    "assets/guide-0123456789.js": ("text/javascript", "let a = 1;\n" * 200),
    "assets/figures/map.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg">' + "<g/>" * 200 + "</svg>"),
    "data/claims.csv": ("text/csv", "id,claim\r\n" + "a,b\r\n" * 200),
    "data/claims.json": ("application/json", '{"a": "' + "b" * 900 + '"}'),
    "data/sources.yml": (None, "a: b\n" * 200),
    "llms.txt": ("text/plain", f"# Guide\n\n{LONG}"),
    "site.webmanifest": ("application/manifest+json", '{"a": "' + "b" * 900 + '"}'),
}
TYPES, FILES = ({name: both[at] for name, both in SITE.items()} for at in (0, 1))


class Host:
    """A server with the site; each request uses a new connection."""

    def __init__(self, address: str, folder: str):
        self.place, self.folder = urllib.parse.urlsplit(address), folder

    def get(self, name: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """The status, the headers with lower-case names, and the body; repeated headers are joined by commas."""
        connection = http.client.HTTPConnection(self.place.hostname, self.place.port, timeout=10)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request("GET", f"{self.folder}/{name}", headers={"Accept-Encoding": "identity", **named})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        names = {key.lower() for key, _ in answer.getheaders()}
        return answer.status, {key: ", ".join(answer.headers.get_all(key)) for key in names}, body


@pytest.fixture(scope="module", params=["", "/guide"], ids=["at the root", "in a folder"])
def folder(request) -> str:
    return request.param


@pytest.fixture(scope="module", params=list(SERVERS))
def host(request, folder, tmp_path_factory):
    """A running server with a small site and its compressed copies."""
    root, work = tmp_path_factory.mktemp("www"), tmp_path_factory.mktemp("server")
    place = root / folder.strip("/")
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8", newline="")
    compress(place)
    let_everybody_read(root)
    with SERVERS[request.param](root, folder, work) as address:
        yield Host(address, folder)


def let_everybody_read(root: Path) -> None:
    """Lets every user read the site, since servers may run as another user and pytest's folders are private."""
    base = Path(tempfile.gettempdir())
    for place in (root, *(parent for parent in root.parents if parent.is_relative_to(base) and parent != base)):
        place.chmod(0o755)


def parts(value: str) -> set[str]:
    return {part.strip().lower() for part in value.split(",") if part.strip()}


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_sent_unchanged(host, name):
    """Without Accept-Encoding, a client gets the file's own bytes, its media type and no encoding."""
    status, headers, body = host.get(name)
    assert (status, body) == (200, FILES[name].encode())
    assert "content-encoding" not in headers
    kind, _, charset = headers["content-type"].partition(";")
    assert kind == TYPES[name] or TYPES[name] is None
    assert charset.strip().lower() == "charset=utf-8" or not kind.startswith("text/") or kind == "text/csv"


@pytest.mark.parametrize(("accepted", "encoding"), [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br")])
def test_the_compressed_copies_are_sent(host, accepted, encoding):
    """They are smaller, have the media type of the original, and vary by Accept-Encoding."""
    for name in ("concepts/decoding.html", "assets/guide-0123456789.css", "data/claims.json", "llms.txt"):
        status, headers, body = host.get(name, Accept_Encoding=accepted)
        assert (status, headers.get("content-encoding")) == (200, encoding), name
        assert len(body) < len(FILES[name]) / 4
        assert headers["content-type"].startswith(TYPES[name]), name
        assert "content-language" not in headers, name
        assert "accept-encoding" in parts(headers["vary"]), name


def test_hashed_files_are_cached_and_others_revalidated(host):
    """This holds for compressed copies, too; a browser that revalidates an unchanged file gets 304."""
    for accepted in ("identity", "gzip", "br"):
        for name in FILES:
            _, headers, _ = host.get(name, Accept_Encoding=accepted)
            assert headers["cache-control"] == (FOREVER if "guide-" in name else "no-cache"), name
            again, _, body = host.get(name, Accept_Encoding=accepted, If_None_Match=headers["etag"])
            assert (again, body) == (304, b""), name


def test_unknown_addresses_get_the_404_page(host):
    """It has status 404, works at any depth and compressed, and is revalidated each time."""
    for name in ("no/such/page.html", "nothing", "concepts/decoding.htm"):
        status, headers, body = host.get(name)
        assert (status, body) == (404, FILES["404.html"].encode()), name
        assert headers["cache-control"] == "no-cache"
        assert headers["content-type"].lower().replace(" ", "") == "text/html;charset=utf-8"


def test_every_answer_carries_the_policy(host):
    """The header occurs exactly once, on pages, files, compressed copies and the 404 page."""
    for name in ("", "concepts/decoding.html", "assets/guide-0123456789.js", "nothing"):
        for accepted in ("identity", "br"):
            _, headers, _ = host.get(name, Accept_Encoding=accepted)
            assert headers["content-security-policy"].count("default-src 'none'") == 1, name
            assert headers["content-security-policy"].endswith("frame-ancestors 'none'"), name
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["referrer-policy"] == "no-referrer"
            assert headers["permissions-policy"].startswith("camera=()")
            assert headers["strict-transport-security"] == "max-age=31536000"


WOULD_RATHER_HAVE_MARKDOWN = (
    "text/markdown, text/html;q=0.9, */*;q=0.1",
    "text/markdown, text/html, */*",
    "text/markdown",
    "text/markdown;q=0.9, */*;q=0.1",
    "text/html;q=0.8,text/markdown;q=1.0",
)
WOULD_RATHER_HAVE_HTML = (
    "text/html,application/xhtml+xml,*/*;q=0.8",
    "*/*",
    "text/html, text/markdown;q=0.5",
    "text/html, text/markdown",
    "text/markdown;q=0.5, text/html",
    "text/markdown;q=0, */*",
)


@pytest.mark.parametrize("accept", WOULD_RATHER_HAVE_MARKDOWN)
def test_markdown_is_sent_to_programs_that_would_rather_have_it(host, accept):
    """Every page with a Markdown version sends it, in each encoding; a page without one is sent as HTML."""
    for name, twin in (("concepts/decoding.html", "concepts/decoding.md"), ("", "index.md")):
        status, headers, body = host.get(name, Accept=accept)
        assert (status, body) == (200, FILES[twin].encode()), name
        assert headers["content-type"].lower().replace(" ", "") == "text/markdown;charset=utf-8"
        assert "accept" in parts(headers["vary"]), name
        assert host.get(name, Accept=accept, Accept_Encoding="gzip")[1]["content-encoding"] == "gzip"
    assert host.get("concepts/old.html", Accept=accept)[2] == FILES["concepts/old.html"].encode()


@pytest.mark.parametrize("accept", WOULD_RATHER_HAVE_HTML)
def test_html_is_sent_to_all_others(host, accept):
    """Browsers are among them; answers vary by Accept, so that no cache mixes the two up."""
    for name in ("concepts/decoding.html", "", "concepts/old.html"):
        _, headers, _ = host.get(name, Accept=accept)
        assert headers["content-type"].startswith("text/html"), name
        assert "accept" in parts(headers["vary"]), name


def test_a_folder_leads_to_its_page(host):
    """With a slash its index page is sent; without one a redirect stays on the host and port."""
    assert host.get("concepts/")[2] == FILES["concepts/index.html"].encode()
    status, headers, _ = host.get("concepts")
    assert status in (301, 302, 307, 308)
    assert urllib.parse.urlsplit(headers["location"]).path == f"{host.folder}/concepts/"
    _, headers, _ = host.get("concepts", X_Forwarded_Proto="https")  # behind a proxy that speaks https
    assert not headers["location"].startswith("http:")
