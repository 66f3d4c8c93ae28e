"""Sentence embeddings: what a text means, comparable across languages; optional at run time."""
