"""YAML as plain texts with their lines: no word becomes a number, a date or a truth value, so that `NO` is Norway.

Anchors and tags are refused: who writes settings needs none, and a few of them can swell beyond measure.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import yaml

from graph_schema.fault import Fault
from graph_schema.language import _
from loaders.rows import Problem
from loaders.values import nearest

SIZE_LIMIT = 1_000_000  # bytes
DEPTH_LIMIT = 12


@dataclass(frozen=True)
class Entry:
    """What stands in one place: a text, a list or members by their keys. `key` is what it stands under."""

    line: int
    key: str
    value: "Value"


Value: TypeAlias = str | list[Entry] | dict[str, Entry]


class Broken(Exception):
    """What cannot be read: `line` says where, the message why and what to do."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(path: Path) -> Entry:
    """The whole file as one entry. Raises Fault, in one sentence with the line, for what is no plain YAML."""
    try:
        return _parsed(_text(path))
    except Broken as broken:
        raise Fault(f"{path}:{broken.line}: {broken}") from None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            raw = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise Fault(_("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror)) from None
    if len(raw) > SIZE_LIMIT:
        raise Broken(1, _("is too long to be a map: give the map first, then the file with the data"))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Broken(line, _("is not UTF-8: save the file as UTF-8")) from None


def _parsed(text: str) -> Entry:
    try:
        _check_events(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = _("is no YAML ({reason}): check the indentation, and put a text that holds : or # in quotes")
        raise Broken(mark.line + 1 if mark else 1, message.format(reason=error.problem or error.context)) from None
    except yaml.YAMLError:
        raise Broken(1, _("holds a character that cannot be read: save the file as UTF-8")) from None
    if node is None:
        raise Broken(1, _("is empty: `solidarity mapping FILE` writes a map to begin with"))
    return _entry(node, "", node.start_mark.line + 1)


def _check_events(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > DEPTH_LIMIT:
            raise Broken(line, _("is nested too deeply"))
        if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
            raise Broken(line, _("holds an anchor or a tag (&, *, !): put a text that begins so in quotes"))


def _entry(node: yaml.Node, key: str, line: int) -> Entry:
    if isinstance(node, yaml.ScalarNode):
        return Entry(line, key, "" if node.style is None and node.value in ("~", "null") else node.value)
    if isinstance(node, yaml.SequenceNode):
        return Entry(line, key, [_entry(part, key, part.start_mark.line + 1) for part in node.value])
    members: dict[str, Entry] = {}
    for name, value in node.value:
        place = name.start_mark.line + 1
        if not isinstance(name, yaml.ScalarNode):
            raise Broken(place, _("is no key: a key is a text"))
        if name.value in members:
            raise Broken(place, _("{key} is there twice: keep one").format(key=name.value))
        members[name.value] = _entry(value, name.value, place)
    return Entry(line, key, members)


class Faults:
    """What is wrong with the entries of one file, gathered so that all of it is said at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.found: list[Problem] = []

    def add(self, entry: Entry, message: str) -> None:
        """Note what is wrong with an entry."""
        self.found.append(Problem(str(self.path), entry.line, entry.key or "map", message))

    def stop(self) -> None:
        """Raise Fault where anything was noted."""
        if self.found:
            raise Fault("\n".join(map(str, sorted(self.found, key=lambda problem: problem.line))))

    def members(self, entry: Entry, known: Sequence[str] | None = None, needed: Sequence[str] = ()) -> Mapping[str, Entry]:
        """The members of an entry by their keys: those that are known, all where `known` is None."""
        if not isinstance(entry.value, dict):
            self.add(entry, _("must hold keys with values, each on a line of its own and indented"))
            return {}
        if known is not None:
            for key, member in entry.value.items():
                if key not in known:
                    hint = nearest(key, known) or _("known are {names}").format(names=", ".join(known))
                    self.add(member, _("is no key here; {hint}").format(hint=hint))
        for key in needed:
            if key not in entry.value:
                self.add(entry, _("lacks the key {key}").format(key=key))
        return {key: member for key, member in entry.value.items() if known is None or key in known}

    def text(self, entry: Entry | None) -> str:
        """A text, in one line; empty where there is no entry."""
        if entry is None:
            return ""
        if isinstance(entry.value, str) and entry.value:
            return " ".join(entry.value.split())
        self.add(entry, _("is empty or no text: write a text, or take the line out"))
        return ""

    def texts(self, entry: Entry | None) -> tuple[str, ...]:
        """Several texts, or one."""
        if entry is None or entry.value == []:
            return ()
        parts = entry.value if isinstance(entry.value, list) else [entry]
        return tuple(text for part in parts if (text := self.text(part)))

    def flag(self, entry: Entry | None) -> bool:
        """yes or no; no where there is no entry."""
        if entry is None or entry.value in ("no", "false"):
            return False
        if entry.value not in ("yes", "true"):
            self.add(entry, _("is neither yes nor no: write one of them"))
        return True

    def word(self, entry: Entry | None, words: Sequence[str]) -> str:
        """One of the words; empty where there is no entry."""
        text = self.text(entry)
        if entry is None or not text or text in words:
            return text
        self.add(entry, _("is not one of the words: {words}").format(words=", ".join(words)))
        return ""
