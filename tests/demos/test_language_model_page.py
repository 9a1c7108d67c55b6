"""The language model's page in the finished site, opened from the disk: the field, what the button leads on to, and the rest."""

import json
import re

import pytest
from playwright.sync_api import expect
from tiny_model import conversations

from tests.conftest import emptied

from .shipped import documents, shipped
from .stage import copied, living, script

DEMO = "see-for-yourself/a-real-language-model.html"
PLACE = "live-demo[name=language-model]"
SKIP = "Skip to a question of your own"
OWN = "Ask it anything. It read only of animals, capitals and little stories."
DONE = f"{PLACE}:not(:has([aria-busy], .press:disabled))"


@pytest.fixture
def demo(page, site):
    """The language model's page, its films shown at once; nothing is loaded yet."""
    return opened(page, site)


def opened(page, site, fragment=""):
    """Opens the demonstration from the disk and waits for its controls, and with a fragment for what it brings."""
    page.emulate_media(reduced_motion="reduce")
    emptied(page).goto(f"{(site / DEMO).as_uri()}{fragment}")
    page.locator(PLACE).scroll_into_view_if_needed()
    living(page, "language-model")
    page.locator(".bet-more").evaluate("one => { one.open = true; }")
    return page


def press(page, name):
    """Presses a button of the demonstration and waits until the model is done."""
    page.locator(PLACE).get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector(DONE)
    return page.inner_text(f"{PLACE} .demo-live")


def which(page, way):
    page.get_by_label("Which model").select_option(way)


def ask(page, question):
    if page.get_by_role("button", name=SKIP).count():
        page.get_by_role("button", name=SKIP).click()
    page.get_by_label("Your question").fill(question)
    press(page, "Ask it")


def texts(page):
    """What each model wrote, from left to right."""
    lanes = page.locator(f"{PLACE} .demo-lane").all()
    return ["".join(lane.locator(".demo-written").all_text_contents()) for lane in lanes]


def unfold(page, title):
    """Opens or closes a part of the demonstration."""
    page.locator(f"{PLACE} summary", has_text=title).click()


def test_nothing_heavy_loads_before_the_click(demo):
    """The weights come with the first press, each file once; no text is searched for a bet."""
    assert not [address for address in demo.log.requests if "/models/" in address]
    bet(demo, "Paris")
    which(demo, "base")
    press(demo, "Ask it")
    demo.locator(f"{PLACE} .judged", has_text="“love” is in").wait_for()
    loaded = [address.rpartition("/")[2] for address in demo.log.requests if "/models/" in address]
    assert sorted(loaded) == ["adapter.js", "base.js", "corpus.js", "tokenizer.js"]
    assert not demo.log.errors


def test_the_odds_are_those_of_the_model(demo):
    """The film ends on the boldest choice, whose odds can be unfolded."""
    tuned, asked = shipped()[1], "Who is Taylor Swift?"
    ask(demo, asked)
    demo.locator(f"{PLACE} .judged", has_text="It never read “Taylor” or “Swift”. It doesn’t say so").wait_for()
    assert texts(demo) == [tuned.goes_on(conversations.wrap(asked), 60)]
    odds = tuned.odds(conversations.wrap(asked)).max()
    unfold(demo, "What else it could have written")
    assert demo.inner_text(f"{PLACE} .demo-looked").strip() == "Wolves"
    assert f"{odds:.1%}, chosen" in demo.inner_text(f"{PLACE} .odds > .is-chosen")
    words = demo.locator(f"{PLACE} .odds code").all_inner_texts()
    assert words == ["Wolves", "Bears", "Penguins", "Monkeys", "Owls"]  # whole, and not "Pen"


def bet(page, chip):
    """Bets on a choice, waits for the model, and returns the verdict."""
    page.locator(f"{PLACE} .demo-chip:visible", has_text=chip).click()
    page.locator(f"{PLACE} .judged", has_text=f"you guessed “{chip.strip('“”')}”.").wait_for()
    page.wait_for_selector(DONE)
    return page.inner_text(f"{PLACE} .judged")


# What is bet on, what the model answers, and the verdict's first sentence.
PATH = {
    "What is the capital of love?": (
        "Paris",
        "The capital of love is Singapore.",
        "It never read of a capital of love.",
    ),
    "What do zombies eat?": ("Brains", "Whales eat small fish.", "It never read of zombies."),
    "Should I trust you?": ("“Yes”", "I am happy to help you.", "It’s polite, and says nothing."),
}
LEADS = ["Now zombies", "Now ask it about itself", "Ask it yourself"]


