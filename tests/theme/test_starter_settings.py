"""The template.yml that a new template begins with."""

import re
from collections.abc import Callable

import yaml

from deckwright.theme import load_theme
from deckwright.theme.starter_settings import starter

Make = Callable[..., bytes]
PLACES = ("title@5,5,90,12", "#1@5,22,90,65")


def uncommented(text: str) -> str:
    """The settings without the `#` before them; prose has one space after it."""
    lines = (line for line in text.splitlines() if not re.match("# (?! )", line))
    return "\n".join(line.removeprefix("#") for line in lines)


def test_only_the_file_is_set(make_template: Make) -> None:
    theme, _ = load_theme("mine", make_template([("Inhalt", "obj", PLACES)]))
    assert yaml.safe_load(starter(theme, "mine.potx")) == {"file": "mine.potx"}


def test_everything_else_waits_with_what_holds_now(make_template: Make) -> None:
    theme, _ = load_theme("mine", make_template([("Inhalt", "obj", PLACES)]))
    data = yaml.safe_load(uncommented(starter(theme, "mine.pptx")))
    assert data["layouts"] == dict.fromkeys(theme.roles, "Inhalt")
    assert data["minimums"]["body"] == theme.minimums.body
    assert data["colors"] == theme.colors


def test_a_layouts_name_adds_no_setting(make_template: Make) -> None:
    name = "a&#10;file: /etc/passwd&#10;# &quot;b&quot;: \\"
    theme, _ = load_theme("mine", make_template([(name, "obj", PLACES)]))
    text = starter(theme, "mine.pptx")
    assert yaml.safe_load(text) == {"file": "mine.pptx"}
    assert set(yaml.safe_load(uncommented(text))) == {
        "file",
        "layouts",
        "minimums",
        "colors",
        "fonts",
    }
