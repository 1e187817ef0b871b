"""The door of the comparison: the town beside its stratum and the communes that it chose."""

from collections.abc import Iterable, Sequence

from sqlmodel import Session, select

from data.base.database import reading
from data.base.formats import typeset
from data.base.models import Organisation
from data.base.queries import is_demonstration
from data.base.views import Scope, SourceLine
from data.finances.aggregates import by_code
from data.finances.comparison import words
from data.finances.comparison.charts import pairs_chart, source_of, trend_chart
from data.finances.comparison.queries import peer_communes
from data.finances.comparison.reading import Compared, Years, read_compared
from data.finances.comparison.rules import MAIN, YearOf, last_common_year
from data.finances.comparison.views import Beside, ComparisonView, PeerLine, Trend
from data.finances.models import PeerCommune
from data.finances.queries import sources_by_id
from data.finances.words import cited

_PUBLISHED = (
    "La DGFiP publie aussi des moyennes de strate dans les comptes individuels des communes, avec "
    "ses propres définitions : importées, elles se lisent sous « Comptes reçus », sans se mêler à "
    "celles-ci."
)


def comparison_view(scope: Scope) -> ComparisonView:
    """Return the town beside others, on the day of ``scope``."""
    with reading() as session:
        compared = read_compared(session, scope)
        organisation = _organisation(session, scope)
        rows = peer_communes(session, scope.organisation)
        ids = {key for one in _all_years(compared) for key in one.source_ids}
        sources = sources_by_id(session, ids)
        is_demo = is_demonstration(session, organisation)
    peers = _peers(rows, compared)
    others = [(words.STRATUM, compared.stratum), *compared.peers.items()]
    beside = tuple(
        one
        for key, years in others
        if (one := _beside(key, organisation, compared.town, years, sources))
    )
    if not beside:
        return ComparisonView(
            why_empty=words.why_empty(compared), peers=peers, is_demonstration=is_demo
        )
    return ComparisonView(
        year=max(one.year for one in beside),
        beside=beside,
        peers=peers,
        published=typeset(_PUBLISHED),
        sources=tuple(sources.values()),
        is_simulated=any(one.pairs.is_simulated for one in beside),
        is_demonstration=is_demo,
    )


def _organisation(session: Session, scope: Scope) -> Organisation:
    return session.exec(select(Organisation).where(Organisation.code == scope.organisation)).one()


def _all_years(compared: Compared) -> Iterable[YearOf]:
    for years in (compared.town, compared.stratum, *compared.peers.values()):
        yield from years.values()


def _beside(
    code: str,
    organisation: Organisation,
    town: Years,
    years: Years,
    sources: dict[int, SourceLine],
) -> Beside | None:
    """Hold the town beside one group in the last year of both; nothing when they have none."""
    year = last_common_year(town, years)
    if year is None:
        return None
    own, other, name = town[year], years[year], organisation.name
    return Beside(
        code=code,
        title="Sa strate" if other.stratum else other.title,
        year=year,
        pairs=pairs_chart(name, own, other, _cited([own, other], sources, [other.communes])),
        trends=tuple(_trends(name, town, years, sources)),
        notes=tuple(
            map(
                typeset,
                words.notes(name, organisation.code, own, other, years, latest=max(town)),
            ),
        ),
    )


def _trends(
    name: str, town: Years, years: Years, sources: dict[int, SourceLine]
) -> Iterable[Trend]:
    shared = sorted(town.keys() & years.keys())
    both = [one for year in shared for one in (town[year], years[year])]
    source = _cited(both, sources, [years[year].communes for year in shared])
    for code in MAIN:
        chart = trend_chart(name, town, years, code, source)
        if chart is not None:
            yield Trend(code, by_code()[code].title, chart)


def _cited(years: Sequence[YearOf], sources: dict[int, SourceLine], communes: Sequence[int]) -> str:
    ids = dict.fromkeys(key for one in years for key in one.source_ids)
    return source_of(cited([sources[key] for key in ids if key in sources]), communes)


def _peers(rows: Sequence[PeerCommune], compared: Compared) -> tuple[PeerLine, ...]:
    return tuple(
        PeerLine(
            row.commune,
            row.name,
            row.version,
            words.years_text(compared.peers.get(row.commune, {})),
        )
        for row in rows
    )
