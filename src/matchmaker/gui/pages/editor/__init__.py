"""The editor of needs and capabilities: one implementation, driven by declared fields."""
