from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.deduplication import article_print
from eventgraph.deduplication.shingles import FACTS, KEPT, facts, likeness, shared_facts, shingles, words
from eventgraph.deduplication.signatures import SimilarStories

from .planted import article, happening

TEXTS = st.lists(
    st.sampled_from(["ferry", "harbour", "Orrin", "the", "of", "12", "runs", "night"]), max_size=60
).map(" ".join)


def count(hashes: bytes) -> int:
    return len(array("I", hashes))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Ferry's crew", "the ferry\u2019s CREW"),
        ("\ufb01ve ships \u2013 lost", "five ships, lost"),
        ("A  B\nC", "a b c"),
    ],
)
def test_case_and_punctuation_are_no_difference(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_quotations_are_left_out_where_the_rest_is_enough() -> None:
    own = " ".join(f"word{number}" for number in range(40))
    said = '"We will look at every single figure again before anybody signs," she said.'
    assert count(shingles(f"{own}\n{said}")) == count(shingles(own))
    assert count(shingles(said)) == len(words(said)) - 2


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    text = " ".join(f"word{number}" for number in range(40)) + ' the film "Harbour Nights" opened'
    assert count(shingles(text)) == len(words(text)) - 2


def test_likeness_is_exact() -> None:
    first, second = (shingles(" ".join(f"w{n}" for n in numbers)) for numbers in (range(102), range(50, 152)))
    assert likeness(first, second) == (50 / 150, 0.5, 0.5)
    assert likeness(first, shingles("")) == (0.0, 0.0, 0.0)


def test_likeness_of_long_texts_is_estimated() -> None:
    first, second = (
        shingles(" ".join(f"w{n}" for n in numbers)) for numbers in (range(9_000), range(3_000, 12_000))
    )
    assert count(first) == count(second) == KEPT
    assert likeness(first, second) == pytest.approx((0.5, 2 / 3, 2 / 3), abs=0.04)


def test_a_cut_of_a_long_text_is_held_by_it() -> None:
    first, second = (shingles(" ".join(f"w{n}" for n in range(end))) for end in (9_000, 1_500))
    assert likeness(first, second).of_second == 1
    assert likeness(first, second).of_first == pytest.approx(1 / 6, abs=0.03)


@given(TEXTS, TEXTS)
def test_likeness_is_symmetric(one: str, other: str) -> None:
    there, back = likeness(shingles(one), shingles(other)), likeness(shingles(other), shingles(one))
    assert there == (back.jaccard, back.of_second, back.of_first)


def test_facts_are_names_within_sentences_and_figures() -> None:
    assert facts("Yesterday the ferry to Orrin lost 1,200 boxes.") == facts("In town, Orrin is 1,200.")
    assert count(facts("Yesterday it rained. Nobody came.")) == 0
    assert count(facts(" ".join(str(number) for number in range(500)))) == FACTS


def test_few_facts_say_nothing() -> None:
    few, many = facts("in Orrin and Tolvan"), facts("in Orrin, Tolvan, Lindale and 7 or 8 others")
    assert shared_facts(few, many) is None
    assert shared_facts(many, many) == 1


def test_two_reports_of_one_template_share_no_facts() -> None:
    one, other = (happening(number).told_by(0) for number in (3, 4))
    assert likeness(shingles(one), shingles(other)).of_first > 0.4
    assert (shared_facts(facts(one), facts(other)) or 0) < 0.4


def test_similar_stories_are_found_whatever_is_between() -> None:
    index = SimilarStories()
    for number in range(60):
        index.add(number, shingles(" ".join(f"{number}-{word}" for word in range(200))))
    assert index.similar(shingles(" ".join(f"7-{word}" for word in range(80)))) == [7]
    assert index.similar(shingles("nothing like it was ever told")) == []


def test_a_print_is_small() -> None:
    made = article_print(article("a", happening(1).told_by(0)))
    assert len(made.shingles) + len(made.facts) < 5 * len(words(happening(1).told_by(0)))


def test_a_text_too_short_to_be_a_story_is_told_by_its_title() -> None:
    stub = "Subscribe now to read on."
    one, other, same = (article_print(article(t, stub, title=t[:1])) for t in ("a", "b", "a2"))
    assert one.text_hash != other.text_hash
    assert one.text_hash == same.text_hash
