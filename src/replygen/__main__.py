"""The command ``replygen`` and ``python -m replygen``, in a process of its own."""

import gc
import os
import sys
from typing import Final

_MANY: Final = 100_000
"""New objects before the collector of garbage looks for some: a letter makes fewer, and next to no garbage."""


def main() -> int:
    """Run the command line; the time goes into the letter, not into looking for garbage or plugins."""
    gc.set_threshold(_MANY)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no other package is to look at letters
    from replygen.cli import main as run  # noqa: PLC0415 - the collector comes first

    try:
        return run()
    finally:
        gc.freeze()  # nothing is looked through at the end either


if __name__ == "__main__":
    sys.exit(main())
