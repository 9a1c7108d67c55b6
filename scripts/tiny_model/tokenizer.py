"""Byte-pair encoding over characters: learns merges from texts and splits texts into tokens.

A word includes the space before it, and merges never cross word boundaries. Token 0 marks the end of a document. The
alphabet is the set of characters in the training text; `encode` leaves out any other character.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

END = "<end>"
WORD = re.compile(r" ?[A-Za-z]+| ?[^A-Za-z\s]|\s")


@dataclass(frozen=True)
class Tokenizer:
    """A list of tokens, and the merges (pairs of token numbers) in the order learned."""

    tokens: tuple[str, ...]
    merges: tuple[tuple[int, int], ...]
    _seen: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def encode(self, text: str) -> list[int]:
        """The token numbers of a text; unknown characters are left out."""
        readable = "".join(character for character in text if character in self._numbers)
        return [token for word in WORD.findall(readable) for token in self._word(word)]

    def decode(self, numbers: list[int]) -> str:
        """The text of a list of token numbers."""
        return "".join(self.tokens[number] for number in numbers)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {token: number for number, token in enumerate(self.tokens)}

    @cached_property
    def _ranks(self) -> dict[tuple[int, int], int]:
        first = len(self.tokens) - len(self.merges)
        return {pair: first + place for place, pair in enumerate(self.merges)}

    def _word(self, word: str) -> tuple[int, ...]:
        if word not in self._seen:
            parts, end = [self._numbers[character] for character in word], len(self.tokens)
            while (best := min((self._ranks.get(pair, end) for pair in pairwise(parts)), default=end)) < end:
                parts = _merge(parts, self.merges[best - len(self.tokens) + len(self.merges)], best)
            self._seen[word] = tuple(parts)
        return self._seen[word]


def learn(texts: list[str], size: int) -> Tokenizer:
    """Merges the most frequent pair, again and again, until there are `size` tokens.

    Among equally frequent pairs the one with the lower numbers wins, so the result never varies.
    """
    counts = Counter(word for text in texts for word in WORD.findall(text))
    tokens = [END, *sorted({character for word in counts for character in word})]
    words = {word: [tokens.index(character) for character in word] for word in counts}
    merges: list[tuple[int, int]] = []
    while len(tokens) < size:
        pairs: Counter[tuple[int, int]] = Counter()
        for word, parts in words.items():
            for pair in pairwise(parts):
                pairs[pair] += counts[word]
        best = min(pairs, key=lambda pair: (-pairs[pair], pair))
        words = {word: _merge(parts, best, len(tokens)) for word, parts in words.items()}
        merges.append(best)
        tokens.append(tokens[best[0]] + tokens[best[1]])
    return Tokenizer(tuple(tokens), tuple(merges))


def _merge(parts: list[int], pair: tuple[int, int], number: int) -> list[int]:
    result, place = [], 0
    while place < len(parts):
        is_pair = tuple(parts[place : place + 2]) == pair
        result.append(number if is_pair else parts[place])
        place += 2 if is_pair else 1
    return result
