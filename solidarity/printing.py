"""What programs read from the command line."""

import json
from typing import Any

import click


def print_json(value: Any) -> None:
    """Print a value as JSON, dates as texts."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))
