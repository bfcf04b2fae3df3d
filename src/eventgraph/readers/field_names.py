"""What sources call an article's fields: names in use, best first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Names = Mapping[str, tuple[str, ...]]
"""For each field of an article the names under which a source may have it, simplified (`flat`)."""

SUMMARIES: Final = (
    *("leadparagraph", "abstract", "description", "descriptiontext", "descriptions.value", "summary"),
    *("excerpt", "excerpt.rendered", "snippet", "shortdescription", "trailtext", "fields.trailtext"),
)
"""What stands for the text where a source has none: part of it, or what others say of it."""

PARTS: Final = ("contents", "contentelements", "paragraphs")
"""What may be a list of objects of which each holds a part of the text, as in the Washington Post's."""

NAMES: Final[Names] = {
    "text": (
        *("text", "content", "body", "articlebody", "fulltext", "maintext", "articletext", "fields.body"),
        *("fields.bodytext", "bodyxhtml", "bodyhtml", "bodytext", "bodies.value", "contenthtml"),
        *("contenttext", "content.rendered", "plaintext", "articlecontent", "newscontent", "story", *PARTS),
    ),
    "title": (
        *("title", "headline", "headline.main", "headlines.value", "title.rendered", "webtitle"),
        *("titlefull", "thread.title", "articletitle", "headlines", "headlinetext", "name"),
    ),
    "standfirst": (
        *("standfirst", "fields.standfirst", "subtitle", "subheadline", "subhead", "dek", "deck"),
        *("description", "descriptiontext", "descriptions.value", "abstract", "summary", "excerpt"),
        *("excerpt.rendered", "fields.trailtext"),
    ),
    "published": (
        *("published", "publishedat", "datetimepub", "publisheddate", "datetime", "date", "datepublished"),
        *("datepublish", "pubdate", "publishdate", "publicationdate", "webpublicationdate", "publishedon"),
        *("publishtime", "firstcreated", "versioncreated", "contentcreated", "seendate", "thread.published"),
        *("articledate", "dateposted", "postedat", "timestamp", "createdat", "datecreated", "created"),
    ),
    "modified": (
        *("modified", "modifiedat", "datemodified", "datemodify", "updated", "updatedat", "updateddate"),
        *("lastmodified", "fields.lastmodified", "versioncreated", "dateupdated"),
    ),
    "publisher": (
        *("publisher", "publisher.name", "source", "source.name", "source.title", "outlet", "site"),
        *("sitename", "sourcename", "namesource", "provider.name", "publication", "publicationname"),
        *("newspaper", "fields.publication", "infosource.name", "infosources.name", "copyrightholder"),
        *("domain", "sourcedomain", "source.domain", "thread.sitefull", "thread.site", "cleanurl"),
    ),
    "authors": (
        *("authors", "author", "byline", "byline.original", "fields.byline", "creator", "by"),
        *("authorname", "authorsbyline", "writer"),
    ),
    "url": (
        *("url", "link", "canonicalurl", "canonical", "weburl", "externalurl", "permalink", "articleurl"),
        *("links.permalink", "mainentityofpage", "mainentityofpage.@id", "thread.url", "@id"),
    ),
    "id": ("id", "guid", "uuid", "id.$oid", "articleid", "uri", "identifier"),
    "section": ("section", "sectionname", "articlesection", "category", "newsdesk"),
    "language": ("language", "lang", "inlanguage", "fields.lang", "languagecode"),
}
"""Ours, schema.org, NewsAPI and those like it, GDELT, news-please, Event Registry, Webz.io, ninjs, the
Guardian, NYT, JSON Feed, WordPress; and what people call columns."""
