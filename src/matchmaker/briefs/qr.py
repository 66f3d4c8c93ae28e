"""Draw a pair's code as a QR sign: one path, the code and nothing else."""

from functools import lru_cache

import segno

from matchmaker.briefs.layout.sheet import Box, Sheet

_MASK = 4  # fixed, so that one code always gives one picture


@lru_cache(maxsize=4096)
def modules(code: str) -> tuple[bytes, ...]:
    """Return the rows of the sign for *code*, 1 for a dark module; 15 % may be damaged."""
    sign = segno.make(code, error="m", mask=_MASK, micro=False, boost_error=False)
    return tuple(bytes(row) for row in sign.matrix)


def draw(sheet: Sheet, code: str, box: Box) -> None:
    """Draw the sign into the square *box*; keep four modules of white around it."""
    rows = modules(code)
    size = box.width / len(rows)
    dark: list[Box] = []
    for y, row in enumerate(rows):
        start = None
        for x, module in enumerate((*row, 0)):
            if module and start is None:
                start = x
            elif not module and start is not None:
                dark.append(Box(box.x + start * size, box.y + y * size, (x - start) * size, size))
                start = None
    sheet.area(dark, colour="ink")
