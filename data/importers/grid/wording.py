"""What reading a grid says in French: what was kept, what is wrong, why a file is refused."""

from collections.abc import Sequence
from dataclasses import replace

from data.base.drafts import SourceDraft
from data.base.formats import counted, listed, typeset
from data.base.problems import NOWHERE, Problem, RefusedFileError, Where
from data.importers.grid.columns import NAMES
from data.importers.official.numbers import shown
from data.territories.grid.drafts import CellDraft
from data.territories.surroundings import Surroundings

_EXAMPLE = "CRS3035RES200mN2960200E3791400"
EXAMPLE_NAME = "Filosofi2021_carreaux_200m_csv.zip"


def _problem(message: str, where: Where = NOWHERE) -> Problem:
    return Problem(typeset(message), where)


def not_communes(text: str, where: Where) -> Problem:
    """Refuse what should be codes of communes."""
    return _problem(
        f"« {shown(text)} » n’est pas une suite de codes de communes. Attendu : un ou plusieurs "
        "codes INSEE à cinq signes, sans séparateur (6276562525).",
        replace(where, column=NAMES["communes"][0]),
    )


def not_a_square(text: str, where: Where) -> Problem:
    """Refuse what should be the name of a square of 200 m."""
    return _problem(
        f"« {shown(text)} » n’est pas l’identifiant d’un carreau de 200 m. Attendu : {_EXAMPLE}. "
        "Reprenez le fichier d’origine.",
        replace(where, column=NAMES["code"][0]),
    )


def not_yes_no(text: str, where: Where) -> Problem:
    """Refuse what should tell imputed cells from measured ones."""
    return _problem(
        f"« {shown(text)} » ne dit pas si le carreau est imputé. Attendu : 0 ou 1.",
        replace(where, column=NAMES["imputed"][0]),
    )


def not_a_count(text: str, role: str, where: Where) -> Problem:
    """Refuse what should be a number of people or of households."""
    return _problem(
        f"« {shown(text)} » n’est pas un nombre de personnes ou de ménages. Attendu : un nombre "
        "positif ou nul, ou rien s’il n’est pas publié. Reprenez le fichier d’origine.",
        replace(where, column=NAMES[role][0]),
    )


def twice(cell: CellDraft, known: CellDraft) -> Problem:
    """Refuse two descriptions of one square."""
    line = f" (déjà ligne {known.where.line})" if known.where.line else ""
    return _problem(
        f"le carreau {cell.code} est décrit deux fois, avec des valeurs différentes{line}. "
        "Attendu : une ligne par carreau. Reprenez le fichier d’origine.",
        cell.where,
    )


def not_a_grid(name: str) -> RefusedFileError:
    """Refuse a file without any grid of 200 m."""
    return _refused(
        name,
        "ce fichier ne contient pas de carreaux de 200 m. Attendu : une colonne « idcar_200m » "
        f"(2015 : « IdINSPIRE ») avec des identifiants comme {_EXAMPLE}. Les carreaux de 1 km ne "
        "conviennent pas. Choisissez le fichier des carreaux de 200 m de l’INSEE, en CSV ou en "
        "GeoPackage.",
    )


def incomplete(name: str, missing: Sequence[str]) -> RefusedFileError:
    """Refuse a grid that lacks what the rule is computed from."""
    names = listed([f"« {one} »" for one in missing])
    noun = "colonne absente" if len(missing) == 1 else "colonnes absentes"
    return _refused(
        name,
        f"{noun} : {names}. Sans elle, on ne peut ni situer un carreau, ni en calculer le taux de "
        "pauvreté. Reprenez le fichier d’origine.",
    )


def several_years(name: str, years: Sequence[int]) -> RefusedFileError:
    """Refuse an archive that holds grids of several years."""
    said = listed([str(one) for one in years])
    return _refused(
        name,
        f"ce fichier contient des carreaux de plusieurs années ({said}). Attendu : une seule "
        "année par import.",
    )


def too_big(name: str) -> RefusedFileError:
    """Refuse more cells than any agglomeration has."""
    return _refused(
        name,
        "plus de 100 000 carreaux seraient gardés : rien ne dit lesquels sont les vôtres. Créez "
        "d’abord votre commune (page « Premiers pas »).",
    )


def nothing_of_ours(name: str, around: Surroundings | None, count: int) -> RefusedFileError:
    """Refuse a file without any cell of the agglomeration."""
    if around is None or not count:
        return _refused(name, "ce fichier n’a aucun carreau. Choisissez le fichier complet.")
    return _refused(
        name,
        f"aucun de ses {counted(count, 'carreau', 'carreaux')} n’est sur le territoire "
        f"{around.of_grounds}. Attendu : le fichier de la France métropolitaine (ou celui de votre "
        "île).",
    )


def _refused(name: str, message: str) -> RefusedFileError:
    return RefusedFileError(name, [_problem(message)])


def kept(around: Surroundings | None, cells: Sequence[CellDraft], vintage: int) -> str:
    """Say what was kept of a national file; nothing without a town, which keeps it all."""
    if around is None:
        return ""
    imputed = sum(one.is_imputed for one in cells)
    count = counted(len(cells), "carreau", "carreaux")
    return typeset(
        f"Gardés : {count} {around.of_grounds}, données de {vintage}, dont "
        f"{counted(imputed, 'imputé')}."
    )


def warnings(
    *, unmeasured: int, straddling: int, excessive: Where | None, cells: Sequence[CellDraft]
) -> tuple[Problem, ...]:
    """Return what a reader of the cells must know."""
    made = []
    unknown = sum(one.poor_households is None for one in cells)
    if unmeasured:
        count = counted(unmeasured, "carreau", "carreaux")
        made.append(_problem(f"{count} sans nombre d’habitants ou de ménages : laissés de côté."))
    if unknown:
        count = counted(unknown, "carreau", "carreaux")
        made.append(
            _problem(
                f"{count} sans nombre de ménages pauvres : gardés, mais sans taux de pauvreté, et "
                "jamais candidats."
            )
        )
    if straddling:
        count = counted(straddling, "carreau", "carreaux")
        made.append(
            _problem(
                f"{count} à cheval sur une commune d’une autre intercommunalité : gardés en "
                "entier, car l’INSEE ne les partage pas."
            )
        )
    if excessive is not None:
        made.append(_problem("plus de ménages pauvres que de ménages : à vérifier.", excessive))
    return tuple(made)


def source(vintage: int) -> SourceDraft:
    """Return the dataset that the file is an edition of."""
    return SourceDraft(
        # The year of the data comes last: it is not repeated as that of a publication.
        title=typeset(f"Données carroyées à 200 m, Filosofi {vintage}"),
        producer="INSEE",
        dataset=f"Filosofi{vintage}_carreaux_200m",
        edition=str(vintage),
        licence="Licence Ouverte 2.0",
        note=typeset(
            "Ménages fiscaux ; ménages pauvres : niveau de vie sous 60 % de la médiane nationale. "
            "Sous 11 ménages, l’INSEE impute les valeurs d’un carreau, sauf son nombre d’habitants."
        ),
    )
