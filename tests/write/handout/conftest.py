"""A small event with every kind of block, as values."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from PIL import Image as Picture

from deckwright.model.blocks import (
    Block,
    Callout,
    Cell,
    Code,
    Column,
    Columns,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Quote,
    Table,
)
from deckwright.model.formulas import (
    Accent,
    Fence,
    Fraction,
    Limits,
    Matrix,
    Root,
    Scripts,
    Space,
    Symbol,
)
from deckwright.model.inlines import (
    PLAIN,
    Break,
    FootnoteMark,
    Image,
    Inline,
    InlineImage,
    Inlines,
    Link,
    Math,
    Run,
    Style,
)
from deckwright.model.length import Length
from deckwright.model.source import Span
from deckwright.model.talk import (
    Asset,
    Event,
    Place,
    Section,
    Session,
    Speaker,
    Talk,
    TalkSettings,
    WebLink,
)

MODIFIED = dt.datetime(2018, 10, 22, 19, 0, tzinfo=dt.UTC)
SPAN = Span("talks/evening/01-runtimes.md", 12)

HALF = (Fraction((Symbol("a"),), (Symbol("b"),)),)
EVERY_PART = (
    Scripts((Symbol("∑", "operator"),), (Symbol("i"), Symbol("=", "operator")), (Symbol("n"),)),
    Limits((Symbol("lim", "operator"),), (Symbol("x"),)),
    Limits((Accent((Symbol("y"),), "⏟", under=True),), (), HALF),
    Root((Symbol("2", "number"),)),
    Root(HALF, (Symbol("3", "number"),)),
    Space(0.5),
    Symbol("else", "text"),
    Accent((Symbol("R", upright=True),), "^"),
    Accent((Symbol("z"),), "‾"),
    Fence((Fraction((Symbol("n"),), (Symbol("k"),), bar=False),), "(", ")"),
    Fence((Matrix(((HALF, ()), (HALF, HALF)), ("left", "left")),), "{", ""),
)

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 150">
<g fill="none" stroke="#333" stroke-width="2"><rect x="10" y="45" width="120" height="60" rx="6"/>
<rect x="180" y="45" width="120" height="60" rx="6"/><rect x="350" y="45" width="120" height="60"
rx="6"/><path d="M130 75h50M300 75h50"/></g></svg>"""


def text(*inlines: str | Inline) -> Inlines:
    """Inlines from strings and inlines."""
    return tuple(Run(item) if isinstance(item, str) else item for item in inlines)


def para(*inlines: str | Inline) -> Paragraph:
    return Paragraph(text(*inlines), SPAN)


def bullets(*items: str | Inline | tuple[Block, ...], ordered: bool = False) -> List:
    """A list of one-paragraph items, or of items made of blocks."""
    return List(
        tuple(ListItem(item if isinstance(item, tuple) else (para(item),), SPAN) for item in items),
        SPAN,
        ordered=ordered,
    )


def table(*rows: tuple[str, ...], caption: str = "") -> Table:
    """A table whose first row is its head."""
    head, *body = [tuple(Cell(text(cell)) for cell in row) for row in rows]
    return Table(head, tuple(body), SPAN, caption=text(caption) if caption else ())


def code(source: str, language: str = "", **more: object) -> Code:
    return replace(Code(source, SPAN, language), **more)  # type: ignore[arg-type]


def section(title: str, *blocks: Block, notes: tuple[Block, ...] = (), level: int = 2) -> Section:
    return Section(
        1 if level == 1 else 2, text(title) if title else (), SPAN, blocks, notes, id=title.lower()
    )


def talk(*sections: Section, **settings: object) -> Talk:
    """A talk of `sections` under the least settings."""
    base = TalkSettings(Path("talks/evening/03-short.md"), "A short talk", SPAN)
    return Talk(replace(base, **settings), sections)  # type: ignore[arg-type]


