"""The search for the least-cost mix: the engine on a published problem, the mix by brute force, limits and outputs."""
