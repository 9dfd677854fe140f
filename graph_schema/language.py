"""The language that people read: gettext, per thread of work."""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "es")
_current: ContextVar[str] = ContextVar("language", default="en")


@cache
def _catalog(language: str) -> gettext.NullTranslations:
    folder = str(files("graph_schema") / "locale")
    return gettext.translation("solidarity", folder, languages=[language], fallback=True)


def current_language() -> str:
    """Code of the language in use here, one of LANGUAGES."""
    return _current.get()


def set_language(language: str) -> None:
    """Use `language` from here on in this thread or task; an unknown one means English."""
    _current.set(language if language in LANGUAGES else "en")


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Use `language` inside the block only."""
    token = _current.set(language if language in LANGUAGES else "en")
    try:
        yield
    finally:
        _current.reset(token)


def _(text: str) -> str:
    """`text` in the current language; English is the source and the fallback."""
    return _catalog(current_language()).gettext(text) if text else ""


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for a text that is translated when it is shown
    """Mark `text` for translation; it is translated when it is shown."""
    return text


def ngettext(one: str, many: str, count: int) -> str:
    """The right plural of a text for `count`."""
    return _catalog(current_language()).ngettext(one, many, count)
