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
        first = window("write", " ".join(seen).replace(" ", "\n"))[0]
        tokens = [one for token in seen for one in (token, "\n")][:-1]
        assert first == longest_run(tokens), seen


def test_the_table_says_what_it_writes(window):
    """From two lines, from four, from three with a note, and from all six of the chat that the static result has."""
    texts = re.findall(r'<p class="demo-text.*?">(.*?)</p>', block("window"), re.DOTALL)
    lines = re.sub("<span.*", "", "\n".join(texts)).split("\n")
    assert len(lines) == 6
    note = f"Note: {lines[0].removeprefix('You: ')}"
    rows = re.findall(r'row">(.*?)</th><td><bdi>“(.*?)”</bdi></td><td><bdi>“(.*?)”', block("window"))
    for (_, token, run), seen in zip(rows, [lines[-2:], lines[-4:], [note, *lines[-3:]], lines], strict=True):
        first = window("write", "\n".join(seen))[0]
        assert token.startswith(first["token"].strip())
        assert first["run"] == len(window("cut", run))


def test_writing_ends_with_the_line_or_the_limit(window):
    """A full answer is one line; a text that turns in circles is cut at 60 tokens; an empty one gives nothing."""
    assert [step["token"] for step in window("write", "a b c.\na b")] == [" c", ".", "\n"]
    assert len(window("write", "a")) == 60
    assert window("write", "") == []


def test_two_names_a_bet_and_a_note(page, tmp_path):
    """The chips bear the names; after the bet a frame comes, the name slides out of it, and a note brings it back.

    The frame stays four lines high, so that the note costs the other name.
    """
    stage(page, tmp_path, "window")
    chips, lead, frame = page.locator(".demo-chip"), page.locator(".bet-says .demo-on"), page.locator(".demo-window")

    def framed():
        """The lines in the frame, when it rests."""
        page.wait_for_function("() => !document.getAnimations().length")
        box = frame.bounding_box()
        inside = [
            line
            for line in page.locator(".window-chat > *").all()
            if 0 < line.bounding_box()["y"] - box["y"] < box["height"]
        ]
        return [line.inner_text() for line in inside]

    assert frame.count() == 0
    page.locator(".bet-blank").first.fill("<b>Kiwi</b>")
    assert chips.all_inner_texts() == ["<b>Kiwi</b>", "Ms Miller", "“I don’t know”"]
    chips.first.press("Enter")
    expect(lead).to_have_text("Give it a note")
    expect(lead).to_be_focused()
    assert verdict(page).startswith(
        "“Your dog is called Ms Miller.”\nNo: you guessed “<b>Kiwi</b>”. “<b>Kiwi</b>” is out of"
    )
    assert page.locator(".window-chat > s").all_inner_texts() == [
        "You: My dog is called <b>Kiwi</b>.",
        "Bot: I will never forget that.",
    ]
    asked = ["You: What is my dog called?", "Bot: Your dog is called Ms Miller."]
    assert framed() == ["You: My teacher is called Ms Miller.", "Bot: A fine name.", *asked]
    lead.press("Enter")
    expect(lead).to_have_text("And your teacher?")
    expect(lead).to_be_focused()
    assert verdict(page).startswith("“Your dog is called <b>Kiwi</b>.”\nChatGPT can remember you in this way")
    note = "Note: My dog is called <b>Kiwi</b>."
    asked[1] = "Bot: Your dog is called <b>Kiwi</b>."
    assert framed() == [note, "Bot: A fine name.", *asked]
    lead.press("Enter")
    expect(chips.first).to_be_focused()
    assert page.locator(".demo-question").inner_text() == "And what will it call your teacher?"
    assert chips.all_inner_texts() == ["<b>Kiwi</b>", "Ms Miller", "“I don’t know”"]
    assert verdict(page) == ""
    chips.nth(1).press("Enter")
    expect(lead).to_have_text("Now a crush and a hamster")
    expect(lead).to_be_focused()
    assert verdict(page) == (
        "“Your teacher is called <b>Kiwi</b>.”\nNo: you guessed “Ms Miller”. "
        "The note has the place of “Ms Miller”. In a long chat, say again what matters."
    )
    assert framed() == [note, asked[1], "You: What is my teacher called?", "Bot: Your teacher is called <b>Kiwi</b>."]
    page.locator(".bet-more > summary").click()
    words = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert words.startswith(
        "I told a bot: “My dog is called <b>Kiwi</b>.” It said: “I will never forget that.” Bet on what it said when I"
    )
    assert words.endswith("#window;p=;c=0~%3Cb%3EKiwi%3C%2Fb%3E~")
    lead.click()
    assert chips.all_inner_texts() == ["Robin", "Fluffy", "“I don’t know”"]
    expect(page.locator(".bet-blank").first).to_be_focused()
    page.locator(".bet-blank").nth(1).fill("Rex")
    chips.nth(1).click()
    page.locator(".judged", has_text="“Your crush is called Rex.” Right: you guessed “Rex”.").wait_for()
    page.get_by_role("button", name="Play again").click()
    assert chips.all_inner_texts() == ["Robin", "Rex", "“I don’t know”"]
    assert page.log.errors == []


