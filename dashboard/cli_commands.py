"""The commands that have modules of their own, loaded when one of them is asked for."""

from importlib import import_module

import click

# Module -> its commands. Loading them all would be felt with every answer.
_ELSEWHERE = {
    "cli_deciding": ("decisions", "keep-apart", "merge", "same-person", "undecide"),
    "cli_outlines": ("outline-add", "outline-remove", "outlines"),
    "cli_report": ("report",),
    "cli_settling": ("alias", "aliases", "set-aside", "unalias"),
}
_MODULES = {name: module for module, names in _ELSEWHERE.items() for name in names}


class Commands(click.Group):
    """A group whose commands are its own and those of the modules above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *_MODULES})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in _MODULES:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"dashboard.{_MODULES[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command
