"""The README's commands, outputs and files are real: each is typed as it stands and compared.

After a change that is meant to change them run `.venv/bin/python tests/test_readme.py` and read the diff.
"""

from __future__ import annotations

import fcntl
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from pathlib import Path
from typing import Final, NamedTuple

import pytest

ROOT: Final = Path(__file__).parents[1]
README: Final = ROOT / "README.md"
COLUMNS: Final = 110
BLOCK: Final = re.compile(r"^```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


class Typed(NamedTuple):
    """A command of the README and what it prints there."""

    command: str
    output: str


def blocks(language: str) -> list[str]:
    return [match["body"] for match in BLOCK.finditer(README.read_text()) if match["language"] == language]


def typed(console: str) -> list[Typed]:
    parts = re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]
    return [Typed(*part.split("\n", 1)) for part in parts]


def on_a_terminal(command: str, folder: Path) -> str:
    """Return what a command prints on a terminal of 110 columns without colours."""
    outer, inner = os.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "TERM": "dumb", "NO_COLOR": "1", "COLUMNS": str(COLUMNS)}
    with subprocess.Popen(
        command, shell=True, cwd=folder, stdin=subprocess.DEVNULL, stdout=inner, stderr=subprocess.DEVNULL,
        env=environment,
    ) as process:  # fmt: skip
        os.close(inner)
        printed = b"".join(iter(lambda: _read(outer), b""))
        assert process.wait() == 0, command
    os.close(outer)
    return printed.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says EIO where the other end has closed
        return b""


def trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines())


def prepared(place: Path) -> Path:
    """Put into a folder what the README's reader has: the samples, and the relation that it writes."""
    shutil.copytree(ROOT / "data", place / "data")
    (turtle,) = blocks("turtle")
    (place / "my-relations.ttl").write_text(turtle)
    return place


def printed_by_python(folder: Path) -> str:
    (program,) = blocks("python")
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepared(tmp_path_factory.mktemp("readme"))


def test_what_is_typed_prints_what_is_shown(folder: Path) -> None:
    shown = [line for console in blocks("console") for line in typed(console)]
    assert len(shown) >= 9
    for command, output in shown:
        assert trimmed(on_a_terminal(command, folder)) == trimmed(output), command


def test_the_ten_lines_of_python(folder: Path) -> None:
    (program,) = blocks("python")
    (output,) = blocks("text")
    assert trimmed(printed_by_python(folder)) == trimmed(output)
    assert len([line for line in program.splitlines() if line.strip()]) <= 10


def test_the_two_commands_are_lines_that_ci_runs() -> None:
    text, script = README.read_text(), (ROOT / ".ci" / "run").read_text()
    for name in ("set-up", "tests"):
        (body,) = re.findall(rf"<!-- command: {name} -->\n```sh\n(.*?)```", text, re.DOTALL)
        assert body.count("\n") == 1
        assert f'"$(command_of {name})"' in script


def test_every_file_that_is_linked_exists() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README.read_text())
    assert len(links) >= 8
    assert not [link for link in links if not (ROOT / link).exists()]


def write_outputs() -> None:
    """Write into the README what its commands print now."""
    with tempfile.TemporaryDirectory() as name:
        place = prepared(Path(name))

        def console(block: re.Match[str]) -> str:
            if block["language"] != "console":
                return block[0]
            rows = [f"$ {c}\n{trimmed(on_a_terminal(c, place))}\n" for c, _ in typed(block["body"])]
            return "```console\n" + "".join(rows) + "```"

        text = BLOCK.sub(console, README.read_text())
        output = f"```text\n{trimmed(printed_by_python(place))}\n```"
        README.write_text(re.sub(r"```text\n.*?```", lambda _: output, text, flags=re.DOTALL))


if __name__ == "__main__":
    write_outputs()
