"""The context window: what falls out, and what is written from the rest, against a plain search."""

import random
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.demos.stage import block, copied, models, stage, verdict


@pytest.fixture(scope="module")
def window(browser):
    """Calls a function of the model in the browser."""
    with models(browser, "window/model.js") as page:
        yield lambda name, *arguments: page.evaluate(f"all => ContextWindow.{name}(...all)", list(arguments))


@pytest.fixture
def chat(window):
    """The tokens of the chat the demonstration starts with, as its static result has them."""
    texts = re.findall(r'<p class="demo-text.*?">(.*?)</p>', block("window"), re.DOTALL)
    return window("cut", re.sub("<span.*", "", "\n".join(texts)))


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
    """The page's example: Bruno with all 51 tokens, Ms Miller without the first line, "?" without the second name."""
    assert len(chat) == 51
    found = [(48, 51, " Bruno"), (28, 47, " Ms"), (9, 27, "?"), (5, 8, " called")]
    for least, most, token in found:
        assert {window("write", chat, size, 1)[0]["token"] for size in range(least, most + 1)} == {token}
        assert f"{least} to {most}</th><td><bdi>“{token.strip()}" in block("window")


@pytest.mark.parametrize("size", [5, 8, 27, 40, 51, 100])
def test_nothing_outside_the_window_matters(window, chat, size):
    """Other words in the part that fell out change nothing that is written while they are out."""
    steps = window("write", chat, size, 20)
    out = max(0, len(chat) - size)
    other = ["x"] * out + chat[out:]
    assert window("write", other, size, 20) == steps
    for count, step in enumerate(steps):
        assert step["out"] + step["seen"] == len(chat) + count
        assert step["seen"] == min(size, len(chat) + count)


def test_writing_ends_with_the_line_or_the_limit(window, chat):
    """A full answer is one line; a text that turns in circles is cut at 60 tokens; an empty one gives nothing."""
    assert [step["token"] for step in window("write", chat, 100, 60)] == [" Bruno", ".", "\n"]
    assert len(window("write", ["a"], 5, 99)) == 60
    assert window("write", [], 5, 3) == []


def test_names_a_bet_and_a_frame_to_widen(page, tmp_path):
    """The frame is there before the bet, and the chips bear the names; then the slider widens it, and other names come."""
    stage(page, tmp_path, "window")
    chips, lead, frame = page.locator(".demo-chip"), page.locator(".bet-says .demo-on"), page.locator(".demo-window")
    slider, copy = page.get_by_label("It sees the last"), page.get_by_role("button", name="Copy it for a friend")
    assert frame.is_visible() and slider.count() == 0
    first = page.locator(".window-chat > :nth-child(3)").bounding_box()
    assert 0 < first["y"] - frame.bounding_box()["y"] < 10
    page.locator(".bet-blank").first.fill("<b>cat</b>")
    page.locator(".bet-blank").nth(1).fill("Kiwi")
    assert chips.all_inner_texts() == ["Kiwi", "Ms Miller", "“I don’t know”"]
    chips.first.press("Enter")
    expect(lead).to_be_focused()
    assert verdict(page).startswith(
        "“Your <b>cat</b> is called Ms Miller.”\nNo: you guessed “Kiwi”. That line is outside the frame"
    )
    assert copied(page, copy).startswith(
        "A bot that was to remember Kiwi and sees only the end of our chat wrote: “Your <b>cat</b> is called Ms Miller.”"
    )
    page.locator(".demo-question", has_text="Widen the frame until it says Kiwi.").wait_for()
    slider.press("End")
    assert verdict(page) == "“Your <b>cat</b> is called Kiwi.”\nIt sees the whole chat."
    assert page.locator(".judged").get_attribute("data-kind") == "right"
    page.locator(".demo-question", has_text="It says Kiwi: that line is in the frame").wait_for()
    slider.fill("28")
    slider.press("ArrowLeft")
    assert slider.input_value() == "27"  # it keeps the focus
    slider.fill("5")
    assert "called called" in verdict(page)
    lead.click()
    assert chips.all_inner_texts() == ["Northwind", "Acme", "“I don’t know”"]
    expect(page.locator(".bet-blank").first).to_be_focused()
    chips.nth(1).click()
    assert verdict(page).startswith("“Your client is called Acme.”\nRight: you guessed “Acme”.")
    assert page.log.errors == []


def test_a_link_of_earlier_chats_still_opens(page, tmp_path):
    """With the whole chat in it, and the frame where it was."""
    chat = "You: My boss is called Lea.\nYou: My hamster is called Fluffy.\nBot: Your boss is called"
    stage(page, tmp_path, "window", state=f"#window;a=bruno;w=15;c={quote(chat)}")
    assert verdict(page) == "“Your boss is called Fluffy.”\nIt sees only the last 15 words and signs."
