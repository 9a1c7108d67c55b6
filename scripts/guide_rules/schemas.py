"""Reads data files and front matter, and judges them by the JSON Schema files in docs/data/schemas."""

import datetime
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from content.guide import as_list
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from linkcheck.findings import Finding, Verdict, nearest
from linkcheck.locations import line_and_column, yaml_problem
from linkcheck.site import read
from mkdocs.utils.meta import YAML_RE

FOLDER = "docs/data"
FILES = ("sources", "claims", "glossary", "systems", "procedure", "items", "drill", "asked", "words", "redirects")
TYPES = {"string": "text", "array": "a list", "object": "keys with values", "boolean": "true or false"}
TYPES |= {"integer": "a whole number"}
UNDECODABLE = "\N{REPLACEMENT CHARACTER}"  # what is read in place of a byte that is no UTF-8
DAYS = FormatChecker([])


@DAYS.checks("date", ValueError)
def is_no_future_day(day: object) -> bool:
    """Whether a text is a day, such as 2026-11-25, that has come in the far east: who looked may be there."""
    today = str((datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=14)).date())
    return not isinstance(day, str) or datetime.date.fromisoformat(day).isoformat() == day <= today


class Fault(NamedTuple):
    """What is wrong in a YAML text, and the keys and indexes that lead there; `is_key` when the last key is wrong."""

    keys: tuple[str | int, ...]
    message: str
    is_key: bool = False
    fix: str = ""  # what most likely belongs there


class Reference(NamedTuple):
    """The name of something in another file, which is looked up once all files are read."""

    keys: tuple[str | int, ...]
    name: str
    is_key: bool
    kinds: Any  # of what it must be the name: the value of `refersTo`


