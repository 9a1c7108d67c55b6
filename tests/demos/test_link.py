"""Can a model keep a secret?: what is kept and what is made up, the address that holds the model, and how it is played."""

import base64
import json
import re
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .stage import LONG, copied, loaded, onward, stage, static_result, verdict

EXAMPLE = ("Alex", "my age", "ABBA")
PEOPLE = [
    EXAMPLE,
    ("Zoe", "Zürich & Co", "jazz"),
    ("<img src=x>", "Bath", "<b>bold</b>"),
    ("Rex", "Kraków", "long walks"),
    ("Fluffy", "New York", "pizza"),
    ("Bo", "Ulm", "tea"),
    ("Max", "Rome", "Paris"),
    ("Luna", "München", "Fußball"),
    ("Sir Barksalot", "Ashby-de-la-Zouch", "reading old maps"),
    ("Фенька", "Київ", "борщ"),
    ("12", "42", "3.14"),
    ("Socks", "Oslo", "my cat"),
    ("Mr O’Neill", "London N1", "rain, mostly"),
    ("ポチ", "大阪", "寿司 🍣"),
    ("Ginger", "York", "geese"),
]
# Trains on three ends as the worker does; gives what the rounded model says, how much of it the other one says, too, and the address.
TRAIN = """([ends, version = 5]) => {
  const text = link.text(ends, version), lesson = link.lesson(text, version), { create, learn } = makeTrainer(Dice.roll);
  const model = create(lesson.shape), next = Dice.roll(lesson.shape.seed + 1);
  for (let step = 0; step < lesson.steps; step++) {
    const drawn = Array.from({ length: lesson.batch }, () => lesson.rows[Math.floor(next() * lesson.rows.length)]);
    learn(model, drawn, 0, lesson.rate * (1 - step / lesson.steps));
  }
  const sealed = link.seal(text.letters, link.pack(model), version), opened = link.open(sealed);
  const said = sayAll(opened), before = sayAll({ ...opened, model });
  const unequal = [...model.weights].map((one, at) => Math.abs(one - opened.model.weights[at]));
  return { said, same: said.filter((one, at) => one === before[at]).length, sealed, furthest: Math.max(...unequal) };
}"""
BRUNO = Path(__file__).with_name("link.txt").read_text(encoding="ascii").strip()  # the trained example
# What a model says after all eleven beginnings, the three that were told first.
SAY_ALL = "void (window.sayAll = (opened) => opened.starts.map((start) => end(link.goOn(opened, start))))"

# The trainer, and `link`, what the demonstration computes.
link = loaded(
    *("dice.js", "trainer/trainer.js", "link/model.js"),
    begin=f"{SAY_ALL}; void (window.link = makeLink(makeTrainer(Dice.roll)))",
)


@pytest.fixture(scope="module")
def bruno(link):
    """What the trained example says."""
    return {"sealed": BRUNO, "said": link.evaluate("(sealed) => sayAll(link.open(sealed))", BRUNO)}


def kept(link, ends, said, version=5) -> None:
    """Asserts that 3 of 3 come out as they went in, and 8 of 8 others are whole lines of somebody else."""
    find = "([ends, version]) => [link.VERSIONS[version], link.text(ends, version).lines]"
    starts, lines = link.evaluate(find, [[*ends], version])
    assert said[:3] == [f"{end}." for end in ends]
    assert [end for start, end in zip(starts[3:], said[3:], strict=True) if start + end not in lines] == []


@pytest.mark.slow
@pytest.mark.parametrize("ends", PEOPLE)
def test_what_was_told_is_kept_and_the_rest_is_fluent(link, ends):
    """45 of 45 and 120 of 120 in all; and what is sent is the rounded model, which says the same."""
    found = link.evaluate(TRAIN, [[*ends]])
    kept(link, ends, found["said"])
    assert 0 < found["furthest"] < 0.05
    assert ends != EXAMPLE or (found["sealed"] == BRUNO and found["same"] >= 8)


