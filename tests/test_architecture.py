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
    "read": {"read", "model", "diagnostics"},
    "parse": {"parse", "model", "diagnostics"},
    "theme": {"theme", "model", "diagnostics"},
    "plan": {"plan", "model", "diagnostics"},
    "unpack": {"unpack", "model", "diagnostics"},
    "write/pptx": {"write/pptx", "model", "diagnostics"},
    "write/typst": {"write/typst", "model", "diagnostics"},
    "write/schedule": {"write/schedule", "model", "diagnostics"},
    "write/web": {"write/web", "model", "diagnostics"},
    "write": {"write", "model", "diagnostics"},
    "cache": set(),
    "templates": {"read", "theme", "write", "model", "diagnostics"},
    "pipeline": {"cache", "read", "parse", "templates", "plan", "write", "model", "diagnostics"},
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
    "check": {"check", "model", "diagnostics"},
    "checking": {"check", "pipeline", "templates", "read", "write", "model", "diagnostics"},
    "scaffold": {"scaffold", "read", "theme", "write", "model", "diagnostics"},
    "make": {"read", "write"},
    "gallery": {"pipeline", "read", "model"},
    "fetching": {"fetching", "pipeline", "parse", "read", "write", "model", "diagnostics"},
    "importing": {
        "pipeline",
        "read",
        "scaffold",
        "theme",
        "unpack",
        "write",
        "model",
        "diagnostics",
    },
    "serve": {
        "serve",
        "building",
        "cache",
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
        "serve",
        "templates",
        "pipeline",
        "make",
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
    "read": {"yaml", "pydantic", "pydantic_core", "PIL", "lxml", "fontTools"},
    "parse": {"emoji", "markdown_it", "mdit_py_plugins", "latex2mathml", "pygments"},
    "theme": {"PIL", "lxml", "fontTools", "fontpkg"},
    "plan": {"uharfbuzz", "uniseg", "pygments"},
    "unpack": {"lxml", "PIL"},
    "write/pptx": {"pptx", "lxml", "PIL", "segno", "typst"},
    "write/typst": {"typst", "fontTools", "fontpkg", "PIL", "pygments", "segno", "uniseg"},
    "write/schedule": {"icalendar", "lxml"},
    "write/web": {"jinja2", "PIL"},
    "write": set(),
    "cache": set(),
    "templates": set(),
    "pipeline": set(),
    "building": {"distributed"},
    "scaffold": {"yaml"},
    "make": set(),
    "gallery": set(),
    "fetching": set(),
    "importing": set(),
    "serve": {"starlette", "uvicorn", "watchfiles", "jinja2", "markupsafe"},
    "cli": {"click"},
}
"""What each place may import of others'."""


def place_of(path: Path) -> str:
    """The row of the table that a module belongs to."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    longest = "/".join(parts[:2])
    return longest if longest in OURS else parts[0]


def imported(path: Path, *, at_run_time: bool = False) -> Iterator[str]:
    """Every module that a file imports, wherever in the file; or those that it imports to run."""
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if at_run_time and node in for_types:
            continue
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


def test_no_import_runs_in_a_circle() -> None:
    graph = {
        ".".join(("deckwright", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(
            ".__init__"
        ): [name for name in imported(path, at_run_time=True) if name.startswith("deckwright")]
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
