"""What the linter's tests share: one annotator, articles from their parts, and markup of any kind."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from authz.annotator import Annotator
from authz.lint.config import Config
from authz.lint.engine import lint_article
from authz.lint.findings import Finding
from authz.read.article import Article
from authz.read.html import html_article
from authz.read.markdown import markdown_article
from authz.read.plain import text_article

EVERYTHING = Config(select=("ALL",), preview=True)

#: Sentences with findings and without, from which articles are made.
SENTENCES = (
    "The raid was illegal.",
    "The strikes were not authorized.",
    "The strikes were not authorized by Congress and the Security Council.",
    "Parliament authorized the raid.",
    "The raid was not authorized by parliament.",
    "The UN approved the deployment.",
    "The ministry authorised the flight.",
    "The court authorized the search.",
    "The council met on Monday.",
    "The strikes were authorized by Security Council resolution 1973 (2012).",
    "The General Assembly authorized air strikes against the rebels.",
    "The troops, he said, acted in self-defence under Article 5 of the UN Charter.",
)


@cache
def annotator() -> Annotator:
    return Annotator()


def lint_it(article: Article, config: Config = EVERYTHING) -> list[Finding]:
    return lint_article(article, annotator().annotate(article.text, article.path), config)


def read(source: str, form: str) -> Article:
    match form:
        case "markdown":
            return markdown_article(source, "a.md")
        case "html":
            return html_article(source, "a.html")
        case _:
            return text_article(source, "a.txt")


def codes(findings: list[Finding]) -> list[str]:
    return [f.code for f in findings if f.counts]


forms = st.sampled_from(["markdown", "html", "text"])

_pieces = st.sampled_from(
    [
        *SENTENCES,
        *("<p>", "</p>", "<em>", "</em>", "<b>", "<br>", "<!-- a -->", "<!-- authz: ignore[AZ101] -->"),
        *("<nav>", "</nav>", "<script>", "</script>", "<title>", "</title>", "<h1>", "</h1>", "<pre>", "<q>"),
        *("&amp;", "&nbsp;", "&eacute;", "&bogus;", "&#65;", "&#x110000;", "&"),
        *("<", ">", "</", "<!", "<?x?>"),
        *("**", "*", "_", "__", "`", "```\n", "~~", "[", "](http://x.y)", "![alt"),
        *("> ", "- ", "1. ", "# ", "\n\n"),
        *("\n", "\r\n", "\r", "\t", "    ", " ", "|", "---", "\\", "\\*", "<http://x.y>", "\0"),
        *("\u00a0", "“", "”", '"'),
        *("{authz: ignore[AZ101] x}", "title: A\n", "---\n", "+++\n", "😀", "é", "'", "<a href='x'>", "</a>"),
    ]
)
#: Any text whatever, and bits of any markup in any order.
sources = st.one_of(
    st.text(st.characters(exclude_categories=()), max_size=200),
    st.lists(_pieces, max_size=30).map("".join),
    st.lists(st.one_of(_pieces, st.text(max_size=5)), max_size=20).map(" ".join),
)
