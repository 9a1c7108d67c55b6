"""The validator's benchmark: a corpus made to order, commands measured as whole processes, a table."""
