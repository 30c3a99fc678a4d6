"""A small program with every kind of option, to see what is said of its use."""

from __future__ import annotations

import click

from desktop.commands.pages import Command, Group, argument, option

ENGLISH, CHINESE = "C", "zh_CN.UTF-8"


@click.group("desk", cls=Group, help="help.program")
@option("--analyst", metavar="NAME", help="help.option.analyst")
def desk(analyst: str | None) -> None:
    """Have a desk with one command."""


@desk.command("tag", cls=Command, help="help.tag")
@argument("talk")
@option("--remove", is_flag=True, help="help.tag.remove")
@option("--note", help="help.decide.note")
@option("--kind", type=click.Choice(["talk", "section"]), help="help.import.kind")
@option("--limit", type=click.IntRange(1, 9), default=1, help="help.search.limit")
@option("--from", "start", type=click.FloatRange(min=2), help="help.links.min_score")
@option("--out", type=click.Path(file_okay=False), help="help.demo.out")
def tag(**_values: object) -> None:
    """Do nothing."""
