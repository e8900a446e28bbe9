"""The requests that the preview answers."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from deckwright.building.exports import handout
from deckwright.building.jobs import WHOLE
from deckwright.diagnostics import is_blocked
from deckwright.model.deck import Deck
from deckwright.pipeline import Pipeline, whole_pptx
from deckwright.read.workspace import Workspace
from deckwright.serve import pages
from deckwright.serve.guard import Guard
from deckwright.serve.handout import Handouts
from deckwright.serve.live import Live
from deckwright.serve.pages import Parts, messages
from deckwright.serve.views import EventView, Findings, TalkView
from deckwright.write import modified
from deckwright.write.slides import write_slides

_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
}
_OPEN_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"
"""For a picture that is opened alone: Typst styles links within the file."""
_FOR_EVER = "private, max-age=31536000, immutable"


def app(live: Live, token: str, port: int) -> ASGIApp:
    """The preview as an ASGI application below the path `/TOKEN/`."""
    site = _Site(live)
    routes = [
        Route("/", site.events, name="events"),
        Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
        Route("/events/{event}/", site.overview),
        Route("/events/{event}/theme.css", site.theme),
        Route("/events/{event}/changes", site.overview_changes),
        Route("/events/{event}/files/{file}", site.download),
        Route("/events/{event}/handout/", site.handout),
        Route("/events/{event}/handout/changes", site.handout_changes),
        Route("/events/{event}/handout/pages/{digest}.svg", site.page),
        Route("/events/{event}/talks/{talk}/{file}.pptx", site.deck),
    ]
    for place in ("/events/{event}/talks/{talk}/", "/events/{event}/own/slides/"):
        routes += [
            Route(place, site.talk),
            Route(f"{place}presenter", site.presenter),
            Route(f"{place}changes", site.talk_changes),
            Route(f"{place}slides/{{digest}}.svg", site.slide),
        ]
    return Guard(Starlette(routes=[Mount(f"/{token}", routes=routes)]), port)


class _Site:
    """One method a route."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._handouts = Handouts(live.workspace, live.pipeline)

    async def events(self, request: Request) -> Response:
        names = self._live.workspace.event_names()
        if len(names) == 1:
            return RedirectResponse(f"{_root(request)}events/{quote(names[0], safe='')}/")
        return HTMLResponse(pages.events_page(names))

    async def overview(self, request: Request) -> Response:
        return HTMLResponse(pages.overview_page(await self._event(request)))

    async def theme(self, request: Request) -> Response:
        view = await self._event(request)
        return Response(pages.theme_css(view.theme), media_type="text/css")

    async def talk(self, request: Request) -> Response:
        return HTMLResponse(pages.talk_page(*await self._talk(request)))

    async def presenter(self, request: Request) -> Response:
        return HTMLResponse(pages.presenter_page(*await self._talk(request)))

    async def slide(self, request: Request) -> Response:
        _, talk = await self._talk(request)
        return _picture(talk.pictures.get(request.path_params["digest"]))

    async def handout(self, request: Request) -> Response:
        view = await self._event(request)
        return HTMLResponse(pages.handout_page(view, await self._handouts.view(view)))

    async def page(self, request: Request) -> Response:
        view = await self._event(request)
        return _picture(self._handouts.picture(view.name, request.path_params["digest"]))

    async def handout_changes(self, request: Request) -> Response:
        view = await self._event(request)

        async def all_parts() -> AsyncIterator[Parts]:
            async for now in self._live.views(view.name):
                yield pages.handout_parts(now, await self._handouts.view(now))

        return _stream(request, all_parts())

    async def overview_changes(self, request: Request) -> Response:
        view = await self._event(request)
        return self._changes(request, view, pages.overview_parts)

    async def talk_changes(self, request: Request) -> Response:
        view, talk = await self._talk(request)

        def parts(now: EventView) -> Parts:
            return pages.talk_parts(now, now.talk(talk.name) or talk)

        return self._changes(request, view, parts)

    def _changes(
        self, request: Request, view: EventView, parts: Callable[[EventView], Parts]
    ) -> Response:
        async def all_parts() -> AsyncIterator[Parts]:
            async for now in self._live.views(view.name):
                yield parts(now)

        return _stream(request, all_parts())

    async def deck(self, request: Request) -> Response:
        _, talk = await self._talk(request)
        if request.path_params["file"] != talk.name:
            raise HTTPException(404)
        made, found = await to_thread(make_deck, talk)
        return _file(request, f"{talk.name}.pptx", made, found)

    async def download(self, request: Request) -> Response:
        view, file = await self._event(request), request.path_params["file"]
        if file not in WHOLE:
            raise HTTPException(404)
        live = self._live
        made, found = await to_thread(make_whole, file, view.name, live.workspace, live.pipeline)
        return _file(request, file, made, found)

    async def _event(self, request: Request) -> EventView:
        view = await self._live.view(request.path_params["event"])
        if view is None:
            raise HTTPException(404)
        return view

    async def _talk(self, request: Request) -> tuple[EventView, TalkView]:
        """The talk that is asked for; where none is named, the event's own slides."""
        view = await self._event(request)
        talk = view.talk(request.path_params.get("talk", ""))
        if talk is None:
            raise HTTPException(404)
        return view, talk


def _root(request: Request) -> str:
    """The address of the preview on its server."""
    return f"{request.scope['root_path']}/"


def _stream(request: Request, parts: AsyncIterator[Parts]) -> Response:
    """What changes of a page, for as long as it is open."""
    stream = messages(parts, request.query_params.get("version", ""))
    return StreamingResponse(stream, media_type="text/event-stream")


def _picture(svg: bytes | None) -> Response:
    """A picture, which never changes under its address."""
    if svg is None:
        raise HTTPException(404)
    headers = {"Cache-Control": _FOR_EVER, "Content-Security-Policy": _OPEN_POLICY}
    return Response(svg, media_type="image/svg+xml", headers=headers)


def _file(request: Request, name: str, data: bytes, findings: Findings) -> Response:
    """A file to keep, or to look at where browsers can; or why it cannot be made."""
    if not data:
        return HTMLResponse(pages.refusal_page(name, findings, _root(request)), 409)
    ending = name.rpartition(".")[2]
    way = "inline" if ending == "pdf" else "attachment"
    headers = {"Content-Disposition": f"{way}; filename*=UTF-8''{quote(name)}"}
    if ending == "pdf":
        headers["Content-Security-Policy"] = ""  # what browsers show PDFs with is no file of ours
    return Response(data, media_type=_TYPES[ending], headers=headers)


def make_whole(
    file: str, event: str, workspace: Workspace, pipeline: Pipeline
) -> tuple[bytes, Findings]:
    """One of `building.jobs.WHOLE` as a build makes it; no bytes where an error says why."""
    if file == "handout.pdf":
        return handout(event, workspace, pipeline)
    deck, found = pipeline.plan_whole_event(event, workspace)
    if deck is None or is_blocked(found):
        return b"", found
    if file == "slides.pdf":
        return _slides(deck)
    data, lost = whole_pptx(deck)
    return data, (*found, *lost)


def make_deck(talk: TalkView) -> tuple[bytes, Findings]:
    """The deck of a talk; no bytes where a mistake keeps it from being made."""
    found = talk.all_findings
    if talk.deck is None or talk.stale or is_blocked(found):
        return b"", found
    data, lost = whole_pptx(talk.deck)
    return data, (*found, *lost)


def _slides(deck: Deck) -> tuple[bytes, Findings]:
    return write_slides(deck, modified(deck.date))