def evening(*talks: Talk, **settings: object) -> Event:
    """An event that runs `talks` one after the other."""
    sessions = tuple(
        Session("talk", t.settings.title, SPAN, dt.time(18 + n, 30), talk=t.settings)
        for n, t in enumerate(talks)
    )
    event = Event("evening", "An evening of talks", SPAN, sessions=sessions)
    return replace(event, **settings)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Sample:
    """An event with its talks."""

    event: Event
    talks: tuple[Talk, ...]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A rich evening of three talks; its pictures lie in a folder of the tests."""
    return make_sample(tmp_path_factory.mktemp("pictures"))


@pytest.fixture
def make() -> ModuleType:
    """The functions of this file, which tests cannot import."""
    return sys.modules[__name__]


def one(*blocks: Block, notes: tuple[Block, ...] = (), **settings: object) -> Sample:
    """An evening of one talk with one slide."""
    short = talk(section("One", *blocks, notes=notes), **settings)
    return Sample(evening(short), (short,))


def make_sample(folder: Path) -> Sample:
    (folder / "shim.svg").write_text(DRAWING, encoding="utf-8")
    Picture.new("RGB", (640, 400), "#c9c4b8").save(folder / "photo.png")
    Picture.new("RGB", (320, 320), "#889988").save(folder / "portrait.jpg")
    assets = {
        "shim.svg": Asset(folder / "shim.svg", "svg", 480, 150),
        "photo.png": Asset(folder / "photo.png", "png", 640, 400),
    }
    runtimes = replace(
        _runtimes(folder),
        assets=assets,
        footnotes={
            "lmctfy": (para("“Let me contain that for you”, Google’s own, ended in 2015."),),
            "long": (
                para("Both speak the same specification, see ", link("https://runc.io/spec"), "."),
                para("A second paragraph of the same note."),
            ),
        },
    )
    signing = replace(_signing(), assets=assets)
    german = _german()
    sessions = (
        Session("other", "Doors open, pizza", SPAN, dt.time(18, 0)),
        Session("talk", "", SPAN, dt.time(18, 30), 25, "Main hall", runtimes.settings),
        Session("talk", "", SPAN, dt.time(19, 0), 20, "", signing.settings),
        Session("break", "Break", SPAN, dt.time(19, 30), 15),
        Session("talk", "", SPAN, dt.time(19, 45), 20, "", german.settings),
    )
    event = Event(
        "evening",
        "Container Evening Edinburgh",
        SPAN,
        subtitle="Runtimes, signatures and a look back",
        description="Three talks on what happens below the orchestrator. After the first full day "
        "of the conference, speakers and their audience met for pizza.\n\nNotes are the speakers’.",
        date=dt.date(2018, 10, 22),
        place=Place("Informatics Forum", "Edinburgh", "Scotland", "10 Crichton Street"),
        organizer="Container Users of Edinburgh",
        url="https://example.org/evening",
        language="en-GB",
        license="CC BY 4.0",
        sessions=sessions,
        links=(WebLink("Recordings", "https://example.org/evening/recordings"),),
    )
    return Sample(event, (runtimes, signing, german))


def link(url: str, words: str = "", style: Style = PLAIN) -> Run:
    return Run(words or url, style, Link(url))


def _runtimes(folder: Path) -> Talk:
    ann = Speaker(
        "Ann Author",
        affiliation="Open Systems Ltd",
        role="Principal engineer",
        handle="@ann",
        email="ann@example.org",
        biography="Ann has built operating systems, package managers and container runtimes for "
        "twenty years. She takes care of two of the projects in this talk and has deleted a third.",
        avatar=folder / "portrait.jpg",
        links=(WebLink("", "https://example.org/ann"),),
    )
    settings = TalkSettings(
        Path("talks/evening/01-runtimes.md"),
        "Container runtimes, draw some lines",
        SPAN,
        subtitle="A history in four acts",
        speakers=(ann,),
        abstract="A dozen programs start containers today. Which of them do the same, which only "
        "look alike, and where do the lines run between an engine, a runtime and a shim?",
        language="en-GB",
        duration=25,
        links=(WebLink("Slides", "https://example.org/talks/runtimes"),),
        keywords=("containers", "runtimes"),
    )
    prose = (
        "Before there was a word for it, there was chroot. It changes what a process believes to "
        "be the root of the file system and nothing else: processes, users and the network stay "
        "those of the host. Namespaces came one by one over ten years, and control groups gave "
        "the kernel a way to count and to limit what a group of processes uses. Everything that "
        "follows is a way to put these three together without losing one’s patience."
    )
    return Talk(
        settings,
        (
            section(
                "A history",
                para("Where it came from."),
                level=1,
            ),
            section(
                "The ancestors",
                bullets(
                    Run("chroot + unshare (mount namespace) + cgroups"),
                    (
                        para(Run("LXC", Style(bold=True)), ", the first to be used widely"),
                        bullets("userland in C", "templates as shell scripts"),
                    ),
                    Run("systemd-nspawn"),
                ),
                notes=(
                    para(prose),
                    para(
                        "Google’s ",
                        Run("lmctfy", Style(code=True)),
                        FootnoteMark("lmctfy", 1),
                        " is dead, but still ",
                        link("https://github.com/google/lmctfy", "a good example"),
                        " of form over function. What ",
                        Run("libcontainer", Style(code=True)),
                        " became is told ",
                        Run("below", link=Link("#oci runtimes")),
                        FootnoteMark("long", 2),
                        " and again",
                        FootnoteMark("lmctfy", 1),
                        ".",
                    ),
                ),
            ),
            section(
                "How the shim fits in",
                Figure(
                    Image("shim.svg", "Three boxes in a row: engine, shim, runtime", SPAN),
                    SPAN,
                    text("The engine talks to the shim, the shim starts the runtime."),
                ),
                notes=(para(prose),),
            ),
            section("OCI runtimes", level=1),
            section(
                "Who implements what",
                table(
                    ("Runtime", "Since", "Language", "What sets it apart"),
                    ("runc", "2014", "Go", "The reference; grew out of libcontainer"),
                    ("railcar", "2017", "Rust", "An experiment in memory safety"),
                    (
                        "kata",
                        "2017",
                        "Go",
                        "A thin virtual machine around each pod, with a kernel of its own",
                    ),
                    ("gvisor", "2018", "Go", "System calls are emulated in user space"),
                    caption="Runtimes and their ages",
                ),
                table(("Tool", "Stars"), ("runc", "5,400"), ("crun", "310")),
                notes=(para(prose),),
            ),
            section(
                "Starting one by hand",
                code(
                    "# a root file system and a configuration are all it takes\n"
                    "mkdir -p bundle/rootfs\n"
                    "docker export $(docker create busybox) | tar -C bundle/rootfs -xf - --exclude "
                    "dev --exclude proc --exclude sys\n"
                    "runc spec --bundle bundle\n"
                    'echo "ready"  # \t done\n'
                    "sudo runc run --bundle bundle demo",
                    "bash",
                    title="first-container.sh",
                    emphasised=frozenset({6}),
                ),
                notes=(para("Nothing here needs a daemon. ", prose),),
            ),
            section(
                "In one’s own program",
                code(
                    "\n".join(
                        f"func step{n}(ctx context.Context) error {{ // step {n}\n"
                        f'\treturn run(ctx, "runc", {n})\n}}\n'
                        for n in range(1, 16)
                    ),
                    "go",
                    numbered=True,
                ),
            ),
            section(
                "Things to remember",
                Quote(
                    (para("A container is a process that had a strict upbringing."),),
                    SPAN,
                    text("An operator, overheard"),
                ),
                Callout(
                    "tip",
                    text("Measure first"),
                    (para("Start-up times differ by a factor of ten; memory by more."),),
                    SPAN,
                ),
                Callout("warning", (), (bullets("no kernel of its own", "no quota"),), SPAN),
                DefinitionList(
                    (
                        Definition(text("Engine"), ((para("Pulls images, keeps state."),),), SPAN),
                        Definition(
                            text("Runtime"),
                            ((para("Starts a process."),), (para("Often a synonym of engine."),)),
                            SPAN,
                        ),
                    ),
                    SPAN,
                ),
                Columns(
                    (
                        Column((Heading(3, text("For"), SPAN), bullets("small", "fast")), SPAN),
                        Column((Heading(3, text("Against"), SPAN), bullets("one more")), SPAN),
                    ),
                    SPAN,
                ),
            ),
        ),
    )


def _signing() -> Talk:
    settings = TalkSettings(
        Path("talks/evening/02-signing.md"),
        "Signing images",
        SPAN,
        speakers=(Speaker("Béla Író"), Speaker("Cleo Q. Tester", affiliation="Example GmbH")),
        language="en-GB",
        keywords=("signatures",),
    )
    return Talk(
        settings,
        (
            section(
                "Why sign",
                bullets("provenance", "integrity", "policy", ordered=True),
                List(
                    (
                        ListItem((para("keys made"),), SPAN, checked=True),
                        ListItem(
                            (para("keys lost, found and put away again"),), SPAN, checked=False
                        ),
                        ListItem((para("not a task"),), SPAN),
                    ),
                    SPAN,
                ),
                para(
                    "Runs may be ",
                    Run("bold", Style(bold=True)),
                    ", ",
                    Run("italic", Style(italic=True)),
                    ", ",
                    Run("struck", Style(strike=True)),
                    ", ",
                    Run("underlined", Style(underline=True)),
                    ", ",
                    Run("marked", Style(highlight=True)),
                    ", ",
                    Run("Small Caps", Style(small_caps=True)),
                    ", H",
                    Run("2", Style(baseline="subscript")),
                    "O, x",
                    Run("2", Style(baseline="superscript")),
                    ", ",
                    Run("coloured", Style(color="accent2")),
                    ", formulas ",
                    Math("a/b", formula=HALF, linear=(Run("a/b"),)),
                    Math(r"\broken{"),
                    ",",
                    Break(),
                    "broken, and mail to ",
                    link("mailto:bela@example.org", "Béla"),
                    " ",
                    InlineImage(Image("photo.png", "badge", SPAN)),
                    ".",
                ),
            ),
            section("", Figure(Image("photo.png", "A grey field", SPAN, Length(50, "%")), SPAN)),
            section(
                "Deep down",
                Heading(3, text("A topic"), SPAN),
                para("With a line."),
                Heading(4, text("A smaller topic"), SPAN),
                para("With another."),
                MathBlock(Math("", formula=EVERY_PART, linear=(Run("all"),), display=True), SPAN),
                Figure(
                    Image("lost.png", "A chart of signatures a day", SPAN), SPAN, text("Growth")
                ),
                para("See ", Run("the talk before", link=Link("01-runtimes.md")), "."),
            ),
        ),
    )


def _german() -> Talk:
    settings = TalkSettings(
        Path("talks/evening/03-rueckblick.md"),
        "Zehn Jahre Containerisierung",
        SPAN,
        speakers=(Speaker("Dörte Prüfer", affiliation="Beispiel AG"),),
        abstract="Ein Rückblick.",
        language="de",
    )
    line = (
        "Die Geschwindigkeitsbegrenzung der Netzwerkschnittstellen wurde jahrelang unterschätzt, "
        "obwohl Betriebssystementwicklerinnen früh auf die Zusammenhänge hinwiesen. "
    )
    return Talk(
        settings,
        (
            section("Rückblick", para(line * 3)),
            section("Ausblick", para(line * 2), Callout("note", (), (para(line),), SPAN)),
        ),
    )
