"""What all records promise: frozen, strict, and the same after a trip through JSON."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from eventgraph import records
from eventgraph.records import (
    Argument,
    Article,
    ArticleEntity,
    Chain,
    CheckReport,
    Claim,
    ClaimChange,
    ConfidenceModel,
    Conflict,
    ConflictSide,
    Contradiction,
    Copy,
    Correction,
    Decision,
    Difference,
    Entity,
    Event,
    Evidence,
    Explanation,
    Extraction,
    Factuality,
    Fate,
    Gap,
    Hit,
    Identity,
    ImportReport,
    IngestReport,
    InputReport,
    Likeness,
    Mention,
    Merge,
    Named,
    OpenExtraction,
    Plan,
    Predicate,
    Proposal,
    Proposition,
    PublishReport,
    Question,
    Resolution,
    Side,
    Step,
    Support,
    Telling,
    TextSpan,
    Timeline,
    TimelineRow,
    ToldClaim,
    Violation,
)
from eventgraph.records.record import Record

LIKENESS: Final = Likeness(
    entity="b-2", name="B", type="Organization", articles=1, reason="acronym", score=0.4
)
SIDE: Final = Side(
    id="a-1", name="A", type="Organization", names=("A",), articles=1, sentence="A b C.", source="O"
)
EVIDENCE: Final = Evidence(start=0, end=5, text="A b C")
TRIGGER: Final = TextSpan(start=2, end=3)
SUPPORT: Final = Support(
    evidence=EVIDENCE, trigger=TRIGGER, factuality=Factuality.POSSIBLE, rule="verb.active"
)
CLAIM: Final = Claim(
    id="c1",
    subject="e1",
    relation="bans",
    object="e2",
    factuality=Factuality.ACTUAL,
    source="Reuters",
    time="2026-07",
    evidence=EVIDENCE,
    trigger=TRIGGER,
    rule="verb.active",
    confidence=0.8,
    qualifiers={"amount": "$1"},
    supporting=(SUPPORT,),
)
ENTITY: Final = ArticleEntity(id="e1", name="A", type="Organization", mentions=("A",), same_as="A")
MENTION: Final = Mention(start=0, end=1, entity="e1", kind="pronominal", text="A", antecedent=0)
ARGUMENT: Final = Argument(start=4, end=5, role="oblique", marker="from", text="C", head="c", entity="e1")
PREDICATE: Final = Predicate(start=2, end=3, text="b", words=("b",), kind="verb", construction="active")
PROPOSITION: Final = Proposition(
    predicate=PREDICATE, arguments=(ARGUMENT,), factuality=Factuality.PLANNED, sentence=EVIDENCE
)

TOLD: Final = ToldClaim(subject="A", object="C", claim=CLAIM)
NAMED: Final = Named(id="a-1", name="A", type="Organization")
TELLING: Final = Telling(
    claim="c1", article="a", factuality=Factuality.ACTUAL, confidence=0.8, sentence="A bans C."
)
STEP: Final = Step(
    subject="A",
    subject_id="a-1",
    relation="bans",
    object="C",
    object_id="c-1",
    forward=True,
    factuality=Factuality.ACTUAL,
    outlets=("a",),
    articles=1,
    origins=1,
    tellings=(TELLING,),
)
CONFLICT_SIDE: Final = ConflictSide(
    value="A",
    subject="A",
    subject_id="a-1",
    relation="bans",
    object="C",
    object_id="c-1",
    factuality=Factuality.ACTUAL,
    telling=TELLING,
    outlets=("a",),
)
ROW: Final = TimelineRow(
    time="2026-07",
    precision="month",
    time_of="happening",
    subject="A",
    subject_id="a-1",
    relation="bans",
    object="C",
    object_id="c-1",
    factuality=Factuality.ACTUAL,
    factualities={Factuality.ACTUAL: 1},
    outlets=("a",),
    articles=1,
    origins=1,
    tellings=(TELLING,),
)
EXAMPLES: Final[dict[str, Record]] = {
    type(example).__name__: example
    for example in (
        Article(id="a", text="T", authors=("Ada",), published="2026-07-05"),
        ENTITY,
        ARGUMENT,
        CheckReport(checked={"claims": 3}, problems=("wrong",)),
        CLAIM,
        ConfidenceModel(intercept=1.5, weights={"rule:verb": 0.1}, articles=2, claims=9, penalty=4),
        Contradiction(
            id="x",
            kind="polarity",
            claims=("c", "d"),
            values=("actual", "negated"),
            sides=(("c",), ("d",)),
            support=(0.8, 0.4),
        ),
        Copy(article="b", origin="a", reason="near", score=0.9),
        Correction(kind="correction", notice=EVIDENCE, wrong=EVIDENCE),
        Decision(kind="same", a="a-1", b="b-2", note="n"),
        Entity(id="a-1", name="A", type="Organization", aliases=("B",), articles=1, mentions=2),
        EVIDENCE,
        Explanation(
            claim="c1",
            subject="A",
            relation="bans",
            object="C",
            factuality=Factuality.ACTUAL,
            ended=False,
            source=None,
            time=None,
            rule="verb.active",
            confidence=0.8,
            article="a",
            title=None,
            publisher=None,
            published=None,
            url=None,
            sentence=EVIDENCE,
            marks=(TRIGGER,),
        ),
        Event(
            id="e",
            relation="bans",
            family="regulation",
            factuality=Factuality.ACTUAL,
            subjects=("a-1",),
            objects=("b-2",),
            first_article="a",
            articles=("a",),
            origins=1,
            claims=("c",),
        ),
        Extraction(article="a", entities=(ENTITY,), claims=(CLAIM,), mentions=(MENTION,)),
        Fate(
            claims=("c",),
            subject="a-1",
            relation="bans",
            object="b-2",
            factuality=Factuality.PLANNED,
            origins=1,
        ),
        Gap(
            kind="verb",
            words="X imitate Y",
            count=2,
            articles=1,
            subject_type="Person",
            agreement=0.5,
            example="A b C",
            article="a",
        ),
        Hit(
            kind="sentence",
            iri="urn:s",
            id=None,
            article="a",
            text="A b C",
            marks=(TextSpan(start=0, end=1),),
            score=1.5,
        ),
        Identity(entity=Entity(id="a-1", name="A", type="Organization"), likenesses=(LIKENESS,)),
        ImportReport(name="n", graph="urn:n", file="n.ttl", format="turtle", triples=3, status="imported"),
        IngestReport(inputs=(InputReport(path="p", status="ok"),), articles=1, claims={"actual": 1}),
        InputReport(path="p", status="quarantine", code="empty", message="m", hint="h"),
        LIKENESS,
        MENTION,
        Merge(entity="a-1", part="b-2", form="B", reason="acronym", score=0.9, articles=2),
        OpenExtraction(article="a", entities=(ENTITY,), propositions=(PROPOSITION,)),
        PREDICATE,
        PROPOSITION,
        Proposal(a="a-1", b="b-2", reason="spelling", score=0.5),
        PublishReport(url="https://s.example/", sent=("urn:n",), triples=3),
        Question(a=SIDE, b=SIDE, reason="spelling", score=0.5),
        Resolution(canonical={"a": {"e1": "a-1"}}),
        Chain(entities=(NAMED,), steps=(STEP,)),
        Conflict(id="x", kind="value", one=CONFLICT_SIDE, other=CONFLICT_SIDE),
        NAMED,
        ROW,
        CONFLICT_SIDE,
        Plan(
            subject="A",
            subject_id="a-1",
            relation="bans",
            object="C",
            object_id="c-1",
            factuality=Factuality.PLANNED,
            outcome="open",
            origins=1,
            outlets=("a",),
            articles=1,
            tellings=(TELLING,),
        ),
        STEP,
        SIDE,
        SUPPORT,
        TELLING,
        Timeline(entity=NAMED, count=1, rows=(ROW,)),
        ClaimChange(before=TOLD, after=TOLD, fields=("time",)),
        Difference(title=("A", None), added=(TOLD,)),
        TOLD,
        TRIGGER,
        Violation(article="a", node="urn:n", message="needs a label"),
    )
}


def test_every_record_has_its_example() -> None:
    public = {name: getattr(records, name) for name in records.__all__}
    exported = {name for name, each in public.items() if isinstance(each, type) and issubclass(each, Record)}
    assert EXAMPLES.keys() == exported


@pytest.mark.parametrize("record", EXAMPLES.values(), ids=EXAMPLES.keys())
class TestContract:
    def test_json_and_back(self, record: Record) -> None:
        assert type(record).model_validate_json(record.model_dump_json()) == record

    def test_frozen(self, record: Record) -> None:
        field = next(iter(type(record).model_fields))
        with pytest.raises(ValidationError, match="frozen"):
            setattr(record, field, getattr(record, field))

    def test_an_unknown_field_is_refused(self, record: Record) -> None:
        with pytest.raises(ValidationError, match="extra"):
            type(record).model_validate({**record.model_dump(), "colour": "red"})

    def test_it_explains_itself(self, record: Record) -> None:
        assert (type(record).__doc__ or "").strip().endswith(".")


def test_factuality_goes_from_the_strongest_to_the_weakest() -> None:
    assert [str(factuality) for factuality in Factuality] == ["actual", "planned", "possible", "negated"]


@pytest.mark.parametrize("time", ["2026", "2026-07", "2026-07-05", None])
def test_a_time_is_a_year_a_month_or_a_day(time: str | None) -> None:
    assert Claim.model_validate({**CLAIM.model_dump(), "time": time}).time == time


@pytest.mark.parametrize(
    "change",
    [
        {"time": "July 2026"},
        {"time": "2026-7"},
        {"time": "2026-07-05T10:00"},
        {"confidence": 1.1},
        {"confidence": -0.1},
        {"factuality": "certain"},
        {"trigger": {"start": -1, "end": 2}},
    ],
)
def test_a_wrong_claim_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({**CLAIM.model_dump(), **change})


def test_defaults_are_not_shared() -> None:
    bare = CLAIM.model_dump(exclude={"qualifiers"})
    one, other = Claim.model_validate(bare), Claim.model_validate(bare)
    one.qualifiers["amount"] = "$1"
    assert other.qualifiers == {}


@given(
    st.lists(st.sampled_from(["ok", "warning", "unchanged", "replaced", "quarantine", "skip"]), max_size=8)
)
def test_every_input_counts_once(statuses: list[Any]) -> None:
    report = IngestReport(inputs=tuple(InputReport(path="p", status=status) for status in statuses))
    counts = [report.count(s) for s in ("ok", "warning", "unchanged", "replaced", "quarantine", "skip")]
    assert (
        sum(counts)
        == len(statuses)
        == report.count("ok", "warning", "unchanged", "replaced", "quarantine", "skip")
    )


def test_what_is_less_sure_goes_with_its_concepts() -> None:
    tools = ArticleEntity(id="e3", name="tools", type="Concept", mentions=("tools",))
    other = ArticleEntity(id="e2", name="B", type="Person", mentions=("B",))
    less = CLAIM.model_copy(update={"id": "c2", "object": "e3", "confidence": 0.5})
    found = Extraction(article="a", entities=(ENTITY, other, tools), claims=(CLAIM, less))
    assert found.at_least(0.5) == found
    kept = found.at_least(0.8)
    assert (kept.claims, kept.entities) == ((CLAIM,), (ENTITY, other))
    assert found.at_least(0.9).claims == ()
