"""The wheel and the sdist: what they hold, that their index fits, that they build alike."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from mali_facts import __version__, load
from mali_facts.answer.opening import NAME
from mali_facts.answer.tables import index_tables

pytest.importorskip("hatchling", reason="the build backend is not installed")

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mali_facts"
STEM = f"mali_facts-{__version__}"
INDEX = f"mali_facts/answer/{NAME}"
BUILT_FROM = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "data.json", ".gitignore")


class Built(NamedTuple):
    """The two packages of one tree."""

    tree: Path
    wheel: Path
    sdist: Path


def build(tree: Path, out: Path, seed: str = "1") -> Built:
    """Build both in a tree of its own, so that the checkout stays as it is."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
        cwd=tree,
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    return Built(tree, next(out.glob("*.whl")), next(out.glob("*.tar.gz")))


def copy_checkout(tree: Path) -> Path:
    """A copy of what the packages are built from."""
    tree.mkdir()
    for name in BUILT_FROM:
        shutil.copy(ROOT / name, tree)
    for name in ("mali_facts", "tests"):
        unwanted = shutil.ignore_patterns("__pycache__", NAME)
        shutil.copytree(ROOT / name, tree / name, ignore=unwanted)
    return tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The packages, built from a copy of the checkout."""
    folder = tmp_path_factory.mktemp("built")
    return build(copy_checkout(folder / "tree"), folder / "dist")


def names(package: Path) -> list[str]:
    """The files in a package."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return sorted(wheel.namelist())
    with tarfile.open(package) as sdist:
        return sorted(sdist.getnames())


def tree_of(folder: str, *suffixes: str) -> list[str]:
    """The files of the checkout below a folder, by their ends."""
    return [
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and file.suffix != ".pyc" and file.name.endswith(suffixes)
    ]


def test_the_wheel_holds_the_program_its_data_and_nothing_more(built: Built) -> None:
    modules = set(tree_of("mali_facts", ".py")) - {"mali_facts/answer/build.py"}
    schemas = tree_of("mali_facts/schemas", ".json")
    assert len(schemas) == 6
    assert names(built.wheel) == sorted(
        [
            *modules,
            *schemas,
            "mali_facts/py.typed",
            "mali_facts/data.json",
            "mali_facts/answer/associations.txt",
            "mali_facts/answer/meaning.bin",
            "mali_facts/answer/verdicts.bin",
            INDEX,
            f"{STEM}.dist-info/METADATA",
            f"{STEM}.dist-info/RECORD",
            f"{STEM}.dist-info/WHEEL",
            f"{STEM}.dist-info/entry_points.txt",
            f"{STEM}.dist-info/licenses/LICENSE",
        ]
    )


def test_the_sdist_holds_what_the_wheel_and_the_tests_need(built: Built) -> None:
    kept = [
        *BUILT_FROM,
        "PKG-INFO",
        "mali_facts/py.typed",
        "mali_facts/answer/associations.txt",
        "mali_facts/answer/meaning.bin",
        "mali_facts/answer/verdicts.bin",
        *tree_of("mali_facts", ".py"),
        *tree_of("mali_facts/schemas", ".json"),
        *tree_of("tests", ""),
    ]
    assert names(built.sdist) == sorted(f"{STEM}/{name}" for name in kept)


