"""What the comparison says in French."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from data.base.formats import MISSING, counted, listed, number, percent, quantity, typeset
from data.finances.comparison import rules
from data.finances.comparison.reading import Compared, Years
from data.finances.comparison.rules import YearOf
from data.finances.strata import is_stratum_checked
from data.territories.elision import of

FILE = "« Base des comptes des communes » (jeu ofgl-base-communes, sur data.ofgl.fr)"
STRATUM = "strate"
"""Code of the choice of the stratum."""
NOT_COMPUTABLE = "non calculable"
_LONGEST_NAME = 18
_WHY_NO_POPULATION = "population absente ou nulle"


def per_head(value: Decimal | None) -> str:
    """Write an amount per inhabitant, to the euro."""
    return NOT_COMPUTABLE if value is None else quantity(value, "€")


def why_empty(compared: Compared) -> str:
    """Say what is missing, and the file that brings it."""
    if not compared.town:
        why = "les montants du budget principal ne sont pas encore connus."
    elif not compared.stratum and not compared.peers:
        why = "la base ne tient les montants d’aucune autre commune."
    elif not any(one.population for one in compared.town.values()):
        why = "la population de la commune manque dans ses comptes."
    else:
        why = "aucune année n’est connue à la fois ici et ailleurs."
    return typeset(
        f"Comparaison impossible : {why} Elle se calcule à l’import du fichier de l’OFGL, {FILE}, "
        "de préférence national : celui d’un département ne tient qu’une partie de la strate."
    )


def group_name(group: YearOf) -> str:
    """Name a stratum with its size, or a commune."""
    if not group.stratum:
        return group.title
    return typeset(f"strate {group.stratum} ({group.title}, {counted(group.communes, 'commune')})")


def towns_text(counts: Sequence[int]) -> str:
    """Say how many towns a comparison is of, when it depends on the year too."""
    low, high = min(counts), max(counts)
    if low == high:
        return counted(high, "commune")
    return f"{number(low)} à {number(high)} communes selon l’année"


def short_name(name: str) -> str:
    """Return a name that fits beside a bar."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip('- ')}…"


def sentence(name: str, town: YearOf, group: YearOf) -> str:
    """Say what operating costs per inhabitant, and how far from the others it is."""
    own, other = town.per_head(rules.SPENDING), group.per_head(rules.SPENDING)
    if own is None:
        why = (
            _WHY_NO_POPULATION
            if rules.SPENDING in town.amounts
            else "dépenses de fonctionnement absentes"
        )
        return typeset(f"En {town.year}, dépenses par habitant non calculables : {why}")
    head = f"En {town.year}, {name} dépense {quantity(own, '€')} par habitant en fonctionnement"
    beside = _beside(group)
    gap = rules.gap_pct(own, other)
    if gap is None:
        return typeset(f"{head} ; rien de comparable pour {beside}")
    said = percent(abs(gap))
    if said == percent(0):
        return typeset(f"{head}, autant que {beside}, à 1 % près")
    more = "plus" if gap > 0 else "moins"
    return typeset(f"{head}, {said} de {more} que {beside}")


def _beside(group: YearOf) -> str:
    if not group.stratum:
        return group.title
    towns = counted(group.communes, "commune")
    few = "seulement " if group.communes < rules.FEW else ""
    return f"la moyenne de sa strate ({group.title}, {few}{towns})"


def gap_text(own: Decimal | None, other: Decimal | None) -> str:
    """Write how far the town is from the others: in %, in euros where a share means nothing."""
    if own is None or other is None:
        return MISSING
    gap = rules.gap_pct(own, other)
    if gap is None:
        return f"{_signed(own - other)}\u00a0€ par habitant"
    return f"{_signed(gap)}\u00a0%"


def _signed(value: Decimal) -> str:
    written = number(value)
    return f"+{written}" if value > 0 and written != "0" else written


def notes(
    name: str, code: str, town: YearOf, group: YearOf, years: Years, *, latest: int
) -> Iterator[str]:
    """Return what to keep in mind of a comparison with a group, one sentence each.

    Args:
        name: of the town.
        code: of the town, INSEE.
        town: in the year compared.
        group: in the same year.
        years: of the group, all of them.
        latest: the last year that is known of the town.
    """
    if latest > town.year:
        whose = "sa strate" if group.stratum else group.title
        yield (
            f"La comparaison s’arrête à {town.year}, dernier exercice connu des deux côtés : les "
            f"comptes {of(name, code)} vont jusqu’à {latest}, ceux que la base tient pour {whose} "
            "n’y vont pas."
        )
    yield (
        f"Par habitant : population que publie la source des comptes, {number(town.population)} "
        f"habitants pour {name} en {town.year}. Budgets principaux seuls, hors produits de "
        "cessions."
    )
    if group.stratum:
        yield from _stratum_notes(name, town, group, years)
    if not town.is_of_ofgl:
        yield (
            f"Les montants {of(name, code)} viennent d’une autre source ({town.origin}) : ils sont "
            "calculés avec les définitions de l’OFGL, et la population est celle de cette source."
        )
    if town.is_provisional:
        yield f"Les comptes {town.year} {of(name, code)} sont provisoires."


def _stratum_notes(name: str, town: YearOf, stratum: YearOf, years: Years) -> Iterator[str]:
    share = rules.share_pct(town.population, stratum.population)
    if stratum.communes < rules.FEW:
        yield (
            f"La moyenne de la strate ne porte que sur {counted(stratum.communes, 'commune')} : "
            "elle dit peu de chose. Le fichier national en tient davantage."
        )
    if not is_stratum_checked(stratum.stratum):
        yield (
            f"Le fichier ne donne que le code de la strate, {stratum.stratum} ; la tranche de "
            "population écrite ici n’a pas été vérifiée auprès de l’OFGL."
        )
    weight = "" if share is None else f", pour {percent(share, 1)} des habitants"
    yield (
        "Moyenne de la strate : somme des montants divisée par somme des habitants "
        f"({number(stratum.population)}), donc les grandes communes y pèsent plus. {name} en fait "
        f"partie{weight}."
    )
    if len(years) > 1:
        yield (
            "D’une année à l’autre, la strate n’est pas faite des mêmes communes : sa courbe dit "
            "un niveau, pas l’évolution d’un groupe fixe."
        )


def years_text(years: Years) -> str:
    """Say which years of a commune the base holds."""
    if not years:
        return typeset("montants au prochain import du fichier de l’OFGL")
    known = sorted(years)
    if len(known) > 2 and known[-1] - known[0] == len(known) - 1:
        return f"comptes {known[0]} à {known[-1]}"
    return f"comptes {listed([str(year) for year in known])}"


def table_amount(value: Decimal | None) -> float | None:
    """Return an amount per inhabitant as exported, to the cent."""
    return None if value is None else float(round(value, 2))
