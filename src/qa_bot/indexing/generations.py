"""The generations of an index folder: which one serves, switching to another, keeping the last good ones.

A generation is complete before it gets its name and is never changed after; which one serves is the content of a small
file that is replaced in one step. So a reader finds the old generation or the new one, whatever is stopped when.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from qa_bot.errors import IndexCorrupt, IndexFolderError, IndexMissing
from qa_bot.indexing.layout import LOCK, POINTER, REMOVING, STAGING, Layout
from qa_bot.indexing.manifest import Manifest
from qa_bot.indexing.progress import Tracker

_NAME = re.compile(r"\d{8}-\d{6}-\d+-[0-9a-f]{8}")
"""The names of generations, from the time they were built, a counter and the fingerprint's beginning."""


@dataclass(frozen=True, slots=True)
class KeptIndex:
    """A generation that stands in an index folder: its folder's name, its manifest, and whether it serves."""

    name: str
    manifest: Manifest
    serves: bool


def current_generation(index_dir: Path) -> Layout:
    """Return the generation that serves; raise `IndexMissing` or `IndexCorrupt`, each with the remedy."""
    pointer = index_dir / POINTER
    if not pointer.is_file():
        raise IndexMissing(
            f"there is no index in {index_dir}; run `qa-bot build` first, or name its folder with --index."
        )
    try:
        name = pointer.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as error:
        raise IndexCorrupt(f"{pointer} cannot be read ({error.strerror}); run `qa-bot build`.") from error
    if not _NAME.fullmatch(name) or not (index_dir / name).is_dir():
        raise IndexCorrupt(f"{pointer} names no generation of this folder; run `qa-bot build`.")
    return Layout(index_dir / name)


def read_manifest(index_dir: Path) -> Manifest:
    """Return the manifest of the generation that serves, without loading the rest."""
    return Manifest.read(current_generation(index_dir).manifest)


def manifest_or_none(index_dir: Path) -> Manifest | None:
    """Return the manifest of the index that serves, None where there is none that can be read."""
    try:
        return read_manifest(index_dir)
    except IndexFolderError:
        return None


def kept_indexes(index_dir: Path) -> list[KeptIndex]:
    """Return the generations of a folder whose manifests can be read, newest first."""
    serving = _serving_or_none(index_dir)
    found: list[KeptIndex] = []
    for folder in reversed(_generations(index_dir)):
        try:
            found.append(KeptIndex(folder.name, Manifest.read(Layout(folder).manifest), folder.name == serving))
        except IndexCorrupt:  # it cannot be gone back to; `qa-bot check` tells what is wrong with it
            continue
    return found


def switch(index_dir: Path, name: str) -> None:
    """Let generation `name` serve; a reader sees the old pointer or the new one, never half of one."""
    fresh = index_dir / f"{POINTER}.new"
    fresh.write_text(name + "\n", encoding="utf-8")
    _sync(fresh)
    fresh.replace(index_dir / POINTER)
    _sync(index_dir)


def publish(index_dir: Path, staged: Layout, manifest: Manifest, keep: int) -> Layout:
    """Make a staged generation the one that serves, atomically, and remove all but `keep` of those before it."""
    staged.manifest.write_text(manifest.to_json(), encoding="utf-8")
    folders = {path.parent for path in staged.content_files()} | {staged.folder}
    for path in (*staged.content_files(), staged.manifest, *folders):
        _sync(path)
    final = Layout(_unused(index_dir, manifest))
    before = _serving_or_none(index_dir)
    staged.folder.rename(final.folder)
    _sync(index_dir)
    switch(index_dir, final.folder.name)
    _remove_old(index_dir, {final.folder.name, before or ""}, keep + 1)
    return final


@contextmanager
def build_lock(index_dir: Path, tracker: Tracker, *, wait: bool) -> Iterator[None]:
    """Hold the folder's lock, so that only one process writes, and clear what a stopped build left behind.

    The lock dies with the process that holds it. Where another holds it, this waits, saying so once, or raises
    `IndexFolderError`.
    """
    lock = FileLock(index_dir / LOCK)
    try:
        index_dir.mkdir(parents=True, exist_ok=True)
        _acquire(lock, index_dir, tracker, wait)
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise IndexFolderError(
            f"{index_dir} cannot be written ({error.strerror}); give another folder with --index."
        ) from error
    try:
        _remove_left_overs(index_dir)
        yield
    finally:
        lock.release()


def _acquire(lock: FileLock, index_dir: Path, tracker: Tracker, wait: bool) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        if not wait:
            raise IndexFolderError(
                f"another build is running on {index_dir}; wait until it is done and try again."
            ) from error
        tracker.start("waiting")
        lock.acquire()


def _generations(index_dir: Path) -> list[Path]:
    """Return the folders of complete generations, oldest first: their names sort by time."""
    return sorted(
        path
        for path in (index_dir.iterdir() if index_dir.is_dir() else ())
        if _NAME.fullmatch(path.name) and Layout(path).manifest.is_file()
    )


def _serving_or_none(index_dir: Path) -> str | None:
    try:
        return current_generation(index_dir).folder.name
    except IndexFolderError:
        return None


def _unused(index_dir: Path, manifest: Manifest) -> Path:
    """Return a folder name that sorts after all others: by time, or by a counter where time stood still."""
    stamp = manifest.built_at.replace("-", "").replace(":", "").replace("T", "-")[:15]
    taken = [folder.name.rsplit("-", 2) for folder in _generations(index_dir)]
    stamp = max([stamp, *(names[0] for names in taken)])
    number = 1 + max((int(names[1]) for names in taken if names[0] == stamp), default=-1)
    return index_dir / f"{stamp}-{number:03}-{manifest.fingerprint[:8]}"


def _remove_old(index_dir: Path, needed: set[str], keep: int) -> None:
    """Remove the oldest generations until `keep` stand; never one `needed`: somebody may be reading it just now."""
    generations = _generations(index_dir)
    spare = [path for path in generations if path.name not in needed]
    for path in spare[: max(0, len(generations) - keep)]:
        doomed = path.with_name(f"{REMOVING}-{path.name}")  # so that no half of it is ever taken for a generation
        path.rename(doomed)
        shutil.rmtree(doomed)


def _remove_left_overs(index_dir: Path) -> None:
    for path in (*index_dir.glob(f"{STAGING}*"), *index_dir.glob(f"{REMOVING}*")):
        shutil.rmtree(path)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
