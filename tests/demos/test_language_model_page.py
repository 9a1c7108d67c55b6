"""The language model's page in the finished site, opened from the disk: the field, what the button leads on to, and the rest."""

import re

import pytest
from playwright.sync_api import expect
from tiny_model import conversations

from tests.conftest import emptied

from .shipped import documents, shipped
from .stage import copied, living

DEMO = "see-for-yourself/a-real-language-model.html"
PLACE = "live-demo[name=language-model]"
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
    """The weights come with the first press, each file once."""
    assert not [address for address in demo.log.requests if "/models/" in address]
    press(demo, "Ask it")
    which(demo, "base")
    press(demo, "Ask it")
    demo.locator(f"{PLACE} .judged", has_text="It never read").wait_for()
    loaded = [address.rpartition("/")[2] for address in demo.log.requests if "/models/" in address]
    assert sorted(loaded) == ["adapter.js", "base.js", "corpus.js", "tokenizer.js"]
    assert not demo.log.errors


def test_the_first_question_is_answered_by_the_model_itself(page, site):
    """One press loads the model and writes the answer; it is the static one, with the odds of its boldest token."""
    tuned, asked = shipped()[1], "Who is Taylor Swift?"
    demo = opened(page, site)
    assert demo.get_by_label("Your question").input_value() == asked
    press(demo, "Ask it")
    demo.locator(f"{PLACE} .judged", has_text="It never read “Taylor” or “Swift”. It doesn’t say so").wait_for()
    written = tuned.goes_on(conversations.wrap(asked), 60)
    assert texts(demo) == [written]
    odds = tuned.odds(conversations.wrap(asked)).max()
    unfold(demo, "What else it could have written")
    assert demo.inner_text(f"{PLACE} .demo-looked").strip() == "Wolves"  # the film ends on the boldest choice
    assert f"{odds:.1%}, chosen" in demo.inner_text(f"{PLACE} .odds > .is-chosen")
    words = demo.locator(f"{PLACE} .odds code").all_inner_texts()
    assert words == ["Wolves", "Bears", "Penguins", "Monkeys", "Owls"]  # whole, and not "Pen"


def bet(page, chip):
    """Bets on a choice, waits for the model, and returns the verdict."""
    page.locator(f"{PLACE} .demo-chip:visible", has_text=chip).click()
    page.locator(f"{PLACE} .judged", has_text=f"you guessed “{chip}”.").wait_for()
    page.wait_for_selector(DONE)
    return page.inner_text(f"{PLACE} .judged")


def led(page, name, question):
    """Presses what leads on, waits for its question's answer, and returns that."""
    press(page, name)
    expect(page.get_by_label("Your question")).to_have_value(question)
    page.locator(f"{PLACE} .judged p").wait_for()
    return texts(page)


def test_one_button_leads_on(demo):
    """From what it never read to what it read and to what has no answer, then to a bet, and to questions of one's own.

    Beside what was written stand two buttons, the one that leads on and one to copy.
    """
    base, tuned = shipped()
    known, none = (f"What is the capital of {name}?" for name in ("Canada", "Mars"))
    assert not demo.locator(f"{PLACE} .bet-side button").count()
    press(demo, "Ask it")
    buttons = demo.locator(f"{PLACE} .demo-body > :is(.bet-says, .bet-side) button:visible")
    assert buttons.all_inner_texts() == ["Ask for Canada’s capital", "Copy it for a friend"]
    assert led(demo, "Ask for Canada’s capital", known) == [" The capital of Canada is Ottawa."]
    expect(demo.locator(f"{PLACE} .demo-question")).to_have_text("It has read of Canada. Does it know the capital?")
    read = sum("Canada" in text for text in documents())
    told = (
        f"“Canada” is in {read} of the {len(documents()):,} texts that it read. And it’s right: the capital is Ottawa."
    )
    expect(demo.locator(f"{PLACE} .judged")).to_have_text(told)
    demo.locator(f"{PLACE} .demo-on").focus()
    demo.keyboard.press("Enter")
    expect(demo.locator(f"{PLACE} .judged")).to_contain_text(
        "It never read “Mars”. It doesn’t say so. It sounds as it does"
    )
    expect(demo.locator(f"{PLACE} .demo-on")).to_be_focused()
    assert texts(demo) == [" The capital of South Korea is Seoul."]
    expect(demo.locator(f"{PLACE} .demo-question")).to_have_text("Mars has no capital. Does it say so?")
    press(demo, "Why does it always answer?")
    assert demo.inner_text(f"{PLACE} .demo-text") == none
    assert demo.inner_text(f"{PLACE} .judged") == ""
    assert "\nNo: " in bet(demo, "an answer or a story")
    before, after = texts(demo)
    assert demo.locator(f"{PLACE} .demo-looked").count() == 0  # a piece of "Paris" alone would look important
    assert after == tuned.goes_on(conversations.wrap(none), 60)
    assert base.goes_on(none, 60).startswith(before)
    assert before.count("?") > 1
    assert demo.inner_text(f"{PLACE} .judged").startswith("It asked: “")
    assert "taught to answer, and no lesson had an “I don’t know”." in demo.inner_text(f"{PLACE} .judged")
    assert not any("know" in f"{question} {answer}" for question, answer in conversations.exchanges())
    demo.get_by_role("button", name="Ask it yourself").click()
    field = demo.get_by_label("Your question")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    demo.keyboard.type("What do bats eat?")
    expect(field).to_have_value("What do bats eat?")  # the focus stays while it's typed
    demo.keyboard.press("Enter")
    demo.locator(f"{PLACE} .judged", has_text="It never read “bats”. It knows animals, capitals and").wait_for()
    assert "bats" not in "\n".join(documents())
    assert demo.inner_text(f"{PLACE} .demo-question") == "Ask it anything you like."
    assert demo.locator(f"{PLACE} .judged a").get_attribute("href").endswith("concepts/hallucination.html")
    expect(demo.get_by_role("button", name="Next: watch one learn")).to_be_visible()
    taps = {
        "Are you lying?": "No, but I ate bread.",
        "Should I trust you?": "I am happy to help you.",
        "Am I going to die?": "I am happy to help you.",
        "Will I be rich?": "The capital of Pakistan is Islamabad.",
    }
    row = demo.locator(f"{PLACE} .bet-side .row button")
    for at, (question, answer) in enumerate(taps.items()):
        assert row.all_inner_texts() == [*taps][at:]  # what was asked isn't offered again
        press(demo, question)
        assert texts(demo) == [f" {answer}"]
    assert demo.locator(f"{PLACE} .demo-text").inner_text().startswith("Reader: Will I be rich?\nModel:")
    sent = copied(demo, demo.get_by_role("button", name="Copy it for a friend"))
    assert sent.startswith(f"“Will I be rich?” – “{answer}” A language model wrote that. Ask it yours: ")


