"""Files in and out: read strangers' lists in a limited child process, write tables safely."""

from matchmaker.exchange.complaints import OtherKindError
from matchmaker.exchange.pairs import read_pairs
from matchmaker.exchange.reading import read_files, read_records
from matchmaker.exchange.remembered import layout_of
from matchmaker.exchange.sheets import Cell, Sheet, write_csv, write_workbook

__all__ = [
    "Cell",
    "OtherKindError",
    "Sheet",
    "layout_of",
    "read_files",
    "read_pairs",
    "read_records",
    "write_csv",
    "write_workbook",
]
