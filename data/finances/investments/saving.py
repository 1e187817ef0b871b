"""Saving an operation typed on screen: one door, signed, with its reason, all or nothing."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from data.base.database import reading
from data.base.desk import desk_work
from data.base.formats import long_date
from data.base.models import Organisation
from data.base.views import Scope
from data.finances.investments.errors import (
    OperationChangedError,
    RefusedOperationError,
    UnknownOperationError,
)
from data.finances.investments.reading import operation_history, read_operations
from data.finances.investments.rules import operation_key
from data.finances.investments.typed import (
    LONGEST_CODE,
    LONGEST_REASON,
    LONGEST_TITLE,
    OperationEdit,
    ProgrammeValues,
)
from data.finances.investments.views import Operation
from data.finances.models import (
    InvestmentOperation,
    InvestmentProgramme,
    OperationAction,
    OperationTerritory,
    OperationYear,
)
from data.finances.queries import list_budgets
from data.mandate.contract.programme.rules import in_cents

_NO_REASON = "Dites pourquoi : le motif reste dans l’historique, avec votre signature."


def save_operation(scope: Scope, edit: OperationEdit, *, reason: str, author: str = "") -> None:
    """Save an operation, its programme, its years and its links.

    Raises:
        RefusedOperationError: something is missing, too long, or taken already.
        OperationChangedError: somebody else changed it meanwhile; says who, when and what.
    """
    _check(edit, reason)
    try:
        with desk_work(reason=reason.strip(), author=author) as session:
            held = _held(session, scope, edit)
            _refuse_taken(session, scope, edit)
            _write(session, scope, edit, held)
            session.flush()
    except (IntegrityError, StaleDataError) as error:
        # On a base that lets two people write at once, the second learns it here.
        with reading() as session:
            _held(session, scope, edit)
            _refuse_taken(session, scope, edit)
        raise OperationChangedError(
            "Rien n’a été enregistré : quelqu’un écrivait la même opération. Recommencez."
        ) from error


def _check(edit: OperationEdit, reason: str) -> None:
    texts = (
        ("le numéro de l’opération", edit.code, LONGEST_CODE),
        ("l’intitulé de l’opération", edit.title, LONGEST_TITLE),
        ("le code du programme", edit.programme.code, LONGEST_CODE),
        ("l’intitulé du programme", edit.programme.title, LONGEST_TITLE),
    )
    for name, text, most in texts:
        if not text.strip():
            raise RefusedOperationError(f"Rien n’a été enregistré : {name} est vide.")
        if len(text) > most:
            raise RefusedOperationError(f"Rien n’a été enregistré : {name} dépasse {most} signes.")
    if not reason.strip():
        raise RefusedOperationError(_NO_REASON)
    if len(reason) > LONGEST_REASON:
        raise RefusedOperationError(f"Motif trop long : {LONGEST_REASON} signes au plus.")


def _held(session: Session, scope: Scope, edit: OperationEdit) -> Operation | None:
    """Return the operation as the base holds it, the same as the officer saw it."""
    if edit.id is None:
        return None
    found = next(
        (one for one in read_operations(session, scope.organisation) if one.id == edit.id), None
    )
    if found is None:
        raise UnknownOperationError(edit.code)
    if found.stamp != edit.seen:
        others = (
            one for one in operation_history(session, found) if not one.what.startswith("programme")
        )
        last = next(others, None)
        said = (
            f" : {last.what}, par {last.author} le {long_date(last.recorded_at.date())}"
            if last
            else ""
        )
        raise OperationChangedError(
            "Rien n’a été enregistré : quelqu’un a changé cette opération pendant votre saisie"
            f"{said}. Votre saisie est gardée ; rouvrez l’opération pour voir ce qu’elle est."
        )
    return found


def _refuse_taken(session: Session, scope: Scope, edit: OperationEdit) -> None:
    for one in read_operations(session, scope.organisation):
        if one.id != edit.id and operation_key(one.code) == operation_key(edit.code):
            raise RefusedOperationError(
                f"Rien n’a été enregistré : le numéro « {one.code} » est celui de l’opération "
                f"« {one.title} » (programme {one.programme.code})."
            )


def _write(session: Session, scope: Scope, edit: OperationEdit, held: Operation | None) -> None:
    programme = _programme(session, scope, edit.programme)
    budgets = {one.code: one.id for one in list_budgets(session, scope.organisation)}
    row = session.get(InvestmentOperation, held.id) if held else None
    if row is None:
        row = InvestmentOperation(
            programme_id=programme.id or 0,
            code=edit.code.strip(),
            order=len(read_operations(session, scope.organisation)) + 1,
            title=edit.title.strip(),
        )
    row.programme_id = programme.id or 0
    row.code, row.title = edit.code.strip(), edit.title.strip()
    row.budget_id = budgets.get(edit.budget)
    session.add(row)
    session.flush()
    key = row.id or 0
    _write_years(session, key, edit)
    _write_links(session, key, edit)


def _programme(session: Session, scope: Scope, values: ProgrammeValues) -> InvestmentProgramme:
    """Return the programme of this code, as typed, added when the town has none."""
    town = session.exec(select(Organisation).where(Organisation.code == scope.organisation)).one()
    rows = session.exec(
        select(InvestmentProgramme).where(InvestmentProgramme.organisation_id == town.id)
    ).all()
    code = values.code.strip()
    row = next((one for one in rows if one.code.casefold() == code.casefold()), None)
    if row is None:
        row = InvestmentProgramme(
            organisation_id=town.id or 0,
            code=code,
            order=max((one.order for one in rows), default=0) + 1,
            title=values.title.strip(),
        )
    else:
        _refuse_changed(row, values)
    row.title = values.title.strip()
    row.authorised_eur = in_cents(values.authorised_eur)
    row.authorised_on = values.authorised_on
    session.add(row)
    session.flush()
    return row


def _refuse_changed(row: InvestmentProgramme, values: ProgrammeValues) -> None:
    """Refuse to write over what somebody else made of the programme since it was seen."""
    typed = (values.title.strip(), in_cents(values.authorised_eur), values.authorised_on)
    if row.version == values.version or typed == (
        row.title,
        row.authorised_eur,
        row.authorised_on,
    ):
        return
    if values.version == 0:
        raise RefusedOperationError(
            f"Rien n’a été enregistré : le code « {row.code} » est celui du programme "
            f"« {row.title} » ; choisissez-le dans la liste."
        )
    raise OperationChangedError(
        f"Rien n’a été enregistré : quelqu’un a changé le programme {row.code} (intitulé ou AP) "
        "pendant votre saisie. Votre saisie est gardée ; rouvrez l’opération pour voir ce qu’il "
        "est."
    )


def _write_years(session: Session, operation_id: int, edit: OperationEdit) -> None:
    rows = session.exec(select(OperationYear).where(OperationYear.operation_id == operation_id))
    held = {row.year: row for row in rows}
    for year, amounts in edit.years:
        if all(euros is None for _, euros in amounts):
            continue
        row = held.pop(year, None) or OperationYear(operation_id=operation_id, year=year)
        for measure, euros in amounts:
            setattr(row, f"{measure.value}_eur", in_cents(euros))
        session.add(row)
    for row in held.values():
        session.delete(row)


def _write_links(session: Session, operation_id: int, edit: OperationEdit) -> None:
    paid = session.exec(select(OperationAction).where(OperationAction.operation_id == operation_id))
    actions = {row.action_id: row for row in paid}
    placed = session.exec(
        select(OperationTerritory).where(OperationTerritory.operation_id == operation_id)
    )
    places = {row.territory_id: row for row in placed}
    for key in set(edit.actions) - set(actions):
        session.add(OperationAction(operation_id=operation_id, action_id=key))
    for key in set(edit.territories) - set(places):
        session.add(OperationTerritory(operation_id=operation_id, territory_id=key))
    for key in set(actions) - set(edit.actions):
        session.delete(actions[key])
    for key in set(places) - set(edit.territories):
        session.delete(places[key])
