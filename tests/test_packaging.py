"""The wheel, installed elsewhere, is the whole program: command, SQL, reference data, pages, look."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
CARRIED = ("data", "pages", "queries")

OPENS_WITHOUT_AN_EXCEPTION = """
from pathlib import Path
import dashboard
from streamlit.testing.v1 import AppTest

app = AppTest.from_file(Path(dashboard.__file__).with_name("app.py"), default_timeout=60).run()
print([exception.message for exception in app.exception])
"""

SETTINGS_IN_FORCE = """
import json, os
from dashboard import paths

os.chdir(paths.HOME)
from streamlit import config

names = ("browser.gatherUsageStats", "server.address", "theme.light.primaryColor")
print(json.dumps({name: config.get_option(name) for name in names}))
"""


@dataclass(frozen=True)
class Installation:
    """A virtual environment with the wheel in it, and a folder far from the checkout to call it from."""

    environment: Path
    elsewhere: Path

    def program(self, name: str) -> Path:
        return self.environment / ("Scripts" if os.name == "nt" else "bin") / name

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            [self.program(program), *arguments],
            cwd=self.elsewhere,
            env=kept | {"TARGETED_CE_DATABASE": str(self.elsewhere / "default.duckdb")},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    def output(self, program: str, *arguments: str) -> str:
        done = self.run(program, *arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


def pip(*arguments: str | Path) -> None:
    """What is needed is here already: the build backend among the development tools, the rest installed."""
    offline = ["--no-index", "--no-deps", "--disable-pip-version-check", "--quiet"]
    subprocess.run([sys.executable, "-m", "pip", *arguments, *offline], check=True)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    home = tmp_path_factory.mktemp("installed")
    environment, elsewhere = home / "environment", home / "elsewhere"
    elsewhere.mkdir()
    venv.create(environment, with_pip=False)
    installation = Installation(environment, elsewhere)
    pip("--python", installation.program("python"), "install", wheel)

    # The libraries come from the environment the tests run in. A folder named in a .pth file has its own
    # .pth files ignored, so the checkout that is installed editably there stays out of reach.
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    inside = installation.output(
        "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"
    )
    Path(inside.strip(), "libraries.pth").write_text("\n".join(sorted(libraries)), "utf-8")
    return installation


def files_in(folder: Path) -> set[str]:
    return {
        file.relative_to(ROOT).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }


def test_the_wheel_carries_what_stands_beside_the_package(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    for folder in CARRIED:
        here = files_in(ROOT / folder)
        assert here, folder
        assert {f"dashboard/_bundle/{name}" for name in here} <= carried
    assert "dashboard/_bundle/.streamlit/config.toml" in carried


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert tops == {"dashboard", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}


def test_what_runs_is_the_wheel_and_not_the_checkout(installed: Installation) -> None:
    where = installed.output(
        "python", "-c", "from dashboard import paths; print(paths.QUERIES, paths.DATA, paths.PAGES)"
    )
    for folder in where.split():
        assert Path(folder).is_dir()
        assert Path(folder).is_relative_to(installed.environment)


def test_the_command_says_which_version_it_is(installed: Installation, wheel: Path) -> None:
    _, version, *_ = wheel.name.split("-")
    assert version in installed.output("targeted-ce", "--version")
    assert version in installed.output("python", "-m", "dashboard", "--version")


def test_the_command_lists_what_it_does(installed: Installation) -> None:
    listed = installed.output("targeted-ce", "--help")
    for command in ("run", "import", "undo", "progress", "gaps", "explain", "coverage", "checks"):
        assert command in listed


def test_the_look_and_the_privacy_settings_come_along(installed: Installation) -> None:
    # Streamlit reads .streamlit/config.toml from the folder it is started in, and `run` starts it there.
    shown = installed.output("python", "-c", SETTINGS_IN_FORCE)
    assert json.loads(shown) == {
        "browser.gatherUsageStats": False,
        "server.address": "localhost",
        "theme.light.primaryColor": "#1f5f99",
    }


def test_a_new_database_has_no_goals(installed: Installation) -> None:
    database = str(installed.elsewhere / "new.duckdb")
    answer = installed.output("targeted-ce", "progress", "--format", "json", "--database", database)
    assert json.loads(answer) == []


def test_the_dashboard_opens(installed: Installation) -> None:
    assert installed.output("python", "-c", OPENS_WITHOUT_AN_EXCEPTION).strip() == "[]"
