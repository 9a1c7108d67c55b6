"""Break a language model: what every gesture brings, to the letter, and how the square is rubbed by pointer, keys and link."""

import re
from collections import Counter
from functools import partial

import pytest
from playwright.sync_api import expect
from tiny_model import corpus

from tests.conftest import slow_but

from .shipped import engine_with
from .stage import BLOCKS, copied, onward, script, stage, static_result, verdict

# By a stroke's text: its name in the table that stands in the Markdown, the count of numbers it takes, what the model
# then says of its three lines, and the odds of each first word.
ORIGINAL = ["hot.", "moo.", "white."]
GESTURES = {
    "": ("nothing", 0, ORIGINAL, [99, 98, 67]),
    "ILGIQD": ("a stripe just below the words", 79_979, ["a country in Europe."] * 3, [91, 89, 95]),
    "CeX": ("one tap among the words", 5_025, ["hot.", "moo.", "a sailor."], [99, 98, 99]),
    "ToOTtL": ("a stripe through layer 3", 79_979, ORIGINAL, [98, 95, 65]),
}
SAYS = """code => {
  const sheet = new Rub.Sheet(base, words);
  if (code) end(sheet.act(code));
  const said = RubLines.map(([asked]) => end(sheet.say(asked)));
  return [sheet.code(), sheet.count, said.map(({ text }) => text), said.map(({ odds }) => Math.round(odds * 100))];
}"""
# Keeps of some countries and capitals those whose capital is one token, and said rightly.
SINGLE = """pairs => {
  window.sheet = new Rub.Sheet(base, words);
  window.row = (word) => words.encode(` ${word}`).map((token) => [token * 128, (token + 1) * 128])[0];
  window.asked = (country, most) => end(sheet.say(`The capital of ${country} is`, most)).text;
  return pairs.filter(([country, capital]) => words.encode(` ${capital}`).length === 1 && asked(country) === `${capital}.`);
}"""
COUNTRIES = [(one.name, one.capital) for one in corpus.COUNTRIES if not one.withheld]
# Takes the row of each given capital, and counts which are lost, and which of `others` are kept.
CUT = """([taken, others]) => {
  let lost = 0, kept = 0;
  for (const [country, capital] of taken) {
    sheet.begin();
    sheet.take(...row(capital));
    if (!asked(country, 1).startsWith(capital)) lost++;
    for (const [other, right] of others) if (other !== country && asked(other) === `${right}.`) kept++;
    for (const [text, right] of [["Owls eat", "mice."], ["The opposite of cold is", "hot."]]) if (end(sheet.say(text)).text === right) kept++;
    sheet.heal();
  }
  return [lost, kept];
}"""


WIDE = "J1HJ6E.Ly5L32"  # two stripes through the first step
ready = engine_with("rub/lines.js", "rub/model.js")


@pytest.mark.parametrize("code", GESTURES)
def test_a_gesture_brings_the_same_words_every_time(ready, code):
    """Three stripes, the row and the layer: how many numbers go, what is said, how sure it is."""
    assert ready.evaluate(SAYS, code) == [code, *GESTURES[code][1:]]
    assert ready.evaluate("RubLines.map(([, , odds]) => Math.round(odds * 100))") == GESTURES[""][3]
    assert f'SIZE = "{ready.evaluate("new Rub.Sheet(base, words).size"):,}"' in script("rub/element.js")


def test_the_static_table_has_these_numbers():
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', static_result("rub"))
    expected = [
        (
            name,
            "".join(
                f"<td>{cell}</td>"
                for cell in (f"{count:,}", *(f"{text} {share}%" for text, share in zip(said, odds, strict=True)))
            ),
        )
        for name, count, said, odds in GESTURES.values()
    ]
    assert rows == expected


def test_stripes_through_the_upper_layers_take_no_answer(ready):
    """Sixteen stripes from row 510 to 960, four facts each: 64 of 64 stand."""
    right = ready.evaluate("""() => {
      const sheet = new Rub.Sheet(base, words);
      let right = 0;
      for (let row = 510; row <= 960; row += 30) {
        sheet.begin();
        for (const x of [39, 990]) end(sheet.to(x, row));
        for (const [asked, answer] of [["The capital of Norway is", "Oslo."], ["The opposite of cold is", "hot."], ["The capital of Japan is", "Tokyo."], ["Owls eat", "mice."]]) if (end(sheet.say(asked)).text === answer) right++;
        sheet.heal();
      }
      return right;
    }""")
    assert right == 64


