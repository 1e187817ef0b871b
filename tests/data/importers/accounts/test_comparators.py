"""Towns that one is held beside: sums over a stratum, never a mean of means, from a stream."""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.finances.drafts import AccountsDraft, ComparatorDraft
from data.finances.vocabulary import ComparatorKind
from data.importers.accounts.aggregates import read
from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.territories.surroundings import Surroundings
from tests.data.importers.accounts.making import TODAY, opened, plain, sets_of, warned
from tests.data.importers.accounts.test_aggregates import API, OURS, csv

SAMPLE = (
    Path(__file__).resolve().parents[5]
    / "shared"
    / "samples"
    / "finances"
    / "ofgl_base_communes_guadeloupe3_2024.csv"
)
Row = Mapping[str, str]


def a_town(code: str = "62765", name: str = "Saint-Omer", **peers: str) -> Town:
    """Return a town; ``peers`` gives the names of those that it chose, ``c59350``."""
    chosen = {key.removeprefix("c"): value for key, value in peers.items()}
    return Town(today=TODAY, surroundings=Surroundings(code, None, {code: name}), peers=chosen)


def other(code: str, amount: str = "10000000.0", people: str = "10000", **cells: str) -> Row:
    """Return a row of another commune of the same stratum."""
    return (
        OURS
        | {
            "com_code": code,
            "com_name": f"Commune {code}",
            "insee": code,
            "siren": f"2{code}001",
            "ident": f"2{code}00100015",
            "lbudg": f"COMMUNE {code}",
            "montant": amount,
            "ptot": people,
        }
        | cells
    )


def found(reading: Reading) -> tuple[ComparatorDraft, ...]:
    assert isinstance(reading.content, AccountsDraft)
    return reading.content.comparators


def stratum(reading: Reading) -> ComparatorDraft:
    """Return the one sum of a stratum."""
    (one,) = [one for one in found(reading) if one.kind is ComparatorKind.STRATUM]
    return one


def read_rows(rows: Sequence[Row], town: Town) -> Reading:
    """Read a file of some rows."""
    with TemporaryDirectory() as folder:
        return read(opened(Path(folder), csv(*rows)), town)


def test_a_mean_is_a_sum_over_a_sum() -> None:
    rows = [OURS, other("59001"), other("80021", "60000000", "20000"), other("02408", "1", "9")]
    one = stratum(
        read_rows([*rows, other("13055", "9e9", "800000", tranche_population="10")], a_town())
    )
    assert (one.year, one.group_code, one.code) == (2024, "7", "operating_revenue")
    assert (one.amount_eur, one.population, one.communes) == (Decimal("90000001.00"), 44509, 4)
    assert plain(one.group_title) == "10 000 à 19 999 habitants"


def test_annexes_other_strata_and_other_years_do_not_count() -> None:
    rows = [
        OURS,
        other("59001"),
        other("59001", ident="25900100100023", type_de_budget="Budget annexe"),
        other("59002", tranche_population="8"),
        other("59003", exer="2023"),
    ]
    one = stratum(read_rows(rows, a_town()))
    assert (one.amount_eur, one.population, one.communes) == (Decimal(30_000_000), 24_500, 2)


def test_each_year_has_the_stratum_of_that_year() -> None:
    rows = [OURS, other("59001"), OURS | {"exer": "2023", "tranche_population": "6"}]
    rows += [other("59001", exer="2023"), other("59002", exer="2023", tranche_population="6")]
    reading = read_rows(rows, a_town())
    assert [(one.year, one.group_code, one.communes) for one in found(reading)] == [
        (2023, "6", 2),
        (2024, "7", 2),
    ]


@pytest.mark.parametrize("people", ["0", "", "0.0"])
def test_a_commune_without_population_is_in_neither_sum_and_told(people: str) -> None:
    reading = read_rows([OURS, other("59001"), other("59002", people=people)], a_town())
    assert (stratum(reading).population, stratum(reading).communes) == (24_500, 2)
    assert "1 commune de comparaison sans population ou de population 0" in warned(reading)


def test_an_amount_of_another_commune_that_cannot_be_read_keeps_nobody_out() -> None:
    reading = read_rows([OURS, other("59001"), other("59002", "n.c.")], a_town())
    assert stratum(reading).communes == 2
    assert "1 ligne d’autres communes au montant ou à la population illisible" in warned(reading)


def test_a_row_given_twice_counts_once() -> None:
    reading = read_rows([OURS, other("59001"), other("59001")], a_town())
    assert stratum(reading).amount_eur == Decimal(30_000_000)
    assert "1 ligne d’autres communes y est en double" in warned(reading)


def test_two_principal_budgets_of_a_new_commune_are_one_commune() -> None:
    rows = [OURS, other("59001"), other("59001", "5000000", "3000", ident="25900200200015")]
    one = stratum(read_rows(rows, a_town()))
    assert (one.population, one.communes) == (27_500, 2)


def test_a_file_of_the_town_alone_gives_no_mean_and_says_so() -> None:
    reading = read_rows([OURS], a_town())
    assert found(reading) == ()
    assert "comparators" not in reading.counts
    assert "n’a pas d’autre commune de la strate" in plain(reading.kept)


