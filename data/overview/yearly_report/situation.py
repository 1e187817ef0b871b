"""How the quarters stand and whether their gaps close, each figure with its reference."""

from collections import Counter

from data.base.formats import counted, listed, typeset
from data.indicators import words as figures
from data.indicators.gap_analysis import words as gap_words
from data.indicators.knowledge import HEADLINES
from data.indicators.views import GapVerdict, Reading
from data.overview.yearly_report import words
from data.overview.yearly_report.facts import Facts, TracedGap
from data.overview.yearly_report.references import References
from data.overview.yearly_report.views import (
    Block,
    Paragraph,
    ReportTable,
    Run,
    Section,
    ToWrite,
    Unmeasurable,
)
from data.territories.views import Quarter

_OPENING = 3
"""Pieces of the sentence before the first verdict."""

_TOLD = {
    GapVerdict.CLOSING: "en réduction",
    GapVerdict.WIDENING: "en hausse",
    GapVerdict.INDISTINCT: "sans évolution distinguable",
    GapVerdict.NOT_MEASURABLE: "dont l’évolution n’est pas encore mesurable",
}
_MEASURED = (GapVerdict.CLOSING, GapVerdict.WIDENING, GapVerdict.INDISTINCT)


def situation(facts: Facts, cited: References) -> list[Section]:
    """Return the part on the situation, then a sub-part a quarter."""
    opening: list[Block] = [answer(facts, cited), _key_figures(facts, cited)]
    opening.append(
        ToWrite("l’analyse de l’année : faits marquants, événements locaux, lecture des écarts.")
    )
    parts = [
        Section(
            "situation",
            "Évolution de la situation dans les quartiers prioritaires",
            tuple(opening),
            asked_by=words.asked("situation"),
        )
    ]
    return parts + [_quarter(facts, one, cited) for one in facts.quarters]


def answer(facts: Facts, cited: References) -> Paragraph:
    """Say how many gaps move, and how many cannot be told yet."""
    cells = [one.cell for some in facts.gaps.values() for one in some if one.cell.year is not None]
    if not cells:
        return Paragraph((words.NO_GAP,))
    simulated = any(one.is_simulated for one in cells)

    def told(text: str) -> Run:
        return cited.count(text, words.COMPUTED, year=str(facts.year), is_simulated=simulated)

    counts = Counter(cell.verdict for cell in cells)
    runs: list[Run] = [
        f"Depuis {facts.since}, sur ",
        told(counted(len(cells), "écart connu", "écarts connus")),
        " entre les quartiers et leurs communes",
    ]
    for verdict, text in _TOLD.items():
        if counts[verdict]:
            runs += [
                " : " if len(runs) == _OPENING else " ; ",
                told(str(counts[verdict])),
                f" {text}",
            ]
    return Paragraph((*runs, "."))


def _key_figures(facts: Facts, cited: References) -> ReportTable:
    """Return the newest value of the headline indicators, a quarter a row."""
    known = facts.known
    lines = [known.catalogue[code] for code in HEADLINES if code in known.catalogue]
    rows: list[tuple[Run, ...]] = []
    for quarter in facts.quarters:
        row: list[Run] = [quarter.name]
        for line in lines:
            reading = known.latest(line.code, quarter)
            row.append(
                cited.figure(_dated(figures.reading_text(reading, line), reading), reading)
                if reading is not None
                else figures.NO_READING
            )
        rows.append(tuple(row))
    return ReportTable(
        "Chiffres clés des quartiers, dernière année connue",
        ("Quartier", *(line.title for line in lines)),
        tuple(rows),
        f"Un quartier par ligne, {counted(len(lines), 'indicateur')} par colonne.",
    )


def _dated(text: str, reading: Reading | None) -> str:
    year = f" ({reading.data_year})" if reading and reading.data_year else ""
    return f"{text}{year}"


def _quarter(facts: Facts, quarter: Quarter, cited: References) -> Section:
    blocks = measures(facts, quarter, cited)
    if remarks := _remarks(quarter, facts, cited):
        blocks.append(remarks)
    blocks.append(ToWrite(f"ce que ces chiffres disent de {quarter.name}."))
    return Section(f"quartier-{quarter.code}", quarter.name, tuple(blocks), level=2)


