"""Pair technology needs with the capabilities that can meet them, and print the briefs."""

__version__ = "0.1.0"
