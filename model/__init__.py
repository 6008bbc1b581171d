"""mancost: what a mandated cut in an NHS body's management costs takes, by every route.

Start at `model/language/line.py`. From Python it is four verbs: `from model import read, project, compare, write`.
"""

from typing import TYPE_CHECKING, Any

from model.version import __version__

if TYPE_CHECKING:
    from model.body_workbook.read import read
    from model.projection.compare import compare
    from model.projection.project import project
    from model.results_workbook.write import write

__all__ = ["__version__", "compare", "project", "read", "write"]
VERBS = {"read": "model.body_workbook.read", "project": "model.projection.project"}
VERBS |= {"compare": "model.projection.compare", "write": "model.results_workbook.write"}


def __getattr__(name: str) -> Any:
    """The four verbs, imported when first used: the command line must not wait for them."""
    import importlib

    if name not in VERBS:
        raise AttributeError(f"module model has no attribute {name}")
    return getattr(importlib.import_module(VERBS[name]), name)
