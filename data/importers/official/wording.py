"""What a reading says in French: what was kept, what was left out, why a file is refused."""

from collections.abc import Mapping, Sequence

from data.base.formats import counted, listed, typeset
from data.base.problems import NOWHERE, Problem, RefusedFileError, Where
from data.importers.official.harvest import Harvest
from data.importers.official.layouts import Layout
from data.importers.official.matching import Match, Nearest
from data.importers.official.numbers import shown
from data.importers.official.tables import OfficialTable
from data.territories.elision import named
from data.territories.surroundings import Surroundings
from data.territories.vocabulary import LinkKind, TerritoryKind

_MOST_QUOTED = 8
_FEW_COLUMNS = 5
_QUARTERS = frozenset({TerritoryKind.QPV_2015, TerritoryKind.QPV_2024})
_NATIONAL = {
    TerritoryKind.NATIONAL_QPV: "l’ensemble des quartiers prioritaires de France",
    TerritoryKind.COUNTRY: "la France entière",
}
_SPOKEN = {
    "qpv_2015": "de quartiers prioritaires de 2015 (codes QP…)",
    "qpv_2024": "de quartiers prioritaires de 2024 (codes QN…)",
    "commune": "de communes, d’agglomérations ou de départements",
    "school": "d’établissements scolaires",
}


def warning(message: str, where: Where = NOWHERE) -> Problem:
    """Return a warning whose signs stay on the line of the word they go with."""
    return Problem(typeset(message), where)


def kept(harvest: Harvest, around: Surroundings | None) -> str:
    """Say what was kept of a file; nothing without a town, which keeps it all."""
    if around is None:
        return ""
    kinds = [one.kind for one in harvest.territories.values()]
    communes = kinds.count(TerritoryKind.COMMUNE)
    parts = _quarters(harvest, around)
    if communes:
        whole = len(around.communes)
        of_all = f"{communes} des {whole} communes" if communes < whole else ""
        parts.append(f"{of_all or _all('commune', communes)} {around.of_grounds}")
    if TerritoryKind.EPCI in kinds:
        parts.append("l’agglomération" if communes else named(around.epci_name))
    if TerritoryKind.DEPARTEMENT in kinds:
        parts.append(f"le département ({around.departement_name})")
    parts += [said for kind, said in _NATIONAL.items() if kind in kinds]
    if harvest.places:
        schools = _all("établissement", len(harvest.places))
        parts.append(f"{schools} des communes {around.of_grounds}")
    return typeset(f"Gardés : {listed(parts)}.") if parts else ""


def _quarters(harvest: Harvest, around: Surroundings) -> list[str]:
    """Say how many quarters were kept, and how many of them are the town's, when that is known."""
    codes = {one.code for one in harvest.territories.values() if one.kind in _QUARTERS}
    if not codes:
        return []
    said = _all("quartier prioritaire", len(codes), "quartiers prioritaires")
    where = f" du département ({around.departement_name})" if around.departement_name else ""
    near = {
        territory
        for territory, kind, other in harvest.links
        if kind is LinkKind.OVERLAPS and other in around.communes
    }
    own = len(codes & (around.quarters | near))
    mine = f", dont {own} {around.of_grounds}" if own else ""
    return [f"{said}{where}{mine}"]


def _all(singular: str, count: int, plural: str | None = None) -> str:
    return f"les {counted(count, singular, plural)}" if count > 1 else f"1 {singular}"


def warnings(
    harvest: Harvest, found: Sequence[Match], left: Sequence[OfficialTable]
) -> tuple[Problem, ...]:
    """Return what a reader of the file must know: the unknown, the merged, the unreadable."""
    made = [_unknown_columns(one) for one in found]
    made += [_missing_columns(one) for one in found]
    made += [
        _unknown_categories(harvest),
        _former(harvest),
        _renamed(harvest),
        _unreadable(harvest),
        _left_tables(left),
    ]
    return tuple(one for one in made if one is not None)


def _quoted(words: Sequence[str]) -> str:
    first = ", ".join(words[:_MOST_QUOTED])
    return f"{first}, …" if len(words) > _MOST_QUOTED else first


def _unknown_columns(match: Match) -> Problem | None:
    if not match.unknown:
        return None
    columns = counted(len(match.unknown), "colonne inconnue", "colonnes inconnues")
    several = len(match.unknown) > 1
    return warning(
        f"{columns} de cette version : {_quoted(match.unknown)} ; "
        f"{'elles ne sont pas reprises' if several else 'elle n’est pas reprise'}.",
        Where(match.table.sheet, match.table.line),
    )


def _missing_columns(match: Match) -> Problem | None:
    """Tell which columns are gone; where nobody knows which ones vary, the loss of most of them."""
    layout = match.layout
    if match.measure is not None or len(layout.columns) < _FEW_COLUMNS:
        return None
    there = {one.column.names for one in match.columns}
    gone = [one.names[0] for one in layout.columns if one.names not in there]
    if len(gone) * 2 <= len(layout.columns):
        known = layout.sometimes
        gone = [] if known is None else [one for one in gone if one not in known]
    if not gone:
        return None
    return warning(
        f"{counted(len(gone), 'colonne attendue manque', 'colonnes attendues manquent')} : "
        f"{_quoted(gone)}. Le reste est repris ; vérifiez que le fichier est complet.",
        Where(match.table.sheet, match.table.line),
    )


