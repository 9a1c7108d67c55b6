"""The catalogue is complete without scripts; with them, it answers a typed name in a sentence, at its row."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied
from tests.demos.stage import copied

PAGE = "taxonomy/systems.html"
NAMES = ".catalogue .system > h4:visible"
INSIDE = "LLM inside, a model that writes?"
ONE_ANSWER = "ChatGPT is a generative AI product with a large language model inside it."


@pytest.fixture
def catalogue(page, site):
    """The page on a phone, with the answers loaded."""
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator("#catalogue-words").focus()
    page.wait_for_function("() => window.Placing")
    return page


def names(page) -> list[str]:
    """The names of the visible systems, in their order."""
    return page.eval_on_selector_all(NAMES, "names => names.map(name => name.textContent)")


def ask(page, name: str) -> list[str]:
    """Types a name; the sentences that answer it, in their order."""
    page.locator("#catalogue-words").fill(name)
    expect(page.locator(".catalogue.is-typed")).to_be_visible()
    page.evaluate("new Promise(requestAnimationFrame)")  # the answers are loaded, so it is drawn by then
    said = (
        "all => all.map((one) => one.querySelector('b').textContent + one.querySelector('b').nextSibling.textContent)"
    )
    return page.locator(".catalogue .system:not([hidden]) .saying").evaluate_all(said)


def noted(page):
    """What is said above the answers."""
    return page.locator(".catalogue .shown")


def press(page, *labels: str) -> None:
    for label in labels:
        page.locator(".catalogue").get_by_role("button", name=re.compile(rf"^{label}")).first.press("Enter")


def test_a_name_is_answered_in_a_sentence_at_its_row(catalogue):
    """In view, with its row open and what to do next; also under another name, and in a sentence. Without a name, all is as before."""
    first_rows = names(catalogue)
    for name in ("ChatGPT", "chat gpt", "is chatgpt an llm"):
        assert ask(catalogue, name)[0] == ONE_ANSWER
        expect(noted(catalogue)).to_have_text("")
    first = catalogue.locator(".system:not([hidden])").first
    expect(first.locator(".so")).to_have_text("It can make things up: check what matters.")
    expect(first.locator(".word")).to_be_in_viewport(ratio=1)
    expect(first.locator(".saying")).to_be_hidden()
    first.get_by_text("In a sentence").press("Enter")
    expect(first.locator(".saying")).to_have_text(ONE_ANSWER)
    expect(first.locator("details").first).to_have_attribute("open", "")
    assert first.locator("h4").get_attribute("aria-level") == "3"
    paste = first.get_by_role("link", name="What not to paste")
    assert paste.get_attribute("href") == "../questions.html#what-not-to-paste"
    assert ask(catalogue, "gpt4")[0].startswith("GPT-4 is a large language model")
    catalogue.locator("#catalogue-words").fill("")
    assert names(catalogue) == first_rows
    assert catalogue.log.errors == []


def test_the_list_begins_with_the_apps_of_most(catalogue):
    """One row for each name below the field, and all of them at the address of any, which back and forward follow."""
    rows = catalogue.locator(".catalogue .system")
    assert len(names(catalogue)) == 7  # Instagram and WhatsApp have the same
    everything = catalogue.get_by_role("link", name=re.compile(r"^Show all \d+ systems$"))
    expect(everything).to_have_text(f"Show all {rows.count()} systems")
    expect(catalogue.locator("#how-to-read")).to_be_visible()
    everything.press("Enter")
    heads = catalogue.locator(".catalogue > .heads").evaluate("heads => heads.getBoundingClientRect().bottom")
    assert heads <= catalogue.locator("#kind-product").evaluate("group => group.getBoundingClientRect().top")
    assert len(names(catalogue)) == rows.count()
    expect(everything).to_be_hidden()
    catalogue.locator("#system-claude-code ~ details > summary").press("Enter")
    ask(catalogue, "snap")
    catalogue.locator("#catalogue-words").fill("")
    assert len(names(catalogue)) == rows.count()
    for history, count in (("back", 7), ("forward", rows.count())):
        catalogue.evaluate(f"history.{history}()")
        expect(catalogue.locator(NAMES)).to_have_count(count)
    for id in ("kind-model", "system-gpt-oss"):
        ask(catalogue, "snap")
        catalogue.evaluate("id => { location.hash = id; }", id)
        expect(catalogue.locator(f"#{id}")).to_be_in_viewport()
        assert len(names(catalogue)) == rows.count()
    assert catalogue.log.errors == []


def test_names_that_many_ask_for_are_one_press_away(catalogue):
    """Each below the field, in view at first; a press answers at once, keeps the focus, and moves on to another."""
    often = catalogue.locator(".catalogue input + .row button")
    for name in often.all():
        expect(name).to_be_in_viewport(ratio=1)
    for name in often.all_text_contents():
        press(catalogue, name)
        row = catalogue.locator(".catalogue .system:not([hidden])").first
        expect(row.locator(".saying")).to_contain_text(name)
        first = row.locator(".saying" if name == "Copilot" else ".word")
        expect(first).to_be_in_viewport(ratio=1)
        expect(often.and_(catalogue.locator("[aria-pressed=true]"))).to_have_text([name])
        assert catalogue.evaluate("document.activeElement.textContent") == name
    catalogue.locator("#catalogue-words").fill("spot")
    expect(often.first).to_be_hidden()  # the answer stands above a phone's keyboard
    catalogue.locator("#catalogue-words").fill("")
    expect(often.first).to_be_visible()
    expect(often.and_(catalogue.locator("[aria-pressed=true]"))).to_have_count(0)
    assert catalogue.log.errors == []


def test_what_is_asked_for_comes_first(catalogue):
    """The app that people have, and the rows of its name below it; none that only mentions it."""
    for name, app in {
        "gemini": "The Gemini app",
        "claude": "Claude",
        "chatgpt": "ChatGPT",
        "meta ai": "Meta AI",
    }.items():
        ask(catalogue, name)
        assert names(catalogue)[0] == app
        assert catalogue.locator(".catalogue .is-answer:visible").count() == 1
    ask(catalogue, "gemini")
    assert "Gemini" in names(catalogue)
    ask(catalogue, "gpt")
    assert {"GPT-3", "GPT-4"} < {*names(catalogue)} and "Sora" not in names(catalogue)
    ask(catalogue, "openai")
    assert "Sora" in names(catalogue)
    expect(noted(catalogue)).to_contain_text("have “openai” in their rows")


def test_an_app_gets_a_straight_answer(catalogue):
    """Whole sentences, in the same shape as a row's, with the rows of its parts below; no yes beside "we don't know"."""
    for name, sentence, below in (
        (
            "snap",
            "Snapchat itself isn’t .+ Its AI Lens is generative AI: it makes pictures; the pages we read don’t say .+",
            2,
        ),
        (
            "duolingo",
            "Duolingo teaches languages; whether a model writes its exercises, we don’t know. Duolingo Max .+",
            1,
        ),
        (
            "turnitin",
            r"Turnitin itself isn’t .+ Its AI detector isn’t, either: it .+ \(says its maker\). We looked at no other part.",
            0,
        ),
        ("instagram", "Instagram itself isn’t .+ Meta AI in it is generative AI: .+, with an LLM inside.", 1),
    ):
        first, *others = ask(catalogue, name)
        assert re.fullmatch(sentence, first)
        assert len(others) == below
    ask(catalogue, "fifa")
    expect(catalogue.locator(".is-answer")).to_contain_text(re.compile("draws? for you"))
    expect(catalogue.get_by_role("link", name="What to check")).to_be_visible()
    ask(catalogue, "tiktok")
    source = catalogue.get_by_role("link", name="What its maker says")
    assert source.get_attribute("href") == "../sources/2025.html#tiktok-ai-alive-2025"
    ask(catalogue, "SAP Joule")
    expect(catalogue.get_by_role("link", name="What not to paste").first).to_be_visible()
    ask(catalogue, "Spotify's DJ")
    expect(catalogue.locator(".is-answer").get_by_role("link", name="What not to paste")).to_have_count(0)


