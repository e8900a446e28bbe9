"""Feeds every reader with random input: `python -m fuzz [TARGET ...] [--seconds N]`.

Inputs are guided by coverage, begin with the samples in `fuzz/corpus/` and may each cost two
seconds and 500 MB. What breaks a reader is kept in `build/fuzz/TARGET/`; the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from fuzz.targets import TARGETS

ROOT = Path(__file__).parents[1]
LIMITS = ("-timeout=2", "-rss_limit_mb=500")
"""Seconds of an input, and what the whole process may hold: it takes some 100 MB itself."""
_LONGEST = {"template": 200_000, "template_part": 60_000, "unpack_part": 60_000}
"""Bytes of an input; else 4,096."""


def main() -> int:
    """Run the targets one after the other; whether any of them broke."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        sys.exit("atheris is not installed, or has no build for this Python: pip install '.[fuzz]'")
    broken = [name for name in asked.targets or TARGETS if not _holds(name, asked.seconds)]
    return int(bool(broken))


def _holds(name: str, seconds: int) -> bool:
    """Whether nothing was found in that time; says how many inputs were run."""
    found = ROOT / "build" / "fuzz" / name
    grown = found / "corpus"
    grown.mkdir(parents=True, exist_ok=True)
    flags = (
        *LIMITS,
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST.get(name, 4096)}",
        f"-artifact_prefix={found}/",
        "-print_final_stats=1",
        str(grown),
        str(ROOT / "fuzz" / "corpus" / name),
    )
    command = [sys.executable, "-m", "fuzz.run", name, *flags]
    ended = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, check=False)  # noqa: S603 - it runs our own
    log = ended.stderr.decode("utf-8", "replace")
    (found / "log").write_text(log, "utf-8")
    count = re.search(r"number_of_executed_units: (\d+)", log) or re.search(r"(?m)^#(\d+)", log)
    told = f"{int(count[1]):,} inputs" if count else "no input was run"
    print(f"{name}: {told}" + ("" if ended.returncode == 0 else f"; broken, see {found}"))  # noqa: T201
    shutil.rmtree(grown, ignore_errors=ended.returncode == 0)
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