@pytest.mark.parametrize(
    ("typed", "second"), [(["Bob", "Bob"], "Ms Miller"), (["Ms Miller"], "Rex"), (["", "Rex"], "Ms Miller")]
)
def test_two_equal_names_are_told_of(page, tmp_path, typed, second):
    """The second gets another, before the bet and in the chat; typed names of our own, too."""
    stage(page, tmp_path, "window")
    for blank, name in zip(page.locator(".bet-blank").all(), typed, strict=False):
        blank.fill(name)
    first = typed[0] or "Rex"
    told = f"Two alike are no bet: it’s {second}."
    expect(page.locator(".window-chat > p").nth(3)).to_have_text(told)
    assert page.locator(".demo-live").inner_text() == told
    chips = page.locator(".demo-chip")
    assert chips.all_inner_texts() == [first, second, "“I don’t know”"]
    chips.first.click()
    page.locator(".judged", has_text=f"“Your dog is called {second}.”").wait_for()
    page.get_by_role("button", name="Play again").click()
    page.locator(".bet-blank").first.fill("Bo")
    expect(page.locator(".window-chat > p").nth(3)).to_have_text("Bot: A fine name.")


@pytest.mark.parametrize(("names", "said"), [(["boss", "hamster"], "Lea"), (["boss"] * 2, "Fluffy")])
def test_a_link_of_earlier_chats_still_opens(page, tmp_path, names, said):
    """With the whole chat in it, though not with how much of it the bot saw."""
    chat = f"You: My {names[0]} is called Lea.\nYou: My {names[1]} is called Fluffy.\nBot: Your boss is called"
    stage(page, tmp_path, "window", state=f"#window;a=bruno;w=15;c={quote(chat)}")
    assert verdict(page).startswith(f"“Your boss is called {said}.”")


def test_a_friend_bets_first(page, tmp_path):
    """With the sender's names, which can be changed; a name may hold any sign."""
    stage(page, tmp_path, "window", state="#window;p=;c=1~Zoë%20%26%20Co~")
    chips = page.locator(".demo-chip")
    assert chips.all_inner_texts() == ["Zoë & Co", "Fluffy", "“I don’t know”"]
    assert page.locator(".judged").inner_text() == ""
    page.locator(".bet-blank").nth(1).fill("A~b")
    chips.nth(1).click()
    page.locator(".judged", has_text="“Your crush is called Ab.” Right: you guessed “Ab”.").wait_for()


def test_two_equal_names_are_no_bet(page, tmp_path):
    """Else either would be right: the second stays ours."""
    stage(page, tmp_path, "window")
    for blank in page.locator(".bet-blank").all():
        blank.fill("Rex")
    chips = page.locator(".demo-chip")
    assert chips.all_inner_texts() == ["Rex", "Ms Miller", "“I don’t know”"]
    chips.first.click()
    page.locator(".judged", has_text="“Your dog is called Ms Miller.” No: you guessed “Rex”").wait_for()
