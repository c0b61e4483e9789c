"""Readers: every word has its place in the source, and no word is lost."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from authz.errors import InputFault
from authz.model import Span
from authz.read.article import Article
from authz.read.articles import read_articles
from authz.read.html import html_article
from authz.read.markdown import markdown_article
from authz.read.plain import text_article
from tests.lint.helpers import forms, read, sources


def shown(article: Article, words: str) -> str:
    """The source at the place of some words."""
    at = article.text.index(words)
    place = article.place(at, at + len(words))
    return article.source[place.start : place.end]


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(b.kind.value, article.text[b.span.start : b.span.end]) for b in article.blocks]


PAGE = """<html><head><title>Raid &amp; law - The Paper</title><style>b{}</style></head><body>
<nav><a>The menu</a></nav><header><h1>Raid &amp; law</h1></header>
<article><h2>What happened</h2><p>The raid was <em>not</em>
   auth<b>orized</b> by&nbsp;<a href="x">parli&aacute;ment</a>.<!-- a note --></p>
<script>if (a < b) {}</script><p>First<p>Second 5 &lt; 6 &bogus; <q>ours</q>
<blockquote>Theirs</blockquote><ul><li>one<li>two</ul><img alt="A picture"></article>
<footer>Copyright</footer></body></html>"""


def test_a_page() -> None:
    """Headline, headings and the article's body are read; navigation, scripts and chrome are not."""
    article = html_article(PAGE, "a.html")
    assert kinds(article) == [
        ("headline", "Raid & law"),
        ("heading", "What happened"),
        ("paragraph", "The raid was not authorized by\xa0parliáment."),
        ("paragraph", "First"),
        ("paragraph", "Second 5 < 6 &bogus; ours"),
        ("paragraph", "Theirs"),
        ("item", "one"),
        ("item", "two"),
        ("caption", "A picture"),
    ]
    assert shown(article, "not authorized by") == "not</em>\n   auth<b>orized</b> by"
    assert shown(article, "parliáment") == "parli&aacute;ment"
    assert shown(article, "5 < 6") == "5 &lt; 6"
    assert [c.text for c in article.comments] == [" a note "]
    assert [article.text[q.start : q.end] for q in article.quotations] == ["ours", "Theirs"]


def test_a_page_without_an_article_element() -> None:
    """Everything is read, and the title is the headline."""
    article = html_article("<title>One</title><p>Two</p><footer>Three</footer>", "a.html")
    assert kinds(article) == [("headline", "One"), ("paragraph", "Two"), ("paragraph", "Three")]


MARKDOWN = """---
title: "Raid not authorized"
description: What happened
tags: [a, b]
---
## Part *one* ##

> The raid was **not\r
> authorized** by &quot;it&quot; \\* [a link](http://x "t") `co de` <http://x.y/%20a>
lazy <!-- a note -->

- item one
  more ![a *picture*](u.png) end

| a | b |
|---|---|
| x \\| y | raid |

<div><p>Html <b>bold</b> &amp; x</p></div>

```
code
```
"""


def test_a_markdown_page() -> None:
    """Front matter, headings, quotations, lists, tables, pictures, inline HTML; code blocks are no text."""
    article = markdown_article(MARKDOWN, "a.md")
    assert kinds(article) == [
        ("headline", "Raid not authorized"),
        ("summary", "What happened"),
        ("heading", "Part one"),
        ("paragraph", 'The raid was not authorized by "it" * a link co de http://x.y/ a lazy'),
        ("item", "item one more end"),
        ("caption", "a picture"),
        ("cell", "a"),
        ("cell", "b"),
        ("cell", "x | y"),
        ("cell", "raid"),
        ("paragraph", "Html bold & x"),
    ]
    assert shown(article, "not authorized by") == "not\r\n> authorized** by"
    assert shown(article, '"it"') == "&quot;it&quot;"
    assert shown(article, "a link co de") == 'a link](http://x "t") `co de'
    assert shown(article, "x | y") == "x \\| y"
    assert shown(article, "bold & x") == "bold</b> &amp; x"
    assert article.headline == Span(0, 19)
    assert article.is_quoted(article.text.index("lazy"), article.text.index("lazy") + 4)
    assert [article.text[c.start : c.end] for c in article.code] == ["co de"]


def test_a_heading_is_a_headline_once() -> None:
    """The first of the first level, unless the front matter has one."""
    assert kinds(markdown_article("# A\n\n# B", "a"))[0][0] == "headline"
    assert kinds(markdown_article("# A\n\n# B", "a"))[1][0] == "heading"
    assert kinds(html_article("<h1>A</h1><h1>B</h1>", "a")) == [("headline", "A"), ("heading", "B")]


