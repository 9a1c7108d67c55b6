"""What holds for each small demonstration: its static result, its links, its answers to strange input."""

import gzip
import re

import pytest

from tests.demos.stage import DEMOS, HOMES, live_result, stage, static_result

STRANGE = {
    "empty": "",
    "long": "word " * 20_000,
    "emoji": "🦕 👩‍🚀 \ud83d\ude00 1",
    "right to left": "שלום עולם 3\nمرحبا 2",
    "markup": "<img src=x onerror=alert(1)> 3\n<script>alert(2)</script> 2",
    "control": "a\u0000b\u0007 3\n\u202eevil 1",
    "address": "javascript:alert(1) 2",
}


@pytest.mark.parametrize("name", HOMES)
def test_the_static_result_is_what_a_fresh_run_shows(page, tmp_path, name):
    """What stands in the Markdown is what the defaults give, to the letter."""
    assert live_result(stage(page, tmp_path, name), name) == static_result(name)
    assert page.log.errors == []


@pytest.mark.parametrize("name", HOMES)
def test_a_state_survives_its_link(page, tmp_path, name):
    """Every control moved, then the link opened afresh: the same result."""
    stage(page, tmp_path, name)
    demo = page.locator(f'live-demo[name="{name}"]')
    for select in demo.locator("select").all():
        select.select_option(index=2)
    for slider in demo.locator("input[type=range]").all():
        slider.focus()
        slider.press("ArrowLeft")
    for button in demo.locator(".demo-body .demo-bar button").all():
        button.click()
    shown = live_result(page, name)
    demo.get_by_role("button", name="Copy link to this state").click()
    page.wait_for_function("location.hash.length > 1")
    again = page.evaluate("location.hash")
    assert again.startswith(f"#{name};")
    assert live_result(stage(page, tmp_path, name, state=again), name) == shown


@pytest.mark.parametrize("name", HOMES)
def test_a_bad_state_gives_the_defaults_and_says_so(page, tmp_path, name):
    """A link that was cut or tampered with does no harm."""
    for state in ("nonsense", "s=%E0%A4%A", "s=-1", "s=1e99;x=1", "="):
        stage(page, tmp_path, name, state=f"#{name};{state}")
        assert live_result(page, name) == static_result(name), state
        assert "could not be read" in page.locator(f'live-demo[name="{name}"] .demo-live').inner_text(), state
    assert page.log.errors == []


@pytest.mark.parametrize("name", HOMES)
def test_strange_text_is_shown_as_text_and_answered(page, tmp_path, name):
    """Whatever is typed, nothing breaks, nothing runs, and there is an answer."""
    stage(page, tmp_path, name)
    page.evaluate("void (window.alert = () => { window.alarm = true; })")
    demo = page.locator(f'live-demo[name="{name}"]')
    for field in demo.locator("textarea, .demo-body input[type=text]").all():
        for text in STRANGE.values():
            field.evaluate(
                "(field, text) => { field.value = text; field.dispatchEvent(new Event('change')); }",
                re.sub("[\ud800-\udfff]", "\ufffd", text),
            )
            for button in demo.locator(".demo-body .demo-bar button:enabled").all():
                button.click()
            assert demo.locator(".demo-live").inner_text()
            assert demo.locator(".demo-result").inner_text()
    assert page.evaluate("window.alarm") is None
    assert demo.locator(".demo-result :is(img, script)").count() == 0
    assert page.log.errors == []


@pytest.mark.parametrize("name", HOMES)
def test_it_fits_a_small_telephone(page, tmp_path, name):
    """At 320 px nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 700})
    stage(page, tmp_path, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_two_demonstrations_on_one_page_leave_each_other_alone(page, tmp_path):
    """Each shows its own defaults, and a link to one does not move the other."""
    names = list(HOMES)[:2]
    stage(page, tmp_path, *names, state=f"#{names[0]};s=7")
    for name in names[1:]:
        assert live_result(page, name) == static_result(name)
    assert page.log.errors == []


def test_the_engines_are_small():
    """All that computes weighs 15 kB at most, the language model's engine included; one demonstration whole, 10 kB."""
    engines = [file for file in sorted(DEMOS.rglob("*.js")) if "No DOM." in file.read_text(encoding="utf-8")[:400]]
    assert {*DEMOS.glob("*/model.js"), DEMOS / "dice.js", DEMOS / "ngrams.js"} <= {*engines}
    assert compressed(engines) <= 15_000
    shared = [DEMOS / f"{part}.js" for part in ("shell", "controls", "tables", "dice", "ngrams")]
    for name in HOMES:
        assert compressed([*shared, *sorted((DEMOS / name).glob("*.js"))]) < 10_000, name


def compressed(files) -> int:
    """Bytes of the files as one stream, as `gzip -9` makes them."""
    return len(gzip.compress(b"".join(file.read_bytes() for file in files), 9))
