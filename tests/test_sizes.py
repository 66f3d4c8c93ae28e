"""Hold the size budgets: small modules, short functions, few branches, few parameters."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src"

MODULE_LINES = 300
FUNCTION_LINES = 50
FUNCTION_LINES_P90 = 25
COMPLEXITY = 8
PARAMETERS = 5  # of every kind; only self and cls are not counted

Function = ast.FunctionDef | ast.AsyncFunctionDef
Check = Callable[[Path], list[str]]

CHINESE = re.compile(
    "[\u2e80-\u303f\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)
UNDOCUMENTED = {"override", "overload", "setter", "deleter"}


# --- the checks: a folder in, complaints out ------------------------------------------------


def long_modules(folder: Path) -> list[str]:
    """Name the modules over the budget of lines."""
    counts = ((path, len(text.splitlines())) for path, text in sources(folder))
    return [f"{path}: {lines} lines" for path, lines in counts if lines > MODULE_LINES]


def long_functions(folder: Path) -> list[str]:
    """Name the functions over the budget of lines."""
    return [
        f"{where}: {length(node)} lines"
        for where, node, _ in functions(folder)
        if length(node) > FUNCTION_LINES
    ]


def long_tenth(folder: Path) -> list[str]:
    """Complain if more than a tenth of the functions pass the second budget of lines."""
    found = [(length(node), where) for where, node, _ in functions(folder)]
    over = sorted(item for item in found if item[0] > FUNCTION_LINES_P90)
    if len(over) * 10 <= len(found):
        return []
    return [f"{where}: {lines} lines" for lines, where in over]


def complex_functions(folder: Path) -> list[str]:
    """Name the functions with too many branches (McCabe, counted as ruff counts)."""
    return [
        f"{where}: complexity {complexity(node)}"
        for where, node, _ in functions(folder)
        if complexity(node) > COMPLEXITY
    ]


def many_parameters(folder: Path) -> list[str]:
    """Name the functions that take too many parameters: a value is missing."""
    return [
        f"{where}: {count} parameters"
        for where, node, parents in functions(folder)
        if (count := parameters(node, in_class=isinstance(parents[-1], ast.ClassDef))) > PARAMETERS
    ]


def chinese_text(folder: Path) -> list[str]:
    """Name the lines with Chinese in them: it belongs to resources/ and tests/."""
    return [
        f"{path}:{number}: {line.strip()}"
        for path, text in sources(folder)
        for number, line in enumerate(text.splitlines(), 1)
        if CHINESE.search(line)
    ]


def silent_modules(folder: Path) -> list[str]:
    """Name the modules whose first line does not say in one sentence what they are for."""
    return [str(path) for path, text in sources(folder) if not opens_with_sentence(text)]


def undocumented(folder: Path) -> list[str]:
    """Name the public classes and functions without a docstring."""
    return [
        f"{path}:{node.lineno}: {node.name}"
        for path, text in sources(folder)
        for node, parents in definitions(ast.parse(text))
        if is_public(node, parents) and not ast.get_docstring(node)
    ]


CHECKS: tuple[Check, ...] = (
    long_modules,
    long_functions,
    long_tenth,
    complex_functions,
    many_parameters,
    chinese_text,
    silent_modules,
    undocumented,
)


# --- how they measure -----------------------------------------------------------------------


def sources(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield every Python file of a folder with its text."""
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(folder), path.read_text(encoding="utf-8")


def functions(folder: Path) -> Iterator[tuple[str, Function, tuple[ast.AST, ...]]]:
    """Yield every function of a folder: where it is, its node, what it lies in."""
    for path, text in sources(folder):
        for node, parents in definitions(ast.parse(text)):
            if isinstance(node, Function):
                yield f"{path}:{node.lineno}: {node.name}", node, parents


def definitions(
    node: ast.AST, parents: tuple[ast.AST, ...] = ()
) -> Iterator[tuple[Function | ast.ClassDef, tuple[ast.AST, ...]]]:
    """Yield every function and class under a node, with what it lies in."""
    inside = (*parents, node)
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef):
            yield child, inside
            yield from definitions(child, inside)
        else:
            yield from ((found, lies) for found, lies in definitions(child, inside))