class Loader(yaml.CSafeLoader):
    """A safe loader that leaves days as they are written, and refuses a key that is given twice."""

    yaml_implicit_resolvers = {  # type: ignore[misc] # noqa: RUF012 (its base calls it an instance's)
        sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for sign, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping; raises `yaml.MarkedYAMLError` at the second of two equal keys."""
        typed = [*node.value]  # to which merged keys are added
        mapping = super().construct_mapping(node, deep)
        if len(mapping) < len(typed):
            keys = [key.value for key, _ in typed]
            twice = next(key for number, (key, _) in enumerate(typed) if key.value in keys[:number])
            raise yaml.MarkedYAMLError(problem=f"{twice.value} is given twice", problem_mark=twice.start_mark)
        return mapping


class Validated(NamedTuple):
    """What a YAML text holds, which nobody may change, and what is to be said of it."""

    content: Any
    findings: list[Finding]  # by its schema
    references: list[Reference]
    faulty: set[Any]  # the keys at its top below which there is a fault


def read_data(root: Path) -> tuple[dict[str, Any], list[Finding]]:
    """The content of each data file in which there is no fault, by file name, and the findings on the others."""
    files = {f"{name}.yml": validate(path := f"{FOLDER}/{name}.yml", read(root / path)) for name in FILES}
    sound = {name: file.content for name, file in files.items() if not file.findings}
    return sound, [finding for file in files.values() for finding in file.findings]


@lru_cache(maxsize=256)  # a preview reads them at each save
def validate(path: str, text: str) -> Validated:
    """A data file, or the front matter of a page."""
    rule, lines_before = ("front-matter", 1) if path.endswith(".md") else ("data", 0)
    head = YAML_RE.match(text) if lines_before else None
    if (lines_before and not head) or UNDECODABLE in text:
        remedy = "save it as text in UTF-8" if UNDECODABLE in text else "begin it with ---, keys, and ---"
        place = line_and_column(text, max(text.find(UNDECODABLE), 0))
        return Validated(None, [Finding(path, *place, rule, f"This cannot be read: {remedy}.")], [], set())
    text = head[1] if head else text
    try:
        content = yaml.load(text, Loader)  # noqa: S506 (a subclass of the safe loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line, column, problem = yaml_problem(error, lines_before)
        return Validated(None, [Finding(path, line, column, rule, f"This is not valid YAML: {problem}.")], [], set())
    validator = schema("page" if lines_before else Path(path).stem)
    errors = [*validator.iter_errors(content)]
    faulty = {error.absolute_path[0] for error in errors if error.absolute_path and error.validator != "refersTo"}
    references = [reference_in(error) for error in errors if error.validator == "refersTo"]
    faults = [fault for error in errors if error.validator != "refersTo" for fault in faults_of(error)]
    return Validated(content, [*findings_at(faults, path, text, rule, lines_before)], references, faulty)


@cache
def schema(name: str) -> Validator:
    """The validator of a data file, or of front matter as `page`."""
    file = Path(__file__).resolve().parents[2] / FOLDER / "schemas" / f"{name}.json"
    more = {"refersTo": refers_to, "uniqueBy": unique_by}
    form = json.loads(file.read_text("utf-8"))
    validator: Validator = extend(Draft202012Validator, more)(form, format_checker=DAYS)
    return validator


def refers_to(_: Validator, __: Any, names: Any, ___: Any) -> Iterator[ValidationError]:
    """Each text that names something, as an error: in no other form does jsonschema tell where it is."""
    for name in names if isinstance(names, list) else [names]:
        if isinstance(name, str):
            yield ValidationError(name, instance=name)


def unique_by(_: Validator, groups: list[str], entries: Any, __: Any) -> Iterator[ValidationError]:
    """Entries that share what each needs for itself, in a field, in one of several ("name aliases"), or as texts."""
    rows = [row if isinstance(row, dict) else {"phrase": row} for row in as_list(entries)]
    for names in map(str.split, groups):
        values = [(n, name, str(one)) for n, row in enumerate(rows) for name in names for one in as_list(row.get(name))]
        owners = Counter(value for _, value in {(n, value.casefold()) for n, _, value in values})
        for n, name, value in values:
            if (times := owners[value.casefold()]) > 1:
                message = f"{times} entries have “{value}”; each needs its own {names[0]}: change one, or take it out."
                yield ValidationError(message, path=[n, name])


def reference_in(error: ValidationError) -> Reference:
    """The reference for which `refers_to` has made an error."""
    name, keys, is_key = error.instance, tuple(error.absolute_path), "propertyNames" in error.schema_path
    return Reference((*keys, name) if is_key else keys, name, is_key, error.validator_value)


def faults_of(error: ValidationError) -> Iterator[Fault]:
    """The faults in an error of jsonschema's, in words, with what to do."""
    value, allowed, keys = error.instance, error.validator_value, tuple(error.absolute_path)
    is_key = "propertyNames" in error.schema_path
    field = next((str(part) for part in reversed(keys) if isinstance(part, str)), "content")
    hint, fields = error.schema.get("description", ""), error.schema.get("properties", {})
    in_sentence = hint[:1].lower() + hint[1:]
    if isinstance(value, str) and "TODO" in value:  # `unwritten` says what to write
        return
    if error.validator == "required":
        for key in allowed:
            if key not in value and not nearest(key, map(str, value.keys() - fields.keys())):  # else that one is told
                yield Fault(keys, f"it has no {key}: add it.{f' {hint}' if hint and not fields else ''}")
    elif error.validator == "additionalProperties":
        for key in value.keys() - fields.keys():
            yield Fault((*keys, str(key)), f"there is no field {key}.", True, nearest(str(key), fields))
    elif error.validator == "enum":
        quote = " Put it in quotes, or YAML reads it as true or false." * isinstance(value, bool)
        names = [*map(str, allowed)]
        some = f"those in this file, such as {nearest(str(value), names, 0)}" if len(names) > 30 else ", ".join(names)
        message = f"its {field} is {value}; it must be one of {some}.{quote}"
        yield Fault(keys, message, fix="" if quote else nearest(str(value), names))
    elif value is None or value == [] or (isinstance(value, str) and not value.strip()):
        yield Fault(keys, f"its {field} is empty: fill it in, or take it out where it may be missing.")
    elif error.validator == "type":
        yield Fault(keys, f"its {field} must be {TYPES[allowed]}{f': {in_sentence}' if hint else '.'}")
    elif is_key:
        yield Fault((*keys, str(value)), f"{value} is no good key. {hint}", True)
    elif hint and not isinstance(value, dict | list):
        yield Fault(keys, f"its {field} is {' '.join(str(value).split())[:80]}; write {in_sentence}")
    else:
        yield Fault(keys, error.message if error.validator == "uniqueBy" else hint or error.message)


def findings_at(
    faults: Iterable[Fault], path: str, text: str, rule: str = "data", lines_before: int = 0
) -> Iterator[Finding]:
    """Each fault in a YAML text below so many lines of its file, with the entry that it is in, its line and column."""
    faults = dict.fromkeys(faults)  # an entry that lacks two fields has two errors, and each names both
    root = yaml.compose(text, Loader) if faults else None
    for fault in faults:
        node, entry = node_at(root, fault)
        message, is_quoted = fault.message, getattr(node, "style", None) in ("'", '"')
        if entry:
            message = f"{entry}: {message}"
        elif message.partition(" ")[0].isalpha():  # a word, and no name
            message = message[:1].upper() + message[1:]
        line, column = (node.start_mark.line + 1, node.start_mark.column + 1 + is_quoted) if node else (1, 1)
        subject = str(node.value) if node and fault.fix else ""
        yield Verdict(rule, message, fix=fault.fix).at(path, line + lines_before, column, subject=subject)


def node_at(node: yaml.Node | None, fault: Fault) -> tuple[yaml.Node | None, str]:
    """What a fault's keys lead to, or the last of them that exists, and the name of the entry around it."""
    found, entry = node, ""
    for part in fault.keys:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        pairs = [(None, node.value[int(part)])] if isinstance(node, yaml.SequenceNode) else pairs
        key, node = next((pair for pair in pairs if not pair[0] or pair[0].value == str(part)), (None, None))
        found = (key if fault.is_key else None) or node or found
        fields = node.value if isinstance(node, yaml.MappingNode) and not entry else []
        entry = next((str(value.value) for key, value in fields if key.value in ("id", "key")), entry)
    return found, entry
