"""mancost: what a mandated cut in an NHS body's management costs takes, by every route. Start at `model/line.py`."""

__version__ = "0.1.0"
