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


def axe(html: str) -> list[dict[str, Any]]:
    """What axe-core finds wrong with a page, by WCAG 2 A and AA and its best practices.

    Raises where Chromium or axe-core is missing or finds nothing to check: a test that cannot run is red.
    """
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if browser is None:
        raise RuntimeError("Chromium is not installed: apt-get install chromium")
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None, "axe-core is not installed: pip install axe-playwright-python"
    assert found.submodule_search_locations is not None
    script = Path(found.submodule_search_locations[0], "axe.min.js").read_text("utf-8")
    ask = """axe.run(document).then(found => { const kept = document.createElement('pre'); kept.id = 'axe';
        kept.textContent = JSON.stringify({passes: found.passes.length, violations: found.violations});
        document.body.appendChild(kept); });"""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        page.write_text(html.replace("</body>", f"<script>{script}</script><script>{ask}</script></body>"), "utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--virtual-time-budget=20000", "--window-size=1100,900", "--dump-dom", page.as_uri()]
        dumped = subprocess.run(command, check=True, capture_output=True, timeout=120, encoding="utf-8").stdout
    told = re.search(r'<pre id="axe">(.*?)</pre>', dumped, re.DOTALL)
    assert told is not None, "axe-core did not finish"
    answer = json.loads(unescape(told[1]))
    assert answer["passes"] + len(answer["violations"]) > 3
    violations: list[dict[str, Any]] = answer["violations"]
    return violations
