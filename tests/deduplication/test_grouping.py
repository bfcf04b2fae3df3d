"""What is a copy, and the laws of grouping."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from eventgraph.deduplication import ArticlePrint, article_print, group_copies, independent_origins
from eventgraph.readers.reading import read_file
from eventgraph.records import Article, Copy

from .planted import article, cut, edited, framed, happening

STORY = happening(5).told_by(0)


def grouped(*articles: Article) -> dict[str, tuple[str, str]]:
    copies = group_copies(map(article_print, articles))
    return {name: (copy.origin, copy.reason) for name, copy in copies.items()}


def test_the_earliest_is_the_origin() -> None:
    late, early = article("a", STORY, published="2026-07-06"), article("b", STORY, published="2026-07-05")
    assert grouped(late, early) == {"a": ("b", "exact")}


def test_the_sample_reprint_is_a_copy_of_the_wire(repository: Path) -> None:
    files = sorted((repository / "data/articles").iterdir())
    read = [one for path in files for one in read_file(path) if isinstance(one, Article)]
    names = {one.id: one.publisher for one in read}
    copies = group_copies(map(article_print, read)).values()
    assert [(names[copy.article], names[copy.origin], copy.reason) for copy in copies] == [
        ("The Eastgate Courier", "Harbour Wire", "near")
    ]


def test_the_agency_is_the_origin_of_its_story() -> None:
    paper = article("a", framed(STORY), published="2026-07-05T06:00:00Z", publisher="Lion City Times")
    agency = article("b", STORY, published="2026-07-05T09:00:00Z", publisher="Reuters")
    assert grouped(paper, agency) == {"a": ("b", "exact")}


def test_times_are_compared_across_zones() -> None:
    first, second = (
        article("b", STORY, published="2026-07-05T08:00:00+08:00"),
        article("a", STORY, published="2026-07-05T01:00:00Z"),
    )
    assert grouped(first, second) == {"a": ("b", "exact")}


def test_what_has_no_date_comes_last() -> None:
    assert grouped(article("a", STORY, published=None), article("b", STORY)) == {"a": ("b", "exact")}


def test_equals_are_ordered_by_length_and_id() -> None:
    assert grouped(article("a", cut(STORY, 0.4)), article("b", STORY), article("c", STORY)) == {
        "a": ("b", "cut"),
        "c": ("b", "exact"),
    }


def test_an_expanded_story_is_a_copy_of_its_first_version() -> None:
    flash, full = article("a", cut(STORY, 0.45)), article("b", STORY, published="2026-07-06")
    assert grouped(flash, full) == {"b": ("a", "cut")}


def test_a_digest_is_no_copy_of_what_it_holds() -> None:
    parts = [article(f"{n}-{pen}", happening(n).told_by(pen)) for n in range(20, 23) for pen in range(3)]
    digest = article("digest", "\n\n".join(part.text for part in parts), published="2026-07-06")
    assert grouped(*parts, digest) == {}


def test_a_wire_story_under_another_headline_is_known_by_its_agency() -> None:
    shared, paragraphs = cut(STORY, 0.5), happening(5).told_by(1).split("\n\n")
    other = f"{shared}\n\n" + "\n\n".join(paragraphs[3:9])
    plain = article("a", STORY), article("b", other, published="2026-07-06")
    wired = article("a", framed(STORY)), article("b", framed(other), published="2026-07-06")
    late = article("b", framed(other), published="2026-07-16")
    assert grouped(*plain) == {}
    assert grouped(*wired) == {"b": ("a", "wire")}
    assert grouped(wired[0], late) == {}


def test_who_reports_what_an_agency_said_is_no_copy() -> None:
    credits_it = happening(5).told_by(1) + "\n\nThe closure was first told of by Reuters."
    assert grouped(article("a", framed(STORY)), article("b", credits_it)) == {}


def test_one_statement_in_two_articles_makes_no_copies() -> None:
    statement = (
        '"' + " ".join(f"We promise point {number} of the plan to everybody." for number in range(12)) + '"'
    )
    one, other = (f"{happening(number).told_by(pen)}\n\n{statement}" for number, pen in ((5, 1), (5, 2)))
    assert grouped(article("a", one), article("b", other)) == {}


def test_reports_made_by_one_template_are_no_copies() -> None:
    assert grouped(*(article(str(number), happening(number).told_by(2)) for number in range(30))) == {}


def test_one_sentence_of_another_article_is_no_copy() -> None:
    assert grouped(article("a", STORY), article("b", STORY.split("\n\n")[0], published="2026-07-06")) == {}


def test_copies_are_told_from_their_own_origin() -> None:
    """Of two like origins the one that has most of a copy is meant, whatever comes first."""
    first = article("a", STORY)
    second = article("b", f"{cut(STORY, 0.35)}\n\n{happening(5).told_by(2)}", published="2026-07-06")
    copy = article("c", second.text.replace("tears", "tears of rage"), published="2026-07-07")
    assert grouped(first, second, copy) == {"c": ("b", "near")}


def test_empty_texts_are_no_copies_of_each_other() -> None:
    assert grouped(article("a", ""), article("b", "")) == {}


def test_of_two_prints_of_an_article_one_counts() -> None:
    old, new = article("a", STORY), article("a", edited(STORY, 0.1, 1))
    prints = [article_print(one) for one in (old, new, article("b", STORY, published="2026-07-06"))]
    assert group_copies(prints) == group_copies(reversed(prints))
    assert set(group_copies(prints)) == {"b"}


def test_independent_origins_count_texts() -> None:
    copies = group_copies(map(article_print, [article(name, STORY) for name in "abc"]))
    assert independent_origins(["b", "c", "x"], copies) == {"a", "x"}
    assert independent_origins([], copies) == frozenset()


def test_a_score_tells_how_alike_they_are() -> None:
    copies = group_copies(map(article_print, [article("a", STORY), article("b", edited(STORY, 0.1, 3))]))
    assert 0.4 < copies["b"].score < 0.95


def variants(number: int) -> list[ArticlePrint]:
    """Return a story in many forms, some of them alike enough to be copies of only some others."""
    told = happening(number).told_by(0)
    forms = (
        *(
            told,
            edited(told, 0.03, 1),
            edited(told, 0.2, 2),
            edited(told, 0.35, 3),
            cut(told, 0.6),
            cut(told, 0.4),
        ),
        *(framed(told), framed(edited(told, 0.12, 4)), f"{cut(told, 0.5)}\n\n{happening(number).told_by(1)}"),
    )
    publishers = ("Reuters", None, "Eastgate Courier")
    return [
        article_print(
            article(
                f"{number}-{form}",
                text,
                published=f"2026-07-0{1 + (form * 5) % 4}",
                publisher=publishers[form % 3],
            )
        )
        for form, text in enumerate(forms)
    ]


PRINTS = [one for number in range(4) for one in variants(number)]
SETS = st.lists(st.sampled_from(PRINTS), max_size=24, unique_by=lambda one: one.article)


def remaining(copies: dict[str, Copy], name: str) -> dict[str, Copy]:
    return {article: copy for article, copy in copies.items() if article != name}


@given(SETS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_order_gives_the_same(prints: list[ArticlePrint], random: object) -> None:
    mixed = sorted(prints, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert group_copies(mixed) == group_copies(prints)


@given(SETS)
@settings(deadline=None)
def test_origins_are_no_copies(prints: list[ArticlePrint]) -> None:
    copies = group_copies(prints)
    assert not {copy.origin for copy in copies.values()} & set(copies)


@given(SETS, st.data())
@settings(deadline=None)
def test_without_a_copy_nothing_else_changes(prints: list[ArticlePrint], data: st.DataObject) -> None:
    copies = group_copies(prints)
    for name in data.draw(st.permutations(sorted(copies)))[:3]:
        assert group_copies(one for one in prints if one.article != name) == remaining(copies, name)


@given(SETS, st.sampled_from(PRINTS))
@settings(deadline=None)
def test_a_copy_that_comes_splits_no_group(prints: list[ArticlePrint], one: ArticlePrint) -> None:
    before = [other for other in prints if other.article != one.article]
    after = group_copies([*before, one])
    if one.article in after:
        assert remaining(after, one.article) == group_copies(before)


@given(SETS)
@settings(deadline=None)
def test_a_second_print_of_the_same_text_joins_the_group(prints: list[ArticlePrint]) -> None:
    for one in prints[:3]:
        late = one._replace(article=f"{one.article}-late", published="2026-08-01", own_wire=False)
        copies, more = group_copies(prints), group_copies([*prints, late])
        assert remaining(more, late.article) == copies
        assert late.article in more


def test_variants_are_of_both_kinds() -> None:
    """The laws above are put to sets that have copies and origins."""
    copies = group_copies(PRINTS)
    assert 12 < len(copies) < len(PRINTS) - 4
