"""The walker has one choose three of six, and answers from the catalogue or by four questions: a verdict first, and a place on the map."""

import math
import re

import pytest
from playwright.sync_api import expect

from tests.conftest import emptied
from tests.demos.stage import copied

PAGE = "taxonomy/index.html"
ONE_ANSWER = "ChatGPT is a generative AI product with a large language model inside it."


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
    page.get_by_label("What about the app you use?").fill(name)
    page.keyboard.press("Enter")
    expect(page.locator(".walker-said")).not_to_be_empty()


def look_up(page, name: str) -> None:
    """Types a name that has a row."""
    begin(page, name)
    expect(page.get_by_role("button", name="Copy with its link")).to_be_visible()


def press(page, *labels: str) -> None:
    for label in labels:
        page.locator(".walker").get_by_role("button", name=re.compile(rf"^{label}")).first.press("Enter")


def said(page) -> str:
    """The plain sentence."""
    return page.locator(".walker-said h2").inner_text()


def test_four_questions_place_a_name_without_a_row(walker):
    """One at a time, each with "I don't know"; each keeps the focus, leads on or says what follows, and can be changed."""
    begin(walker, "Plumbsong")
    expect(walker.locator(".walker-said h2")).to_have_text("“Plumbsong” isn’t in our list.")
    assert walker.evaluate("document.activeElement.tagName") == "H2"
    asked, saying = walker.locator(".walker-said [role=group]"), walker.locator(".walker-said .saying")
    press(walker, "An app", "Text")
    assert walker.evaluate("document.activeElement.textContent") == "Text"
    expect(asked).to_have_count(3)
    press(walker, "Yes")
    expect(saying).to_have_text("If that’s so, Plumbsong" + ONE_ANSWER.removeprefix("ChatGPT"))
    press(walker, "Sounds")
    expect(saying).to_have_count(0)
    walker.get_by_role("group", name="Does it also write").get_by_role("button", name="I don’t know").press("Enter")
    expect(saying).to_have_text(
        "If that’s so, Plumbsong is a product that makes music or sounds, so it’s generative AI; "
        "whether an LLM is inside stays open."
    )
    expect(walker.get_by_role("link", name="ask which model is in it")).to_be_visible()
    press(walker, "None")
    walker.get_by_role("group", name="Does it also write").get_by_role("button", name="No", exact=True).press("Enter")
    expect(saying).to_have_text(re.compile("^If that’s so, Plumbsong makes nothing new and has no LLM inside"))
    expect(walker.locator(".walker-said [aria-pressed=true]")).to_have_count(3)
    for unsure in asked.all():
        expect(unsure.get_by_role("button", name="I don’t know")).to_have_count(1)
    assert walker.log.errors == []


def test_what_a_name_says_itself_is_not_asked(walker):
    for name, found in (
        ("calculator", "A calculator only follows rules"),
        ("route planner", "If that’s so, a route planner makes nothing new"),
        ("chess computer", "If that’s so, a chess computer makes nothing new"),
        ("my translator", "If that’s so, my translator is a product"),
    ):
        begin(walker, name)
        expect(walker.locator(".walker-said .saying")).to_have_text(re.compile(f"^{found}"))
    begin(walker, "homework bot")
    expect(walker.locator(".walker-said b")).to_have_text("Can you ask it about any subject?")