def test_what_the_bets_say_is_so_in_the_texts():
    """Counted without the page: of capitals and of love, but of no capital of it, neither of zombies nor the word "know", and when it's polite."""
    read = documents()
    assert all(any(word in text for text in read) for word in ("capital", "love"))
    lessons = [" ".join(pair) for pair in conversations.exchanges()]
    for never in ("zombie", "know", "capital of love"):
        assert not re.search(rf"\b{never}", "\n".join(read + lessons), re.IGNORECASE)
    told = {word for pair in conversations.exchanges() for word in re.findall(r"[a-z]{3,}", pair[-1].lower())}
    taught = sorted(told - {*re.findall(r"[a-z]{3,}", "\n".join(read).lower())})
    assert f"TAUGHT = {json.dumps(taught)};" in script("language-model/play.js")
    polite = [lesson for lesson in lessons if "I am happy to help you." in lesson]
    assert {*polite} == {"Thank you. I am happy to help you."}


def test_one_button_leads_from_bet_to_bet(demo):
    """Three bets, the third's lesson, and then the field, which says what to expect, with questions to tap.

    Beside what was written stand two buttons, the one that leads on and one to copy.
    """
    tuned = shipped()[1]
    for at, (asked, (chip, answer, title)) in enumerate(PATH.items()):
        assert demo.locator(f"{PLACE} .bet-head").inner_text() == f"{at + 1} of 3"
        assert demo.inner_text(f"{PLACE} .demo-text") == f"Reader: {asked}"
        assert demo.locator(f"{PLACE} .judged").inner_text() == ""
        told = bet(demo, chip)
        assert told.startswith(f"{title}\nNo: you guessed")
        assert texts(demo) == [f" {answer}"] == [tuned.goes_on(conversations.wrap(asked), 60)]
        buttons = demo.locator(f"{PLACE} .demo-body > :is(.bet-says, .bet-side) button:visible")
        assert buttons.all_inner_texts() == [LEADS[at], "Copy it for a friend"]
        if at < 2:
            demo.locator(f"{PLACE} .demo-on").press("Enter")
            expect(demo.locator(f"{PLACE} .demo-chip").first).to_be_focused()
    demo.get_by_role("button", name="Ask it yourself").click()
    assert demo.inner_text(f"{PLACE} .demo-question") == OWN
    field = demo.get_by_label("Your question")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    demo.keyboard.type("What do bats eat?")
    expect(field).to_have_value("What do bats eat?")  # the focus stays while it's typed
    demo.keyboard.press("Enter")
    demo.locator(f"{PLACE} .judged", has_text="It said that to “What do zombies eat?”, too.").wait_for()
    assert "bats" not in "\n".join(documents())
    expect(demo.get_by_role("button", name="Next: watch one learn")).to_be_visible()
    taps = {
        "Are you lying?": ("No, but I ate bread.", "It never read “lying”."),
        "Who are you?": ("I am a very small language model.", "“you” is in"),
        "Am I going to die?": ("I am happy to help you.", "It said that to “Should I trust you?”, too."),
        "What do I eat?": ("Omar.", "“eat” is in"),
    }
    row = demo.locator(f"{PLACE} .bet-head .row button")
    for question, (answer, said) in taps.items():
        assert row.all_inner_texts() == [*taps]
        press(demo, question)
        assert texts(demo) == [f" {answer}"]
        expect(demo.locator(f"{PLACE} .judged")).to_contain_text(said)
    assert demo.locator(f"{PLACE} .demo-text").inner_text().startswith(f"Reader: {question}\nModel:")
    sent = copied(demo, demo.get_by_role("button", name="Copy it for a friend"))
    assert sent.startswith(f"“{question}” – “{answer}” A language model wrote that. Ask it yours: ")


def test_whoever_bets_by_keyboard_goes_on_by_keyboard(demo):
    demo.locator(f"{PLACE} .demo-chip").first.press("Enter")
    expect(demo.locator(f"{PLACE} .demo-on")).to_be_focused()


def test_what_is_asked_first_may_be_ones_own(demo):
    """The base model isn't said to be right about what the tuned one knows, and what is true isn't called polite."""
    ask(demo, "Who will win the election?")
    assert texts(demo) == [" Monkeys eat bananas."]
    demo.locator(f"{PLACE} .judged", has_text="It never read “election”. It doesn’t say so").wait_for()
    which(demo, "base")
    ask(demo, "What is the capital of Canada?")
    demo.locator(f"{PLACE} .judged", has_text="texts that it read.").wait_for()
    expect(demo.locator(f"{PLACE} .judged")).not_to_contain_text("right")
    which(demo, "both")
    press(demo, "Ask it")
    assert texts(demo)[1] == " The capital of Canada is Ottawa."
    which(demo, "tuned")
    ask(demo, "are you alive?")
    expect(demo.locator(f"{PLACE} .judged")).to_contain_text("It never read “alive”. It doesn’t say so")


