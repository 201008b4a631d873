"""Pure judgement of sameness: person, quotation, event, copy. No database."""
