"""Rules about what other hosts answer, for `--external`; each takes one link and the last answer of its address."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..model import ERROR, WARNING, Fault, Link
from ..registry import answer_rule

if TYPE_CHECKING:
    from ..external.answers import Answer


@answer_rule
def moved_address(link: Link, answer: "Answer") -> Iterator[Fault]:
    """A link names the place where something stands now, not one that only leads on to it for good.

    Why: a host may stop leading on.
    Bad: [paper](http://example.org/paper), which answers 301 with https://example.org/papers/1
    Good: [paper](https://example.org/papers/1)
    """
    if answer.state == "moved":
        fragment = "".join(link.href.partition("#")[1:]) if "#" not in answer.detail else ""
        yield Fault(link.place, f"{link.href} has moved", WARNING, answer.detail + fragment, link.href)


@answer_rule
def gone_address(link: Link, answer: "Answer") -> Iterator[Fault]:
    """The host of an address still has what the link names.

    Why: the reader ends at an error page.
    Bad: [paper](https://example.org/gone), which answers 404
    Good: [paper](https://example.org/papers/1)
    """
    if answer.state == "gone":
        yield Fault(link.place, unanswered(link, answer), ERROR)


@answer_rule
def silent_address(link: Link, answer: "Answer") -> Iterator[Fault]:
    """The host of an address answers; one that does not may be back tomorrow.

    Why: the reader waits, and then sees an error.
    Bad: [paper](https://no-longer.example.org/), of which no name server knows
    Good: [paper](https://example.org/)
    """
    if answer.state == "silent":
        yield Fault(link.place, unanswered(link, answer), WARNING)


def unanswered(link: Link, answer: "Answer") -> str:
    """What is said of an address that does not give what it should."""
    seen = f"; last seen {answer.seen}" if answer.seen else ""
    return f"{link.href} does not answer: {answer.detail}{seen}"
