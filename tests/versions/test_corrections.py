"""Notices of outlets about their own articles, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.records import Article, Correction
from eventgraph.versions import find_correction

STORY = (
    "The harbour of Orrin will be dredged next spring, the port authority said.\n\n"
    "Ships of more than 200 metres have had to wait for high water since a storm in March moved a sandbank "
    "into the channel. Fishermen want the work to be done in winter, when they do not go out.\n\n"
    "The authority expects it to cost four million crowns, of which the region will pay half. Work on the "
    "quay was finished last year after a delay of six months.\n\n"
) * 3
BEFORE, AFTER = "before", "after"


def article(text: str, title: str | None = None) -> Article:
    return Article(id="a", text=text, title=title)


def with_notice(notice: str, place: str) -> Article:
    return article(f"{notice}\n\n{STORY}" if place == BEFORE else f"{STORY}{notice}")


NOTICES = [
    (
        "correction",
        "Correction: An earlier version of this article said that the port is in Tolvan. It is in Orrin.",
    ),
    ("correction", "CORRECTION: An earlier version of this story gave a wrong name for the harbour master."),
    ("correction", "Correction (July 8): The quay is 300 metres long, not 30."),
    ("correction", "Correction, July 8, 2026: The quay is 300 metres long, not 30."),
    ("correction", "Corrections and clarifications: The dredging will cost four million crowns, not forty."),
    ("correction", "Correction appended July 8"),
    (
        "correction",
        "\u2022 This article was amended on 8 July 2026. An earlier version said the port was in Tolvan.",
    ),
    ("correction", "\u2022 This article was amended on 8 July 2026 to remove a personal detail."),
    ("correction", "This article has been corrected to say that the region will pay half."),
    ("correction", "This story was corrected on July 8 to show that the quay is in Orrin."),
    ("correction", "This story has been updated to correct the spelling of the harbour master's name."),
    (
        "correction",
        "The headline of this article was amended on 8 July 2026 because it named the wrong town.",
    ),
    ("correction", "An earlier version of this article misstated the length of the quay."),
    ("correction", "A previous version of this story incorrectly identified the harbour master as Tim Oake."),
    ("correction", "Earlier versions of this report included an incorrect age for the captain."),
    ("correction", "Because of an editing error, an earlier version of this article misstated the cost."),
    ("correction", "The original version of this post said the port had been closed. It is open."),
    (
        "correction",
        "A caption with an earlier version of this article misidentified the ship. It is the Aurelia.",
    ),
    (
        "correction",
        "Editor's note: A previous version of this video incorrectly stated that the port is closed.",
    ),
    ("correction", "Editor\u2019s note: This article has been corrected. The port is in Orrin."),
    ("correction", "(Corrects paragraph 3 to say the region will pay half, not all)"),
    ("correction", "(Corrects name of harbour master in second paragraph)"),
    ("correction", "(This July 5 story has been corrected to say that the port is in Orrin, paragraph 2)"),
    ("correction", "(Refiles to fix dateline)"),
    ("correction", "We have corrected this article. The port is in Orrin."),
    ("correction", "Update: An earlier version of this article misstated the length of the quay."),
    ("correction", "UPDATE (July 8): This story has been updated to correct the name of the harbour master."),
    ("correction", "This article originally misidentified the harbour master."),
    ("correction", "This story initially said that the port was closed. It is open."),
    ("correction", "This post incorrectly stated that the port was closed."),
    ("clarification", "Clarification: The authority will pay for the work; the region will pay it back."),
    ("clarification", "CLARIFICATION (July 8): The dredging begins in April at the earliest."),
    ("clarification", "This article was amended on 8 July 2026 to clarify a quote from the harbour master."),
    ("clarification", "This story has been clarified to say who will pay first."),
    ("clarification", "This piece has been edited for clarity."),
    ("clarification", "Editor's note: This story has been updated to better clarify the role of the region."),
    ("clarification", "(Clarifies in paragraph 2 that work has not begun)"),
    ("update", "This story has been updated."),
    ("update", "This post has been updated with a statement from the port authority."),
    ("update", "Our report was updated on 8 July after the region had answered."),
    ("update", "Update: The port authority said on Tuesday that work would begin in April."),
    ("update", "UPDATE (July 8, 10:30 a.m. ET): The region has agreed to pay."),
    ("update", "Update, 2:40 p.m. PT: Adds a response of the fishermen."),
    ("update", "Updated at 9:50 p.m. ET"),
    ("update", "Updated July 8 with comment from the region."),
    ("update", "(Updates with comment from fishermen, background)"),
    ("update", "(Adds details, quotes)"),
    ("update", "(Recasts, adds reaction)"),
    ("update", "The map in this article was updated on 8 July 2026."),
    ("retraction", "Retraction: We said on Sunday that the port was closed. It never was."),
    ("retraction", "This article has been retracted because its source could not be confirmed."),
    ("retraction", "Editor's note: This story has been withdrawn."),
    ("retraction", "We have retracted this article, which was based on a forged letter."),
    ("retraction", "We are withdrawing this story. A letter on which it was based is forged."),
    (
        "retraction",
        "ADVISORY: The story on the port of Orrin is withdrawn. There will be no substitute story.",
    ),
    ("retraction", "STORY REMOVED: The agency has withdrawn its story about the port of Orrin."),
    ("retraction", "KILL: Port of Orrin closed. The source was not who it claimed to be."),
    ("retraction", "MANDATORY KILL - Port of Orrin closed"),
    ("retraction", "EDITORS: Please kill the story slugged ORRIN-PORT; it was sent by mistake."),
    ("retraction", "Please disregard our story on the port of Orrin, which was sent by mistake."),
]

NO_NOTICES = [
    "The court corrected its earlier ruling on Monday.",
    "The index has seen a correction of ten percent since May.",
    "A market correction: that is what analysts expect for autumn.",
    "Correction: healthy pause or the start of something worse?",
    "The Department of Correction said that two prisoners had escaped.",
    "The minister clarified her remarks on Tuesday and said that nothing had been decided.",
    "He asked for a clarification: nobody had told the town.",
    "The journal said that the article had been retracted at the request of its authors.",
    '"This article has been retracted," the journal said on its site.',
    "\u201cThis story has been updated so often that nobody knows how it began,\u201d she said.",
    "The study was withdrawn after a reader had found an error in its tables.",
    "Troops have been withdrawn from the border, and the advisory was lifted.",
    "The senator retracted his statement and apologised.",
    "Daily Lantern has retracted a story about the senator.",
    "The company withdrew its offer after shareholders had said no.",
    "The app has been updated, and users will see the new version in a week.",
    "An earlier version of the bill said that ports would be free.",
    "An earlier version of this law said that ports would be free.",
    "A previous version of the ferry had only one engine.",
    "The timetable has been amended; this ship now leaves at noon.",
    "Last updated: 8 July 2026, 14:02",
    "Updated: 8 July 2026, 14:02 BST",
    "UPDATED 8 July 2026",
    "This is a developing story and will be updated.",
    "This story will be corrected if new facts come to light.",
    "This story originally appeared in the Eastgate Courier.",
    "This article originally ran in July and was widely read.",
    "This story was told by her grandmother.",
    "This article was written by a member of the crew.",
    "This report was published on 8 July by the authority.",
    "Editor's note: Rosa Lind is a columnist and lives in Orrin.",
    "Editor's note: This story contains descriptions of a shipwreck.",
    "Note to readers: some names have been changed.",
    "The editors of the yearbook regret that they had the wrong date.",
    "Kill the lights, he said, and everybody left the bridge.",
    "Kill Bill: the film comes back to cinemas in Orrin.",
    "Attention turned to the region, which has withdrawn its support.",
    "Updates on the weather come every hour.",
    "The update brings a map. It was released on Monday.",
    "Adds up to nothing, said the fishermen.",
    "Retraction of the landing gear took longer than usual.",
    "We corrected the course twice that night.",
    "Please disregard the noise, the captain said.",
]  # fmt: skip


@pytest.mark.parametrize("place", [BEFORE, AFTER])
@pytest.mark.parametrize(("kind", "notice"), NOTICES)
def test_notices_are_found_with_their_characters(kind: str, notice: str, place: str) -> None:
    read = with_notice(notice, place)
    found = find_correction(read)
    assert found
    assert found.kind == kind
    assert read.text[found.notice.start : found.notice.end] == found.notice.text
    assert found.notice.text == notice.strip("\u2022 (")


@pytest.mark.parametrize("place", [BEFORE, AFTER])
@pytest.mark.parametrize("sentence", NO_NOTICES)
def test_what_looks_like_a_notice_is_none(sentence: str, place: str) -> None:
    assert find_correction(with_notice(sentence, place)) is None


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("correction", "CORRECTED: Port of Orrin to be dredged"),
        ("correction", "CORRECTED-Port of Orrin to be dredged"),
        ("correction", "CORRECTION: Port of Orrin to be dredged"),
        ("correction", "REFILE-Port of Orrin to be dredged"),
        ("correction", "Corrected: Port of Orrin to be dredged"),
        ("correction", "Correction: Port of Orrin story"),
        ("clarification", "Clarification: Port of Orrin story"),
        ("update", "UPDATE 2-Port of Orrin to be dredged"),
        ("update", "UPDATED: Port of Orrin to be dredged"),
        ("retraction", "KILL: Port of Orrin closed"),
        ("retraction", "WITHDRAWN-Port of Orrin closed"),
        ("retraction", "RETRACTION: Port of Orrin closed"),
        ("retraction", "ADVISORY-Story on port of Orrin withdrawn"),
        (None, "Correction: how far will shares fall?"),
        (None, "Correction officers want better pay"),
        (None, "ADVISORY: gales expected off Orrin"),
        (None, "Update your ferry app before you travel"),
        (None, "KILL BILL comes back to cinemas"),
        (None, "Withdrawn ferry may return"),
        (None, "Court corrects sentence of ship's owner"),
    ],
)
def test_titles_have_labels(kind: str | None, title: str) -> None:
    found = find_correction(article(STORY, title))
    assert (found and found.kind) == kind
    if found:
        assert (found.notice.part, found.notice.text) == ("title", title)


@pytest.mark.parametrize(
    ("notice", "wrong", "right"),
    [
        (
            "Correction: An earlier version of this article said that the port is in Tolvan. It is in Orrin.",
            "the port is in Tolvan",
            "It is in Orrin",
        ),
        (
            "An earlier version of this story wrongly stated that the quay is 9 metres; in fact, it is 90.",
            "the quay is 9 metres",
            "it is 90",
        ),
        (
            "An earlier version of this article said the quay is 30 metres long, when in fact it is 300.",
            "the quay is 30 metres long",
            "it is 300",
        ),
        (
            "This article was amended on 8 July 2026. An earlier version said that the port was in Tolvan.",
            "the port was in Tolvan",
            None,
        ),
        (
            "An earlier version of this article misstated the length of the quay. It is 300 metres.",
            "misstated the length of the quay",
            None,
        ),
        (
            "This article has been corrected to say that the region will pay half, not all.",
            None,
            "the region will pay half, not all",
        ),
        (
            "(Corrects paragraph 3 to show the region will pay half)",
            None,
            "the region will pay half",
        ),
        (
            "Correction: An earlier version of this story said the port was closed. We regret the error.",
            "the port was closed",
            None,
        ),
        (
            "This story initially said that the port was closed. It is open.",
            "the port was closed",
            "It is open",
        ),
        (
            "Correction: This article originally misidentified the harbour master. She is Rosa Lind.",
            "misidentified the harbour master",
            None,
        ),
        ("Correction: The quay is 300 metres long, not 30.", None, None),
        ("This story has been updated.", None, None),
    ],
)
def test_what_was_wrong_and_what_is_right(notice: str, wrong: str | None, right: str | None) -> None:
    read = with_notice(notice, AFTER)
    found = find_correction(read)
    assert found
    assert (found.wrong and found.wrong.text) == wrong
    assert (found.right and found.right.text) == right
    for words in filter(None, (found.wrong, found.right)):
        assert read.text[words.start : words.end] == words.text


def test_the_strongest_notice_counts() -> None:
    update, correction = "This story has been updated.", "Correction: The quay is 300 metres long, not 30."
    found = find_correction(
        article(f"{update}\n\n{STORY}{correction}", "UPDATE 1-Port of Orrin to be dredged")
    )
    assert found
    assert found.kind == "correction"


def test_the_text_is_asked_before_the_title() -> None:
    notice = "Correction: An earlier version of this article said that the port is in Tolvan."
    found = find_correction(article(f"{notice}\n\n{STORY}", "CORRECTED: Port of Orrin to be dredged"))
    assert found
    assert found.wrong


def test_a_notice_stands_at_the_edge_of_a_text_of_one_line() -> None:
    line, notice = STORY.replace("\n", " "), "This story has been updated."
    assert find_correction(article(f"{line * 3}{notice}"))
    assert find_correction(article(f"{line * 3}{notice} {line * 3}")) is None


def test_a_long_notice_ends_with_a_sentence() -> None:
    found = find_correction(
        article("Correction: The quay is 300 metres long. " + "It was built long ago. " * 60)
    )
    assert found
    assert found.notice.text.endswith("ago.")
    assert len(found.notice.text) <= 700


def test_the_sample_article_is_found(repository: Path) -> None:
    text = (repository / "data/articles/2026-07-08-harbour-wire-correction-claude-code.txt").read_text(
        "utf-8"
    )
    found = find_correction(article(text))
    assert found
    assert found.kind == "correction"
    assert found.wrong
    assert found.wrong.text == "Claude Code was developed by OpenAI"
    assert found.right
    assert found.right.text == "Claude Code is developed by Anthropic"


@pytest.mark.parametrize(
    "part", ["1/1", "the ", "A b, ", "Correction: ", "An earlier version ", "(Adds ", '"x. ']
)
def test_hostile_texts_take_no_longer_than_others(part: str) -> None:
    for notice in ("", "Updated: ", "This story was updated ", "An earlier version of this story said that "):
        find_correction(article(f"{notice}{part * 4_000}", part * 400))


@given(st.text(max_size=300), st.sampled_from([notice for _, notice in NOTICES]), st.integers(0, 300))
def test_any_text_is_read(text: str, notice: str, place: int) -> None:
    read = article(f"{text[:place]}\n{notice}\n{text[place:]}", text)
    found = find_correction(read)
    assert found is None or isinstance(found, Correction)
    if found and found.notice.part == "text":
        assert read.text[found.notice.start : found.notice.end] == found.notice.text