def measures(facts: Facts, quarter: Quarter, cited: References) -> list[Block]:
    """Return the gaps of a quarter, then what nothing measures."""
    traced = facts.gaps.get(quarter.code, ())
    shown = [one for one in traced if one.cell.year is not None]
    blocks: list[Block] = [_gap_table(quarter, shown, cited)] if shown else []
    return [*blocks, *(Unmeasurable(text) for text in _unmeasurable(facts, traced))]


def _gap_table(quarter: Quarter, shown: list[TracedGap], cited: References) -> ReportTable:
    rows: list[tuple[Run, ...]] = []
    for one in shown:
        cell, line = one.cell, one.gaps.indicator
        own, other = _readings(one)
        rows.append(
            (
                line.title,
                cited.figure(_dated(figures.reading_text(own, line), own), own),
                cited.figure(
                    f"{cell.column.comparator_name} : {figures.reading_text(other, line)}", other
                ),
                cited.figure(cell.text, own, other),
                gap_words.VERDICTS[cell.verdict],
            )
        )
    return ReportTable(
        f"Écarts de {quarter.name}",
        ("Indicateur", "Quartier", "Comparé à", "Écart", "Depuis le contrat, l’écart…"),
        tuple(rows),
        f"{counted(len(rows), 'écart')} : valeur du quartier, valeur comparée, écart et verdict.",
    )


def _readings(traced: TracedGap) -> tuple[Reading | None, Reading | None]:
    """Return the readings of the quarter and of its comparator that the last gap is made from."""
    gaps, year = traced.gaps, traced.cell.year
    own = [
        one for one in gaps.own if one.data_year == year and (one.perimeter or "") in gaps.perimeter
    ]
    other = [one for one in gaps.others if one.data_year == year]
    return next(iter(own), None), next(iter(other), None)


def _unmeasurable(facts: Facts, traced: tuple[TracedGap, ...]) -> list[str]:
    """Say each effect that nothing measures, and why: one paragraph a reason."""
    if not traced:
        return [typeset(f"{words.UNMEASURABLE} aucun écart n’est connu pour ce quartier.")]
    measured = {one.cell.indicator for one in traced if one.cell.verdict in _MEASURED}
    known = {one.cell.indicator for one in traced if one.cell.year is not None}
    reasons: dict[str, dict[str, None]] = {}
    for one in traced:
        is_told = one.cell.indicator in measured
        # Where one comparator has a gap, the silence of another says nothing more.
        if is_told or (one.cell.indicator in known and one.cell.year is None):
            continue
        reasons.setdefault(effect_unknown(facts, one), {})[one.gaps.indicator.title] = None
    return [
        typeset(f"{why} Indicateurs : {listed(list(titles))}.") for why, titles in reasons.items()
    ]


def effect_unknown(facts: Facts, traced: TracedGap) -> str:
    """Say why nothing tells the effect on an indicator in a quarter."""
    cell = traced.cell
    if cell.year is None:
        return typeset(f"{words.UNMEASURABLE} aucun écart calculable, {words.why(cell)}.")
    return typeset(
        f"{words.UNMEASURABLE} aucune observation après {max(cell.year, 0)} sur un même "
        f"périmètre, et le contrat commence en {facts.since}."
    )


def _remarks(quarter: Quarter, facts: Facts, cited: References) -> Paragraph | None:
    """Count what residents said of a quarter in the contract's own consultation."""
    strengths = sum(one.is_strength for one in quarter.remarks)
    weaknesses = len(quarter.remarks) - strengths
    if not quarter.remarks:
        return None
    source = facts.contract.source.citation if facts.contract.source else facts.contract.plan.title
    year = str(facts.contract.plan.starts_on.year)

    def told(count: int, noun: str) -> Run:
        return cited.count(counted(count, noun), source, year=year, is_simulated=False)

    return Paragraph(
        (
            typeset("Paroles d’habitants relevées dans le contrat : "),
            told(strengths, "force"),
            " et ",
            told(weaknesses, "faiblesse"),
            ".",
        )
    )