def test_the_wheel_s_data_is_the_checkout_s(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        assert wheel.read("mali_facts/data.json") == (ROOT / "data.json").read_bytes()


def test_the_wheel_s_index_is_not_stale(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        tables = json.loads(wheel.read(INDEX))
    assert tables == json.loads(json.dumps(index_tables(load(ROOT / "data.json"))))


def test_an_index_in_the_checkout_is_not_stale() -> None:
    """It is trusted while data.json stays as it is, so a change of code must make it anew."""
    file = PACKAGE / "answer" / NAME
    base = load(ROOT / "data.json")
    if not file.exists():
        pytest.skip("the checkout has none: questions are indexed in memory")
    tables = json.loads(file.read_text(encoding="utf-8"))
    if tables["digest"] != base.digest:
        pytest.skip("data.json was edited since: questions are indexed in memory")
    fits = tables == json.loads(json.dumps(index_tables(base)))
    assert fits, "the index is stale: the README's line for developing makes it anew"


def test_two_builds_give_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """From the sdist, at another place, with other file times and another hash seed."""
    shutil.unpack_archive(built.sdist, tmp_path, filter="data")
    for file in (tmp_path / STEM).rglob("*"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    again = build(tmp_path / STEM, tmp_path / "dist", seed="2")
    assert digest(again.wheel) == digest(built.wheel)
    assert digest(again.sdist) == digest(built.sdist)


def digest(file: Path) -> str:
    """What differs where a byte does."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_an_edited_base_is_answered_from_as_it_is_now(built: Built, tmp_path: Path) -> None:
    """As in an editable install: the index of the build no longer fits, so it is not used."""
    tree = shutil.copytree(built.tree, tmp_path / "tree")
    data = tree / "data.json"
    raw = json.loads(data.read_text(encoding="utf-8"))
    fact = next(item for item in raw["facts"] if item["id"] == "barkhane-troops-mali")
    fact["asks"] = ["how many marmots guard Timbuktu"]
    question = [sys.executable, "-m", "mali_facts", "ask", "how many marmots guard Timbuktu?"]
    before = subprocess.run(question, cwd=tree, capture_output=True, check=False)
    data.write_text(json.dumps(raw), encoding="utf-8")
    after = subprocess.run(question, cwd=tree, capture_output=True, check=False)
    assert (before.returncode, before.stdout) == (1, b"")
    assert after.returncode == 0, after.stderr
    assert after.stdout.split(b"\t")[1] == b"barkhane-troops-mali"


@pytest.mark.parametrize("place", ["installed", "zip", "checkout"])
def test_the_index_is_read_rather_than_made_where_it_fits(
    built: Built, tmp_path: Path, place: str
) -> None:
    shutil.unpack_archive(built.wheel, tmp_path, "zip")
    where = {"installed": tmp_path, "zip": built.wheel, "checkout": built.tree}[place]
    trial = (
        "import sys\n"
        "from mali_facts import load\n"
        "from mali_facts.answer import opening, tables\n"
        "assert opening.__file__.startswith(sys.argv[1])\n"
        "def refuse(base):\n"
        "    raise AssertionError('indexed in memory')\n"
        "tables.index_tables = refuse\n"
        "opening.open_index(load())\n"
    )
    env = {**os.environ, "PYTHONPATH": str(where)}
    subprocess.run(
        [sys.executable, "-c", trial, str(where)], cwd=tmp_path.parent, env=env, check=True
    )


def test_a_base_that_is_not_laid_out_is_not_packaged(tmp_path: Path) -> None:
    """The installed program finds its records by their line breaks."""
    tree = copy_checkout(tmp_path / "tree")
    raw = json.loads((tree / "data.json").read_text(encoding="utf-8"))
    (tree / "data.json").write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as failure:
        build(tree, tmp_path / "dist")
    assert b"python -m mali_facts.knowledge.layout" in failure.value.stderr


def test_the_program_never_imports_what_builds_it(tmp_path: Path) -> None:
    trial = (
        "import sys\n"
        "import mali_facts.cli, mali_facts.answer.ask, mali_facts.answer.opening\n"
        "from mali_facts.__main__ import run\n"
        "run(['ask', 'how many French troops were in Mali?'])\n"
        "assert not any(name.startswith('hatchling') for name in sys.modules)\n"
        "assert 'mali_facts.answer.build' not in sys.modules\n"
        "assert 'mali_facts.answer.tables' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", trial], cwd=tmp_path, capture_output=True, check=True)


def test_the_build_stems_with_the_same_library_as_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [stemmer] = [need for need in project["project"]["dependencies"] if "Stemmer" in need]
    assert stemmer in project["build-system"]["requires"]