def test_a_file_without_strata_says_so() -> None:
    rows = [OURS | {"tranche_population": ""}, other("59001", tranche_population="")]
    assert "ne dit pas la strate de la commune" in plain(read_rows(rows, a_town()).kept)


def test_the_mean_of_one_departement_says_so() -> None:
    reading = read_rows([OURS, other("62041")], a_town())
    assert plain(stratum(reading).group_title).endswith("département 62 seulement")


def test_the_communes_chosen_are_kept_whatever_their_stratum() -> None:
    town = a_town(c59350="Lille", c80021="Amiens")
    reading = read_rows([OURS, other("59350", "4e8", "238000", tranche_population="10")], town)
    (one,) = found(reading)
    assert (one.kind, one.group_code, one.group_title) == (
        ComparatorKind.COMMUNE,
        "59350",
        "Lille",
    )
    assert (one.amount_eur, one.population, one.communes) == (Decimal(400_000_000), 238_000, 1)
    assert "Communes choisies : Lille. Sans montant ici : Amiens." in plain(reading.kept)
    assert len(sets_of(reading)) == 1


def test_rows_that_serve_are_not_counted_as_left_out() -> None:
    rows = [OURS, other("59001"), other("59350", tranche_population="10"), other("13055")]
    reading = read_rows([*rows, other("13001", tranche_population="9")], a_town(c59350="Lille"))
    assert reading.ignored == 1
    assert reading.counts["comparators"] == 2


@pytest.mark.parametrize(
    "name", ['"La Ville; au bord"', '"Ville\nsur deux lignes"', '"L""Isle"', '"Ville"']
)
def test_quotation_marks_and_cells_of_several_lines_lose_nobody(name: str) -> None:
    rows = [OURS, other("59001", com_name=name), other("59002"), other("59003")]
    assert stratum(read_rows(rows, a_town())).communes == 4


def test_a_row_whose_values_are_shifted_is_passed_by(tmp_path: Path) -> None:
    rows = csv(OURS, other("59001"), other("59002"))
    shifted = rows.replace("COMMUNE 59002;", "COMMUNE;59002;")
    assert stratum(read(opened(tmp_path, shifted), a_town())).communes == 2


def test_the_column_of_the_stratum_may_be_the_last_or_the_first(tmp_path: Path) -> None:
    for headings in (API, list(reversed(API))):
        rows = csv(OURS, other("59001"), other("8" * 5), headings=headings)
        assert stratum(read(opened(tmp_path, rows), a_town())).communes == 3


Towns = st.lists(
    st.tuples(st.integers(-(10**9), 10**9), st.integers(1, 10**6)), min_size=2, max_size=12
)


def rows_of(towns: Sequence[tuple[int, int]]) -> list[Row]:
    return [
        other(f"59{rank:03}", f"{cents / 100:.2f}", str(people))
        for rank, (cents, people) in enumerate(towns)
    ]


@given(Towns, st.integers(0, 999))
def test_the_sums_do_not_depend_on_the_order_of_the_rows(
    towns: list[tuple[int, int]], seed: int
) -> None:
    rows = [OURS, *rows_of(towns)]
    mixed = random.Random(seed).sample(rows, len(rows))
    assert found(read_rows(rows, a_town())) == found(read_rows(mixed, a_town()))


@given(Towns)
def test_leaving_a_commune_out_takes_exactly_its_amount_and_its_people(
    towns: list[tuple[int, int]],
) -> None:
    whole = stratum(read_rows([OURS, *rows_of(towns)], a_town()))
    less = stratum(read_rows([OURS, *rows_of(towns)[:-1]], a_town()))
    cents, people = towns[-1]
    assert whole.amount_eur - less.amount_eur == Decimal(cents).scaleb(-2)
    assert whole.population - less.population == people
    assert whole.communes - less.communes == 1


@pytest.mark.skipif(not SAMPLE.is_file(), reason="the samples are not beside this checkout")
class TestGuadeloupe:
    """Three communes of three strata, as the OFGL publishes them."""

    def read(self, **peers: str) -> Reading:
        file = OpenedFile(IncomingFile(SAMPLE.name, SAMPLE))
        return read(file, a_town("97105", "Basse-Terre", **peers))

    def test_three_towns_of_three_strata_give_no_mean(self) -> None:
        reading = self.read()
        assert found(reading) == ()
        assert "n’a pas d’autre commune de la strate" in plain(reading.kept)

    def test_a_town_chosen_is_its_principal_budget_to_the_cent(self) -> None:
        amounts = {one.code: one for one in found(self.read(c97103="Baie-Mahault"))}
        assert len(amounts) > 40
        one = amounts["external_charges"]
        assert (one.amount_eur, one.population) == (Decimal("13570645.26"), 31370)
        assert one.group_title == "Baie-Mahault"
        savings = amounts["operating_revenue"].amount_eur - amounts["operating_spending"].amount_eur
        assert savings == amounts["gross_savings"].amount_eur
