"""Which articles are copies of which: reprints, cuts and the stories of news agencies."""

from eventgraph.deduplication.grouping import group_copies, independent_origins
from eventgraph.deduplication.prints import ArticlePrint, article_print

__all__ = [
    "ArticlePrint",
    "article_print",
    "group_copies",
    "independent_origins",
]
