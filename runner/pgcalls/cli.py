"""The ``pgcalls`` command."""

from __future__ import annotations

import io
import json
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from types import FrameType
from typing import Any, TypeVar
from uuid import UUID

import click
import psycopg

from pgcalls import __version__, adopt, demo, deploy, embedded
from pgcalls.adopt import show
from pgcalls.errors import LockBusyError, PgcallsError
from pgcalls.output import cell, err, out, print_table, say, table

ERROR, PENDING, FINDINGS, LOCK_BUSY, INTERRUPTED = 1, 2, 3, 5, 130

VERBS = {
    "migrate": "migrated",
    "revert": "reverted",
    "define": "defined",
    "remove": "removed",
    "wait": "waiting",
}

F = TypeVar("F", bound=Callable[..., Any])


def database_option(command: F) -> F:
    """Add --database-url and --json."""
    command = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(
        command
    )
    return click.option(
        "--database-url",
        metavar="URL",
        help="Any form libpq knows. Default: DATABASE_URL, else PGHOST, PGUSER, ...",
    )(command)


def wait_option(command: F) -> F:
    """Add --wait and --lock-timeout."""
    command = click.option(
        "--lock-timeout",
        default=10.0,
        show_default=True,
        help="Seconds to wait for a table in use; its users queue behind us meanwhile.",
    )(command)
    return click.option(
        "--wait",
        default=60.0,
        show_default=True,
        help="Seconds to wait for another deployment.",
    )(command)


def explained(command: F) -> F:
    """Turn failures into a line and an exit code instead of a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        as_json = bool(kwargs.get("as_json"))
        try:
            command(*args, **kwargs)
        except LockBusyError as error:
            _fail(str(error), LOCK_BUSY, as_json)
        except (PgcallsError, psycopg.Error, OSError) as error:
            _fail(str(error), ERROR, as_json)
        except KeyboardInterrupt:
            _fail("interrupted; `pgcalls status` says what is there", INTERRUPTED, as_json)

    return run  # type: ignore[return-value]


def _fail(message: str, code: int, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"error": message}))
    err.print("error:", message.strip(), style="red")
    sys.exit(code)


def _terminate(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _reporter(as_json: bool) -> deploy.Report:
    if as_json:
        return deploy.silent

    def report(event: str, what: str) -> None:
        say(f"{VERBS[event]:>9}", "dim", f" {what}")

    return report


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pgcalls")
def main() -> None:
    """Keep the record of every voice-agent call inside your own Postgres."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    if threading.current_thread() is threading.main_thread():
        for name in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, _terminate)


@main.command()
@database_option
@wait_option
@click.option("--to", metavar="MIGRATION", help="Stop there, e.g. v1.2.0; for upgrade tests.")
@click.option(
    "--pre-request",
    is_flag=True,
    help="Let PostgREST call pgcalls.pre_request(): reads dates such as 20/11/2026.",
)
@click.option("--redefine", is_flag=True, help="Apply unchanged definitions again too.")
@explained
def apply(
    database_url: str | None,
    as_json: bool,
    wait: float,
    lock_timeout: float,
    to: str | None,
    redefine: bool,
    pre_request: bool,
) -> None:
    """Bring a database to the newest state, in one transaction."""
    result = deploy.apply(
        database_url,
        to=to,
        redefine=redefine,
        pre_request=pre_request,
        wait=wait,
        lock_timeout=lock_timeout,
        report=_reporter(as_json),
    )
    if as_json:
        click.echo(json.dumps(result.as_dict()))
    elif result.changed:
        say(
            "done",
            "green",
            f": {len(result.migrations)} migrations,"
            f" {len(result.definitions)} definitions in {result.seconds:.1f} s"
            f" on {result.database}",
        )
    elif result.pending:
        say(
            "nothing to do",
            "green",
            f": {result.database} stops before {len(result.pending)} pending migrations",
        )
    else:
        say(
            "nothing to do",
            "green",
            f": {result.database} is current, {result.unchanged} definitions unchanged",
        )
    if not as_json:
        for note in result.notes:
            say("note:", "dim", f" {note}")


@main.command()
@database_option
@explained
def status(database_url: str | None, as_json: bool) -> None:
    """Compare a database with this package; exits with 2 when something is pending."""
    state = deploy.status(database_url)
    if as_json:
        click.echo(json.dumps(state.as_dict()))
    else:
        states = table("migration or definition", "state")
        for name in state.applied:
            states.add_row(cell(name), cell("applied", "green"))
        for name in state.pending + state.outdated:
            states.add_row(cell(name), cell("pending", "yellow"))
        print_table(states, f"{state.database} (Postgres {state.server})")
    if not state.current:
        sys.exit(PENDING)


