"""Plain words: short sentences, short paragraphs, a grade that a busy colleague reads without effort."""

import warnings

import pytest

from . import reading_ease


def prose(guide) -> dict[str, list[str]]:
    """The paragraphs of each page that people wrote."""
    return {page.name: found for page in guide.pages.values() if (found := reading_ease.paragraphs(page.text))}


def test_no_paragraph_runs_over_a_screen(guide):
    """A paragraph holds one thought; on a phone 150 words fill the screen."""
    for name, paragraphs in prose(guide).items():
        for paragraph in paragraphs:
            assert len(paragraph.split()) <= 150, (name, paragraph[:80])


def test_the_guide_reads_at_grade_ten_or_below(guide):
    """The whole guide does; a page above it is reported, since some subjects have long names."""
    all_sentences, hard = [], []
    for name, paragraphs in prose(guide).items():
        sentences = [sentence for paragraph in paragraphs for sentence in reading_ease.sentences(paragraph)]
        all_sentences += sentences
        if (grade := reading_ease.grade(sentences)) > 10:
            hard.append(f"{name}: {grade:.1f}")
    assert reading_ease.grade(all_sentences) <= 10
    if hard:
        warnings.warn("pages above reading grade 10: " + ", ".join(hard), stacklevel=1)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The cat sat on the mat.", [["The", "cat", "sat", "on", "the", "mat"]]),
        ("It is odd. Is it? Yes!", [["It", "is", "odd"], ["Is", "it"], ["Yes"]]),
        ("In 2022, 51% agreed.", [["In", "2022,", "51", "agreed"]]),
    ],
)
def test_sentences_are_told_apart(text, wanted):
    """The measure itself is right on cases counted by hand."""
    assert reading_ease.sentences(text) == wanted


def test_markup_citations_and_quotations_do_not_count():
    """Only the words a reader reads as ours are measured."""
    text = "---\ntitle: x\n---\n\n# H { #h }\n\nA [token](g.md#t) is read ([B 2020](s.md#b){ .cite }).\n\n| a | b |\n"
    assert reading_ease.paragraphs(text) == ["A token is read."]


@pytest.mark.parametrize(("word", "count"), [("cat", 1), ("table", 2), ("generate", 3), ("the", 1), ("idea", 2)])
def test_syllables_are_counted(word, count):
    """Groups of vowels, with the silent e left out."""
    assert reading_ease.syllables(word) == count
