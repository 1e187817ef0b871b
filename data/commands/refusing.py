"""How a command refuses: the message meant for people, and exit code 1."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from data.base.errors import MandascopeError

Parameters = ParamSpec("Parameters")

DAY = ["%Y-%m-%d"]
"""How days are typed."""


def refusing(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Turn the errors meant for people into their message and exit code 1."""

    @wraps(command)
    def wrapped(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except MandascopeError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from None
        except OSError as error:
            where = f" : {error.filename}" if error.filename else ""
            typer.echo(f"Le fichier ne peut être ni lu ni écrit{where}.", err=True)
            raise typer.Exit(1) from None

    return wrapped
