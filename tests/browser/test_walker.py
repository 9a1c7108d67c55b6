"""The walker asks for three of six, and answers from the catalogue or by ticks: two answers, a sentence and a place on the map."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied

PAGE = "taxonomy/index.html"
ONE_ANSWER = "ChatGPT is a generative AI product with a large language model inside it."

NOT, INSIDE = "not generative AI", "generative AI, with an LLM inside"
PERHAPS = "generative AI; whether an LLM is inside, we don’t know"


@pytest.fixture
def walker(page, site):
    """The page with its walker, opened, without motion."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.as_uri()}/{PAGE}")
    page.locator(".walker.is-live").wait_for()
    return page


def begin(page, name: str) -> None:
    """Types a name, starts, and waits for what is said of it."""
    page.locator(".walker-said").evaluate("it => it.replaceChildren()")
    page.get_by_label("Which app or model do you use?").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".walker-said")).not_to_be_empty()


def look_up(page, name: str) -> None:
    """Types a name that has a row."""
    begin(page, name)
    expect(page.locator(".walker-said .saying")).to_be_visible()


def press(page, *labels: str) -> None:
    """Presses buttons that begin with these words, one after the other."""
    for label in labels:
        page.locator(".walker").get_by_role("button", name=re.compile(rf"^{label}")).first.press("Enter")


def said(page) -> str:
    """The sentence that the walker has come to."""
    return page.locator(".walker-said .saying").inner_text()


def test_two_questions_decide_about_a_name_without_a_row(walker):
    """Two answers at a time; each keeps the focus, leads on or says what follows, and can be changed."""
    begin(walker, "Plumbsong")
    expect(walker.locator(".walker-said h2")).to_have_text("We don’t know “Plumbsong”.")
    assert walker.evaluate("document.activeElement.tagName") == "H2"
    buttons, status = walker.locator(".walker-said button"), walker.locator(".walker-said [role=status]")
    expect(buttons).to_have_count(2)
    expect(status).to_be_empty()
    press(walker, "Something new")
    assert walker.evaluate("document.activeElement.textContent").startswith("Something new")
    expect(buttons).to_have_count(4)
    press(walker, "Yes")
    assert said(walker) == "If that’s so, Plumbsong" + ONE_ANSWER.removeprefix("ChatGPT")
    expect(status.locator("b").first).to_have_text("yes")
    press(walker, "No, or")
    found = "If that’s so, Plumbsong is a product that makes something new, so it’s generative AI; "
    assert said(walker) == f"{found}whether an LLM is inside stays open."
    assert walker.locator(".walker-dot.is-open").count() == 1
    assert walker.get_by_role("link", name="ask which model is in it").is_visible()
    press(walker, "What was there")
    assert said(walker).startswith("If that’s so, Plumbsong makes nothing new, so it isn’t generative AI")
    expect(walker.locator(".walker-said [aria-pressed]")).to_have_count(2)
    assert walker.log.errors == []


def test_what_a_name_says_itself_is_not_asked(walker):
    """Its answer stands there at once."""
    for name, sure, found in (
        ("calculator", "no", "A calculator only follows rules"),
        ("route planner", "no", "If that’s so, a route planner makes nothing new"),
        ("chess computer", "no", "If that’s so, a chess computer makes nothing new"),
        ("my translator", "people differ", "If that’s so, my translator is a product"),
    ):
        begin(walker, name)
        expect(walker.locator(".walker .two b").last, name).to_have_text(sure)
        expect(walker.locator(".walker-said .saying")).to_have_text(re.compile(f"^{found}"))
    begin(walker, "homework bot")
    expect(walker.locator(".walker-said b")).to_have_text("Does it answer in writing, even on another subject?")
    expect(walker.locator(".walker-said p").first).to_have_text("One question decides (the four in full).")