def test_an_app_gets_a_straight_answer(walker):
    """A plain sentence is the whole answer, and each is on the map; links to rows and sources wait behind "More"."""
    for name, sentence, marked in (
        ("Netflix algorithm", "Netflix itself isn’t generative AI.", ["Netflix", "Netflix’s recom.+"]),
        (
            "snap",
            "Snapchat itself makes nothing new; My AI in it does, with an LLM, so it can make things up. "
            "Its AI Lens makes pictures, and whether with an LLM, we don’t know.",
            ["Snapchat", "My AI on Snapchat", "Snapchat’s AI Lens"],
        ),
        (
            "duolingo",
            "Duolingo teaches languages; whether a model writes its exercises, we don’t know. Duolingo Max makes .+",
            ["Duolingo", "Duolingo Max"],
        ),
        ("FIFA", "EA Sports FC itself isn’t generative AI.", ["EA Sports FC"]),
        (
            "tiktok",
            "TikTok itself .+; AI Alive in it, says its maker, makes a video from a photograph, and whether .+",
            ["TikTok", "TikTok’s For You feed", "AI Alive"],
        ),
        (
            "turnitin",
            "Turnitin itself isn’t .+ Its AI detector isn’t, either: it .+, says its maker.",
            ["Turnitin", "its AI detector"],
        ),
        (
            "salesforce",
            "Salesforce itself .+; Agentforce in it does, with an LLM, says .+",
            ["Salesforce", "Agentforce"],
        ),
    ):
        look_up(walker, name)
        assert re.fullmatch(sentence, said(walker)), said(walker)
        for text, wanted in zip(walker.locator(".walker-own").all_text_contents(), marked, strict=True):
            assert re.fullmatch(wanted, text), text
    expect(walker.get_by_role("link", name="What not to paste")).to_be_visible()
    look_up(walker, "fifa")
    expect(walker.locator(".walker-said")).to_contain_text("If a part of it writes or draws for you")
    expect(walker.get_by_role("link", name="What to check")).to_be_visible()
    look_up(walker, "tiktok")
    walker.locator(".walker-said summary").click()
    source = walker.get_by_role("link", name="what its maker says")
    assert source.get_attribute("href") == "../sources/2025.html#tiktok-ai-alive-2025"
    look_up(walker, "Spotify")
    walker.locator(".walker-said summary").click()
    assert (
        walker.get_by_role("link", name="Spotify’s DJ").last.get_attribute("href") == "systems.html#system-spotify-dj"
    )
    look_up(walker, "teams")
    sent = copied(walker, walker.get_by_role("button", name="Copy with its link"))
    assert re.match(
        r"Teams itself makes nothing new; Microsoft 365 Copilot in it does, with an LLM, .+#name=Teams\)$", sent
    )


def test_a_product_brings_what_a_user_wants_next(walker):
    """What not to paste into it; not where nothing is pasted."""
    look_up(walker, "SAP Joule")
    expect(walker.get_by_role("link", name="What not to paste")).to_have_count(1)
    look_up(walker, "Spotify's DJ")
    expect(walker.get_by_role("link", name="What not to paste")).to_have_count(0)


def test_a_name_with_a_row_is_answered_at_once(walker):
    """Also under another name; the row is a link away, and the address leads back to the answer, as does one that asked for a guess."""
    look_up(walker, "chat gpt")
    assert said(walker) == ONE_ANSWER
    expect(walker.locator(".walker-said")).to_contain_text("It can make things up: check what matters.")
    walker.locator(".walker-said summary").click()
    assert walker.get_by_role("link", name="Its sources").get_attribute("href") == "systems.html#system-chatgpt"
    address = walker.evaluate("location.href")
    for known in (address, address.replace("#name", "#guess")):
        emptied(walker).goto(known)
        expect(walker.locator(".walker-said h2")).to_have_text(ONE_ANSWER)


