"""The language model's page in the finished site, opened from the disk: the bet, what the button leads on to, and the rest."""

import pytest
from tiny_model import conversations

from tests.conftest import emptied

from .model import shipped

GUESSED = "#language-model;g=other"
DEMO = "see-for-yourself/a-real-language-model.html"
PLACE = "live-demo[name=language-model]"
TEXTS = ["<img src=x onerror=alert(1)>", "\u05e9\u05dc\u05d5\u05dd", "a" * 100_000, "\U0001f600\x00"]
DONE = f"{PLACE}:not(:has([aria-busy], [data-playing], .demo-first:disabled))"


@pytest.fixture
def demo(page, site):
    """The language model's page, guessed, its films shown at once; nothing is loaded yet."""
    return opened(page, site, GUESSED)


def opened(page, site, fragment="", unfolded=True):
    """Opens the demonstration from the disk and waits for its controls."""
    page.emulate_media(reduced_motion="reduce")
    emptied(page).goto(f"{(site / DEMO).as_uri()}{fragment}")
    page.locator(PLACE).scroll_into_view_if_needed()
    page.wait_for_selector(f"{PLACE}.is-live")
    script = "(all, open) => all.forEach(one => { one.open = open; })"
    page.locator(".demo-more, .demo-controls > details, .demo-numbers").evaluate_all(script, unfolded)
    return page


def press(page, name):
    """Presses a button of the demonstration and waits until the model is done."""
    page.locator(PLACE).get_by_role("button", name=name, exact=True).click()
    page.wait_for_selector(DONE)
    return page.inner_text(f"{PLACE} .demo-live")


def which(page, way):
    """Chooses the model."""
    page.get_by_label("Which model").select_option(way)


def texts(page):
    """What each model wrote, from left to right."""
    lanes = page.locator(f"{PLACE} .demo-lane").all()
    return ["".join(lane.locator(".demo-written").all_text_contents()) for lane in lanes]


def unfold(page, title):
    """Opens or closes a part of the demonstration."""
    page.locator(f"{PLACE} summary", has_text=title).click()


def test_nothing_heavy_loads_before_the_click(demo):
    """The weights come with the first press or a link to a result, not with a guess alone, and nothing else asks for them."""
    assert not [address for address in demo.log.requests if "/models/" in address]
    which(demo, "base")
    assert press(demo, "Next token").startswith("Base model: next token “What”, odds ")
    loaded = {address.rpartition("/")[2] for address in demo.log.requests if "/models/" in address}
    assert loaded == {"tokenizer.js", "base.js"}
    which(demo, "tuned")
    press(demo, "Next token")
    assert sum("/models/" in address for address in demo.log.requests) == 3
    assert not demo.log.errors


def test_the_bet_is_answered_by_the_model_itself(page, site):
    """One press loads the model and writes the answer; it is the static one, with the odds of its boldest token."""
    tuned, asked = shipped()[1], "What is the capital of Iceland?"
    demo = opened(page, site)
    demo.locator(f"{PLACE} .demo-chip").first.click()
    demo.wait_for_selector(f"{PLACE} .demo-outcome:not(:empty)")
    written = tuned.goes_on(conversations.wrap(asked), 60)
    assert texts(demo) == [written]
    assert written.strip() in demo.inner_text(f"{PLACE} .demo-outcome")
    odds = tuned.odds(conversations.wrap(asked) + " The capital of").max()
    assert f"“Norway” at {odds:.1%}" in demo.inner_text(f"{PLACE} .demo-outcome")
    assert demo.inner_text(f"{PLACE} .demo-looked").strip() == "Norway"  # the film ends on the boldest choice
    assert f"{odds:.1%}, chosen" in demo.inner_text(f"{PLACE} .demo-odds.is-chosen")
    demo.goto("about:blank")
    opened(demo, site, "#language-model;g=right;n=8").wait_for_selector(f"{PLACE} .demo-outcome:not(:empty)")
    assert texts(demo) == [written]  # a link to a result needs no press
    assert demo.inner_text(f"{PLACE} .demo-outcome").startswith("Not quite: you guessed “say Reykjavik”.\nIt writes")


