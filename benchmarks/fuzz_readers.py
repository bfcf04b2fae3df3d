"""Documents that nobody wrote, for as long as one likes: which of them a reader does not answer for.

    .venv/bin/python benchmarks/fuzz_readers.py SECONDS [SEED [SUFFIX…]]

Hypothesis changes small documents of each format: bytes are flipped, pieces doubled, cut out and put in,
words of other formats among them. Each is read as `ingest` reads it, in a process of its own, for so many
seconds a format. Whatever gives articles or a reason is right. A find is a reason of the kinds `internal`
(our code raised what it should not), `worker_died`, `memory` and `timeout`; it is printed, and kept in the
working directory as `fuzz-SUFFIX-NUMBER`. The same seed makes the same documents.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from eventgraph.errors import ReadError
from eventgraph.readers.supervision import ReadingProcess
from eventgraph.records import InputReport

ROOT: Final = Path(__file__).parents[1]
BATCH: Final = 50
SMALL: Final = 4_000
FINDS: Final = frozenset({"internal", "worker_died", "memory", "timeout"})
WORDS: Final = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xc0\xaf",
        "\u2028".encode(),
        b"\x1b[31m",
        b"\r",
    ),
    *(
        b"<!DOCTYPE html>",
        b"<!ENTITY a 'b'>",
        b"<![CDATA[",
        b"<p>",
        b"</div>",
        b"&#xD800;",
        b"&amp;",
        b"<!--",
    ),
    *(b"{", b"}", b"[", b'"', b"\\u0000", b"\\ud800", b"null", b"NaN", b"1e999", b'{"text": "x"}', b"\n"),
    *(
        b"---\n",
        b"+++\n",
        b"a: &a [*a]\n",
        b"PK\x03\x04",
        b"\x1f\x8b\x08",
        b"%PDF-1.7",
        b"endobj",
        b"WARC/1.0\r\n",
    ),
    *(
        b"Content-Length: -1\r\n",
        b"Content-Type: multipart/mixed; boundary=a\r\n",
        b"=?utf-8?b?//?=",
        b"--a--",
    ),
    *(b",", b";", b"\t", b"2026-02-31", b"https://", b"(" * 300, b"a" * 300, b"9" * 300),
)


def documents() -> dict[str, list[bytes]]:
    """Return small documents of each suffix: the sample articles, and what the tests make."""
    sys.path[:0] = [str(ROOT / "tests")]
    from readers import test_contract as contract

    suffixes = sorted({*contract.WRAP, *contract.MESSAGES, *contract.MADE})
    found = {suffix: [contract.content_of(suffix)] for suffix in suffixes}
    for path in sorted((ROOT / "data" / "articles").iterdir()):
        found.setdefault(path.suffix, []).append(path.read_bytes()[:SMALL])
    from fault_cases import CASES

    for case in (case for cases in CASES.values() for case in cases if len(case.content) < SMALL):
        found.setdefault("".join(Path(case.name).suffixes), []).append(case.content)
    for suffix, content in _further():
        found.setdefault(suffix, []).append(content)
    return {suffix: contents for suffix, contents in found.items() if suffix}


def _further() -> Iterator[tuple[str, bytes]]:
    """Yield documents of the formats whose files are no text with a frame around it."""
    import pyarrow as pa
    import pyarrow.parquet

    from readers import test_archives as archives
    from readers import test_newsml as newsml

    yield ".xml", newsml.message(newsml.news(newsml.XHTML), newsml.news(newsml.NITF, n=2)).encode()
    yield from (("".join(Path(name).suffixes), content) for name, content in archives.ARCHIVES.items())
    table = io.BytesIO()
    rows = {"title": ["Alpha"], "text": ["Beta bans Gamma."], "published": ["2026-07-05"]}
    pyarrow.parquet.write_table(pa.table(rows), table)
    yield ".parquet", table.getvalue()


def changed(contents: list[bytes]) -> st.SearchStrategy[bytes]:
    """Return documents that come from one of these by up to twelve changes."""
    step = st.tuples(st.integers(0, 5), st.floats(0, 1), st.floats(0, 1), st.sampled_from(WORDS))
    return st.builds(_changed, st.sampled_from(contents), st.lists(step, max_size=12))


def _changed(content: bytes, steps: list[tuple[int, float, float, bytes]]) -> bytes:
    for kind, at, to, word in steps:
        start, end = sorted((int(at * len(content)), int(to * len(content))))
        piece = content[start:end]
        content = {
            0: lambda c=content, s=start, w=word: c[:s] + w + c[s:],
            1: lambda c=content, s=start, e=end: c[:s] + c[e:],
            2: lambda c=content, s=start, p=piece: (c[:s] + p + c[s:])[:100_000],
            3: lambda c=content, s=start, w=word: (
                c[:s] + bytes([(c[s] if s < len(c) else 0) ^ w[0]]) + c[s + 1 :]
            ),
            4: lambda c=content, s=start, e=end, w=word: c[:s] + w + c[e:],
            5: lambda c=content, s=start: c[:s],
        }[kind]()
    return content


def fuzz(suffix: str, contents: list[bytes], seconds: float, number: int) -> tuple[int, Counter[str]]:
    """Read changed documents of a suffix; return how many, and how many of each find."""
    finds: Counter[str] = Counter()
    count, end = 0, time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder, ReadingProcess() as process:
        path = Path(folder, f"a{suffix}")

        def read(content: bytes) -> None:
            nonlocal count
            if time.monotonic() > end:
                return
            count += 1
            path.write_bytes(content)
            try:
                codes = {one.code for one in process.read(path) if isinstance(one, InputReport)}
            except ReadError as error:
                codes = {error.code}
            for code in codes & FINDS:
                finds[str(code)] += 1
                kept = Path(f"fuzz{suffix.replace('.', '-')}-{number}-{count}")
                kept.write_bytes(content)
                print(f"{suffix}: {code}: {kept}", flush=True)

        while time.monotonic() < end:
            options = settings(max_examples=BATCH, database=None, deadline=None, phases=[Phase.generate])
            quiet = settings(options, suppress_health_check=list(HealthCheck))
            seed(number)(quiet(given(changed(contents))(read)))()
            number += 1
    return count, finds


def main(seconds: str, number: str = "20261128", *suffixes: str) -> None:
    """Fuzz the formats one after the other."""
    for suffix, contents in sorted(documents().items()):
        if not suffixes or suffix in suffixes:
            count, finds = fuzz(suffix, contents, float(seconds), int(number))
            print(f"{suffix}: {count:,} documents, finds: {dict(finds) or 'none'}", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
