"""Runs the suite, as `make test` does, under each Python that is installed: `pipx run nox`."""

import nox

nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13", "3.14"])
def tests(session: nox.Session) -> None:
    """All tests, or those that are named: `nox -- tests/read`."""
    session.install("--constraint", "constraints.txt", "--editable", ".[dev]")
    session.run("pytest", "--numprocesses", "auto", "--dist", "worksteal", *session.posargs)
