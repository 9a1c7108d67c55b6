"""All rules, in one list. A rule takes the `Site` and yields findings; its docstring is its documentation."""

from collections.abc import Callable, Iterator

from ..model import Finding
from ..site import Site
from . import anchors, leftover, links, navigation, text

Rule = Callable[[Site], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    text.unreadable_text,
    links.missing_page,
    links.missing_file,
    links.wrong_case,
    links.outside_docs,
    links.excluded_target,
    links.source_form,
    links.output_form,
    anchors.broken_anchor,
    anchors.duplicate_id,
    anchors.heading_without_id,
    leftover.undefined_reference,
    leftover.undefined_footnote,
    navigation.nav_missing_page,
    navigation.page_not_in_nav,
)


def name(rule: Rule) -> str:
    """`missing_page` -> `missing-page`."""
    return rule.__name__.rstrip("_").replace("_", "-")


BY_NAME = {name(rule): rule for rule in RULES}
