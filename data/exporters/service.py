"""What leaves the base as a file that an import reads back unchanged."""

from datetime import date
from pathlib import Path

from data.base.service import base_view, today
from data.base.views import Scope
from data.exporters.spreadsheets import (
    actions_table,
    export_actions,
    export_indicators,
    export_investments,
    export_programme,
    values_table,
)
from data.exporters.texts import as_csv
from data.finances.investments.cells import flat_table, workbook_tables
from data.finances.investments.errors import NoInvestmentsError
from data.finances.investments.service import held_operations
from data.indicators.service import known_figures, known_targets
from data.mandate.contract.programme.cells import lines_table
from data.mandate.contract.programme.errors import NoProgrammeError
from data.mandate.contract.programme.service import programme_view
from data.mandate.errors import UnknownPlanError
from data.mandate.service import actions_view, plan_lines
from data.mandate.views import ActionFilters
from data.overview.service import EmptyBaseError


def export_content(
    kind: str, content: str, path: Path, plan: str | None = None, on: date | None = None
) -> None:
    """Write actions, indicators or the programme of the contrat de ville, as known on a day.

    Args:
        kind: ``xlsx`` or ``csv``.
        content: ``actions``, ``indicateurs``, ``programmation`` or ``ppi``, which have every year.
        path: the file to write.
        plan: code of the plan; the first one unless told.
        on: the day looked at; the base's own default, else today.

    Raises:
        EmptyBaseError: the base holds no organisation.
        UnknownPlanError: it has no such plan.
        NoProgrammeError: it has no contrat de ville.
        NoInvestmentsError: it has no PPI.
    """
    base = base_view()
    if base.organisation is None:
        raise EmptyBaseError
    codes = [line.code for line in plan_lines(base.organisation)]
    chosen = plan or codes[0]
    if chosen not in codes:
        raise UnknownPlanError(chosen)
    scope = Scope(base.organisation, chosen, on or base.default_on or today())
    if content == "actions":
        states = actions_view(scope, ActionFilters()).actions
        if kind == "csv":
            path.write_bytes(as_csv(actions_table(states)))
        else:
            export_actions(states, path)
        return
    if content == "programmation":
        _export_programme(kind, path, scope)
        return
    if content == "ppi":
        _export_investments(kind, path, scope)
        return
    catalogue, readings = known_figures(scope)
    if kind == "csv":
        path.write_bytes(as_csv(values_table(catalogue, readings)))
    else:
        export_indicators(catalogue, readings, path, *known_targets(scope))


def _export_investments(kind: str, path: Path, scope: Scope) -> None:
    operations, sources = held_operations(scope)
    if not operations:
        raise NoInvestmentsError
    if kind == "csv":
        path.write_bytes(as_csv(flat_table(operations, sources)))
    else:
        export_investments(workbook_tables(operations, sources), path)


def _export_programme(kind: str, path: Path, scope: Scope) -> None:
    view = programme_view(scope)
    if view is None:
        raise NoProgrammeError("La collectivité n’a pas de contrat de ville : rien à sortir.")
    table = lines_table(view.lines, view.objectives, view.quarters)
    if kind == "csv":
        path.write_bytes(as_csv(table))
    else:
        export_programme(table, path)
