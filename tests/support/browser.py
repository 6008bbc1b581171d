"""A real headless browser, Chromium, and axe-core, the accessibility checker, run in it."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import tempfile
from html import unescape
from pathlib import Path
from typing import Any

WIDE, PHONE = 1280, 500  # pixels; a window of Chromium is never narrower


def axe(html: str, width: int = 1100) -> list[dict[str, Any]]:
    """What axe-core finds wrong with a page in a window so wide, by WCAG 2 A and AA and its best practices.

    Raises where Chromium or axe-core is missing or finds nothing to check: a test that cannot run is red.
    """
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None, "axe-core is not installed: pip install axe-playwright-python"
    assert found.submodule_search_locations is not None
    script = Path(found.submodule_search_locations[0], "axe.min.js").read_text("utf-8")
    ask = "axe.run(document).then(found => tell({passes: found.passes.length, violations: found.violations}));"
    answer = told(html, f"{script}</script><script>{ask}", width)
    assert answer["passes"] + len(answer["violations"]) > 3
    violations: list[dict[str, Any]] = answer["violations"]
    return violations


def told(html: str, script: str, width: int) -> Any:
    """What a script that is run in a page, in a window so wide, gives to its function `tell`."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if browser is None:
        raise RuntimeError("Chromium is not installed: apt-get install chromium")
    tell = """function tell(what) { const kept = document.createElement('pre'); kept.id = 'told';
        kept.textContent = JSON.stringify(what); document.body.appendChild(kept); }"""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        scripts = f"<script>{tell}</script><script>{script}</script></body>"
        page.write_text(html.replace("</body>", scripts), "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--virtual-time-budget=20000", f"--window-size={width},900", "--dump-dom", page.as_uri()]
        dumped = subprocess.run(command, check=True, capture_output=True, timeout=120, encoding="utf-8").stdout
    found = re.search(r'<pre id="told">(.*?)</pre>', dumped, re.DOTALL)
    assert found is not None, "the script did not finish"
    return json.loads(unescape(found[1]))
