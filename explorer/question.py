"""What a question is, and what it answers: typed rows, their sources, and what is not known.

    @question("ultimate-owners", N_("Who stands at the top of an employer"), subjects={"employer": ("Employer",)})
    def ultimate_owners(graph: Graph, employer: str, limit: int = 20) -> Answer[Owner]: ...

A module in `explorer/questions/` that holds such a function is all there is to a new question.
"""

import gc
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar, get_type_hints

import pandas as pd

from explorer.citation import Citation
from graph_schema import reference
from graph_schema.database import Graph
from graph_schema.fault import Fault
from graph_schema.identity import fold
from graph_schema.language import LANGUAGES, _

R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., "Answer[Any]"])
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

    @property
    def parameters(self) -> list[Parameter]:
        """What it may be told, from the function's signature."""
        hints = get_type_hints(self.function)
        known = list(inspect.signature(self.function).parameters.values())[1:]
        return [Parameter(p.name, hints[p.name], p.default, self.subjects.get(p.name, ())) for p in known]


_registered: dict[str, Question] = {}


def question(name: str, doc: str, subjects: Mapping[str, tuple[str, ...]] | None = None) -> Callable[[F], F]:
    """Register a function as the question `name`. `subjects`: parameters that are things -> labels they may have."""

    def register(function: F) -> F:
        _registered[name] = Question(name, doc, function, dict(subjects or {}))
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
                question=name, name=odd, names=", ".join(parameters) or "-"
            )
        )
    for parameter in parameters.values():
        if parameter.required and not given.get(parameter.name):
            raise Fault(_("{question} needs {name}: write {name}=...").format(question=name, name=parameter.name))
    return known.function(graph, **{key: _value(graph, parameters[key], value) for key, value in given.items()})


def _value(graph: Graph, parameter: Parameter, given: str | list[str]) -> Any:
    from explorer.subjects import resolve

    if "list" in str(parameter.type) or "tuple" in str(parameter.type):
        texts = [given] if isinstance(given, str) else given
        if parameter.name == "countries":
            return [_country(part) for text in texts for part in text.split(",") if part.strip()]
        items = [resolve(graph, text, parameter.labels) for text in texts] if parameter.labels else list(texts)
        return tuple(items) if "tuple" in str(parameter.type) else items
    text = given if isinstance(given, str) else given[-1]
    if parameter.name == "country":
        return _country(text) if text.strip() else ""
    return resolve(graph, text, parameter.labels) if parameter.labels else _plain(parameter, text)


def _country(text: str) -> str:
    """The code of a country given by its code, or by its name in English or Spanish. Raises Fault."""
    named = fold(text)
    for code, known in reference.countries().items():
        called = {known.name_en, known.name_es, *(reference.country_name(code, language) for language in LANGUAGES)}
        if named == code.lower() or named in map(fold, called):
            return code
    raise Fault(_("{text} is no country: write its code of two letters (ISO 3166-1), such as MX.").format(text=text.strip()))


def _plain(parameter: Parameter, text: str) -> Any:
    wanted = str(parameter.type)
    try:
        if "bool" in wanted:
            return _flag(text)
        if "float" in wanted:
            return float(text)
        return int(text) if "int" in wanted else text
    except ValueError:
        raise Fault(
            _("{name} is {text!r}, which is not of the kind it must be: {kind}.").format(
                name=parameter.name, text=text, kind=wanted.replace("<class '", "").rstrip("'>")
            )
        ) from None


def _flag(text: str) -> bool:
    folded = text.strip().casefold()
    if folded in YES | NO:
        return folded in YES
    raise ValueError(text)


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