@main.command()
@database_option
@explained
def doctor(database_url: str | None, as_json: bool) -> None:
    """Prove an installation; exits with 3 when something is wrong.

    Each finding comes with the statement that fixes it.
    """
    findings = deploy.doctor(database_url)
    if as_json:
        click.echo(json.dumps({"findings": [asdict(finding) for finding in findings]}))
    elif not findings:
        say("healthy", "green", ": everything is as it was deployed")
    for finding in [] if as_json else findings:
        color = {"error": "red", "warning": "yellow"}.get(finding.level, "dim")
        say(f"{finding.level:>7}", color, f" {finding.object}: {finding.what}")
        say(" " * 7, "", f" {finding.fix or ''}")
    if any(finding.level != "notice" for finding in findings):
        sys.exit(FINDINGS)


@main.command()
@database_option
@wait_option
@click.option("--to", metavar="MIGRATION", help="Undo every migration after this one.")
@click.option("--all", "everything", is_flag=True, help="Undo every migration.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@explained
def rollback(
    database_url: str | None,
    as_json: bool,
    wait: float,
    lock_timeout: float,
    to: str | None,
    everything: bool,
    yes: bool,
) -> None:
    """Undo the last migration, and drop the definitions: they need the newest one.

    Data in what a migration had created is lost.
    """
    if everything and to:
        raise click.UsageError("--all and --to exclude each other")
    if not yes:
        click.confirm("Data in the undone tables and columns is lost. Go on?", abort=True, err=True)
    result = deploy.rollback(
        database_url,
        to=to,
        everything=everything,
        wait=wait,
        lock_timeout=lock_timeout,
        report=_reporter(as_json),
    )
    if as_json:
        click.echo(json.dumps(result.as_dict()))
    elif result.changed:
        say(
            "done",
            "green",
            f": {len(result.reverted)} migrations undone on {result.database}; the"
            " functions, views and policies are gone until the next apply",
        )
    else:
        say("nothing to do", "green", f": {result.database} has no later migration")


@main.command(name="adopt")
@database_option
@wait_option
@click.option("--apply", "action", flag_value="apply", help="Do it; interrupted, go on with it.")
@click.option("--undo", "action", flag_value="undo", help="Put the old tables back.")
@click.option("--confirm", "action", flag_value="confirm", help="Drop the old tables for good.")
@click.option("--client", default="default", show_default=True, help="Client the rows go to.")
@click.option("--assistant", type=click.UUID, help="Assistant of the calls.")
@click.option("--force", is_flag=True, help="Go on where the error says that this would.")
@explained
def adopt_command(
    database_url: str | None,
    as_json: bool,
    wait: float,
    lock_timeout: float,
    action: str | None,
    client: str,
    assistant: UUID | None,
    force: bool,
) -> None:
    """Take over the tables of a voice agent that is already running.

    Without an option it shows what is there and what would become of it, and changes
    nothing.
    """
    if action == "apply":

        def work(progress: adopt.Progress = adopt.quiet) -> adopt.Adoption:
            return adopt.apply(
                database_url,
                client=client,
                assistant=str(assistant or adopt.UNASSIGNED),
                force=force,
                wait=wait,
                lock_timeout=lock_timeout,
                progress=progress,
            )

        result = work() if as_json else show.with_progress(work)
    elif action == "undo":
        result = adopt.undo(database_url, force, wait, lock_timeout, _reporter(as_json))
    elif action == "confirm":
        result = adopt.confirm(database_url, force, wait, lock_timeout, _reporter(as_json))
    else:
        result = adopt.plan(database_url, client=client)
    if as_json:
        click.echo(json.dumps(result.as_dict(), default=str))
    else:
        show.adoption(result, action)


@main.command(name="demo")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@explained
def demo_command(as_json: bool) -> None:
    """Record a call in an embedded Postgres and show what is kept of it."""
    with embedded.server() as url:
        report = _reporter(as_json)
        if not as_json:
            with out.status("installing pgcalls in an embedded Postgres"):
                result = deploy.apply(url)
            say(
                "installed",
                "green",
                f": {len(result.migrations)} migrations,"
                f" {len(result.definitions)} definitions in {result.seconds:.1f} s\n",
            )
        else:
            deploy.apply(url, report=report)
        record = demo.play(url)
        if as_json:
            click.echo(json.dumps(record, default=str))
        else:
            demo.show(record)


@main.command()
@explained
def dev() -> None:
    """Run an embedded Postgres with everything installed until Ctrl-C."""
    with embedded.server() as url:
        deploy.apply(url)
        say("ready", "green", "; connect with\n")
        out.print(f"  psql '{url}'")
        out.print(f"  export DATABASE_URL='{url}'\n")
        say("Ctrl-C stops the server and throws its data away.", "dim", "")
        stopped = threading.Event()
        try:
            stopped.wait()
        except KeyboardInterrupt:
            out.print("stopped")
