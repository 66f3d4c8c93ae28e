"""The theme: colours by role, fonts by language, icons and the style sheet, light and dark."""

from matchmaker.gui.theme.look import Theme
from matchmaker.gui.theme.tokens import Tone

__all__ = ["Theme", "Tone"]
