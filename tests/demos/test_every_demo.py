"""What holds for each demonstration: its static result, its links, its answers to strange input, its manners."""

import json
import re
from urllib.parse import quote

import pytest

from tests.conftest import slow_but
from tests.demos.stage import BETS, DEMOS, living, stage

STRANGE = {
    "empty": "",
    "long": "word " * 20_000,
    "emoji": "🦕 👩‍🚀 \U0001f600 1",
    "right to left": "שלום עולם 3\nمرحبا 2",
    "markup": "<img src=x onerror=alert(1)> 3\n<script>alert(2)</script> 2",
    "control": "a\u0000b\u0007 3\n\u202eevil 1",
    "address": "javascript:alert(1) 2",
    "half a character": "\ud83d 1\n\ude00",
}
# Those whose scripts make a field for text.
FIELD = re.compile(r"Bet\.field")
WRITTEN = [name for name in BETS if any(FIELD.search(one.read_text("utf-8")) for one in DEMOS.glob(f"{name}/*.js"))]
# A file that is empty, which to a browser is no error, or cut off; for each that is lost, see below.
DAMAGED = [("window", "element", ""), ("window", "model", "window.Half = [1, 2")]
# Links whose parts fit one by one and not together, or fail where they are read.
UNFIT = {
    "foresee": ["d=2026-02-30;n=", "k=1"],
    "rub": ["r=ToO.x", "g=other;r=*5.<b>", "g=other;r=" + "ToO" * 1001],
    "link": ["m=1.IC5B"],
    "window": ["c=3~a~b", "c=0~a", "c=~a~b"],
}
# What stands in the page without scripts.
GIVEN = ".demo-static"
# Opens links on a page that is open; gives those that are not refused within twenty seconds.
UNANSWERED = """async ([name, states]) => {
  const told = [...document.querySelectorAll("live-demo :is(.demo-live, .judged)")], left = [];
  const refused = () => told.some((one) => one.textContent.includes("This link is damaged."));
  for (const state of states) {
    for (const one of told) one.replaceChildren();
    location.hash = `${name};${state}`;
    for (const end = Date.now() + 20_000; !refused() && Date.now() < end; ) await new Promise((on) => setTimeout(on, 1));
    if (!refused()) left.push(state);
  }
  return left;
}"""
TYPE = """(field, text) => {
  field.value = JSON.parse(text);
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
}"""
# Adds a link and follows it, as a press does.
FOLLOW = """href => {
  document.body.append(Object.assign(document.createElement("a"), { href }));
  document.body.lastChild.click();
}"""


def place(page, name):
    return page.locator(f'live-demo[name="{name}"]')


def test_coming_back_from_another_site_works(page, tmp_path):
    """A reader who follows a source, from another section, finds the settings again."""
    stage(page, tmp_path, "window")
    place(page, "window").locator(".demo-chip").first.click()
    page.route("https://source.example/", lambda route: route.fulfill(body="A source."))
    chosen = place(page, "window").locator(".demo-chip[aria-pressed=true]")
    words = chosen.inner_text()
    page.evaluate(FOLLOW, "#window")
    page.wait_for_function("() => history.state?.['demo window']?.p")
    page.goto("https://source.example/")
    page.go_back()
    living(page, "window")
    assert chosen.inner_text() == words


def refused(limit: dict) -> list[str]:
    """Values just outside a limit, and some that are of no kind."""
    if "longest" in limit:
        return ["a" * (limit["longest"] + 1)]
    if "like" in limit:
        return [STRANGE["emoji"], STRANGE["right to left"], STRANGE["markup"]]
    if "of" in limit:
        return ["none of these", f"{limit['of'][-1]},{limit['of'][-1]}"]
    least, most, step = limit["least"], limit["most"], limit["step"]
    beside = [least - step, most + step, least + step / 2]
    return [f"{value:.10g}" for value in beside] + ["", "1e0", " 1", "+1", "NaN", "0x1", "1.", "1.000"]


@pytest.mark.parametrize("name", BETS)
def test_a_bad_state_gives_the_defaults_and_says_so(page, tmp_path, name):
    """A link that was cut or tampered with does no harm: on arrival, and on an open page just outside each limit."""
    cut = ["nonsense", "", "=", "xyz=1", "__proto__=1"]
    stage(page, tmp_path, name, state=f"#{name};{cut[0]}")
    demo = json.loads(page.evaluate("name => JSON.stringify(Demos.find(name))", name))
    assert demo["limits"].keys() == demo["defaults"].keys()
    keys = [f"{key}={quote(value)}" for key, limit in demo["limits"].items() for value in refused(limit)]
    more = [*cut[1:], *UNFIT.get(name, []), *(f"{key}=%E0%A4%A" for key in demo["limits"]), *keys]
    assert "could not be read" in place(page, name).inner_text()
    assert page.evaluate(UNANSWERED, [name, more]) == []
    assert page.locator("live-demo.is-answered").count() == 0
    page.evaluate(
        "([name, defaults]) => { location.hash = DemoState.write(name, defaults); }", [name, demo["defaults"]]
    )
    page.wait_for_function("() => !document.querySelector('live-demo').innerText.includes('could not be read')")
    assert page.log.errors == []


