from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image

from deckwright.pipeline import Pipeline
from deckwright.read.workspace import Workspace
from deckwright.serve.preview import Preview
from deckwright.serve.views import EventView, TalkView
from deckwright.theme.bundled import bundled_template


def talk_of(view: EventView, name: str = "01-first") -> TalkView:
    talk = view.talk(name)
    assert talk is not None
    return talk


def test_only_the_slide_that_changed_is_drawn_anew(preview: Preview, talk_file: Path) -> None:
    talk_file.write_text(
        f"{talk_file.read_text(encoding='utf-8')}\n## Another\n\n- Something\n", encoding="utf-8"
    )
    before = talk_of(preview.refresh())
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("A first point", "The first point"),
        encoding="utf-8",
    )
    after = talk_of(preview.refresh([talk_file]))
    same = [
        one.picture == other.picture for one, other in zip(before.slides, after.slides, strict=True)
    ]
    assert [slide.title for slide in after.slides if not same[slide.number - 1]] == [
        "What it is about"
    ]


def test_pictures_before_the_last_change_can_still_be_had(
    preview: Preview, talk_file: Path
) -> None:
    before = talk_of(preview.refresh())
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("first point", "point"), encoding="utf-8"
    )
    after = talk_of(preview.refresh([talk_file]))
    assert {slide.picture for slide in before.slides} <= after.pictures.keys()


def test_old_pictures_are_forgotten(preview: Preview, talk_file: Path) -> None:
    text = talk_file.read_text(encoding="utf-8")
    for number in range(10):
        talk_file.write_text(text.replace("first point", f"point {number}"), encoding="utf-8")
        preview.refresh([talk_file])
    talk = talk_of(preview.view)
    assert len(talk.pictures) <= 2 * len(talk.slides)


def test_a_talk_with_a_mistake_keeps_its_last_slides(preview: Preview, talk_file: Path) -> None:
    before = talk_of(preview.refresh())
    good = talk_file.read_text(encoding="utf-8")
    talk_file.write_text(good.replace("title:", "titel:"), encoding="utf-8")
    broken = talk_of(preview.refresh([talk_file]))
    assert broken.stale
    assert [slide.picture for slide in broken.slides] == [slide.picture for slide in before.slides]
    assert {one.span.path for one in broken.findings} == {str(Path("talks/two-talks/01-first.md"))}
    talk_file.write_text(good, encoding="utf-8")
    mended = talk_of(preview.refresh([talk_file]))
    assert (mended.stale, mended.findings) == (False, ())


def test_a_talk_with_a_mistake_keeps_its_place(preview: Preview, talk_file: Path) -> None:
    order = preview.refresh().event
    talk_file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    view = preview.refresh([talk_file])
    assert view.event is not None
    assert order is not None
    assert view.event.sessions == order.sessions


def test_a_talk_that_was_never_right_shows_what_is_wrong(preview: Preview, talk_file: Path) -> None:
    talk_file.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    talk = talk_of(preview.refresh())
    assert talk.findings
    assert not talk.slides


def test_an_event_with_a_mistake_keeps_all_its_slides(preview: Preview, event_folder: Path) -> None:
    before = preview.refresh()
    (event_folder / "event.yml").write_text("title: [\n", encoding="utf-8")
    after = preview.refresh([event_folder / "event.yml"])
    assert after.talks == before.talks
    assert after.findings


def test_an_unknown_template_is_told_and_the_slides_stay(
    preview: Preview, event_folder: Path
) -> None:
    before = preview.refresh()
    (event_folder / "event.yml").write_text(
        "title: Two talks\ntemplate: nothing\n", encoding="utf-8"
    )
    after = preview.refresh()
    assert after.talks == before.talks
    assert [one.code for one in after.findings] == ["DW301"]


def test_a_finding_stands_at_its_slide(preview: Preview, talk_file: Path) -> None:
    text = talk_file.read_text(encoding="utf-8")
    more = "\n## With a picture\n\n![A bell](nothing.png)\n\n## Last\n\n- x\n"
    talk_file.write_text(text + more, encoding="utf-8")
    talk = talk_of(preview.refresh())
    at = {slide.title: [one.code for one in slide.findings] for slide in talk.slides}
    assert at["With a picture"] == ["DW120"]
    assert not at["What it is about"]
    assert not talk.findings