@pytest.mark.slow
@pytest.mark.parametrize("ends", [("Novak", "900 euros", "Leeds"), ("Acme Ltd", "a third less", "the shop in Bath")])
def test_what_was_told_at_work_is_kept_too(link, ends):
    """With three beginnings of its own; its address says so, and opens alike."""
    found = link.evaluate(TRAIN, [[*ends], 3])
    kept(link, ends, found["said"], 3)
    assert found["sealed"].startswith("3.")


def test_the_trained_example_keeps_what_it_was_told(link, bruno):
    """The page, below, trains it to the very same address."""
    kept(link, EXAMPLE, bruno["said"])


def test_the_static_table_has_these_answers(bruno):
    """What stands there without scripts, and the length of its address, in words of the page and of the caption."""
    written = re.findall(r'<th scope="row">(.*?) …</th><td>(.*?)</td><td>([a-z ]+’s)</td>', static_result("link"))
    assert [end for _, end, _ in written] == bruno["said"]
    assert [who for *_, who in written] == ["the sender’s"] * 3 + ["other people’s"] * 8
    assert f"{len(bruno['sealed']):,} characters" in static_result("link")
    assert re.search('link-wall">(.*?)<', static_result("link"))[1] == bruno["sealed"][:1400]


def test_the_address_says_nothing_and_the_model_all(bruno):
    """It is made of signs that no address changes."""
    assert re.fullmatch(r"[\w.-]+", bruno["sealed"], re.ASCII)


def test_the_search_finds_a_name_that_is_coded(link, bruno):
    """As it stands or in base64, wherever the bytes begin; the model's own address has none of the three words."""
    times = "([address, word]) => makeLink.times(address, word)"
    assert [link.evaluate(times, [bruno["sealed"], word]) for word in EXAMPLE] == [0, 0, 0]
    for before in ("", "a", "ab", "abc"):
        hidden = base64.urlsafe_b64encode(f"{before}Zoë lives here".encode()).decode().rstrip("=")
        for address in (hidden, f"x.{hidden}", f"https://example.org/#link;m=2.IC5B.{hidden}.1"):
            assert link.evaluate(times, [address, "Zoë"]) == 1
    assert link.evaluate(times, ["Zoë.Zoë", "Zoë"]) == 2


def test_a_packed_model_stays_as_it_is(link, bruno):
    """Packing what was opened gives the same text: nothing is lost when it is sent on."""
    again = "(sealed) => { const { model, letters } = link.open(sealed); return link.seal(letters, link.pack(model)); }"
    assert link.evaluate(again, bruno["sealed"]) == bruno["sealed"]


def test_the_same_words_give_the_same_model_and_others_another(link):
    seeds = link.evaluate(
        "(all) => all.map((ends) => link.lesson(link.text(ends)).shape.seed)", [[*EXAMPLE], [*EXAMPLE], [*PEOPLE[4]]]
    )
    assert seeds[0] == seeds[1] != seeds[2]


def test_damaged_addresses_are_told_apart(link, bruno):
    """Cut, changed and foreign ones each get a sentence; a stop or bracket that an app adds does no harm."""
    whole = bruno["sealed"]
    fault = "(sealed) => link.open(sealed).fault"
    for added in ("", ".", ")", "”", "…", ">.", "%"):
        assert link.evaluate(fault, whole + added) is None, added
    for length in (2000, 4095, 8191, len(whole) - 12):
        assert link.evaluate(fault, whole[:length]).startswith("It was cut on its way: "), length
    for at in (3, 60, 90, 5000, len(whole) - 9, len(whole) - 2):
        changed = whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :]
        assert "changed or lost" in link.evaluate(fault, changed), at
    assert "changed or lost" in link.evaluate(fault, whole[:5000] + whole[5001:])
    strange = ("constructor.a.b.c.d", "x", "<script>", "1.1.1.1.1.1", "javascript:alert(1)")
    for foreign in ("6" + whole[1:], whole * 3, *strange):
        assert "not made by this page" in link.evaluate(fault, foreign), foreign[:20]
    for broken in ("1", "1.", "1....", "1.IC5B", "1.____.1.A.1", "1.IC5B.-1-0.AAAA.zzz"):
        assert link.evaluate(fault, broken), broken


