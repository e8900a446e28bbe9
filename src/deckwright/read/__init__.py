"""From files to values: finds the workspace, reads settings and pictures, points at mistakes."""

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""Else pydantic asks every package that is installed for code to run: a tenth of a short build."""
