"""Files in and out: read strangers' lists in a limited child process, write tables safely."""

from matchmaker.exchange.complaints import OtherKindError
from matchmaker.exchange.pairs import read_pairs
from matchmaker.exchange.reading import OpenedList, open_list, read_files, read_records, understand
from matchmaker.exchange.remembered import layout_of, looks_private, may_be_kept
from matchmaker.exchange.sheets import Cell, Sheet, write_csv, write_workbook

__all__ = [
    "Cell",
    "OpenedList",
    "OtherKindError",
    "Sheet",
    "layout_of",
    "looks_private",
    "may_be_kept",
    "open_list",
    "read_files",
    "read_pairs",
    "read_records",
    "understand",
    "write_csv",
    "write_workbook",
]
