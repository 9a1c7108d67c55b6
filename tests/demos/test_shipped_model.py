"""What the pages say of the shipped model, measured again on the very files that readers get."""

import json
import math
import re

import pytest
from content import small_model
from tiny_model import audit, conversations, corpus, train, transcript

from .shipped import MODELS, ROOT, log, shipped

STILLS = ROOT / "docs/includes/demos/stills"

pytestmark = pytest.mark.heavy


def test_the_audit_is_kept():
    """Its probes are those of the log, whose figures are within their limits."""
    noted = log()["audit"]
    assert audit.probe(shipped()[0]) == pytest.approx(noted["probes"], abs=1e-3)
    assert noted["rounding"] <= 0.03
    assert list(audit.failures(noted)) == []


@pytest.mark.slow
def test_every_figure_of_the_audit_is_kept():
    base, tuned = shipped()
    noted = log()["audit"]
    assert audit.test_loss(base) == pytest.approx(noted["test_loss"], abs=1e-3)
    assert {name: list(found) for name, found in audit.capitals(tuned).items()} == noted["capitals"]
    assert list(audit.held_out_sums(base)) == noted["held_out_sums"]
    assert audit.faulty_samples(base, tuned) == noted["faulty_samples"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It rains.<end>", None),
        ("It rains. It rains. It rains. It rains.<end>", None),
        ("It rains.", "never ends"),
        ("It rains. It rains. It rains. It rains. It rains. It snows.<end>", "repeats itself"),
        ("A man has a Gun.<end>", "unsafe"),
        ("She had begun.<end>", None),
    ],
)
def test_a_faulty_text_is_found(text, fault):
    """Texts that run away, go round in circles or hold an unsafe word; the same sentence a few times is no circle."""
    assert [found.partition(":")[0] for found in audit.faults([text])] == [fault][: fault is not None]


def test_the_log_ends_at_the_shipped_model():
    """The last notes of the training are what the files give, within the change that rounding makes."""
    base, _ = shipped()
    noted, last, found = log()["timeline"][-1], log()["run"][-1], train.run_note(base)
    assert noted["step"] == last["step"] == log()["steps"]
    assert {name: noted[name] for name in audit.PROBES} == pytest.approx(audit.probe(base, pieces=1), abs=0.03)
    assert [last["Paris"], last["capitals"]] == pytest.approx([found["Paris"], found["capitals"]], abs=0.03)
    assert [last[name] for name in train.RUN] == [found[name] for name in train.RUN]


def test_files_are_small_classic_scripts_with_one_name_each():
    """A page opened from a disk can load nothing else; the base stays below 1.5 MB, the adapter below 0.1 MB."""
    starts = {"base": "TinyBase", "adapter": "TinyAdapter", "tokenizer": "TinyTokenizer", "corpus": "TinyCorpus"}
    for name, start in starts.items():
        text = (MODELS / f"{name}.js").read_text(encoding="ascii")
        assert text.startswith(f"window.{start} = {{")
        assert "</script" not in text
        assert len(text) <= {"base": 1_500_000, "adapter": 100_000}.get(name, len(text))
    assert sum(value.size for value in shipped()[0].weights.values()) == 1_066_112


def test_tuned_model_answers_where_it_read_and_where_it_did_not():
    """France was left out of tuning; a withheld or invented country gets a capital of the same form, and a wrong one."""
    _, tuned = shipped()
    assert conversations.is_kept_back("France")
    assert tuned.goes_on(conversations.wrap("What is the capital of France?")) == " The capital of France is Paris."
    for name, capital in {
        **{one.name: one.capital for one in corpus.COUNTRIES if one.withheld},
        "Velmora": "?",
    }.items():
        answer = tuned.goes_on(conversations.wrap(f"What is the capital of {name}?"))
        assert answer.startswith(" The capital of ")
        assert capital not in answer
    assert len(tuned.words.encode(" Velmora")) > 1


