"""A batch ends: on Ctrl-C, on a second one, where a body takes for ever, and where a list names what never ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from model.batch.body import Task, TaskResult
from model.batch.pool import _without_interrupts, in_dask, in_processes
from model.outputs import write_outputs
from model.problems import InputError
from tests.support.many import ROOT, command, put, put_one, ran
from tests.support.uncoded import uncoded

cli = pytest.mark.cli
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals, devices or pipes")
STUCK = """
import sys, time
from pathlib import Path
from model import __main__
from model.batch import run
from tests.batch.test_batch_stopped import waits

run.run_task = waits
if __name__ == "__main__":
    sys.exit(__main__.main(sys.argv[1:]))
"""


def waits(task: Task) -> TaskResult:
    """Work that never ends, and says in a file that it has begun."""
    Path(task.out).mkdir(exist_ok=True)
    Path(task.out, f"{task.code}.{os.getpid()}").touch()
    time.sleep(600)
    return TaskResult(task.file)


def waits_at_one(task: Task) -> TaskResult:
    """Work that never ends on one task, and does the others at once."""
    return waits(task) if task.code == "slow" else TaskResult(task.file, task.code)


@cli
def test_a_body_that_takes_for_ever_is_given_up_and_the_others_are_done(tmp_path: Path) -> None:
    tasks = [Task(code, "", str(tmp_path), code) for code in ("a", "slow", "b", "c")]
    began = time.monotonic()
    told = {each.file: each for each in in_processes(2, longest=12)(waits_at_one, tasks)}
    assert time.monotonic() - began < 120
    assert sorted(told) == ["a", "b", "c", "slow"]
    assert [name for name, each in told.items() if each.problems] == ["slow"]
    assert "was not done in 15 minutes, and was stopped" in told["slow"].problems[0].sentence


@cli
def test_ctrl_c_twice_ends_a_batch_at_once_and_prints_no_traceback(tmp_path: Path) -> None:
    put(tmp_path / "in", 2)
    out = tmp_path / "out"
    write_outputs({out / "consolidated.xlsx": b"of an earlier batch"})
    (tmp_path / "stuck.py").write_text(STUCK, "utf-8")
    given: list[str | Path] = [
        sys.executable,
        tmp_path / "stuck.py",
        "batch",
        tmp_path / "in",
        "--out",
        out,
        "--jobs",
        "2",
    ]
    process = subprocess.Popen(
        given,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(600):
        if len(list(out.glob("B*"))) == 2:
            break
        time.sleep(0.1)
    workers = [int(path.suffix[1:]) for path in out.glob("B*")]
    assert len(workers) == 2
    assert not (out / "consolidated.xlsx").exists()  # it is not of the bodies that are being run
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    time.sleep(1)
    assert process.poll() is None  # bodies that are being run are finished first
    os.killpg(process.pid, signal.SIGINT)
    said, err = process.communicate(timeout=20)
    assert (process.returncode, said, err) == (130, "", "stopped; nothing was left half written\n")
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker, 0)


@cli
def test_ctrl_c_pressed_while_a_worker_is_started_is_heard_afterwards() -> None:
    done = []

    def start() -> None:
        with _without_interrupts():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("the worker is started")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@cli
def test_a_process_started_meanwhile_does_not_hear_it() -> None:
    waits_ = "import sys; print('on', flush=True); sys.stdin.read(); print('done')"
    with _without_interrupts():
        process = subprocess.Popen([sys.executable, "-c", waits_], stdin=-1, stdout=-1, stderr=-1, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "on\n"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("done\n", "")


@cli
@pytest.mark.parametrize("moment", [0.5, 1.2, 1.8, 2.5])
def test_ctrl_c_while_workers_start_prints_no_traceback(moment: float, tmp_path: Path) -> None:
    put(tmp_path / "in", 4)
    process = command("batch", tmp_path / "in", "--out", tmp_path / "out", "--jobs", "4", "--no-paper")
    time.sleep(moment)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    # Before `main`, Python itself says so; while it ends, it dies of the signal, which a shell gives as 130 too.
    assert process.returncode in (130, -signal.SIGINT) or "KeyboardInterrupt" in err
    if process.returncode == 130:
        assert err == "stopped; nothing was left half written\n"


@cli
def test_devices_and_pipes_in_a_list_are_refused_and_the_others_run(tmp_path: Path) -> None:
    put_one(tmp_path / "a.xlsx", "A")
    os.mkfifo(tmp_path / "pipe.xlsx")
    (tmp_path / "list.txt").write_text("/dev/zero\npipe.xlsx\n/dev/stdin\na.xlsx\n", "utf-8")
    for more in ([], ["--resume"]):
        out, err = ran("batch", tmp_path / "list.txt", "--out", tmp_path / "out", "--no-paper", *more, code=2)
        assert out.startswith("1 body done")
        assert uncoded(err).splitlines() == [
            "/dev/zero: is not a file on a disk; save it as one",
            f"{tmp_path / 'pipe.xlsx'}: is not a file on a disk; save it as one",
            "/dev/stdin: is not a file on a disk; save it as one",
        ]


@cli
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "hello", "tcp://127.0.0.1:999999"])
def test_a_scheduler_that_does_not_answer_is_one_sentence(
    address: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.batch.pool.PATIENCE", 1)
    with pytest.raises(InputError) as refused:
        list(in_dask(address)(waits, [Task("a", "a", "a")]))
    assert str(refused.value) == f'--dask: no scheduler answers at "{address}"; start one, or mend the address'
    assert capfd.readouterr() == ("", "")
