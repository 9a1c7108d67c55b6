"""The statements: one key each, a section that decides it, and two forms that share no statement."""

import copy
import re
from collections import Counter

import pytest
import yaml
from content import beliefs, entries, learning_data, pages

from .stage import ROOT, SCRIPTS, text


@pytest.fixture(scope="module")
def guide():
    """The guide as its authors wrote it."""
    return pages.read(ROOT / "docs")


@pytest.fixture(scope="module")
def known(guide):
    """The keys of the sources."""
    return {source["key"] for source in guide.sources}


def told(items, known):
    """What the checks say of some items."""
    shape = [one.what for one in entries.mistakes("items.yml", items)]
    return shape or [one.what for one in learning_data.mistakes_in_items(items, known)]


def test_the_items_are_sound(guide, known):
    """Nothing is held against them as they stand."""
    assert told(guide.items, known) == []


def test_half_of_each_form_is_true(guide):
    """Who says the same to everything gets half of it."""
    for form in learning_data.FORMS:
        assert Counter(one["key"] for one in beliefs.items_of_form(form, guide)) == {True: 6, False: 6}


def test_the_order_of_the_forms_gives_no_key_away(guide):
    """No more than three keys of a kind in a row, and pairs do not stand at the same number."""
    for form in learning_data.FORMS:
        keys = "".join("TF"[not one["key"]] for one in beliefs.items_of_form(form, guide))
        assert not re.search("TTTT|FFFF", keys), keys
    first, second = (beliefs.items_of_form(form, guide) for form in learning_data.FORMS)
    assert not [a["id"] for a, b in zip(first, second, strict=True) if a["pair"] == b["id"]]


def test_no_statement_is_in_both_forms_and_each_idea_is(guide):
    """The same twelve beliefs, in other words."""
    forms = [beliefs.items_of_form(form, guide) for form in learning_data.FORMS]
    assert not {one["statement"] for one in forms[0]} & {one["statement"] for one in forms[1]}
    assert {one["belief"] for one in forms[0]} == {one["belief"] for one in forms[1]}
    assert len({one["belief"] for one in forms[0]}) == learning_data.LENGTH


def test_each_item_leads_to_a_misconception_and_a_section_of_the_guide(guide):
    """The section is there, and the belief is one that has a verdict."""
    for one in guide.items:
        page = guide.pages[one["belief"]]
        assert page.meta["kind"] == "misconception", one["id"]
        assert page.meta["verdict"] != "Contested", one["id"]
        name, _, anchor = one["section"].partition("#")
        assert re.search(rf"\{{ #{anchor}[ }}]", guide.pages[name].text), one["section"]


def test_a_survey_is_quoted_as_its_source_has_it(guide):
    """The percentage stands in what we noted of the work."""
    sources = {source["key"]: source for source in guide.sources}
    with_survey = [one for one in guide.items if "survey" in one]
    assert len(with_survey) >= 3
    for one in with_survey:
        source = sources[one["survey"]["source"]]
        assert f"{one['survey']['percent']}%" in source["about"] + source.get("quote", ""), one["id"]


def change(**fields):
    """A change of the first item."""
    return lambda items: items[0].update(fields)


FAULTS = {
    "a key that is a word": (change(key="no"), "its key must be true or false"),
    "two keys": (change(keys=False), "there is no field keys; did you mean key?"),
    "no reason": (change(why=""), "it has no why"),
    "an unknown form": (change(form="C"), "its form is C; it must be one of A, B"),
    "an unknown domain": (change(domain="magic"), "its domain is magic"),
    "a pair that is none": (change(pair="lookup-z"), "its pair lookup-z does not exist"),
    "a pair of the same form": (change(pair="rules-a"), "must be of the other form"),
    "another belief": (change(belief="misconceptions/no-magic-words.md"), "is about another belief"),
    "no section": (change(section="misconceptions/no-magic-words.md"), "as page.md#id"),
    "a survey without a number": (change(survey={"source": "mishra-2026", "chose": "x"}), "needs percent"),
    "a survey of no source": (change(survey={"source": "x", "percent": 1, "chose": "x"}), "sources.yml has no x"),
    "the same statement twice": (
        lambda items: items[1].update(statement=items[0]["statement"]),
        "2 items have this statement",
    ),
    "an item too few": (lambda items: items.pop(), "form B has 11 items; it needs 12"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_gives_a_sentence(guide, known, name):
    """Each mistake an author can make has a sentence."""
    broken, words = FAULTS[name]
    items = copy.deepcopy(guide.items)
    broken(items)
    found = told(items, known)
    assert any(words in one for one in found), found


def test_what_is_made_of_them_does_not_drift(guide):
    """The script and the block in the page are what the data makes of them."""
    held = (SCRIPTS / "learning" / "beliefs" / "items.js").read_text(encoding="utf-8")
    assert held == beliefs.script(guide)
    page = guide.pages["see-for-yourself/what-do-you-believe.md"]
    assert "\n".join(beliefs.statements(page, guide)) in text("beliefs")


def test_the_page_holds_every_answer_without_scripts(guide):
    """Each statement opens to its verdict and a link to the section that decides it."""
    for one in guide.items:
        statement = re.escape(one["statement"])
        verdict = "True" if one["key"] else "False"
        section = re.escape("../" + one["section"])
        pattern = rf'\?\?\? statement "\d+\. {statement}"\n\n +\*\*{verdict}\.\*\* .*\({section}\)'
        assert re.search(pattern, text("beliefs")), one["id"]


def test_the_sheets_have_every_statement_and_no_answer(guide):
    """For the class; the key is a table of its own."""
    sheet = "\n".join(beliefs.sheets(guide.pages["see-for-yourself/for-teachers.md"], guide))
    for one in guide.items:
        assert f". {one['statement']} | | |" in sheet
        assert one["why"] not in sheet
    assert "| 1 | false | true |" in sheet


def test_the_data_says_what_it_is():
    """Readers of the raw file find every field explained, and its licence."""
    raw = (ROOT / "docs" / "data" / "items.yml").read_text(encoding="utf-8")
    head = raw.partition("\n\n")[0]
    for field in {key for one in yaml.safe_load(raw) for key in one}:
        assert re.search(rf"\b{field}\b", head), field
    assert "CC BY 4.0" in head
