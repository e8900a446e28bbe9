from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.serve.conftest import Client

EVENT = "events/two-talks/"
TALK = "events/two-talks/talks/01-first/"
OWN = "events/two-talks/own/slides/"
HANDOUT = "events/two-talks/handout/"


def slide_address(client: Client) -> str:
    page = client.get(TALK).text
    start = page.index("slides/")
    return TALK + page[start : page.index('"', start)]


def test_one_event_is_shown_at_once(client: Client) -> None:
    answer = client.get("")
    assert answer.url.path.endswith(f"/{EVENT}")
    assert "<h1>Two talks</h1>" in answer.text


def test_several_events_are_listed(client: Client, event_folder: Path) -> None:
    other = event_folder.parent / "another one"
    other.mkdir()
    (other / "event.yml").write_text("title: Another\n", encoding="utf-8")
    assert 'href="events/another%20one/"' in client.get("").text


def test_an_event_has_its_talks_speakers_and_downloads(client: Client) -> None:
    page = client.get(EVENT).text
    for words in ("The first", "The second", "Ada Lovelace", "1 May 2024", "Handout (PDF)"):
        assert words in page


def test_a_talk_has_its_slides_with_words_notes_and_places(client: Client) -> None:
    page = client.get(TALK).text
    assert "What it is about\nA first point\nA second one" in page
    assert "<p>Something to say.</p>" in page
    assert "<code>01-first.md:6</code>" in page


def test_a_slide_is_drawn(client: Client) -> None:
    answer = client.get(slide_address(client))
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.text.startswith("<svg")


def test_the_event_has_slides_of_its_own(client: Client) -> None:
    assert 'href="own/slides/"' in client.get(EVENT).text
    page = client.get(OWN).text
    assert "Agenda\n1, The first, Ada Lovelace" in page
    assert "<code>event.yml:1</code>" in page
    start = page.index("slides/")
    assert client.get(OWN + page[start : page.index('"', start)]).text.startswith("<svg")


def test_the_handout_is_shown_page_by_page(client: Client) -> None:
    assert 'href="handout/"' in client.get(EVENT).text
    page = client.get(HANDOUT).text
    assert 'alt="Page 1 of ' in page
    start = page.index("pages/")
    address = HANDOUT + page[start : page.index('"', start)]
    assert client.get(address).text.startswith("<svg")
    assert client.get(f"{HANDOUT}pages/0123.svg").status_code == 404


def test_a_handout_that_cannot_be_made_says_why(client: Client, talk_file: Path) -> None:
    talk_file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    page = client.get(HANDOUT).text
    assert "The handout cannot be made yet." in page
    assert "01-first.md:" in page


def test_what_authors_write_is_no_markup(client: Client, talk_file: Path) -> None:
    talk_file.write_text(
        "---\ntitle: '<script>alert(1)</script>'\n---\n\n## `<b>` & co\n\n"
        '::: notes\n`<img src=x onerror=alert(1)>` [here](javascript:alert "x")\n:::\n',
        encoding="utf-8",
    )
    for page in (EVENT, TALK, f"{TALK}presenter"):
        text = client.get(page).text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert 'href="javascript:' not in text


@pytest.mark.parametrize("page", ["", EVENT, TALK, f"{TALK}presenter", OWN, HANDOUT])
def test_a_page_has_no_script_or_style_within(client: Client, page: str) -> None:
    answer = client.get(page)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "<style" not in answer.text
    assert "style=" not in answer.text
    assert "<script>" not in answer.text


def test_the_pages_have_the_colours_of_the_theme(client: Client) -> None:
    assert "--mark: #" in client.get(f"{EVENT}theme.css").text


def test_the_deck_of_a_talk_can_be_downloaded(client: Client) -> None:
    answer = client.get(f"{TALK}01-first.pptx")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "ppt/slides/slide1.xml" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


@pytest.mark.parametrize(
    ("file", "start"), [("event.pptx", b"PK"), ("handout.pdf", b"%PDF"), ("slides.pdf", b"%PDF")]
)
def test_files_of_the_event_can_be_downloaded(client: Client, file: str, start: bytes) -> None:
    answer = client.get(f"{EVENT}files/{file}")
    assert answer.status_code == 200
    assert answer.content.startswith(start)


def test_what_cannot_be_made_says_why(client: Client, talk_file: Path) -> None:
    talk_file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    for file in (f"{EVENT}files/handout.pdf", f"{EVENT}files/event.pptx", f"{TALK}01-first.pptx"):
        answer = client.get(file)
        assert answer.status_code == 409
        assert "01-first.md:" in answer.text


@pytest.mark.parametrize(
    "page",
    [
        "events/nothing/",
        f"{EVENT}talks/nothing/",
        f"{EVENT}files/event.yml",
        f"{TALK}other.pptx",
        f"{TALK}slides/0123.svg",
        "static/nothing.js",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, page: str) -> None:
    assert client.get(page).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "events/../../talks/two-talks/event.yml",
        "events/%2e%2e/",
        "events/..%2f..%2ftalks/",
        "events/two-talks/files/..%2f..%2fevent.yml",
        "events/two-talks/talks/..%2f01-first.md/",
        "static/../app.py",
        "static/%2e%2e/app.py",
        "static/..%2fapp.py",
        "static//etc/passwd",
        "static/%2fetc/passwd",
        "static/..%5capp.py",
    ],
)
def test_nothing_else_of_the_disk_is_served(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404


def test_without_the_secret_nothing_is_found(client: Client) -> None:
    for path in ("/", f"/{EVENT}", f"/wrong/{EVENT}", "/static/style.css"):
        assert client.get(path).status_code == 404


@pytest.mark.parametrize("host", ["localhost:4180", "127.0.0.1:4180", "[::1]:4180"])
def test_this_machine_may_ask_under_its_names(client: Client, host: str) -> None:
    assert client.get(EVENT, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:4180"},
        {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:80"},
        {"Host": "localhost.evil.example:4180"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Origin": "https://127.0.0.1:4180.evil.example"},
        {"Origin": "null"},
    ],
)
def test_strangers_are_refused(client: Client, headers: dict[str, str]) -> None:
    assert client.get(EVENT, headers=headers).status_code == 403


def test_pages_of_the_preview_itself_may_ask(client: Client) -> None:
    answer = client.get(EVENT, headers={"Origin": "http://127.0.0.1:4180"})
    assert answer.status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_changed_from_a_page(client: Client, method: str) -> None:
    assert client.request(method, EVENT).status_code == 405
