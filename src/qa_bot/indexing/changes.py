"""What a build did, told from the manifests before and after it."""

from __future__ import annotations

from dataclasses import dataclass

from qa_bot.indexing.manifest import FailedFile, Manifest
from qa_bot.indexing.progress import clock


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did: the manifest that serves now, and what changed by it (paths in the data folder).

    `renamed` holds pairs of the path before and after; `encoded` counts the texts that were encoded, `reused` those
    whose vectors were there already. `built` is False where the index was current and nothing was written.
    """

    manifest: Manifest
    built: bool
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    encoded: int = 0
    reused: int = 0
    seconds: float = 0.0

    @property
    def failed(self) -> tuple[FailedFile, ...]:
        """Return the files that could not be read, each with the reason."""
        return self.manifest.failed

    @property
    def took(self) -> str:
        """Return how long it took, as minutes:seconds."""
        return clock(self.seconds)

    @property
    def unchanged(self) -> int:
        """Return how many reports are as they were."""
        touched = {*self.added, *self.changed, *(new for _, new in self.renamed)}
        return sum(entry.path not in touched for entry in self.manifest.reports)


def summarise(before: Manifest | None, after: Manifest, *, encoded: int, reused: int, seconds: float) -> BuildSummary:
    """Compare the manifests before and after a build; a file that stands elsewhere with the same bytes was renamed."""
    old = _hashes(before) if before else {}
    new = _hashes(after)
    gone = {digest: path for path, digest in old.items() if path not in new}
    renamed = {path: gone.pop(digest) for path, digest in new.items() if path not in old and digest in gone}
    return BuildSummary(
        manifest=after,
        built=True,
        added=tuple(sorted(new.keys() - old.keys() - renamed.keys())),
        changed=tuple(sorted(path for path in new.keys() & old.keys() if new[path] != old[path])),
        renamed=tuple(sorted((former, path) for path, former in renamed.items())),
        removed=tuple(sorted(old.keys() - new.keys() - set(renamed.values()))),
        encoded=encoded,
        reused=reused,
        seconds=seconds,
    )


def _hashes(manifest: Manifest) -> dict[str, str]:
    return {entry.path or entry.file_name: entry.sha256 for entry in manifest.reports}
