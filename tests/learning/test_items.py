"""The statements: one key each, a section that decides it, and two forms that share no statement."""

import re
from collections import Counter

import pytest
import yaml
from content import beliefs
from guide_rules.data import ITEMS

from tests import reading

from .stage import ROOT, lines_of, text


@pytest.fixture(scope="module")
def guide():
    """The guide as its authors wrote it."""
    return reading.guide()


def test_half_of_each_form_is_true(guide):
    """Who says the same to everything gets half of it."""
    for form in beliefs.FORMS:
        assert Counter(one["key"] for one in beliefs.items_of_form(form, guide)) == {True: 6, False: 6}


def test_the_order_of_the_forms_gives_no_key_away(guide):
    """No more than three keys of a kind in a row, and pairs do not stand at the same number."""
    for form in beliefs.FORMS:
        keys = "".join("TF"[not one["key"]] for one in beliefs.items_of_form(form, guide))
        assert not re.search("TTTT|FFFF", keys), keys
    first, second = (beliefs.items_of_form(form, guide) for form in beliefs.FORMS)
    assert not [a["id"] for a, b in zip(first, second, strict=True) if a["pair"] == b["id"]]


def test_no_statement_is_in_both_forms_and_each_idea_is(guide):
    """The same twelve beliefs, in other words."""
    forms = [beliefs.items_of_form(form, guide) for form in beliefs.FORMS]
    assert not {one["statement"] for one in forms[0]} & {one["statement"] for one in forms[1]}
    assert {one["belief"] for one in forms[0]} == {one["belief"] for one in forms[1]}
    assert len({one["belief"] for one in forms[0]}) == ITEMS


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
    sheet = "\n".join(lines_of(beliefs.sheets(guide.pages["see-for-yourself/for-teachers.md"], guide)))
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
