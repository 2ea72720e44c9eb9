"""A wire between runner and server that takes its time."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from psycopg import conninfo


@contextmanager
def delayed(url: str, milliseconds: float) -> Iterator[str]:
    """Yield a DSN of the same database, a round trip of ``milliseconds`` away."""
    parts = conninfo.conninfo_to_dict(url)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # What is under way arrives in order, each piece half a round trip late.
        queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, data = await queue.get()
                await asyncio.sleep(max(0, due - loop.time()))
                if not data:
                    writer.close()
                    return
                writer.write(data)
                await writer.drain()

        delivery = loop.create_task(deliver())
        try:
            while True:
                data = await reader.read(65536)
                queue.put_nowait((loop.time() + milliseconds / 2000, data))
                if not data:
                    break
            await delivery
        except (ConnectionError, asyncio.CancelledError):
            delivery.cancel()
            writer.close()

    async def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, port = str(parts["host"]), int(parts.get("port") or 5432)
        if host.startswith("/"):
            path = str(Path(host) / f".s.PGSQL.{port}")
            there = await asyncio.open_unix_connection(path)
        else:
            there = await asyncio.open_connection(host, port)
        await asyncio.gather(
            carry(reader, there[1]), carry(there[0], writer), return_exceptions=True
        )

    async def listen() -> asyncio.Server:
        return await asyncio.start_server(accept, "127.0.0.1", 0)

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        port = server.sockets[0].getsockname()[1]
        yield conninfo.make_conninfo(url, host="127.0.0.1", port=port, gssencmode="disable")
    finally:

        async def stop() -> None:
            server.close()
            tasks = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
