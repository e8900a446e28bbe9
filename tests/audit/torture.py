"""Talks that ask too much of a slide: too long, too many, too deep, too wide, or empty.

The texts are the same on every run. `TALKS` holds Markdown by name; the pictures that it refers to
are drawn by `draw_pictures`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path
from textwrap import indent
from typing import get_args

from PIL import Image

from deckwright.model.source import Span
from deckwright.model.talk import Event, Place, Session, Speaker, TalkSettings, WebLink
from deckwright.model.theme import Role

_WORDS = (
    "A container is a process that believes it is alone on its machine and the kernel keeps up "
    "the pretence with namespaces control groups and a layered file system nothing else is "
    "involved whatever the diagrams say. We ran one thousand builds last year and nearly all of "
    "them finished within forty seconds. The rest hit a cold cache. Reproducible builds are not "
    "optional because they are the cheapest insurance that an infrastructure team can buy."
).split()
_SCRIPTS: Mapping[str, str] = {
    "Chinese": "容器只是一个以为自己独占机器的进程。内核利用命名空间和控制组维持这种假象，",
    "Japanese": "コンテナは、自分だけが動いていると信じているプロセスです。カーネルは名前空間と",
    "Korean": "컨테이너는 자신이 혼자라고 믿는 프로세스입니다. 커널은 그 믿음을 지킵니다. ",
    "Arabic": "الحاوية عملية تعتقد أنها وحيدة على جهازها، والنواة تحافظ على هذا الوهم. ",
    "Hebrew": "מכולה היא תהליך שמאמין שהוא לבדו במכונה, והגרעין שומר על האשליה. ",
    "Devanagari": "कंटेनर एक प्रक्रिया है जो मानती है कि वह मशीन पर अकेली है। ",
    "Thai": "คอนเทนเนอร์คือกระบวนการที่เชื่อว่าตัวเองอยู่เพียงลำพังบนเครื่อง ",
    "Greek": "Το κοντέινερ είναι μια διεργασία που πιστεύει ότι είναι μόνη της. ",
    "Russian": "Контейнер — это процесс, который верит, что он один на машине. ",
    "Emoji": "👍🏽 👩‍👩‍👧‍👦 🇪🇺 ❤️ 🚀 🧑🏿‍💻 ✅ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ",
}
_SHAPES: Mapping[str, tuple[int, int]] = {
    "wide.png": (3000, 20),
    "tall.png": (20, 3000),
    "dot.png": (1, 1),
    "photo.png": (1600, 1200),
    "icon.png": (64, 64),
}


def draw_pictures(folder: Path) -> None:
    """Draw the pictures that the talks refer to."""
    for name, size in _SHAPES.items():
        Image.new("RGB", size, "#8899aa").save(folder / name)


def text(length: int) -> str:
    """Words that make `length` characters, in sentences."""
    return " ".join(islice(cycle(_WORDS), length // 3))[:length].rstrip()


def word(length: int) -> str:
    """One word of `length` letters."""
    return ("Donaudampfschifffahrtsgesellschaft" * (length // 34 + 1))[:length]


def bullets(count: int, length: int = 40) -> str:
    """A list of `count` items."""
    return "\n".join(f"- {number} {text(length)}" for number in range(1, count + 1))


def table(rows: int, columns: int, length: int = 12) -> str:
    """A table with a head."""
    head = "| " + " | ".join(f"Head {column}" for column in range(1, columns + 1)) + " |"
    row = "| " + " | ".join(text(length) for _ in range(columns)) + " |"
    return "\n".join([head, "|---" * columns + "|", *[row] * rows])


def code(lines: int, length: int = 50, info: str = "python") -> str:
    """A listing."""
    row = "    print('" + text(length) + "')"
    return "\n".join([f"```{info}", *[row] * lines, "```"])


def columns(*blocks: str) -> str:
    """Blocks side by side."""
    inner = "\n".join(f"::: column\n{block}\n:::" for block in blocks)
    return f"::: columns\n{inner}\n:::"


def _titles() -> Iterator[str]:
    yield f"# {text(300)}"
    yield f"## {text(300)}\n\n{bullets(3)}"
    yield f"## {text(3000)}\n\n{bullets(3)}"
    yield f"## {text(120)}\n\n{bullets(30)}"
    yield f"## {word(200)}\n\n{bullets(3)}"
    yield f"# {word(200)}"
    yield f"# {text(300)}\n\n{text(300)}"
    yield f"## {text(300)}\n\n> {text(300)}\n>\n> — {text(200)}"
    yield f"## {text(300)}\n\n{text(150)}"
    yield f"## {text(300)}\n\n![A picture](photo.png)"
    yield f"## {text(300)}\n\n{table(3, 3)}"
    yield f"## {text(300)}\n\n{columns(text(200), text(200))}"


def _amounts() -> Iterator[str]:
    yield f"## Two hundred bullets\n\n{bullets(200)}"
    yield "## Two hundred numbers\n\n" + "\n".join(f"{n}. {text(60)}" for n in range(990, 1190))
    yield f"## Long items\n\n{bullets(4, 1500)}"
    yield f"## A long paragraph\n\n{text(10_000)}"
    yield f"## Without a full stop\n\n{text(4000).replace('.', '')}"
    yield f"## Paragraphs\n\n{text(900)}\n\n{text(20)}\n\n{text(900)}"
    yield f"## Six levels\n\n{_levels(6)}"
    yield f"## Nine levels\n\n{_levels(9)}\n{_levels(9)}"
    yield f"## Lead-in\n\n{text(400)}\n\nThe points are:\n\n{bullets(30)}"
    yield "## Terms\n\n" + "\n\n".join(f"{text(30)}\n: {text(300)}" for _ in range(12))
    yield f"## A long term\n\n{text(400)}\n: {text(2000)}"
    yield "## Headings\n\n" + "\n\n".join(f"### {text(90)}\n\n{bullets(3)}" for _ in range(8))
    yield "## Formulas\n\n" + "\n\n".join("$$\n" + "a + b + " * 60 + "c\n$$" for _ in range(6))
    yield "## Tasks\n\n" + "\n".join(f"- [{'x' if n % 2 else ' '}] {text(80)}" for n in range(30))


def _levels(depth: int) -> str:
    return "\n".join(f"{'  ' * level}- {text(120)}" for level in range(depth))


def _tables() -> Iterator[str]:
    yield f"## Wide\n\n{table(14, 25)}"
    yield f"## Long\n\n{table(120, 3, 30)}"
    yield f"## Full cells\n\n{table(3, 3, 2000)}"
    yield f"## One full cell\n\n| Head |\n|---|\n| {text(5000)} |"
    yield f"## A high head\n\n| {text(900)} | {text(900)} |\n|---|---|\n| a | b |\n| c | d |"
    yield f"## A long caption\n\n{table(3, 3)}\n\n: {text(700)}"
    yield f"## Captioned\n\n{table(40, 4)}\n\n: {text(60)}"
    yield f"## Two tables\n\n{table(8, 2)}\n\n{table(8, 5)}"
    yield "## Empty cells\n\n|  |  |\n|---|---|\n|  |  |\n|  | x |"
    yield "## Numbers\n\n| Name | 1 |\n|---|--:|\n" + "| x | 1,250.00 |\n" * 30
    yield f"## After text\n\n{text(500)}\n\n{table(6, 4)}\n\n{text(300)}"


def _codes() -> Iterator[str]:
    yield f"## Many lines\n\n{code(400)}"
    yield f"## Long lines\n\n{code(12, 400)}"
    yield f"## Numbered\n\n{code(60, 90, 'python .numbered start=95')}"
    titled = f'sh title="{text(300)}"'
    yield f"## A long title\n\n{code(20, 40, titled)}"
    yield f"## Two listings\n\n{code(8)}\n\n{code(8, 110)}"
    inner = indent(code(12), "  ")
    yield f"## In a list\n\n- {text(60)}\n\n{inner}\n- {text(60)}"
    yield f"## Text around\n\n{text(300)}\n\n{code(14)}\n\n{text(300)}"


def _words() -> Iterator[str]:
    long = word(200)
    yield f"## A word\n\n{long}"
    yield f"## A bullet\n\n- {long}\n- `{long}`\n- **{long}**"
    yield f"## A table\n\n| {long} | b |\n|---|---|\n| a | {long} |\n| c | d |"
    yield f"## Wide heads\n\n| {word(60)} | {word(60)} | {word(60)} |\n|-|-|-|\n| a | b | c |"
    yield f"## Code\n\n```\n{long * 3}\n```"
    yield f"## Columns\n\n{columns(long, '- ' + long, text(100))}"
    yield f"## An address\n\n<https://example.org/{'a/b-c_d?e=f&' * 30}>"
    yield f"## A quote\n\n> {long}\n>\n> — {long}"
    yield f"## A heading\n\n### {long}\n\n{text(100)}"
    yield f"## Size\n{{size=40}}\n\n{long}"


def _scripts() -> Iterator[str]:
    for name, sample in _SCRIPTS.items():
        yield f"## {name} {sample}\n\n- {sample * 2}\n- {sample * 6}\n\n{sample * 8}"
        rows = f"| {sample} | b |\n|---|---|\n| a | {sample * 2} |"
        yield f"## {sample * 3}\n\n{rows}\n\n```\n{sample}\n```"
        yield f"## {name}\n\n1. {sample}\n2. {sample * 3}\n\n> {sample}\n>\n> — {sample}"
        yield f"## {name}\n\n{sample * 40}"


def _pictures() -> Iterator[str]:
    photo = "![A photo](photo.png)"
    forty = "\n\n".join([photo] * 40)
    yield f"## Forty\n\n{forty}"
    yield "## Wide\n\n![Wide](wide.png)"
    yield f'## Tall\n\n![Tall](tall.png "{text(400)}")'
    yield "## A dot\n\n![Dot](dot.png)"
    yield f"## Wide and tall\n\n![Wide](wide.png)\n\n![Tall](tall.png)\n\n{text(200)}"
    yield f"## Beside text\n\n{text(600)}\n\n{photo}"
    yield f"## Beside much text\n\n{bullets(30)}\n\n{photo}"
    yield f'## Captions\n\n![One](photo.png "{text(300)}")\n\n![Two](icon.png "{text(900)}")'
    yield f"## Missing\n\n![{text(300)}](not-there.png)\n\n{text(300)}"
    missing = f'![{text(90)}](not-there.png "{text(60)}")'
    yield "## Forty missing\n\n" + "\n\n".join([missing] * 40)
    yield f"## Missing in columns\n\n{columns(*[missing] * 8)}"
    yield f"## Missing in a quote in a list\n\n- {text(60)}\n\n  > {missing}"
    yield "## Inches\n\n![A photo](photo.png){width=40in}\n\n![A photo](photo.png){height=300cm}"
    yield "## Points\n\n![A photo](photo.png){width=1pt}\n\n![A photo](photo.png){width=0%}"
    yield f"## In a line\n\n{text(30)} {photo} {text(30)}"
    yield f"## Between\n\n{text(300)}\n\n{photo}\n\n{text(300)}\n\n{photo}\n\n{bullets(8)}"


def _nothing() -> Iterator[str]:
    yield "#"
    yield "##"
    yield "## Only a title"
    yield "---"
    yield "---\n\n---"
    yield f"---\n\n{bullets(3)}"
    yield f"---\n\n{bullets(30)}"
    yield f"---\n\n{text(3000)}"
    yield f"---\n\n> {text(500)}"
    yield f"---\n\n{table(30, 3)}"
    yield "---\n\n![A photo](photo.png)"
    yield f"---\n\n{columns(text(300), text(300))}"
    yield "---\n\n| |\n|-|\n| |"
    yield "## Empty items\n\n-\n-\n\n1.\n2.\n\n>\n\n```\n```"
    yield "## Empty columns\n\n" + columns("", "")
    yield "## Empty callout\n\n::: note\n:::"
    yield "##\n\nText without a title."


def _footnotes() -> Iterator[str]:
    yield f"## Forty\n\n{text(80)}" + "".join(f"[^f{n}]" for n in range(40))
    yield "## On items\n\n" + "\n".join(f"- {text(60)}[^f{n}]" for n in range(20))
    yield f"## Long\n\n{text(80)}[^long] and {text(40)}[^long2]"
    yield f"## Endless\n\n{text(80)}[^endless]"
    yield f"## In a table\n\n| a | b |\n|---|---|\n| {text(60)}[^long] | {text(20)}[^f1] |"
    yield f"## In a title[^f2]\n\n{bullets(3)}"
    yield f"## In columns\n\n{columns(text(300) + '[^f3]', text(300) + '[^long]')}"
    yield f"## In a quote\n\n> {text(300)}[^f4]\n>\n> — {text(30)}[^f5]"
    yield "\n\n".join(
        [
            *(f"[^f{n}]: {text(70)}" for n in range(40)),
            f"[^long]: {text(900)}",
            f"[^long2]: {text(400)}",
            f"[^endless]: {text(8000)}",
        ]
    )


def _nests() -> Iterator[str]:
    quote = "\n".join(f"{'> ' * depth}{text(300)}\n{'> ' * depth}" for depth in range(1, 6))
    yield f"## Quotes in quotes\n\n{quote}"
    yield f"## A long quote\n\n> {text(3000)}\n>\n> — {text(400)}"
    yield f"## A quote of many\n\n> {text(200)}\n>\n> {text(200)}\n>\n{_quoted(bullets(20))}"
    yield f"## A quote and more\n\n> {text(200)}\n>\n> — {text(30)}\n\n{bullets(12)}"
    yield f"## Callouts\n\n::: note {text(200)}\n{text(2000)}\n:::\n\n::: tip\n{bullets(30)}\n:::"
    yield f"## A table in a callout\n\n::: warning\n{table(30, 4)}\n:::"
    yield f"## Code in a callout\n\n::: tip\n{text(100)}\n\n{code(30)}\n:::"
    yield f"## Code in a quote\n\n> {text(100)}\n>\n{_quoted(code(20))}"
    yield f"## Callout in a callout\n\n:::: note\n{text(200)}\n\n::: tip\n{text(900)}\n:::\n::::"
    yield f"## Columns in a callout\n\n:::: note\n{columns(text(300), bullets(5))}\n::::"
    yield f"## Columns in columns\n\n{columns(columns(text(200), text(200)), text(200))}"
    yield f"## Columns in a list\n\n- {text(60)}\n\n" + indent(columns("a", "b"), "  ")
    yield f"## A list in a quote in a list\n\n- {text(60)}\n\n  > {text(60)}\n  >\n  > - {text(90)}"
    yield f"## One by one\n\n::: incremental\n{bullets(40)}\n:::"


def _quoted(block: str) -> str:
    return "\n".join(f"> {line}" for line in block.split("\n"))


def _columns() -> Iterator[str]:
    yield f"## Two\n\n{columns(bullets(20), text(3000))}"
    yield f"## Three\n\n{columns(bullets(6), text(300), bullets(3))}"
    yield f"## Five\n\n{columns(*[text(160)] * 5)}"
    yield f"## Eight\n\n{columns(*[text(120)] * 8)}"
    yield f"## Eight lists\n\n{columns(*[bullets(8, 25)] * 8)}"
    yield f"## Tables\n\n{columns(table(12, 4), table(3, 2))}"
    yield f"## Code\n\n{columns(code(30, 60), code(5, 20))}"
    yield f"## All kinds\n\n{columns(table(5, 3), code(8), text(200), '![A photo](photo.png)')}"
    yield f"## Below text\n\n{text(200)}\n\n{columns(text(200), bullets(4))}\n\n{text(200)}"
    yield f"## Twice\n\n{columns(text(300), text(300))}\n\n{columns(text(300), text(300))}"
    yield f"## Much below text\n\n{text(100)}\n\n{columns(bullets(30), bullets(4))}"
    yield f"## Uneven\n\n{columns(text(900), 'x')}"
    yield (
        f"## Narrow\n\n:::: columns\n::: {{.column width=5%}}\n{text(200)}\n:::\n"
        f"::: {{.column width=95%}}\n{text(200)}\n:::\n::::"
    )
    head = text(180)
    yield f"## Comparison\n\n{_compared(head, bullets(4), head, text(300))}"
    yield f"## Comparison of much\n\n{_compared('A', bullets(30), 'B', table(9, 3))}"
    callout = f"::: tip\n{text(300)}\n:::"
    yield f"## Quotes\n\n{columns(_quoted(text(300)), callout)}"


def _compared(head: str, block: str, other_head: str, other_block: str) -> str:
    return columns(f"### {head}\n\n{block}", f"### {other_head}\n\n{other_block}")


def _statements() -> Iterator[str]:
    yield f"## Short\n\n{text(15)}."
    yield f"## Just\n\n{text(158)}"
    broken = "a line\\\n" * 20
    yield f"## Hard breaks\n\n{broken}its last"
    yield f"## Quote\n\n> {text(60)}\n>\n> — {text(300)}"
    yield f"## Long quote\n\n> {text(900)}\n>\n> — {text(60)}"
    yield "## Formula\n\n$$\nE = mc^2\n$$"


_CONTENTS: Mapping[str, str] = {
    "text": text(400),
    "much": text(4000),
    "list": bullets(30),
    "table": table(20, 4),
    "code": code(30),
    "quote": f"> {text(400)}\n>\n> — {text(40)}",
    "columns": columns(text(300), bullets(4), text(100)),
    "comparison": _compared("A", text(90), "B", bullets(9)),
    "picture": "![A photo](photo.png)",
    "pictures": "![A photo](photo.png)\n\n![An icon](icon.png)",
    "missing": f"![{text(90)}](not-there.png)\n\n![A picture]({word(40)}.png)",
    "mixed": f"{text(200)}\n\n![A photo](photo.png)\n\n{table(4, 2)}\n\n{code(4)}",
    "nothing": "",
}


def _layouts() -> Iterator[str]:
    for role in get_args(Role):
        for name, block in _CONTENTS.items():
            yield f'## As {role}: {name} {{layout="{role}"}}\n\n{block}'


def _wishes() -> Iterator[str]:
    for wish in (".shrink", ".nosplit", ".nosplit .shrink", "size=40", "size=12", "size=8pt"):
        for name, block in _CONTENTS.items():
            yield f"## {wish} {name} {{{wish}}}\n\n{block}"


_PARTS = (
    _titles, _amounts, _tables, _codes, _words, _scripts, _pictures, _nothing, _footnotes,
    _nests, _columns, _statements, _layouts, _wishes,
)  # fmt: skip
TALKS: Mapping[str, str] = {part.__name__[1:]: "\n\n".join(part()) + "\n" for part in _PARTS}
"""Markdown by name."""

SPEAKERS = (
    Speaker(
        "Ada Lovelace",
        affiliation=text(120),
        role=text(100),
        handle="@ada",
        email="ada@example.org",
        biography=text(4000) + "\n\n" + text(800),
        links=tuple(WebLink(f"Link {n}", f"https://example.org/{n}/{word(40)}") for n in range(20)),
    ),
    Speaker("Bo", biography=word(200)),
    Speaker(word(120), affiliation=text(30)),
    Speaker("Cy", links=(WebLink("", f"https://example.org/{'long-path/' * 40}"),)),
)


def settings(name: str, path: Path) -> TalkSettings:
    """The settings of the talk of that name, as long as the titles in it."""
    longest = name == "titles"
    return TalkSettings(
        path,
        text(300) if longest else f"Torture: {name}",
        Span(path.name, 1),
        subtitle=text(300) if longest else "",
        speakers=SPEAKERS if longest else SPEAKERS[1:2],
        date=dt.date(2030, 3, 14),
        links=(WebLink("Slides", "https://example.org/slides"),),
    )


def event(folder: Path) -> Event:
    """An event of sixty sessions."""
    span = Span("event.yml", 1)
    start = dt.datetime(2030, 3, 14, 9, tzinfo=dt.UTC)
    return Event(
        "torture",
        text(300),
        span,
        subtitle=text(200),
        date=dt.date(2030, 3, 14),
        place=Place(text(60), "London", "United Kingdom"),
        organizer=text(80),
        links=tuple(WebLink(text(30), f"https://example.org/{word(60)}") for _ in range(12)),
        sessions=tuple(
            Session(
                "talk",
                text(20 + number * 3),
                span,
                (start + dt.timedelta(minutes=10 * number)).time(),
                talk=settings("titles" if number % 20 == 0 else "words", folder / "talk.md"),
            )
            for number in range(60)
        ),
    )
