"""What a formula in LaTeX comes to as a line of letters, to estimate its width."""

from __future__ import annotations

import re

_NAMED = frozenset(
    "arccos arcsin arctan arg cos cosh cot deg det dim exp gcd hom inf ker lim ln log max min "
    "mod Pr sec sin sinh sup tan tanh".split()
)
"""Commands that show their own name."""
_UNSEEN = frozenset(
    "bar begin big Big bigg Bigg bigl bigr Bigl Bigr boldsymbol dfrac displaystyle dot end "
    "frac hat left mathbb mathbf mathcal mathit mathrm mathsf middle operatorname overline right "
    "sqrt text textbf textit textrm tfrac tilde underline vec widehat".split()
)
"""Commands that show nothing of their own, or a mark above or around what follows."""
_TOKEN = re.compile(r"\\([A-Za-z]+)|\\(.)|([{}^_$&\s]+)|(.)", re.DOTALL)


def letters(tex: str) -> str:
    """`tex` as the letters that it shows, in their order; at least one.

    A symbol counts as one letter, and so does what stands in a fraction's two lines side by side:
    the estimate is rather too wide than too narrow.
    """
    shown: list[str] = []
    for command, escaped, unseen, char in _TOKEN.findall(tex):
        if command:
            shown.append(command if command in _NAMED else "" if command in _UNSEEN else "m")
        elif escaped:
            shown.append(escaped if escaped in "{}%$&#_" else "")
        elif not unseen:
            shown.append(f"\u00a0{char}\u00a0" if char in "+-=<>" else char)
    return "".join(shown) or "m"
