"""A batch through a dask scheduler: the same bytes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.support.bodies import INPUTS
from tests.support.many import ROOT, poison, put, ran, tree
from tests.support.uncoded import uncoded

CLUSTER = """
if __name__ == "__main__":
    from distributed import LocalCluster
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        input()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, on this machine."""
    script = tmp_path_factory.mktemp("dask") / "cluster.py"
    script.write_text(CLUSTER, "utf-8")
    given = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([sys.executable, str(script)], cwd=ROOT, text=True, **given) as cluster:  # type: ignore[call-overload]
        yield cluster.stdout.readline().strip()
        cluster.communicate("\n")


@pytest.mark.agree
def test_a_dask_scheduler_gives_the_same_bytes_and_the_same_failures(address: str, tmp_path: Path) -> None:
    poison(put(tmp_path / "in", 4)[1], "text")
    _, one = ran("batch", tmp_path / "in", "--out", tmp_path / "a", "--jobs", "2", code=2)
    _, two = ran("batch", tmp_path / "in", "--out", tmp_path / "b", "--dask", address, code=2)
    assert one == two
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


@pytest.mark.agree
def test_a_fund_is_split_by_a_dask_scheduler_into_the_same_bytes(address: str, tmp_path: Path) -> None:
    boards = [INPUTS / "published" / f"nhs-{name}-icb-2025.xlsx" for name in ("devon", "somerset")]
    ran("best", *boards, "--fund", "6m", "--out", tmp_path / "a", "--jobs", "2", "--limits", "compulsory=0")
    ran("best", *boards, "--fund", "6m", "--out", tmp_path / "b", "--dask", address, "--limits", "compulsory=0")
    assert (tmp_path / "a" / "region.xlsx").read_bytes() == (tmp_path / "b" / "region.xlsx").read_bytes()


@pytest.mark.cli
def test_a_scheduler_that_is_not_there_is_told(tmp_path: Path) -> None:
    put(tmp_path / "in", 1)
    _, err = ran("batch", tmp_path / "in", "--out", tmp_path / "a", "--dask", "tcp://127.0.0.1:9", code=2)
    assert uncoded(err) == '--dask: no scheduler answers at "tcp://127.0.0.1:9"; start one, or mend the address\n'


@pytest.mark.slow
def test_every_integrated_care_board_comes_to_the_same_bytes_through_dask(address: str, tmp_path: Path) -> None:
    files = sorted((INPUTS / "published").glob("*-icb-2025.xlsx"))
    assert len(files) == 42
    (tmp_path / "boards.txt").write_text("".join(f"{file}\n" for file in files), "utf-8")
    ran("batch", tmp_path / "boards.txt", "--out", tmp_path / "a")
    ran("batch", tmp_path / "boards.txt", "--out", tmp_path / "b", "--dask", address)
    found = tree(tmp_path / "a")
    assert found == tree(tmp_path / "b")
    assert len({name.split("/")[0] for name in found if "/" in name}) == 42
    summary = openpyxl.load_workbook(tmp_path / "a" / "consolidated.xlsx", data_only=True)["Summary"]
    assert summary["B5"].value == 42
