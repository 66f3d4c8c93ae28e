"""Small lists as people send them, for flows through the command line."""

from __future__ import annotations

from pathlib import Path

NEEDS = """\
需求编号,企业名称,园区,需求名称,需求描述,关键词,高新技术领域,技术成熟度
N-001,示例恒铝型材（南海）有限公司,南海,铝型材表面缺陷在线检测,喷涂线上的划伤和色差靠人工目检，夜班漏检率约3%，客户每月退货。,铝型材、表面缺陷、机器视觉,8.3,7
N-002,示例恒窑陶瓷（禅城）有限公司,禅城,陶瓷辊道窑余热回收,辊道窑烟气排放温度约220 ℃，余热没有利用，燃气成本占制造成本三成。,辊道窑、余热回收、节能,6.4,7
N-003,示例顺家电器（顺德）有限公司,顺德,压缩机异响在线识别,总装线末端靠人耳听异响，误判多，班次之间差别大。,压缩机、异响、噪声识别,8.3,6
"""  # noqa: E501

CAPABILITIES = """\
Technology no.,Institution,Technology title,Description,Keywords,Field,TRL
C-001,The Hong Kong University of Science and Technology,Deep learning inspection of aluminium surfaces,"Line-scan cameras and a network trained on few samples find scratches, blisters and colour shifts on coated aluminium profiles.",aluminium profile; surface defect; machine vision,8.3,7
C-002,The Hong Kong Polytechnic University,Waste heat recovery from kiln exhaust,"A compact organic Rankine unit turns kiln exhaust of 150 to 300 degrees into electricity; shown on a roller kiln.",waste heat recovery; roller kiln; energy saving,6.4,6
C-003,City University of Hong Kong,Acoustic recognition of compressor faults,Microphone arrays tell abnormal compressor sounds from the noise of the line.,compressor; abnormal noise; acoustic diagnosis,8.3,5
"""  # noqa: E501


def write_lists(folder: Path) -> tuple[Path, Path]:
    """Write both lists into *folder*."""
    needs, capabilities = folder / "needs.csv", folder / "capabilities.csv"
    needs.write_text(NEEDS, encoding="utf-8")
    capabilities.write_text(CAPABILITIES, encoding="utf-8")
    return needs, capabilities
