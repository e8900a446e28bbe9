"""A slide's own background in its XML."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from PIL import Image

from deckwright.model.deck import Backdrop, PictureFrame, Slide, TextFrame

Draw = Callable[..., str]


def test_a_colour_fills_the_slide(draw: Draw, text: Callable[..., TextFrame]) -> None:
    xml = draw(text("words"), backdrop=Backdrop("accent1"))

    assert xml.index("<p:bg>") < xml.index('<a:schemeClr val="accent1"/>') < xml.index("<p:spTree>")
    assert "masterClrMapping" in xml


def test_text_and_background_change_places(draw: Draw) -> None:
    xml = draw(backdrop=Backdrop("#000000", flipped=True, plain_links=True))

    (mapping,) = [line for line in xml.splitlines() if "overrideClrMapping" in line]
    assert 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2"' in mapping
    assert 'hlink="lt1" folHlink="lt1"' in mapping


@pytest.mark.parametrize(("dimming", "shade"), [(-0.5, (0, 0, 64)), (0.5, (127, 127, 191))])
def test_a_picture_is_cropped_and_dimmed(
    dimming: float,
    shade: tuple[int, int, int],
    picture: Callable[..., PictureFrame],
    slide: Callable[..., Slide],
    write: Callable[..., Mapping[str, bytes]],
) -> None:
    backdrop = Backdrop("#666666", picture(color="navy").asset, (0.1, 0.0, 0.1, 0.0), dimming)

    members = write(slide(backdrop=backdrop))

    assert b'<a:srcRect l="10000" r="10000"/>' in members["ppt/slides/slide1.xml"]
    (name,) = [name for name in members if name.startswith("ppt/media/") and name.endswith("jpeg")]
    with Image.open(io.BytesIO(members[name])) as image:
        pixel: Any = image.getpixel((5, 5))
    assert all(abs(one - other) <= 4 for one, other in zip(pixel, shade, strict=True))
