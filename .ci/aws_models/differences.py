"""Judges differences between `jobs!` and the models. A difference is a question: `differences.toml` has the answers."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import regex

ANSWERS = Path(__file__).resolve().parent / "differences.toml"


@dataclass(frozen=True)
class Difference:
    word: str
    # "accepted" or "refused": what we do. AWS does the other.
    ours: str
    value: str
    message: str
    source: str

    @classmethod
    def of(cls, probe, messages):
        message = messages[0] if messages else ""
        return cls(probe.word, "refused" if messages else "accepted", probe.value, message, probe.sources[0])

    def __str__(self):
        about = f"we say: {self.message}; it is inside of" if self.message else "it is outside of"
        return f"{self.word}: {self.ours}: {self.value}\n    {about} {self.source}"


def judge(found, shows_all):
    """Prints the differences that have no answer, and returns what is wrong with the list of answers."""
    answers = tomllib.loads(ANSWERS.read_text(encoding="utf-8"))["difference"]
    answered = [[] for _ in answers]
    open_ones = []
    for difference in found:
        matching = [index for index, answer in enumerate(answers) if is_about(answer, difference)]
        for index in matching:
            answered[index].append(difference)
        if not matching:
            open_ones.append(difference)
    for difference in open_ones:
        print(difference)
    for answer, differences in zip(answers, answered, strict=True):
        print(f"{len(differences)} accepted: {', '.join(answer['words'])}: {answer['reason']}")
        if shows_all:
            print(*differences, sep="\n")
    faults = [f"no difference is left of {', '.join(answer['words'])}, {answer['ours']}: {answer['reason']}"
              for answer, differences in zip(answers, answered, strict=True) if not differences]
    if open_ones:
        faults.append(f"{len(open_ones)} differences have no answer in {ANSWERS.name}: mend the check, or give the reason")
    return faults


def is_about(answer, difference):
    return (
        difference.word in answer["words"]
        and difference.ours == answer["ours"]
        and regex.fullmatch(answer.get("values", ".*"), difference.value, flags=regex.DOTALL) is not None
    )
