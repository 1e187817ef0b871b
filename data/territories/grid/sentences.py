"""What the page of candidate cells says, in French."""

from collections.abc import Sequence

from data.base.formats import counted, listed, number, percent, typeset
from data.base.views import SourceLine
from data.territories.grid.figures import Group
from data.territories.grid.rules import Benchmark, Cell, GridRule
from data.territories.views import FragileQuarter

_UNKNOWN_RATE = (
    "La règle ne peut pas être appliquée : la grille de {vintage} ne dit pas combien de ménages "
    "sont pauvres dans {name}."
)


def answer(
    groups: Sequence[Group],
    mark: Benchmark,
    rule: GridRule,
    *,
    vintage: int,
    name: str,
    cells: Sequence[Cell],
) -> str:
    """Say the result in one sentence."""
    whole = mark.rate_pct
    if not whole:
        return typeset(_UNKNOWN_RATE.format(vintage=vintage, name=name))
    all_people = sum(one.people for one in cells)
    count = sum(len(one.cells) for one in groups)
    if not count:
        return typeset(
            f"En {vintage}, aucun carreau de {_place(name)} n’atteint le seuil : "
            f"{percent(threshold(mark, rule), 1)} de ménages pauvres, soit {ratio(rule)} fois le "
            f"taux de l’agglomération ({percent(whole, 1)})."
        )
    people = sum(one.people for one in groups)
    share = 100 * people / all_people if all_people > 0 else None
    verb = "répond" if count == 1 else "répondent"
    form = "il forme" if count == 1 else "ils forment"
    return typeset(
        f"En {vintage}, **{counted(count, 'carreau', 'carreaux')}** sur {number(len(cells))} "
        f"{verb} à la règle ; {form} **{counted(len(groups), 'groupe')}**, où vivent "
        f"**{counted(round(people), 'habitant')}**, soit {percent(share, 1)} de ceux de "
        f"{_place(name)}."
    )


def _place(name: str) -> str:
    return name or "l’agglomération"


def threshold(mark: Benchmark, rule: GridRule) -> float | None:
    """Return the poverty rate that a cell must reach, in percent."""
    return None if mark.rate_pct is None else float(rule.ratio) * mark.rate_pct


def ratio(rule: GridRule) -> str:
    """Write how many times: ``2``, ``1,5``."""
    return number(rule.ratio, max(0, -int(rule.ratio.normalize().as_tuple().exponent)))


def rule(mark: Benchmark, asked: GridRule, name: str) -> str:
    """Say the rule with the thresholds that it gives."""
    imputed = "" if asked.with_imputed else " Les carreaux imputés sont laissés de côté."
    contact = "un côté ou un coin" if asked.with_corners else "un côté"
    usual = GridRule()
    is_usual = (asked.ratio, asked.households, asked.people) == (
        usual.ratio,
        usual.households,
        usual.people,
    )
    whose = (
        "Règle du contrat"
        if is_usual
        else f"Règle modifiée (celle du contrat : {ratio(usual)} fois, {usual.households} ménages "
        f"ou {usual.people} habitants)"
    )
    return typeset(
        f"{whose} : un carreau est candidat si son taux de pauvreté atteint {ratio(asked)} fois "
        f"celui de {_place(name)}, soit {percent(threshold(mark, asked), 1)} ou plus car "
        f"celle-ci est à {percent(mark.rate_pct, 1)} dans la même grille, et s’il compte au moins "
        f"{counted(asked.households, 'ménage')} ou {counted(asked.people, 'habitant')}. Les "
        f"carreaux qui partagent {contact} forment un groupe.{imputed}"
    )


def apart(fragile: Sequence[FragileQuarter], *, has_shapes: bool) -> str:
    """Keep the result of a rule apart from what elected members chose."""
    first = (
        "Un carreau candidat est le résultat d’un calcul : ce n’est pas un quartier retenu. "
        "Les quartiers fragiles retenus ont été choisis par les élus"
    )
    if not fragile:
        return typeset(f"{first} ; la base n’en connaît aucun.")
    names = listed([_with_communes(one) for one in fragile])
    drawn = (
        ""
        if has_shapes
        else " Leur contour n’est pas connu : la part des habitants en commun ne se calcule pas."
    )
    return typeset(f"{first} : {names}.{drawn}")


def _with_communes(one: FragileQuarter) -> str:
    communes = listed([commune.name for commune in one.communes])
    return f"{one.name} ({communes})" if communes else one.name


def method(cells: Sequence[Cell], mark: Benchmark, name: str) -> str:
    """Say how it is computed, and how far it can be trusted."""
    imputed = sum(one.is_imputed for one in cells)
    share = 100 * imputed / len(cells) if cells else None
    known = (
        f" {counted(mark.unknown_cells, 'carreau', 'carreaux')} sans nombre de ménages pauvres : "
        "hors du calcul."
        if mark.unknown_cells
        else ""
    )
    return typeset(
        "Taux de pauvreté : ménages pauvres sur ménages fiscaux, au seuil de 60 % du niveau de "
        f"vie médian national. Celui de {_place(name)} est la somme de ses carreaux, imputés "
        f"compris : {number(round(mark.poor))} ménages pauvres sur "
        f"{number(round(mark.households))}. Ce taux par ménage ne se compare pas au taux par "
        f"personne publié pour les communes.{known} L’INSEE impute les valeurs des carreaux de "
        "moins de 11 ménages, sauf leur nombre d’habitants : "
        f"{counted(imputed, 'carreau', 'carreaux')} sur {number(len(cells))} "
        f"({percent(share)}). Un carreau à cheval sur la limite de l’agglomération compte en "
        "entier. La part des habitants dans un quartier suppose chaque carreau peuplé "
        "uniformément."
    )


def source(lines: Sequence[SourceLine], vintage: int) -> str:
    """Cite the grid."""
    cited = " ; ".join(one.citation for one in lines)
    return cited or typeset(f"données carroyées de {vintage}, sans source connue")
