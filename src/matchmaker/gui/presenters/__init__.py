"""Presenters: the state of one page each, and the only callers of services on the screen side."""
