"""The dashboard before a client with 100,000 calls: first paint, figures, and what is sent.

    python bench/dashboard.py [calls]

Chromium without a window, PostgREST and an embedded Postgres on one machine, their default
settings; medians of five visits, each in a browser context of its own. Needs `make pages` once.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections import defaultdict
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright
from ratios.load import load

from pgcalls import dashboard, deploy, embedded, postgrest
from pgcalls.dashboard import serve

VISITS = 5
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def main() -> None:
    """Print milliseconds and bytes for a month and a year."""
    calls = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with embedded.server() as url, sync_playwright() as playwright:
        deploy.apply(url)
        # A quarter of them is the client's.
        load(url, "pgcalls", 4 * calls, turns=2)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with postgrest.serving(url) as api:
            page = dashboard.page(api.url)
            print(f"{calls} calls; the page: {len(page.encode())} bytes")
            with serve.serving(page) as address:
                token = api.token("authenticated", client_id="client-0")
                for name in ("days_30", "year"):
                    visit(browser, f"{address}#token={token}&range={name}", name)
        browser.close()


def visit(browser, address, name) -> None:
    paints, figures = [], []
    asked: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for _ in range(VISITS):
        context = browser.new_context()
        tab = context.new_page()

        def answered(request) -> None:
            if request.method != "OPTIONS" and ("/rpc/" in request.url or "?" in request.url):
                asked[urlsplit(request.url).path].append(
                    (request.timing["responseEnd"], len(request.response().body()))
                )

        tab.on("requestfinished", answered)
        started = time.monotonic()
        tab.goto(address)
        tab.wait_for_selector(".tile")
        figures.append(1000 * (time.monotonic() - started))
        paints.append(tab.evaluate(PAINT))
        tab.wait_for_selector(".card-unusual :is(.row, .nothing)")
        tab.wait_for_timeout(200)
        context.close()
    print(
        f"\n{name}: first paint {statistics.median(paints):.0f} ms, figures {statistics.median(figures):.0f} ms"
    )
    for path, seen in sorted(asked.items()):
        times, sizes = zip(*seen, strict=True)
        print(
            f"  {path:38} {len(seen) / VISITS:.0f} x {statistics.median(times):6.0f} ms,"
            f" at most {max(sizes)} bytes"
        )


if __name__ == "__main__":
    main()
