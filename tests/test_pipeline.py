"""A build from sources to files."""

import datetime as dt
import hashlib
import io
from pathlib import Path

import pytest
from openxml_audit import validate_pptx
from PIL import Image
from pptx import Presentation

from deckwright.building import Built, Workers, build_event
from deckwright.model.theme import TemplateSettings
from deckwright.pipeline import Pipeline
from deckwright.read.workspace import Workspace
from deckwright.theme import load_theme
from deckwright.theme.bundled import bundled_template
from deckwright.write import modified

OUTPUTS = {
    "01-first.pptx",
    "02-second.pptx",
    "event.pptx",
    "handout.pdf",
    "slides.pdf",
    "index.html",
}


def build(*, force: bool = False) -> Built:
    with Workers(1) as workers:
        return build_event("two-talks", Workspace(Path()), lambda _: None, workers, force=force)


def names(paths: tuple[Path, ...]) -> set[str]:
    return {path.name for path in paths}


def digests(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name in OUTPUTS
    }


@pytest.mark.usefixtures("event_folder")
def test_an_event_becomes_its_decks_and_a_handout() -> None:
    built = build()
    assert not built.findings
    assert names(built.written) == OUTPUTS
    assert all(path.is_file() for path in built.written)


@pytest.mark.usefixtures("event_folder")
def test_what_did_not_change_is_kept() -> None:
    build()
    again = build()
    assert not again.written
    assert names(again.kept) == OUTPUTS


def test_a_late_change_makes_its_deck_the_event_deck_and_the_handout_anew(
    event_folder: Path,
) -> None:
    build()
    talk = event_folder / "02-second.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("A second one", "A better one"), encoding="utf-8"
    )
    built = build()
    assert names(built.written) == OUTPUTS - {"01-first.pptx"}


def test_touching_a_file_changes_nothing(event_folder: Path) -> None:
    build()
    (event_folder / "01-first.md").touch()
    assert not build().written


@pytest.mark.usefixtures("event_folder")
def test_a_lost_or_emptied_output_is_made_again() -> None:
    build()
    Path("build/two-talks/event.pptx").unlink()
    Path("build/two-talks/handout.pdf").write_bytes(b"")
    assert names(build().written) == {"event.pptx", "handout.pdf"}


@pytest.mark.usefixtures("event_folder")
def test_two_builds_have_the_same_bytes() -> None:
    build()
    first = digests(Path("build/two-talks"))
    build(force=True)
    assert digests(Path("build/two-talks")) == first


def test_a_mistake_keeps_the_last_good_outputs(event_folder: Path) -> None:
    build()
    before = digests(Path("build/two-talks"))
    talk = event_folder / "01-first.md"
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("speakers:", "speaker:"), encoding="utf-8"
    )
    built = build()
    assert [one.severity for one in built.findings] == ["error"]
    assert not built.written
    assert digests(Path("build/two-talks")) == before


def test_a_mistake_in_one_talk_does_not_stop_the_other(event_folder: Path) -> None:
    first, second = event_folder / "01-first.md", event_folder / "02-second.md"
    first.write_text(
        first.read_text(encoding="utf-8").replace("speakers:", "speaker:"), encoding="utf-8"
    )
    second.write_text(
        second.read_text(encoding="utf-8").replace("A second one", "A better one"), encoding="utf-8"
    )
    assert names(build().written) == {"02-second.pptx"}


def test_the_deck_of_a_talk_that_is_gone_goes_too(event_folder: Path) -> None:
    build()
    (event_folder / "02-second.md").unlink()
    event = event_folder / "event.yml"
    event.write_text(
        event.read_text(encoding="utf-8").replace("  - talk: 02-second.md\n", ""), encoding="utf-8"
    )
    build()
    assert set(digests(Path("build/two-talks"))) == OUTPUTS - {"02-second.pptx"}


@pytest.mark.usefixtures("event_folder")
def test_every_deck_is_valid_open_xml() -> None:
    for path in build().written:
        if path.suffix == ".pptx":
            assert not validate_pptx(str(path)).errors


@pytest.mark.usefixtures("event_folder")
def test_a_deck_has_title_speaker_content_and_closing() -> None:
    build()
    deck = Presentation(io.BytesIO(Path("build/two-talks/01-first.pptx").read_bytes()))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == ["The first", "Ada Lovelace", "What it is about", "Thank you"]
    assert deck.slides[2].notes_slide.notes_text_frame.text == "Something to say."
    assert deck.core_properties.author == "Ada Lovelace"
    assert deck.core_properties.title == "The first"


@pytest.mark.usefixtures("event_folder")
def test_the_event_deck_has_an_agenda_that_leads_to_the_talks() -> None:
    build()
    deck = Presentation("build/two-talks/event.pptx")
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[:3] == ["Two talks", "Agenda", "The first"]
    jumps = [
        relation.target_part.partname
        for relation in deck.slides[1].part.rels.values()
        if relation.reltype.endswith("/slide")
    ]
    assert jumps == [deck.slides[2].part.partname, deck.slides[6].part.partname]


