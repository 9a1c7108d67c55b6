"""One procedure places everything: the six questions, the catalogue's rows and the page that teaches them agree."""

import re

import pytest
from content import procedure

INDEX = "taxonomy/index.md"
OUTSIDE = {"technique": "a method", "dataset": "data"}  # kinds to which neither label applies
BUILT_AROUND = ("product", "service")
BESIDE_TEXT = {"image", "sound", "video", "3D shape", "molecule", "action"}
SILENT = ("not stated here", "not disclosed")  # what the catalogue says where an answer is not known
# A row of the worked examples: the system, what it is (which answers questions 1 and 2), and the answers to 3 to 6.
RUN = re.compile(r"^\| \[[^]]+\]\(systems\.md#system-([a-z0-9-]+)\)[^|]*\| (\w+) \|((?:[^|]*\|){4})", re.MULTILINE)
WHAT_IT_IS = {"model": ["yes", "yes"], "product": ["yes", "no"], "service": ["yes", "no"], "method": ["no"]}


def held(one: dict) -> procedure.Outcome:
    """What the answers of a row come to."""
    return procedure.outcome(procedure.parse_answers(one["answers"]))


def test_there_are_at_most_six_questions(guide):
    """Each asks something and says what decides in doubt."""
    questions = guide.systems["procedure"]
    assert [one["id"] for one in questions] == [f"question-{number}" for number in range(1, 7)]
    assert all(one["question"].endswith("?") and one["rule"].endswith(".") for one in questions)


def test_the_page_asks_the_questions_in_the_same_words(guide):
    """Each stands under its id, so that a link to a question leads to the one that the catalogue asks."""
    text = guide.pages[INDEX].text
    for number, one in enumerate(guide.systems["procedure"], 1):
        asked = re.search(rf"^### {number}\. (.*) \{{ #{one['id']} \}}$", text, re.MULTILINE)
        assert asked, one["id"]
        assert asked[1] == one["question"]


def test_each_row_is_where_its_answers_lead(guide):
    """Kind, LLM, generates and the place that these three make are those of the procedure, in every row."""
    for one in guide.systems["systems"]:
        answers, outcome = procedure.parse_answers(one["answers"]), held(one)
        assert (answers[1] == "no") == (one["kind"] in OUTSIDE), one["id"]
        assert (answers.get(2) == "no") == (one["kind"] in BUILT_AROUND), one["id"]
        assert one["llm"] in (SILENT if outcome.llm == "not known" else (outcome.llm,)), one["id"]
        assert one["generates"] == outcome.generates, one["id"]
        assert outcome.place == placed(one), one["id"]


def placed(one: dict) -> str:
    """The place on the map that the cells of a row make."""
    llm = "not known" if one["llm"] in SILENT else one["llm"]
    if one["kind"] in OUTSIDE:
        return "a method, or data"
    if one["kind"] in BUILT_AROUND:
        return f"a product or service {procedure.AROUND['yes' if llm == 'inside' else llm]}"
    is_wide_only = (llm, one["generates"]) == ("disputed", "no")
    return procedure.PLACES["yes" if is_wide_only else llm, one["generates"]]


def test_what_goes_in_and_out_answers_the_last_question(guide):
    """Pictures, sound, video, shapes, molecules and actions are more than text; labels and vectors are not."""
    for one in guide.systems["systems"]:
        if held(one).asked != (1,):
            is_more = bool(BESIDE_TEXT & {*one["inputs"], *one["outputs"]})
            assert procedure.parse_answers(one["answers"])[6] == ("yes" if is_more else "no"), one["id"]


def test_one_rule_says_what_counts_as_new_content(guide):
    """Speech from text does, a transcript does not, translation is disputed; a network that writes nothing does not."""
    rows = {one["id"]: one for one in guide.systems["systems"]}
    wanted = {"elevenlabs": "yes", "whisper": "no", "google-translate": "disputed", "decisions-api": "no", "clip": "no"}
    assert {name: rows[name]["generates"] for name in wanted} == wanted
    assert rows["word2vec"]["llm"] == "no"
    assert procedure.parse_answers(rows["word2vec"]["answers"])[4] == "no"  # one vector a word: it reads no passage


def test_the_worked_examples_of_the_page_are_rows(guide):
    """Where the page runs through the questions, from ChatGPT on, the answers are those of the catalogue."""
    rows = {one["id"]: procedure.parse_answers(one["answers"]) for one in guide.systems["systems"]}
    runs = {name: run(what, cells) for name, what, cells in RUN.findall(guide.pages[INDEX].text)}
    assert next(iter(runs)) == "chatgpt"
    assert len(runs) == 12
    assert runs == {name: rows[name] for name in runs}


def run(what: str, cells: str) -> dict[int, str]:
    """The answers in a row of the table; a dash stands where the question is not asked."""
    first = dict(enumerate(WHAT_IT_IS[what], 1))
    answers = [cell.strip().removesuffix(", inside") for cell in cells.split("|")[:4]]
    return first | {number: answer for number, answer in enumerate(answers, 3) if answer != "–"}


@pytest.mark.parametrize(
    ("answers", "place"),
    [
        ("1 no", "a method, or data"),
        ("1 yes, 2 no, 3 yes, 4 yes, 5 no, 6 yes", "a product or service with an LLM inside"),
        ("1 yes, 2 yes, 3 yes, 4 yes, 5 no, 6 no", "LLM in the wide sense only"),
        ("1 yes, 2 yes, 3 disputed, 5 yes, 6 yes", "generative AI; LLM disputed"),
        ("1 yes, 2 yes, 3 yes, 4 no, 5 disputed, 6 no", "generative AI disputed; LLM no"),
    ],
)
def test_the_questions_lead_to_a_place(answers, place):
    """Also where an answer is disputed; no question is asked in vain."""
    outcome = procedure.outcome(procedure.parse_answers(answers))
    assert outcome.place == place
    assert list(outcome.asked) == list(procedure.parse_answers(answers))


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (None, "has no answers"),
        ("1 yes, 2 yes, 3 yes, 5 no, 6 no", "it lacks an answer to question 4"),
        ("1 yes, 2 yes, 3 no, 4 no, 5 no, 6 no", "questions 1, 2, 3, 5, 6, and no others"),
        ("1 maybe", "it lacks an answer to question 1"),
    ],
)
def test_answers_that_do_not_follow_the_questions_are_reported(answers, told):
    """None, too few, too many, or in other words."""
    (found,) = procedure.mistakes({} if answers is None else {"answers": answers})
    assert told in found.what
