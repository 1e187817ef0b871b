"""Taking an import back speaks French of every table and every field."""

from data.importers.undo_words import fields_named, noun_of, row_named
from data.importers.undoing import _SIGNATURE, _tables


def test_every_table_and_every_field_has_its_words() -> None:
    for name, table in _tables().items():
        assert "_" not in f"{row_named(name, {})} {noun_of(name)}"
        fields = {one.name for one in table.__table__.columns} - _SIGNATURE - {"id"}  # type: ignore[attr-defined]
        for field in fields:
            said = fields_named([field])
            assert "_" not in said, field
            assert said != field or field in _SAME_IN_FRENCH, field


def test_accounts_are_said_accounts() -> None:
    assert row_named("balance_line", {"account": "60612"}) == "Le compte de la balance « 60612 »"
    assert row_named("account_set", {"year": 2024}) == "L’exercice comptable « 2024 »"


def test_an_aggregate_has_its_title() -> None:
    assert "_" not in row_named("aggregate", {"code": "operating_revenue"})


def test_two_fields_of_one_name_are_said_once() -> None:
    assert fields_named(["label_lon", "label_lat"]) == "place du nom"


_SAME_IN_FRENCH = {
    "code",
    "commune",
    "communes",
    "concept",
    "ratio",
    "note",
    "nature",
    "population",
    "nomenclature",
}
