"""``python -m voiceledger`` is the ``voiceledger`` command."""

from __future__ import annotations

from voiceledger.cli import main

if __name__ == "__main__":
    main()
