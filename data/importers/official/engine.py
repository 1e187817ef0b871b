"""Official statistics, whatever the table: recognised and read from its declared layouts."""

from collections.abc import Sequence

from data.base.drafts import SourceDraft
from data.base.problems import Problem, RefusedFileError, Where
from data.importers.formats import FormatCode, Reading, Town
from data.importers.official import wording
from data.importers.official.figures import edition_of
from data.importers.official.gathering import Gathering
from data.importers.official.harvest import Harvest
from data.importers.official.layouts import Layout, layouts
from data.importers.official.matching import Match, is_description, likeness, matches, nearest
from data.importers.opened import OpenedFile
from data.indicators.drafts import IndicatorsDraft, StatisticsDraft
from data.territories.drafts import TerritoriesDraft
from data.territories.vocabulary import TerritoryKind

_WHOLES = (TerritoryKind.NATIONAL_QPV, TerritoryKind.COUNTRY)


def score(opened: OpenedFile, format_code: FormatCode) -> float:
    """Tell from 0 to 1 how much a file looks like one of a format's tables."""
    declared = layouts(format_code)
    tables = [one for one in opened.tables if not is_description(one)]
    return max((likeness(table, one) for table in tables for one in declared), default=0.0)


def read(opened: OpenedFile, town: Town, format_code: FormatCode) -> Reading:
    """Read the rows of the town and of its comparators.

    Raises:
        RefusedFileError: the file is in no known layout, holds something else than numbers, two
            values for one thing, or nothing of the town.
        MissingEditionError: nothing says the year of publication.
    """
    name, declared = opened.file.name, layouts(format_code)
    recognised = matches(opened.tables, declared)
    if not recognised:
        raise wording.not_this_format(name, nearest(opened.tables, declared))
    found = [one for one in recognised if one.layout.refusal is None]
    if not found:
        raise wording.refused_shape(name, recognised[0].layout)
    harvest = Harvest(name, town.surroundings)
    editions = [edition_of(one, name, town) for one in found]
    deduced: list[Problem] = []
    for match, edition in zip(found, editions, strict=True):
        deduced += _gathered(match, edition, harvest, is_alone=len(found) == 1)
    _check(harvest, found[0].layout)
    read_tables = [one.table.name for one in found]
    left = [one for one in opened.tables if one.name not in read_tables and not is_description(one)]
    return Reading(
        format=format_code,
        content=_content(harvest),
        counts=_counts(harvest),
        warnings=(*wording.warnings(harvest, found, left), *deduced),
        ignored=harvest.ignored,
        kept=wording.kept(harvest, town.surroundings),
        source=_source(found[0].layout, editions, harvest),
    )


def _gathered(
    match: Match, edition: int | None, harvest: Harvest, *, is_alone: bool
) -> list[Problem]:
    table = match.table
    # Of several tables of an archive, a line number alone would tell nothing.
    sheet = table.sheet if table.sheet or is_alone else table.name
    gathering = Gathering(match, edition, harvest, sheet)
    gathering.run()
    if not gathering.unsure_years:
        return []
    return wording.unsure_years(gathering.unsure_years, edition, Where(sheet, table.line))


def _check(harvest: Harvest, layout: Layout) -> None:
    problems = harvest.problems
    if problems.count:
        raise RefusedFileError(harvest.file_name, problems.first, problems.count)
    kinds = {one.kind for one in harvest.territories.values()}
    if not harvest.places and not kinds.difference(_WHOLES):
        raise wording.nothing_of_ours(harvest.file_name, harvest, layout)


def _content(harvest: Harvest) -> StatisticsDraft:
    return StatisticsDraft(
        grounds=TerritoriesDraft(
            territories=tuple(harvest.territories.values()),
            links=tuple(harvest.links.values()),
            places=tuple(harvest.places.values()),
        ),
        values=IndicatorsDraft(observations=tuple(harvest.observations.values())),
    )


def _counts(harvest: Harvest) -> dict[str, int]:
    values = harvest.observations.values()
    schools = {"schools": len(harvest.places)} if harvest.places else {}
    return schools | {
        "territories": len(harvest.territories),
        "indicators": len({one.indicator for one in values}),
        "observations": len(values),
        "suppressed": sum(1 for one in values if one.value is None),
    }


def _source(layout: Layout, editions: Sequence[int | None], harvest: Harvest) -> SourceDraft:
    edition = _edition_said(editions, harvest)

    def said(text: str) -> str:
        return text.replace("{edition}", edition or "").strip(" _-,")

    return SourceDraft(
        title=said(layout.title),
        producer=layout.producer,
        dataset=said(layout.dataset),
        edition=edition,
        licence=layout.licence,
        perimeter=layout.perimeter,
        note=layout.note,
    )


def _edition_said(editions: Sequence[int | None], harvest: Harvest) -> str | None:
    """Return the edition of the file, ``2016-2023`` when its rows are of several."""
    known = {str(one) for one in editions if one is not None}
    known |= {one.edition for one in harvest.observations.values() if one.edition}
    if not known:
        return None
    first, last = min(known), max(known)
    return first if first == last else f"{first}-{last}"
