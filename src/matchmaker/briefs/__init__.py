"""Paper: the only home of ReportLab. Briefs go in, the bytes of one PDF come out."""

from matchmaker.briefs.pdf import Paper, missing_characters, paper, render

__all__ = ["Paper", "missing_characters", "paper", "render"]
