"""Codes on paper, and the state of a pair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.domain.ids import CapabilityId, NeedId
from matchmaker.domain.pairing import (
    CODE_ALPHABET,
    Decision,
    Pairing,
    PairState,
    pair_code,
    read_pair_code,
)
from tests import builders

ids = st.text(alphabet="0123456789abcdef", min_size=4, max_size=32)


@given(ids, ids)
def test_a_code_reads_back_however_it_is_typed(need: str, capability: str) -> None:
    code = pair_code(NeedId(need), CapabilityId(capability))
    assert read_pair_code(code) == code
    assert read_pair_code(code.lower().replace("-", "")) == code
    assert read_pair_code(f" {code} ") == code


@given(ids, ids, st.data())
def test_one_wrong_character_never_opens_another_pair(
    need: str, capability: str, data: st.DataObject
) -> None:
    code = pair_code(NeedId(need), CapabilityId(capability)).replace("-", "")
    at = data.draw(st.integers(0, len(code) - 1))
    wrong = data.draw(st.sampled_from([c for c in CODE_ALPHABET if c != code[at]]))
    assert read_pair_code(code[:at] + wrong + code[at + 1 :]) is None


@given(ids, ids, st.integers(0, 4))
def test_swapped_neighbours_never_open_another_pair(need: str, capability: str, at: int) -> None:
    code = pair_code(NeedId(need), CapabilityId(capability)).replace("-", "")
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert swapped == code or read_pair_code(swapped) is None


@pytest.mark.parametrize(
    "typed", ["", "K7Q", "K7Q-48X!", "K7Q-48XCC", "０００-００００", "O1I-SVZ0"]
)
def test_what_is_no_code_is_no_code(typed: str) -> None:
    assert read_pair_code(typed) is None


def test_two_laptops_give_one_pair_one_code() -> None:
    assert pair_code(NeedId("n"), CapabilityId("c")) == pair_code(NeedId("n"), CapabilityId("c"))
    assert pair_code(NeedId("n"), CapabilityId("c")) != pair_code(
        NeedId("n"), CapabilityId("c"), salt=1
    )


@pytest.mark.parametrize(
    ("pairing", "state"),
    [
        (builders.pairing(), PairState.PROPOSED),
        (builders.pairing(judgement=builders.judgement(Decision.ACCEPT)), PairState.ACCEPTED),
        (builders.pairing(judgement=builders.judgement(Decision.REJECT)), PairState.REJECTED),
        (
            builders.pairing(proposal=None, judgement=builders.judgement(Decision.RESERVE)),
            PairState.RESERVE,
        ),
        (builders.pairing(proposal=None), PairState.GONE),
    ],
)
def test_a_judgement_outweighs_the_run(pairing: Pairing, state: PairState) -> None:
    assert pairing.state is state
