"""Who may ask, and what browsers are told about every answer.

A page of a stranger may send requests to this machine, too, or let a name of its own lead here
(DNS rebinding). So requests must name this machine and this port, and come from here.
"""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HOSTS = ("127.0.0.1", "localhost", "[::1]")

_POLICY = "; ".join(  # noqa: FLY002  a directive a line
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Content Security Policy, level 3: nothing but our own files, and no script within a page."""

_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


class Guard:
    """Lets requests through that come from this machine's own pages."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{host}:{port}" for host in HOSTS) | (
            frozenset(HOSTS) if port == 80 else frozenset()  # noqa: PLR2004 - browsers leave it out
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or hands it on (ASGI 3.0)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not self._welcome(Headers(scope=scope)):
            refusal = PlainTextResponse("this preview is for this machine only\n", 403)
            await refusal(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)

    def _welcome(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        here = headers.get("host", "") in self._hosts
        return here and (origin is None or origin.removeprefix("http://") in self._hosts)