def test_a_talk_alone_needs_no_workspace(tmp_path: Path) -> None:
    talk = tmp_path / "talk.md"
    talk.write_text("# A talk\n\n## A slide\n\n- one\n- two\n", encoding="utf-8")
    deck, found = Pipeline().plan_file(talk)
    assert not found
    assert deck is not None
    assert [slide.title for slide in deck.slides] == ["A talk", "A slide"]


def test_an_unknown_template_names_those_there_are(event_folder: Path) -> None:
    event = event_folder / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "template: nothing\n", encoding="utf-8")
    (finding,) = build().findings
    assert finding.severity == "error"
    assert "dark, light" in finding.hint


def test_outputs_carry_the_day_of_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert modified(dt.date(2018, 10, 22)) == dt.datetime(2018, 10, 22, tzinfo=dt.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert modified(dt.date(2018, 10, 22)).year == 2023


def test_a_portrait_is_shown_wherever_its_speaker_was_written_down(event_folder: Path) -> None:
    Image.new("RGB", (40, 40), "#336699").save(event_folder.parent / "ada.png")
    (event_folder.parent / "speakers.yml").write_text(
        "ada: {name: Ada, role: Analyst, avatar: ada.png}\n", encoding="utf-8"
    )
    talk = event_folder / "01-first.md"
    talk.write_text(
        "---\ntitle: The first\nspeakers: [ada]\n---\n\n## A\n\n- b\n- c\n", encoding="utf-8"
    )
    built = build()
    assert not built.findings
    deck = Presentation("build/two-talks/01-first.pptx")
    relations = deck.slides[1].part.rels.values()
    assert [one for one in relations if one.reltype.endswith("/image")]
    assert "data:image/jpeg" in Path("build/two-talks/index.html").read_text(encoding="utf-8")
    Image.new("RGB", (40, 40), "#993366").save(event_folder.parent / "ada.png")
    assert names(build().written) == OUTPUTS - {"02-second.pptx"}


def test_a_template_may_have_its_own_page(event_folder: Path) -> None:
    folder = event_folder.parents[1] / "templates" / "house"
    folder.mkdir(parents=True)
    (folder / "house.pptx").write_bytes(bundled_template("light"))
    event = event_folder / "event.yml"
    event.write_text(event.read_text(encoding="utf-8") + "template: house\n", encoding="utf-8")
    build()
    assert "<h2" in Path("build/two-talks/index.html").read_text(encoding="utf-8")
    (folder / "page.html").write_text(
        "<!DOCTYPE html><title>{{ event.title }}</title>", encoding="utf-8"
    )
    assert "index.html" in names(build().written)
    page = Path("build/two-talks/index.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html><title>Two talks</title>\n<!-- deckwright sha256:")


def test_a_talk_that_did_not_change_is_planned_once(event_folder: Path) -> None:
    pipeline, talk = Pipeline(), event_folder / "01-first.md"
    deck, _ = pipeline.plan_file(talk)
    talk.write_text(talk.read_text(encoding="utf-8"), encoding="utf-8")
    assert pipeline.plan_file(talk)[0] is deck
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("first point", "better point"), encoding="utf-8"
    )
    changed, _ = pipeline.plan_file(talk)
    assert changed == Pipeline().plan_file(talk)[0] != deck


def test_a_picture_that_changes_is_seen(event_folder: Path) -> None:
    pipeline, talk, picture = Pipeline(), event_folder / "01-first.md", event_folder / "p.png"
    talk.write_text(
        f"{talk.read_text(encoding='utf-8')}\n## A picture\n\n![A picture](p.png)\n",
        encoding="utf-8",
    )
    assert [one.code for one in pipeline.plan_file(talk)[1]] == ["DW120"]
    for size in ((40, 30), (30, 40)):
        Image.new("RGB", size).save(picture)
        deck, found = pipeline.plan_file(talk)
        assert deck is not None
        assert [(one.width, one.height) for one in deck.assets.values()] == [size]
        assert not found


def test_a_template_that_changes_is_seen(event_folder: Path) -> None:
    pipeline, talk, folder = Pipeline(), event_folder / "01-first.md", Path("templates/ours")
    folder.mkdir(parents=True)
    talk.write_text(
        talk.read_text(encoding="utf-8").replace("---", "---\ntemplate: ours", 1), encoding="utf-8"
    )
    assert [one.code for one in pipeline.plan_file(talk)[1]] == ["DW130"]
    for name in ("light", "dark"):
        package = bundled_template(name)
        (folder / "ours.pptx").write_bytes(package)
        deck, _ = pipeline.plan_file(talk)
        assert deck is not None
        assert deck.theme == load_theme("ours", package, TemplateSettings("ours.pptx"))[0]


def test_decks_of_talks_do_not_depend_on_the_running_order(event_folder: Path) -> None:
    pipeline, talk = Pipeline(), event_folder / "01-first.md"
    deck, _ = pipeline.plan_file(talk)
    settings = event_folder / "event.yml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("  - talk: 02-second.md\n", ""),
        encoding="utf-8",
    )
    assert pipeline.plan_file(talk)[0] is deck
