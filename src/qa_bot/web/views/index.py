"""The index as HTML: its reports and how they stand, the build that runs, the earlier indexes, what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from qa_bot.indexing.changes import BuildSummary
from qa_bot.indexing.generations import KeptIndex
from qa_bot.indexing.manifest import Manifest
from qa_bot.indexing.progress import clock
from qa_bot.indexing.standing import Standing
from qa_bot.resources import load_toml
from qa_bot.web.building import BuildStatus
from qa_bot.web.phrases import in_words
from qa_bot.web.views.markup import attribute, text
from qa_bot.web.words import Words

_LINES = 12


def index_html(words: Words, manifest: Manifest) -> str:
    """Return what the index that serves holds, and since when."""
    facts = {
        "reports": f"{len(manifest.reports):,}",
        "chunks": f"{manifest.chunks:,}",
        "figures": f"{manifest.figures:,}",
        "built": local_time(manifest.built_at),
        "fingerprint": manifest.fingerprint,
    }
    cells = "".join(
        f"<div><dt>{text(words(f'index.{key}'))}</dt><dd>{text(value)}</dd></div>" for key, value in facts.items()
    )
    return f'<dl class="facts">{cells}</dl>'


def reports_html(words: Words, found: Sequence[Standing], *, manage: bool) -> str:
    """Return every report with its state; with `manage` each can be set aside."""
    states = Counter(standing.state for standing in found)
    waiting = states["new"] + states["changed"] + states["gone"]
    note = f'<p class="waiting" role="status">{text(words("index.waiting", count=waiting))}</p>' if waiting else ""
    names = ("title", "year", "form", "chunks", "figures", "state")
    kinds = {"chunks": "number", "figures": "number"}
    head = "".join(
        f'<th scope="col" class="{kinds.get(name, name)}">{text(words(f"index.{name}"))}</th>' for name in names
    )
    rows = "".join(_row(words, standing, manage) for standing in found)
    last = '<th scope="col"></th>' if manage else ""
    return (
        f'{note}<div class="rows" tabindex="0" role="region" aria-label={attribute(words("index.list"))}>'
        f"<table><thead><tr>{head}{last}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def status_html(words: Words, status: BuildStatus) -> str:
    """Return where a build is: its phase with a bar, the time left, the last lines of its log; "" before the first."""
    if status.state == "idle":
        return ""
    share = f' value="{status.done}" max="{status.total}"' if status.total else ""
    count = f"{status.done:,} / {status.total:,}" if status.total else ""
    left = "" if status.remaining is None else words("index.remaining", time=clock(status.remaining))
    now = in_words(words, status.phase)
    phase = f"<p>{text(' '.join(filter(None, (now, count, left))))}</p>"
    bar = f"<progress{share} aria-label={attribute(now)}></progress>" if status.running else ""
    error = f'<p class="error">{text(in_words(words, status.error))}</p>' if status.error else ""
    log = "".join(f"<li>{text(_logged(words, line))}</li>" for line in status.log[-_LINES:])
    title = text(words(f"build.{status.state}"))
    return (
        f'<section class="build {status.state}" role="status"><h3>{title}</h3>'
        f'{phase if status.running else ""}{bar}{error}<ol class="log">{log}</ol></section>'
    )


def kept_html(words: Words, kept: Sequence[KeptIndex], *, manage: bool) -> str:
    """Return the indexes that are kept, newest first; with `manage` an earlier one can be gone back to."""
    items = []
    for one in kept:
        manifest = one.manifest
        told = words(
            "index.kept",
            built=local_time(manifest.built_at),
            reports=len(manifest.reports),
            figures=f"{manifest.figures:,}",
            fingerprint=manifest.fingerprint,
        )
        back = "" if one.serves or not manage else act_button(words, "back", manifest.fingerprint)
        serves = f'<span class="state indexed">{text(words("index.serves"))}</span>' if one.serves else back
        items.append(f"<li><span>{text(told)}</span>{serves}</li>")
    return f'<ul class="kept">{"".join(items)}</ul>'


def aside_html(words: Words, names: Sequence[str]) -> str:
    """Return the reports that were set aside, each with a button that puts it back."""
    if not names:
        return f'<p class="none">{text(words("index.no_aside"))}</p>'
    items = "".join(f"<li><span>{text(name)}</span>{act_button(words, 'put_back', name)}</li>" for name in names)
    return f'<ul class="kept">{items}</ul>'


def _logged(words: Words, line: str) -> str:
    """Return a line of the log, which begins with its time, in the language of `words`."""
    when, _, said = line.partition(" ")
    return f"{when} {in_words(words, said)}"


def told_html(lines: Sequence[str], *, bad: Sequence[str] = ()) -> str:
    """Return what came of something that was done, told to screen readers too; `bad` lines are what failed."""
    good = "".join(f"<li>{text(line)}</li>" for line in lines)
    wrong = "".join(f'<li class="error">{text(line)}</li>' for line in bad)
    return f'<div role="status"><ul class="told">{good}{wrong}</ul></div>' if lines or bad else ""


def summary_lines(summary: BuildSummary) -> list[str]:
    """Return what a build did, a line for the whole and one for each report it touched or could not read."""
    said, manifest = load_toml("build.toml")["build"], summary.manifest
    lines = [
        said["built" if summary.built else "current"].format(
            reports=len(manifest.reports),
            chunks=manifest.chunks,
            figures=manifest.figures,
            fingerprint=manifest.fingerprint,
            encoded=summary.encoded,
            reused=summary.reused,
            time=summary.took,
        )
    ]
    for kind in ("added", "changed", "removed"):
        lines += [said[kind].strip().format(path=path) for path in getattr(summary, kind)]
    lines += [
        said["failed"].strip().format(path=each.path or each.file_name, why=each.reason) for each in summary.failed
    ]
    return lines


def local_time(stamp: str) -> str:
    """Return an ISO time as the clock of this machine has it, to the minute."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")


def act_button(words: Words, act: str, name: str) -> str:
    """Return a button that does `act` to `name` once it is pressed a second time."""
    return (
        f'<button type="button" class="act" data-act="{act}" data-name={attribute(name)} '
        f"data-sure={attribute(words(f'act.{act}_sure'))} aria-label={attribute(words(f'act.{act}') + ' ' + name)}>"
        f"{text(words(f'act.{act}'))}</button>"
    )


def _row(words: Words, standing: Standing, manage: bool) -> str:
    entry = standing.entry
    title = entry.title if entry else standing.path.rpartition("/")[2]
    numbers = (f"{entry.chunks:,}", f"{entry.figures:,}") if entry else ("", "")
    year = str(entry.year or "") if entry else ""
    form = standing.path.rpartition(".")[2].upper()
    gone = standing.state == "gone" or not manage
    act = "" if not manage else f'<td class="act">{"" if gone else act_button(words, "remove", standing.path)}</td>'
    reason = f'<p class="error">{text(in_words(words, standing.reason))}</p>' if standing.reason else ""
    state = text(words(f"state.{standing.state}"))
    file = f'<span class="file">{text(standing.path)}</span>' if title != standing.path else ""
    return (
        f'<tr><td class="title">{text(title)}{file}{reason}</td>'
        f'<td class="year">{text(year)}</td><td class="form">{text(form)}</td>'
        f'<td class="number" data-label={attribute(words("index.chunks"))}>{numbers[0]}</td>'
        f'<td class="number" data-label={attribute(words("index.figures"))}>{numbers[1]}</td>'
        f'<td><span class="state {standing.state}">{state}</span></td>{act}</tr>'
    )