def test_a_few_words_answer_first(catalogue):
    """Whether it's generative AI, and an LLM, as the page asks; of an app itself, and each part we know, by name."""
    for name, *words in (
        ("ChatGPT", "Yes", f"{INSIDE} Yes"),
        ("Grammarly", "Yes", f"{INSIDE} Not known"),
        ("Midjourney", "Yes", f"{INSIDE} Kept secret"),
        ("BERT", "No", "An LLM? People differ"),
        ("GPT-4", "Yes", "An LLM? Yes"),
        (
            "Snapchat",
            "Snapchat itself: no. My AI in it: yes. Its AI Lens: yes.",
            f"{INSIDE} My AI in it: yes. Its AI Lens: not known.",
        ),
        (
            "Duolingo",
            "Duolingo itself: not known. Duolingo Max: yes.",
            "LLM inside Duolingo Max, a model that writes? Yes",
        ),
        ("Turnitin", "Turnitin itself: no. Its AI detector: no."),
        ("Jira", "Jira itself: no."),
    ):
        ask(catalogue, name)
        told = catalogue.locator(".is-answer:visible .word > p")
        expect(catalogue.locator(".is-answer:visible > h4")).to_have_text(name)
        expect(told).to_have_text([f"Generative AI: does it make new things? {words[0]}", *words[1:]])


