"""All rules, in one list. A rule takes the `Site` and yields findings; its docstring is its documentation."""

from collections.abc import Callable, Iterator

from ..meaning import definitions as meanings
from ..meaning import demos, fields, keys, quizzes, relations, terms
from ..model import Finding
from ..permanence import old_addresses
from ..permanence import rules as permanence
from ..site import Site
from . import (
    absolute,
    anchors,
    answered,
    collisions,
    comments,
    contacts,
    definitions,
    emptiness,
    footnotes,
    forms,
    leftover,
    links,
    metadata,
    navigation,
    pictures,
    project,
    reachability,
    spelling,
    text,
)

Rule = Callable[[Site], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    text.unreadable_text,
    text.broken_front_matter,
    links.missing_page,
    links.missing_file,
    links.wrong_case,
    links.outside_docs,
    links.excluded_target,
    forms.source_form,
    forms.output_form,
    anchors.broken_anchor,
    anchors.duplicate_id,
    anchors.heading_without_id,
    leftover.undefined_reference,
    footnotes.undefined_footnote,
    leftover.undefined_image,
    leftover.reversed_link,
    leftover.wikilink,
    leftover.spaced_link,
    leftover.unclosed_link,
    leftover.link_in_html,
    leftover.bare_address,
    leftover.unknown_icon,
    definitions.unused_reference,
    definitions.repeated_reference,
    definitions.unused_footnote,
    definitions.repeated_footnote,
    definitions.unused_abbreviation,
    definitions.missing_snippet,
    spelling.misspelt_scheme,
    spelling.missing_scheme,
    spelling.protocol_relative,
    spelling.impossible_host,
    contacts.malformed_mail,
    contacts.malformed_phone,
    contacts.local_path,
    emptiness.empty_destination,
    emptiness.empty_fragment,
    emptiness.empty_link_text,
    absolute.absolute_link,
    absolute.own_address,
    absolute.moved_base,
    pictures.image_without_alt,
    pictures.page_as_image,
    project.missing_project_file,
    project.missing_template,
    reachability.orphan_page,
    reachability.unused_asset,
    metadata.front_matter_link,
    navigation.nav_missing_page,
    navigation.page_not_in_nav,
    navigation.target_not_in_nav,
    collisions.shared_address,
    keys.broken_data,
    keys.repeated_key,
    keys.unknown_key,
    keys.data_link,
    keys.unpublished_key,
    fields.misspelt_field,
    fields.missing_field,
    relations.unknown_kind,
    relations.missing_relation,
    relations.misplaced_relation,
    relations.unmirrored_relation,
    relations.circular_relation,
    relations.hidden_relation,
    meanings.circular_definition,
    meanings.definition_without_genus,
    terms.unexplained_term,
    quizzes.quiz_answer,
    demos.missing_demo,
    permanence.redirect_to_nothing,
    permanence.circular_redirect,
    permanence.chained_redirect,
    old_addresses.shadowed_redirect,
    old_addresses.misplaced_redirect,
    permanence.dropped_address,
    permanence.disordered_ledger,
)


def name(rule: Rule) -> str:
    """`missing_page` -> `missing-page`."""
    return rule.__name__.rstrip("_").replace("_", "-")


OF_ANSWERS = (answered.moved_address, answered.gone_address, answered.silent_address)  # for --external alone
BY_ANSWER: dict[str, Callable] = {name(rule): rule for rule in OF_ANSWERS}
BY_NAME: dict[str, Callable] = {name(rule): rule for rule in (*RULES, comments.useless_allowance)} | BY_ANSWER


def every_rule() -> dict[str, Callable]:
    """All rules by name, those for the built site among them."""
    from ..built.rules import RULES as OF_BUILT

    return BY_NAME | {name(rule): rule for rule in OF_BUILT}


def documentation(rule: str) -> str:
    """What a rule says of itself; of a rule of another check, its name."""
    import inspect

    known = every_rule()
    return inspect.cleandoc(known[rule].__doc__ or "") if rule in known else rule
