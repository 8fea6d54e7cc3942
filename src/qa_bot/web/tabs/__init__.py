"""The tabs of the page, one file each: `build_…(desk)` lays a tab out and connects what happens on it.

A tab is added by writing its file here, a line in `app.TABS` and its words in `resources/ui/<part>.<language>.toml`
(`tabs.<name>` in `shell.<language>.toml` is its label).
"""
