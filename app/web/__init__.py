"""HTTP only: short routes, filters, templating."""
