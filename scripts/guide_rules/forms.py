"""Reads data files and front matter, and judges them by the JSON Schema files in docs/data/schemas."""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from difflib import get_close_matches
from functools import cache, lru_cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from linkcheck.findings import Finding, Verdict
from linkcheck.links import nearest
from linkcheck.places import in_yaml, line_and_column
from mkdocs.utils.meta import YAML_RE

FOLDER = "docs/data"
FILES = ("sources", "claims", "glossary", "systems", "procedure", "items", "drill", "asked", "redirects")
TYPES = {"string": "text", "array": "a list", "object": "keys with values", "boolean": "true or false"}
TYPES |= {"integer": "a whole number"}
MOST = 30  # so many values of a list are said
DAYS = FormatChecker(["date"])


class Fault(NamedTuple):
    """What is wrong in a YAML text, and the keys and indexes that lead there; `is_key` when the last key is wrong."""

    at: tuple[str | int, ...]
    message: str
    is_key: bool = False
    kinds: Any = None  # where the message is a name that is still to be looked up: what it must name, by `refersTo`
    meant: str = ""  # what most likely belongs there


class Loader(yaml.CSafeLoader):
    """A safe loader that leaves days as they are written, and refuses a key that is given twice."""

    yaml_implicit_resolvers = {  # type: ignore[misc] # noqa: RUF012 (its base calls it an instance's)
        sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for sign, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """The mapping; raises `yaml.MarkedYAMLError` at the second of two equal keys."""
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            twice = next(key for at, (key, _) in enumerate(node.value) if key.value in keys[:at])
            raise yaml.MarkedYAMLError(problem=f"{twice.value} is given twice", problem_mark=twice.start_mark)
        return super().construct_mapping(node, deep)


def read_data(root: Path) -> tuple[dict[str, Any], list[Finding]]:
    """The content of each data file in which there is no fault, by file name, and the findings on the others."""
    data, findings = {}, []
    for name in FILES:
        path = f"{FOLDER}/{name}.yml"
        try:
            content, faults, _ = judged(name, path, (root / path).read_text("utf-8-sig"))
        except OSError:
            words = "This file is missing or cannot be opened, and pages are made from it."
            content, faults = None, [Finding(path, 1, 1, "data", words)]
        except UnicodeDecodeError as error:
            before = error.object[: error.start].decode("utf-8", "replace")
            at = line_and_column(before, len(before))
            content, faults = None, [Finding(path, *at, "data", "This is no text in UTF-8: save it in that encoding.")]
        findings += faults
        if not faults:
            data[f"{name}.yml"] = content
    return data, findings


def front_matter(path: str, text: str) -> tuple[list[Finding], list[Fault]]:
    """The findings on the front matter of a page, and what its relations name."""
    if found := YAML_RE.match(text):
        return judged("page", path, found[1], 1, "front-matter")[1:]
    what = "This page has no front matter: begin it with ---, keys, and ---."
    return [Finding(path, 1, 1, "front-matter", what)], []


@lru_cache(maxsize=256)  # a preview reads them at each save
def judged(
    form: str, path: str, text: str, lines_before: int = 0, rule: str = "data"
) -> tuple[Any, list[Finding], list[Fault]]:
    """What a YAML text holds, which nobody may change, the findings on it by its schema, and all that it names."""
    try:
        content = yaml.load(text, Loader)  # noqa: S506 (a subclass of the safe loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line, column, problem = in_yaml(error, lines_before)
        return None, [Finding(path, line, column, rule, f"This is not valid YAML: {problem}.")], []
    found = [fault for error in schema(form).iter_errors(content) for fault in in_words(error)]
    names = [fault for fault in found if fault.kinds]
    wrong = (fault for fault in found if not fault.kinds)
    return content, [*place(wrong, content, path, text, lines_before, rule)], names


@cache
def schema(name: str) -> Validator:
    """The validator of a data file, or of front matter as `page`."""
    file = Path(__file__).resolve().parents[2] / FOLDER / "schemas" / f"{name}.json"
    more = {"refersTo": refers_to, "uniqueBy": unique_by, "items": items}
    form: Validator = extend(Draft202012Validator, more)(json.loads(file.read_text("utf-8")), format_checker=DAYS)
    return form


def refers_to(_: Validator, __: Any, names: Any, ___: Any) -> Iterator[ValidationError]:
    """Each text that names something, in the form of an error: it is looked up once everything is read."""
    for name in names if isinstance(names, list) else [names]:
        if isinstance(name, str):
            yield ValidationError(name, instance=name)


def items(validator: Validator, form: Any, rows: Any, _: Any) -> Iterator[ValidationError]:
    """The errors of the entries of a list, for which jsonschema's own keyword makes a validator each."""
    entry = validator.evolve(schema=form)
    for number, row in enumerate(rows if isinstance(rows, list) else ()):
        for error in entry.iter_errors(row):
            error.path.appendleft(number)
            yield error


def unique_by(_: Validator, fields: list[str], rows: Any, __: Any) -> Iterator[ValidationError]:
    """Entries that share what each needs for itself."""
    rows = [row if isinstance(row, dict) else {} for row in (rows if isinstance(rows, list) else ())]
    for field in fields:
        seen = Counter(str(row.get(field)) for row in rows)
        for number, row in enumerate(rows):
            if field in row and (times := seen[str(row[field])]) > 1:
                yield ValidationError(f"{times} entries have this {field}; each needs its own.", path=[number, field])


def in_words(error: ValidationError) -> Iterator[Fault]:
    """The faults in an error of jsonschema's, in words, with what to do."""
    value, wanted, at = error.instance, error.validator_value, tuple(error.absolute_path)
    is_key = "propertyNames" in error.schema_path
    if error.validator == "refersTo":
        yield Fault((*at, value) if is_key else at, value, is_key, wanted)
        return
    field = next((str(part) for part in reversed(at) if isinstance(part, str)), "content")
    hint = error.schema.get("description", "")
    in_sentence = hint[:1].lower() + hint[1:]
    if isinstance(value, str) and "TODO" in value:  # `unwritten` says what to write
        return
    if error.validator == "required":
        yield from lacking(error, hint)
    elif error.validator == "additionalProperties":
        known = error.schema["properties"]
        for key in value.keys() - known.keys():
            yield Fault((*at, str(key)), f"there is no field {key}.", True, None, nearest(str(key), known))
    elif error.validator == "enum":
        what = f"its {field} is {value}; it must be one of {', '.join(map(str, wanted[:MOST]))}."
        if isinstance(value, bool):
            yield Fault(at, f"{what} Put it in quotes, or YAML reads it as true or false.")
        else:
            yield Fault(at, what, meant=nearest(str(value), map(str, wanted)))
    elif value is None or value == [] or (isinstance(value, str) and not value.strip()):
        yield Fault(at, f"its {field} is empty: fill it in, or take it out where it may be missing.")
    elif error.validator == "type":
        yield Fault(at, f"its {field} must be {TYPES[wanted]}{f': {in_sentence}' if hint else '.'}")
    elif is_key:
        yield Fault((*at, str(value)), f"{value} is no good key. {hint}", True)
    elif hint and not isinstance(value, dict | list):
        yield Fault(at, f"its {field} is {' '.join(str(value).split())[:80]}; write {in_sentence}")
    else:
        yield Fault(at, error.message if error.validator == "uniqueBy" else hint or error.message)


def lacking(error: ValidationError, hint: str) -> Iterator[Fault]:
    """The fault of a field that is not there, unless another is most likely a misspelling of it."""
    value, needed, known = error.instance, error.validator_value, error.schema.get("properties", {})
    meant = {near for key in value.keys() - known.keys() for near in get_close_matches(str(key), needed, 1, 0.7)}
    for key in needed:
        if key not in value and key not in meant:
            what = f"it has no {key}: add it.{f' {hint}' if hint and not known else ''}"
            yield Fault(tuple(error.absolute_path), what)


def name_of(content: Any, at: Iterable[str | int]) -> str:
    """What the entry is called in which a fault is; "" outside of entries."""
    for part in at:
        content = content[part]
        if isinstance(content, dict) and isinstance(name := content.get("id") or content.get("key"), str):
            return name
    return ""


def place(
    faults: Iterable[Fault], content: Any, path: str, text: str, lines_before: int = 0, rule: str = "data"
) -> Iterator[Finding]:
    """Each fault in the content of a YAML text, with the entry that it is in, its line and its column."""
    if faults := dict.fromkeys(faults):  # an entry that lacks two fields has two errors, and each names both
        root = yaml.compose(text, Loader)
        for fault in faults:
            line, column = position(root, fault)
            who, what = name_of(content, fault.at), fault.message
            is_word = what.partition(" ")[0].isalpha()  # and no name
            message = f"{who}: {what}" if who else what[:1].upper() + what[1:] if is_word else what
            typed = fault.meant and str(fault.at[-1] if fault.is_key else reduce(getitem, fault.at, content))
            yield Verdict(rule, message, meant=fault.meant).at(path, line + lines_before, column, subject=typed)


def position(node: yaml.Node | None, fault: Fault) -> tuple[int, int]:
    """Line and column of what a fault's keys lead to, or of the last of them that exists."""
    at = node
    for part in fault.at:
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        pairs = [(None, node.value[int(part)])] if isinstance(node, yaml.SequenceNode) else pairs
        key, node = next((pair for pair in pairs if not pair[0] or pair[0].value == str(part)), (None, None))
        at = (key if fault.is_key else None) or node or at
    if at is None:
        return 1, 1
    quoted = getattr(at, "style", None) in ("'", '"')
    return at.start_mark.line + 1, at.start_mark.column + 1 + quoted
