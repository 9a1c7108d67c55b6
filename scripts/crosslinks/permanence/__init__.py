"""Links never die: the ledger of published addresses, and the redirects that keep old ones alive."""