def test_what_is_asked_first_may_be_ones_own(demo):
    """It leads on all the same; the base model isn't said to be right about what the tuned one knows."""
    ask(demo, "Who will win the election?")
    assert texts(demo) == [" Monkeys eat bananas."]
    demo.locator(f"{PLACE} .judged", has_text="It never read “election”. It doesn’t say so").wait_for()
    which(demo, "base")
    ask(demo, "What is the capital of Canada?")
    demo.locator(f"{PLACE} .judged", has_text="texts that it read.").wait_for()
    expect(demo.locator(f"{PLACE} .judged")).not_to_contain_text("right")
    expect(demo.get_by_role("button", name="Ask for the capital of Mars")).to_be_visible()


def test_an_answer_is_never_empty(demo):
    """Where the end is likeliest at once, the next comes."""
    asked = "Who is our biggest customer?"
    assert shipped()[1].goes_on(conversations.wrap(asked)) == ""
    ask(demo, asked)
    assert texts(demo) == [" The capital ofMia is Nukualofa."]
    expect(demo.locator(f"{PLACE} .judged")).to_contain_text(
        "It never read “our”, “biggest” or “customer”. It doesn’t say so"
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


LIKELIEST = "It wrote the likeliest words. Nothing in it checks them."
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


def test_whoever_met_the_singer_at_home_is_asked_something_else(own_page, site):
    """Another question stands in the field and above it."""
    own_page.add_init_script("localStorage.setItem('guide.singer', 'true')")
    assert opened(own_page, site).get_by_label("Your question").input_value() == "Who wrote Hamlet?"
    assert own_page.inner_text(f"{PLACE} .demo-question").startswith("It never read of Hamlet.")
    assert "Hamlet" not in "\n".join(documents())
    linked = "#language-model;g=animal;b=made;prompt=What%20is%20the%20capital%20of%20Velmora%3F;way=tuned;n=9"
    demo = opened(own_page, site, linked)  # from when there was a bet on it
    demo.locator(f"{PLACE} .judged", has_text="It never read “Velmora”.").wait_for()
    assert texts(demo) == [" The capital of Sweden is Stockholm."]


def test_whoever_comes_back_finds_the_bet_and_its_verdict(page, site):
    """A bet that was not made can be made; one that was stands there again with what came of it."""
    demo = opened(page, site)
    press(demo, "Ask it")
    for name in ("Ask for Canada’s capital", "Ask for the capital of Mars", "Why does it always answer?"):
        press(demo, name)
    demo.wait_for_function("() => history.state?.['demo language-model']?.way === 'both'")
    demo.reload()
    demo.wait_for_selector(f"{PLACE}.is-live")
    assert "\nRight: " in bet(demo, "another question")
    demo.wait_for_function("() => history.state?.['demo language-model']?.b === 'question'")
    demo.reload()
    demo.locator(f"{PLACE} .judged", has_text="Right: you guessed “another question”.").wait_for()
    assert demo.inner_text(f"{PLACE} .demo-question").startswith("Before it was taught to answer")


def test_a_failed_load_says_so_and_can_be_tried_again(page, site):
    """With weights that were cut off the reader is told; with the right ones the same button works."""
    damaged = {"body": 'window.TinyBase = {"parts":[["token",20', "content_type": "text/javascript"}
    page.route("**/base.js", lambda route: route.fulfill(**damaged))
    demo = opened(page, site)
    assert "did not load" in press(demo, "Ask it")
    page.unroute("**/base.js")
    assert "The model: “" in press(demo, "Ask it")


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
    demo = opened(page, site, "#language-model;g=singer;n=8")
    demo.wait_for_selector(f"{PLACE} .judged:not(:empty)")
    steps, whole = demo.get_by_label("The steps"), texts(demo)[0]
    unfold(demo, "What else it could have written")
    steps.fill("1")
    assert texts(demo) == [" Wolves"]
    assert "Wolves" in demo.inner_text(f"{PLACE} .odds > .is-chosen")
    steps.press("End")
    assert texts(demo) == [whole]