def length(node: Function) -> int:
    """Count the lines of a function, docstring included, decorators not."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def complexity(node: Function) -> int:
    """Count the ways through a function."""
    return 1 + sum(isinstance(inner, BRANCHES) for inner in ast.walk(node))


def parameters(node: Function, *, in_class: bool) -> int:
    """Count the parameters of a function, all kinds, but for self and cls."""
    taken = node.args
    count = len(taken.posonlyargs) + len(taken.args) + len(taken.kwonlyargs)
    static = any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in node.decorator_list)
    return count - (1 if in_class and not static and count else 0)


def opens_with_sentence(text: str) -> bool:
    """Say whether a module opens with a docstring whose first line is one sentence."""
    tree = ast.parse(text)
    first = tree.body[0] if tree.body else None
    words = (ast.get_docstring(tree) or "").partition("\n")[0]
    one = words.endswith(".") and not re.search(r"[.!?]\s+[A-Z]", words)
    return first is not None and first.lineno == 1 and one


def is_public(node: Function | ast.ClassDef, parents: tuple[ast.AST, ...]) -> bool:
    """Say whether others may use a definition, so that it owes them a docstring."""
    names = [node.name, *(p.name for p in parents if isinstance(p, ast.ClassDef))]
    nested = any(isinstance(parent, Function) for parent in parents)
    marks = {
        mark.attr if isinstance(mark, ast.Attribute) else getattr(mark, "id", "")
        for mark in node.decorator_list
    }
    return not (nested or marks & UNDOCUMENTED or any(name.startswith("_") for name in names))


# --- the tests ------------------------------------------------------------------------------


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_source_keeps_the_budget(check: Check) -> None:
    assert list(sources(SOURCE)), "There is nothing to measure."
    assert check(SOURCE) == []


@pytest.mark.parametrize(
    "check", [long_functions, complex_functions, many_parameters, undocumented]
)
def test_dev_script_keeps_the_budget(check: Check, tmp_path: Path) -> None:
    (tmp_path / "dev.py").write_bytes((ROOT / "dev.py").read_bytes())
    assert check(tmp_path) == []


GOOD = '''"""Say what this module is for."""


def pair(need: str, *, limit: int = 3) -> str:
    """Return a pairing."""
    return need * limit


class Needs:
    """Hold needs."""

    def __len__(self) -> int:
        return 0

    def best(self, a: int, b: int, c: int, d: int, e: int) -> int:
        """Return the best of five."""
        return max(a, b, c, d, e)
'''


def body(lines: int, line: str = "    x = 1") -> str:
    """Return a module with one function of so many lines."""
    return "\n".join(['"""One."""', "def f(x=1):", '    """Do."""', *[line] * (lines - 2)]) + "\n"


BAD: dict[Check, str] = {
    long_modules: '"""One."""\n' + "x = 1\n" * MODULE_LINES,
    long_functions: body(FUNCTION_LINES + 1),
    long_tenth: body(FUNCTION_LINES_P90 + 1),
    complex_functions: body(COMPLEXITY + 2, "    if x: pass"),
    many_parameters: '"""One."""\ndef f(a, b, c, d, *, e=1, f=2):\n    """Do."""\n',
    chinese_text: '"""One."""\nx = "佛山"\n',
    silent_modules: "x = 1\n",
    undocumented: '"""One."""\nclass Needs:\n    """Hold."""\n    def f(self): pass\n',
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_passes_good_code(check: Check, tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(GOOD, encoding="utf-8")
    assert check(tmp_path) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_check_has_teeth(check: Check, tmp_path: Path) -> None:
    (tmp_path / "bad.py").write_text(BAD[check], encoding="utf-8")
    assert check(tmp_path) != []


@pytest.mark.parametrize(
    "text",
    ["", '# a comment first\n"""One."""\n', '"""No full stop"""\n', '"""One. Two."""\n'],
)
def test_first_line_is_one_sentence(text: str) -> None:
    assert not opens_with_sentence(text)


def test_budgets_themselves_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "full.py").write_text(body(FUNCTION_LINES), encoding="utf-8")
    assert long_functions(tmp_path) == []
    (tmp_path / "full.py").write_text(body(COMPLEXITY + 1, "    if x: pass"), encoding="utf-8")
    assert complex_functions(tmp_path) == []
