"""The dashboard: the files of this folder, joined into one page that needs nothing else.

The modules of ``js`` also run as they are; joining them is taking away the lines that import,
in an order in which each comes after what it needs. No name is made in two of them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from pgcalls.errors import PgcallsError

#: Each after what it imports.
MODULES = (
    "dom", "text", "format", "address", "api", "charts", "call", "parts", "frame", "main"
)  # fmt: skip

POLICY = (
    "default-src 'none'; script-src {script}; style-src {style}; connect-src {origin}; "
    "img-src data:; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)


def page(api_url: str, api_key: str = "") -> str:
    """Return the page for the PostgREST at ``api_url``; it may ask no other address.

    ``api_key`` is Supabase's publishable key; a key that is secret is refused, as is a token.
    Raises ``PgcallsError`` for an address that no browser could ask.
    """
    parts = urlsplit(api_url)
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.:\[\]-]+", parts.netloc):
        raise PgcallsError(
            "the address of the API must be that of PostgREST, as in https://host/rest/v1"
        )
    if api_key and not api_key.startswith("sb_publishable_") and _role(api_key) != "anon":
        raise PgcallsError("only a publishable key, or the legacy anon key, may be in a page")
    script = "".join(_without_imports(_read(f"js/{name}.js")) for name in MODULES)
    style = _read("page.css")
    policy = POLICY.format(
        script=_hash(script), style=_hash(style), origin=f"{parts.scheme}://{parts.netloc}"
    )
    text = _read("page.html")
    for before, after in (
        ('Content-Security-Policy" content=""', f'Content-Security-Policy" content="{policy}"'),
        ('pgcalls-api" content=""', f'pgcalls-api" content="{escape(api_url.rstrip("/"))}"'),
        ('pgcalls-key" content=""', f'pgcalls-key" content="{escape(api_key)}"'),
        ('<link rel="stylesheet" href="page.css">', f"<style>{style}</style>"),
        (' src="js/main.js"></script>', f">{script}</script>"),
    ):
        text = text.replace(before, after)
    return text


def _read(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


def _without_imports(module: str) -> str:
    return re.sub(r"^import .*?;\n|^export ", "", module, flags=re.MULTILINE | re.DOTALL)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _role(token: str) -> str | None:
    """Return the role in a token, or None for what is no token."""
    try:
        claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    except (IndexError, ValueError):
        return None
    return claims.get("role") if isinstance(claims, dict) else None
