"""The build validates before it renders, puts the site in place in one step, and loses nothing."""

import errno
import hashlib
import json
import shutil
import signal
import subprocess
import time
import zipfile

import build as command
import pytest
from pipeline import steps
from pipeline.lock import hold

from tests.conftest import slow_but

from .conftest import BUILD, build, fingerprint

pytestmark = pytest.mark.heavy


def test_a_build_validates_then_renders_then_checks_then_packs(small):
    """The steps come in the order the help promises, each with its counts."""
    done = build(small)
    assert done.returncode == 0, done.stderr
    steps_shown = [
        line.partition("] ")[2].partition(":")[0] for line in done.stderr.splitlines() if line.startswith("[")
    ]
    assert steps_shown == [
        "Check the sources",
        "Render the pages",
        "Check the rendered site",
        "Pack the archive",
        "Compress for servers",
        "Put the site in place",
    ]
    assert "2 pages" in done.stderr
    assert "\033" not in done.stderr + done.stdout
    assert (small / "site" / "index.html").is_file()


def test_a_fault_stops_the_build_before_it_renders(again):
    """The finding names file, line and column; the last good site stays as it was."""
    before = fingerprint(again / "site"), fingerprint(again / "dist")
    (again / "docs" / "index.md").write_text("# Start\n\n[Next](nxt.md#there)\n", encoding="utf-8")
    done = build(again)
    assert done.returncode == 1
    assert "docs/index.md:3:8: " in done.stdout
    assert "next.md" in done.stdout
    assert done.stdout.endswith("2 pages, 2 links, 1 finding: missing-page 1\n")
    assert "Render" not in done.stderr
    assert (fingerprint(again / "site"), fingerprint(again / "dist")) == before
    assert build(again, "--format", "github").stdout.startswith("::error file=docs/index.md,line=3,col=8,")


