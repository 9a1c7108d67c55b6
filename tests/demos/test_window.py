"""The context window: what falls out, and what is written from the rest, against a plain search."""

import random
import re

import pytest

from tests.demos.stage import DEMOS, block, copied, models, stage, verdict


@pytest.fixture(scope="module")
def window(browser):
    """Calls a function of the model in the browser."""
    with models(browser, "window/model.js") as page:
        yield lambda name, *arguments: page.evaluate(f"all => ContextWindow.{name}(...all)", list(arguments))


@pytest.fixture
def chat(window):
    """The tokens of the chat the demonstration starts with."""
    text = (DEMOS / "window" / "element.js").read_text(encoding="utf-8")
    lines = re.findall(r'^    "(.*)",$', text, re.MULTILINE)
    assert len(lines) == 8
    return window("cut", "\n".join(lines))


def longest_run(seen):
    """Every run, longest first, looked for from the end: the slow way to the same answer."""
    for length in range(len(seen) - 1, -1, -1):
        for at in range(len(seen) - 1, length - 1, -1):
            if seen[at - length : at] == seen[len(seen) - length :]:
                return {"token": seen[at], "run": length}
    return None


def test_a_text_falls_into_the_tokens_the_page_describes(window):
    """Words and numbers with the space before them, single signs, ends of lines; nothing is lost."""
    assert window("cut", "My dog, 12.5!\nÇa va") == ["My", " dog", ",", " 12", ".", "5", "!", "\n", "Ça", " va"]
    assert window("cut", "") == []
    for text in ("  two  spaces \t", "🦕 👩‍🚀 e\u0301", "שלום, עולם", "a\u0000b\u202e"):
        assert "".join(window("cut", text)) == text


def test_the_token_written_follows_the_longest_run(window):
    """Random texts of three words against the slow search."""
    dice = random.Random(6)
    for _ in range(200):
        seen = dice.choices("abc", k=dice.randint(1, 14))
        (first,) = window("write", seen, len(seen), 1)
        assert {"token": first["token"], "run": first["run"]} == longest_run(seen), seen


def test_the_name_changes_when_its_line_falls_out(window, chat):
    """The page's example: Bruno with all 77 tokens, Kiwi without the first line, "?" without the parrot."""
    assert len(chat) == 77
    found = [(74, 100, " Bruno"), (48, 73, " Kiwi"), (9, 47, "?"), (5, 8, " called")]
    for least, most, token in found:
        assert {window("write", chat, size, 1)[0]["token"] for size in range(least, most + 1)} == {token}
    for least, most, token in found:
        assert f"{least} to {most}</th><td><bdi>“{token.strip()}”" in block("window")
    text = "".join(chat)
    outside = text[: text.index("You: My neighbour")].rstrip()
    assert f'demo-out">{outside}</p>' in block("window")
    assert text.removeprefix(outside).strip() + '<span class="demo-written"> Kiwi.</span>' in block("window")


@pytest.mark.parametrize("size", [5, 8, 47, 60, 74, 100])
def test_nothing_outside_the_window_matters(window, chat, size):
    """Other words in the part that fell out change nothing that is written while they are out."""
    steps = window("write", chat, size, 20)
    out = max(0, len(chat) - size)
    other = ["x"] * out + chat[out:]
    assert window("write", other, size, 20) == steps
    for count, step in enumerate(steps):
        assert step["out"] + step["seen"] == len(chat) + count
        assert step["seen"] == min(size, len(chat) + count)


@pytest.mark.parametrize("above", [10, 30])
def test_the_first_drag_counts(page, tmp_path, above):
    """Straight after the bet, on the line or above it: nothing above the chat moves while the pointer is down, and it gets where it is dragged."""
    stage(page, tmp_path, "window")
    page.locator(".demo-chip").first.click()
    page.locator(".bet-says .demo-on").wait_for()
    edge, chat = page.locator(".window-edge").bounding_box(), page.locator(".window-chat").bounding_box()
    page.mouse.move(edge["x"] + 40, edge["y"] + edge["height"] - above)
    page.mouse.down()
    for y in (edge["y"] + 30, chat["y"] + 5):
        page.mouse.move(edge["x"] + 40, y)
        assert page.locator(".window-chat").bounding_box()["y"] == chat["y"]
    page.locator(".judged", has_text="“Your dog is called Bruno.”").wait_for()
    page.mouse.up()
    page.locator(".demo-question", has_text="It says Bruno: that line is inside").wait_for()
    assert page.locator(".demo-chip").count() == 0


def test_writing_ends_with_the_line_or_the_limit(window, chat):
    """A full answer is one line; a text that turns in circles is cut at 60 tokens; an empty one gives nothing."""
    assert [step["token"] for step in window("write", chat, 100, 60)] == [" Bruno", ".", "\n"]
    assert len(window("write", ["a"], 5, 99)) == 60
    assert window("write", [], 5, 3) == []


def test_a_bet_and_an_edge_to_drag(page, tmp_path):
    """No frame before the bet; then the bot's sentence is the headline; then the edge and the slider do the same, and so with other names."""
    stage(page, tmp_path, "window")
    chips, lead, frame = page.locator(".demo-chip"), page.locator(".bet-says .demo-on"), page.locator(".demo-window")
    assert not frame.is_visible()
    chips.get_by_text("Bruno").click()
    lead.wait_for()
    assert verdict(page).startswith(
        "“Your dog is called Kiwi.”\nNo: you guessed “Bruno”. It sees only the last 58 words and signs. Your dog’s line"
    )
    copy = page.get_by_role("button", name="Copy it for a friend")
    assert copied(page, copy).startswith("A bot that was to remember my dog, Bruno, wrote: “Your dog is called Kiwi.”")
    assert frame.is_visible()
    slider = page.get_by_label("It sees the last")
    box, top = page.locator(".window-edge").bounding_box(), page.locator(".window-chat").bounding_box()["y"]
    page.mouse.move(box["x"] + 40, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, top + 5)
    assert verdict(page) == "“Your dog is called Bruno.”\nIt sees the whole chat."
    assert page.locator(".judged").get_attribute("data-kind") == "right"
    page.mouse.move(box["x"] + 40, top + 900)
    page.mouse.up()
    assert "called called" in verdict(page)
    page.locator(".demo-question", has_text="until it says Bruno").wait_for()
    page.wait_for_function("() => document.querySelector('[type=range]').value === '5'")
    slider.fill("58")
    assert verdict(page).startswith("“Your dog is called Kiwi.”")
    slider.press("ArrowLeft")
    slider.press("ArrowLeft")
    assert slider.input_value() == "56"  # it keeps the focus
    lead.click()
    lead.click()
    assert verdict(page) == "“Your boss is called Fluffy.”\nIt sees only the last 15 words and signs."
    assert "“Your boss is called Fluffy.”" in copied(page, copy)
    lead.click()
    page.locator(".bet-blank").first.fill("<b>cat</b>")
    page.keyboard.press("Enter")
    assert verdict(page).startswith("“Your <b>cat</b> is called Fluffy.”")
    slider.fill("100")
    assert verdict(page).startswith("“Your <b>cat</b> is called Lea.”")
    page.locator(".demo-question", has_text="It says Lea: that line is inside").wait_for()
    assert page.log.errors == []