def test_three_are_chosen_before_anything_is_seen(walker):
    """A fourth takes the place of the first; then the six stay, each judged by more than a colour, and one's own mistake leads; an app puts the bet away."""
    walker.set_viewport_size({"width": 390, "height": 844})
    tiles = walker.get_by_role("group", name="Your bet").get_by_role("button")
    see, judged = walker.get_by_role("button", name="Show me", exact=True), walker.locator(".walker .judged")
    marked, told = walker.locator(".walker-own"), walker.locator(".walker-lines li b")
    field = walker.get_by_label("What about the app you use?")
    for picks, ask, title, kept, got, lead in (
        (
            (0, 2, 5),
            "Three have an LLM inside, a program that learned to write. Which?",
            "Google",
            "Google Translate has",
            3,
            "Six more",
        ),
        (
            (1, 2, 4),
            "Three of these make something new. Which?",
            "TikTok’s feed makes nothing new.",
            "Grammarly",
            2,
            "",
        ),
    ):
        expect(walker.get_by_text("The question has changed")).to_have_count(int(not lead))
        expect(walker.locator(".walker-talk h2")).to_have_text(ask)
        expect(field).to_be_in_viewport(ratio=1)
        for number in (3, *picks[:2]):
            expect(see).to_be_disabled()
            tiles.nth(number).press("Enter")
        tiles.nth(picks[2]).press("Enter")
        expect(tiles.locator("xpath=self::*[@aria-pressed='true']")).to_have_count(3)
        expect(tiles.nth(3)).to_have_attribute("aria-pressed", "false")
        expect(marked).to_have_count(0)
        names = tiles.locator("b").all_inner_texts()
        see.press("Enter")
        expect(judged.locator("strong")).to_contain_text(title)
        expect(judged).to_contain_text(kept)
        expect(judged).to_contain_text(f"You found {got} of 3.")
        asides = " ".join(tiles.locator("small").all_inner_texts())
        assert [asides.count(words) for words in ("your choice: ", "missed: ")] == [3, 3 - got]
        assert tiles.locator("xpath=self::*[@class='is-right']").count() == got
        signed = marked.all_text_contents()
        assert sorted(text.removeprefix("✓ ").removeprefix("✗ ") for text in signed) == sorted(names)
        assert ["".join(signed).count(sign) for sign in "✓✗"] == [got, 3 - got]  # none before what nobody chose
        assert [text.split(": ")[0] for text in told.all_inner_texts()] == names
        for part in (judged, tiles.first, walker.locator(".walker-talk .press")):
            expect(part).to_be_in_viewport(ratio=0.99)
        press(walker, lead or "Now an app of yours")
    assert walker.evaluate("document.activeElement.tagName") == "INPUT"
    look_up(walker, "junk filter")
    expect(judged).to_have_count(0)
    expect(told).to_have_count(0)
    press(walker, "Back to the six")
    expect(tiles).to_have_count(6)
    assert walker.log.errors == []


def test_a_friend_gets_the_same_bet(walker):
    """With what its sender fell for, by its address; that of a bet which is gone leads to the last."""
    press(walker, "A junk", "Stable", "Siri", "Show", "Six more", "TikTok", "Grammarly", "Suno", "Show")
    ask, _, hash = copied(walker, walker.get_by_role("button", name="Copy it for")).rpartition("#")
    assert re.match(r"Three of these make something new\. .+, TikTok’s feed, .+\. I fell for TikTok’s feed\. ", ask)
    here = walker.evaluate("location.href").partition("#")[0]
    for known in (hash, "bet=2.5", "bet=3"):
        emptied(walker).goto(f"{here}#{known}")
        expect(walker.locator(".walker h2")).to_have_text("Three of these make something new. Which?")


def test_what_is_disputed_or_untold_is_no_yes_or_no(walker):
    for name, words in (
        ("BERT", "an LLM only if you count"),
        ("Midjourney", "its maker doesn’t say whether an LLM is inside"),
        ("Suno", "the pages we read don’t say whether an LLM is inside"),
        ("Google Translate", "whether it’s generative AI is disputed"),
    ):
        look_up(walker, name)
        assert words in said(walker)


def test_a_name_that_is_nearly_one_is_offered(walker):
    """A slip, a part of a name, what a product is in, or a maker; whoever means something else is asked."""
    nearly = {"geminy": "Gemini", "spotfy": "Spotify", "whatsap": "WhatsApp", "Anthropic": "Claude"}
    for name, meant in nearly.items():
        begin(walker, name)
        walker.get_by_role("button", name=meant, exact=True).click()
        expect(walker.locator(".walker-said h2")).to_contain_text(meant)
    begin(walker, name)
    press(walker, f"No, “{name}” itself")
    assert walker.locator(".walker-said h2").inner_text() == f"“{name}” isn’t in our list."


