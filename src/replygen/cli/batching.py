"""What ``replygen batch`` does: run the batch, draw its events, return the exit code."""

from __future__ import annotations

import argparse
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Event as Flag
from typing import Any, Final

from replygen import batch, pipeline
from replygen.batch import Done, Failed, Finished, Kept, Options, Planned, Reading, Started
from replygen.batch.work import Written
from replygen.cli.console import Console
from replygen.cli.outputs import STANDARD, formats_of
from replygen.cli.progress import Progress
from replygen.converters import pdf
from replygen.errors import InputError
from replygen.messages import Finding, Problem, Text, text

SOME_FAILED: Final = 1
INTERRUPTED: Final = 130
_SHOWN: Final = 20
"""So many findings, and so many letters that failed, are told one by one; the report has them all."""


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Run the batch of a command line; return the exit code."""
    if STANDARD in (arguments.roster, arguments.output):
        raise InputError(Problem(_NO_STREAMS, _GIVE_NAMES))
    formats = formats_of(arguments.to, None, pipeline.CONVERTERS)
    options = Options(
        template=arguments.template, profile=arguments.profile, formats=tuple(formats), name=arguments.name,
        draft=arguments.draft, embed=arguments.embed, check=arguments.check, strict=arguments.strict,
        force=arguments.force, durable=arguments.durable, resume=arguments.resume, dry_run=arguments.dry_run,
        lang=console.lang,
    )  # fmt: skip
    view = _View(console, Path(arguments.output), quiet=arguments.quiet, dry_run=options.dry_run)
    try:
        with _stopping(view) as stop, _hands(arguments) as (executor, jobs):
            events = batch.run(
                arguments.roster, arguments.output, options, jobs=jobs, executor=executor, stop=stop,
                watch=view.progress.wait_for,
            )  # fmt: skip
            for event in events:
                view.show(event)
        if options.dry_run:
            view.rehearsed()
    except KeyboardInterrupt:
        if options.dry_run:
            raise
        view.progress.end()
        console.say(_GO_ON)
        return INTERRUPTED
    finally:
        view.progress.close()
    if "pdf" in formats and not options.dry_run:
        console.remarks(pdf.substitutions())
    return view.exit_code


def _hands(arguments: argparse.Namespace) -> AbstractContextManager[tuple[Executor | None, int]]:
    """Return who does the work, and how many there are."""
    if arguments.dask:
        from replygen.batch.dask import cluster  # noqa: PLC0415 - an extra

        return cluster(arguments.dask)
    return nullcontext((None, _number(arguments.jobs)))


def _number(words: str) -> int:
    if words.isdecimal() and int(words) > 0:
        return int(words)
    what = text("“{words}”不是进程的个数。", "{words!r} is no number of processes.", words=words)
    raise InputError(Problem(what, text("请写 1 以上的整数。", "Write a whole number from 1 on."), "--jobs"))


@contextmanager
def _stopping(view: _View) -> Iterator[Flag]:
    """Let the first Ctrl-C finish the letters in hand, and the second one stop at once."""
    stop = Flag()

    def begin_to_stop(number: int, frame: Any) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        view.progress.say(text("正在做完手里的信件{letters.zh}；再按一次 Ctrl-C 立即停下。",
                               "Finishing the letters in hand{letters.en}; press Ctrl-C again to stop at once.",
                               letters=view.progress.in_hand))  # fmt: skip

    before = signal.signal(signal.SIGINT, begin_to_stop)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


class _View:
    """Shows events, and remembers what the exit code depends on."""

    def __init__(self, console: Console, folder: Path, *, quiet: bool, dry_run: bool) -> None:
        self.progress = Progress(console, quiet=quiet)
        self.exit_code = 0
        self._console = console
        self._folder = folder
        self._quiet = quiet
        self._most = sys.maxsize if dry_run else _SHOWN
        self._total = self._told = 0
        self._counts = Counter[type]()
        self._untold = Counter[str]()

    def show(self, event: batch.Event) -> None:
        """Show one event."""
        _SHOW[type(event)](self, event)

    def reading(self, event: Reading) -> None:
        self.progress.read(event.count)

    def started(self, event: Started) -> None:
        self.progress.end()
        self._console.remarks(event.notes)
        self._total = event.total
        self.progress.start(event.total)

    def planned(self, event: Planned) -> None:
        words = "".join(f"{event.place}\t{self._folder / name}\n" for name in event.names)
        self.progress.end()
        self._console.result_text(
            words.encode(errors="replace").decode()
        )  # the name of a file may be no text
        self.good(event)

    def good(self, event: Done | Planned) -> None:
        wrong = [each for each in event.messages if isinstance(each, Finding) and each.level == "error"]
        self._counts[type(event)] += 1
        self._counts[Written] += isinstance(event, Done) and event.resumed
        self._counts[Finding] += bool(wrong)
        self._tell(wrong)
        self.progress.step()

    def _tell(self, wrong: Sequence[Finding]) -> None:
        """Tell of findings, or only count those that are too many: they must not hide the letters that failed."""
        shown = wrong[: self._most - self._told]
        if shown:
            self.progress.end()
            self._console.remarks(shown)
        self._told += len(shown)
        self._untold.update(each.rule for each in wrong[len(shown) :])

    def troubled(self, event: Kept | Failed) -> None:
        self.exit_code = SOME_FAILED
        self._counts[type(event)] += 1
        if self._troubled() <= self._most:
            self.progress.end()
            self._console.problems(event.problems)
        self.progress.step()

    def _troubled(self) -> int:
        return self._counts[Kept] + self._counts[Failed]

    def rehearsed(self) -> None:
        """Sum up a dry run, which has no last event."""
        whole = 0 < self._total == self._counts[Planned] + self._troubled()
        if not whole:
            self.exit_code = INTERRUPTED
        self._sum_up(_NOTHING_WRITTEN if whole else _INTERRUPTED)

    def finished(self, event: Finished) -> None:
        if event.stopped:
            self.exit_code = INTERRUPTED
            self._sum_up(_GO_ON)
        else:
            reports = [str(path) for path in event.reports]
            self._sum_up(Text(f"报告：{'、'.join(reports)}", f"reports: {', '.join(reports)}"))
        if event.left:
            shown = event.left[:_NAMED]
            more = len(event.left) > _NAMED
            self._console.say(text(_LEFT.zh, _LEFT.en, count=len(event.left),
                                   zh="、".join(shown) + (" 等" if more else ""),
                                   en=", ".join(shown) + (" and others" if more else "")))  # fmt: skip
        if event.failed and not (event.stopped or self._quiet):
            self._console.say(_MAKE_UP)

    def _sum_up(self, end: Text) -> None:
        self.progress.end()
        if not self._total:
            self._console.say(_STILL_READING)
            return
        self._tell_of_the_others()
        if self._quiet and self.exit_code != INTERRUPTED:
            return
        counts = [text(words.zh, words.en, number=self._counts[kind])
                  for kind, words in _COUNTS.items() if self._counts[kind]] or [_NONE]  # fmt: skip
        zh = "".join(each.zh for each in counts).removeprefix("，")
        en = "".join(each.en for each in counts).removeprefix(", ")
        self._console.say(Text(f"{zh}；{end.zh}", f"{en}; {end.en}"))

    def _tell_of_the_others(self) -> None:
        """Say how much was not told one by one."""
        rules = "、".join(f"{rule} ×{count}" for rule, count in self._untold.most_common())
        if rules:
            self._console.say(text(_MORE_FOUND.zh, _MORE_FOUND.en, count=self._untold.total(), rules=rules))
        if self._troubled() > self._most:
            self._console.say(text(_MORE_FAILED.zh, _MORE_FAILED.en, count=self._troubled() - self._most))


_COUNTS: Final[dict[type, Text]] = {
    Planned: Text("，会写出 {number} 封", ", {number} would be written"),
    Done: Text("，已写出 {number} 封", ", {number} written"),
    Written: Text("（含以前写好的 {number} 封）", " ({number} of them before)"),
    Finding: Text("，其中 {number} 封查出错误", ", of these {number} with errors found"),
    Kept: Text("，保留已有文件 {number} 封", ", {number} existing kept"),
    Failed: Text("，失败 {number} 封", ", {number} failed"),
}
"""What is counted, in the order it is said."""
_NO_STREAMS: Final = text(
    "批量不从标准输入读名册，也不往标准输出写（“-”）。",
    "A batch reads no roster from standard input, and writes nothing to standard output (-).",
)
_GIVE_NAMES: Final = text("请写名册的文件名和输出的文件夹。", "Name the file of the roster and a folder.")
_NONE: Final = text("一封也没有写出", "nothing was written")
_NOTHING_WRITTEN: Final = text("这是试运行，没有写出任何文件", "a dry run, nothing was written")
_INTERRUPTED: Final = text("已中断", "interrupted")
_STILL_READING: Final = text(
    "已中断：还在读名册，这一次什么也没有写。用同样的命令重来即可。",
    "Interrupted while the roster was read: this run has written nothing. Give the same command again.",
)
_GO_ON: Final = text("已中断，加 --resume 接着做", "interrupted, go on with --resume")
_MAKE_UP: Final = text(
    "改好以后加 --resume，只做没做成的。", "When that is mended, --resume makes only those that failed."
)
_MORE_FOUND: Final = Text(
    "另有 {count} 处错误没有列出：{rules}。见报告。",
    "{count} more errors are not listed: {rules}. The report has them.",
)
_MORE_FAILED: Final = Text(
    "另有 {count} 封没有做成，没有列出。见报告。",
    "{count} more letters that failed are not listed. The report has them.",
)
_NAMED: Final = 5
_LEFT: Final = Text(
    "文件夹里有 {count} 个文件是以前写出的，与这次的信件都对不上：{zh}。请核对，不要的请自行删去。",
    "{count} files in the folder were written before and belong to no letter now: {en}. "
    "Look at them, and delete those you do not need.",
)


_SHOW: Final[dict[type, Callable[[_View, Any], None]]] = {
    Reading: _View.reading,
    Started: _View.started,
    Planned: _View.planned,
    Done: _View.good,
    Kept: _View.troubled,
    Failed: _View.troubled,
    Finished: _View.finished,
}
