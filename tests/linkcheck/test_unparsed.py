"""The expressions for markup that stayed text do what the examples beside them show."""

import re
from pathlib import Path

import pytest
from linkcheck import unparsed

TABLE = Path(unparsed.__file__).read_text(encoding="utf-8").partition("KINDS = (")[2].partition(")  # fmt: skip")[0]
EXAMPLES = re.findall(r"^    # (\S.*?) {3,}(\S.*)$", TABLE, re.MULTILINE)


def test_every_expression_has_its_examples() -> None:
    """One text in which it finds a leftover, and one in which it does not."""
    assert len(EXAMPLES) == len(unparsed.KINDS)


@pytest.mark.parametrize(("entry", "texts"), list(zip(unparsed.KINDS, EXAMPLES, strict=False)))
def test_an_expression_finds_its_example_alone(entry: tuple[str, str], texts: tuple[str, str]) -> None:
    """It finds nothing in the text beside it."""
    kind, pattern = entry
    found, left_alone = texts
    assert re.search(pattern, found, re.MULTILINE)
    assert kind in [name for name, *_ in unparsed.candidates(found)]
    assert not re.search(pattern, left_alone, re.MULTILINE)
