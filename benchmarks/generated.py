"""Make up needs and capabilities of life-like length from the glossary, always the same ones."""

import random
from decimal import Decimal

from matchmaker.domain.ids import CapabilityId, NeedId, OrganisationId
from matchmaker.domain.lists import CooperationMode
from matchmaker.domain.organisation import IndustryCode
from matchmaker.domain.quantities import Money, YearMonth
from matchmaker.domain.records import Capability, Need
from matchmaker.domain.texts import Language, LocalisedText
from matchmaker.folding import has_han
from matchmaker.matching.vocabulary import vocabulary

_HAN_FILLERS = (
    "目前现场主要依靠人工经验,{a}与{b}之间的关系不清楚、希望在{c}方面有所突破。",
    "在{a}过程中出现{b},影响{c},客户多次投诉,返工成本较高。",
    "该成果采用{a}结合{b},在{c}上完成了三个月的连续试验,结果稳定。",
)
_LATIN_FILLERS = (
    "The work combines {a} with {b} and was shown on {c} for three months without a failure. ",
    "Operators still judge {a} by eye, while {b} drifts and {c} suffers from it. ",
    "A compact unit for {a} replaces {b} and needs no change of {c}. ",
)


class Generator:
    """Draws records from a seeded source; the mix of languages is that of the sample event."""

    def __init__(self, seed: int = 7) -> None:
        """Sort the glossary by language."""
        self._random = random.Random(seed)
        forms = sorted(vocabulary().glossary.forms)
        self._han = [form for form in forms if has_han(form)]
        self._latin = [form for form in forms if not has_han(form)]

    def needs(self, count: int) -> tuple[Need, ...]:
        """Return *count* needs, in Chinese."""
        return tuple(self._need(number) for number in range(count))

    def capabilities(self, count: int) -> tuple[Capability, ...]:
        """Return *count* capabilities, half of them in English."""
        return tuple(self._capability(number) for number in range(count))

    def _need(self, number: int) -> Need:
        return Need(
            id=NeedId(f"n{number}"),
            code=f"N-{number:05d}",
            organisation=OrganisationId(f"o{number % 97}"),
            title=self._title(Language.ZH_HANS),
            problem=self._text(Language.ZH_HANS, 6),
            expected=self._text(Language.ZH_HANS, 2),
            keywords=tuple(self._words(self._han, 4)),
            hightech_field=self._field(),
            industry=IndustryCode(self._industry()),
            mode_wanted=self._modes(),
            trl_min=self._random.randint(4, 8),
            budget=Money.of(Decimal(self._random.randint(5, 900))),
            deadline=YearMonth(2028, self._random.randint(1, 12)),
        )

    def _capability(self, number: int) -> Capability:
        language = self._random.choice(
            (Language.EN, Language.EN, Language.ZH_HANT, Language.ZH_HANS)
        )
        words = self._latin if language is Language.EN else self._han
        return Capability(
            id=CapabilityId(f"c{number}"),
            code=f"C-{number:05d}",
            organisations=(OrganisationId(f"u{number % 31}"),),
            title=self._title(language),
            summary=self._text(language, 5),
            applications=self._text(language, 1),
            keywords=tuple(self._words(words, 4)),
            hightech_field=self._field(),
            industries=(IndustryCode(self._industry()[:3]),),
            trl=self._random.randint(3, 9),
            mode_offered=self._modes(),
            price_hint=Money.of(Decimal(self._random.randint(5, 900))),
            lead_time=self._random.randint(3, 24),
        )

    def _words(self, words: list[str], count: int) -> list[str]:
        return self._random.sample(words, count)

    def _title(self, language: Language) -> LocalisedText:
        words = self._words(self._latin if language is Language.EN else self._han, 3)
        return LocalisedText.of(language, (" " if language is Language.EN else "").join(words))

    def _text(self, language: Language, sentences: int) -> LocalisedText:
        fillers = _LATIN_FILLERS if language is Language.EN else _HAN_FILLERS
        words = self._latin if language is Language.EN else self._han
        parts = []
        for _ in range(sentences):
            a, b, c = self._words(words, 3)
            parts.append(self._random.choice(fillers).format(a=a, b=b, c=c))
        return LocalisedText.of(language, "".join(parts))

    def _field(self) -> str:
        return f"{self._random.randint(1, 8)}.{self._random.randint(1, 5)}"

    def _industry(self) -> str:
        """Draw one of sixty classes: an event gathers a few industries, not all of them."""
        return str(1311 + 47 * self._random.randrange(60))

    def _modes(self) -> frozenset[CooperationMode]:
        return frozenset(self._random.sample(list(CooperationMode), 2))
