"""The ``pgcalls`` command."""

from __future__ import annotations

import asyncio
import io
import json
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from types import FrameType
from typing import IO, Any, TypeVar
from uuid import UUID

import click
import psycopg

from pgcalls import (
    __version__,
    adopt,
    author,
    dashboard,
    demo,
    deploy,
    distribute,
    embedded,
    files,
    history,
    postgrest,
)
from pgcalls.adopt import show
from pgcalls.dashboard import serve
from pgcalls.demo import live, weeks
from pgcalls.errors import LockBusyError, PgcallsError, PreflightError
from pgcalls.output import cell, err, out, print_table, say, table

#: One meaning each; 2 is click's, for a command that is typed wrong.
ERROR, FINDINGS, PENDING, BUSY, PREFLIGHT, LINT, REFUSED, INTERRUPTED = 1, 3, 4, 5, 6, 7, 8, 130

VERBS = {
    "migrate": "migrated",
    "revert": "reverted",
    "define": "defined",
    "remove": "removed",
    "replace": "replacing",
    "keep": "keeping",
    "wait": "waiting",
    "note": "note:",
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
        default=30.0,
        show_default=True,
        help="Seconds to keep trying, shortly each time, for tables in use.",
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
            _fail(error, BUSY, as_json)
        except PreflightError as error:
            _fail(error, PREFLIGHT, as_json)
        except (PgcallsError, psycopg.Error, OSError) as error:
            _fail(error, ERROR, as_json)
        except KeyboardInterrupt:
            said = PgcallsError("interrupted; `pgcalls status` says what is there")
            _fail(said, INTERRUPTED, as_json)

    return run  # type: ignore[return-value]


def _fail(error: Exception, code: int, as_json: bool) -> None:
    if as_json:
        facts = {name: getattr(error, name, None) for name in ("sqlstate", "path", "line")}
        problems = {"problems": error.problems} if isinstance(error, PreflightError) else {}
        click.echo(json.dumps({"error": str(error), "exit": code, **facts, **problems}))
    err.print("error:", str(error).strip(), style="red")
    sys.exit(code)


def _terminate(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _reporter(as_json: bool) -> deploy.Report:
    if as_json:
        return deploy.silent

    def report(event: str, what: str) -> None:
        # A pipe gets what somebody has to read; a terminal has room for the rest.
        if event in ("replace", "keep", "wait") or (out.is_terminal and event != "note"):
            say(f"{VERBS[event]:>9}", "dim", f" {what}")

    return report


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        package = files.migration_texts() | files.definitions_by_key()
        release = {key: file.sha256 for key, file in package.items()}
        newest = max(name for kind, _, name in release if kind == "migrations")
        digest = history.digest(release)
        click.echo(f"pgcalls {__version__}, database release {digest[:12]} ({newest})")
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show this version, and the release it makes of a database, as in pgcalls_meta.releases.",
)
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
@click.option("--keep-hotfix", is_flag=True, help="Leave alone what was changed by hand.")
@explained
def apply(as_json: bool, **options: Any) -> None:
    """Bring a database to the newest state, in one transaction."""
    result = deploy.apply(report=_reporter(as_json), **options)
    if as_json:
        click.echo(json.dumps(result.as_dict()))
    elif result.changed:
        did = f"{len(result.migrations)} migrations, {len(result.definitions)} definitions"
        say("done", "green", f": {did} in {result.seconds:.1f} s"
            f" on {result.database}, release {result.release}")  # fmt: skip
    else:
        state = (
            f"stops before {len(result.pending)} pending migrations"
            if result.pending
            else f"is current, {result.unchanged} definitions unchanged"
        )
        say("nothing to do", "green", f": {result.database} {state}")
    if not as_json:
        for note in result.notes:
            say("note:", "dim", f" {note}")


@main.command()
@database_option
@wait_option
@click.option("--to", metavar="MIGRATION", help="Stop there, e.g. v1.2.0.")
@click.option("--redefine", is_flag=True, help="As if everything had changed.")
@click.option("--sql", "as_sql", is_flag=True, help="Print the script itself.")
@click.option("--check", is_flag=True, help="Run it, take it back, and say what it locked.")
@explained
def plan(as_json: bool, as_sql: bool, **options: Any) -> None:
    """Say what an apply would do. Exits with 4 when it would do something."""
    result = deploy.preview(**options)
    if as_json:
        click.echo(json.dumps(result.as_dict()))
    elif as_sql:
        click.echo(author.script(result.plan.script) if result.plan.steps else "", nl=False)
    elif not result.plan.steps:
        say("nothing to do", "green", f": {result.database} is current")
    else:
        for event, what in result.events:
            say(f"{VERBS[event]:>9}", "dim", f" {what}")
        for statement in result.plan.drops:
            say(f"{'runs':>9}", "dim", f" {statement}")
        for migration in result.plan.outside:
            say(f"{'then':>9}", "dim", f" {migration.id}, outside a transaction")
        for name, mode in result.plan.locks:
            say(f"{'locks':>9}", "dim", f" {name} ({mode})")
        for name, mode, milliseconds in result.held:
            say(f"{'held':>9}", "dim", f" {name} {mode} for {milliseconds:.1f} ms")
    if result.plan.steps:
        sys.exit(PENDING)


@main.command()
@database_option
@explained
def status(database_url: str | None, as_json: bool) -> None:
    """Compare a database with this package. Exits with 4 when something is pending."""
    state = deploy.status(database_url)
    if as_json:
        click.echo(json.dumps(state.as_dict()))
    else:
        states = table("migration or definition", "state")
        for name in state.applied:
            states.add_row(cell(name), cell("applied", "green"))
        for what, color, names in (
            ("pending", "yellow", state.pending + state.outdated),
            ("deleted", "yellow", state.deleted),
            ("edited", "red", state.edited),
            ("drifted", "red", state.drifted or []),
        ):
            for name in names:
                states.add_row(cell(name), cell(what, color))
        print_table(states, f"{state.database} (Postgres {state.server})")
        if state.release:
            say("release", "dim", f" {state.release}, version {state.version}")
        if state.distributed:
            say("distributed", "dim", f" {state.distributed}")
        if state.lock:
            say("a deployment is running", "yellow", f": {state.lock}")
    if not state.current:
        sys.exit(PENDING)


@main.command()
@database_option
@click.option("--accept", is_flag=True, help="Take for right what you have added to our tables.")
@explained
def doctor(database_url: str | None, as_json: bool, accept: bool) -> None:
    """Prove an installation; exits with 3 when something is wrong.

    Each finding comes with the statement that fixes it.
    """
    findings = deploy.doctor(database_url, accept)
    if not findings and not as_json:
        say("healthy", "green", ": everything is as it was deployed")
    _findings(findings, as_json, FINDINGS)


@main.command()
@database_option
@wait_option
@click.option("--to", metavar="RELEASE", help="Number or version; or a migration.")
@click.option("--all", "everything", is_flag=True, help="Undo everything.")
@click.option("--lose-data", is_flag=True, help="Also when rows would be lost.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@explained
def rollback(as_json: bool, yes: bool, **options: Any) -> None:
    """Undo the last release, or every one after RELEASE.

    After a migration there are no functions: they need the newest one.
    """
    if options["everything"] and options["to"]:
        raise click.UsageError("--all and --to exclude each other")
    if not yes:
        click.confirm("Go back?", abort=True, err=True)
    result = deploy.rollback(report=_reporter(as_json), **options)
    if as_json:
        click.echo(json.dumps(result.as_dict()))
    elif result.changed:
        did = f"{len(result.reverted)} migrations undone, {len(result.definitions)} definitions"
        left = "" if result.defined else "; there are no functions until the next apply"
        say("done", "green", f": {did} brought back on {result.database}{left}")
    else:
        say("nothing to do", "green", f": {result.database} is there already")


def _findings(findings: list[deploy.Finding], as_json: bool, code: int) -> None:
    """Print findings, and exit with ``code`` when one is more than a notice."""
    if as_json:
        click.echo(json.dumps({"findings": [asdict(finding) for finding in findings]}))
    for finding in [] if as_json else findings:
        color = {"error": "red", "warning": "yellow"}.get(finding.level, "dim")
        say(f"{finding.level:>7}", color, f" {finding.object}: {finding.what}")
        if finding.fix:
            say(" " * 7, "", f" {finding.fix}")
    if any(finding.level != "notice" for finding in findings):
        sys.exit(code)


@main.command()
@database_option
@explained
def verify(database_url: str | None, as_json: bool) -> None:
    """Let Postgres read every function again. Exits with 3 when one has a fault."""
    _findings(author.verify(database_url), as_json, FINDINGS)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@explained
def lint(as_json: bool) -> None:
    """Look for what is dangerous in migrations and definitions.

    Exits with 7 when there is something.
    """
    _findings(author.lint(), as_json, LINT)


@main.command()
@click.argument("name")
@explained
def new(name: str) -> None:
    """Make an empty migration of the next number, and its way back."""
    for path in author.new(name):
        out.print(path)


@main.command()
@explained
def export() -> None:
    """Print the installation as one SQL file. It is for psql or supabase db push."""
    click.echo(author.export(), nl=False)


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


@main.command(name="distribute")
@database_option
@wait_option
@click.option("--apply", "action", flag_value="apply", help="Do it, all or nothing.")
@click.option("--undo", "action", flag_value="undo", help="Bring the tables back to one server.")
@explained
def distribute_command(
    database_url: str | None, as_json: bool, wait: float, lock_timeout: float, action: str | None
) -> None:
    """Spread the clients over the nodes of a Citus cluster.

    The rows of each stay together, on one of them. Without an option it prints the
    statements that are left to do, and exits with 4 when there are some.
    """
    if action == "apply":
        result = distribute.apply(database_url, wait, lock_timeout)
    elif action == "undo":
        result = distribute.undo(database_url, wait, lock_timeout)
    else:
        result = distribute.plan(database_url)
    if as_json:
        click.echo(json.dumps(result.as_dict()))
    elif action:
        did = f"{len(result.statements)} statements" if result.changed else "nothing to do"
        say("done", "green", f": {did} in {result.seconds:.1f} s on {result.database}")
    else:
        for statement in result.statements:
            say(f"{'runs':>9}", "dim", f" {statement.splitlines()[0]}")
    if not as_json:
        say("distributed", "dim", f" {result.state or 'nothing'}")
    if result.statements and not action:
        sys.exit(PENDING)


@main.command(name="replay")
@click.argument(
    "paths",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@explained
def replay_command(paths: tuple[Path, ...], as_json: bool) -> None:
    """Deliver what recorders have left in files. A folder stands for its files.

    What is there already is not stored twice. Exits with 4 when something still waits, and
    with 8 when the database refused something, which stays in its file with the reason.
    SUPABASE_URL and SUPABASE_KEY, or POSTGREST_URL, and AGENT_TOKEN say where to and as whom.
    """
    try:
        from pgcalls.recorder.replay import replay_files
    except ModuleNotFoundError as error:
        raise PgcallsError(f"{error}; pip install 'pgcalls[recorder]'") from error
    found = [file for path in paths for file in (path.glob("*.jsonl") if path.is_dir() else [path])]
    try:
        deliveries = asyncio.run(replay_files(found))
    except ValueError as error:
        raise PgcallsError(str(error)) from error
    if as_json:
        click.echo(json.dumps({"files": [asdict(delivery) for delivery in deliveries]}))
    elif not deliveries:
        say("nothing to do", "green", ": no file waits")
    for delivery in [] if as_json else deliveries:
        if delivery.waits:
            say("  waits", "yellow", f" {delivery.path}: {delivery.waits}")
        else:
            kept = f", {delivery.refused} refused and kept" if delivery.refused else ""
            say("   sent" if not kept else "refused", "red" if kept else "green",
                f" {delivery.path}: {delivery.sent} sent{kept}")  # fmt: skip
    if any(delivery.waits for delivery in deliveries):
        sys.exit(PENDING)
    if any(delivery.refused for delivery in deliveries):
        sys.exit(REFUSED)


@main.command(name="dashboard")
@click.argument("api_url")
@click.option("--api-key", default="", help="Supabase's publishable key.")
@click.option(
    "--output", default="dashboard.html", show_default=True, type=click.File("w", encoding="utf-8")
)
@explained
def dashboard_command(api_url: str, api_key: str, output: IO[str]) -> None:
    """Write the dashboard, one page, for the API at API_URL.

    Who opens it pastes a read token of one client, or has it in the address, after #token=.
    """
    page = dashboard.page(api_url, api_key)
    output.write(page)
    if output.name != "-":
        say("written", "green", f": {output.name}; open it in a browser")


@main.command(name="demo")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--dashboard", "as_page", is_flag=True, help="Weeks of calls, on the dashboard.")
@explained
def demo_command(as_json: bool, as_page: bool) -> None:
    """Record a call in an embedded Postgres and show what it keeps.

    With --dashboard nine weeks of calls, and new ones until Ctrl-C; it needs PostgREST.
    """
    if as_page:
        _demo_dashboard()
        return
    with embedded.server() as url:
        with nullcontext() if as_json else out.status("installing pgcalls in an embedded Postgres"):
            result = deploy.apply(url)
        if as_json:
            click.echo(json.dumps(demo.play(url), default=str))
            return
        did = f"{len(result.migrations)} migrations, {len(result.definitions)} definitions"
        say("installed", "green", f": {did} in {result.seconds:.1f} s\n")
        demo.tell(url)


def _demo_dashboard() -> None:
    if postgrest.binary() is None:
        raise PgcallsError(postgrest.HOW_TO_GET_IT)
    with embedded.server() as url, psycopg.connect(url, autocommit=True) as db:
        with out.status("nine weeks of calls come in"):
            deploy.apply(url)
            weeks.set_up_client(db)
            db.execute("set role service_role")
            count = weeks.fill(db)
        with (
            postgrest.serving(url) as api,
            serve.serving(dashboard.page(api.url)) as address,
        ):
            say("recorded", "green", f": {count} calls; look at them here\n")
            out.print(f"  {address}#token={api.token('authenticated', client_id=weeks.CLIENT)}\n")
            say("New calls come in until Ctrl-C.", "dim", "")
            stopped = threading.Event()
            try:
                live.keep_calling(db, stopped.wait)
            except KeyboardInterrupt:
                out.print("stopped")


@main.command()
@click.argument("name", metavar="[NAME]", required=False, type=click.Choice(list(files.examples())))
@explained
def example(name: str | None) -> None:
    """Print the example NAME, or without NAME, which there are."""
    there = files.examples()
    if name is None:
        for key, path in there.items():
            first, *_ = files.read(path).splitlines()
            click.echo(f"{key:36} " + first.strip('/" '))
    else:
        click.echo(files.read(there[name]), nl=False)


@main.command()
@explained
def dev() -> None:
    """Run an embedded Postgres with pgcalls in it until Ctrl-C.

    Where PostgREST is installed, it runs too, with tokens and the dashboard.
    """
    with embedded.server() as url, ExitStack() as opened:
        deploy.apply(url)
        say("ready", "green", "; connect with\n")
        out.print(f"  psql '{url}'")
        out.print(f"  export DATABASE_URL='{url}'")
        if postgrest.binary() is None:
            say(f"\n{postgrest.HOW_TO_GET_IT}", "dim", "\n")
        else:
            api = opened.enter_context(postgrest.serving(url))
            address = opened.enter_context(serve.serving(dashboard.page(api.url)))
            agent = api.token(
                "authenticated", client_id="default", assistant_id=str(adopt.UNASSIGNED)
            )
            out.print(f"  export POSTGREST_URL='{api.url}'")
            out.print(f"  export AGENT_TOKEN='{agent}'")
            out.print(f"  export SERVICE_ROLE_KEY='{api.token('service_role')}'\n")
            say("the dashboard", "green", " of the client default\n")
            out.print(f"  {address}#token={api.token('authenticated', client_id='default')}\n")
        say("Ctrl-C stops it all and throws its data away.", "dim", "")
        stopped = threading.Event()
        try:
            stopped.wait()
        except KeyboardInterrupt:
            out.print("stopped")
