"""Help pages in the user's language: what click itself would say is English."""

from __future__ import annotations

from collections.abc import Callable

import click

from desktop.commands.usage import said, with_similar


class Command(click.Command):
    """A command whose help is a message of the catalogue; `help` holds its key."""

    allow_extra_args = True  # so that click leaves it to `parse_args` to refuse them

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command's arguments, refuse those that it does not take, and return what a group leaves."""
        left = super().parse_args(ctx, args)
        if left and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            ctx.fail(said("usage.too_many", names=" ".join(left)))
        return left

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=f"{said('help.usage')} ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does, a paragraph for each line of the message."""
        formatter.write_paragraph()
        with formatter.indentation():
            for line in _said_of(self.help).split("\n"):
                formatter.write_text(line)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's options."""
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        records = (option.get_help_record(ctx) for option in options)
        _write_list(formatter, "help.options", [record for record in records if record is not None])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows this help."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = said("help.option.help")
        return found

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first line of the command's help."""
        return _said_of(self.help).split("\n")[0]


class Group(Command, click.Group):
    """A group of commands, with help as a command has it."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        Command.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, each with the first line of its help."""
        found = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        rows = [(name, command.get_short_help_str()) for name, command in found.items() if command is not None]
        _write_list(formatter, "help.commands", rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, or say that there is none of that name."""
        if self.get_command(ctx, args[0]) is None:
            ctx.fail(with_similar(said("usage.no_command", name=args[0]), args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


class Option(click.Option):
    """An option whose help is a message of the catalogue; `help` holds its key."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of the help page."""
        record = super().get_help_record(ctx)
        return None if record is None else (record[0], _said_of(self.help))


class Text(click.types.StringParamType):
    """Text that can be stored: bytes that the terminal's encoding cannot explain are refused."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text as it is, or fail."""
        text = str(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            self.fail(said("usage.undecodable"), param, ctx)
        return text


def option(*declarations: str, **attributes: object) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Declare an option whose `help` is a message key; of text, unless it is a flag or says its type."""
    if not attributes.get("is_flag"):
        attributes.setdefault("type", Text())
    return click.option(*declarations, cls=Option, **attributes)


def argument(name: str, **attributes: object) -> Callable[[click.decorators.FC], click.decorators.FC]:
    """Declare an argument; of text, unless it says its type."""
    attributes.setdefault("type", Text())
    return click.argument(name, cls=click.Argument, **attributes)


as_json = option("--json", "as_json", is_flag=True, help="help.option.json")
"""The option of every command that scripts read."""


def _write_list(formatter: click.HelpFormatter, heading: str, rows: list[tuple[str, str]]) -> None:
    if rows:
        with formatter.section(said(heading)):
            formatter.write_dl(rows)


def _said_of(key: str | None) -> str:
    return said(key) if key else ""
