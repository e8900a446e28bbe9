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
    "model": {"model"},
    "diagnostics": {"model"},
    "read": {"read", "model", "diagnostics"},
    "parse": {"parse", "model", "diagnostics"},
    "theme": {"theme", "model", "diagnostics"},
    "plan": {"plan", "model", "diagnostics"},
    "write/pptx": {"write/pptx", "model", "diagnostics"},
    "write/typst": {"write/typst", "model", "diagnostics"},
    "write": {"write", "model", "diagnostics"},
    "pipeline": {"read", "parse", "theme", "plan", "write", "model", "diagnostics"},
    "make": {"read", "write"},
    "cli": {"pipeline", "make", "plan", "read", "theme", "write", "diagnostics", "model"},
}
"""What each place may import of ours."""

THIRD_PARTY = {
    "__init__": set(),
    "model": set(),
    "diagnostics": set(),
    "read": {"yaml", "pydantic", "pydantic_core", "PIL", "lxml"},
    "parse": {"markdown_it", "mdit_py_plugins"},
    "theme": {"pptx", "lxml", "fontTools", "fontpkg"},
    "plan": {"uharfbuzz", "uniseg", "pygments"},
    "write/pptx": {"pptx", "lxml", "PIL", "segno", "typst"},
    "write/typst": {"typst", "fontTools", "fontpkg", "PIL", "pygments", "segno"},
    "write": set(),
    "pipeline": set(),
    "make": set(),
    "cli": {"click"},
}
"""What each place may import of others'."""


def place_of(path: Path) -> str:
    """The row of the table that a module belongs to."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    longest = "/".join(parts[:2])
    return longest if longest in OURS else parts[0]


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=module, level=0) if module:
                yield from (
                    f"{module}.{name.name}" if module == "deckwright" else module
                    for name in node.names
                )
            case ast.ImportFrom():
                yield "a relative import"


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_the_table_allows(path: Path) -> None:
    place = place_of(path)
    for name in imported(path):
        top, _, rest = name.partition(".")
        if top == "deckwright":
            target = place_of(ROOT / f"{rest.replace('.', '/')}.py") if rest else "__init__"
            if target in ("__version__", "__init__", "__file__"):
                continue
            allowed = OURS[place]
            assert target in allowed or target.split("/")[0] in allowed, f"{path}: {name}"
        elif top not in sys.stdlib_module_names and top != "__future__":
            assert top in THIRD_PARTY[place], f"{path}: {name}"


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