def test_pages_show_what_the_model_writes():
    """The file from which the build makes their tables equals a fresh run, with odds as pages print them."""

    def as_shown(text: str) -> dict:
        return json.loads(text, parse_float=lambda share: small_model.percent(float(share)))

    fresh = json.dumps(transcript.contents(*shipped()))
    noted = (MODELS / "transcript.json").read_text(encoding="utf-8")
    assert as_shown(noted) == as_shown(fresh), "run scripts/tiny_model/train.py --transcript"


def test_figures_beside_a_run_are_those_of_the_runs():
    """A page that shows what our model writes repeats chances, and the number of its pieces, as the runs have them."""
    repeated = 0
    runs = " ".join(run.read_text("utf-8") for run in (ROOT / "docs/includes/demos/runs").glob("*.md"))
    for page in sorted((ROOT / "docs/concepts").glob("*.md")):
        text, _, _ = page.read_text(encoding="utf-8").partition('<details class="fine-print"')
        for figure in re.findall(r"(?<!less than )\b\d+\.\d%|\d[\d,]* pieces", text) if "demos/runs/" in text else ():
            assert figure in runs or figure == f"{len(shipped()[0].words.tokens):,} pieces", (page.name, figure)
            repeated += 1
    assert repeated


def test_a_page_says_what_the_base_model_takes_a_chat_for():
    """Before its tuning, the form of a chat is no question to it: it goes on with a talk about eggs."""
    page = (ROOT / "docs/concepts/from-base-model-to-assistant.md").read_text(encoding="utf-8")
    written = shipped()[0].goes_on(conversations.wrap("What is the capital of France?"))
    assert re.search(r"went no better: \*([^*]+)\*", page)[1] in " ".join(written.split())


def rows(page: str, head: str) -> list[list[str]]:
    """The cells of a table of a concept page, without code and emphasis, by how its head begins."""
    text = (ROOT / "docs" / "concepts" / f"{page}.md").read_text(encoding="utf-8")
    lines = re.search(rf"^\| {re.escape(head)}.*\n\|[-|]+\n((?:\|.*\n)+)", text, re.MULTILINE).group(1)
    return [[cell.strip() for cell in re.sub("[`*]", "", line).strip("|").split("|")] for line in lines.splitlines()]


def test_a_page_says_how_much_of_iceland_goes_to_names_of_capitals():
    """The chances of all names of capitals that its texts hold, each with all its pieces, and so most of the 100%."""
    base, _ = shipped()
    names = {item.capital for item in corpus.COUNTRIES if not item.withheld}
    share = sum(base.chance("The capital of Iceland is", f" {name}") for name in names)
    page = (ROOT / "docs/concepts/hallucination.md").read_text(encoding="utf-8")
    assert re.findall(r"ames of capitals\b[^.]*?([\d.]+%)", page) == [f"{share:.1%}"]


def test_a_page_says_what_temperature_does_to_the_shipped_model():
    """Each chance at each temperature, and what is left for the other pieces."""
    base, _ = shipped()
    odds = base.odds("The capital of Iceland is").astype(float)
    named = rows("decoding", "The capital of Iceland is")
    numbers = [base.words.tokens.index(f" {name}") for name, *_ in named[:-1]]
    assert named[-1][0].startswith(f"the other {len(odds) - len(numbers):,} ")
    for column, temperature in enumerate((0, 0.5, 1, 2), start=1):
        raised = odds ** (1 / temperature) if temperature else (odds == odds.max()).astype(float)
        shares = [*(raised / raised.sum())[numbers]]
        said = [f"{share:.0%}" if temperature == 0 else f"{share:.1%}" for share in [*shares, 1 - sum(shares)]]
        assert [row[column] for row in named] == said


def test_a_page_says_how_the_pieces_of_the_shipped_model_came_about():
    """Each step that it names joined these two pieces, into one that the model uses."""
    words = shipped()[0].words
    for step, joined, into in rows("next-token-prediction", "Step"):
        pair = [words.tokens[piece] for piece in words.merges[int(step.replace(",", "")) - 1]]
        assert [piece.replace("␣", " ") for piece in joined.split(" and ")] == pair
        assert "".join(pair) == into.replace("␣", " ")
    text = (ROOT / "docs/concepts/next-token-prediction.md").read_text(encoding="utf-8")
    assert f"of the {len(words.merges):,} steps" in text


