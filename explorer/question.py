"""What a question is, and what it answers: typed rows, their sources, and what is not known.

    @question("ultimate-owners", N_("Who stands at the top of an employer"), subjects={"employer": ("Employer",)})
    def ultimate_owners(graph: Graph, employer: str, limit: int = 20) -> Answer[Owner]: ...

A module in `explorer/questions/` that holds such a function is all there is to a new question.
"""

import gc
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

import pandas as pd

from explorer.citation import Citation
from graph_schema import derived, reference
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.identity import fold
from graph_schema.language import LANGUAGES, N_, _

R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., "Answer[Any]"])
MOST = 1_000_000
DAY = re.compile(r"[12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
YES, NO = frozenset({"yes", "true", "1", "si", "sí"}), frozenset({"no", "false", "0"})


@dataclass(frozen=True)
class Answer(Generic[R]):
    """What a question answers. `unknown`: sentences that say what nobody recorded."""

    question: str
    subject: Mapping[str, Any]
    rows: list[R]
    sources: list[Citation] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def frame(self) -> pd.DataFrame:
        """The rows as a table, one column per field."""
        return pd.DataFrame([asdict(row) for row in self.rows])  # type: ignore[call-overload]

    def as_json(self) -> dict[str, Any]:
        """`{"question", "subject", "rows", "sources", "unknown"}`, of plain values only."""
        return {
            "question": self.question,
            "subject": dict(self.subject),
            "rows": [asdict(row) for row in self.rows],  # type: ignore[call-overload]
            "sources": [asdict(citation) for citation in self.sources],
            "unknown": list(self.unknown),
        }


@dataclass(frozen=True)
class Parameter:
    """What a question may be told. `labels`: the types of things it may be, if it is a thing."""

    name: str
    type: Any
    default: Any
    labels: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is inspect.Parameter.empty


@dataclass(frozen=True)
class Question:
    """A question by its name. `doc` is English and translated when shown."""

    name: str
    doc: str
    function: Callable[..., Answer[Any]]
    subjects: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]

    @property
    def parameters(self) -> list[Parameter]:
        """What it may be told, from the function's signature."""
        hints = get_type_hints(self.function)
        known = list(inspect.signature(self.function).parameters.values())[1:]
        return [
            Parameter(p.name, hints[p.name], p.default, self.subjects.get(p.name, ()), self.words.get(p.name, ())) for p in known
        ]


_registered: dict[str, Question] = {}


