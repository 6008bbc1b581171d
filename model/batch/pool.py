"""Hands the tasks of a batch to several processes, on this machine or on others through dask.

Where a process dies, only its own task is lost. dask is a library that shares work among machines.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from model.batch.body import Task, TaskResult, guarded
from model.extras import brought_by
from model.problems import InputError, Problem

Work = Callable[[Task], TaskResult]
Run = Callable[[Work, Sequence[Task]], Iterator[TaskResult]]
LOST = "stopped its process twice; it may need more memory than there is"
LONGEST = 15 * 60  # seconds that a task may take; one of 30,000 people takes a minute
SLOW = f"was not done in {LONGEST // 60} minutes, and was stopped; run it alone, or take out what is not needed"
PATIENCE = 10  # seconds that a scheduler is waited for
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def in_processes(jobs: int, longest: float = LONGEST) -> Run:
    """Return a function that works on tasks in up to `jobs` processes at once, and yields each result when it is ready.

    Where a process dies, or a task takes longer than `longest` seconds, the tasks that were running are tried again one
    at a time. A task whose process dies twice, or that takes too long alone, is given up; its result then holds a
    problem that says so.
    """
    for name in ONE_THREAD:  # bodies already run side by side: numpy's own threads would only compete with them
        os.environ.setdefault(name, "1")

    def run(work: Work, tasks: Sequence[Task]) -> Iterator[TaskResult]:
        """Call `work` with every task, and yield the results in the order in which they are ready."""
        waiting = deque(tasks)
        while waiting:
            suspects, _ = yield from _until_broken(partial(guarded, work), waiting, jobs, longest)
            for task in suspects:  # one at a time, so that it is plain which of them ended the process
                reason = ""
                for _ in range(2):  # once is not enough: another task may have ended the first process
                    lost, slow = yield from _until_broken(partial(guarded, work), deque([task]), 1, longest)
                    reason = SLOW if slow else LOST
                    if slow or not lost:
                        break
                if lost:
                    yield TaskResult(task.file, problems=(Problem(task.file, reason),))

    return run


def _until_broken(
    work: Work, waiting: deque[Task], jobs: int, longest: float
) -> Generator[TaskResult, None, tuple[list[Task], bool]]:
    """Yield the results of the waiting tasks, until there are none left, a process dies or a task takes too long.

    Returns the tasks that were running when that happened, any of which may be the cause, and whether it was the time.
    There are none where all is done. Where the user presses Ctrl-C, the running tasks are finished first; where Ctrl-C
    is pressed again, they are stopped.
    """
    running: dict[Future[TaskResult], tuple[Task, float]] = {}
    slow = False
    pool = ProcessPoolExecutor(min(jobs, len(waiting)), multiprocessing.get_context("spawn"), _alone)
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                with _without_interrupts():
                    running[pool.submit(work, waiting[0])] = waiting[0], time.monotonic() + longest
                waiting.popleft()
            first_end = min(end for _, end in running.values())
            done, _ = wait(running, max(0, first_end - time.monotonic()), FIRST_COMPLETED)
            if not done and not slow:
                slow = True
                _stop_workers()  # which breaks the pool
            for future in done:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        return [task for task, _ in running.values()], slow
    finally:
        try:
            wait([future for future in running if not future.cancel()])
        except KeyboardInterrupt:
            _stop_workers()
            raise
        finally:
            with _without_interrupts():  # it would else leave semaphores behind, or print where it was interrupted
                pool.shutdown(cancel_futures=True)
    return [], False


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Hold Ctrl-C back within this `with` block: it is heard at the block's end.

    A process that is started in the block has it held back from its first moment, until `_alone` ignores it. It would
    else print a traceback if the user stops the batch while it starts.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    masked = hasattr(signal, "pthread_sigmask")  # not on Windows
    if masked:
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        if masked:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)


def _stop_workers() -> None:
    """End the processes that this one has started, at once; what they have not yet written whole is not there."""
    for worker in multiprocessing.active_children():
        worker.kill()


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
        from distributed.comm.core import connect
    except ImportError:
        sentence = f"needs dask, which is not installed; {brought_by('dask')}"
        raise InputError([Problem("--dask", sentence)]) from None

    async def knock() -> None:
        """Connect to the scheduler and leave again; raises an error of any kind where none answers.

        A client that fails to connect cannot be closed, and prints a traceback when it is thrown away.
        """
        comm = await connect(address, timeout=PATIENCE)
        comm.abort()

    def run(work: Work, tasks: Sequence[Task]) -> Iterator[TaskResult]:
        """Call `work` with every task, and yield the results in the order in which they are ready.

        Raises InputError where no scheduler answers.
        """
        try:
            asyncio.run(knock())
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except Exception:  # it may be anything: what answers may be no scheduler
            sentence = f'no scheduler answers at "{address}"; start one, or mend the address'
            raise InputError([Problem("--dask", sentence)]) from None
        with client:
            running = dict(zip(client.map(partial(guarded, work), tasks, pure=False), tasks, strict=True))
            try:
                for future in as_completed(running, loop=client.loop):
                    lost = TaskResult(running[future].file, problems=(Problem(running[future].file, LOST),))
                    yield future.result() if future.status == "finished" else lost
                    future.release()
            except Exception:  # of any kind, as above
                sentence = f'the scheduler at "{address}" answers no more; start it, and go on with --resume'
                raise InputError([Problem("--dask", sentence)]) from None

    return run
