"""axe-core, run in the page, finds nothing serious in any tab: at a desk and on a phone, in light and in dark."""

import pytest

from tests.web.conftest import answered, ask

pytestmark = pytest.mark.browser
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def faults(page) -> list[str]:
    """What axe-core calls serious or critical, one line each."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response
    assert len(found["passes"]) > 10, "axe-core did not look at the page"
    return [
        f"{fault['impact']} {fault['id']}: {node['html'][:160]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_serious_is_found(open_page, viewport, scheme):
    page = open_page(viewport=viewport, color_scheme=scheme, ready="#examples button")
    assert page.evaluate("document.body.classList.contains('dark')") == (scheme == "dark")
    assert faults(page) == []
    for question in ("雨量站和水位站相差几座？", "公立医院病床几张", "白水县建了几座雨量站？", "各县投资增速排名"):
        ask(page, question)
    page.wait_for_selector("#bars svg, #bars canvas")
    page.click("#chat .nearest summary")
    page.click("#chat .turn >> nth=3 >> .tool.down")
    assert faults(page) == []
    for opens in ("#history .earlier.tool", "#history .export.tool", "#scope .choose"):
        page.click(opens)
        assert faults(page) == []
        page.keyboard.press("Escape")
    page.click("#chat .turn >> nth=3 >> .chip >> nth=1")
    page.wait_for_selector("#source .panel.opened[data-index='1']")
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_serious_is_found_in_the_other_tabs(open_page, library_address, viewport, scheme):
    page = open_page(address=library_address, viewport=viewport, color_scheme=scheme, ready="#examples button")
    for name, ready in (("data", "#figures tbody tr"), ("text", "#document .page"), ("index", "#index-told li")):
        page.click(f"#tab-{name}-button")
        page.wait_for_selector(ready)
        assert faults(page) == [], name
    page.click("#tab-eval-button")
    page.wait_for_selector("#eval-told li")
    assert faults(page) == []


def test_what_is_serious_would_be_found(page):
    page.evaluate("document.querySelector('#chat').append(document.createElement('img'))")
    assert any("image-alt" in fault for fault in faults(page))


def test_the_answer_is_announced_and_reads_in_order(page):
    ask(page, "雨量站建了几座？")
    answered(page, 0)
    tree = page.locator("#chat .turns").aria_snapshot()
    assert tree.index("雨量站建了几座") < tree.index("45座") < tree.index("全年新建雨量站")
    assert "log" in tree