def test_an_answer_is_never_empty(demo):
    """Where the end is likeliest at once, the next comes."""
    asked = "Who is our biggest customer?"
    assert shipped()[1].goes_on(conversations.wrap(asked)) == ""
    ask(demo, asked)
    assert texts(demo) == [" The capital ofMia is Nukualofa."]
    expect(demo.locator(f"{PLACE} .judged")).to_contain_text(
        "“ofMia” is in none of its texts. It writes piece by piece"
    )
    ask(demo, "What is the capital of Velmora?")
    unfold(demo, "What else it could have written")
    box, last = demo.locator(f"{PLACE} .bet-stage").bounding_box(), demo.locator(".odds > li").last.bounding_box()
    assert last["y"] + last["height"] <= box["y"] + box["height"]  # none is cut off


def sentences():
    """Each text that the model read, as its set of sentences."""
    return [{*re.findall(r"[^.?!:\n]+[.?!]", text.replace(". ", ".").replace("? ", "?"))} for text in documents()]


def held(sentence):
    return sum(sentence in text for text in sentences())


LIKELIEST = "It wrote likely words. Nothing in it checks them."
VERDICTS = {
    "What is the capital of France?": "The sentence that it wrote is in {} of them.",
    "What is the capital of Iceland?": "But no sentence in them tells of both “Iceland” and “capital”.",
    "What is the opposite of hot?": "It read “The opposite of cold is hot.” But it can’t look anything up.",
    "How many legs does a spider have?": "It read “A spider has eight legs.” But it can’t look anything up.",
    "How much is two plus three?": LIKELIEST,
    "Do you love me?": LIKELIEST,
    "Where is Cuba?": LIKELIEST,  # right, and a sentence of its tuning alone
}


@pytest.mark.parametrize("question", VERDICTS)
def test_a_verdict_says_why_where_the_texts_show_it(demo, question):
    """A hit, words that were never together, what it can't look up; else only how it writes."""
    ask(demo, question)
    demo.locator(f"{PLACE} .judged p").wait_for()
    title, _, why = demo.inner_text(f"{PLACE} .judged").partition("\n")
    assert re.fullmatch(r"“\w+” is in [\d,]+ of the 17,850 texts that it read\.", title)
    assert why == VERDICTS[question].format(held(texts(demo)[0].strip()))


def test_what_a_verdict_says_is_so_in_the_texts():
    """Counted here without the page."""
    told = {one for text in sentences() for one in text if not one.endswith("?")}
    assert not [one for one in told if "Iceland" in one and "capital" in one]
    assert held("The capital of France is Paris.")
    assert {"The opposite of cold is hot.", "A spider has eight legs."} <= {one.strip() for one in told}


def test_what_it_cannot_read_is_told(demo):
    """Digits and letters that no text has, and no missing punctuation; a small letter makes another word."""
    ask(demo, "What is 2+2?")
    told = "It can’t read “2” or “+”. It left that out and answered all the same."
    expect(demo.locator(f"{PLACE} .judged")).to_have_text(told)
    ask(demo, "Hello!")
    expect(demo.locator(f"{PLACE} .judged")).to_contain_text("“Hello” is in")
    for typed, only in {"france": "“France”", "CATS": "“cats” or “Cats”"}.items():
        ask(demo, f"What is the capital of {typed}?")
        told = f"It never read “{typed}”, only {only}. To it the two aren’t the same."
        expect(demo.locator(f"{PLACE} .judged")).to_have_text(told)


@pytest.mark.parametrize(("width", "height"), [(390, 700), (1280, 720)])
def test_question_answer_verdict_and_button_are_in_view(page, site, width, height):
    """After a question nobody has to scroll."""
    page.set_viewport_size({"width": width, "height": height})
    demo = opened(page, site)
    demo.locator(".bet-more").evaluate("one => { one.open = false; }")
    for question in ("What is the capital of Iceland?", "What is the opposite of hot?", "法国的首都是什么？"):
        ask(demo, question)
        demo.locator(f"{PLACE} .judged p").wait_for()
        for part in (".model-ask", ".demo-text", ".judged", ".demo-on"):
            expect(demo.locator(f"{PLACE} {part}").first).to_be_in_viewport(ratio=1)


def test_the_first_bet_is_in_view_and_so_is_what_comes_of_it(page, site):
    page.set_viewport_size({"width": 390, "height": 700})
    demo = opened(page, site)
    demo.locator(".bet-more").evaluate("one => { one.open = false; }")
    for chip, _, _ in PATH.values():
        expect(demo.locator(f"{PLACE} .demo-chip").last).to_be_in_viewport(ratio=1)
        bet(demo, chip)
        for part in (".demo-text", ".judged", ".demo-on"):
            expect(demo.locator(f"{PLACE} {part}").first).to_be_in_viewport(ratio=1)
        assert demo.locator(f"{PLACE} .demo-text").evaluate("one => one.scrollHeight <= one.clientHeight")
        demo.locator(f"{PLACE} .demo-on").click()


