"""Word one pair for one audience: records and explanation in, a ``Brief`` out."""
