"""The preview as a person uses it: in a real browser, where there is one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine: apt-get install chromium"
)

TITLES = [f"Slide {number}" for number in range(2, 9)]
SLIDES = "".join(
    f"\n## Slide {n}\n\n- Point {n}\n\n::: notes\nSay {n}.\n:::\n" for n in range(2, 9)
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str, talk_file: Path) -> Iterator[Page]:
    """The page of a talk with ten slides. Nothing that it says to the console is expected."""
    talk_file.write_text(talk_file.read_text(encoding="utf-8") + SLIDES, encoding="utf-8")
    with browser.new_context(viewport={"width": 1200, "height": 800}) as context:
        context.set_default_timeout(30_000)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}talks/01-first/")
        page.locator("body[data-version]").wait_for()
        yield page
        assert not complaints


def current(page: Page) -> str:
    """The title of the slide that one is on."""
    label = page.locator('.slide[aria-current="true"]').get_attribute("aria-label") or ""
    return label.partition(": ")[2]


def slide(page: Page, title: str) -> Locator:
    return page.locator(f'.slide[aria-label$=": {title}"]')


def alt(page: Page, title: str) -> str:
    return slide(page, title).locator("img").get_attribute("alt") or ""


def keys(page: Page) -> list[str]:
    items = page.locator("[data-items] > li")
    return [items.nth(at).get_attribute("data-key") or "" for at in range(items.count())]


def test_every_slide_is_shown_with_its_words(page: Page) -> None:
    assert alt(page, "Slide 5") == "Slide 5\nPoint 5"
    decoded = "Promise.all([...document.querySelectorAll('.slide img')].map(one => one.decode()))"
    assert len(page.evaluate(decoded)) == page.locator(".slide").count() > len(TITLES)


def test_an_edit_changes_its_slide_and_nothing_else(page: Page, talk_file: Path) -> None:
    page.keyboard.press("End")
    before, top, place = keys(page), page.evaluate("scrollY"), current(page)
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("Point 5", "Punkt fünf"), encoding="utf-8"
    )
    expect(slide(page, "Slide 5").locator("img")).to_have_attribute("alt", "Slide 5\nPunkt fünf")
    after = keys(page)
    assert [one == other for one, other in zip(before, after, strict=True)].count(False) == 1
    assert (page.evaluate("scrollY"), current(page)) == (top, place)
    expect(page.locator("#status")).to_contain_text("Updated: slide")


def test_a_mistake_is_shown_and_the_slides_stay(page: Page, talk_file: Path) -> None:
    good, count = talk_file.read_text(encoding="utf-8"), page.locator(".slide").count()
    talk_file.write_text(good.replace("title:", "titel:", 1), encoding="utf-8")
    expect(page.locator(".findings li.error").first).to_contain_text("did you mean title?")
    expect(page.locator(".slide img")).to_have_count(count)
    talk_file.write_text(good, encoding="utf-8")
    expect(page.locator(".findings")).to_have_count(0)


def test_slides_come_and_go(page: Page, talk_file: Path) -> None:
    good, count = talk_file.read_text(encoding="utf-8"), page.locator(".slide").count()
    talk_file.write_text(
        good.replace("## Slide 5", "## New\n\n- one\n\n## Slide 5"), encoding="utf-8"
    )
    expect(slide(page, "New")).to_have_count(1)
    titles = [label.partition(": ")[2] for label in labels(page)]
    assert titles[titles.index("New") - 1 :][:3] == ["Slide 4", "New", "Slide 5"]
    talk_file.write_text(good, encoding="utf-8")
    expect(slide(page, "New")).to_have_count(0)
    assert [label.partition(":")[0] for label in labels(page)] == [
        f"Slide {number} of {count}" for number in range(1, count + 1)
    ]


def labels(page: Page) -> list[str]:
    slides = page.locator(".slide")
    return [slides.nth(at).get_attribute("aria-label") or "" for at in range(slides.count())]


def test_keys_lead_through_the_talk(page: Page) -> None:
    titles = [label.partition(": ")[2] for label in labels(page)]
    for key, at in (
        ("ArrowRight", 1),
        ("ArrowDown", 2),
        ("ArrowLeft", 1),
        ("End", -1),
        ("ArrowRight", -1),
        ("Home", 0),
        ("Space", 1),
    ):
        page.keyboard.press(key)
        assert current(page) == titles[at]
    assert page.url.endswith("#2")
    expect(page.locator("#place")).to_have_text(f"2 / {len(titles)}")
    expect(page.locator('.slide[aria-current="true"]')).to_be_in_viewport()


def test_overview_shows_all_and_leads_back(page: Page) -> None:
    page.keyboard.press("o")
    expect(page.locator(".slide").last).to_be_in_viewport()
    slide(page, "Slide 6").click()
    assert current(page) == "Slide 6"
    expect(page.locator("body.glance")).to_have_count(0)
    expect(slide(page, "Slide 6")).to_be_in_viewport()


def test_full_screen_shows_one_slide(page: Page) -> None:
    slide(page, "Slide 3").click()
    page.keyboard.press("f")
    shown = page.locator("#stage img")
    expect(shown).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(shown).to_have_attribute("alt", "Slide 4\nPoint 4")
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()
    assert current(page) == "Slide 4"


def test_help_lists_the_keys_and_gives_the_focus_back(page: Page) -> None:
    before = current(page)
    slide(page, "Slide 3").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(slide(page, "Slide 3")).to_be_focused()
    assert current(page) == before


def test_the_presenter_and_the_slides_stay_together(page: Page) -> None:
    slide(page, "Slide 2").click()
    with page.expect_popup() as popup:
        page.keyboard.press("p")
    presenter = popup.value
    expect(presenter.locator("img#now")).to_have_attribute("alt", "Slide 2\nPoint 2")
    expect(presenter.locator("img#next")).to_have_attribute("alt", "Slide 3\nPoint 3")
    expect(presenter.locator("#notes")).to_have_text("Say 2.")
    presenter.keyboard.press("ArrowRight")
    expect(slide(page, "Slide 3")).to_have_attribute("aria-current", "true")
    page.keyboard.press("End")
    expect(presenter.get_by_text("That was the last slide.")).to_be_visible()
    expect(presenter.locator("#place")).to_have_text(page.locator("#place").inner_text())
    expect(presenter.locator("#timer")).to_contain_text(":")


def test_the_presenter_follows_edits_of_notes(page: Page, talk_file: Path) -> None:
    slide(page, "Slide 2").click()
    page.goto(page.url.replace("#", "presenter#"))
    expect(page.locator("#notes")).to_have_text("Say 2.")
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("Say 2.", "Say it otherwise."),
        encoding="utf-8",
    )
    expect(page.locator("#notes")).to_have_text("Say it otherwise.")


def test_the_handout_follows_edits_and_only_changed_pages_are_sent(
    page: Page, talk_file: Path
) -> None:
    page.goto(page.url.rpartition("talks/")[0] + "handout/")
    before = keys(page)
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("Say 5.", "Say it otherwise."),
        encoding="utf-8",
    )
    expect(page.locator("#status")).to_have_text("Updated.")
    after = keys(page)
    assert len(before) == len(after) > 2
    assert 0 < len(set(before) & set(after)) < len(before)


def test_it_fits_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_everything_can_be_reached_by_its_role(page: Page) -> None:
    for role, name in (
        ("navigation", "Talk"),
        ("list", "Slides"),
        ("list", "Downloads"),
        ("button", "Presenter"),
    ):
        expect(page.get_by_role(role, name=name, exact=True)).to_have_count(1)  # type: ignore[arg-type]
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(1)


def test_only_this_machine_is_asked(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        hosts: set[str] = set()
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        for place in ("", "talks/01-first/", "talks/01-first/presenter"):
            page.goto(address + place)
        assert hosts == {address.split("/")[2]}
