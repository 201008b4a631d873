"""The only writers and readers of the ledger; a Session is their first argument."""