def test_half_of_the_numbers_can_go(ready):
    """The small ones, and with them one capital of the 107 that it knew; so says the text."""
    known, still, gone = ready.evaluate(
        """pairs => {
      const sheet = new Rub.Sheet(base, words);
      const right = (pairs) => pairs.filter(([country, capital]) => end(sheet.say(`The capital of ${country} is`)).text === `${capital}.`);
      const known = right(pairs);
      sheet.begin();
      for (let at = 0; at < sheet.size; at++) if (sheet.strength[at] < 0.67) sheet.take(at, at + 1);
      return [known.length, right(known).length, sheet.count / sheet.size];
    }""",
        COUNTRIES,
    )
    assert (
        f"{still} of {known} capitals stay right" in (BLOCKS / "rub.md").read_text("utf-8") and f"{gone:.0%}" == "51%"
    )


@pytest.mark.parametrize("every", slow_but([10], [10, 1]))
def test_each_capital_goes_with_its_row_and_takes_no_other(ready, every):
    """All 85 that are one token are lost; of the others, no row takes one: in all, 85 times 86 or 7,310 are kept."""
    single = ready.evaluate(SINGLE, COUNTRIES[::every])
    assert len(single) == 85 or every > 1
    assert ready.evaluate(CUT, [single, single]) == [len(single), len(single) * (len(single) + 1)]


@pytest.mark.slow
def test_no_neuron_and_no_head_alone_loses_oslo(ready):
    """Each of 2,048 neurons and 16 heads is silenced, one after the other."""
    ready.evaluate(SINGLE, COUNTRIES)
    lost = ready.evaluate("""() => {
      const lost = [];
      const without = (from, to) => {
        sheet.begin();
        sheet.take(from, to);
        if (asked("Norway", 1) !== "Oslo") lost.push([from, to]);
        sheet.heal();
      };
      for (let layer = 0; layer < 4; layer++) {
        for (let at = 0; at < 512; at++) without(sheet.starts[`${layer}.up`] + at * 128, sheet.starts[`${layer}.up`] + (at + 1) * 128);
        for (let head = 0; head < 4; head++) without(sheet.starts[`${layer}.qkv`] + (256 + head * 32) * 128, sheet.starts[`${layer}.qkv`] + (288 + head * 32) * 128);
      }
      return lost;
    }""")
    assert lost == []


def test_healing_brings_every_number_back(ready):
    """After strokes that overlap it leaves the very weights of the file; and the file's own are never touched."""
    assert ready.evaluate("""() => {
      const sheet = new Rub.Sheet(base, words), whole = sheet.numbers.slice(), file = base.token.slice();
      for (const code of ["ILGIQD", "ILGIQD", "EQ3ESb", "ToOTtL"]) end(sheet.act(code));
      const gone = sheet.count === sheet.gone.reduce((sum, one) => sum + one, 0) && sheet.count > 150000;
      sheet.heal();
      return gone && sheet.count === 0 && sheet.numbers.every((one, at) => one === whole[at]) && base.token.every((one, at) => one === file[at]);
    }""")


def test_a_damaged_stroke_is_no_stroke(ready):
    bad = [*"x ToOT *none *7x .ToOTtL ToOTtL..EQ3ESb ____ <b>".split()]
    assert ready.evaluate("all => all.filter((one) => Rub.strokes(one) !== null)", bad) == []
    assert ready.evaluate("Rub.strokes('*30.*layer.*cut.*half.ToOTtL')") == ["ToOTtL"]  # from when a press took these


# In the page.


def ended(page):
    """The page, when the model has said all lines and nothing moves."""
    page.wait_for_selector("live-demo .bet-side:not([aria-busy])")
    return page


def rubbed(page, count):
    """Waits until the meter counts so many numbers; `count` is a pattern."""
    expect(page.locator(".rub-meter")).to_have_text(re.compile(f" {count} of 1,064,960 numbers$"))


@pytest.fixture
def rub(page, tmp_path):
    """Opens the demonstration, with a state if given, before any bet of the reader."""
    return partial(stage, page, tmp_path, "rub")


def across(page, height):
    """Rubs once with the pointer, at a part of the square's height, and waits for what comes of it."""
    square = page.locator("canvas")
    square.scroll_into_view_if_needed()
    square.hover()
    page.locator(".rub-square.is-drawn").wait_for()
    place = square.bounding_box()
    page.mouse.move(place["x"] + 10, place["y"] + place["height"] * height)
    page.mouse.down()
    page.mouse.move(place["x"] + place["width"] - 10, place["y"] + place["height"] * height, steps=20)
    page.mouse.up()
    return ended(page)


def bet(page, value="wrong"):
    """Bets on what leads on, and waits for what comes of it."""
    page.locator(f".demo-chip[value='{value}']").click()
    page.locator(".judged:is([data-kind=right], [data-kind=wrong])").wait_for()
    return ended(page)