@pytest.mark.parametrize("form", slow_but(["text", "json"], ["text", "github", "json", "sarif"]))
def test_a_fault_of_the_rendered_site_alone_is_reported_in_the_format_asked_for(small, form):
    """The scan of the rendered site finds it; programs get it in one document with the warnings of the sources."""
    (small / "over").mkdir()
    page = '{% extends "base.html" %}{% block footer %}<img src="{{ config.site_name }}.svg" alt="A">{% endblock %}'
    (small / "over" / "main.html").write_text(page, encoding="utf-8")
    config = (small / "mkdocs.yml").read_text(encoding="utf-8").replace("mkdocs", "{name: mkdocs, custom_dir: over}", 1)
    (small / "mkdocs.yml").write_text(config, encoding="utf-8")
    (small / "docs" / "index.md").write_text("# Start\n\n[Next](next.md) ![](next.svg)\n", encoding="utf-8")
    (small / "docs" / "next.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    done = build(small, "--format", form)
    assert done.returncode == 1
    told = [line for line in done.stdout.splitlines() if "missing-target" in line]
    if form == "text":
        assert told[0].startswith("site/index.html:") and told[-1].endswith("missing-target 2")
        assert "docs/index.md:3:21: image-without-alt: warning: " in done.stdout
    elif form == "github":
        assert told[0].startswith("::error file=site/index.html,line=")
    else:
        document = json.loads(done.stdout)
        found = document["findings"] if form == "json" else document["runs"][0]["results"]
        assert [one.get("rule", one.get("ruleId")) for one in found].count("missing-target") == 2
        assert len(found) == 3
    assert not (small / "site").exists()


def test_check_writes_nothing(small):
    """--check leaves no trace in the project."""
    before = fingerprint(small)
    assert build(small, "--check").returncode == 0
    assert fingerprint(small) == before


def test_the_archive_holds_the_site_below_one_folder(made):
    """One folder, the note and the start page first, every file of the site, a checksum beside it."""
    (bundle,) = (made / "dist").glob("*.zip")
    with zipfile.ZipFile(bundle) as opened:
        names = opened.namelist()
    folder = names[0].partition("/")[0]
    assert names[:2] == [f"{folder}/READ-ME-FIRST.txt", f"{folder}/index.html"]
    for_servers = {name for name in fingerprint(made / "site") if name.endswith((".gz", ".br"))} - {"sitemap.xml.gz"}
    assert {name.partition("/")[2] for name in names[1:]} == set(fingerprint(made / "site")) - for_servers
    checksum = (made / "dist" / f"{bundle.name}.sha256").read_text(encoding="ascii")
    assert checksum == f"{hashlib.sha256(bundle.read_bytes()).hexdigest()}  {bundle.name}\n"


def test_two_builds_give_the_same_bytes(again):
    """The archive depends on the sources alone."""
    first = fingerprint(again / "dist")
    shutil.rmtree(again / "dist")
    assert build(again).returncode == 0
    assert fingerprint(again / "dist") == first


def test_what_else_stands_in_dist_stays(again):
    """A build replaces its own files there and no others."""
    (again / "dist" / "mine.txt").write_text("kept", encoding="utf-8")
    assert build(again).returncode == 0
    assert (again / "dist" / "mine.txt").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("way", slow_but([signal.SIGINT], [signal.SIGINT, signal.SIGTERM]))
def test_an_interrupted_build_leaves_the_last_good_site(again, way):
    """Ctrl-C while pages are rendered changes nothing and says so."""
    before = fingerprint(again / "site")
    for number in range(400):
        (again / "docs" / f"page-{number}.md").write_text(f"# Page {number}\n\n[Start](index.md)\n", encoding="utf-8")
    running = subprocess.Popen(
        [*BUILD, "--root", str(again)], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    for _ in range(600):
        if list((again / ".cache").glob("build-*")) or running.poll() is not None:
            break
        time.sleep(0.02)
    running.send_signal(way)
    _, said = running.communicate(timeout=60)
    assert running.returncode not in (0, 1, None)
    assert "Traceback" not in said
    assert fingerprint(again / "site") == before
    assert build(again, "--check").returncode == 0


def test_a_second_build_at_the_same_time_is_turned_away(small):
    """Two builds never write into each other."""
    (small / ".cache").mkdir()
    with hold(small / ".cache" / "build.lock"):
        done = build(small)
    assert done.returncode == 2
    assert "Another build of this project is running" in done.stderr


def test_a_folder_that_is_no_project_is_named(tmp_path):
    """A missing mkdocs.yml gives a sentence, not a traceback."""
    done = build(tmp_path)
    assert done.returncode == 2
    assert done.stderr.strip() == f"{tmp_path} has no mkdocs.yml: name a MkDocs project with --root."


def test_a_disk_that_refuses_gives_one_sentence(again, monkeypatch, capsys):
    """A full or read-only disk changes nothing and gives one sentence."""
    before = fingerprint(again / "site")
    monkeypatch.setattr(command, "use_environment", lambda: None)
    for code, words in (
        (errno.ENOSPC, "The disk is full"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "cannot be read or written"),
    ):

        def refuse(*_, code=code):
            raise OSError(code, "refused", str(again / "dist"))

        monkeypatch.setattr(steps, "pack", refuse)
        assert command.main(["--root", str(again)]) == 2
        assert words in capsys.readouterr().err.strip().splitlines()[-1]
        assert fingerprint(again / "site") == before


def test_the_public_address_is_used_only_when_given(again):
    """Without --site-url no canonical link; with it, one that fits the page."""
    assert 'rel="canonical"' not in (again / "site" / "next.html").read_text(encoding="utf-8")
    assert build(again, "--site-url", "https://example.org/guide/").returncode == 0
    assert "https://example.org/guide/next.html" in (again / "site" / "next.html").read_text(encoding="utf-8")


def test_links_to_the_public_address_are_refused_where_it_is_given(small):
    """They need the public address, which only --site-url gives."""
    page = small / "docs" / "next.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[x](https://example.org/guide/next.html)\n", encoding="utf-8")
    assert build(small, "--check", "--strict").returncode == 0
    done = build(small, "--check", "--strict", "--site-url", "https://example.org/guide/")
    assert done.returncode == 1
    assert "own-address" in done.stdout


def test_mkdocs_has_the_last_word_before_the_site_is_promoted(small):
    """A warning of MkDocs stops the build, too, and is printed."""
    (small / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\nno_such_setting: 1\n", encoding="utf-8")
    done = build(small)
    assert done.returncode != 0
    assert "no_such_setting" in done.stderr + done.stdout
    assert not (small / "site").exists()
