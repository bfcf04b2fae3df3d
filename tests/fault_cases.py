"""Bad inputs: what lies in a downloads folder, and what each file must get.

Each case is a file that is made here, the reason codes that its rows may have (none: it is simply read), and
words that the stored text must have where it is read. The numbers are those of the design's list of faults.
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from typing import Final, NamedTuple

HAS: Final = "Alibaba has banned Claude Code for all of its employees"
SENTENCE: Final = f"{HAS}, said Zoë Martin in Hangzhou on Monday."
PAGE: Final = "<html><head><meta charset=utf-8><title>A ban</title></head><body><p>%s</p></body></html>"
PLACE: Final = "https://news.example/5"
DEEP: Final = 20_000
ITEM: Final = f"<description>{SENTENCE} It did so. It said no more.</description>"
LAUGHS: Final = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{other};" * 10}">' for other, name in zip("abcdefg", "bcdefgh", strict=True)
)
MARKS: Final = "\u0301" * 5_000


class Case(NamedTuple):
    """A file, whether it must be read, the codes of its rows, and what the texts have and have not."""

    name: str
    content: bytes
    is_read: bool | None = True
    codes: frozenset[str] = frozenset()
    has: str = HAS
    lacks: str = ""
    seconds: float = 11


def read(
    name: str, content: str | bytes, *codes: str, has: str = HAS, lacks: str = "", seconds: float = 11
) -> Case:
    """Return a case that becomes an article, with a row of one of the codes if there are any."""
    told = frozenset(codes)
    return Case(name, _bytes(content), is_read=True, codes=told, has=has, lacks=lacks, seconds=seconds)


def refused(name: str, content: str | bytes, *codes: str) -> Case:
    """Return a case that becomes no article, for one of the reasons."""
    return Case(name, _bytes(content), is_read=False, codes=frozenset(codes))


def either(name: str, content: str | bytes, *codes: str) -> Case:
    """Return a case that may be read or not, but not without one of the codes."""
    return Case(name, _bytes(content), is_read=None, codes=frozenset(codes))


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def document(**fields: object) -> str:
    return json.dumps({"text": SENTENCE, **fields})


def feed(*items: str) -> str:
    """Return RSS with these items."""
    return "<rss><channel>" + "".join(f"<item>{item}</item>" for item in items) + "</channel></rss>"


def declaring(declarations: str, use: str) -> str:
    """Return RSS that declares entities and uses them."""
    return f"<!DOCTYPE rss [{declarations}]>" + feed(f"<title>{use}</title>{ITEM}")


def zipped(contents: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def tarred(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(content)
        archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def record(body: str | bytes, *, media: str = "text/html", address: str = "https://news.example/1") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + _bytes(body)
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
    head += "Content-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


def packed(number: int) -> bytes:
    return gzip.compress(record(PAGE % SENTENCE, address=f"https://news.example/{number}"), mtime=0)


ARABIC: Final = "أعلنت الحكومة يوم الاثنين أنها ستفرض قيودا جديدة على استيراد السيارات من الخارج. " * 3
CHINESE: Final = "周一，政府宣布将对从国外进口的汽车实施新的限制措施，并将于明年年初开始生效。" * 4  # noqa: RUF001 - as Chinese is written
GERMAN: Final = (
    "Die Regierung hat am Montag angekündigt, dass sie die Einfuhr von Autos vom nächsten Jahr "
    "an beschränken will. Ein Sprecher des Ministeriums sagte, die Verhandlungen seien gescheitert. "
)

TEXT: Final = {
    "B01": (
        refused("b01-empty.txt", b"", "empty"),
        refused("b01-blank.txt", " \n\t\u200b\ufeff\n", "no_text"),
    ),
    "B02": (read("b02.txt", "\ufeff" + SENTENCE, lacks="\ufeff"),),
    "B03": tuple(
        read(f"b03-{e}.txt", f"\ufeff{SENTENCE}".encode(e)) for e in ("utf-16-le", "utf-16-be", "utf-32")
    ),
    "B04": tuple(
        read(f"b04-{e}.txt", SENTENCE.encode(e), "encoding_guessed") for e in ("utf-16-le", "utf-16-be")
    ),
    "B05": (read("b05.txt", f"“{SENTENCE}”".encode("cp1252"), "encoding_guessed", has="said Zoë Martin"),),
    "B06": (
        read("b06-invalid.txt", SENTENCE.encode() * 9 + b" \xff end", "encoding_replaced"),
        read("b06-cut.txt", f"{SENTENCE} Zoë é".encode()[:-1], "encoding_replaced"),
        read("b06-cesu.txt", SENTENCE.encode() + b" \xed\xa0\xbd\xed\xb8\x80 end", "encoding_replaced"),
        read("b06-overlong.txt", SENTENCE.encode() + b" \xc0\xaf end", "encoding_replaced"),
    ),
    "B07": (read("b07.txt", SENTENCE.replace(" said", " \0said"), lacks="\0"),),
    "B08": tuple(
        refused(f"b08-{kind}.{suffix}", content, "binary", "bad_json")
        for kind, content in {
            "nul": bytes(999),
            "png": b"\x89PNG\r\n\x1a\n" + bytes(99),
            "elf": b"\x7fELF" + bytes(99),
            "zip": zipped({"a.txt": b"x"}),
            "sqlite": b"SQLite format 3\0" + bytes(99),
        }.items()
        for suffix in ("txt", "html", "json", "md")
    ),
    "B09": (
        read("b09-c0.txt", f"\x1b[31m{SENTENCE}\x1b[0m\x07\x08", lacks="\x1b"),
        read("b09-c1.txt", f"{SENTENCE}\x85\x9b31m end", lacks="\x9b"),
    ),
    "B10": (read("b10.txt", f"{SENTENCE} \ufffe\ufdd0", "encoding_replaced", lacks="\ufffe"),),
    "B11": (read("b11.txt", f"\u202e{SENTENCE}\u202c", lacks="\u202e"),),
    "B12": (read("b12.txt", SENTENCE.replace("Alibaba", "Ali\u200bba\u00adba")),),
    "B13": (
        read("b13-nfc.txt", SENTENCE, has="Zoë"),
        read("b13-nfd.txt", SENTENCE.replace("ë", "e\u0308"), has="Zoë"),
    ),
    "B14": (read("b14.txt", f"👩‍👩‍👧 \U0001d49c {SENTENCE}", has="Zoë Martin"),),
    "B15": (either("b15.txt", f"{SENTENCE} a{MARKS}", "", "long_token"),),
    "B16": tuple(
        refused(f"b16-{name}.txt", text, "language")
        for name, text in {"arabic": ARABIC, "chinese": CHINESE, "german": GERMAN}.items()
    ),
    "B17": (read("b17.txt", f"One.\r{SENTENCE}\r\nTwo.\u2028Three.\x85Four.", lacks="\r"),),
    "B18": (read("b18.txt", SENTENCE + " Nothing else happened in the town that day." * 4_600, seconds=120),),
    "B19": (
        refused("b19-long.txt", "word " * 200_001, "too_large"),
        refused("b19-big.txt", bytes(100_000_000), "too_large", "binary"),
    ),
    "B20": tuple(
        read(f"b20-{number}.txt", f"{SENTENCE} {run} {SENTENCE}", "long_token", seconds=15)
        for number, run in enumerate(
            ("(" * 10_000, "—" * 8_000, "$" * 8_000, '"' * 16_000, "https://" * 10_000, "QUJD" * 50_000)
        )
    ),
    "B21": (either("b21.txt", f"{SENTENCE} {'word ' * 12_000}", "", "long_sentence"),),
    "B22": (
        read("b22.txt", f'{SENTENCE} <urn:x> <urn:y> "z" . }} ; DROP ALL ; INSERT DATA {{ <a> <b> <c> }}'),
    ),
    "B23": (
        read("b23.txt", f"[bold]{SENTENCE}[/bold] {{{{7*7}}}} %n%s <script>alert(1)</script>", has="[bold]"),
    ),
    "B24": (read("b24.txt", f'=HYPERLINK("x") +1 @SUM -1 {SENTENCE}', has="=HYPERLINK"),),
    "B26": (read("b26-one.txt", SENTENCE), read("b26-two.txt", SENTENCE)),
}

BAD_LINES: Final = "\n".join(
    [document(id="l1"), "{bad", "", document(id="l1"), document(id="l3"), '{"text": "cut'],
)

CONTAINERS: Final = {
    "B27": (
        refused("b27-nan.json", '{"text": "x", "n": NaN}', "bad_json"),
        either("b27-keys.json", f'{{"text": "a", "text": "{SENTENCE}"}}', "duplicate_key", "bad_json"),
        either("b27-int.json", f'{{"text": "{SENTENCE}", "n": {"9" * 5_000}}}', "", "bad_json"),
    ),
    "B28": (refused("b28.json", "[" * 100_000, "too_deep"),),
    "B29": (read("b29.json", document(**{f"k{n}": n for n in range(20_000)})),),
    "B30": (
        read("b30-surrogate.json", f'{{"text": "{SENTENCE} \\ud800"}}', "encoding_replaced"),
        read("b30-nul.json", f'{{"text": "{SENTENCE}\\u0000"}}', lacks="\0"),
    ),
    "B31": (
        read("b31-bom.json", "\ufeff" + document()),
        read("b31-utf16.json", document().encode("utf-16")),
    ),
    "B32": tuple(
        refused(f"b32-{number}.json", content, "bad_field", "no_text", "bad_json", "empty")
        for number, content in enumerate(('{"text": 7}', '{"text": null}', '"a string"', "[]", "{}", "7"))
    ),
    "B33": (read("b33.json", document(published="2026-02-31"), "bad_date"),),
    "B34": (
        read("b34-id.json", document(id="../<x>\n"), "bad_field"),
        read("b34-url.json", document(url="javascript:alert(1)"), "bad_field"),
    ),
    "B35": (read("b35.jsonl", BAD_LINES, "bad_json", "duplicate_id"),),
    "B36": (read("b36.jsonl", f'{{"text": "{SENTENCE} A\u2028B"}}\n'),),
    "B37": (
        read("b37-300.html", f"<html>{'<div>' * 300}<p>{SENTENCE}</p>"),
        either("b37-20k.html", f"<html>{'<div>' * DEEP}<p>{SENTENCE}</p>", "too_deep", "timeout"),
    ),
    "B38": (
        either(
            "b38-attributes.html", f"<html><p {' '.join(f'a{n}=1' for n in range(DEEP))}>{SENTENCE}</p>", ""
        ),
        either("b38-br.html", f"<html><p>{SENTENCE}</p>{'<br>' * 60_000}", ""),
        either("b38-a.html", f"<html><p>{SENTENCE}</p>{'<a href=x>x</a> ' * DEEP}", ""),
    ),
    "B39": (
        either("b39.html", f"<html><p>{SENTENCE}</p>{'A line.<br>' * 500_000}", "timeout", "too_large", ""),
    ),
    "B40": (read("b40.html", PAGE % f"{SENTENCE} &#xD800; &#0; &#x110000; end"),),
    "B41": (read("b41.html", (PAGE % SENTENCE).replace("A ban", "<script>alert(1)</script>")),),
    "B42": (
        read("b42-none.html", f"<html><p>{SENTENCE}".encode("cp1252"), "encoding_guessed", has="Zoë"),
        read(
            "b42-wrong.html", (PAGE % SENTENCE).replace("utf-8", "iso-8859-1"), "encoding_guessed", has="Zoë"
        ),
    ),
    "B43": (
        read("b43.html", PAGE % f"<base href='file:///etc/'><iframe src='/etc/passwd'></iframe>{SENTENCE}"),
    ),
    "B44": (
        read("b44.html", (PAGE % SENTENCE) + f"<script type=application/ld+json>{'[' * 9_999}</script>"),
    ),
    "B45": (
        refused("b45.html", "<html><body><div id=root></div><script>render()</script></body>", "no_text"),
    ),
    "B46": (read("b46.html", gzip.compress((PAGE % SENTENCE).encode())),),
    "B47": (
        either("b47-bomb.md", f"---\na: &a [x]\nb: [*a, *a]\n---\n{SENTENCE}", "bad_front_matter"),
        either("b47-object.md", f"---\na: !!python/object:os.system x\n---\n{SENTENCE}", "bad_front_matter"),
    ),
    "B48": (
        refused("b48-laughs.rss", declaring(LAUGHS, "&h;"), "xml_entities"),
        refused("b48-long.rss", declaring(f"<!ENTITY a '{'a' * 30_000}'>", "&a;" * 3_000), "xml_entities"),
    ),
    "B49": (
        refused("b49-file.rss", declaring("<!ENTITY x SYSTEM 'file:///etc/passwd'>", "&x;"), "xml_entities"),
        refused("b49-web.rss", declaring("<!ENTITY % x SYSTEM 'http://127.0.0.1:9/'>", ""), "xml_entities"),
        refused("b49.gexf", "<?xml version='1.0'?><!DOCTYPE gexf [<!ENTITY x 'y'>]><gexf/>", "xml_entities"),
        refused("b49-none.gexf", "<?xml version='1.0'?><gexf/>", "unknown_type"),
    ),
    "B50": (read("b50.rss", '<!DOCTYPE rss PUBLIC "-//N//DTD" "http://127.0.0.1:9/rss.dtd">' + feed(ITEM)),),
    "B51": (
        refused("b51-address.rss", "http://127.0.0.1:9/private", "bad_feed"),
        refused("b51-path.rss", "/etc/hostname", "bad_feed"),
    ),
    "B52": (read("b52.rss", feed(f"<author>a@{'a.' * 40_000}</author>{ITEM}")),),
    "B53": (refused("b53.rss", feed("<item>" * DEEP), "too_deep"),),
    "B54": (read("b54.rss", feed(f"<guid>1</guid>{ITEM}", f"<guid>1</guid>{ITEM}"), "duplicate_id"),),
    "B55": (
        read("b55-bozo.rss", feed(f"<title>A</b></title>{ITEM}"), "bozo"),
        read("b55-reference.rss", feed(f"<title>&#xD800; &nosuch; & so</title>{ITEM}")),
    ),
    "B61": (
        refused("b61-bomb.txt.gz", gzip.compress(bytes(200_000_000), 1), "too_large"),
        refused("b61-cut.txt.gz", gzip.compress(SENTENCE.encode() * 9)[:-12], "bad_gzip"),
        refused("b61-crc.txt.gz", gzip.compress(SENTENCE.encode())[:-8] + bytes(8), "bad_gzip"),
        refused("b61-bomb.zip", zipped({"a.txt": bytes(60_000_000)}), "too_large"),
        refused(
            "b61-cut.tar.gz", tarred("a.txt", b"\x7fELF" + bytes(9))[:-9], "bad_gzip", "bad_archive", "binary"
        ),
    ),
    "B62": (
        read("b62-tail.warc.gz", packed(1) + packed(2)[:-40], "partial"),
        read("b62-zeros.warc.gz", packed(3) + packed(4)[:60] + bytes(60) + packed(4)[120:], "partial"),
    ),
    "B63": (
        refused(
            "b63.warc",
            record(gzip.compress(bytes(60_000_000)), media="text/html\r\nContent-Encoding: gzip"),
            "too_large",
        ),
    ),
    "B64": (
        read("b64-uri.warc", record(PAGE % SENTENCE, address="file:///etc/passwd"), "bad_field"),
        read(
            "b64-types.warc",
            record(b"\x89PNG", media="image/png") + record(PAGE % SENTENCE, address=PLACE),
            "partial",
        ),
    ),
    "B65": (
        refused("b65.xyz", SENTENCE, "unknown_type"),
        refused("b65", SENTENCE, "unknown_type"),
    ),
}
CASES: Final[Mapping[str, tuple[Case, ...]]] = {**TEXT, **CONTAINERS}

ELSEWHERE: Final[Mapping[str, str]] = {
    "B25": "test_faults.py::test_a_file_that_vanishes_after_it_was_listed",
    "B66": "rdf/exchange/test_foreign.py::test_bad_files",
    "B67": "readers/test_walk.py::test_links_in_circles_end",
    "B68": "readers/test_walk.py::test_a_link_out_of_the_folder_is_reported",
    "B69": "readers/test_walk.py::test_what_is_no_regular_file_is_reported_and_never_opened",
    "B70": "readers/test_source.py::test_a_file_without_a_size_is_read",
    "B71": "test_surroundings.py::test_what_may_not_be_read_is_set_aside_and_never_pruned",
    "B72": "readers/test_walk.py::test_odd_names_are_found",
    "B73": "readers/test_contract.py::test_names_of_any_bytes",
    "B74": "test_ids.py::test_an_article_id_can_be_read_back_from_its_iri",
    "B75": "test_ids.py::test_near_ids_stay_apart",
    "B76": "test_ids.py::test_near_ids_stay_apart",
    "B77": "test_faults.py::test_long_names",
    "B78": "test_surroundings.py::test_many_files_cost_little_more_than_their_names",
    "B79": "test_surroundings.py::test_names_that_differ_in_case_only_are_two",
    "B80": "rdf/storage/test_folder.py::test_a_file_in_its_place",
    "B81": "test_kills.py::test_an_ingest",
    "B82": "test_kills.py::test_a_snapshot_and_a_flush",
    "B83": "rdf/storage/test_bulk.py::test_a_kill_leaves_no_half_store",
    "B84": "test_kills.py::test_an_export",
    "B85": "test_damage.py::test_commits_that_a_damaged_log_has_lost_are_named_and_come_back",
    "B86": "test_workflow.py::test_the_same_again_changes_nothing_and_loads_no_model",
    "B87": "rdf/test_projection.py::test_sorted_once_and_free_of_blank_nodes",
    "B88": "test_damage.py::test_a_second_writer_is_refused_at_once_and_readers_are_not",
    "B89": "test_damage.py::test_a_second_writer_is_refused_at_once_and_readers_are_not",
    "B90": "rdf/storage/test_folder.py::test_no_store_goes_to_another_process",
    "B91": "readers/test_supervision.py::test_a_process_that_was_killed_is_replaced",
    "B92": "cli/test_interruption.py::test_the_article_at_hand_is_finished",
    "B93": "cli/test_program.py::test_whoever_stops_reading_is_no_error",
    "B94": "test_damage.py::test_a_full_disk_ends_the_run_and_is_no_fault_of_an_article",
    "B95": "exporters/test_contract.py::test_a_full_disk_leaves_the_old_files",
    "B96": "pipeline/test_model.py::test_on_the_command_line",
    "B97": "test_damage.py::test_verify_finds_damage",
    "B98": "test_surroundings.py::test_place_clock_and_terminal_change_no_byte",
    "B100": "test_workflow.py::test_of_two_versions_in_one_run_the_later_is_kept",
    "B101": "rdf/queries/test_limits.py::test_what_is_too_much_is_stopped",
    "B102": "rdf/queries/test_limits.py::test_all_else_ends_as_it_may_and_calls_nobody",
    "B103": "rdf/queries/test_limits.py::test_memory_is_limited",
    "B104": "rdf/queries/test_guard.py::test_deep_queries_are_refused",
    "B105": "rdf/queries/test_guard.py::test_wide_queries_are_refused",
    "B106": "rdf/queries/test_guard.py::test_nothing_reaches_the_network",
    "B107": "rdf/queries/test_guard.py::test_updates_are_refused_in_words",
    "B108": "rdf/queries/test_limits.py::test_graphs_are_names_and_never_addresses",
    "B109": "rdf/queries/test_sparql.py::test_graphs_mean_what_the_standard_says",
    "B110": "rdf/queries/test_limits.py::test_all_else_ends_as_it_may_and_calls_nobody",
    "B111": "rdf/queries/test_worker.py::test_at_the_limit",
    "B112": "rdf/queries/test_sparql.py::test_what_is_no_query",
    "B113": "rdf/queries/test_saved.py::test_any_text_comes_back",
    "B124": "rdf/queries/test_worker.py::test_a_worker_that_is_killed_is_one_message",
}
"""Where a fault is tested that is no file in a folder."""
