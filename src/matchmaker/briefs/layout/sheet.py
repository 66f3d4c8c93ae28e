"""A page to draw on: text, rules, boxes and hatching as PDF operators, ``y`` downwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from matchmaker.briefs.embedding import Subsets
from matchmaker.briefs.layout.paragraphs import Line, Paragraph
from matchmaker.briefs.layout.style import style

# Where the letters of a line stand in its leading: the middle of a Chinese character is 0.38 of
# its size above the base line, that of the leading stands in the middle of the line.
_MIDDLE = 0.38
_RULE_BELOW = 0.24  # of the size, from the base line down to the rule under marked words


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points from the top left corner of the page."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class Sheet:
    """One page of *height* points; ``operators`` is its content as text."""

    subsets: Subsets
    height: float
    _operators: list[str] = field(default_factory=list)

    @property
    def operators(self) -> str:
        """Return everything drawn so far."""
        return "\n".join(self._operators)

    def paragraph(
        self, paragraph: Paragraph, x: float, y: float, *, room: float = 0.0, align: float = 0.0
    ) -> float:
        """Draw *paragraph* with its top at *y* and return where it ends.

        *align* 0.5 centres the lines in *room*, 1.0 sets them flush right.
        """
        for line in paragraph.lines:
            self.line(line, x + align * (room - line.width), y, paragraph=paragraph)
            y += paragraph.leading
        return y

    def line(self, line: Line, x: float, y: float, *, paragraph: Paragraph) -> None:
        """Draw one line whose leading begins at *y*."""
        base = self.height - (y + paragraph.leading / 2 + _MIDDLE * paragraph.size)
        colours = style().colours
        for run in line.runs:
            if run.face and run.codes:
                name = self.subsets.name(run.face)
                self.subsets.used[run.face].update(run.text)
                self._operators.append(
                    f"BT {colours[run.colour]} rg /{name} {run.size:g} Tf "
                    f"{x + run.x:.2f} {base:.2f} Td <{run.codes}> Tj ET"
                )
            if run.ruled:
                thick = style().rules["mark"]
                top = base - _RULE_BELOW * run.size
                self._fill(
                    f"{x + run.x:.2f} {top - thick:.2f} {run.width:.2f} {thick:g} re", "ink"
                )

    def rectangle(self, box: Box, *, fill: str = "", stroke: str = "", width: float = 0.4) -> None:
        """Draw a rectangle filled and outlined in roles of colour; the outline stays inside."""
        if fill:
            self._fill(self._path(box), fill)
        if stroke:
            inner = Box(
                box.x + width / 2, box.y + width / 2, box.width - width, box.height - width
            )
            self._operators.append(
                f"{style().colours[stroke]} RG {width:g} w {self._path(inner)} S"
            )

    def rule(self, x: float, y: float, length: float, *, colour: str, width: float) -> None:
        """Draw a level rule whose middle is at *y*."""
        self._operators.append(
            f"{style().colours[colour]} RG {width:g} w "
            f"{x:.2f} {self.height - y:.2f} m {x + length:.2f} {self.height - y:.2f} l S"
        )

    def upright(self, x: float, y: float, length: float, *, colour: str, width: float) -> None:
        """Draw an upright rule from *y* down."""
        self._operators.append(
            f"{style().colours[colour]} RG {width:g} w "
            f"{x:.2f} {self.height - y:.2f} m {x:.2f} {self.height - y - length:.2f} l S"
        )

    def dashes(self, x: float, y: float, length: float) -> None:
        """Draw a dashed level line to cut along."""
        self._operators.append("[2.4 1.8] 0 d")
        self.rule(x, y, length, colour="muted", width=style().rules["field"])
        self._operators.append("[] 0 d")

    def hatch(self, box: Box) -> None:
        """Fill *box* with slanting lines and outline it: not stated."""
        rules = style().rules
        bottom, step = self.height - box.y - box.height, rules["hatch.step"]
        strokes = []
        x = box.x - box.height
        while x < box.x + box.width:
            strokes.append(
                f"{x:.2f} {bottom:.2f} m {x + box.height:.2f} {bottom + box.height:.2f} l"
            )
            x += step
        self._operators.append(
            f"q {self._path(box)} W n {style().colours['muted']} RG {rules['hatch']:g} w "
            f"{' '.join(strokes)} S Q"
        )
        self.rectangle(box, stroke="muted", width=rules["hatch"])

    def disc(self, x: float, y: float, radius: float, *, colour: str) -> None:
        """Fill a disc around (*x*, *y*)."""
        k, y = 0.5523 * radius, self.height - y
        r = radius
        self._fill(
            f"{x - r:.2f} {y:.2f} m "
            f"{x - r:.2f} {y + k:.2f} {x - k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
            f"{x + k:.2f} {y + r:.2f} {x + r:.2f} {y + k:.2f} {x + r:.2f} {y:.2f} c "
            f"{x + r:.2f} {y - k:.2f} {x + k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
            f"{x - k:.2f} {y - r:.2f} {x - r:.2f} {y - k:.2f} {x - r:.2f} {y:.2f} c",
            colour,
        )

    def strokes(self, points: Sequence[tuple[float, float]], *, colour: str, width: float) -> None:
        """Draw a line through *points*."""
        steps = [f"{x:.2f} {self.height - y:.2f}" for x, y in points]
        path = f"{steps[0]} m " + " ".join(f"{step} l" for step in steps[1:])
        self._operators.append(f"{style().colours[colour]} RG {width:g} w {path} S")

    def area(self, boxes: Sequence[Box], *, colour: str) -> None:
        """Fill many boxes as one path."""
        self._fill(" ".join(self._path(box) for box in boxes), colour)

    def _fill(self, path: str, colour: str) -> None:
        self._operators.append(f"{style().colours[colour]} rg {path} f")

    def _path(self, box: Box) -> str:
        bottom = self.height - box.y - box.height
        return f"{box.x:.2f} {bottom:.2f} {box.width:.2f} {box.height:.2f} re"
