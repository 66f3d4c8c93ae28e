"""The list page of needs and of capabilities: table, search, filters, and the way to the editor."""
