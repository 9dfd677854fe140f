"""Strict reading of a nested record: every value is popped or named as left aside, and what is left over is reported.

What is wrong is said of the place (`recordDetails.interests.1.share`), never with the value: it may be a person's.
"""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from graph_schema.language import _
from loaders import values
from loaders.rows import Row

T = TypeVar("T")
NOTHING: frozenset[str] = frozenset()


class Document:
    """An object of JSON inside the record of `row`, at `path`. Null and what is absent are one."""

    __slots__ = ("_left", "path", "row")

    def __init__(self, row: Row, content: dict[str, Any] | None = None, path: str = "") -> None:
        self.row = row
        self.path = path
        self._left = dict(row.document if content is None else content)

    def __bool__(self) -> bool:
        return bool(self._left)

    def pop(self, name: str) -> Any:
        """Take a value out as it is; None where there is none."""
        return self._left.pop(name, None)

    def text(self, name: str) -> str:
        """A text without blanks at its ends; empty where there is none."""
        return self.take(name, values.text) or ""

    def required(self, name: str) -> str:
        """A text that must be there."""
        if self._left.get(name) in (None, "") or (isinstance(self._left[name], str) and not self._left[name].strip()):
            self.wrong(name, _("is empty, and must be filled in"))
        return self.text(name)

    def take(self, name: str, reader: Callable[[str], T]) -> T | None:
        """A text as `reader` understands it; None where it is absent or wrong (then it is noted)."""
        value = self.pop(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            self.wrong(name, _("is no text: write it in quotes"))
            return None
        return self._read(name, value, reader)

    def texts(self, name: str) -> list[str]:
        """The texts of an array, each once; blank ones left out."""
        found = [self._read(name, item, values.text) for item in self._array(name) if self._is_text(name, item)]
        return list(dict.fromkeys(text for text in found if text))

    def number(self, name: str) -> float | None:
        """A number."""
        value = self.pop(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.wrong(name, _("is no number: write digits without quotes"))
            return None
        return float(value)

    def flag(self, name: str) -> bool:
        """True, or false where it is absent."""
        value = self.pop(name)
        if value is not None and not isinstance(value, bool):
            self.wrong(name, _("is neither true nor false: write one of them"))
        return value is True

    def child(self, name: str) -> "Document":
        """The object inside; an empty one where there is none."""
        return self._child(name, self.pop(name), self._place(name))

    def children(self, name: str) -> list["Document"]:
        """The objects of an array."""
        return [self._child(name, item, f"{self._place(name)}.{n}") for n, item in enumerate(self._array(name), start=1)]

    def wrong(self, name: str, message: str) -> None:
        """Note that the value at `name` is wrong."""
        self.row.wrong(self._place(name), message)

    def finish(self, ignore: Collection[str] = NOTHING) -> None:
        """Report what nobody popped, unless it is empty or in `ignore`."""
        for name, value in self._left.items():
            if name not in ignore and value not in (None, "", [], {}):
                self.wrong(name, _("is a name that this format does not know: load the file as published"))

    def _array(self, name: str) -> list[Any]:
        value = self.pop(name)
        if value is None or isinstance(value, list):
            return value or []
        self.wrong(name, _("is no array: write it in [ ]"))
        return []

    def _is_text(self, name: str, item: Any) -> bool:
        if not isinstance(item, str):
            self.wrong(name, _("is no text: write it in quotes"))
        return isinstance(item, str)

    def _read(self, name: str, value: str, reader: Callable[[str], T]) -> T | None:
        try:
            return reader(stripped) if (stripped := value.strip()) else None
        except values.Wrong:
            self.wrong(name, _("cannot be read as what it should be: correct it"))
            return None

    def _child(self, name: str, value: Any, path: str) -> "Document":
        if value is not None and not isinstance(value, dict):
            self.wrong(name, _("is no object: write it in { }"))
            value = None
        return Document(self.row, value or {}, path)

    def _place(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name
