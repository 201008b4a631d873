"""Measuring extraction against annotated articles."""