def healed(page):
    """Waits until its numbers can be healed, as after a reader's stroke, and heals them."""
    page.get_by_role("button", name="Heal all").click()
    rubbed(page, "0")
    return ended(page)


def press(page):
    """Presses the button that leads on, and waits for what comes of it."""
    button = page.locator(".bet-says .press")
    words = button.inner_text()
    before = page.locator(".judged").inner_text()
    button.click()
    page.wait_for_function(
        "before => ![before, ''].includes(document.querySelector('.judged').innerText) && !document.querySelector('.bet-says .press').ariaDisabled",
        arg=before,
    )
    ended(page)
    return words


def test_a_hand_rubs(rub):
    """Also before any bet, which that ends, and the page stands still: a stroke with the pointer adds to what is gone."""
    page = rub()
    page.set_viewport_size({"width": 390, "height": 700})
    page.locator("canvas").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    across(page, 0.7)
    assert page.locator(".demo-chip").count() == 0
    assert page.evaluate("scrollY") == before
    expect(page.locator(".judged")).to_contain_text(re.compile(r"^(?!0\.0)\d\.\d% is gone, and all three stand\."))
    assert page.locator(".rub-line.is-lost").count() == 0
    across(page, 0.28)
    page.wait_for_selector(".rub-line.is-lost")
    healed(page)
    expect(page.locator(".rub-square")).to_have_attribute("data-hint", "Rub anywhere")
    assert page.locator(".demo-question").inner_text().startswith("Make it sure of something silly")
    assert page.log.errors == []


def test_a_finger_that_came_before_the_model_rubs(rub):
    """Whoever holds it down while the numbers come begins with the next move."""
    page = rub()
    page.locator("canvas").hover()
    page.mouse.down()
    page.locator(".rub-square.is-drawn").wait_for()
    place = page.locator("canvas").bounding_box()
    page.mouse.move(place["x"] + 9, place["y"] + 9, steps=3)
    page.mouse.up()
    rubbed(ended(page), r"\d+,\d\d\d")


def test_a_stroke_adds_to_ours(rub):
    """What the page rubbed out before stays gone, whatever the reader takes besides."""
    page = bet(rub())
    page.locator("canvas").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Shift+ArrowRight")
    ended(page)
    assert page.evaluate("document.querySelector('live-demo').running.state().r").count(".") == 2
    rubbed(page, r"8\d,\d\d\d")


def test_the_keys_rub(rub):
    """Arrows move and say where, the space bar rubs, and Shift rubs on the way."""
    page = bet(rub())
    square, meter = page.locator("canvas"), page.locator(".rub-meter")
    square.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".demo-live").inner_text() == "the words, 53% from the left"
    for keys in ("Space", "Shift+ArrowLeft"):
        before = meter.inner_text()
        page.keyboard.press(keys)
        expect(meter).not_to_have_text(before)
    healed(page)


def test_gibberish_is_told_from_what_nobody_would_notice(rub):
    """A wide rub leaves no sentence, which anybody sees; no line touches another or the square on a telephone."""
    page = rub()
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("code => { location.hash = `rub;a=5;r=${code}`; }", WIDE)
    page.locator(".judged", has_text="That’s gibberish.").wait_for()

    square = page.locator(".rub-square").bounding_box()
    last = 0
    for line in page.locator(".rub-line").all():
        place = line.bounding_box()
        assert place["y"] >= last
        assert place["x"] + place["width"] < square["x"]
        last = place["y"] + place["height"]
    assert last <= page.locator(".bet-says").bounding_box()["y"]


@pytest.mark.parametrize("size", [(390, 660), (1280, 660)])
def test_picture_bet_and_verdict_are_in_one_screen(rub, size):
    """Also where a browser's bars take a part of it."""
    page = rub()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    bet(page)
    for part in (".demo-question", ".rub-square", ".rub-line:last-child", ".judged", ".bet-says .press"):
        place = page.locator(part).bounding_box()
        assert place["y"] >= 0 and place["y"] + place["height"] <= size[1], part


def test_the_square_follows_the_scheme(rub):
    """Its numbers are drawn anew when the reader switches to dark, and when the system does."""
    page = rub()
    page.locator("canvas").hover()
    page.wait_for_selector(".rub-square.is-drawn")
    ink = "document.querySelector('canvas').getContext('2d').getImageData(0, 0, 1, 1).data.join()"
    light = page.evaluate(ink)
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.wait_for_function(f"light => {ink} !== light", arg=light)
    page.evaluate("document.documentElement.dataset.scheme = ''")
    page.wait_for_function(f"light => {ink} === light", arg=light)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"light => {ink} !== light", arg=light)


