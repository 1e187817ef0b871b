"""The communes that a town chooses: signed, with a reason, never twice, conflicts told."""

import pytest
from sqlmodel import col, select

from data.base.database import reading
from data.base.models import Revision
from data.finances.comparison.errors import PeerChangedError, RefusedPeerError
from data.finances.comparison.peers import MOST_PEERS, add_peer, remove_peer
from data.territories.communes import find_communes
from tests.data.finances.comparison.made import SCOPE, a_town, chosen, group

pytestmark = pytest.mark.usefixtures("empty_base")


@pytest.fixture(autouse=True)
def _town(empty_base: None) -> None:
    a_town()


def test_a_commune_is_added_then_removed_and_both_stay_told() -> None:
    add_peer(SCOPE, "62041", reason="Même département", author="Finances")
    assert chosen() == [("62041", "Arras", 1)]
    remove_peer(SCOPE, "62041", 1, reason="Trop grande", author="Finances")
    assert chosen() == []
    with reading() as session:
        lines = session.exec(
            select(Revision).where(Revision.entity == "peer_commune").order_by(col(Revision.id))
        ).all()
    assert [line.reason for line in lines] == ["Même département", "Trop grande"]


@pytest.mark.parametrize(
    ("code", "reason", "said"),
    [
        ("62041", "  ", "Dites pourquoi"),
        ("62041", "x" * 301, "trop long"),
        ("99999", "Voisine", "Aucune commune"),
        ("62765", "Voisine", "votre commune"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(code: str, reason: str, said: str) -> None:
    with pytest.raises(RefusedPeerError, match=said):
        add_peer(SCOPE, code, reason=reason)
    assert chosen() == []


def test_the_same_commune_twice_is_told() -> None:
    add_peer(SCOPE, "62041", reason="Voisine")
    with pytest.raises(PeerChangedError, match="déjà dans la liste"):
        add_peer(SCOPE, "62041", reason="Voisine")


def test_a_list_has_an_end() -> None:
    codes = [one.code for one in find_communes("saint", most=MOST_PEERS + 2)]
    others = [code for code in codes if code != "62765"]
    for code in others[:MOST_PEERS]:
        add_peer(SCOPE, code, reason="Saints")
    with pytest.raises(RefusedPeerError, match="retirez-en une"):
        add_peer(SCOPE, others[MOST_PEERS], reason="Saints")


def test_removing_what_somebody_removed_meanwhile_says_who_and_when() -> None:
    add_peer(SCOPE, "62041", reason="Voisine")
    remove_peer(SCOPE, "62041", 1, reason="Non", author="Cabinet")
    with pytest.raises(PeerChangedError, match="Arras a été retirée par Cabinet le"):
        remove_peer(SCOPE, "62041", 1, reason="Non")


def test_removing_a_commune_keeps_its_amounts() -> None:
    add_peer(SCOPE, "59350", reason="Voisine")
    group(2024, name="59350")
    remove_peer(SCOPE, "59350", 1, reason="Trop grande")
    from data.finances.comparison.queries import comparator_amounts

    with reading() as session:
        assert len(comparator_amounts(session, "62765")) == 1
