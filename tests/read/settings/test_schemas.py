"""The schemas that editors read: the shipped files are what the models say, and they hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from deckwright.read.settings.schemas import NAMES, file_name, json_schema

ROOT = Path(__file__).parents[3]


class YamlOfEditors(yaml.SafeLoader):
    """YAML 1.2's core schema: dates and times are text."""


YamlOfEditors.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def mistakes(name: str, text: str) -> list[str]:
    data: Any = yaml.load(text, YamlOfEditors)  # noqa: S506 - a safe loader with fewer types
    validator = jsonschema.Draft202012Validator(json.loads(json_schema(name)))
    return [one.message for one in validator.iter_errors(data)]


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_schema_is_what_the_models_say(name: str) -> None:
    """Made by `deckwright schema -o docs/schemas`."""
    shipped = (ROOT / "docs" / "schemas" / file_name(name)).read_text("utf-8")
    assert shipped == json_schema(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema(name: str) -> None:
    schema = json.loads(json_schema(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_our_own_settings_satisfy_them() -> None:
    for path in (ROOT / "talks").rglob("*.yml"):
        name = "speakers" if path.name == "speakers.yml" else "event"
        assert mistakes(name, path.read_text("utf-8")) == []
    for path in (ROOT / "talks").rglob("*.md"):
        assert mistakes("talk", path.read_text("utf-8").split("---\n")[1]) == []
    for path in (ROOT / "templates").rglob("template.yml"):
        assert mistakes("template", path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("event", "titel: x"),
        ("event", "title: x\nhandout: {form: book}"),
        ("talk", "speaker: x"),
        ("speakers", "ada: {nam: Ada}"),
        ("template", "colors: {accent1: red}"),
    ],
)
def test_an_editor_sees_a_mistake(name: str, text: str) -> None:
    assert mistakes(name, text)