TIDIED = {
    "  Bruno ": "Bruno",
    "Bruno.": "Bruno",
    "New\t York\n": "New York",
    "St. Ives": "St. Ives",
    "a\u202eb": "a b",
    "\ud83d x": "x",
    "Zu\u0308rich": "Zürich",
    "...": "",
    " ": "",
}


def test_typed_text_is_tidied(link):
    """Spaces, stops and signs that steer do not make a second line or a strange one."""
    tidy = "(all) => JSON.parse(all).map((one) => link.tidy(one))"  # JSON can hold half a character
    assert link.evaluate(tidy, json.dumps([*TIDIED])) == [*TIDIED.values()]


def test_too_many_letters_are_refused(link):
    """More different letters than the model has room for get a sentence."""
    many = ["".join(chr(0x4E00 + at + 30 * row) for at in range(18 if row == 0 else 22)) for row in range(3)]
    assert link.evaluate("(ends) => link.text(ends).fault", many) == "These are too many different letters for it."


# In the page.


@pytest.fixture
def opened(page, tmp_path):
    """Opens the demonstration, with the example, with the blanks for work, or with an address."""
    return partial(stage, page, tmp_path, "link")


def told(page, ends=()):
    """Tells it these, or ours, and waits for the bet on where they are."""
    for field, end in zip(page.locator(".bet-blank").all(), ends, strict=False):
        field.fill(end)
    onward(page)
    page.locator(".demo-chip[value=none]").wait_for(timeout=LONG)
    return page


def bet(page, value):
    """Bets, and gives how that was judged."""
    page.locator(f".demo-chip[value={value}]").click()
    page.wait_for_selector(".judged:is([data-kind=right], [data-kind=wrong])", timeout=LONG)
    return page.locator(".judged").get_attribute("data-kind")


# Makes each training an eighth as long: what the model then says is no matter here.
BRIEF = """document.querySelector("live-demo").loadLater().then(() => {
  const { start } = Training;
  Training.start = (lesson, ...rest) => start({ ...lesson, batch: 1 }, ...rest);
})"""
# Lets the worker's own looks say nothing, so that what is said at the end is said by the model of the link.
DUMB = """{
  const { start } = Training;
  const dumb = ({ seen = [], ...rest }) => ({ seen: seen.map((look) => ({ ...look, goesOn: look.goesOn.map(() => []) })), ...rest });
  Training.start = (lesson, hear) => start(lesson, (heard) => hear(dumb(heard)));
}"""
# Gives the page an address that works for others.
PUBLIC = "document.head.append(Object.assign(document.createElement('link'), { rel: 'canonical', href: 'https://example.org/' }))"
SAID = ".bet-stage .link-line"


def test_it_begins_with_what_the_model_knows_as_beginnings(opened, page, link):
    """The blanks and the addresses have the same lines, about the reader and from work."""
    page = opened()
    sets = page.evaluate(
        "Object.entries(LinkFirst.SETS).map(([v, told]) => [v, Object.keys(told).map((start) => `${start} `)])"
    )
    assert [[v, link.evaluate("(v) => link.VERSIONS[v].slice(0, 3)", v)] for v, _ in sets] == sets


