"""Amounts of other towns go in with the file, stay as they are, and are taken back with it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlmodel import select

from data.base.comparison import Difference
from data.base.database import reading
from data.finances.drafts import AccountsDraft, ComparatorDraft
from data.finances.models import ComparatorAmount
from data.finances.vocabulary import ComparatorKind
from data.importers import service
from data.importers.files import IncomingFile
from data.importers.formats import Reading
from data.importers.pipeline import beside_the_base
from data.importers.views import ImportReport, Preview
from tests.data.finances.made_accounts import aggregates
from tests.data.importers.made import content_of_base, own_town

pytestmark = pytest.mark.usefixtures("empty_base")

MEAN = ComparatorDraft(
    2024, ComparatorKind.STRATUM, "7", "10 000 à 19 999", "debt", Decimal("9e8"), 900_000, 60
)
SPENT = replace(MEAN, code="operating_spending", amount_eur=Decimal("1.1e9"))
LILLE = replace(
    MEAN, kind=ComparatorKind.COMMUNE, group_code="59350", group_title="Lille", communes=1
)


def previewed(folder: Path, *comparators: ComparatorDraft) -> Preview:
    path = folder / f"{abs(hash(comparators))}.csv"
    path.write_text(repr(comparators), "utf-8")
    draft = AccountsDraft((aggregates(),), comparators)
    with reading() as session:
        return beside_the_base(session, IncomingFile(path.name, path), Reading("ofgl", draft, {}))


def saved(folder: Path, *comparators: ComparatorDraft) -> ImportReport:
    return service.save(previewed(folder, *comparators), author="Finances")


def held() -> Sequence[ComparatorAmount]:
    with reading() as session:
        return session.exec(select(ComparatorAmount).order_by(ComparatorAmount.code)).all()


def differences(preview: Preview) -> list[Difference]:
    return [line.difference for line in preview.comparison.lines[1:]]


def test_they_are_saved_with_the_import_and_cite_its_source(tmp_path: Path) -> None:
    own_town()
    report = saved(tmp_path, MEAN, SPENT, LILLE)
    assert report.added == 3
    rows = held()
    assert {row.batch_id for row in rows} == {report.batch_id}
    assert all(row.source_id for row in rows)
    assert sorted((row.group_code, row.code) for row in rows) == [
        ("59350", "debt"),
        ("7", "debt"),
        ("7", "operating_spending"),
    ]


def test_the_same_file_again_changes_nothing(tmp_path: Path) -> None:
    own_town()
    saved(tmp_path, MEAN, SPENT)
    assert saved(tmp_path, MEAN, SPENT).batch_id is None


def test_a_later_edition_says_what_changes_and_removes_what_it_no_longer_gives(
    tmp_path: Path,
) -> None:
    own_town()
    saved(tmp_path, MEAN, SPENT)
    later = replace(MEAN, amount_eur=Decimal("8e8"), communes=58)
    preview = previewed(tmp_path, later)
    assert differences(preview) == [Difference.CHANGED]
    assert [one.name for one in preview.comparison.lines[1].fields] == ["Communes", "Montants"]
    service.save(preview, author="Finances")
    assert [(row.code, row.amount_eur, row.communes) for row in held()] == [
        ("debt", Decimal("800000000.00"), 58)
    ]


def test_an_extract_of_few_towns_does_not_replace_a_mean_of_many(tmp_path: Path) -> None:
    own_town()
    saved(tmp_path, MEAN)
    preview = previewed(tmp_path, replace(MEAN, amount_eur=Decimal(7), communes=29))
    assert differences(preview) == [Difference.UNCHANGED]
    assert "plus complète, est gardée" in preview.comparison.lines[1].title
    service.save(preview, author="Finances")
    assert held()[0].communes == 60


def test_taking_the_import_back_removes_or_sets_back_every_amount(tmp_path: Path) -> None:
    own_town()
    saved(tmp_path, MEAN, SPENT)
    before = content_of_base()
    report = saved(tmp_path, replace(MEAN, amount_eur=Decimal(8), communes=61), LILLE)
    assert report.batch_id is not None
    service.undo(report.batch_id)
    assert content_of_base() == before
