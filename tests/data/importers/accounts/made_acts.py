"""Budget acts of our own making, in TOTEM's XML; the people named in them do not exist."""

from collections.abc import Mapping, Sequence

NAMESPACE = "http://www.minefi.gouv.fr/cp/demat/docbudgetaire"
SECRETS = (
    "Zéphyrine Quatremère",
    "ATTACHE-SECRET",
    "Amicale Discrète",
    "GARANTIE-SECRETE",
    "RIB99",
)
"""What no draft, no message and no source may ever hold."""
LINE = {
    "Nature": "60612",
    "Fonction": "020",
    "ContNat": "011",
    "CodRD": "D",
    "MtPrev": "0.00",
    "CredOuv": "1000000.00",
    "MtReal": "900000.81",
    "MtRAR3112": "12.50",
    "OpBudg": "0",
}
LOAN = {
    "CodTypEmpr": "01",
    "CodArticle": "1641",
    "MtEmprOrig": "2000000.0",
    "DureeRest": "10.5",
    "LibOrgaPreteur": "Banque de développement",
    "CodTyptxDtVote": "F",
    "TxActua": "2.1",
    "MtIntExer": "40000.0",
    "MtCapitalExer": "120000.0",
    "MtCapitalRestDu_31_12": "1800000.0",
    "NumContrat": "20160001",
    "IndSousJacentDtVote": "1",
    "StructureDtVote": "A",
    "DtSignInit": "2016-04-06",
}
INFORMATION = {
    "PopTot": "14 500",
    "ValDepRFonc": "1 960,73",
    "ValDepPers": "52,56 %",
    "MoyNatDepPers": "56.94%",
    "EPCI": "CA du Pays de Saint-Omer",
    "LieuCommDoc": "Bureau de Zéphyrine Quatremère",
    "SourceRatio": "DGCL 2024",
}
_NOTHING: Mapping[str, str] = {}
_PERSONAL = """
<DATA_PERSONNEL><PERSONNEL><LibCatAgent V="ATTACHE-SECRET"/><EffectifPourvuTNT V="3"/></PERSONNEL>
</DATA_PERSONNEL>
<DATA_FORMATION><FORMATION><NomElu V="Zéphyrine Quatremère"/><ActionForm V="RIB99"/></FORMATION>
</DATA_FORMATION>
<DATA_ORGANISME_GROUP><ORGANISME><NomOrgEng V="Amicale Discrète"/></ORGANISME>
</DATA_ORGANISME_GROUP>
<DATA_INCONNUE><INCONNUE><Nom V="Zéphyrine Quatremère"/><EMPRUNT><CodTypEmpr V="01"/>
<NumContrat V="RIB99"/></EMPRUNT></INCONNUE></DATA_INCONNUE>
<DATA_SIGNATURE><SIGNATURE Nom="Zéphyrine Quatremère">Zéphyrine Quatremère</SIGNATURE>
</DATA_SIGNATURE>
"""


def values(given: Mapping[str, str]) -> str:
    """Return elements that hold these values."""
    return "".join(f'<{name} V="{value}"/>' for name, value in given.items())


def a_loan(**more: str) -> str:
    """Return a loan of the annex."""
    return f"<EMPRUNT>{values(LOAN | more)}</EMPRUNT>"


def a_budget(
    lines: Sequence[Mapping[str, str]] = (LINE,),
    loans: Sequence[str] = (a_loan(),),
    information: Mapping[str, str] = INFORMATION,
    headers: Mapping[str, str] = _NOTHING,
    **more: str,
) -> str:
    """Return a budget; ``headers`` and ``more`` replace values of its headers, by their names."""
    replaced = {**headers, **more}
    head = {
        "LibelleEtab": "BUDGET PRINCIPAL SAINT-OMER",
        "IdEtab": "21620765400013",
        "CodInseeColl": "62765",
        "CodBud": "00",
        "Nomenclature": "M57-M57_A",
    }
    block = {
        "NatDec": "09",
        "Exer": "2024",
        "ProjetBudget": "false",
        "DteDec": "2025-03-30",
        "CodTypBud": "P",
    }
    block |= {name: value for name, value in replaced.items() if name not in head}
    head |= {name: value for name, value in replaced.items() if name in head}
    said = "".join(f'<Information Code="{code}" V="{v}"/>' for code, v in information.items())
    written = "\n".join(f"<LigneBudget>{values(line)}</LigneBudget>" for line in lines)
    return (
        f"<Budget><EnTeteBudget>{values(head)}</EnTeteBudget>\n"
        f"<BlocBudget>{values(block)}</BlocBudget>\n"
        f"<InformationsGenerales>{said}</InformationsGenerales>\n{written}\n"
        f"<Annexes><DATA_EMPRUNT>{''.join(loans)}</DATA_EMPRUNT>{_PERSONAL}</Annexes></Budget>"
    )


def an_act(
    *budgets: str,
    body: str = "VILLE DE SAINT-OMER",
    siret: str = "21620765400013",
    encoding: str = "ISO-8859-1",
) -> bytes:
    """Return a document of these budgets, of one by default."""
    text = (
        f"<?xml version='1.0' encoding='{encoding}'?>\n"
        f'<DocumentBudgetaire xmlns="{NAMESPACE}">\n<VersionSchema V="100"/>\n'
        f'<EnTeteDocBudgetaire><DteStr V="2025-04-04"/><LibelleColl V="{body}"/>'
        f'<IdColl V="{siret}"/></EnTeteDocBudgetaire>\n'
        f"{''.join(budgets or (a_budget(),))}\n</DocumentBudgetaire>\n"
    )
    return text.encode(encoding)
