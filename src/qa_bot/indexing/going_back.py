"""Going back to an index that is still kept."""

from __future__ import annotations

from pathlib import Path

from qa_bot.errors import IndexFolderError, IndexMissing
from qa_bot.indexing.generations import KeptIndex, build_lock, kept_indexes, switch
from qa_bot.indexing.integrity import verify_files
from qa_bot.indexing.layout import Layout
from qa_bot.indexing.progress import Tracker


def roll_back(index_dir: Path, fingerprint: str | None = None) -> KeptIndex:
    """Let a kept index serve again, and return it: the one called `fingerprint` (its beginning will do), newest first.

    With None it is the newest of those built before the one that serves. A running server takes it up by itself; the
    next `qa-bot build` that finds the data folder different makes a new one from it.

    Raises `IndexMissing` where there is none such, `IndexCorrupt` where it is damaged, `IndexFolderError` where a build
    is running.
    """
    with build_lock(index_dir, Tracker(), wait=False):
        chosen = _chosen(index_dir, fingerprint)
        verify_files(Layout(index_dir / chosen.name), chosen.manifest)
        try:
            switch(index_dir, chosen.name)
        except OSError as error:
            raise IndexFolderError(
                f"{index_dir} cannot be written ({error.strerror}), so nothing was changed; make room or "
                "give the right to write, then try again."
            ) from error
    return KeptIndex(chosen.name, chosen.manifest, serves=True)


def _chosen(index_dir: Path, fingerprint: str | None) -> KeptIndex:
    kept = kept_indexes(index_dir)
    serving = next((one.name for one in kept if one.serves), None)
    if fingerprint:
        wanted = [one for one in kept if one.manifest.fingerprint.startswith(fingerprint)]
    else:
        wanted = [one for one in kept if serving is None or one.name < serving]
    if not wanted:
        what = f"whose fingerprint begins with {fingerprint}" if fingerprint else "from before the one that serves"
        raise IndexMissing(
            f"no index {what} is kept in {index_dir}; `qa-bot rollback --list` shows those that are, "
            "`qa-bot build` makes a new one."
        )
    return wanted[0]