def question(
    name: str, doc: str, subjects: Mapping[str, tuple[str, ...]] | None = None, words: Mapping[str, Iterable[str]] | None = None
) -> Callable[[F], F]:
    """Register a function as the question `name`.

    `subjects`: parameters that are things -> labels they may have; `words`: parameters that are one of some words -> these.
    """

    def register(function: F) -> F:
        chosen = {parameter: tuple(allowed) for parameter, allowed in (words or {}).items()}
        _registered[name] = Question(name, doc, function, dict(subjects or {}), chosen)
        return function

    return register


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its name."""
    from explorer import questions as package

    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    gc.freeze()  # modules stay: looking among them for garbage would cost now and then a question a tenth of a second
    return dict(sorted(_registered.items()))


def ask(graph: Graph, name: str, given: Mapping[str, str | list[str]]) -> Answer[Any]:
    """Ask a question by its name, with parameters as texts; a thing by its id or a name that is unique.

    Raises Fault for an unknown question or parameter, a missing one, a text that is no such value, an unknown thing.
    """
    known = questions().get(name)
    if known is None:
        raise Fault(_("There is no question {name}. There are: {names}.").format(name=name, names=", ".join(questions())))
    parameters = {p.name: p for p in known.parameters}
    for odd in given.keys() - parameters.keys():
        raise Fault(
            _("{question} takes no {name}; it takes: {names}.").format(
                question=name, name=odd or "=", names=", ".join(parameters) or "-"
            )
        )
    told = {key: value for key, value in given.items() if value not in ("", [])}
    for parameter in parameters.values():
        if parameter.required and parameter.name not in told:
            raise Fault(_("{question} needs {name}: write {name}=...").format(question=name, name=parameter.name))
    found = known.function(graph, **{key: _value(graph, parameters[key], value) for key, value in told.items()})
    return found if derived.is_current(graph) else replace(found, unknown=[*found.unknown, _before()])


def _before() -> str:
    return _("The facts have changed since families and shared employers were counted: these counts are from before.")


def _value(graph: Graph, parameter: Parameter, given: str | list[str]) -> Any:
    from explorer.subjects import resolve

    if "list" in str(parameter.type) or "tuple" in str(parameter.type):
        texts = [given] if isinstance(given, str) else given
        if parameter.name == "countries":
            return [_country(part) for text in texts for part in text.split(",") if part.strip()]
        items = [resolve(graph, text, parameter.labels) for text in texts] if parameter.labels else list(texts)
        return tuple(items) if "tuple" in str(parameter.type) else items
    if not isinstance(given, str):
        raise Fault(_("{name} takes one value, and here are {count}: leave one.").format(name=parameter.name, count=len(given)))
    if parameter.name == "country":
        return _country(given)
    return resolve(graph, given, parameter.labels) if parameter.labels else _plain(parameter, given.strip())


def _country(text: str) -> str:
    """The code of a country given by its code, or by its name in English or Spanish. Raises Fault."""
    named = fold(text)
    for code, known in reference.countries().items():
        called = {known.name_en, known.name_es, *(reference.country_name(code, language) for language in LANGUAGES)}
        if named == code.lower() or named in map(fold, called):
            return code
    raise Fault(_("{text} is no country: write its code of two letters (ISO 3166-1), such as MX.").format(text=text.strip()))


def _plain(parameter: Parameter, text: str) -> Any:
    """A text, a number, yes or no. Raises Fault for what is no such value: an answer to it would be a wrong one."""
    if parameter.words and text not in parameter.words:
        said = _("{name} is {text}: write one of {words}.")
        raise Fault(said.format(name=parameter.name, text=text, words=", ".join(parameter.words)))
    kind = _kind(parameter)
    try:
        return READERS[kind](text)
    except (ValueError, OverflowError):
        raise Fault(_("{name} is {text}: write {kind}.").format(name=parameter.name, text=text, kind=_(WANTED[kind]))) from None


def _kind(parameter: Parameter) -> str:
    if parameter.name in READERS:
        return parameter.name
    return next((kind for kind in ("bool", "float", "int") if kind in str(parameter.type)), "str")


def _limit(text: str) -> int:
    return _within(int(text), 1, MOST)


def _within(number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise ValueError(number)
    return number


def _day(text: str) -> str:
    if DAY.fullmatch(text):
        date.fromisoformat(text + "-01-01"[len(text) - len("2020") :])  # of a year or a month, its first day
        return text
    raise ValueError(text)


def _flag(text: str) -> bool:
    folded = text.strip().casefold()
    if folded in YES | NO:
        return folded in YES
    raise ValueError(text)


READERS: Mapping[str, Callable[[str], Any]] = {
    "limit": _limit, "as_of": _day, "int": lambda text: _within(int(text), -MOST, MOST), "float": float, "bool": _flag,
    "str": str,
}  # fmt: skip
WANTED = {
    "limit": N_("a whole number from 1 to 1,000,000"), "as_of": N_("a date that exists: YYYY-MM-DD, YYYY-MM or YYYY"),
    "int": N_("a whole number"), "float": N_("a number"), "bool": N_("yes or no"), "str": N_("a text"),
}  # fmt: skip


def read(graph: Graph, row_type: type[R], query: str, **parameters: Any) -> list[R]:
    """Rows of a query as `row_type`, a dataclass: columns are its fields by name, lists become tuples.

    Raises TypeError where a column is missing or has no field, KeyError never.
    """
    return [row_type(**{name: _frozen(value) for name, value in row.items()}) for row in graph.read(query, **parameters)]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def cited(rows: Iterable[Any]) -> list[Citation]:
    """All citations of rows that hold `sources`, each once."""
    return list(dict.fromkeys(citation for row in rows for citation in row.sources))