def test_a_name_of_several_asks_which(catalogue):
    """Each says what it is, in the same shape, and opens; a name that is a system's own is answered at once."""
    assert len(ask(catalogue, "copilot")) == 4
    expect(noted(catalogue)).to_have_text("Which “copilot”?")
    expect(catalogue.locator(".catalogue .system > details[open]")).to_have_count(0)
    for words in ("free Copilot for everyone", "for the office", "for programmers"):
        expect(catalogue.locator(".system:visible", has_text=words)).to_have_count(1)
    catalogue.locator("#system-microsoft-365-copilot ~ details > summary").press("Enter")
    expect(catalogue.locator(".system:visible .row:visible", has_text="What not to paste").first).to_be_visible()
    assert ask(catalogue, "Microsoft Copilot")[0].startswith("Microsoft Copilot is a")
    assert ask(catalogue, "Snapchat My AI")[0].startswith("My AI on Snapchat is a generative AI product")


def test_a_name_that_is_nearly_one_finds_it(catalogue):
    """A slip, a part of a name, or a maker; another name is told, and whoever means something else is asked."""
    for name, meant in {"geminy": "Gemini", "spotfy": "Spotify", "whatsap": "WhatsApp", "Anthropic": "Claude"}.items():
        ask(catalogue, name)
        assert meant in names(catalogue)
    ask(catalogue, "spotfy")
    expect(noted(catalogue)).to_have_text("“spotfy” isn’t in our list. Nearest:")
    assert ask(catalogue, "Bing Chat")[0].startswith("Microsoft Copilot is a")
    expect(noted(catalogue)).to_have_text("“Bing Chat” is counted under Microsoft Copilot.")
    press(catalogue, "I meant another")
    expect(catalogue.get_by_role("group", name="What is it?")).to_be_visible()
    ask(catalogue, "toaster")
    expect(noted(catalogue)).to_have_text("“toaster” isn’t in our list. Four questions tell what it is.")
    expect(catalogue.get_by_role("button", name="Answer four questions")).to_have_class("press")
    press(catalogue, "Search the guide")
    assert catalogue.locator("#guide-query").input_value() == "toaster"


def test_four_questions_place_a_name_without_a_row(catalogue):
    """One at a time, each with "I don't know"; each keeps the focus, leads on or says what follows, and can be changed."""
    ask(catalogue, "Plumbsong")
    press(catalogue, "Answer four questions")
    asked, saying = catalogue.locator(".catalogue [role=group]"), catalogue.locator(".catalogue [role=status] .saying")
    press(catalogue, "An app", "Text")
    assert catalogue.evaluate("document.activeElement.textContent") == "Text"
    expect(asked).to_have_count(3)
    press(catalogue, "Yes")
    expect(saying).to_have_text("If that’s so, Plumbsong" + ONE_ANSWER.removeprefix("ChatGPT"))
    press(catalogue, "Sounds")
    expect(saying).to_have_count(0)
    catalogue.get_by_role("group", name="Does it also write").get_by_role("button", name="I don’t know").press("Enter")
    expect(saying).to_have_text(
        "If that’s so, Plumbsong is a product that makes music or sounds, so it’s generative AI; "
        "whether an LLM is inside stays open."
    )
    expect(catalogue.get_by_role("link", name="ask which model is in it")).to_be_visible()
    expect(catalogue.locator(".catalogue [aria-pressed=true]")).to_have_count(3)
    for unsure in asked.all():
        expect(unsure.get_by_role("button", name="I don’t know")).to_have_count(1)
    ask(catalogue, "Plumbsongs")  # another name begins anew
    expect(asked).to_have_count(0)
    catalogue.evaluate("location.hash = 'words=Workday'")  # as from search
    expect(asked).to_have_count(1)
    expect(catalogue.get_by_role("button", name="Answer four questions")).to_be_hidden()
    assert catalogue.log.errors == []


