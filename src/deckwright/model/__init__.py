"""The values that phases hand to each other: frozen dataclasses and closed unions, no behaviour."""