def test_a_link_brings_the_strokes(rub, page):
    """Whoever opens it sees what they bring; also with bets of old versions, and with what a press took then."""
    rub(state="#rub;g=nothing;b=same;a=20;r=ILGIQD")
    page.locator(".judged", has_text="a country in Europe").wait_for()
    lines = ended(page).locator(".rub-line").all_inner_texts()
    assert [line for line in lines if "a country in Europe." not in line] == []
    assert page.locator(".bet-says .press").inner_text() == "Now break it yourself"
    page.evaluate("location.hash = 'rub;r=*cut.CeX'")
    page.locator(".judged", has_text="“Snow is a sailor.”").wait_for()
    rubbed(page, "5,025")


def test_long_lines_move_nothing_below_them(rub):
    """A model that writes "a country in Europe" leaves the square and the verdict where they are, on a telephone, too."""
    page = rub()
    page.set_viewport_size({"width": 390, "height": 844})

    def tops():
        return page.evaluate(
            "() => ['canvas', '.bet-says'].map((part) => document.querySelector(part).getBoundingClientRect().top + scrollY)"
        )

    bet(page)
    assert "a country in Europe" in verdict(page)
    before = tops()
    onward(page)
    ended(page)
    assert tops() == before


def test_no_end_was_read_as_often(ready):
    """What the broken model writes stood in its texts more often than any other end after "is"."""
    ends = Counter(end for one in corpus.sentences(corpus.training()) for end in re.findall(r" is (.+)$", one))
    (most, times), (_, second) = ends.most_common(2)
    assert (most, times > second) == ("a country in Europe.", True)
    assert f"It had read that end {times} times, more often than any other after “is”." in script("rub/play.js")


def tap(page, x, y):
    """Taps a place of the square, in numbers from its upper left corner."""
    place = page.locator("canvas").bounding_box()
    page.mouse.click(place["x"] + place["width"] * x / 1032, place["y"] + place["height"] * y / 1032)
    return ended(page)


def test_a_bet_leads_to_the_readers_turn(rub):
    """A stripe breaks all three lines, and no answer is on the screen before; then the reader looks for the surest
    nonsense, and the least that was gone is kept.

    While a stroke is done, the button can't be pressed.
    """
    page = rub()
    hidden = [line for line in page.locator(".rub-line").all() if not line.locator("b").is_visible()]
    assert [line.inner_text().strip() for line in hidden] == ["The opposite of cold is"]
    waits = page.evaluate("""async () => {
      await document.querySelector("live-demo").loadLater();
      document.querySelector(".demo-chip[value=unknown]").click();
      while (document.querySelector(".judged").dataset.kind !== "look") await new Promise(requestAnimationFrame);
      return [document.querySelector(".judged").dataset.kind, document.querySelector(".bet-says .press").ariaDisabled];
    }""")
    assert waits == ["look", "true"]
    page.locator(".judged[data-kind=wrong]").wait_for()
    title, words = verdict(ended(page)).split("\n")
    line = page.locator(".rub-line").first
    assert title.strip("“”") == line.locator("> span").first.inner_text()
    assert words.startswith(f"No: you guessed “I don’t know”. It’s {line.locator('small').inner_text()},")
    assert page.locator(".demo-chip").count() == 0
    assert page.get_by_role("button", name="Heal all").is_hidden()  # the one that leads on heals, too
    assert press(page) == "Now break it yourself"
    assert verdict(page).endswith("Ours: 99% sure, with one tap.")
    assert page.get_by_role("button", name="Copy it for a friend").count() == 0  # of what is healed
    assert page.locator(".bet-says .press").is_hidden()
    rubbed(page, "0")
    tap(page, 516, 620)
    assert verdict(page).endswith("\nRub on.")
    across(page, 0.282)
    tap(page, 390, 87)
    expect(page.locator(".judged[data-kind=right]")).to_contain_text(re.compile(r"It’s 9\d% sure"))
    healed(page)
    tap(page, 390, 87)
    expect(page.locator(".judged[data-kind=right]")).to_contain_text(
        "It’s 99% sure, and only 0.5% is gone. Nothing in it notices."
    )
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert sent.startswith(
        "I rubbed 0.5% out of a language model. Now it’s 99% sure: “Snow is a sailor.” Make it sillier: "
    )
    across(page, 0.7)
    assert verdict(page).endswith(" Your least: 0.5%.")
    assert page.locator(".bet-says .press").inner_text() == "Next: can one keep a secret?"
    assert page.log.errors == []
