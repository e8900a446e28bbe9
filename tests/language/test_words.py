"""Every language is whole, and says what it is asked."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import get_args

import pytest
import yaml

from deckwright.language import languages, meanings, placeholders, words_for
from deckwright.language.words import Words
from deckwright.model.blocks import CalloutKind

WHOLE = "ar cs da de en es fr he it ja nl pl pt sv zh".split()
VARIANTS = {"de-AT", "de-CH", "en-US", "pt-BR", "zh-Hant"}


def data(tag: str) -> dict[str, str | list[str]]:
    text = languages()[tag].read_text("utf-8")
    loaded: dict[str, str | list[str]] = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - text alone
    return loaded


def test_these_are_the_languages() -> None:
    assert set(languages()) == {*WHOLE, *VARIANTS}


@pytest.mark.parametrize("tag", WHOLE)
def test_a_language_says_everything_in_the_order_of_english(tag: str) -> None:
    assert list(data(tag)) == list(data("en"))
    assert set(data(tag)) == set(meanings())


@pytest.mark.parametrize("tag", sorted(VARIANTS))
def test_a_variant_says_only_what_differs(tag: str) -> None:
    general = data(tag.partition("-")[0])
    own = data(tag)
    assert own.keys() <= general.keys()
    assert not {key for key, one in own.items() if one == general[key]}


@pytest.mark.parametrize("tag", [*WHOLE, *sorted(VARIANTS)])
def test_a_language_fills_in_what_english_does(tag: str) -> None:
    english = asdict(words_for("en"))
    for key, one in data(tag).items():
        if isinstance(one, list):
            assert len(one) == len(set(one)) == len(english[key]), key
            assert all(one), key
        else:
            assert one.strip(), key
            assert placeholders(one) == placeholders(english[key]), key


@pytest.mark.parametrize("tag", [*WHOLE, *sorted(VARIANTS)])
def test_a_language_counts_words_or_characters(tag: str) -> None:
    words = words_for(tag)
    assert words.speaking_unit in ("words", "characters")
    assert int(words.speaking_rate) > 0


@pytest.mark.parametrize(
    ("language", "thanks"),
    [
        ("de-CH-1996", "Danke"),
        ("pt_BR", "Obrigado"),
        ("zh-Hans-CN", "谢谢"),
        ("zh-TW", "謝謝"),
        ("zh-Hant-HK", "謝謝"),
        ("EN-gb", "Thank you"),
        ("tlh", "Thank you"),
        ("../../etc", "Thank you"),
    ],
)
def test_a_tag_is_taken_from_the_special_to_the_general_and_then_english(
    language: str, thanks: str
) -> None:
    assert words_for(language).thanks == thanks


def test_a_workspace_s_words_come_first() -> None:
    words = words_for("de", (("agenda", "Tagesordnung"),))
    assert (words.agenda, words.thanks) == ("Tagesordnung", "Danke")


def test_only_the_language_in_use_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    whole = Path.read_text

    def noting(path: Path, encoding: str) -> str:
        read.append(path.name)
        return whole(path, encoding)

    monkeypatch.setattr(Path, "read_text", noting)
    words_for("fr-BE", (("thanks", "Un grand merci"),))
    assert read == ["fr.yml"]


@pytest.mark.parametrize("form", ["{", "{name", "{0}", "{}", "{name.real}", "{name!r}", "{a:>9}"])
def test_braces_are_names_alone(form: str) -> None:
    assert placeholders(form) is None


def test_a_callout_is_called_by_its_kind() -> None:
    words = words_for("de")
    called = [words.callout(kind) for kind in get_args(CalloutKind)]
    assert called == ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"]


def test_each_word_is_explained() -> None:
    assert list(meanings()) == list(Words.__dataclass_fields__)
    assert all(text.endswith((".", ":")) for text in meanings().values())
