"""Print what an adoption found or did, and what to type next."""

from __future__ import annotations

from collections.abc import Callable

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from pgcalls import adopt
from pgcalls.output import cell, err, out, print_table, say, table

BACK = {
    "undo": "the old tables are back under their names",
    "confirm": "the old tables are dropped",
}
NEXT = {
    None: "next: pgcalls adopt --apply",
    "done": "next: pgcalls adopt --confirm, or --undo",
}


def with_progress(work: Callable[[adopt.Progress], adopt.Adoption]) -> adopt.Adoption:
    """Do the work with a bar that shows how far it is."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    bar = Progress(*columns, console=err, transient=True)
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


def adoption(result: adopt.Adoption, action: str | None) -> None:
    """Print the result of an action: null, apply, undo or confirm."""
    if action in BACK:
        say("done", "green", f": {BACK[action]}")
    elif not result.tables:
        say("nothing to do", "green", f": {result.database} has no tables to adopt")
        return
    else:
        if action == "apply" and not result.changed:
            say("nothing to do", "green", f": {result.database} has been adopted")
        _rows(result)
    for row in result.verified:
        say(
            "verified",
            "green",
            f": {row['table_name']}: {row['rows_before']} rows before,"
            f" {row['rows_copied']} copied, {row['rows_quarantined']} in quarantine"
            + (f", checksum {row['checksum_after']}" if row["checksum_after"] else ""),
        )
    for note in result.notes:
        say("note", "yellow", f": {note}")
    if action == "apply" and result.changed:
        say("done", "green", f" in {result.seconds:.1f} s on {result.database}")
    if action not in BACK:
        out.print(NEXT.get(result.phase, "interrupted; next: pgcalls adopt --apply"))


def _rows(result: adopt.Adoption) -> None:
    dialects = {table["name"]: table["dialect"] for table in result.tables}
    shown = table("table", "of", "rows", "what becomes of them", "for example", numbers=("rows",))
    for row in result.rows:
        reason = row["reason"]
        if reason is None:
            fate = cell("copied", "green")
        else:
            fate = cell("quarantine", "yellow").append(": ").append(cell(reason))
        shown.add_row(
            cell(row["table_name"]),
            cell(dialects.get(row["table_name"], "")),
            cell(row["row_count"]),
            fate,
            cell(row["example"] if reason and row["example"] is not None else ""),
        )
    print_table(shown, result.database)