def test_a_name_of_several_asks_which(walker):
    """Several are called Copilot, and each says which it is; a name that is a system's own is answered at once."""
    begin(walker, "copilot")
    expect(walker.locator(".walker-said h2")).to_have_text("Which “copilot”?")
    offered = walker.get_by_role("group", name="Systems").get_by_role("button")
    expect(offered).to_contain_text(
        ["free Copilot for everyone", "for the office", "for programmers", "Dragon Copilot"]
    )
    press(walker, "Microsoft 365")
    expect(walker.locator(".walker-said h2")).to_contain_text("Microsoft 365 Copilot is a")
    begin(walker, "Microsoft Copilot")
    expect(walker.locator(".walker-said h2")).to_contain_text("Microsoft Copilot is a")
    look_up(walker, "Snapchat My AI")
    assert said(walker).startswith("My AI on Snapchat is a generative AI product")
    expect(walker.locator(".walker-said")).not_to_contain_text("stands here")


def test_what_is_taken_for_another_is_said(walker):
    """Bing Chat is another name; who means something else is asked."""
    look_up(walker, "Bing Chat")
    expect(walker.locator(".walker-said h2")).to_contain_text("Microsoft Copilot is a")
    expect(walker.locator(".walker-said")).to_contain_text("“Bing Chat” stands here under Microsoft Copilot.")
    press(walker, "I meant another")
    assert walker.locator(".walker-said h2").inner_text() == "“Bing Chat” isn’t in our list."
    look_up(walker, "chat gpt")
    expect(walker.locator(".walker-said")).not_to_contain_text("stands here")


def test_a_colleague_gets_the_sentence_and_its_link(walker):
    """The sentence with its day and an address that shows the very answer."""
    look_up(walker, "Spotify's DJ")
    sent = copied(walker, walker.get_by_role("button", name="Copy with its link"))
    sentence, hash = re.fullmatch(r"(.+) \(\d+ \w+ 2026, \S+/taxonomy/index\.html#(\S+)\)", sent).groups()
    assert sentence == "Spotify’s DJ is a generative AI product with a large language model inside it."
    here = walker.evaluate("location.href").partition("#")[0]
    emptied(walker).goto(f"{here}#{hash}")
    expect(walker.locator(".walker-said h2")).to_have_text(sentence)


def test_the_catalogue_hands_over_a_name(page, site):
    """A name that no row has leads here, as text and never as markup."""
    page.goto(f"{site.as_uri()}/taxonomy/systems.html")
    page.locator("#catalogue-words").fill("<b>Plumbsong</b>")
    page.get_by_role("link", name="Place it yourself").click()
    expect(page.locator(".walker-said")).to_contain_text("“<b>Plumbsong</b>” isn’t in our list.")


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
        "GPT-4": "square circle",
        "Stable Diffusion": "circle",
        "BERT": "reads",
        "CLIP": "",
        "Udio": "edge circle",  # nobody says whether it has an LLM inside
    }.items():
        look_up(walker, name)
        expect(walker.locator(".walker-own")).to_have_text(name)
        found = walker.evaluate(SHAPES)
        cx, cy, r = found["circle"]
        ((x, y),) = found["dots"]
        shapes = [shape for shape in ("square", "reads") if inside(x, y, *found[shape])]
        shapes = ["edge"] if x == found["square"][2] else shapes
        assert walker.locator(".walker-dot.is-open").count() == walker.get_by_text("or it isn’t known").count()
        assert " ".join(shapes + ["circle"] * (math.hypot(x - cx, y - cy) < r)) == wanted, name
    look_up(walker, "Google Translate")
    expect(walker.locator(".walker-dot.is-open")).to_have_count(1)


def test_a_name_outside_crosses_no_line(walker):
    """What is neither stands below the circle."""
    for name in ("CLIP", "Common Crawl", "Netflix"):
        begin(walker, name)
        expect(walker.locator(".walker-own").first).to_have_text(re.compile(name))
        assert walker.evaluate("document.querySelector('.walker-own').getBBox().y") > 324, name


def inside(x: float, y: float, left: float, top: float, right: float, bottom: float) -> bool:
    return left < x < right and top < y < bottom
