"""Attributes whose names hold a hyphen: what screen readers are told, and what scripts look for."""

from typing import Any


def aria(**said: str | bool) -> dict[str, Any]:
    """`aria(label="Years", hidden=True)` -> `{"aria-label": "Years", "aria-hidden": "true"}`."""
    return {f"aria-{name.replace('_', '-')}": _text(value) for name, value in said.items()}


def data(**kept: str | bool) -> dict[str, Any]:
    """`data(page_title="Wages")` -> `{"data-page-title": "Wages"}`."""
    return {f"data-{name.replace('_', '-')}": _text(value) for name, value in kept.items()}


def _text(value: str | bool) -> str:
    return value if isinstance(value, str) else str(value).lower()