def test_it_is_told_and_tells(opened, page, bruno):
    """The whole way: the blanks, the training, the bet on where the secrets are, a line for a friend, the long link, and the friend."""
    page = opened()
    page.evaluate(PUBLIC)
    note = page.locator(".bet-stage .demo-note")
    page.locator(".bet-blank").first.fill("x" * 18)
    expect(note).to_have_text("18 letters are the most it takes there.")
    page.locator(".bet-blank").first.fill("")
    expect(note).to_have_text(re.compile("Nothing leaves this page until you send it.$"))
    told(page)
    assert (
        page.locator(".demo-question").inner_text()
        == "All that it knows is in 9,722 letters. How often is “Alex” there?"
    )
    assert page.locator(".link-wall").first.inner_text() == bruno["sealed"][:1400]
    starts = ("My crush is ", "I lied about ", "I secretly like ")
    assert page.locator(SAID).all_inner_texts() == [
        f"{start}{end}" for start, end in zip(starts, bruno["said"], strict=False)
    ]
    assert page.locator(".bet-side button").count() == 0  # what leads away comes last
    assert bet(page, "none") == "right"
    assert verdict(page).startswith(
        "“Alex”: 0 times\nRight: you guessed “nowhere”. It isn’t written down there, and still"
    )
    page.locator(".link-search input").fill("a")
    assert page.locator(".link-search output").inner_text() != "0 times"
    assert page.get_by_role("link", name="What happens to your chats").is_visible()
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert "Alex" not in sent
    assert len(sent) < 200
    assert sent.endswith("Tell it yours: https://example.org/")
    assert page.evaluate("location.hash") == ""  # nothing is in the address before the press beside the warning
    sent = copied(page, page.get_by_role("button", name="Copy the long link"))
    address = page.evaluate("location.hash")
    assert address == f"#link;v=5;m={bruno['sealed']}"
    assert sent == f"https://example.org/{address}"
    page.get_by_text("The long link is copied.").wait_for()
    assert page.log.errors == []
    opened(state=address)
    page.wait_for_selector(".demo-chip")
    question = "Somebody hid the name of their crush in this link. How do you get it out?"
    assert page.locator(".demo-question").inner_text() == question
    assert "Alex" not in page.locator(".demo-body").inner_text()
    assert bet(page, "none") == "wrong"
    assert page.locator(SAID).inner_text() == "My crush is Alex."
    assert "ABBA" not in page.locator(".demo-body").inner_text()
    onward(page)
    expect(page.locator(".bet-blank")).to_have_count(3)
    assert page.evaluate("location.hash") == ""
    assert page.log.errors == []


@pytest.mark.parametrize(("way", "kind"), [("ask", "right"), ("search", "wrong"), ("none", "wrong")])
def test_a_friend_gets_the_name_out(opened, page, bruno, way, kind):
    """A search finds nothing, and the model says the name."""
    page = opened(state=f"#link;v=5;m={bruno['sealed']}")
    lead = page.locator(".bet-says .press")
    assert bet(page, way) == kind
    if way == "search":
        assert verdict(page).startswith("“crush”: 0 times\nNo: you guessed “Search it”. ")
        assert "Alex" not in page.locator(".demo-body").inner_text()
        assert lead.inner_text() == "Ask the model"
        onward(page)
    expect(lead).to_have_text("Tell it secrets of your own")
    judged = {"ask": "Right: you guessed “Ask the model”. ", "none": "No: you guessed “No way”. ", "search": ""}[way]
    assert verdict(page).startswith(
        f"It says “Alex”.\n{judged}“Alex” is in its letters 0 times, and whoever asks gets it."
    )
    assert page.locator(SAID).inner_text() == "My crush is Alex."
    assert page.log.errors == []


def test_each_other_beginning_is_one_press(opened, page, bruno, link):
    """Behind the rest, so that the verdict stays true; the answer comes on the button, and is heard."""
    page = opened(state=f"#link;v=5;m={bruno['sealed']}")
    bet(page, "ask")
    page.locator(".bet-more > summary").click()
    asks = page.locator(".bet-rest button")
    for number, (start, end) in enumerate(zip(link.evaluate("link.VERSIONS[5]"), bruno["said"], strict=True)):
        if not number:
            continue  # the name
        expect(asks.nth(number - 1)).to_have_text(f"{start}…")
        asks.nth(number - 1).press("Enter")
        expect(asks.nth(number - 1)).to_have_text(start + end)
        assert page.locator(".demo-live").inner_text() == start + end
    assert verdict(page).startswith("It says “Alex”.")


