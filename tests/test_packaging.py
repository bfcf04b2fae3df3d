"""What is installed: pins that the lock says too, factories that resolve, files that travel in the wheel."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, Final

import pytest
from spacy.language import Language

from eventgraph.pipeline.language import COMPONENTS

ROOT: Final = Path(__file__).parents[1]
PROJECT: Final[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK: Final[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
EXTRAS: Final = tuple(chain.from_iterable(PROJECT["project"]["optional-dependencies"].values()))
FACTORIES: Final[dict[str, str]] = PROJECT["project"]["entry-points"]["spacy_factories"]
PIN: Final = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)(?: ; .+)?")
INSTALLED: Final = """
from eventgraph.ontology import load_ontology
from eventgraph.ontology.files import ontology_folder, shipped_turtle
from eventgraph.rdf.queries.saved import saved_queries
print(ontology_folder(), len(shipped_turtle()), len(load_ontology().relations), len(saved_queries()))
"""

Pins = set[tuple[str, str]]
Package = Mapping[str, Any]


def pinned(file: str) -> Pins:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    first, *pins = [line for line in lines if line.strip() and not line.startswith("#")]
    assert first == "-e ."
    return {_pin(line) for line in pins}


def _pin(line: str) -> tuple[str, str]:
    found = PIN.fullmatch(line)
    assert found, f"not a pin: {line}"
    return found["name"], found["version"]


def locked(wanted: Iterable[Package]) -> Pins:
    """Return the packages that the lock would install for what is wanted, on any system."""
    found: Pins = set()
    seen: set[tuple[str | None, ...]] = set()
    waiting = list(wanted)
    while waiting:
        dependency = waiting.pop()
        key = (dependency["name"], dependency.get("version"), *dependency.get("extra", ()))
        if key not in seen:
            seen.add(key)
            packages = list(_packages(dependency))
            found.update((package["name"], package["version"]) for package in packages)
            waiting += [each for package in packages for each in _needs(package, dependency)]
    return found


def _packages(dependency: Package) -> Iterator[Package]:
    """Yield the locked versions of a dependency; there may be one for each version of Python."""
    for package in LOCK["package"]:
        versions = (None, package["version"])
        if package["name"] == dependency["name"] and dependency.get("version") in versions:
            yield package


def _needs(package: Package, dependency: Package) -> Iterator[Package]:
    yield from package.get("dependencies", ())
    for extra in dependency.get("extra", ()):
        yield from package["optional-dependencies"][extra]


def own_package() -> dict[str, Any]:
    (package,) = (each for each in LOCK["package"] if each["name"] == PROJECT["project"]["name"])
    return dict(package)


def needed_to_read() -> list[Package]:
    """Return what the set-up command installs: what reads formats of a downloads folder with it, if light."""
    extras = own_package()["optional-dependencies"]
    return [*own_package()["dependencies"], *extras["pdf"], *extras["warc"]]


def test_requirements_are_what_the_lock_says() -> None:
    assert pinned("requirements.txt") == locked(needed_to_read())


def test_requirements_for_tests_are_what_the_lock_says() -> None:
    assert pinned("requirements-dev.txt") == locked(
        [*needed_to_read(), *own_package()["dev-dependencies"]["dev"]]
    )


@pytest.mark.parametrize(
    ("declared", "key", "group"),
    [
        (
            [*PROJECT["project"]["dependencies"], *EXTRAS],
            "requires-dist",
            None,
        ),
        (PROJECT["dependency-groups"]["dev"], "requires-dev", "dev"),
    ],
    ids=["dependencies", "dev"],
)
def test_the_lock_is_of_this_project(declared: list[str], key: str, group: str | None) -> None:
    rows = own_package()["metadata"][key]
    in_lock = {row["name"] + row["specifier"] for row in (rows[group] if group else rows)}
    assert in_lock == set(declared)


@pytest.mark.parametrize(("name", "place"), FACTORIES.items(), ids=FACTORIES)
def test_every_factory_resolves(name: str, place: str) -> None:
    module, _, attribute = place.partition(":")
    assert callable(getattr(import_module(module), attribute))
    assert Language.has_factory(name)


def test_every_component_has_a_factory_that_strangers_find() -> None:
    beside = {"eventgraph", "eventgraph_attributes", "eventgraph_paragraphs"}
    assert {*COMPONENTS, *beside} == set(FACTORIES)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder laid out as the wheel's configuration says, far from the checkout."""
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    for package in wheel["packages"]:
        source = ROOT / package
        shutil.copytree(source, tmp_path / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    for source, target in wheel["force-include"].items():
        shutil.copytree(ROOT / source, tmp_path / target)
    return tmp_path


def test_a_wheel_has_its_ontology_and_its_queries(site: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INSTALLED], cwd=site, capture_output=True, text=True, check=True
    )
    folder, *counts = ended.stdout.split()
    assert Path(folder) == site / "eventgraph" / "_ontologies"
    turtle = len(list((ROOT / "ontologies" / "relations").glob("*.ttl"))) + 2
    queries = len(list((ROOT / "src" / "eventgraph" / "rdf" / "queries" / "saved").glob("*.rq")))
    assert counts == [str(turtle), "61", str(queries)]
    assert (site / "eventgraph" / "py.typed").is_file()


def test_nothing_that_the_wheel_needs_is_ignored_by_git() -> None:
    """What git ignores, the build leaves out."""
    folders = (ROOT / "src" / "eventgraph", ROOT / "ontologies")
    files = [
        path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"
    ]
    assert {".py", ".rq", ".ttl", ".typed"} <= {path.suffix for path in files}
    ended = subprocess.run(
        ["git", "check-ignore", *map(str, files)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (1, "")
