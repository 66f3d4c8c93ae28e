"""The list of needs or of capabilities: table, search, filters, and the way to the editor."""
