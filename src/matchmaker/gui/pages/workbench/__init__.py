"""Parts of the matching page: the lists, the comparison, the decision bar, the report of a run."""
