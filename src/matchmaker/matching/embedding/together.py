"""Words and meaning together: inside a language words lead, across languages meaning does.

Measured: words alone find a partner in the same language best, a sentence encoder alone finds one
in another language best, and a plain weighted sum of both harms pools of mixed languages.
"""

import numpy as np

from matchmaker.domain.profile import Profile
from matchmaker.matching.curves import along
from matchmaker.matching.joined import Flags
from matchmaker.matching.tokens import Floats


def of_pair(words: float | None, cosine: float, *, same: bool, profile: Profile) -> float:
    """Return how alike two texts are, 0 to 1; more of either never makes less.

    *words* is their similarity by words and concepts (None: they could have shared nothing),
    *cosine* that of their meaning; *same* says whether both have text in one script.
    """
    worded = words or 0.0
    if same:
        return worded + profile.parameters["meaning.same_most"] * max(cosine, 0.0) * (1 - worded)
    meant = along(profile.curves["meaning_across"], max(cosine, 0.0))
    return 1 - (1 - profile.parameters["meaning.words_across"] * worded) * (1 - meant)


def of_many(words: Floats, cosines: Floats, *, same: Flags, profile: Profile) -> Floats:
    """Return what ``of_pair`` does, for arrays of one shape; -1 of *words* stands for None."""
    worded, near = np.maximum(words, 0.0), np.maximum(cosines, 0.0)
    most = profile.parameters["meaning.same_most"]
    inside = worded + most * near * (1 - worded)
    meant = np.interp(near, *np.array(profile.curves["meaning_across"]).T)
    across = 1 - (1 - profile.parameters["meaning.words_across"] * worded) * (1 - meant)
    found: Floats = np.where(same, inside, across)
    return found