# Where the field doesn't stand at first.
FIELD = {"link": "#link;v=3;m=", "language-model": "#language-model;prompt=Hi"}


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITTEN)
def test_strange_text_is_shown_as_text_and_answered(page, tmp_path, name):
    """Whatever is typed or pasted, nothing breaks or runs, the field stays bounded, and there is an answer."""
    stage(page, tmp_path, name, state=FIELD.get(name, ""))
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    demo = place(page, name)
    demo.hover()  # what comes later, the field among it
    demo.evaluate("demo => demo.loadLater()")
    fields = demo.locator(".demo-body :is(textarea, input[type=text]):not([readonly])")
    fields.first.wait_for(state="attached")
    for field in fields.all():
        for text in STRANGE.values():
            field.evaluate(TYPE, json.dumps(text))
            living(page, name)
            assert field.get_attribute("maxlength") or len(field.input_value()) <= 2000
            assert demo.evaluate("demo => DemoState.fits(demo.running.state(), Demos.find(demo.name))")
            demo.evaluate("demo => { demo.link(); }")
    living(page, name)
    assert page.evaluate("window.alarm") is None
    assert demo.locator(":is(img, script)").count() == 0
    assert page.log.errors == []


def test_without_scripts_the_result_stands_there(plain, tmp_path):
    stage(plain, tmp_path, *BETS, wait=False)
    for name in BETS:
        assert place(plain, name).locator(GIVEN).is_visible(), name
    assert plain.locator("live-demo :is(button, input, select, textarea)").count() == 0


@pytest.mark.parametrize(("name", "file", "damage"), slow_but(DAMAGED[:1], DAMAGED))
def test_a_failed_load_says_so_and_can_be_tried_again(page, tmp_path, name, file, damage):
    """With one of its files empty or cut off the static result stays, with a note; the button brings the rest."""
    damaged = {"body": damage, "content_type": "text/javascript"}
    page.route(f"**/{name}/{file}.js", lambda route: route.fulfill(**damaged))
    stage(page, tmp_path, name, wait=False)
    note = place(page, name).locator(".demo-note", has_text="did not load")
    note.wait_for()
    assert place(page, name).locator(GIVEN).is_visible()
    page.unroute(f"**/{name}/{file}.js")
    note.get_by_role("button", name="Try again").click()
    living(page, name)
    assert note.count() == 0
    assert place(page, name).locator(".demo-body :is(button, input):enabled:visible").count() > 0
    assert not place(page, name).locator(GIVEN).is_visible()


@pytest.mark.parametrize("name", BETS)
def test_more_opens_onto_something(page, tmp_path, name):
    """It shows once there is something behind it: not before the bet."""
    stage(page, tmp_path, name)
    demo = place(page, name)
    demo.evaluate("demo => demo.loadLater()")
    assert demo.locator(".bet-more").is_hidden()
    demo.evaluate("demo => demo.classList.add('is-answered')")
    demo.locator(".bet-more > summary").click()
    demo.locator(".bet-more :is(button, input):visible").first.wait_for()


@pytest.mark.parametrize("part", [("first", "files"), ("later", "later")])
def test_whichever_file_is_lost_it_is_loaded_again(page, tmp_path, part):
    """The reader is told, and one press brings all of it."""
    stage(page, tmp_path, "foresee")
    paths = place(page, "foresee").evaluate("(demo, part) => demo.paths(...part)", part)
    files = [path.rpartition("../")[2] for path in paths]
    assert len(files) > 2
    for file in files:
        page.route(f"**/{file}*", lambda route: route.abort())
        stage(page, tmp_path, "foresee", state="#foresee;d=7;a=", wait=False)
        if part[0] == "later":
            living(page, "foresee")
            page.locator(".say-option").first.click()
        again = page.get_by_role("button", name="Try again")
        again.wait_for()
        page.unroute_all()
        page.log.clear()
        again.click()
        again.wait_for(state="detached") if part[0] == "first" else again.wait_for(state="hidden")
        living(page, "foresee").locator(".say-option").first.click()
        page.locator(".say-option.is-it").wait_for()
        assert page.log.errors == [], file