def _unknown_categories(harvest: Harvest) -> Problem | None:
    words = list(harvest.categories)
    if not words:
        return None
    count = counted(len(words), "catégorie inconnue", "catégories inconnues")
    verb = "n’est pas reprise" if len(words) == 1 else "ne sont pas reprises"
    return warning(f"{count} de cette version : {_quoted(words)} ; {verb}.")


def _former(harvest: Harvest) -> Problem | None:
    codes = [f"{code} {name}".strip() for code, name in harvest.former.items()]
    if not codes:
        return None
    count = counted(len(codes), "ancienne commune", "anciennes communes")
    return warning(
        f"Laissé de côté : {count}, à présent dans une autre "
        f"({_quoted(codes)}). Des médianes et des taux d’avant une fusion ne s’additionnent pas."
    )


def _renamed(harvest: Harvest) -> Problem | None:
    codes = [f"{code} y est « {name} »" for code, name in harvest.renamed.items()]
    if not codes:
        return None
    return warning(
        f"Le fichier date d’avant une fusion de communes : {_quoted(codes)}. Ces valeurs portent "
        "sur un territoire plus petit que la commune actuelle : elles sont notées « sans objet »."
    )


def _unreadable(harvest: Harvest) -> Problem | None:
    if not harvest.unreadable:
        return None
    lines = counted(len(harvest.unreadable), "ligne")
    is_one = len(harvest.unreadable) == 1
    verb = "est laissée de côté" if is_one else "sont laissées de côté, à partir de celle-ci"
    return warning(
        f"{lines} sans code officiel reconnu {verb}.",
        harvest.unreadable[0],
    )


def _left_tables(left: Sequence[OfficialTable]) -> Problem | None:
    names = sorted({one.name for one in left})
    if not names:
        return None
    count = counted(len(names), "autre tableau", "autres tableaux")
    verb = "n’est pas repris" if len(names) == 1 else "ne sont pas repris"
    return warning(f"{count} du fichier : {_quoted(names)} ; {verb}.")


def unsure_years(
    columns: Mapping[str, int | None], edition: int | None, where: Where
) -> list[Problem]:
    """Warn of the figures whose year is deduced from the edition, and of those without a year."""
    by_year: dict[int | None, list[str]] = {}
    for heading, year in columns.items():
        by_year.setdefault(year, []).append(heading)
    return [
        warning(_unsure_year(headings, year, edition), where) for year, headings in by_year.items()
    ]


def _unsure_year(headings: Sequence[str], year: int | None, edition: int | None) -> str:
    whose = f"{counted(len(headings), 'colonne', 'colonnes')} ({_quoted(headings)})"
    if year is None:
        return (
            f"l’édition {edition} ne dit pas de quelle année sont les chiffres de {whose} : "
            "l’année reste vide."
        )
    return (
        f"les chiffres de {whose} sont datés de {year}, année déduite de l’édition {edition} : "
        "vérifiez-la auprès du producteur."
    )


def not_this_format(file_name: str, closest: Nearest | None) -> RefusedFileError:
    """Return the error of a file that is in no known layout: what the closest one expects."""
    if closest is None:
        said = "aucun tableau n’a été trouvé dans le fichier."
        where = NOWHERE
    else:
        dataset = closest.layout.dataset.replace("{edition}", "AAAA")
        where = Where(closest.table.sheet, closest.table.line)
        said = f"ce n’est aucun tableau connu ; le plus proche est « {dataset} »"
        if closest.missing:
            wanted = [
                one.replace("{yyyy}", "AAAA").replace("{yy}", "AA") for one in closest.missing
            ]
            wanted = [one.replace("{ed}", "AA") for one in wanted]
            read = _quoted([one for one in closest.table.headings if one])
            said += f", où sont attendues les colonnes {_quoted(wanted)} (lu : {read})."
        else:
            said += (
                f", mais ses lignes parlent {_SPOKEN[closest.layout.subject]} "
                f"(lu : « {shown(closest.code)} »), ou c’est un autre découpage."
            )
    message = f"{said} Reprenez le fichier du portail tel quel, ou choisissez un autre format."
    return RefusedFileError(file_name, [warning(message, where)])


def nothing_of_ours(file_name: str, harvest: Harvest, layout: Layout) -> RefusedFileError:
    """Return the error of a file that says nothing of the town or of its comparators."""
    around = harvest.around
    if around is None or not harvest.outside:
        message = (
            "aucune ligne à reprendre : attendu, un code officiel par ligne, et le fichier doit "
            f"parler {_SPOKEN[layout.subject]}. Reprenez le fichier du portail."
        )
        return RefusedFileError(file_name, [warning(message)])
    whose = around.grounds_name
    if layout.subject.startswith("qpv"):
        whose = f"le département ({around.departement_name or 'non renseigné'})"
    message = (
        f"le fichier parle {_SPOKEN[layout.subject]} (par exemple « {harvest.outside} »), mais "
        f"rien n’y concerne {whose}. Choisissez le fichier de votre territoire, ou le fichier "
        "national."
    )
    return RefusedFileError(file_name, [warning(message)])


def refused_shape(file_name: str, layout: Layout) -> RefusedFileError:
    """Return the error of a file whose shape is known, and known not to be read."""
    return RefusedFileError(file_name, [warning(layout.refusal or "")])