def test_an_app_gets_a_straight_answer(walker):
    """Itself and what is in it, large; of one whose parts we don't know that is said, and a part can be asked about."""
    heading = walker.locator(".walker-said h2")
    for name, *told in (
        ("whatsapp", f"WhatsApp itself: {NOT}.", f"Meta AI in it: {INSIDE}."),
        ("Netflix algorithm", f"Netflix itself: {NOT}.", f"Netflix’s recommender: {NOT}."),
        ("snap", f"Snapchat itself: {NOT}.", f"My AI on Snapchat: {INSIDE}.", f"Snapchat’s AI Lens: {PERHAPS}."),
        ("duolingo", "Duolingo itself: we don’t know.", f"Duolingo Max: {INSIDE}."),
        ("YouTube", f"YouTube itself: {NOT}.", "A part of it: perhaps."),
    ):
        begin(walker, name)
        expect(heading.locator("span")).to_have_text(told)
    press(walker, "Ask about a part")
    expect(heading).to_have_text("We don’t know “A part of YouTube”.")
    walker.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    begin(walker, "teams")
    press(walker, "Copy with")
    walker.wait_for_function("() => window.copied")
    copied = walker.evaluate("window.copied")
    assert re.match(r"Teams itself: not generative AI\. Microsoft 365 Copilot in it: .+#name=Teams\)$", copied)


def test_a_product_brings_what_a_user_wants_next(walker):
    """What not to paste into it, and how to compare two; not where nothing is pasted."""
    look_up(walker, "SAP Joule")
    compare = walker.get_by_role("link", name="How to compare two")
    assert compare.get_attribute("href") == "../questions.html#which-model-is-best"
    assert walker.get_by_role("link", name="What not to paste").count() == 1
    look_up(walker, "Spotify's DJ")
    expect(walker.get_by_role("link", name="What not to paste")).to_have_count(0)


def test_a_name_with_a_row_is_answered_at_once(walker):
    """Also under another name; the row is a link away, and the address leads back to the answer, as does one that asked for a guess."""
    look_up(walker, "chat gpt")
    assert said(walker) == ONE_ANSWER
    assert walker.get_by_role("link", name="Its sources").get_attribute("href") == "systems.html#system-chatgpt"
    address = walker.evaluate("location.href")
    for known in (address, address.replace("#name", "#guess")):
        emptied(walker).goto(known)
        expect(walker.locator(".walker-said .saying")).to_have_text(ONE_ANSWER)


def test_a_bet_answers_at_each_press(walker):
    """Seen at once on a phone, on the map under the name of the tile; the third that is found ends it, and all six stay with a line."""
    walker.set_viewport_size({"width": 390, "height": 844})
    tiles = walker.get_by_role("group", name="Your bet").get_by_role("button")
    judged, more = walker.locator(".walker .judged"), walker.locator(".walker button.press")
    kept = ("Google Translate has one.", "That can be AI, too.")
    leads = ("Six more", "Now an app of yours")
    for number, ask in enumerate(
        ("Three of these have no LLM inside. Which?", "Three of these make nothing new. Which?")
    ):
        expect(walker.locator(".walker-talk h2")).to_have_text(ask)
        expect(judged).to_have_text("Tap one: it answers at once.")
        seen, won = [], ""
        for tile in tiles.all():
            tile.press("Enter")
            name, is_it = tile.locator("b").inner_text(), tile.get_attribute("data-kind") == "right"
            seen.append(is_it)
            if sum(seen) < 3:
                expect(judged).to_contain_text(f"{name}: {f'yes, {sum(seen)} of 3 found' if is_it else 'no'}.")
                expect(walker.locator(".walker-own")).to_have_text(name)
            else:
                won = won or f"All three, in {('three', 'four', 'five', 'six')[len(seen) - 3]} taps."
                expect(judged).to_have_text(won)
                expect(walker.locator(".walker-talk .saying")).to_contain_text(kept[number])
                names = tiles.locator("b").all_inner_texts()
                expect(walker.locator(".walker-talk li b")).to_have_text(names)
                assert sorted(walker.locator(".walker-own").all_text_contents()) == sorted(names)
                expect(more).to_have_text(leads[number])
            expect(judged).to_be_in_viewport(ratio=0.99)
            expect(more).to_have_count(int(sum(seen) == 3))
            assert tile.evaluate("it => it === document.activeElement")
        assert sum(seen) == 3
        look_up(walker, "junk filter")
        assert walker.locator(".walker-said .saying").inner_text().startswith("A Bayesian junk-mail filter is")
        expect(judged).to_have_text(won)
        press(walker, leads[number])
    assert walker.evaluate("document.activeElement.tagName") == "INPUT"
    assert walker.log.errors == []


