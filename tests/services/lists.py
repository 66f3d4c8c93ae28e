"""Write small lists for the importer's tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from matchmaker.exchange import Sheet, write_csv

NEED = {
    "需求编号": "N-001",
    "企业名称": "示例甲陶瓷有限公司",
    "技术需求名称": "瓷砖表面缺陷在线检测",
    "主要问题": "现在靠人工检验",
    "预算": "150万",
    "联系人": "张三",
    "联系电话": "0757-0000 0011",
    "是否同意公开联系方式": "是",
}
OFFER = {
    "成果编号": "C-001",
    "完成单位": "香港理工大学",
    "成果名称": "Machine vision for tiles",
    "成果简介": "Finds defects on tiles.",
}


def write_list(path: Path, *rows: Mapping[str, str]) -> Path:
    """Write rows that may have different columns as one list."""
    headings = tuple(dict.fromkeys(name for row in rows for name in row))
    body = tuple(tuple(row.get(name, "") for name in headings) for row in rows)
    return write_csv(path, Sheet("", headings, body))


def need(**over: str) -> dict[str, str]:
    """Return a row of a need with some cells of its own; None of them is obligatory."""
    return {**NEED, **over}


def offer(**over: str) -> dict[str, str]:
    """Return a row of a capability with some cells of its own."""
    return {**OFFER, **over}


def without(row: Mapping[str, str], *names: str) -> dict[str, str]:
    """Return a row without some of its cells."""
    return {name: cell for name, cell in row.items() if name not in names}
