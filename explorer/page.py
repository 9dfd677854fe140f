"""A page: its address, its layout and its callbacks, collected at import and attached to each app that is made.

Dash's own registries are global and emptied by the first app; collected here, pages serve any number of apps.
"""

import functools
import json
import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import dash
from dash import ClientsideFunction, Dash, Input
from dash.development.base_component import Component

from explorer import mishap, session
from graph_schema import derived
from graph_schema.fault import Fault
from graph_schema.language import _

F = TypeVar("F", bound=Callable[..., Any])
log = logging.getLogger("explorer")


def several(value: str | list[str] | None) -> list[str]:
    """A query parameter as a list, however often it was given."""
    if not value:
        return []
    return [value] if isinstance(value, str) else list(value)


class Page:
    """One page. `name` begins every id on it; `title` is English and translated when shown."""

    def __init__(self, name: str, path: str, title: str) -> None:
        self.name, self.path, self.title = name, path, title
        self.ids: list[str] = []
        self.later_ids: set[str] = set()
        self.callbacks: list[tuple[Callable[..., Any] | str | ClientsideFunction, tuple[Any, ...], dict[str, Any]]] = []
        self._layout: Callable[..., Component | list[Component]] = dash.html.Div

    def id(self, part: str) -> str:
        """The id of a part of this page."""
        known = f"{self.name}-{part}"
        self.ids.append(known)
        return known

    def later(self, part: str) -> str:
        """The id of a part that is not there from the beginning, but comes with an answer."""
        known = self.id(part)
        self.later_ids.add(known)
        return known

    def layout(self, function: F) -> F:
        """Use `function(**query)` for what the page shows."""
        self._layout = function
        return function

    def callback(self, *dependencies: Any, **options: Any) -> Callable[[F], F]:
        """As Dash's callback; the function itself stays as it is."""

        def collect(function: F) -> F:
            self.callbacks.append((function, dependencies, {"optional": True} | options))
            return function

        return collect

    def clientside(self, script: str | ClientsideFunction, *dependencies: Any, **options: Any) -> None:
        """As Dash's clientside_callback."""
        self.callbacks.append((script, dependencies, {"optional": True} | options))

    def address(self, **kept: tuple[str, str] | tuple[str, str, Any]) -> None:
        """Keep the address in step with components: query name = (component id, property[, value that is left out])."""
        names = {name: (where[2] if len(where) > 2 else None) for name, where in kept.items()}
        keep = f"function(...values) {{ window.solidarity.keepAddress({json.dumps(names)}, values.slice(0, {len(names)})); }}"
        self.clientside(keep, *(Input(where[0], where[1]) for where in kept.values()), prevent_initial_call=True)

    def render(self, **query: Any) -> Component | list[Component]:
        """What the page shows for these query parameters; what goes wrong becomes a sentence on it."""
        try:
            return _with_notice(self._layout(**query))
        except Fault as fault:
            return mishap.page(fault)
        except Exception:  # a bug of ours: its traceback goes into the log, a sentence to the reader
            log.exception("page %s failed", self.path)
            return mishap.page(None)

    def attach(self, app: Dash) -> None:
        """Register the page and its callbacks with `app`."""

        # `routed` comes with every real request; without it Dash only collects layouts to validate ids, which tests do.
        @functools.wraps(self.render)
        def serve(routed: str | None = None, **query: Any) -> Component | list[Component]:
            return dash.html.Div() if routed is None else self.render(**query)

        dash.register_page(  # type: ignore[no-untyped-call]
            f"explorer.pages.{self.name}",
            path=self.path,
            name=self.title,
            layout=serve,
            title=lambda: _document_title(self.title),
        )
        for function, dependencies, options in self.callbacks:
            if callable(function):
                app.callback(*dependencies, **options)(function)
            else:
                app.clientside_callback(function, *dependencies, **options)  # type: ignore[no-untyped-call]
                # Dash reads `optional` for callbacks in Python only.
                app._callback_list[-1]["optional"] = True


def _with_notice(shown: Component | list[Component]) -> Component | list[Component]:
    """What a page shows, under a line that says so while its counts are those from before a decision."""
    if derived.is_current(session.graph()):
        return shown
    notice = dash.html.P(_renewing(), className="renewing", role="status")
    return [notice, *(shown if isinstance(shown, list) else [shown])]


def _renewing() -> str:
    return _(
        "The facts have just changed. What is counted over the whole graph - families, shared employers, allies - is still from"
        " before, and is being made again: load the page again in a minute."
    )


def _document_title(title: str) -> str:
    return f"{_(title)} · {_('Solidarity Graph')}"


def attach_all(app: Dash, pages: Iterable[Page]) -> None:
    """Register `pages` with `app`, and nothing else: Dash keeps its registry of pages for the whole process."""
    dash.page_registry.clear()
    for page in pages:
        page.attach(app)
