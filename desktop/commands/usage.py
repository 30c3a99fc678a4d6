"""What is wrong with a command line, in the user's language: what click itself would say is English."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

import click

from desktop.language import Catalogue, language_of_system
from storage.messages import Message, Parameter


def said(key: str, **parameters: Parameter) -> str:
    """Return a message in the language of this system's user, before there is a session to ask."""
    return _catalogue(language_of_system()).translate(Message(key, parameters))


def with_similar(fault: str, name: str, known: Iterable[str]) -> str:
    """Return what is wrong, with those of the known names that are much like the one given."""
    bare = {candidate.lstrip("-"): candidate for candidate in known}
    similar = [bare[found] for found in get_close_matches(name.lstrip("-"), bare)]
    return f"{fault}\n{said('usage.similar', names=', '.join(similar))}" if similar else fault


def usage_error_text(error: click.ClickException) -> str:
    """Return what is wrong with a command line: how it should be called, where to read more, and the fault."""
    fault = _fault(error)
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return fault
    more = said("usage.more", command=context.command_path)
    return f"{context.command.get_usage(context)}\n{more}\n\n{fault}"


def _fault(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name):
            return with_similar(said("usage.no_option", name=name), name, error.possibilities or ())
        case click.BadOptionUsage(option_name=name):
            return said("usage.option_value", name=name)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return said("usage.missing", name=_name(parameter))
        case click.BadParameter(param=click.Parameter() as parameter):
            return said("usage.bad_value", name=_name(parameter), reason=_reason(parameter.type, error.message))
    return error.format_message()


def _reason(kind: object, said_by_click: str) -> str:
    match kind:
        case click.Choice(choices=choices):
            return said("usage.choose_one_of", names=", ".join(map(str, choices)))
        case click.IntRange(min=least, max=None) | click.FloatRange(min=least, max=None):
            return said("usage.number_from", least=least or 0)
        case click.IntRange(min=least, max=most) | click.FloatRange(min=least, max=most):
            return said("usage.number_between", least=least or 0, most=most or 0)
    return said_by_click


def _name(parameter: click.Parameter) -> str:
    return " / ".join(parameter.opts) if isinstance(parameter, click.Option) else parameter.human_readable_name


@cache
def _catalogue(language: str) -> Catalogue:
    return Catalogue(language)
