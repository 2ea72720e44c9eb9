"""The pictures of the dashboard in docs: the demo's calls, seen by Chromium.

    python scripts/picture.py

Needs PostgREST, Chromium and playwright, which `make pages` brings; looks best with the fonts Inter
and Noto Sans Arabic.
"""

from __future__ import annotations

import base64
import shutil
from typing import Any

import psycopg
from playwright.sync_api import Page, sync_playwright

from pgcalls import dashboard, deploy, embedded, postgrest
from pgcalls.dashboard import serve
from pgcalls.demo import weeks
from pgcalls.files import root

ON_THE_PHONE = (
    ("Mere Parata", weeks.FRONT_DESK, "+64215550142", 96),
    ("نور منصور", weeks.ARABIC, "+64215550187", 41),
)


def fill(db: psycopg.Connection[Any]) -> None:
    """Nine weeks, and two calls of this moment."""
    weeks.set_up_client(db)
    db.execute("set role service_role")
    weeks.fill(db)
    for name, assistant, number, seconds in ON_THE_PHONE:
        db.execute(
            "select start_session(session_id => %s, client_id => %s, assistant_id => %s,"
            " customer_number => %s, started_at => now() - %s * interval '1 second')",
            [name, weeks.CLIENT, assistant, number, seconds],
        )
        db.execute("select update_session(%s, user_name => %s)", [name, name])
        for role, content in (("agent", "Kia ora!"), ("user", "Kia ora.")):
            db.execute("select log_message(%s, %s, %s)", [name, role, content])


def keep(page: Page, name: str) -> None:
    """Write what is on the screen as WebP, which is half as large as PNG."""
    page.wait_for_timeout(1500)
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 82})
    target = root() / "docs" / name
    target.write_bytes(base64.b64decode(shot["data"]))
    print(target.relative_to(root()), len(target.read_bytes()), "bytes")


def main() -> None:
    """Write them."""
    with (
        embedded.server() as url,
        psycopg.connect(url, autocommit=True) as db,
        sync_playwright() as playwright,
    ):
        deploy.apply(url)
        fill(db)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        with (
            postgrest.serving(url) as api,
            serve.serving(dashboard.page(api.url)) as address,
        ):
            token = api.token("authenticated", client_id=weeks.CLIENT)

            def look(at: str = "", **options: Any) -> Page:
                context = chromium.new_context(
                    viewport={"width": 1280, "height": 1000}, reduced_motion="reduce", **options
                )
                page = context.new_page()
                page.goto(f"{address}#token={token}&{at}")
                page.wait_for_selector(".unusual .row")
                return page

            keep(look(locale="en-NZ"), "dashboard.webp")
            keep(look(locale="en-NZ", color_scheme="dark"), "dashboard-dark.webp")
            page = look(locale="ar")
            page.locator(".calls .link", has_text="ى").first.click()
            page.wait_for_selector(".turn")
            keep(page, "dashboard-call.webp")
        chromium.close()


if __name__ == "__main__":
    main()
