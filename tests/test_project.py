"""What the project says about itself is so: versions, commands, pins, and nothing of one machine in it."""

import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from dashboard.cli import cli

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

FOLDERS = (".ci", ".streamlit", "dashboard", "data", "docs", "pages", "queries", "tests")

PIN = re.compile(r"[a-z0-9-]+==[0-9][0-9A-Za-z.]*")

OF_ONE_MACHINE = {
    "a package registry": re.compile(
        r"pypi\.(org|python)|python[h]osted|index[-_]url|find[-_]links", re.IGNORECASE
    ),
    "a path of one machine": re.compile(
        r"(?<![\w.~$)}/])/(home|root|Users|work|tmp|opt|mnt)/\w|\b[A-Z]:\\Users"
    ),
}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines)


def project_files() -> list[Path]:
    """What the project is made of; whatever else lies in the checkout is somebody's own."""
    written = [file for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file()]
    at_root = [file for file in ROOT.glob("*") if file.suffix in (".md", ".toml", ".txt")]
    named = [ROOT / name for name in ("Makefile", "LICENSE", ".gitignore")]
    return [file for file in written + at_root + named if "__pycache__" not in file.parts]


def text_of(file: Path) -> str:
    """The file's text, empty where it is none (a workbook of the sample program, an image)."""
    content = file.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8", errors="replace")


def test_constraints_are_pins_and_nothing_else() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert [line for line in lines if not PIN.fullmatch(line)] == []
    assert lines == sorted(lines, key=lambda line: line.split("==")[0])


def test_every_dependency_is_pinned_within_its_range() -> None:
    pinned = pins()
    for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        requirement = Requirement(text)
        assert pinned[canonicalize_name(requirement.name)] in requirement.specifier


def test_what_an_extra_brings_is_pinned_as_well() -> None:
    pinned = pins()
    wanted = [Requirement(text) for text in PROJECT["dependencies"] if "[" in text]
    assert [(requirement.name, requirement.extras) for requirement in wanted] == [
        ("streamlit", {"performance"})
    ]
    for requirement in wanted:
        [extra] = requirement.extras
        brought = [
            Requirement(text)
            for text in requires(requirement.name) or ()
            if f'extra == "{extra}"' in text
        ]
        assert {"uvloop", "httptools"} <= {one.name for one in brought}
        for one in brought:
            assert pinned[canonicalize_name(one.name)] in one.specifier


def test_duckdb_is_pinned_to_one_release() -> None:
    assert pins()["duckdb"] == "1.5.5"


@pytest.mark.parametrize("what", OF_ONE_MACHINE)
def test_nothing_of_one_machine_is_in_the_project(what: str) -> None:
    pattern = OF_ONE_MACHINE[what]
    found = [
        f"{file.relative_to(ROOT)}: {line.strip()}"
        for file in project_files()
        for line in text_of(file).splitlines()
        if pattern.search(line)
    ]
    assert found == []


def test_the_newest_version_in_the_changelog_is_the_projects() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == PROJECT["version"]


def code_in(markdown: str) -> list[str]:
    """Each line of the fenced blocks, and each piece of code within a sentence."""
    fence = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
    lines = [line for block in fence.findall(markdown) for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", fence.sub("", markdown))


def commands(program: str) -> list[list[str]]:
    """The words after the program's name, for every time the README calls it; comments left out."""
    called = (line.split("#")[0].split() for line in code_in(README))
    return [words[1:] for words in called if words and words[0] == program]


def make_targets() -> set[str]:
    (phony,) = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    return set(phony.split())


def test_the_readme_begins_with_commands_that_exist() -> None:
    assert commands("make")[0] == ["run"]
    assert {words[0] for words in commands("make") if words} <= make_targets()


def test_make_help_lists_every_target_a_person_calls() -> None:
    helped = set(re.findall(r"@echo \"make (\w+) ", MAKEFILE))
    assert helped == make_targets() - {"chromium"}


def test_every_command_of_the_command_line_is_in_the_readme() -> None:
    shown = {words[0] for words in commands("targeted-ce") if words and words[0][0] != "-"}
    assert shown == set(cli.list_commands(click.Context(cli)))


def test_every_option_in_the_readme_exists() -> None:
    for words in commands("targeted-ce"):
        named = [word.partition("=")[0] for word in words if word.startswith("-")]
        command: click.Command | None = cli
        if words and words[0][0] != "-":
            command = cli.get_command(click.Context(cli), words[0])
        assert command is not None, words
        known = {option for parameter in command.params for option in parameter.opts}
        assert set(named) <= known | {"--help"}, words
