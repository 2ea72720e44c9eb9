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
from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table

from pgcalls import __version__, adopt, demo, deploy, embedded
from pgcalls.errors import LockBusyError, PgcallsError

ERROR, PENDING, FINDINGS, LOCK_BUSY, INTERRUPTED = 1, 2, 3, 5, 130

# Lines are for pipes too: only tables know how wide the terminal is.
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

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
    err.print("error:", message.strip(), style="red", markup=False)
    sys.exit(code)


def _terminate(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _reporter(as_json: bool) -> deploy.Report:
    if as_json:
        return deploy.silent

    def report(event: str, what: str) -> None:
        out.print(f"[dim]{VERBS[event]:>9}[/dim]", what)

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
        out.print(
            f"[green]done[/green]: {len(result.migrations)} migrations,"
            f" {len(result.definitions)} definitions in {result.seconds:.1f} s"
            f" on {result.database}"
        )
    elif result.pending:
        out.print(
            f"[green]nothing to do[/green]: {result.database} stops before"
            f" {len(result.pending)} pending migrations"
        )
    else:
        out.print(
            f"[green]nothing to do[/green]: {result.database} is current,"
            f" {result.unchanged} definitions unchanged"
        )
    if not as_json:
        for note in result.notes:
            out.print("[dim]note:[/dim]", note)


@main.command()
@database_option
@explained
def status(database_url: str | None, as_json: bool) -> None:
    """Compare a database with this package; exits with 2 when something is pending."""
    state = deploy.status(database_url)
    if as_json:
        click.echo(json.dumps(state.as_dict()))
    else:
        table = Table(title=f"{state.database} (Postgres {state.server})", title_justify="left")
        table.add_column("migration or definition")
        table.add_column("state")
        for name in state.applied:
            table.add_row(name, "[green]applied[/green]")
        for name in state.pending:
            table.add_row(name, "[yellow]pending[/yellow]")
        for name in state.outdated:
            table.add_row(name, "[yellow]pending[/yellow]")
        out.print(table)
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
        out.print("[green]healthy[/green]: everything is as it was deployed")
    for finding in [] if as_json else findings:
        color = {"error": "red", "warning": "yellow"}.get(finding.level, "dim")
        out.print(f"[{color}]{finding.level:>7}[/{color}]", f"{finding.object}: {finding.what}")
        out.print(" " * 7, finding.fix or "", markup=False)
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
        out.print(
            f"[green]done[/green]: {len(result.reverted)} migrations undone on"
            f" {result.database}; the functions, views and policies are gone until the"
            " next apply"
        )
    else:
        out.print(f"[green]nothing to do[/green]: {result.database} has no later migration")


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
    limits = {"wait": wait, "lock_timeout": lock_timeout}
    report = _reporter(as_json)
    if action == "apply":
        result = _adopt_with_progress(
            as_json,
            lambda progress: adopt.apply(
                database_url,
                client=client,
                assistant=str(assistant or adopt.UNASSIGNED),
                force=force,
                report=deploy.silent,
                progress=progress,
                **limits,
            ),
        )
    elif action == "undo":
        result = adopt.undo(database_url, force=force, report=report, **limits)
    elif action == "confirm":
        result = adopt.confirm(database_url, force=force, report=report, **limits)
    else:
        result = adopt.plan(database_url, client=client)
    if as_json:
        click.echo(json.dumps(result.as_dict(), default=str))
    else:
        _show_adoption(result, action)


def _adopt_with_progress(
    as_json: bool, work: Callable[[adopt.Progress], adopt.Adoption]
) -> adopt.Adoption:
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    bar = Progress(*columns, console=err, transient=True, disable=as_json)
    tasks: list[TaskID] = []

    def show(done: int, total: int) -> None:
        # Begun late: a failure before has nothing to show.
        if not tasks:
            bar.start()
            tasks.append(bar.add_task("copying", total=total))
        bar.update(tasks[0], completed=done, total=total)

    try:
        return work(show)
    finally:
        if tasks:
            bar.stop()


def _show_adoption(result: adopt.Adoption, action: str | None) -> None:
    """Print what was found, or done, and what to type next."""
    if action in ("undo", "confirm"):
        done = {
            "undo": "the old tables are back under their names",
            "confirm": "the old tables are dropped",
        }[action]
        out.print(f"[green]done[/green]: {done}")
    elif not result.tables:
        out.print(f"[green]nothing to do[/green]: {result.database} has no tables to adopt")
        return
    else:
        if action == "apply" and not result.changed:
            out.print(f"[green]nothing to do[/green]: {result.database} has been adopted")
        _print_rows(result)
    for row in result.verified:
        out.print(
            f"[green]verified[/green]: {row['table_name']}: {row['rows_before']} rows before,"
            f" {row['rows_copied']} copied, {row['rows_quarantined']} in quarantine"
            + (f", checksum {row['checksum_after']}" if row["checksum_after"] else "")
        )
    for note in result.notes:
        out.print("[yellow]note[/yellow]:", note, markup=True)
    if action == "apply" and result.changed:
        out.print(f"[green]done[/green] in {result.seconds:.1f} s on {result.database}")
    if action in (None, "apply"):
        out.print(
            {
                None: "next: pgcalls adopt --apply",
                "done": "next: pgcalls adopt --confirm, or --undo",
            }.get(result.phase, "interrupted; next: pgcalls adopt --apply")
        )


def _print_rows(result: adopt.Adoption) -> None:
    where = {table["name"]: table["dialect"] for table in result.tables}
    table = Table(title=result.database, title_justify="left")
    for name in ("table", "of", "rows", "what becomes of them", "for example"):
        table.add_column(name, justify="right" if name == "rows" else "left")
    for row in result.rows:
        reason = row["reason"]
        without = reason is not None and reason.startswith("copied without")
        table.add_row(
            row["table_name"],
            where.get(row["table_name"], ""),
            str(row["row_count"]),
            "[green]copied[/green]" if reason is None
            else reason if without
            else f"[yellow]quarantine[/yellow]: {reason}",
            escape(str(row["example"] or "")) if reason else "",
        )  # fmt: skip
    out.print(table)


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
            out.print(
                f"[green]installed[/green]: {len(result.migrations)} migrations,"
                f" {len(result.definitions)} definitions in {result.seconds:.1f} s\n"
            )
        else:
            deploy.apply(url, report=report)
        record = demo.play(url)
        if as_json:
            click.echo(json.dumps(record, default=str))
        else:
            demo.show(record, out)


@main.command()
@explained
def dev() -> None:
    """Run an embedded Postgres with everything installed until Ctrl-C."""
    with embedded.server() as url:
        deploy.apply(url)
        out.print("[green]ready[/green]; connect with\n")
        out.print(f"  psql '{url}'", markup=False)
        out.print(f"  export DATABASE_URL='{url}'\n", markup=False)
        out.print("[dim]Ctrl-C stops the server and throws its data away.[/dim]")
        stopped = threading.Event()
        try:
            stopped.wait()
        except KeyboardInterrupt:
            out.print("stopped")
