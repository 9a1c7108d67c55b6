"""Every sentence was true: the twenty against an exact enumeration with fractions; the words below."""

import json
import re
from collections import Counter, defaultdict
from fractions import Fraction

import pytest

from tests.demos.stage import DEMOS, block, copied, loaded, stage, verdict

model = loaded("dice.js", "ngrams.js", "sentences/model.js")


@pytest.fixture
def true():
    """The seventeen sentences the demonstration starts with."""
    text = (DEMOS / "sentences" / "element.js").read_text(encoding="utf-8")
    lines = re.search(r"const TRUE = \[\n(.*?)\n  \]", text, re.DOTALL).group(1).splitlines()
    return [json.loads(line.strip().rstrip(",")) for line in lines]


def enumerated(sentences, size):
    """Every sentence of the model with its odds as a fraction (for texts without circles)."""
    counts = defaultdict(Counter)
    for sentence in sentences:
        line = [*[None] * size, *sentence.split(), "end"]
        for at in range(len(line) - size):
            counts[tuple(line[at : at + size])][line[at + size]] += 1
    found, open_ = Counter(), [((None,) * size, (), Fraction(1))]
    while open_:
        before, words, odds = open_.pop()
        for word, count in counts[before].items():
            share = odds * count / counts[before].total()
            if word == "end":
                found[" ".join(words)] += share
            else:
                open_.append(((*before, word)[-size:], (*words, word), share))
    return found


def test_with_five_words_everything_is_copied(true):
    """As the page says; with two, all seventeen can come as well, and 56 new ones."""
    assert {*enumerated(true, 5)} == {*true}
    assert len({*enumerated(true, 2)} - {*true}) == 56


def test_no_new_sentence_is_true(true):
    """Each subject has one right object here, so any other pairing is false."""
    subject = {sentence: re.match(r"(The )?\w+", sentence).group() for sentence in true}
    assert len(set(subject.values())) == len(true)
    ends = [sentence.removeprefix(subject[sentence]) for sentence in true]
    assert len(set(ends)) == len(true)


@pytest.mark.parametrize(("size", "seed", "right"), [(1, 5562, 1), (2, 4563, 5)])
def test_the_twenty_are_those_of_the_page(model, true, size, seed, right):
    """Twenty different ones, as many true as the page says and as the odds let expect, none of them open to dispute."""
    twenty = model.evaluate("([list, size, seed]) => Sentences.several(list, size, seed, 20)", [true, size, seed])
    written = [" ".join(step["word"] for step in steps) for steps in twenty]
    assert len({*written}) == 20
    assert (
        sum(one in true for one in written) == right == round(20 * float(sum(enumerated(true, size)[x] for x in true)))
    )
    for one in written:
        assert f'<tr><th scope="row">{one}</th><td>{"true" if one in true else "not true"}</td></tr>' in block(
            "sentences"
        )
    assert not {"The Danube flows into the Mediterranean Sea."} & {*written}  # by way of the Black Sea, some would say


