"""A plan from the rows of its table of actions."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from data.base.formats import counted
from data.base.problems import Where
from data.base.tables import split
from data.importers.formats import Town
from data.importers.tables.aimed import Aimed
from data.importers.tables.cleaning import key
from data.importers.tables.numbers import NotANumberError, Percents, percents
from data.importers.tables.parties import Parties
from data.importers.tables.rows import Findings, SheetRows, as_text
from data.importers.tables.sheets import Cell, Row
from data.importers.tables.unread import warn_of_unread
from data.importers.tables.values import CONFIDENCE_WORDS, NATURE_WORDS, STAGE_WORDS
from data.importers.tables.words import quoted
from data.mandate import tables
from data.mandate.drafts import (
    ActionDraft,
    ActionField,
    DeadlineDraft,
    Guess,
    HeadingDraft,
    PartyDraft,
    PlanDraft,
    ReportDraft,
    Sureness,
)
from data.mandate.vocabulary import ActionNature, PlanKind

FIELDS = {
    tables.CODE: "code",
    tables.TITLE: "title",
    tables.HEADING: "headings",
    tables.SCOPE: "scope",
    tables.NATURE: "nature",
    tables.PILOT: "parties",
    tables.SUPPORT: "parties",
    tables.PARTNERS: "parties",
    tables.DEADLINE: "deadline",
    tables.STAGE: "report",
    tables.WORDING: "wording",
    tables.PLACES: "places",
    tables.INDICATORS: "indicators",
}
"""The field of ``ActionDraft`` that each column speaks of."""

_LEVEL = "section"
_NO_DEADLINE = frozenset(map(key, ("sans", "Sans échéance", "Néant", "Aucune", "ND", "Non définie",
                                   "NC", "À définir", "Non fixée", "?")))  # fmt: skip
_LONGEST_TITLE = 1_000
_LONGEST_TEXT = 20_000
"""Characters; what is longer is a slip of the copy and paste."""


@dataclass
class PlanRows:
    """A plan as it is read, sheet after sheet; what is wrong goes to ``findings``."""

    town: Town
    findings: Findings
    actions: list[ActionDraft] = field(default_factory=list)
    headings: dict[str, HeadingDraft] = field(default_factory=dict)
    pilots: dict[tuple[str, int], tuple[PartyDraft, ...]] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    """How often each reason for reading less was met, by its sentence."""

    def __post_init__(self) -> None:
        """Know the town's delegations and indicators."""
        self.parties = Parties(self.town.delegations, self.town.value_choices, self.findings)
        self.aimed = Aimed(self.town.indicators)

    def read(self, sheets: Sequence[SheetRows]) -> PlanDraft:
        """Return the plan that all sheets make."""
        for one in sheets:
            warn_of_unread(one, (), {tables.OTHERS})
        for one in sheets:
            for text in (*one.sheet.warnings, *one.matching.doubts()):
                self.findings.warn(text, one.where())
            one.refuse_flaws()
            self._read_pilots(one)
        for one in sheets:
            scale = self._scale(one)
            for row in one.sheet.rows:
                self._read_row(one, row, scale)
        self._check_codes()
        self._number()
        for reason, count in self.skipped.items():
            self.findings.warn(reason.format(count), Where())
        return PlanDraft(
            kind=PlanKind.MANDATE_CONTRACT,
            title="",
            actions=tuple(self.actions),
            headings=tuple(self.headings.values()),
            delegations=tuple(self.parties.added),
            given=frozenset(
                FIELDS[match.column.name]
                for one in sheets
                for match in one.matching.settled
                if match.column.name in FIELDS
            ),
        )

    def _read_pilots(self, one: SheetRows) -> None:
        """Know all delegations that pilot before reading those that support."""
        for row in one.sheet.rows:
            if text := one.lines(row, tables.PILOT):
                where = one.where(row, tables.PILOT)
                self.pilots[one.sheet.name, row.line] = self.parties.pilots(text, where)

    def _scale(self, one: SheetRows) -> Percents:
        found = percents([self._progress_cell(one, row) for row in one.sheet.rows])
        if found.is_fraction:
            message = (
                "les avancements vont de 0 à 1 : ils sont lus comme des parts, 0,42 pour 42 %."
            )
            self.findings.warn(message, one.where(None, tables.PROGRESS))
        return found

    def _progress_cell(self, one: SheetRows, row: Row) -> Cell:
        if one.cell(row, tables.MILESTONES_DONE) is not None:
            return None
        return one.cell(row, tables.PROGRESS)

    def _read_row(self, one: SheetRows, row: Row, scale: Percents) -> None:
        title = one.text(row, tables.TITLE)
        if title is None:
            self._untitled(one, row)
            return
        nature = one.word(row, NATURE_WORDS)
        code = one.text(row, tables.CODE)
        wording = self._short(one, row, tables.WORDING, _LONGEST_TEXT)
        place = one.where(row)
        guesses = [
            Guess(missing, Sureness.LIKELY, "")
            for missing, is_missing in (
                (ActionField.CODE, code is None),
                (ActionField.NATURE, nature is None),
            )
            if is_missing
        ]
        self._short(one, row, tables.TITLE, _LONGEST_TITLE)
        action = ActionDraft(
            code=code or "",
            title=title,
            wording=wording or title,
            nature=nature or ActionNature.PROJECT,
            locator=f"{str(place)[:1].upper()}{str(place)[1:]}",
            origin="table",
            scope=one.text(row, tables.SCOPE) or "",
            headings=self._headings(one.lines(row, tables.HEADING)),
            parties=self._parties(one, row),
            deadline=self._deadline(one, row),
            places=split(one.lines(row, tables.PLACES) or ""),
            report=self._report(one, row, scale),
            indicators=self.aimed.read(one, row),
            guesses=tuple(guesses),
            where=place,
        )
        self.actions.append(replace(action, unsaid=_unsaid(one, row, action, self.aimed)))

    def _untitled(self, one: SheetRows, row: Row) -> None:
        """Leave out a row of totals or of section; refuse one that tells of an action."""
        if one.is_flawed(row, tables.TITLE):
            return
        told = (tables.CODE, tables.STAGE, tables.DEADLINE)
        if sum(one.cell(row, name) is not None for name in told) > 1:
            message = "cette ligne n’a pas de titre d’action. Écrivez-le, ou videz la ligne."
            self.findings.refuse(message, one.where(row, tables.TITLE))
        else:
            self._skip("lignes sans titre d’action, laissées de côté : {}.")

    def _skip(self, reason: str) -> None:
        self.skipped[reason] = self.skipped.get(reason, 0) + 1

    def _short(self, one: SheetRows, row: Row, name: str, most: int) -> str | None:
        text = one.text(row, name)
        if text and len(text) > most:
            message = (
                f"texte trop long, {counted(len(text), 'signe')} ; la limite est de "
                f"{counted(most, 'signe')}."
            )
            self.findings.refuse(message, one.where(row, name))
        return text

    def _headings(self, text: str | None) -> tuple[str, ...]:
        """Return the codes of headings named by their titles, adding those not met yet."""
        codes = []
        for title in split(text or ""):
            known = key(title) or title
            if known not in self.headings:
                code = f"R{len(self.headings) + 1}"
                self.headings[known] = HeadingDraft(code, _LEVEL, title)
            codes.append(self.headings[known].code)
        return tuple(dict.fromkeys(codes))

    def _parties(self, one: SheetRows, row: Row) -> tuple[PartyDraft, ...]:
        pilots = self.pilots.get((one.sheet.name, row.line), ())
        supports: tuple[PartyDraft, ...] = ()
        if text := one.lines(row, tables.SUPPORT):
            supports = self.parties.supports(text, one.where(row, tables.SUPPORT))
        partners = self.parties.partners(one.lines(row, tables.PARTNERS) or "")
        return (*pilots, *supports, *partners)

    def _deadline(self, one: SheetRows, row: Row) -> DeadlineDraft | None:
        if one.cell(row, tables.DATED_MILESTONE) is not None:
            self._skip("échéances qui sont celles d’un jalon, et ne sont pas relues : {}.")
            return None
        if key(one.text(row, tables.DEADLINE) or "") in _NO_DEADLINE:
            return None
        return one.deadline(row, tables.DEADLINE, self.town.ends_on)

    def _report(self, one: SheetRows, row: Row, scale: Percents) -> ReportDraft | None:
        stage = one.word(row, STAGE_WORDS)
        progress = self._progress(one, row, scale)
        confidence = one.word(row, CONFIDENCE_WORDS)
        effective = one.day(row, tables.UPDATED_ON)
        comment = self._short(one, row, tables.COMMENT, _LONGEST_TEXT)
        if stage is None:
            if progress is not None or confidence is not None:
                self._skip(
                    "lignes dont l’avancement ou la météo n’est pas lu, faute de statut : {}."
                )
            return None
        if effective and effective > self.town.today:
            message = f"« {one.text(row, tables.UPDATED_ON)} » est une date à venir."
            self.findings.warn(message, one.where(row, tables.UPDATED_ON), like="future")
        return ReportDraft(stage, effective, progress, confidence, comment)

    def _progress(self, one: SheetRows, row: Row, scale: Percents) -> int | None:
        if one.cell(row, tables.MILESTONES_DONE) is not None:
            if one.cell(row, tables.PROGRESS) is not None:
                self._skip("avancements calculés sur les jalons, qui ne sont pas relus : {}.")
            return None
        cell, where = one.cell(row, tables.PROGRESS), one.where(row, tables.PROGRESS)
        if cell is None or (isinstance(cell, str) and STAGE_WORDS.is_silent(cell)):
            return None
        written = quoted(as_text(cell))
        try:
            value = scale.read(cell)
        except NotANumberError:
            message = f"« {written} » n’est pas un pourcentage ; attendu : un nombre de 0 à 100."
            self.findings.refuse(message, where)
            return None
        if scale.is_doubtful(cell):
            message = (
                f"« {written} » est-il une part ou un pourcentage ? La colonne mêle les deux. "
                "Écrivez tous les avancements de 0 à 100."
            )
            self.findings.refuse(message, where)
        elif not 0 <= value <= 100:
            message = f"« {written} » est hors des limites ; attendu : de 0 à 100 %."
            self.findings.refuse(message, where)
        # A half goes up, as people round.
        return int(value + 0.5)

    def _check_codes(self) -> None:
        """Refuse the codes that come twice, on each of their lines."""
        lines: dict[tuple[str, str], list[ActionDraft]] = {}
        for action in self.actions:
            if action.code:
                lines.setdefault((action.scope, action.code), []).append(action)
        for (_, code), twins in lines.items():
            for action in twins if len(twins) > 1 else ():
                others = ", ".join(
                    _place(one.where, action.where) for one in twins[:6] if one is not action
                )
                self.findings.refuse(
                    f"le code « {quoted(code)} » sert à plusieurs actions (aussi {others}). "
                    "Donnez à chacune le sien.",
                    action.where,
                )

    def _number(self) -> None:
        """Give a code to the actions that have none."""
        taken = {action.code for action in self.actions}
        count = 0
        for rank, action in enumerate(self.actions):
            if action.code:
                continue
            count += 1
            code, attempt = f"A{rank + 1}", 2
            while code in taken:
                code, attempt = f"A{rank + 1}-{attempt}", attempt + 1
            taken.add(code)
            self.actions[rank] = replace(action, code=code)
        if count:
            message = (
                f"{counted(count, 'action')} sans code : reconnues à leur titre, elles reçoivent "
                "un numéro si elles sont nouvelles."
            )
            self.findings.warn(message, Where())


def _place(where: Where, seen_from: Where) -> str:
    same = where.sheet == seen_from.sheet
    return str(replace(where, sheet=None) if same else where)


def _unsaid(one: SheetRows, row: Row, action: ActionDraft, aimed: Aimed) -> frozenset[str]:
    """Return the fields that have a column and nothing in this row."""
    said = {
        "code": bool(action.code),
        "headings": bool(action.headings),
        "scope": bool(action.scope),
        "nature": one.cell(row, tables.NATURE) is not None,
        "parties": bool(action.parties),
        "deadline": action.deadline is not None,
        "report": action.report is not None,
        "wording": one.cell(row, tables.WORDING) is not None,
        "places": bool(action.places),
        "indicators": bool(action.indicators) and not aimed.is_doubtful(one, row),
    }
    given = {FIELDS[name] for name in FIELDS if one.has(name)}
    return frozenset(name for name, is_said in said.items() if name in given and not is_said)
