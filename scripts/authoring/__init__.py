"""Commands for authors: --new, --move, --delete, --fix, --stale and what --write completes. Most work on a draft."""