def test_two_bets_a_boss_and_sentences_of_ones_own(page, tmp_path):
    """The silliest three large with the origin of the first; then two words; then three sentences, and a filled field."""
    stage(page, tmp_path, "sentences")
    assert "Paris is the …" in page.locator(".bet-stage").inner_text()
    chips, lead = page.locator(".demo-chip"), page.locator(".bet-says .demo-on")
    large = page.locator(".bet-stage .line-list > .is-large")
    chips.get_by_text("about 10").click()
    lead.wait_for()
    assert verdict(page).startswith(
        "1 of 20 is true. Each word only had to fit the one before.\nNo: you guessed “about 10”."
    )
    assert "The true one is a sentence it had read. We chose what it read so that" in verdict(page)
    assert page.locator(".line-score").inner_text() == "1 of 20 true"
    assert [one.split("\n") for one in large.all_inner_texts()] == [
        ["Paris is the Black Sea.", "not true"],
        ["Oslo is the play Faust.", "not true"],
        ["Lisbon is the capital of Portugal.", "true"],
    ]
    assert page.locator(".bet-side p > b").all_inner_texts() == ["Paris is the", "Black Sea."]
    static = page.locator(".demo-static table").first.locator("tbody th").all_text_contents()
    assert {*page.locator(".line-list bdi").all_text_contents()} == {*static}
    words = copied(page, page.get_by_role("button", name="Copy it for a friend"))
    assert "wrote: “Paris is the Black Sea.” How many of its 20 were true? " in words
    lead.click()
    assert lead.is_hidden()
    assert page.locator(".line-list").count() == 0  # nothing looks like the answer
    assert not page.get_by_text("When it looks back at two words").is_visible()
    chips.get_by_text("about 5").press("Enter")
    lead.wait_for()
    assert lead.evaluate("one => one === document.activeElement")
    assert verdict(page).startswith("5 of 20 are true. Now the others sound right, too.\nRight: you guessed “about 5”.")
    assert large.first.inner_text() == "Rome is the capital of France.\nnot true"
    lead.click()
    page.wait_for_function("() => document.querySelector('.judged').textContent.includes('You didn’t write that.')")
    assert page.locator(".judged strong").inner_text() == "“My boss sleeps in the sofa.”"
    lead.click()
    field = page.locator("textarea:focus")
    assert field.input_value().startswith("My cat sleeps on the sofa.\nMy boss")
    field.fill("A cat sat in the hall.\nA dog ran in the yard.\nThe hall is red.")
    field.press("Tab")
    page.get_by_role("button", name="Twenty others").wait_for()
    assert {*page.locator(".line-list small").all_inner_texts()} == {"copied", "new"}
    page.get_by_label("Three sentences of yours").fill("One cat sat. Two dogs ran.")
    page.get_by_role("button", name="Write twenty").focus()
    page.wait_for_function("() => document.querySelector('.judged').textContent.startsWith('It only copies.')")
    assert page.log.errors == []


def test_all_twenty_can_be_read_at_once(own_page, tmp_path):
    """They come one after the other within two seconds, each in its place, and fit on a telephone."""
    page = own_page  # its clock stands still
    page.set_viewport_size({"width": 390, "height": 844})
    stage(page, tmp_path, "sentences", film=True)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    page.locator(".demo-chip").first.click()
    rows = page.locator(".line-list > li")
    rows.nth(19).wait_for(state="attached")
    places = [row.bounding_box() for row in rows.all()]
    assert not rows.nth(19).is_visible() and page.locator(".judged > *").count() == 0
    page.clock.run_for(2000)
    assert page.locator(".judged").get_attribute("data-kind") == "wrong"
    assert all(row.is_visible() for row in rows.all())
    assert [row.bounding_box()["height"] for row in rows.all()] == [place["height"] for place in places]
    assert page.locator(".line-list").bounding_box()["height"] < 560


def test_a_text_falls_into_sentences(model):
    """At line ends and after closing marks; spaces are squeezed, lengths bounded, and writing in circles is cut."""
    told = ["One two.", "Three?", "four five"]
    assert model.evaluate("Sentences.split('One two.  Three?\\n\\n four  five')") == told
    assert model.evaluate("Sentences.split('x '.repeat(9999))[0].split(' ').length") == 40
    assert model.evaluate("Sentences.split('x\\n'.repeat(999)).length") == 200
    assert len(model.evaluate("Ngrams.write(Ngrams.learn(['a a a a a a a a a a'], 1), () => 0)")) == 40


def test_each_word_names_the_sentences_it_was_seen_in(model):
    """After "a", "b" stood in the first and the second sentence."""
    found = model.evaluate("Ngrams.followers(Ngrams.learn(['a b c.', 'a b d.', 'b c.'], 1), ['a'])")
    assert found == [{"word": "b", "odds": 1, "sources": [0, 1]}]
