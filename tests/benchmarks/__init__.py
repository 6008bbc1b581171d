"""Speed and memory, as ratios measured side by side in one run: `python -m tests.benchmarks.NAME`."""