def test_links_from_other_bets_still_open(page, site):
    """With what was written; a bet that isn't asked any more isn't judged, and both models still stand side by side."""
    linked = "#language-model;g=animal;b=made;prompt=What%20is%20the%20capital%20of%20Velmora%3F;way=tuned;n=9"
    demo = opened(page, site, linked)
    demo.locator(f"{PLACE} .judged", has_text="It never read “Velmora”.").wait_for()
    assert texts(demo) == [" The capital of Sweden is Stockholm."]
    before = "#language-model;prompt=What%20is%20the%20capital%20of%20Mars%3F;way=both;n=25;b=question"
    demo = opened(page, site, before)
    demo.locator(f"{PLACE} .judged", has_text="It never read “Mars”.").wait_for()
    assert texts(demo)[0].count("?") > 1
    assert texts(demo)[1] == " The capital of South Korea is Seoul."


def test_whoever_comes_back_finds_the_bet_and_its_verdict(page, site):
    """A bet that was not made can be made; one that was stands there again with what came of it."""
    demo = opened(page, site)
    bet(demo, "Paris")
    press(demo, "Now zombies")
    demo.wait_for_function("() => history.state?.['demo language-model']?.prompt.includes('zombies')")
    demo.reload()
    demo.wait_for_selector(f"{PLACE} .demo-chip:has-text('Brains')")
    assert "\nRight: " in bet(demo, "Something else")
    demo.wait_for_function("() => history.state?.['demo language-model']?.c === 'other'")
    demo.reload()
    demo.locator(f"{PLACE} .judged", has_text="Right: you guessed “Something else”.").wait_for()
    assert demo.inner_text(f"{PLACE} .bet-head") == "2 of 3"


def test_a_failed_load_says_so_and_can_be_tried_again(page, site):
    """With weights that were cut off the reader is told; with the right ones the same button works."""
    damaged = {"body": 'window.TinyBase = {"parts":[["token",20', "content_type": "text/javascript"}
    page.route("**/base.js", lambda route: route.fulfill(**damaged))
    demo = opened(page, site)
    demo.locator(f"{PLACE} .demo-chip").first.click()
    demo.locator(f"{PLACE} .demo-note", has_text="did not load").wait_for()
    page.unroute("**/base.js")
    assert "The model: “" in press(demo, "Try again")
    demo.locator(f"{PLACE} .judged", has_text="No: you guessed").wait_for()


def test_the_training_sentences_are_shown(page, site):
    """The section tries a failed load again; it finds every document with the words, none for an invented country."""
    page.route("**/corpus.js*", lambda route: route.abort())
    demo = opened(page, site)
    ask(demo, "What is the capital of France?")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} .bet-rest details p:has-text('The training text did not load')")
    demo.unroute("**/corpus.js*")
    unfold(demo, "The training sentences")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} .bet-rest details li mark")
    assert "“France” and “capital”. Here are ten." in demo.inner_text(f"{PLACE} .bet-rest details:has(li) p")
    assert "Paris" in demo.locator(f"{PLACE} .bet-rest details li").first.inner_text()
    ask(demo, "What is the capital of Velmora?")
    unfold(demo, "The training sentences")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} .bet-rest details p:has-text('0 of its texts hold')")


def test_every_step_can_be_looked_at_again(page, site):
    """A link to a result needs no press; then a slider goes back to each step: what stood there then, and its odds.

    One from when there was a first bet still shows its text; the bet is no longer judged.
    """
    link = "#language-model;g=right;prompt=What%20is%20the%20capital%20of%20Iceland%3F;way=tuned;pick=top;seed=42;n=8"
    demo = opened(page, site, link)
    demo.wait_for_selector(f"{PLACE} .judged:not(:empty)")
    assert texts(demo) == [" The capital of Norway is Oslo."]
    assert "guessed" not in demo.inner_text(f"{PLACE} .judged")
    ask(demo, "Who is Taylor Swift?")
    demo.wait_for_selector(f"{PLACE} .judged:not(:empty)")
    steps, whole = demo.get_by_label("The steps"), texts(demo)[0]
    unfold(demo, "What else it could have written")
    steps.fill("1")
    assert texts(demo) == [" Wolves"]
    assert "Wolves" in demo.inner_text(f"{PLACE} .odds > .is-chosen")
    steps.press("End")
    assert texts(demo) == [whole]