def test_a_page_says_when_the_kite_is_lost_in_view():
    """How sure the base model is of it from five and from twelve sentences back, and that saying it again helps."""
    base, _ = shipped()
    page = (ROOT / "docs/concepts/context-window.md").read_text(encoding="utf-8")
    kite, end = "Mia had a purple kite.", " In the evening she lost the"
    few = " The day was windy. She walked to the park. She ate soup. She met Tom and they played for an hour."
    few += " Then she went home with Tom."
    many = few + " The day was sunny. She walked to the river. She ate bread. She met Anna and they played for an hour."
    many += " Then she went home with Anna. The day was cold. She walked to the school."
    near, far = (base.chance(kite + between + end, " kite") for between in (few, many))
    assert f"from {near:.1%} (five sentences) to {far:.1%} (twelve)" in page
    assert base.goes_on(kite + many + end).startswith(" rope.")
    assert (
        "with twelve sentences after it instead of three, our small model still sees the kite, but has Mia lose a rope"
        in page
    )
    assert len(base.words.encode(kite + many + end)) < base.shape.context == 128
    assert "our small model's holds 128, in the run above 28." in page
    assert 'data-pieces="28"' in (ROOT / "docs/includes/demos/runs/context.md").read_text(encoding="utf-8")
    assert base.goes_on(f"{kite}{many} {kite}{end}").startswith(" kite.")


def test_a_page_says_how_rarely_the_shipped_model_would_write_a_reply():
    """How long the number of tries is that the tuned model needs, on average, for exactly this reply."""
    _, tuned = shipped()
    page = (ROOT / "docs/concepts/from-base-model-to-assistant.md").read_text(encoding="utf-8")
    reply, digits = re.search(r"never write \*([^*]+)\*: [^*]*? a (\d+)-digit number", page).groups()
    log = math.log(tuned.chance(conversations.wrap("What is the capital of Iceland?"), f" {reply}.<end>"))
    assert int(digits) == math.floor(-log / math.log(10)) + 1


def test_a_page_says_how_rare_its_row_of_twenty_draws_is():
    """The chance of the piece that begins Gaborone, in how many rows of twenty it comes up, and in how many any but Par."""
    page = (ROOT / "docs/concepts/decoding.md").read_text(encoding="utf-8")
    base, _ = shipped()
    rare, usual = (base.chance("The capital of France is", piece) for piece in (" Gab", " Par"))
    assert "gave *Paris* about 98 [chances](next-token-prediction.md) in a hundred" in page
    assert f"{base.chance('The capital of France is', ' Paris'):.0%}" == "98%"
    assert "*Gaborone* [less than one in a thousand](#fine-print)" in page
    assert base.chance("The capital of France is", " Gaborone") < 0.001
    assert f"had {usual:.1%}, *Gab* {rare:.3%}, and after *Gab* the next piece of the name over 99%" in page
    assert base.chance("The capital of France is Gab", "or") > 0.99
    assert base.goes_on("The capital of Iceland is").startswith(" Rome.")
    assert "the capital of Iceland would be *Rome* every time" in page
    assert f"1 − {1 - rare:.5f}²⁰ is about 1/{1 / (1 - (1 - rare) ** 20):.0f}" in page
    assert "in about one in four, some piece other than *Par* comes first at least once" in page
    assert 0.22 < 1 - usual**20 < 0.28


def test_the_card_of_the_model_shows_what_it_writes():
    """What it says to a question."""
    card = (STILLS / "language-model.svg").read_text(encoding="utf-8")
    question, said = re.findall(r"<text[^>]*>(.*?)</text>", card)
    assert transcript.goes_on(shipped()[1], conversations.wrap(question)) == said