def test_plain_text() -> None:
    """A headline without a full stop, paragraphs, and silencings that are no text."""
    source = (
        'Council acts\n\nThe raid {authz: ignore[AZ101] why} was "illegal.\nIt was.\n\n'
        "{authz: ignore-file[AZ1]}\n\nEnd."
    )
    article = text_article(source, "a.txt")
    assert [k for k, _ in kinds(article)] == ["headline", "paragraph", "paragraph"]
    assert article.text.split("\n\n")[1] == 'The raid  was "illegal.\nIt was.'
    assert shown(article, "raid  was") == "raid {authz: ignore[AZ101] why} was"
    assert [article.text[q.start : q.end] for q in article.quotations] == ['"illegal.\nIt was.']


def test_long_lines_are_paragraphs() -> None:
    """A text that is not wrapped by hand has a paragraph a line."""
    article = text_article("a " * 150 + "\nb\nc\n", "a.txt")
    assert len(article.blocks) == 3


def test_json_lines() -> None:
    """An article a line; escapes are mapped back, and the title is the headline."""
    line = json.dumps({"id": 1, "title": "Tïtle", "text": 'The "raid"\n\nwas \U0001f600 so.'})
    articles = list(read_articles(f"{line}\nnot json\n\n{line}\n".encode(), "a.jsonl"))
    assert [isinstance(a, InputFault) for a in articles] == [False, True, False]
    last = articles[2]
    assert isinstance(last, Article)
    assert kinds(last)[0] == ("headline", "Tïtle")
    assert shown(last, '"raid"\n\nwas 😀') == r"\"raid\"\n\nwas \ud83d\ude00"
    assert last.place(0, 1).line == 4


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_encoding_error_names_the_byte(name: str) -> None:
    """And is a fault, not a crash; so is a file without words."""
    (fault,) = read_articles(b"ab\xff", name)
    assert isinstance(fault, InputFault)
    assert "at byte 2" in str(fault.error)
    (fault,) = read_articles(b"  \n", name)
    assert isinstance(fault, InputFault)


@given(sources, forms)
@example("<A0:>*", "markdown")
@settings(max_examples=400, deadline=None)
def test_every_place_lies_in_the_source(source: str, form: str) -> None:
    """For any text and any markup; blocks do not overlap, and each begins and ends with a word."""
    article = read(source, form)
    text = article.text
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(text)
        end = block.span.end
    for at in range(len(text)):
        place = article.place(at, at + 1)
        assert 0 <= place.start <= place.end <= len(source)
        written = source[place.start : place.end]
        if text[at] not in " \n\ufffd" and written[:1] not in {"&", "<", "\\", text[at]}:
            pytest.fail(f"{text[at]!r} is not {written!r}")
    for span in (*article.quotations, *article.code):
        assert 0 <= span.start <= span.end <= len(text)
    for comment in article.comments:
        assert 0 <= comment.span.start <= comment.span.end <= len(source)


_word = st.from_regex(r"[a-zé]{1,8}", fullmatch=True)
_wrap = st.sampled_from(
    ["{}", "<em>{}</em>", "<b>{}</b>", "<a href='x y'>{}</a>", "<!-- z -->{}", "<span\n>{}</span>"]
)
_star = st.sampled_from(["{}", "*{}*", "**{}**", '[{}](http://x.y "t")', "<!-- z -->{}", "<i>{}</i>"])


@given(st.lists(st.lists(st.tuples(_word, _wrap), min_size=1), min_size=1))
@settings(deadline=None)
def test_no_word_of_a_page_is_lost(paragraphs: list[list[tuple[str, str]]]) -> None:
    """What is written is read, in order, whatever inline markup it has."""
    source = "".join("<p>" + "\n ".join(m.format(w) for w, m in p) + "</p>" for p in paragraphs)
    article = html_article(source, "a.html")
    assert article.text == "\n\n".join(" ".join(w for w, _ in p) for p in paragraphs)


@given(st.lists(st.lists(st.tuples(_word, _star), min_size=1), min_size=1), st.sampled_from(["", "> ", "- "]))
@settings(deadline=None)
def test_no_word_of_a_markdown_page_is_lost(paragraphs: list[list[tuple[str, str]]], lead: str) -> None:
    """What is written is read, in order, whatever inline markup it has and wherever it is set."""
    source = "\n\n".join(lead + "x " + " ".join(m.format(w) for w, m in p) for p in paragraphs)
    article = markdown_article(source, "a.md")
    assert article.text == "\n\n".join("x " + " ".join(w for w, _ in p) for p in paragraphs)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_json_escapes_are_mapped(text: str) -> None:
    """Every code point of a text in JSON Lines has the place of its escape."""
    for ascii_only in (True, False):
        line = json.dumps({"text": text}, ensure_ascii=ascii_only)
        (article,) = read_articles(line.encode(), "a.jsonl")
        if isinstance(article, InputFault) or not article.text:
            continue
        for at, sign in enumerate(article.text):
            place = article.place(at, at + 1)
            written = article.source[place.start : place.end]
            if not re.fullmatch(r"\n", sign):
                assert json.loads(f'"{written}"') == sign
