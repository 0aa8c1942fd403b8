"""The house rules that a machine can check: rooms, names, sizes, documentation. CONTRIBUTING.md has the reasons."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("pipeline", "spiders", "transforms", "warehouse")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
TRACKED = subprocess.run(
    ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
).stdout.splitlines()  # fmt: skip
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc"}
SUFFIXES = {".py", ".md", ".toml", ".lock", ".sql", ".yaml", ".csv", ""}
MODULE_LIMIT, FUNCTION_LIMIT = 400, 40


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_there_is_something_to_check() -> None:
    assert len(MODULES) > 50
    assert "tests/test_house.py" in TRACKED


def test_rooms_are_the_documented_ones() -> None:
    folders = {name.split("/")[0] for name in TRACKED if "/" in name}
    assert folders == {*ROOMS, "dagster_home", "docs", "tests", ".ci"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_named_sized_and_introduced(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert path.stem not in FORBIDDEN_NAMES
    assert not (path.parent.name == "spiders" and path.stem == "pipelines"), "'pipeline' has one meaning here"
    assert text.count("\n") <= MODULE_LIMIT
    assert not text.strip() or ast.get_docstring(tree), "a module says what belongs in it"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= FUNCTION_LIMIT, f"{node.name} has {length} lines"


def test_nothing_sleeps_in_the_tree() -> None:
    """No index host, no machine's path, no unfinished work, no word of how the project is made."""
    patterns = {
        "index host": re.compile("python" "hosted|pypi" r"\.org|registry" r"\.npmjs"),
        "machine path": re.compile(r"(?<![a-z.\w])/(?:work|root|home)/[a-z]"),
        "unfinished": re.compile(r"Not" r"ImplementedError|#\s*(?:TO" r"DO|FIX" r"ME)"),
    }
    found = [
        f"{name}: {what}"
        for name in TRACKED
        if (ROOT / name).is_file()
        and Path(name).suffix in {".py", ".md", ".toml", ".lock", ".sql", ".yaml", ".csv", ""}
        for what, pattern in patterns.items()
        if pattern.search((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


def verbs() -> list[str]:
    from pipeline.cli import main

    return main.list_commands(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("verb", verbs())
def test_verb_has_help_an_example_and_a_line_in_the_docs(verb: str) -> None:
    from pipeline.cli import main

    result = CliRunner().invoke(main, [verb, "--help"])
    assert result.exit_code == 0, result.output
    assert "Example: ./run" in result.output
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    assert any(f"./run {verb}" in page.read_text(encoding="utf-8") for page in pages)


def test_every_source_has_a_case_and_every_case_a_source() -> None:
    sources = {path.stem for path in (ROOT / "spiders" / "sources").glob("*.py") if path.stem != "__init__"}
    cases = {path.name for path in (ROOT / "tests" / "sources").iterdir() if path.is_dir()}
    assert sources == cases
    for source in sources:
        for case in (ROOT / "tests" / "sources" / source).iterdir():
            assert {"page.json", "expected.json"} <= {path.name for path in case.iterdir()}, case


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_import_contracts_hold() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout
    assert "Contracts: 5 kept, 0 broken." in result.stdout


PLANTED = {
    "1 layers": ("transforms/planted.py", "import warehouse\n"),
    "2 transforms is pure": ("transforms/planted.py", "import os\n"),
    "3 pipeline is thin": ("pipeline/planted.py", "import pandas\n"),
    "4 sources do not import one another": ("spiders/sources/planted.py", "import spiders.sources.outlier\n"),
    "5 sources do not know the crawler": ("spiders/sources/planted.py", "import scrapy\n"),
}


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.csv"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file, line = PLANTED[contract]
    (tmp_path / file).write_text(f'"""Planted."""\n\n{line}', encoding="utf-8")
    result = lint_imports(tmp_path)
    broken = [row for row in result.stdout.splitlines() if row.startswith(contract) and row.endswith("BROKEN")]
    assert result.returncode == 1 and broken, result.stdout + result.stderr


def test_dagster_home_holds_only_configuration() -> None:
    kept = {name for name in TRACKED if name.startswith("dagster_home/")}
    assert kept == {f"dagster_home/{name}" for name in (".gitignore", "dagster.yaml", "dagster-postgres.yaml")}
