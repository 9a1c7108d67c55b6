"""Where in here is Oslo?: what every gesture brings, to the letter, and how the square is rubbed by pointer, keys and link."""

import re
from collections import Counter
from functools import partial

import pytest
from playwright.sync_api import expect
from tiny_model import corpus

from tests.conftest import slow_but

from .shipped import engine_with
from .stage import copied, onward, script, stage, static_result, verdict

# By a stroke's text: its name in the table that stands in the Markdown, the count of numbers it takes, what the model
# then says of its two lines, and the odds of each first word.
ORIGINAL = ["Oslo.", "hot."]
GESTURES = {
    "": ("nothing", 0, ORIGINAL, [99, 99]),
    "*half": ("the palest dots, half of all", 538_133, ORIGINAL, [96, 92]),
    "*cut": ("the row of the word “Oslo”", 128, ["Norway.", "hot."], [38, 99]),
    "ILGIQD": ("a stripe just below the words", 79_979, ["a country in Europe."] * 2, [91, 91]),
    "EQ3ESb": ("a short stroke through the words", 28_665, ["Mogadishu.", "hot."], [14, 99]),
    "ToOTtL": ("a stripe through layer 3", 79_979, ORIGINAL, [99, 98]),
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
  window.asked = (country, most) => end(sheet.say(`The capital of ${country} is`, most)).text;
  return pairs.filter(([country, capital]) => words.encode(` ${capital}`).length === 1 && asked(country) === `${capital}.`);
}"""
COUNTRIES = [(one.name, one.capital) for one in corpus.COUNTRIES if not one.withheld]
# Takes the row of each given capital, and counts which are lost, and which of `others` are kept.
CUT = """([taken, others]) => {
  let lost = 0, kept = 0;
  for (const [country, capital] of taken) {
    sheet.begin();
    sheet.take(...sheet.row(capital));
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
    rows = re.findall(
        r'<tr><th scope="row">(.*?)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>', static_result("rub")
    )
    expected = [
        (name, f"{count:,}", f"{said[0]} {odds[0]}%", f"{said[1]} {odds[1]}%")
        for name, count, said, odds in GESTURES.values()
    ]
    assert rows == expected


def test_stripes_through_the_upper_layers_take_no_answer(ready):
    """Sixteen stripes from row 510 to 960, four facts each: 64 of 64 stand."""
    right = ready.evaluate("""() => {
      const sheet = new Rub.Sheet(base, words);
      let right = 0;
      for (let row = 510; row <= 960; row += 30) {
        end(sheet.act(Rub.stripe(row)));
        for (const [asked, answer] of [...RubLines, ["The capital of Japan is", "Tokyo."], ["Owls eat", "mice."]]) if (end(sheet.say(asked)).text === answer) right++;
        sheet.heal();
      }
      return right;
    }""")
    assert right == 64


def test_half_of_the_numbers_can_go(ready):
    """The palest dots, and with them one capital of the 107 that it knew; so says the verdict."""
    known, still = ready.evaluate(
        """pairs => {
      const sheet = new Rub.Sheet(base, words);
      const right = (pairs) => pairs.filter(([country, capital]) => end(sheet.say(`The capital of ${country} is`)).text === `${capital}.`);
      const known = right(pairs);
      end(sheet.act("*half"));
      return [known.length, right(known).length];
    }""",
        COUNTRIES,
    )
    assert f"Of {known} capitals that it knew, {still} are still right." in script("rub/play.js")


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
      for (const code of [Rub.stripe(129), Rub.stripe(150), "*cut", "*half"]) end(sheet.act(code));
      const gone = sheet.count === sheet.gone.reduce((sum, one) => sum + one, 0) && sheet.count > 250000;
      sheet.heal();
      return gone && sheet.count === 0 && sheet.numbers.every((one, at) => one === whole[at]) && base.token.every((one, at) => one === file[at]);
    }""")


def test_a_damaged_stroke_is_no_stroke(ready):
    bad = [*"x ToOT *none *7x .ToOTtL ToOTtL..EQ3ESb ____ <b>".split()]
    assert ready.evaluate("all => all.filter((one) => Rub.strokes(one) !== null)", bad) == []
    assert ready.evaluate("Rub.strokes('*30.*layer.ToOTtL')") == ["ToOTtL"]  # from when a press could take these


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
    expect(page.locator(".judged")).to_contain_text(re.compile(r"^(?!0\.0)\d\.\d% is gone, and it still says Oslo\."))
    assert page.locator(".rub-line.is-lost").count() == 0
    across(page, 0.125)
    page.wait_for_selector(".rub-line.is-lost")
    expect(page.locator(".judged")).to_contain_text("never says that it forgot.")
    assert page.locator(".judged").get_attribute("data-kind") == "look"
    expect(page.locator(".bet-says .press")).to_have_text("Now let half of it go")
    square = page.locator(".rub-square")
    healed(page)
    expect(square).to_have_attribute("data-hint", "Rub anywhere")
    onward(page)
    assert square.get_attribute("data-hint") is None
    bet(page)
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
    rubbed(page, r"54\d,\d\d\d")


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
    page.locator(".judged", has_text="That you’d notice.").wait_for()

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
    """Whoever opens it sees what they bring, and is led to what was not rubbed yet; also with bets of old versions."""
    rub(state="#rub;g=nothing;b=same;a=20;r=ILGIQD")
    page.locator(".judged", has_text="a country in Europe").wait_for()
    lines = ended(page).locator(".rub-line").all_inner_texts()
    assert [line for line in lines if "a country in Europe." not in line] == []
    assert page.locator(".bet-says .press").inner_text() == "Now let half of it go"
    assert page.locator(".demo-question").inner_text().startswith("Only one stripe goes")


def test_long_lines_move_nothing_below_them(rub):
    """A model that writes "a country in Europe" leaves the square where it is, on a telephone, too."""
    page = rub()
    page.set_viewport_size({"width": 390, "height": 844})

    def top():
        return page.evaluate("() => document.querySelector('canvas').getBoundingClientRect().top + scrollY")

    before = top()
    bet(page)
    onward(page)
    bet(page)
    assert "a country in Europe" in verdict(page)
    assert top() == before


def test_no_end_was_read_as_often(ready):
    """What the broken model writes stood in its texts more often than any other end after "is"."""
    ends = Counter(end for one in corpus.sentences(corpus.training()) for end in re.findall(r" is (.+)$", one))
    (most, times), (_, second) = ends.most_common(2)
    assert (most, times > second) == ("a country in Europe.", True)
    assert f"It had read that {times} times, more often than any other end after “is”." in script("rub/play.js")


def asked(page):
    """The line whose answer isn't shown, since one bets on it."""
    (line,) = [line for line in page.locator(".rub-line").all() if not line.locator("b").is_visible()]
    assert line.locator("small").is_hidden()
    return line.inner_text().strip()


def test_one_tap_is_enough_and_costs_what_the_page_says(ready):
    """In the middle of the word's row: the record that the reader is to beat."""
    found = ready.evaluate("""() => {
      const sheet = new Rub.Sheet(base, words), [from, to] = sheet.row("Oslo");
      sheet.begin();
      end(sheet.to(((from + to) / 2) % Rub.WIDTH, Math.floor(from / Rub.WIDTH)));
      return [sheet.count, end(sheet.say(RubLines[0][0])).text, sheet.count / sheet.size];
    }""")
    assert found[:2] == [5025, "Norway."] and f"{found[2]:.1%}" == "0.5%"
    assert "TAP = 5025;" in script("rub/play.js")


def tap(page, x, y):
    """Taps a place of the square, in numbers from its upper left corner."""
    place = page.locator("canvas").bounding_box()
    page.mouse.click(place["x"] + place["width"] * x / 1032, place["y"] + place["height"] * y / 1032)
    return ended(page)


def test_three_bets_lead_to_the_readers_turn(rub):
    """Half of the square takes nothing, a stripe breaks both lines, and 128 numbers take the word; none can be lost by
    where one rubs, and none has its answer on the screen.

    While a stroke is done, no verdict of the one before stands, and the button can't be pressed.
    """
    page = rub()
    assert asked(page) == "The capital of Norway is"
    bet(page)
    assert page.locator(".demo-chip").count() == 0
    assert page.locator(".judged").get_attribute("data-kind") == "wrong"
    assert verdict(page).startswith("Half of it is gone, and it still says Oslo.\nNo: you guessed “Something else”.")
    assert page.get_by_role("button", name="Heal all").is_hidden()  # the one that leads on heals, too
    expect(page.locator(".bet-says .press")).to_have_text("Now only one stripe")
    onward(page)
    assert page.locator(".demo-question").inner_text().startswith("Only one stripe goes, 8% of it.")
    assert asked(page) == "The capital of Norway is"
    assert page.get_by_role("button", name="Copy it for a friend").count() == 0  # of what is healed
    rubbed(page, "0")
    bet(page)
    assert page.locator(".judged").get_attribute("data-kind") == "right"
    title, words = verdict(page).split("\n")
    line = page.locator(".rub-line", has_text="The capital of Norway")
    assert title.strip("“”") == line.locator("> span").first.inner_text()
    assert f"it’s {line.locator('small').inner_text()} of both." in words
    onward(page)
    assert page.locator(".demo-question").inner_text().startswith("Only 128 of a million numbers go.")
    waits = page.evaluate("""() => {
      document.querySelector(".demo-chip[value=unknown]").click();
      return new Promise(requestAnimationFrame).then(() => [document.querySelector(".judged").dataset.kind, document.querySelector(".bet-says .press").ariaDisabled]);
    }""")
    assert waits == ["look", "true"]
    page.locator(".judged[data-kind=wrong]").wait_for()
    said = "“The capital of Norway is Norway.”\nNo: you guessed “I don’t know”. These 128"
    assert verdict(ended(page)).startswith(said)
    sent = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert sent.startswith("I rubbed 128 of 1,064,960 numbers out")
    assert sent.endswith("r=*cut")
    assert press(page) == "Now you try"
    assert verdict(page).startswith("To beat: 0.5%, which is one tap.")
    assert page.locator(".demo-question").inner_text().startswith("How little can you rub out")
    assert page.locator(".bet-says .press").is_hidden()
    across(page, 0.7)
    assert verdict(page).endswith("Rub on.")
    tap(page, 640, 184)
    expect(page.locator(".judged")).to_contain_text(re.compile(r"^It forgot Oslo at \d\.\d%\..*Ours: 0\.5%, one tap"))
    assert press(page) == "Try again with less"
    tap(page, 640, 184)
    expect(page.locator(".judged[data-kind=right]")).to_contain_text("You made it forget Oslo with 0.5%.")
    assert page.locator(".bet-says .press").inner_text() == "Next: can one keep a secret?"
    assert page.log.errors == []