def test_a_friend_gets_the_same_bet(walker):
    """By its address; that of a bet which is gone leads to the last."""
    walker.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    press(walker, "A junk", "Stable", "A phone", "Six more", "TikTok", "Whisper", "Face ID", "Copy it for")
    walker.wait_for_function("() => window.copied")
    ask, _, hash = walker.evaluate("window.copied").rpartition("#")
    assert re.match(r"Three of these make nothing new\. Which\? Suno, TikTok’s feed, .+\. I took 3 taps\. ", ask)
    here = walker.evaluate("location.href").partition("#")[0]
    for known in (hash, "bet=3"):
        emptied(walker).goto(f"{here}#{known}")
        expect(walker.locator(".walker h2")).to_have_text("Three of these make nothing new. Which?")


def test_what_is_disputed_or_untold_is_no_yes_or_no(walker):
    """The two answers say so."""
    for name, *answers in (
        ("BERT", "people differ", "no"),
        ("ChatGPT", "yes", "yes"),
        ("Midjourney", "kept secret", "yes"),
        ("Suno", "we don’t know", "yes"),
        ("Google Search", "yes", "in part"),
        ("Google Translate", "yes", "people differ"),
        ("RAG", "no", "no"),
    ):
        look_up(walker, name)
        expect(walker.locator(".walker .two b")).to_have_text(answers)


def test_a_name_that_is_nearly_one_is_offered(walker):
    """A slip, a part of a name, what a product is in, or a maker; whoever means something else is asked."""
    nearly = {"geminy": "Gemini", "spotfy": "Spotify", "whatsap": "WhatsApp", "Anthropic": "Claude"}
    for name, meant in nearly.items():
        begin(walker, name)
        walker.get_by_role("button", name=meant, exact=True).click()
        expect(walker.locator(".walker-said h2")).to_contain_text(meant)
    begin(walker, name)
    press(walker, f"No, “{name}” itself")
    assert walker.locator(".walker-said h2").inner_text() == f"We don’t know “{name}”."


def test_a_name_of_several_asks_which(walker):
    """Three rows are called Copilot; a name that is a system's own is answered at once."""
    begin(walker, "copilot")
    expect(walker.locator(".walker-said h2")).to_have_text("Which “copilot”?")
    offered = walker.locator(".walker-said button").all_inner_texts()
    assert offered == ["GitHub Copilot", "Microsoft Copilot", "Microsoft 365 Copilot", "None of these"]
    press(walker, "Microsoft 365")
    expect(walker.locator(".walker-said .saying")).to_contain_text("Microsoft 365 Copilot is")
    begin(walker, "Microsoft Copilot")
    expect(walker.locator(".walker-said .saying")).to_contain_text("Microsoft Copilot is")
    look_up(walker, "Snapchat My AI")
    assert said(walker).startswith("My AI on Snapchat is")
    expect(walker.locator(".walker-said")).not_to_contain_text("stands here")


def test_what_is_taken_for_another_or_not_known_is_said(walker):
    """Bing Chat is another name; who means something else is asked.

    Of what a row lacks, the sentence says what the cell says: that it wasn't found, or that its maker keeps it.
    """
    look_up(walker, "Suno")
    assert said(walker).endswith("the pages we read don’t say whether an LLM is inside.")
    look_up(walker, "Midjourney")
    assert said(walker).endswith("its maker doesn’t say whether an LLM is inside.")
    look_up(walker, "Bing Chat")
    expect(walker.locator(".walker-said h2")).to_have_text("Microsoft Copilot")
    expect(walker.locator(".walker-said p").first).to_contain_text("“Bing Chat” stands here under Microsoft Copilot.")
    press(walker, "I meant another")
    assert walker.locator(".walker-said h2").inner_text() == "We don’t know “Bing Chat”."
    look_up(walker, "chat gpt")
    expect(walker.locator(".walker-said")).not_to_contain_text("stands here")


