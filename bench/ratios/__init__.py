"""Ratios of pgcalls to bare Postgres, to peers, to an earlier commit: `make bench`."""
