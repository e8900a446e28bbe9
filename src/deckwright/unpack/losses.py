"""What could not be brought over, said once each."""

from __future__ import annotations

from dataclasses import dataclass, field

from deckwright.diagnostics import Diagnostic, warning
from deckwright.model.source import Span

LEFT_OUT = "DW160"
CHANGED = "DW161"


@dataclass(slots=True)
class Report:
    """The findings of one deck."""

    span: Span
    findings: list[Diagnostic] = field(default_factory=list)

    def left_out(self, slide: int, what: str, hint: str = "") -> None:
        """Something that is not in the talk."""
        self._add(LEFT_OUT, f"slide {slide}: {what}", hint)

    def changed(self, slide: int, what: str, hint: str = "") -> None:
        """Something that is in the talk as something else."""
        self._add(CHANGED, f"slide {slide}: {what}", hint)

    def everywhere(self, what: str, hint: str = "") -> None:
        """Something that is not in the talk, of the whole deck."""
        self._add(LEFT_OUT, what, hint)

    def _add(self, code: str, message: str, hint: str) -> None:
        finding = warning(code, self.span, message, hint)
        if finding not in self.findings:
            self.findings.append(finding)
