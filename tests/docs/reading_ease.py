"""How hard a page is to read: its sentences, its paragraphs, and its reading grade.

The grade is Flesch-Kincaid: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid et al. 1975).
Syllables are counted as groups of vowels, which is a word's true count give or take one.
"""

import re
from statistics import median

SKIPPED = re.compile(
    r"\A---\n.*?\n---\n|^( *)(```|~~~).*?^\1\2|<!--.*?-->|<(figure|live-demo|svg|table|div)\b.*?</\3>"
    r"|^ *\|.*?$|^#.*?$|^ *[!?]{3}.*?$",
    re.MULTILINE | re.DOTALL,
)
GENERATED = re.compile(r"<!-- begin (\w+) -->.*?<!-- end \1 -->", re.DOTALL)
CITATION = re.compile(r" ?\(?(?:\[[^]]*\]\([^)]*\)\{ \.cite \}(?:, |; )?)+\)?")
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)(?:\{[^}]*\})?")
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def paragraphs(text: str) -> list[str]:
    """The page's running text, a string for each paragraph or list item, without markup, citations and quotations."""
    prose = SKIPPED.sub("\n\n", GENERATED.sub("\n\n", text))
    prose = QUOTED.sub("so", LINK.sub(r"\1", CITATION.sub("", prose)))
    blocks = re.split(r"\n\s*\n|\n(?= *(?:[*-]|\d+\.) )", prose)
    return [words for block in blocks if (words := " ".join(re.sub(r"[*`_>]", "", block).split()))]


def sentences(paragraph: str) -> list[list[str]]:
    """The sentences of a paragraph, each as its words."""
    parts = re.split(r"(?<=[.?!:])\s+", paragraph)
    return [words for part in parts if (words := re.findall(r"[A-Za-z][A-Za-z'’-]*|\d[\d.,]*", part))]


def syllables(word: str) -> int:
    """Groups of vowels, a silent final e left out; at least one."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    return max(1, groups - (word.lower().endswith("e") and not word.lower().endswith(("le", "ee"))))


def grade(all_sentences: list[list[str]]) -> float:
    """The reading grade of some sentences."""
    words = [word for sentence in all_sentences for word in sentence]
    per_sentence = len(words) / len(all_sentences)
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def middle_length(all_sentences: list[list[str]]) -> float:
    """The median number of words in a sentence."""
    return median(len(sentence) for sentence in all_sentences)
