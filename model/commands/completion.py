"""`mancost completion`: prints what makes a shell complete the commands and their options, made from their readers."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from model.commands.listed import COMMANDS
from model.commands.settings import parsers

EVERYWHERE = ("--help", "--version", "--quiet", "--verbose", "--strict")
Words = Mapping[str, Sequence[str]]  # the options of each command, and the values that an option takes: {option: ...}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the command's options to its parser."""
    parser.epilog = (
        "in bash, put this line into ~/.bashrc; in zsh, the same with zsh into ~/.zshrc; in PowerShell:\n"
        '  eval "$(mancost completion bash)"\n'
        "  mancost completion powershell | Out-String | Invoke-Expression\n"
        "example:\n  mancost completion bash"
    )
    parser.add_argument("shell", choices=list(SHELLS), metavar="SHELL", help=f"one of {', '.join(SHELLS)}")


def run(options: argparse.Namespace) -> list[str]:
    """Print the script of a shell; there are no warnings."""
    flags: dict[str, Sequence[str]] = {}
    values: dict[str, Sequence[str]] = {}
    for name, parser in parsers(COMMANDS).items():
        flags[name] = sorted(parser.long_options())
        values |= {
            f"{name} {option}": [str(choice) for choice in action.choices]
            for option, action in parser.long_options().items()
            if action.choices
        }
        values |= {name: [str(each) for action in parser._actions if not action.option_strings and action.choices
                          for each in action.choices]}  # fmt: skip
    print(SHELLS[options.shell](flags, {key: words for key, words in values.items() if words}), end="")
    return []


def _cases(words: Words) -> str:
    """Return the branches of a shell's `case`, one for each key, that set what is offered."""
    return "".join(f'    "{key}") offered="{" ".join(listed)}" ;;\n' for key, listed in words.items())


def _bash(flags: Words, values: Words) -> str:
    """Return the script of bash, which completes files where it knows no word."""
    return f"""_mancost() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" last="${{COMP_WORDS[COMP_CWORD-1]}}" name="" each offered=""
  for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$each" in -*) ;; *) name="$each"; break ;; esac
  done
  case "$name $last" in
{_cases({key: listed for key, listed in values.items() if " " in key})}  esac
  if [ -z "$offered" ] && [ "${{word#-}}" != "$word" ]; then
    case "$name" in
{_cases({**flags, "": EVERYWHERE})}    esac
  elif [ -z "$offered" ]; then
    case "$name" in
{_cases({**{key: listed for key, listed in values.items() if " " not in key}, "": list(flags)})}    esac
  fi
  COMPREPLY=($(compgen -W "$offered" -- "$word"))
}}
complete -o default -F _mancost mancost
"""


def _zsh(flags: Words, values: Words) -> str:
    """Return the script of zsh, which reads that of bash."""
    return f"autoload -Uz compinit bashcompinit && compinit -u && bashcompinit\n{_bash(flags, values)}"


def _powershell(flags: Words, values: Words) -> str:
    """Return the script of PowerShell."""

    def listed(words: Words) -> str:
        """Return a table of PowerShell's: each key with its words."""
        quoted = {key: ", ".join(f"'{each}'" for each in found) for key, found in words.items()}
        return "".join(f"    '{key}' = @({found})\n" for key, found in quoted.items())

    return f"""Register-ArgumentCompleter -Native -CommandName mancost -ScriptBlock {{
  param($word, $tree, $cursor)
  $flags = @{{
{listed({**flags, "": EVERYWHERE})}  }}
  $values = @{{
{listed({**values, "": list(flags)})}  }}
  $typed = @($tree.CommandElements | Select-Object -Skip 1 | ForEach-Object {{ "$_" }})
  if ($word -ne '' -and $typed.Count -gt 0) {{ $typed = @($typed | Select-Object -SkipLast 1) }}
  $name = "$($typed | Where-Object {{ -not $_.StartsWith('-') }} | Select-Object -First 1)"
  $last = if ($typed.Count -gt 0) {{ $typed[-1] }} else {{ '' }}
  $offered = if ($values.ContainsKey("$name $last")) {{ $values["$name $last"] }}
    elseif ($word.StartsWith('-')) {{ $flags[$name] }} else {{ $values[$name] }}
  $offered | Where-Object {{ $_ -like "$word*" }} | ForEach-Object {{
    [System.Management.Automation.CompletionResult]::new($_) }}
}}
"""


SHELLS = {"bash": _bash, "zsh": _zsh, "powershell": _powershell}