def test_a_picture_that_comes_or_changes_is_shown(preview: Preview, talk_file: Path) -> None:
    talk_file.write_text(
        f"{talk_file.read_text(encoding='utf-8')}\n## Picture\n\n![A bell](bell.png)\n",
        encoding="utf-8",
    )
    missing = talk_of(preview.refresh()).slides[-2:]
    picture = talk_file.with_name("bell.png")
    drawn = set()
    for color in ("red", "blue"):
        Image.new("RGB", (640, 360), color).save(picture)
        slides = talk_of(preview.refresh([picture])).slides
        drawn.add(next(slide.picture for slide in slides if slide.title == "Picture"))
    assert len(drawn) == 2
    assert not drawn & {slide.picture for slide in missing}


def test_a_template_of_the_workspace_is_read_anew(preview: Preview, event_folder: Path) -> None:
    templates = event_folder.parents[1] / "templates" / "own"
    templates.mkdir(parents=True)
    (templates / "own.pptx").write_bytes(bundled_template("light"))
    event = event_folder / "event.yml"
    event.write_text(f"{event.read_text(encoding='utf-8')}template: own\n", encoding="utf-8")
    before = preview.refresh()
    (templates / "template.yml").write_text(
        "file: own.pptx\ncolors:\n  accent1: '#00AA00'\n", encoding="utf-8"
    )
    after = preview.refresh([templates / "template.yml"])
    assert before.theme is not None
    assert after.theme is not None
    assert before.theme.colors["accent1"] != after.theme.colors["accent1"] == "#00AA00"


def test_a_talk_is_shown_in_a_template_of_its_own(preview: Preview, talk_file: Path) -> None:
    before = talk_of(preview.refresh())
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("---\n", "---\ntemplate: dark\n", 1),
        encoding="utf-8",
    )
    after = talk_of(preview.refresh([talk_file]))
    assert before.deck is not None
    assert after.deck is not None
    assert (before.deck.theme.name, after.deck.theme.name) == ("light", "dark")


def test_a_new_talk_appears_and_a_deleted_one_goes(preview: Preview, event_folder: Path) -> None:
    (event_folder / "event.yml").write_text("title: Two talks\n", encoding="utf-8")
    third = event_folder / "03-third.md"
    third.write_text("---\ntitle: The third\n---\n\n## Slide\n\n- x\n", encoding="utf-8")
    assert [talk.name for talk in preview.refresh([third]).talks][-1] == "03-third"
    third.unlink()
    assert [talk.name for talk in preview.refresh([third]).talks] == ["01-first", "02-second"]


def test_a_fault_of_the_program_is_a_finding_and_the_slides_stay(
    preview: Preview, talk_file: Path, tmp_path: Path
) -> None:
    before = talk_of(preview.refresh())
    shutil.rmtree(tmp_path / "drawn")  # as a system does that tidies its temporary files
    talk_file.write_text(
        talk_file.read_text(encoding="utf-8").replace("first point", "point"), encoding="utf-8"
    )
    view = preview.refresh([talk_file])
    assert [one.code for one in talk_of(view).findings] == ["DW590"]
    assert [one.picture for one in talk_of(view).slides] == [one.picture for one in before.slides]
    assert not talk_of(view, "02-second").stale


def test_the_events_own_slides_are_shown_numbered_as_in_its_deck(
    preview: Preview, talk_file: Path, workspace: Workspace
) -> None:
    own = preview.refresh().own
    deck, _ = Pipeline().plan_whole_event("two-talks", workspace)
    assert deck is not None
    there = [slide for slide in deck.slides if not slide.source]
    assert [(one.number, one.title) for one in own.slides] == [
        (one.number, one.title) for one in there
    ]
    assert all(own.pictures[slide.picture] for slide in own.slides)
    talk_file.write_text(
        f"{talk_file.read_text(encoding='utf-8')}\n## Another\n\n- Something\n", encoding="utf-8"
    )
    assert preview.refresh([talk_file]).own.slides[-1].number == len(deck.slides) + 1


def test_a_change_of_the_running_order_shows_on_the_agenda(
    preview: Preview, event_folder: Path
) -> None:
    before = preview.refresh().own
    event = event_folder / "event.yml"
    event.write_text(f"{event.read_text(encoding='utf-8')}  - title: Drinks\n", encoding="utf-8")
    after = preview.refresh([event]).own
    assert "Drinks" in after.slides[1].words
    assert after.slides[0].picture == before.slides[0].picture
