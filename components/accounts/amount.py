"""One figure opened: its sentence, its formula term by term, then the accounts that make it."""

from collections.abc import Sequence

import streamlit as st

from components.accounts.provenance import provenance_line, right_aligned
from components.data_table import Notice, data_popover
from components.links import link
from components.texts import note, plain
from components.url import buttons, search
from data.base.formats import counted, number, percent, quantity, typeset
from data.finances.opening.views import AccountRow, AmountSheet, TermRow
from data.finances.opening.words import PEOPLE

_BY_NUMBER, _BY_AMOUNT = "numero", "montant"
_SORTS = {_BY_NUMBER: "Par numéro", _BY_AMOUNT: "Par montant"}
_TALLEST, _ROW = 560, 35
_TOTAL = "Total"


def amount_panel(sheet: AmountSheet, year: int) -> None:
    """Draw a figure from its formula to its accounts."""
    for one in sheet.notes:
        st.markdown(plain(one))
    for provenance in dict.fromkeys(sheet.provenances):
        provenance_line(provenance)
    _formula(sheet, year)
    if sheet.accounts:
        _accounts(sheet)
    if sheet.loans:
        _loans(sheet)
    if sheet.table.rows:
        data_popover(
            sheet.table,
            key="montant-ouvert",
            name=f"comptes-{sheet.code.replace('_', '-')}-{year}",
            notice=Notice(sheet.sentence, sheet.source, sheet.is_simulated),
        )


def _formula(sheet: AmountSheet, year: int) -> None:
    st.subheader("La formule", anchor=False)
    if sheet.words:
        st.markdown(f"**{plain(sheet.title)}** = {plain(sheet.words)}")
    elif sheet.definition:
        st.markdown(plain(sheet.definition))
    for term in sheet.terms:
        _term(term, year)
    if sheet.terms and sheet.amount_eur is not None:
        st.markdown(f"= **{quantity(sheet.amount_eur, '€', 2)}**")
    if sheet.evidence:
        colour, icon = ("green", "check") if sheet.is_verified else ("orange", "help")
        st.markdown(f":{colour}-badge[:material/{icon}:] {plain(sheet.evidence)}")
    if sheet.words and sheet.definition:
        note(f"Définition : {plain(sheet.definition)}")
    if sheet.reference:
        note(f"Référence : {plain(sheet.reference)}")


def _term(term: TermRow, year: int) -> None:
    """Draw a signed term; one that is an amount opens in turn."""
    is_people = term.title == PEOPLE
    amount = number(term.amount_eur) if is_people else quantity(term.amount_eur, "€", 2)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if term.sign:
            st.markdown(f"**{plain(term.sign)}**", width="content")
        if term.code:
            link(
                "accounts",
                plain(term.title),
                icon=":material/arrow_forward:",
                params={"montant": term.code, "budget": term.budget, "exercice": str(year)}
                | _source_kept(term),
            )
        else:
            st.markdown(plain(term.title), width="content")
        st.markdown(f"**{amount}**", width="content")


def _source_kept(term: TermRow) -> dict[str, str | None]:
    """Keep the publication while the same budget is opened further."""
    is_same = st.query_params.get("budget", term.budget) == term.budget
    return {"source": st.query_params.get("source") if is_same else None}


def _accounts(sheet: AmountSheet) -> None:
    count = counted(len(sheet.accounts), "compte")
    verb = "font" if len(sheet.accounts) > 1 else "fait"
    st.subheader(f"{count} {verb} {quantity(sheet.amount_eur, '€', 2)}", anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = search("Chercher un compte", key="compte", placeholder="6411, 012…", width=260)
        order = buttons("Ordre", _SORTS, key="tri", default=_BY_NUMBER)
    rows = [row for row in sheet.accounts if _is_found(row, sought)]
    if order == _BY_AMOUNT:
        rows.sort(key=lambda row: -abs(row.amount_eur))
    if not rows:
        st.info(f"Aucun de ces comptes ne répond à « {plain(sought)} ».", icon=":material/search:")
        return
    _table(rows, sheet, is_whole=len(rows) == len(sheet.accounts))


def _is_found(row: AccountRow, sought: str) -> bool:
    """Find accounts by what their number begins with, their chapter, or a word of their title."""
    word = sought.casefold()
    return not word or (
        row.account.startswith(sought) or row.chapter == sought or word in row.title.casefold()
    )


def _table(rows: Sequence[AccountRow], sheet: AmountSheet, *, is_whole: bool) -> None:
    total = sum(row.amount_eur for row in rows)
    shares = [row.share_pct for row in rows if row.share_pct is not None]
    written = [
        {
            "Compte": row.account,
            "Montant (€)": number(row.amount_eur, 2),
            "Part": percent(row.share_pct, 2),
            "Intitulé": row.title,
            "Chapitre": row.chapter,
        }
        for row in rows
    ]
    written.append(
        {
            "Compte": _TOTAL,
            "Montant (€)": number(total, 2),
            "Part": percent(sum(shares), 2) if shares else percent(None),
            "Intitulé": sheet.title if is_whole else "Comptes trouvés",
            "Chapitre": "",
        }
    )
    hidden = [
        name for name in ("Intitulé", "Chapitre") if not any(row[name] for row in written[:-1])
    ]
    st.dataframe(
        [{name: cell for name, cell in row.items() if name not in hidden} for row in written],
        hide_index=True,
        key="comptes",
        height=min(_TALLEST, _ROW * (len(written) + 1) + 3),
        column_config=right_aligned("Montant (€)", "Part"),
        alt=f"Comptes qui font {sheet.title}",
    )
    if sheet.amount_eur is not None and is_whole and total != sheet.amount_eur:
        st.warning("La somme des comptes n’est pas le montant : signalez-le.")


def _loans(sheet: AmountSheet) -> None:
    known = [row.outstanding_eur for row in sheet.loans if row.outstanding_eur is not None]
    title = f"{counted(len(sheet.loans), 'emprunt')} : {quantity(sum(known), '€', 2)} restent dus"
    st.subheader(typeset(title), anchor=False)
    written = [
        {
            "Emprunt": row.number,
            "Prêteur": row.lender,
            "Compte": row.account,
            "Taux": row.rate,
            "Années restantes": number(row.years_left, 1),
            "Capital restant dû (€)": number(row.outstanding_eur, 2),
        }
        for row in sheet.loans
    ]
    written.append(
        {
            "Emprunt": _TOTAL,
            "Prêteur": "",
            "Compte": "",
            "Taux": "",
            "Années restantes": "",
            "Capital restant dû (€)": number(sum(known), 2),
        }
    )
    st.dataframe(
        written,
        hide_index=True,
        key="emprunts",
        height=min(_TALLEST, _ROW * (len(written) + 1) + 3),
        column_config=right_aligned("Années restantes", "Capital restant dû (€)"),
        alt="Emprunts de l’annexe de la dette",
    )
