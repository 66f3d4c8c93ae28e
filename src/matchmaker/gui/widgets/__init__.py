"""Widgets: the parts every page is made of, drawn in the colours of the theme."""
