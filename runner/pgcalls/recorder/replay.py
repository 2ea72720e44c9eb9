"""What a recorder has left in its files, delivered later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pgcalls.recorder.backlog import lock, replace
from pgcalls.recorder.client import Away, Client, Refused, connect
from pgcalls.recorder.entries import is_entry
from pgcalls.recorder.sender import BATCH, Sender


@dataclass(frozen=True)
class Delivery:
    """What became of a file: entries that went, entries that were refused, or why it waits."""

    path: str
    sent: int = 0
    refused: int = 0
    waits: str | None = None


async def replay(client: Client, path: Path) -> tuple[int, int]:
    """Send what a file holds; answers how many entries went and how many were refused.

    What was refused stays in the file, with the reason; without any the file is removed. Raises
    Away, and leaves the file as it is, when the database is away; BlockingIOError when a running
    call still writes the file.
    """
    left: list[str] = []

    async def keep(line: str, _: Refused) -> None:
        left.append(line)

    with lock(path) as file:
        lines = [line.decode("utf-8", "replace") for line in file.readall().splitlines()]
        entries = [line for line in lines if is_entry(line)]
        sender, done = Sender(client, keep), 0
        while done < len(entries):
            done += await sender.send(entries[done : done + BATCH])
        left += [line + "\n" for line in lines if not is_entry(line)]
        if left:
            replace(path, left)
        else:
            path.unlink()
    return len(lines) - len(left), len(left)


async def replay_files(paths: Iterable[str | Path]) -> list[Delivery]:
    """Send what files hold, with a client made from the environment."""
    client, deliveries = await connect(), []
    try:
        # What was refused may be the start of the call that the other file goes on with.
        for path in sorted(map(Path, paths), key=lambda p: not p.name.endswith(".refused.jsonl")):
            try:
                deliveries.append(Delivery(str(path), *await replay(client, path)))
            except BlockingIOError:
                deliveries.append(Delivery(str(path), waits="in use by a running call"))
            except FileNotFoundError:
                deliveries.append(Delivery(str(path)))  # its call has just delivered it
            except Away as error:
                deliveries.append(Delivery(str(path), waits=f"the database is away: {error}"))
    finally:
        await client.aclose()
    return deliveries