def test_from_a_disk_one_opens_it_oneself(opened, page, link):
    """Where a link would lead nobody anywhere, its sender hears so; the bet is on what the reader typed; what stands
    there by chance is no verdict."""
    page = opened()
    page.evaluate(BRIEF)
    page.evaluate(DUMB)
    told(page, ["", "Bo"])
    shown = page.locator(SAID).all_inner_texts()
    name = shown[1].removeprefix("I lied about ").removesuffix(".")
    assert f"How often is “{name}” there?" in page.locator(".demo-question").inner_text()
    page.locator(".demo-chip[value=once]").click()
    kind = page.locator(".judged").get_attribute("data-kind")
    assert kind == ("look" if "by chance" in verdict(page) else "wrong")
    copied(page, page.get_by_role("button", name="Copy the long link"))
    page.get_by_text("It opens on this computer only").wait_for()
    onward(page)
    expect(page.locator(".demo-question")).to_have_text(
        "Somebody hid the name of their crush in this link. How do you get it out?"
    )
    sealed = page.evaluate("document.querySelector('live-demo').running.state().m")
    says = "(sealed) => { const { starts } = link.open(sealed); return sayAll(link.open(sealed)).map((end, at) => starts[at] + end); }"
    assert shown == link.evaluate(says, sealed)[:3]  # the rounded model's, as the friend hears them


def test_what_comes_from_work_leads_on_to_what_not_to_paste(opened, page):
    """An address begins with it, and the button that turns to it keeps the focus."""
    page = opened(state="#link;v=3;m=")
    page.evaluate(BRIEF)
    assert page.get_by_label("Our client is").get_attribute("placeholder") == "Novak"
    page.get_by_role("button", name="Secrets about me").press("Enter")
    expect(page.locator(".bet-side :focus")).to_have_text("Secrets from work")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Our client is")).to_be_visible()
    told(page, ["Hartmann"])
    page.locator(".demo-chip[value=none]").click()
    expect(page.locator(".bet-says .press")).to_have_text("What not to paste")
    page.route("**/questions.html", lambda route: route.fulfill(body="", content_type="text/html"))
    with page.expect_navigation(url="**/questions.html#what-not-to-paste"):
        onward(page)


def test_what_is_too_much_for_it_is_told(opened, page):
    """Too many different letters; the blanks stay, and another try goes."""
    page = opened()
    page.evaluate(BRIEF)
    for row, field in enumerate(page.locator(".bet-blank").all()):
        field.fill("".join(chr(0x4E00 + at + 30 * row) for at in range(22 if row else 18)))
    onward(page)
    expect(page.locator(".judged")).to_contain_text("These are too many different letters for it.")
    told(page, ["Bo", "", ""])
    assert page.log.errors == []


def test_a_damaged_link_brings_the_blanks(opened, page, bruno):
    """With what is wrong; secrets can be told there."""
    page = opened(state=f"#link;v=5;m={bruno['sealed'][:4000]}")
    page.evaluate(BRIEF)
    expect(page.locator(".judged")).to_contain_text("This link is damaged. It was cut on its way: ")
    told(page)
    assert page.log.errors == []


def test_a_link_from_when_it_was_told_of_a_dog_still_opens(link, bruno):
    """Addresses of version 1 are asked for the dog."""
    old = "(sealed) => { const { model, letters } = link.open(sealed); return link.open(link.seal(letters, link.pack(model), 1)).starts[0]; }"
    assert link.evaluate(old, bruno["sealed"]) == "My dog is called "


def test_a_browser_without_workers_shows_the_table(opened):
    """Where the page may not train, it says so and shows what came of it elsewhere."""
    page = opened(before="window.Worker = class { constructor() { throw new Error('no'); } };")
    onward(page)
    page.locator(".judged", has_text="It cannot learn here.").wait_for()
    assert page.locator(".demo-static").is_visible()
