"""Paper, the only home of ReportLab: briefs go in, the bytes of one PDF come out."""

from matchmaker.briefs.checking import fault
from matchmaker.briefs.front import Fitting
from matchmaker.briefs.pdf import Paper, paper, papers, render

__all__ = ["Fitting", "Paper", "fault", "paper", "papers", "render"]
