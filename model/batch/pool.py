"""Hands the tasks of a batch to several processes, on this machine or on others through dask.

Where a process dies, only its own task is lost. dask is a library that shares work among machines.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from model.batch.body import Task, TaskResult, guarded
from model.problems import InputError, Problem

Work = Callable[[Task], TaskResult]
Run = Callable[[Work, Sequence[Task]], Iterator[TaskResult]]
LOST = "stopped its process twice; it may need more memory than there is"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def in_processes(jobs: int) -> Run:
    """Return a function that works on tasks in up to `jobs` processes at once, and yields each result when it is ready.

    Where a process dies, the tasks that were running are tried again one at a time. A task whose process dies twice is
    given up; its result then holds a problem that says so.
    """
    for name in ONE_THREAD:  # bodies already run side by side: numpy's own threads would only compete with them
        os.environ.setdefault(name, "1")

    def run(work: Work, tasks: Sequence[Task]) -> Iterator[TaskResult]:
        """Call `work` with every task, and yield the results in the order in which they are ready."""
        waiting = deque(tasks)
        while waiting:
            suspects = yield from _until_broken(partial(guarded, work), waiting, jobs)
            for task in suspects:  # one at a time, so that it is plain which of them ended the process
                lost = 0
                while lost < 2 and (yield from _until_broken(partial(guarded, work), deque([task]), 1)):
                    lost += 1  # once is not enough: another task may have ended the first process
                if lost == 2:
                    yield TaskResult(task.file, problems=(Problem(task.file, LOST),))

    return run


def _until_broken(work: Work, waiting: deque[Task], jobs: int) -> Generator[TaskResult, None, list[Task]]:
    """Yield the results of the waiting tasks, until there are none left or a process dies.

    The list returned at the end holds the tasks that were running when a process died, any of which may be the cause.
    It is empty where no process died.
    """
    running: dict[Future[TaskResult], Task] = {}
    pool = ProcessPoolExecutor(min(jobs, len(waiting)), multiprocessing.get_context("spawn"), _alone)
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running[pool.submit(work, waiting[0])] = waiting[0]
                waiting.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        return list(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _alone() -> None:
    """Set up a worker process, which works for the process that started it and ends when that one ends.

    It ignores Ctrl-C, since the process that started it handles that.
    """
    gc.set_threshold(50_000, 20, 50)  # a workbook is many objects and few cycles, so they are looked for less often
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that started this one ends, then end this one."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def in_dask(address: str) -> Run:
    """Return a function that works on tasks through the dask scheduler at `address`, and yields each result when ready.

    A scheduler is the program that hands out the work to other machines. Raises InputError where dask is not installed;
    the returned function raises it where no scheduler answers.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        sentence = "needs dask, which is an extra: pip install 'mancost[dask]'"
        raise InputError([Problem("--dask", sentence)]) from None

    def run(work: Work, tasks: Sequence[Task]) -> Iterator[TaskResult]:
        """Call `work` with every task, and yield the results in the order in which they are ready.

        Raises InputError where no scheduler answers.
        """
        try:
            client = Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError):
            sentence = f'no scheduler answers at "{address}"; start one, or mend the address'
            raise InputError([Problem("--dask", sentence)]) from None
        with client:
            running = dict(zip(client.map(partial(guarded, work), tasks, pure=False), tasks, strict=True))
            for future in as_completed(running, loop=client.loop):
                lost = TaskResult(running[future].file, problems=(Problem(running[future].file, LOST),))
                yield future.result() if future.status == "finished" else lost
                future.release()

    return run