def test_what_a_name_says_itself_is_not_asked(catalogue):
    for name, found in (
        ("calculator", "A calculator only follows rules"),
        ("route planner", "If that’s so, a route planner makes nothing new"),
        ("my translator", "If that’s so, my translator is a product"),
    ):
        ask(catalogue, name)
        press(catalogue, "Answer four questions|I meant another")
        expect(catalogue.locator(".catalogue [role=status] .saying")).to_have_text(re.compile(f"^{found}"))
    ask(catalogue, "homework bot")
    press(catalogue, "Answer four questions|I meant another")
    expect(catalogue.get_by_role("group", name="Can you ask it about any subject?")).to_be_visible()


def test_a_colleague_gets_the_sentence_and_its_link(catalogue):
    """Its day, and an address that shows the very answer: of a row its own, of an app its name."""
    row = catalogue.locator(".system", has=catalogue.locator("#system-siri"))
    row.locator("> details > summary").click()
    sent = copied(catalogue, row.get_by_role("button", name="Copy with its link"))
    sentence = "Siri is a generative AI product with a large language model inside it."
    assert re.fullmatch(rf"{sentence} \(\d+ \w+ \d{{4}}, \S+/systems\.html#system-siri\)", sent)
    row.locator("> details > summary").click()
    expect(row.locator(".say")).to_be_hidden()
    ask(catalogue, "teams")
    catalogue.locator(".is-answer").get_by_text("In a sentence").click()
    sent = copied(catalogue, catalogue.locator(".is-answer").get_by_role("button", name="Copy with its link"))
    said, hash = re.fullmatch(r"(Teams itself .+) \(\S+systems\.html#(words=Teams)\)", sent).groups()
    here = catalogue.evaluate("location.href").partition("#")[0]
    emptied(catalogue).goto(f"{here}#{hash}")
    expect(catalogue.locator(".is-answer .saying")).to_contain_text(said)


def test_the_address_holds_what_was_typed(catalogue):
    """It shows the same to anyone; one that is no name shows the list; a system's own address shows it whatever is hidden."""
    address_of = "location.href"  # at once, which the driver knows only a moment later
    clean = catalogue.evaluate(address_of)
    ask(catalogue, "google")
    seen, address = names(catalogue), catalogue.evaluate(address_of)
    assert address == f"{clean}#words=google"
    emptied(catalogue).goto(address)
    expect(catalogue.locator(".system:not([hidden]) .saying").first).to_be_visible()
    assert names(catalogue) == seen
    catalogue.locator("#catalogue-words").fill("")
    assert catalogue.evaluate(address_of) == clean
    everything = names(catalogue)
    for state in ("llm=<img src=x>", "llm=disputed%7Cinside", "kind", "="):
        catalogue.evaluate("state => { location.hash = state; }", state)
        assert names(catalogue) == everything, state
    emptied(catalogue).goto(f"{clean}#words=google")
    catalogue.evaluate("location.hash = 'system-decisions-api'")
    expect(catalogue.locator(":target")).to_be_in_viewport()
    assert catalogue.locator(".system:has(:target) details li .cite").count() > 1
    assert catalogue.log.errors == []


def test_without_scripts_the_catalogue_is_complete(plain, site):
    """Every system stands in the page, its values in a <details> element, and there are no controls that do nothing."""
    plain.goto(f"{site.as_uri()}/{PAGE}")
    assert plain.locator(".catalogue .system").count() >= 60
    assert plain.locator(".catalogue :is(input, select, button)").count() == 0
    row = plain.locator(".system", has=plain.locator("#system-chatgpt"))
    values = row.locator("li", has_text="Inputs: text, pictures and sound (OpenAI Help Center 2023")
    assert values.is_hidden()
    assert row.inner_text().count("Product, since 2022, by OpenAI.") == 0  # before it's opened
    for folded in row.locator("summary").all():
        folded.click()
    assert values.is_visible()
    assert row.inner_text().count("text, pictures and sound") == 2  # what goes in, what comes out
    assert row.inner_text().count("Product, since 2022, by OpenAI.") == 1


def test_a_link_to_a_name_of_the_four_questions_leads_here(catalogue):
    """Their page once answered for names."""
    here = catalogue.evaluate("location.href").replace("systems.html", "index.html").partition("#")[0]
    for hash in ("name=Netflix", "guess=Netflix"):
        emptied(catalogue).goto(f"{here}#{hash}")
        expect(catalogue.locator(".catalogue .is-answer .saying")).to_contain_text("Netflix itself isn’t generative AI")
