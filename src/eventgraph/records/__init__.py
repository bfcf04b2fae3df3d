"""The records in which stages meet; frozen, and one concept a file."""

from eventgraph.records.article import Article
from eventgraph.records.chain import Chain, Step
from eventgraph.records.claim import Claim, Factuality, Support
from eventgraph.records.confidence import ConfidenceModel
from eventgraph.records.conflict import Conflict, ConflictSide
from eventgraph.records.contradiction import Contradiction, ContradictionKind
from eventgraph.records.correction import Correction
from eventgraph.records.decision import Decision
from eventgraph.records.difference import ClaimChange, Difference, ToldClaim
from eventgraph.records.duplicate import Copy
from eventgraph.records.entity import Entity, Merge, Named, Proposal, Resolution
from eventgraph.records.event import Event
from eventgraph.records.exchange import ImportReport, PublishReport
from eventgraph.records.explanation import CheckReport, Explanation
from eventgraph.records.extraction import ArticleEntity, Extraction, Mention
from eventgraph.records.fate import Fate
from eventgraph.records.gap import Gap
from eventgraph.records.hit import Hit
from eventgraph.records.identity import Identity, Likeness, Question, Side
from eventgraph.records.plan import Plan
from eventgraph.records.proposition import Argument, OpenExtraction, Predicate, Proposition
from eventgraph.records.report import IngestReport, InputReport
from eventgraph.records.span import Evidence, TextSpan
from eventgraph.records.standing import Standing
from eventgraph.records.telling import Telling
from eventgraph.records.timeline import Timeline, TimelineRow
from eventgraph.records.violation import Violation

__all__ = [
    "Argument",
    "Article",
    "ArticleEntity",
    "Chain",
    "CheckReport",
    "Claim",
    "ClaimChange",
    "ConfidenceModel",
    "Conflict",
    "ConflictSide",
    "Contradiction",
    "ContradictionKind",
    "Copy",
    "Correction",
    "Decision",
    "Difference",
    "Entity",
    "Event",
    "Evidence",
    "Explanation",
    "Extraction",
    "Factuality",
    "Fate",
    "Gap",
    "Hit",
    "Identity",
    "ImportReport",
    "IngestReport",
    "InputReport",
    "Likeness",
    "Mention",
    "Merge",
    "Named",
    "OpenExtraction",
    "Plan",
    "Predicate",
    "Proposal",
    "Proposition",
    "PublishReport",
    "Question",
    "Resolution",
    "Side",
    "Standing",
    "Step",
    "Support",
    "Telling",
    "TextSpan",
    "Timeline",
    "TimelineRow",
    "ToldClaim",
    "Violation",
]
