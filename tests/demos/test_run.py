"""The run that goes through the guide: what stands in each snippet is what the model writes on a press."""

import re
from html import unescape

from content import small_model
from playwright.sync_api import expect

from tests.demos.shipped import log
from tests.demos.stage import BLOCKS, set_up, squeezed

RUNS = BLOCKS / "runs"
NAMES = sorted(path.stem for path in RUNS.glob("*.md"))
LINE = re.compile(r'<div class="run-line".*?\n</div>', re.DOTALL)
DONE = 'live-demo[name="run"].is-live:not([aria-busy])'


def snippet(name: str) -> str:
    return (RUNS / f"{name}.md").read_text(encoding="utf-8")


def opened(page, folder, *names: str):
    """A page with these snippets, before anything was pressed."""
    page.emulate_media(reduced_motion="reduce")
    return set_up(
        page, folder, "".join(f"<section id='{name}'><h2>A line</h2>{snippet(name)}</section>" for name in names)
    )


def shown(drawn: str) -> str:
    """A draw as a page shows it: one that joins the word before it has a hyphen."""
    return (drawn.strip() if drawn.startswith(" ") else f"-{drawn}").removesuffix(".")


def lines(place) -> list[str]:
    """The lines as they stand in the page, or in a part of it."""
    return place.locator(".run-line").evaluate_all("all => all.map(line => line.outerHTML)")


def test_the_still_is_what_the_model_writes(page, tmp_path):
    """Text, chances and draws in the source are those of the run; nothing else of a line changes."""
    opened(page, tmp_path, *NAMES)
    for name in NAMES:
        run = page.locator(f"#{name}")
        run.locator(".press").click()
        run.locator(DONE).wait_for()
        found = [squeezed(line) for line in lines(run)]
        assert found == [squeezed(line) for line in LINE.findall(snippet(name))], name
        assert run.locator(".run-told").text_content().startswith("It "), name
    run = page.locator("#decoding")  # the first throw has the seed of the still, the next one another
    first = run.locator(".run-drawn").all_inner_texts()
    run.locator(".demo-bar button").click()
    run.locator(DONE).wait_for()
    assert run.locator(".run-drawn").all_inner_texts() != first
    assert run.locator(".run-drawn").first.locator("li").count() == 20


def test_what_was_written_down_is_in_the_training_log():
    """Each recorded line holds the draws and the chances of its step, and how often the word had come up."""
    noted, recorded = (
        {note["step"]: note for note in log()["run"]},
        re.findall(r'data-step="(\d+)">(.*?)</div>', snippet("training"), re.DOTALL),
    )
    assert [int(step) for step, _ in recorded] == sorted(noted)[:-1]
    for step, line in recorded:
        note = noted[int(step)]
        assert re.findall(r"<li>([^<]*)</li>", line) == [shown(one) for one in note["France"]]
        chances = [unescape(share) for share in re.findall(r"<span>([^<]*%)</span>", line)]
        assert chances == [small_model.percent(note[name]) for name in ("capitals", "Paris")]
        assert note["seen"] == 0 or f"had come up {note['seen']} times" in line


def test_the_model_loads_at_the_first_sign_of_a_press(page, tmp_path):
    """Nothing of it is loaded with the page, all of it once the pointer is on the button, and the text stays."""
    opened(page, tmp_path, "tuning")
    before = lines(page)
    models = page.locator("script[src*='/models/']")
    assert models.count() == 0
    page.locator(".press").hover()
    expect(models).to_have_count(3)
    assert lines(page) == before
    assert page.locator(".press").is_visible()


def test_without_the_model_the_text_stays(page, tmp_path):
    """A file that does not load leaves the still whole and offers another try."""
    page.route("**/models/base.js", lambda route: route.abort())
    opened(page, tmp_path, "next-token").locator(".press").click()
    page.get_by_role("button", name="Try again").wait_for()
    assert [squeezed(line) for line in lines(page)] == [squeezed(line) for line in LINE.findall(snippet("next-token"))]
    assert page.locator("li").first.is_visible()
