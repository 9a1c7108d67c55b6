"""The preview serves, validates again on every save, and ends with Ctrl-C."""

import signal
import socket
import subprocess
import threading
import time
import urllib.request

import pytest
from build import parser
from pipeline.preview import Preview

from .conftest import BUILD, build

pytestmark = pytest.mark.heavy


@pytest.fixture
def port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(said: list[str], words: str) -> bool:
    """Whether the words are printed within half a minute."""
    for _ in range(300):
        if any(words in line for line in said):
            return True
        time.sleep(0.1)
    return False


def answer(page: str) -> bytes:
    """What the preview serves; the line that names it may come a moment before it listens."""
    for _ in range(100):
        try:
            return urllib.request.urlopen(page, timeout=10).read()  # noqa: S310 (our own server on this machine)
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {page}")


def test_a_save_with_a_fault_is_reported_and_the_preview_goes_on(small, port):
    """The finding appears in the terminal; the page is served all the same; Ctrl-C ends it cleanly."""
    command = [*BUILD, "--root", str(small), "--serve", "--port", str(port)]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said: list[str] = []
    threading.Thread(target=lambda: said.extend(iter(running.stdout.readline, "")), daemon=True).start()
    try:
        assert wait_for(said, "Preview: "), said
        page = f"http://127.0.0.1:{port}/index.html"
        assert b"Next" in answer(page)
        (small / "docs" / "index.md").write_text("# Start\n\n[Next](nxt.md)\n", encoding="utf-8")
        assert wait_for(said, "docs/index.md:3:8: "), said
        assert b"Start" in urllib.request.urlopen(page, timeout=10).read()
    finally:
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=20) == 0
    assert "Traceback" not in "".join(said)


def test_a_saved_page_is_shown_before_all_pages_are(small, port, tmp_path):
    """The first step renders it alone and asks for the second, which checks and renders everything."""
    args = parser().parse_args(["--root", str(small), "--port", str(port)])
    preview = Preview(args, tmp_path)
    preview.renew()
    other = preview.site / "index.html"
    other.write_text("as it was", encoding="utf-8")
    page = small / "docs" / "next.md"
    page.write_text("# Next\n\nSaved just now.\n", encoding="utf-8")
    asked = preview.again.stat().st_mtime_ns
    preview.renew()
    assert "Saved just now." in (preview.site / "next.html").read_text(encoding="utf-8")
    assert other.read_text(encoding="utf-8") == "as it was"
    assert preview.again.stat().st_mtime_ns > asked
    preview.renew()
    assert "as it was" not in other.read_text(encoding="utf-8")


def test_a_port_in_use_gives_one_sentence(small, port):
    """The sentence names the port and the option."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        done = build(small, "--serve", "--port", str(port))
    assert done.returncode == 2
    assert done.stderr.strip() == f"Port {port} is in use: choose another with --port."
