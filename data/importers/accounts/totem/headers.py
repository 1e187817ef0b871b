"""What an act says of itself: whose it is, of which budget, which stage, which year, which day."""

from dataclasses import dataclass
from datetime import date

from data.base.problems import NOWHERE, RefusedFileError, Where
from data.finances.drafts import AccountSetDraft, BudgetDraft
from data.finances.vocabulary import AccountOrigin, AccountStage, BudgetKind
from data.importers.accounts.amounts import NotAnAmountError, figure, year
from data.importers.accounts.rows import one_line, shown
from data.importers.accounts.totem.streaming import Element
from data.importers.accounts.totem.values import day, is_true, refuse, where
from data.importers.formats import Town
from data.importers.tables.messages import refused
from data.importers.tables.rows import Findings
from data.territories.surroundings import Surroundings

_STAGES = {
    "01": AccountStage.BP,
    "02": AccountStage.DM,
    "03": AccountStage.BS,
    "09": AccountStage.CA,
    "10": AccountStage.CFU,
}
_KINDS = {"P": BudgetKind.PRINCIPAL, "A": BudgetKind.ANNEX}
_ATTACHED_BODY = "26"
"""What the SIREN of a CCAS or of a « caisse des écoles » begins with."""
_ATTACHED_NOMENCLATURES = ("CCAS", "CDE")
_SIRET_LENGTH = 14
_SIREN_LENGTH = 9
_MOST_INHABITANTS = 10_000_000
_EMPTY = Element("", 0, {}, {})


@dataclass
class Headers:
    """The headers of an act, as they come: the document's, the budget's, its block, its figures."""

    document: Element = _EMPTY
    budget: Element = _EMPTY
    block: Element = _EMPTY
    figures: Element = _EMPTY

    @property
    def body(self) -> str:
        """Name of the body that the act is of."""
        name = self.document.text("LibelleColl") or self.budget.text("LibelleEtab")
        return shown(name) or "une collectivité sans nom"

    @property
    def stage(self) -> AccountStage | None:
        """Which act it is; missing when its code is unknown."""
        return _STAGES.get(self.block.text("NatDec").zfill(2))


def check_town(headers: Headers, town: Surroundings | None, file_name: str) -> None:
    """Refuse the act of another body; those of the town's attached bodies (CCAS) are its own.

    Raises:
        RefusedFileError: the act is another's.
    """
    if town is None:
        return
    code = headers.budget.text("CodInseeColl").upper()
    siren = headers.document.text("IdColl")[:_SIREN_LENGTH]
    own = headers.budget.text("IdEtab")[:_SIREN_LENGTH]
    if town.siren and town.siren in (siren, own):
        return
    is_attached = not siren or town.siren is None or siren.startswith(_ATTACHED_BODY)
    if code == town.commune and is_attached:
        return
    raise _not_yours(headers, town, code, siren, file_name)


def _not_yours(
    headers: Headers, town: Surroundings, code: str, siren: str, file_name: str
) -> RefusedFileError:
    known_by = shown(code) if code and code != town.commune else f"SIREN {shown(siren)}"
    message = (
        f"ce compte est celui de {headers.body} ({known_by}) ; la commune de cette base est "
        f"{town.name} ({town.commune})."
    )
    return refused(file_name, message, _place(headers.budget))


def _place(element: Element) -> Where:
    return Where(line=element.line) if element.line else NOWHERE


def account_set(headers: Headers, town: Town, findings: Findings) -> AccountSetDraft | None:
    """Return an act without its lines; nothing when what says which act it is must be mended."""
    block = headers.block
    stage, kind, exercise = headers.stage, _kind(headers, town), _year(block, town)
    if stage is None:
        expected = "01 (BP), 02 (DM), 03 (BS), 09 (CA) ou 10 (CFU)"
        refuse(findings, block, "NatDec", expected)
    if kind is None:
        refuse(findings, block, "CodTypBud", "P (budget principal) ou A (budget annexe)")
    if exercise is None:
        refuse(findings, block, "Exer", f"l’exercice, jusqu’à {town.today.year + 1}")
    known_on = _known_on(headers, town, findings)
    if stage is None or kind is None or exercise is None or known_on is None:
        return None
    return AccountSetDraft(
        budget=_budget(headers, kind),
        year=exercise,
        stage=stage,
        origin=AccountOrigin.TOTEM,
        known_on=known_on,
        number=_number(block, stage, findings),
        is_provisional=is_true(block, "ProjetBudget"),
        population=_population(headers.figures),
        where=_place(block),
    )


def _kind(headers: Headers, town: Town) -> BudgetKind | None:
    """Tell a budget of the town; the principal one of an attached body is an annexe for it."""
    kind = _KINDS.get(headers.block.text("CodTypBud").upper())
    own = headers.budget.text("IdEtab") or headers.document.text("IdColl")
    nomenclature = headers.budget.text("Nomenclature").upper()
    is_attached = own.startswith(_ATTACHED_BODY) or any(
        word in nomenclature for word in _ATTACHED_NOMENCLATURES
    )
    return BudgetKind.ANNEX if kind is BudgetKind.PRINCIPAL and is_attached else kind


def _year(block: Element, town: Town) -> int | None:
    try:
        return year(block.text("Exer"), town.today.year + 1)
    except NotAnAmountError:
        return None


def _known_on(headers: Headers, town: Town, findings: Findings) -> date | None:
    """Return the day of the vote; that of the document for an act that does not say it."""
    block, document = headers.block, headers.document
    voted = day(block, "DteDec") or day(block, "DteDecEx")
    found = voted or day(document, "DteStr")
    if found is None:
        refuse(findings, block, "DteDec", "le jour du vote, par exemple 2026-03-30")
        return None
    if voted is None:
        message = f"le jour du vote manque : celui du document ({found:%d/%m/%Y}) est retenu."
        findings.warn(message, where(block, "DteDec"))
    if found > town.today:
        message = f"le vote y est daté du {found:%d/%m/%Y}, dans le futur : aujourd’hui est retenu."
        findings.warn(message, where(block, "DteDec"))
    return min(found, town.today)


def _number(block: Element, stage: AccountStage, findings: Findings) -> int:
    text = block.text("NumDec")
    if text.isdecimal() and len(text) <= 3:
        return int(text)
    if stage is AccountStage.DM:
        message = (
            "le numéro de cette décision modificative manque : elle est tenue pour la seule de "
            "l’exercice. Une autre sans numéro la remplacera."
        )
        findings.warn(message, where(block, "NumDec"))
    return 0


def _budget(headers: Headers, kind: BudgetKind) -> BudgetDraft:
    """Return the budget; an annexe that bears the town's own SIRET is known by its title."""
    title = one_line(headers.budget.text("LibelleEtab")) or headers.body
    siret = headers.budget.text("IdEtab")
    is_siret = siret.isdecimal() and len(siret) == _SIRET_LENGTH
    is_shared = kind is BudgetKind.ANNEX and siret in (
        headers.block.text("IdEtabPal"),
        headers.document.text("IdColl") if headers.block.text("CodTypBud") == "A" else "",
    )
    nomenclature = headers.budget.text("Nomenclature").split("-")[0].split("_")[0]
    return BudgetDraft(
        title, kind, one_line(nomenclature), siret if is_siret and not is_shared else None
    )


def _population(figures: Element) -> int | None:
    found = figure(figures.coded.get("PopTot", ""))
    is_count = found is not None and 0 <= found < _MOST_INHABITANTS and found == int(found)
    return int(found) if found is not None and is_count else None