def test_a_colleague_gets_the_sentence_and_its_link(walker):
    """The sentence with its day and an address that shows the very answer."""
    walker.evaluate("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    look_up(walker, "Spotify's DJ")
    text = said(walker)
    walker.get_by_role("button", name="Copy with its link").click()
    walker.wait_for_function("() => window.copied")
    copied = re.fullmatch(r"(.+) \(\d+ \w+ 2026, \S+/taxonomy/index\.html#(\S+)\)", walker.evaluate("window.copied"))
    assert copied[1] == text
    here = walker.evaluate("location.href").partition("#")[0]
    emptied(walker).goto(f"{here}#{copied[2]}")
    expect(walker.locator(".walker-said .saying")).to_have_text(text)


def test_the_catalogue_hands_over_a_name(page, site):
    """A name that no row has leads here, as text and never as markup."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").fill("<b>Plumbsong</b>")
    page.get_by_role("link", name="Two questions").click()
    expect(page.locator(".walker-said")).to_contain_text("We don’t know “<b>Plumbsong</b>”.")


SHAPES = """() => {
  const svg = document.querySelector(".walker svg"), circle = svg.querySelector(".is-field circle");
  const square = svg.querySelector(".is-both path").getBBox(), reads = svg.querySelector(".is-model:not(.is-both) path.ground").getBBox();
  const box = ({ x, y, width, height }) => [x, y, x + width, y + height];
  const at = (dot) => ["cx", "cy"].map((name) => Number(dot.getAttribute(name)));
  return { circle: ["cx", "cy", "r"].map((name) => Number(circle.getAttribute(name))), square: box(square), reads: box(reads),
    dots: [...svg.querySelectorAll(".walker-dot")].map(at) };
}"""


def test_the_dot_lies_where_the_map_says(walker):
    """The map and the walker agree: in the square, in the circle, in the dashed part, or outside."""
    for name, wanted in {
        "GPT-4": ["square circle"],
        "Stable Diffusion": ["circle"],
        "BERT": ["reads"],
        "CLIP": [""],
        "Udio": ["circle", "square circle"],
    }.items():
        look_up(walker, name)
        expect(walker.locator(".walker-own")).to_have_text(name)
        found = walker.evaluate(SHAPES)
        cx, cy, r = found["circle"]
        lies = []
        for x, y in found["dots"]:
            shapes = [shape for shape in ("square", "reads") if inside(x, y, *found[shape])]
            lies.append(" ".join(shapes + ["circle"] * (math.hypot(x - cx, y - cy) < r)))
        assert lies[: len(wanted)] == wanted, name
        assert walker.locator(".walker-dot.is-open").count() == len(wanted) - 1, name


def test_a_name_outside_crosses_no_line(walker):
    """What is neither stands below the circle."""
    for name in ("CLIP", "Common Crawl", "Netflix"):
        begin(walker, name)
        crosses = """() => { const own = document.querySelector(".walker-own").getBBox(); return own.y < 324; }"""
        assert not walker.evaluate(crosses), name


def test_a_product_reaches_out_of_the_square(walker):
    """Its outline is drawn as ChatGPT's on the map: the model in the square, all of it in the circle, and its name in it."""
    name = "NotebookLM (Gemini Notebook)"
    look_up(walker, name)
    shapes = walker.evaluate(SHAPES)
    box = walker.evaluate("""() => {
      const { x, y, width, height } = document.querySelector("rect.walker-line").getBBox();
      const name = document.querySelector(".walker-own").getBBox();
      return [x, y, x + width, y + height, name.x, name.x + name.width];
    }""")
    left, _, right, _, *named = box
    assert shapes["square"][0] < left < shapes["square"][2] < right
    assert left < named[0] < named[1] < right
    cx, cy, r = shapes["circle"]
    assert all(math.hypot(x - cx, y - cy) < r for x in box[:4:2] for y in box[1:4:2])
    assert walker.locator(".walker-own").text_content() == name


def inside(x: float, y: float, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a point lies in a box."""
    return left < x < right and top < y < bottom
