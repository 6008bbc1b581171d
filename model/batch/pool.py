"""Work handed to processes: one that dies takes its own task with it and no other."""

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

from model.batch.body import Task, Told, guarded
from model.problems import InputError, Problem

Work = Callable[[Task], Told]
Run = Callable[[Work, Sequence[Task]], Iterator[Told]]
LOST = "stopped its process twice; it may need more memory than there is"
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def in_processes(jobs: int) -> Run:
    """Work in so many processes of this machine, results as they come; a process that is lost is started again."""
    for name in ONE_THREAD:  # the bodies are the parallel part: numpy's own threads would only be in the way
        os.environ.setdefault(name, "1")

    def run(work: Work, tasks: Sequence[Task]) -> Iterator[Told]:
        waiting = deque(tasks)
        while waiting:
            suspects = yield from _until_broken(partial(guarded, work), waiting, jobs)
            for task in suspects:  # alone, so that it is plain which of them it was
                lost = 0
                while lost < 2 and (yield from _until_broken(partial(guarded, work), deque([task]), 1)):
                    lost += 1  # it may not have begun when another brought the first process down
                if lost == 2:
                    yield Told(task.file, problems=(Problem(task.file, LOST),))

    return run


def _until_broken(work: Work, waiting: deque[Task], jobs: int) -> Generator[Told, None, list[Task]]:
    """Take tasks from those waiting until there are none or a process is lost; return those it may have been at."""
    running: dict[Future[Told], Task] = {}
    pool = ProcessPoolExecutor(min(jobs, len(waiting)), multiprocessing.get_context("spawn"), _alone)
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running[pool.submit(work, waiting[0])] = waiting[0]
                waiting.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                told = future.result()
                del running[future]
                yield told
    except BrokenProcessPool:
        return list(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return []


def _alone() -> None:
    """Leave Ctrl-C to the parent, who lets what is begun be ended; and do not outlive it."""
    gc.set_threshold(50_000, 20, 50)  # a workbook is many cells and few circles: they are looked for less often
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def in_dask(address: str) -> Run:
    """Work handed to a scheduler of dask.distributed that is running; raises InputError where none answers."""
    try:
        from distributed import Client, as_completed
    except ImportError:
        told = "needs dask, which is an extra: pip install 'mancost[dask]'"
        raise InputError([Problem("--dask", told)]) from None

    def run(work: Work, tasks: Sequence[Task]) -> Iterator[Told]:
        try:
            client = Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError):
            told = f'no scheduler answers at "{address}"; start one, or mend the address'
            raise InputError([Problem("--dask", told)]) from None
        with client:
            running = dict(zip(client.map(partial(guarded, work), tasks, pure=False), tasks, strict=True))
            for future in as_completed(running, loop=client.loop):
                lost = Told(running[future].file, problems=(Problem(running[future].file, LOST),))
                yield future.result() if future.status == "finished" else lost
                future.release()

    return run