def test_one_button_leads_on(page, site):
    """After the verdict five controls are in sight; the button asks a new question, answers it, and ends at a text of one's own."""
    demo = opened(page, site, unfolded=False)
    demo.locator(f"{PLACE} .demo-chip").first.click()
    demo.wait_for_selector(f"{PLACE} .demo-outcome:not(:empty)")
    assert (
        demo.locator(
            f"{PLACE} .demo-body > :not(.demo-guess) :is(button, summary, input, select, textarea):visible"
        ).count()
        <= 5
    )
    told = []
    for asked, token in (("Velmora", "“Sweden” at 89.2%"), ("France", "“The capital of France is Paris.”")):
        demo.locator(".demo-on").click()
        demo.wait_for_selector(DONE)
        assert asked in demo.inner_text(f"{PLACE} .demo-question")
        assert token in demo.inner_text(f"{PLACE} .demo-outcome")
        told.append(demo.inner_text(f"{PLACE} .demo-outcome"))
        assert demo.locator(f"{PLACE} .demo-guess").is_hidden()
    chance = shipped()[1].odds(conversations.wrap("What is the capital of Velmora?") + " The capital of").max()
    assert f"at {chance:.1%}" in told[0]
    demo.locator(".demo-on").click()
    assert demo.get_by_label("Your text").evaluate("field => field === document.activeElement")
    demo.locator(PLACE).get_by_role("button", name="Start over").click()
    assert "Iceland" in demo.inner_text(f"{PLACE} .demo-question")
    assert demo.locator(f"{PLACE} .demo-guess").is_visible()


def test_base_and_tuned(demo):
    """Side by side the texts of the static table; then each model and the wrapper alone."""
    base, asked = shipped()[0], "What is the capital of France?"
    whole, answer = base.goes_on(asked, 60), " The capital of France is Paris."
    told = press(demo, "France, before and after tuning")
    assert texts(demo) == [whole, answer]
    assert "Base model: “What is" in told
    assert demo.locator(f"{PLACE} .demo-live:not(:empty, .is-heard)").count() == 0  # it stands there once
    assert told.endswith("Tuned model with the wrapper: “The capital of France is Paris.”, and there it ends.")
    wrapped = base.goes_on(conversations.wrap(asked), 60)
    for way, expected in {"base": whole, "tuned": answer, "wrapped": wrapped}.items():
        which(demo, way)
        assert texts(demo) == []
        press(demo, "Write to the end")
        assert texts(demo) == [expected]


def test_any_text_is_shown_as_text_and_answered(demo):
    """Markup stays text, long text is cut, and unknown characters are named."""
    field = demo.get_by_label("Your text")
    for text in TEXTS:
        field.evaluate("(field, text) => { field.value = text; field.dispatchEvent(new Event('change')); }", text)
        said = press(demo, "Next token")
        assert said.startswith("Tuned model with the wrapper: ")
        assert demo.locator(f"{PLACE} img").count() == 0
        unknown = shipped()[0].words.unknown(text[:2000])
        assert ("no token for" in said) == bool(unknown), text[:20]
    assert not demo.log.errors


def test_a_file_that_comes_after_the_guess_can_be_tried_again(page, site):
    """Before the guess nothing asks for it; without it the stage says so, and the button brings the answer."""
    page.route("**/language-model/play.js", lambda route: route.abort())
    demo = opened(page, site)
    assert not [address for address in demo.log.requests if address.endswith("/play.js")]
    demo.locator(f"{PLACE} .demo-chip").first.click()
    again = demo.get_by_role("button", name="Try again")
    again.wait_for()
    page.unroute("**/language-model/play.js")
    again.click()
    demo.wait_for_selector(f"{PLACE} .demo-lead button:enabled")


@pytest.mark.parametrize("damage", [None, 'window.TinyBase = {"parts":[["token",20'])
def test_a_failed_load_says_so_and_can_be_tried_again(page, site, damage):
    """Without the weights, or with damaged ones, the reader is told; with the right ones the same button works."""
    damaged = {"body": damage, "content_type": "text/javascript"}
    page.route("**/base.js", lambda route: route.abort() if damage is None else route.fulfill(**damaged))
    demo = opened(page, site, GUESSED)
    assert "did not load" in press(demo, "Next token")
    page.unroute("**/base.js")
    assert "next token" in press(demo, "Next token")


def test_the_training_sentences_are_shown(page, site):
    """The section tries a failed load again; it finds every document with the words, none for an invented country."""
    page.route("**/corpus.js", lambda route: route.abort())
    demo = opened(page, site, GUESSED)
    press(demo, "France, before and after tuning")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} details p:has-text('The training text did not load')")
    demo.unroute("**/corpus.js")
    unfold(demo, "The training sentences")
    unfold(demo, "The training sentences")
    demo.wait_for_selector(f"{PLACE} details li mark")
    assert "“France” and “capital”. In" in demo.inner_text(f"{PLACE} details:has(li) p")
    assert "Paris" in demo.locator(f"{PLACE} details li").first.inner_text()
    for question, words in {"Iceland": "In none of them", "Velmora": "0 of "}.items():
        press(demo, f"{question}, {'left out' if question == 'Iceland' else 'invented'}")
        unfold(demo, "The training sentences")
        unfold(demo, "The training sentences")
        demo.wait_for_selector(f"{PLACE} details p:has-text('{words}')")
