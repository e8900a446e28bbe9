"""A package that we did not make, python-pptx's own template, and the same with other members."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import pptx
import pytest


@pytest.fixture(scope="session")
def package() -> bytes:
    buffer = io.BytesIO()
    pptx.Presentation().save(buffer)
    return buffer.getvalue()


@pytest.fixture(name="unzip")
def unzip_fixture() -> Callable[[bytes], Mapping[str, bytes]]:
    return unzip


def unzip(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def repack(package: bytes) -> Callable[[Mapping[str, bytes]], bytes]:
    """The package with these members in place of its own, or besides."""

    def build(more: Mapping[str, bytes]) -> bytes:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, data in {**unzip(package), **more}.items():
                archive.writestr(name, data)
        return buffer.getvalue()

    return build
