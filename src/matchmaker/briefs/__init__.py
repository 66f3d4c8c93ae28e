"""Paper, the only home of ReportLab: briefs go in, the bytes of one PDF come out."""

from matchmaker.briefs.checking import missing_characters, missing_message
from matchmaker.briefs.pdf import Paper, paper, papers, render

__all__ = ["Paper", "missing_characters", "missing_message", "paper", "papers", "render"]
