"""The live preview: an event in the browser, as it is while it is being written.

`preview` turns sources into views and keeps what did not change; `pages` turns views into HTML;
`live` watches the files and tells open pages; `app` answers requests, behind `guard`; `server` runs
it on this machine alone.
"""
