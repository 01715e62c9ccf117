"""How long the command line takes to answer, and a cold report with its memory.

Run as ``python benchmarks/startup.py [FILE [DATE]]``. The default file is a document of the
example dossier.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = (
    Path(__file__).parents[1]
    / "examples"
    / "brussels-2022"
    / "documents"
    / "2022-01-12-brussels.md"
)
RUNS = 7


def seconds(arguments: list[str]) -> float:
    """Run ``detente`` in a process of its own and return how long that took."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "detente", *arguments], check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - start


def peak_of_children() -> float:
    """Return the most memory that any finished child process has held, in MiB."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return used / 2**20 if sys.platform == "darwin" else used / 2**10


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("date", nargs="?", help="YYYY-MM-DD, where the file does not say it")
    chosen = parser.parse_args()
    helped = [seconds(["--help"]) for _ in range(RUNS)]
    light = peak_of_children()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "report.html"
        dated = [] if chosen.date is None else ["--date", chosen.date]
        reported = seconds(["report", str(chosen.file), *dated, "-o", str(target)])
        size = target.stat().st_size
    heavy = peak_of_children()
    middle = statistics.median(helped)
    print("| question | time | peak memory |")
    print("|---|---|---|")
    print(f"| detente --help, median of {RUNS} | {middle:.3f} s | {light:.0f} MiB |")
    print(f"| detente report {chosen.file.name}, cold | {reported:.2f} s | {heavy:.0f} MiB |")
    print(f"\nThe report has {size / 2**20:.2f} MiB. {os.cpu_count()} cores.")


if __name__ == "__main__":
    main()
