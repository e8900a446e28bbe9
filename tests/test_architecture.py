"""The import table of docs/architecture.md, enforced."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import deckwright

ROOT = Path(deckwright.__file__).parent

OURS = {
    "__init__": set(),
    "__main__": {"cli"},
    "model": {"model"},
    "diagnostics": {"diagnostics", "model"},
    "ooxml": {"ooxml", "model"},
    "ooxml/python_pptx": {"ooxml"},
    "fonts": {"fonts", "model"},
    "language": {"language", "model", "diagnostics"},
    "read": {"read", "fonts", "language", "model", "diagnostics"},
    "parse": {"parse", "language", "model", "diagnostics"},
    "theme": {"theme", "ooxml", "fonts", "language", "model", "diagnostics"},
    "plan": {"plan", "language", "model", "diagnostics"},
    "unpack": {"unpack", "ooxml", "language", "model", "diagnostics"},
    "merge": {"merge", "ooxml", "model", "diagnostics"},
    "write/pptx": {"write/pptx", "ooxml", "language", "model", "diagnostics"},
    "write/typst": {"write/typst", "fonts", "language", "model", "diagnostics"},
    "write/slides": {"write/slides", "write/typst", "fonts", "model", "diagnostics"},
    "write/handout": {
        "write/handout",
        "write/slides",
        "write/typst",
        "language",
        "model",
        "diagnostics",
    },
    "write/schedule": {"write/schedule", "language", "model", "diagnostics"},
    "write/web": {"write/web", "language", "model", "diagnostics"},
    "write": {"write", "language", "model", "diagnostics"},
    "cache": set(),
    "templates": {"read", "theme", "write", "model", "diagnostics"},
    "conserve": {"conserve", "model", "diagnostics"},
    "pipeline": {
        "cache",
        "conserve",
        "read",
        "parse",
        "templates",
        "plan",
        "write",
        "model",
        "diagnostics",
    },
    "building": {
        "building",
        "pipeline",
        "templates",
        "read",
        "parse",
        "write",
        "model",
        "diagnostics",
    },
    "check": {"check", "language", "model", "diagnostics"},
    "checking": {"check", "pipeline", "templates", "read", "write", "model", "diagnostics"},
    "scaffold": {"scaffold", "language", "read", "theme", "write", "model", "diagnostics"},
    "gallery": {"pipeline", "read", "model"},
    "fetching": {"fetching", "pipeline", "parse", "read", "write", "model", "diagnostics"},
    "importing": {
        "conserve",
        "pipeline",
        "read",
        "scaffold",
        "unpack",
        "write",
        "model",
        "diagnostics",
    },
    "taking": {
        "taking",
        "importing",
        "checking",
        "pipeline",
        "scaffold",
        "read",
        "ooxml",
        "model",
        "diagnostics",
    },
    "serve": {
        "serve",
        "building",
        "cache",
        "language",
        "pipeline",
        "templates",
        "read",
        "check",
        "write",
        "model",
        "diagnostics",
    },
    "cli": {
        "cli",
        "building",
        "checking",
        "scaffold",
        "fetching",
        "gallery",
        "importing",
        "taking",
        "serve",
        "templates",
        "pipeline",
        "plan",
        "read",
        "theme",
        "write",
        "diagnostics",
        "model",
    },
}
"""What each place may import of ours."""

THIRD_PARTY = {
    "__init__": set(),
    "__main__": set(),
    "model": set(),
    "diagnostics": set(),
    "ooxml": {"lxml", "PIL"},
    "ooxml/python_pptx": {"pptx"},
    "fonts": {"fontTools"},
    "language": {"yaml"},
    "read": {"yaml", "pydantic", "pydantic_core", "PIL", "lxml", "fontTools"},
    "parse": {"emoji", "markdown_it", "mdit_py_plugins", "latex2mathml", "pybtex", "pygments"},
    "theme": {"PIL", "lxml", "fontTools"},
    "plan": {"uharfbuzz", "uniseg", "pygments"},
    "unpack": {"PIL"},
    "merge": set(),
    "write/pptx": {"lxml", "PIL", "segno", "typst"},
    "write/typst": {"typst", "fontTools", "PIL", "uniseg"},
    "write/slides": {"segno"},
    "write/handout": {"pygments", "segno"},
    "write/schedule": {"icalendar", "lxml"},
    "write/web": {"jinja2", "PIL"},
    "write": set(),
    "cache": set(),
    "templates": set(),
    "conserve": {"emoji"},
    "pipeline": set(),
    "building": {"distributed"},
    "scaffold": {"yaml"},
    "gallery": set(),
    "fetching": set(),
    "importing": set(),
    "taking": {"yaml"},
    "serve": {"starlette", "uvicorn", "watchfiles", "jinja2", "markupsafe"},
    "cli": {"click"},
}
"""What each place may import of others'."""


def place_of(path: Path) -> str:
    """The row of the table that a module belongs to."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    longest = "/".join(parts[:2])
    return longest if longest in OURS else parts[0]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file, be it for types alone."""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, level=0, names=names) if module:
                yield from (inner_module(module, name.name) for name in names)
            case ast.ImportFrom():
                yield "a relative import"


def inner_module(module: str, name: str) -> str:
    """`module.name` where that is one of our modules, else `module`."""
    folder = ROOT.parent.joinpath(*module.split("."), name)
    is_module = folder.is_dir() or folder.with_suffix(".py").is_file()
    return f"{module}.{name}" if is_module else module


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_the_table_allows(path: Path) -> None:
    place = place_of(path)
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "deckwright":
            if not rest:
                continue
            target = place_of(ROOT / f"{rest.replace('.', '/')}.py")
            allowed = OURS[place]
            assert target in allowed or target.split("/")[0] in allowed, f"{path}: {name}"
        elif top not in sys.stdlib_module_names and top != "__future__":
            assert top in THIRD_PARTY[place], f"{path}: {name}"


def test_namespaces_of_the_office_format_are_spelled_in_one_module() -> None:
    spelled = ("schemas.openxmlformats.org", "schemas.microsoft.com", "purl.org")
    where = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(one in path.read_text("utf-8") for one in spelled)
    }
    assert where == {"ooxml/names.py"}


def test_no_import_runs_in_a_circle() -> None:
    graph = {
        ".".join(("deckwright", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): [name for name in imported(path) if name.startswith("deckwright")]
        for path in MODULES
    }
    done: set[str] = set()

    def visit(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " → ".join((*above, module))
        if module in done:
            return
        for other in graph.get(module, ()):
            if other != module and other in graph:
                visit(other, (*above, module))
        done.add(module)

    for module in graph:
        visit(module, ())
