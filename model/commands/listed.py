"""The commands by name, each with its module, which is imported only when it is called, and what it is in a line."""

from __future__ import annotations

COMMANDS = {
    "new": ("model.commands.new", "an input workbook to fill in, holding a worked example"),
    "check": ("model.commands.check", "every problem of a body's workbook, in one pass"),
    "run": ("model.commands.run", "a body's plan: its options compared, from its workbook to a results workbook"),
    "risk": ("model.commands.risk", "how sure a plan is: chances, ranges, what it hangs on and where it turns"),
    "best": ("model.commands.best", "the least-cost mix of levers within a board's limits, and what each limit costs"),
    "batch": ("model.commands.batch", "many bodies at once, and one workbook of them all"),
    "watch": ("model.commands.watch", "a body, or a folder of them, run again whenever it is saved"),
    "paper": ("model.commands.paper", "a body's plan as a board paper or a business case: Word, HTML, PDF"),
    "explain": ("model.commands.explain", "a figure as a tree, down to its inputs and dated sources"),
    "compare": ("model.commands.compare", "two bodies or runs: what changed, and which change moved which result"),
    "payoff": ("model.commands.payoff", "what one person's exit costs, worked step by step; or many people's"),
    "import-staff": ("model.commands.import_staff", "a staff list, such as ESR's, into a body's workbook, row by row"),
    "import-posts": ("model.commands.import_posts", "a list of vacancies as it comes, into a region's Posts sheet"),
    "match": ("model.commands.match", "people at risk matched to posts, over one body or many, in rounds of offers"),
    "merge": ("model.commands.merge", "one body's workbook out of several, for a target that they meet together"),
    "help": ("model.commands.explain_code", "what a message means, by its code, such as E203"),
    "completion": (
        "model.commands.completion",
        "what makes the shell complete commands and options: bash, zsh, PowerShell",
    ),
    "rules": ("model.commands.rules", "the rulebook in force on a date, with sources, and what is stale"),
}
