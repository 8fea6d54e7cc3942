"""Icons as inline drawings: no font has to be there, and nothing is fetched."""

from __future__ import annotations

_PATHS = {
    "copy": '<rect x="9" y="9" width="11" height="12" rx="2"/><path d="M5 15V5a2 2 0 0 1 2-2h8"/>',
    "again": '<path d="M20 11a8 8 0 1 0-2.3 6.3"/><path d="M20 4v7h-7"/>',
    "share": '<path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2"/>'
    '<path d="M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2"/>',
    "chart": '<path d="M4 20V4"/><path d="M4 20h16"/><path d="M8 16v-4M13 16V7M18 16v-6"/>',
    "edit": '<path d="M4 20h4L19 9l-4-4L4 16z"/>',
    "up": '<path d="M7 21V10l5-7c1.6 0 2.4 1.2 2 2.8L13 10h6a2 2 0 0 1 2 2.4l-1.4 7A2 2 0 0 1 17.6 21z"/>'
    '<path d="M7 21H3V10h4"/>',
    "down": '<path d="M17 3v11l-5 7c-1.6 0-2.4-1.2-2-2.8L11 14H5a2 2 0 0 1-2-2.4l1.4-7A2 2 0 0 1 6.4 3z"/>'
    '<path d="M17 3h4v11h-4"/>',
}


def icon(name: str) -> str:
    """Return an icon in the colour of the text around it, silent to screen readers; KeyError for an unknown name."""
    return (
        '<svg class="icon" viewBox="0 0 24 24" width="17" height="17" fill="none" stroke="currentColor" '
        f'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">{_PATHS[name]}</svg>'
    )
