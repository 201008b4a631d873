"""The whole ledger out: its public tables as a Data Package, as a SQLite file, and their codebook."""
