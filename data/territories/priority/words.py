"""The passage of quarters from one generation to the next, in French."""

from collections.abc import Sequence

from data.base.chart import Table
from data.base.formats import counted, listed, long_date, percent, quantity
from data.territories.priority.views import Origin, Passage, QuarterPassage

PASSAGES: dict[Passage, str] = {
    Passage.KEPT: "Reconduit",
    Passage.ENTERED: "Entré en 2024",
    Passage.LEFT: "Sorti en 2024",
    Passage.UNKNOWN: "Origine non connue",
}
_UNKNOWN_SHARE = "non calculable"
_COLUMNS = (
    "Quartier",
    "Code",
    "Passage",
    "En vigueur depuis",
    "En vigueur jusqu’au",
    "Surface (ha)",
    "Vient de (2015)",
    "Part de la surface de 2015 gardée (%)",
    "Part de la surface de 2024 déjà prioritaire (%)",
    "D’après",
)


def answer(found: Sequence[QuarterPassage]) -> str:
    """Count the quarters that stayed, came in and went out, in a sentence."""
    counts = {one: sum(quarter.passage is one for quarter in found) for one in Passage}
    parts = []
    if counts[Passage.KEPT]:
        said = counted(counts[Passage.KEPT], "quartier vient", "quartiers viennent")
        parts.append(f"{said} d’un périmètre de 2015")
    if counts[Passage.ENTERED]:
        said = counted(counts[Passage.ENTERED], "est entré", "sont entrés")
        parts.append(f"{said} en 2024")
    if counts[Passage.LEFT]:
        said = counted(counts[Passage.LEFT], "est sorti", "sont sortis")
        parts.append(f"{said} de la géographie prioritaire")
    if counts[Passage.UNKNOWN]:
        of = counted(counts[Passage.UNKNOWN], "quartier", "quartiers")
        parts.append(f"rien ne dit encore le passage de {of}")
    return f"{' ; '.join(parts)}." if parts else "Aucun quartier prioritaire n’est connu."


def caution(found: Sequence[QuarterPassage]) -> str:
    """Say what is missing to measure how much of each perimeter was kept."""
    lacking = [
        origin.quarter.name for one in found for origin in one.origins if origin.share_kept is None
    ]
    if not lacking:
        return ""
    return (
        f"Part de surface non calculable pour {listed(list(dict.fromkeys(lacking)))} : il manque "
        "un contour. La page Imports lit les contours de 2015 que publie l’ANCT."
    )


def alternative(found: Sequence[QuarterPassage]) -> str:
    """Say each quarter's passage in words."""
    return " ".join(f"{one.quarter.name} : {_told(one)}." for one in found)


def _told(one: QuarterPassage) -> str:
    passage = PASSAGES[one.passage].lower()
    since = f", en vigueur depuis le {long_date(one.since)}" if one.since and not one.until else ""
    until = f", en vigueur jusqu’au {long_date(one.until)}" if one.until else ""
    origins = "".join(f" ; vient de {origin_words(origin)}" for origin in one.origins)
    return f"{passage}{since}{until}{origins}"


def origin_words(origin: Origin) -> str:
    """Name a quarter of 2015, with the part of its surface that was kept."""
    name = f"{origin.quarter.name} ({origin.quarter.code})"
    if origin.share_kept is None:
        return name
    return f"{name}, {share_words(origin.share_kept)} de sa surface gardés"


def share_words(share: float | None) -> str:
    """Return a share of a surface in percent; less than one is said so, not rounded to none."""
    if share is None:
        return _UNKNOWN_SHARE
    return percent(100 * share) if share >= 0.01 or not share else "moins de 1\u00a0%"


def area_words(hectares: float | None) -> str:
    """Return an area in hectares."""
    return "contour non connu" if hectares is None else quantity(hectares, "ha", 1)


def basis_words(origin: Origin) -> str:
    """Say what tells that a quarter comes from another."""
    said = "la liste de correspondance de l’ANCT"
    return said if origin.is_said else "les contours seuls, qui se recouvrent"


def table(found: Sequence[QuarterPassage]) -> Table:
    """Return a row for each quarter and each of what it comes from."""
    return Table(
        _COLUMNS,
        tuple(
            (
                one.quarter.name,
                one.quarter.code,
                PASSAGES[one.passage],
                one.since,
                one.until,
                one.area_ha,
                f"{origin.quarter.name} ({origin.quarter.code})" if origin else None,
                _percent(origin.share_kept) if origin else None,
                _percent(origin.share_of_today) if origin else None,
                basis_words(origin) if origin else None,
            )
            for one in found
            for origin in (one.origins or (None,))
        ),
    )


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)
