"""mancost: what it takes to meet a mandated cut in an NHS body's management costs, by every way of making the cut.

Who reads the code should start at `model/language/line.py`. From Python the model is used by four functions: `from
model import read, project, compare, write`.
"""

from typing import TYPE_CHECKING, Any

from model.version import __version__

if TYPE_CHECKING:
    from model.body_workbook.read_early import read
    from model.projection.compare import compare
    from model.projection.project import project
    from model.results_workbook.write import write

__all__ = ["__version__", "compare", "project", "read", "write"]
VERBS = {"read": "model.body_workbook.read_early", "project": "model.projection.project"}
VERBS |= {"compare": "model.projection.compare", "write": "model.results_workbook.write"}


def __getattr__(name: str) -> Any:
    """Return one of the four functions `read`, `project`, `compare` and `write`.

    What they need is imported when they are first called: the command line then starts quickly, and a program's file is
    being read while the model is imported. Raises AttributeError for any other name.
    """
    from functools import partial

    if name not in VERBS:
        raise AttributeError(f"module model has no attribute {name}")
    return partial(_called, name)


def _called(name: str, *given: Any, **named: Any) -> Any:
    """Import one of the four functions, call it, and return what it returns."""
    import importlib

    return getattr(importlib.import_module(VERBS[name]), name)(*given, **named)
