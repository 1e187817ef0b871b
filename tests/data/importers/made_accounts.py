"""Saint-Omer's accounts in four official formats, amounts invented and round."""

from tests.data.importers.made_lines import lines

_AMOUNTS = {
    "Recettes de fonctionnement": 20_000_000,
    "Dépenses de fonctionnement": 17_000_000,
    "Epargne de gestion": 3_400_000,
    "Charges financières": 400_000,
    "Epargne brute": 3_000_000,
    "Remboursements d'emprunts hors GAD": 1_200_000,
    "Epargne nette": 1_800_000,
    "Annuité de la dette": 1_600_000,
    "Encours de dette": 18_000_000,
    "Frais de personnel": 9_000_000,
    "Dépenses d'équipement": 5_000_000,
    "Impôts locaux": 8_000_000,
    "Dotation globale de fonctionnement": 4_000_000,
}
_OFGL = (
    "Exercice;Code Insee 2024 Département;Nom 2024 Département;Code Siren 2024 EPCI;"
    "Nom 2024 EPCI;Strate population 2024;Code Insee 2024 Commune;Nom 2024 Commune;Catégorie;"
    "Code Siren Collectivité;Code Insee Collectivité;Siret Budget;Libellé Budget;Type de budget;"
    "Nomenclature;Agrégat;Montant;Montant en millions;Population totale;Montant en € par habitant"
)


def aggregates() -> bytes:
    """Return OFGL aggregates of four years: Saint-Omer, one of its annex budgets, and Lille."""
    rows = []
    for year in (2021, 2022, 2023, 2024):
        grown = 1 + (year - 2021) / 50
        for label, amount in _AMOUNTS.items():
            rows += [
                _ofgl(year, "62765", "Saint-Omer", "21620765400013", True, label, amount * grown),
                _ofgl(year, "62765", "Saint-Omer", "21620765400021", False, label, amount / 20),
                _ofgl(year, "59350", "Lille", "21590350100017", True, label, amount * 20),
            ]
    return lines(_OFGL, *rows)


def _ofgl(
    year: int, code: str, town: str, siret: str, is_principal: bool, label: str, amount: float
) -> str:
    budget = town.upper() if is_principal else f"PARKINGS {town.upper()}"
    kind = "Budget principal" if is_principal else "Budget annexe"
    population = 14_500
    return (
        f"{year};{code[:2]};;200069037;CA du Pays de Saint-Omer;5;{code};{town};Commune;"
        f"{siret[:9]};{code};{siret};{budget};{kind};{'M57' if is_principal else 'M4'};{label};"
        f"{amount:.2f};{amount / 1e6};{population};{amount / population}"
    )


def balance() -> bytes:
    """Return a trial balance of 2024: a few accounts of Saint-Omer and one of Lille."""
    heading = (
        "exer;ident;ndept;lbudg;insee;cbudg;ctype;cstyp;nomen;siren;cregi;cacti;secteur;finess;"
        "codbud1;categ;bal;compte;bedeb;becre;obnetdeb;obnetcre;onbdeb;onbcre;oobdeb;oobcre;sd;sc"
    )
    start = "2024;21620765400013;062;ST OMER;765;1;101;00;M57;216207654;032;40;;;;Commune;DEF"
    lille = "2024;21590350100017;059;LILLE;350;1;101;00;M57;215903501;032;40;;;;Commune;DEF"
    return lines(
        heading,
        f"{start};1641;0.0;18000000.0;1200000.0;1500000.0;0.0;0.0;0.0;0.0;0.0;18300000.0",
        f"{start};60612;0.0;0.0;900000.0;0.0;0.0;0.0;0.0;0.0;900000.0;0.0",
        f"{start};64111;0.0;0.0;9000000.0;0.0;0.0;0.0;0.0;0.0;9000000.0;0.0",
        f"{start};66111;0.0;0.0;400000.0;0.0;0.0;0.0;0.0;0.0;400000.0;0.0",
        f"{start};73111;0.0;0.0;0.0;8000000.0;0.0;0.0;0.0;0.0;0.0;8000000.0",
        f"{start};74111;0.0;0.0;0.0;4000000.0;0.0;0.0;0.0;0.0;0.0;4000000.0",
        f"{lille};74111;0.0;0.0;0.0;80000000.0;0.0;0.0;0.0;0.0;0.0;80000000.0",
    )


def individual_accounts() -> bytes:
    """Return individual accounts of 2023, in thousands of euros.

    Each block is an amount, the same per inhabitant, then the mean of the group; the blocks left
    out are those that nothing reads.
    """
    return lines(
        "an;dep;icom;inom;reg;pop1;nomsst2;prod;fprod;mprod;charge;fcharge;mcharge;"
        "perso;fperso;mperso;fin;ffin;mfin;equip;fequip;mequip;caf;fcaf;mcaf;"
        "cafn;fcafn;mcafn;dette;fdette;mdette;annu;fannu;mannu;nomsst1;",
        "2023;062;765;SAINT-OMER;032;14500;appartenant à un groupement fiscalisé (FPU);"
        "20000.00;1379.31;1400.00;17500.00;1206.90;1200.00;9000.00;620.69;700.00;400.00;27.59;"
        "25.00;5000.00;344.83;330.00;2500.00;172.41;200.00;1300.00;89.66;110.00;18000.00;1241.38;"
        "900.00;1600.00;110.34;100.00;communes de 10 000 à 20 000 hab;",
        "2023;059;350;LILLE;032;238000;appartenant à un groupement fiscalisé (FPU);"
        "400000.00;1680.67;1700.00;380000.00;1596.64;1500.00;200000.00;840.34;800.00;9000.00;37.82;"
        "30.00;90000.00;378.15;350.00;20000.00;84.03;180.00;5000.00;21.01;90.00;400000.00;1680.67;"
        "1000.00;40000.00;168.07;120.00;communes de plus de 100 000 hab;",
    )


_ACT = """<?xml version='1.0' encoding='ISO-8859-1'?>
<DocumentBudgetaire xmlns="http://www.minefi.gouv.fr/cp/demat/docbudgetaire">
  <VersionSchema V="100"/>
  <EnTeteDocBudgetaire>
    <DteStr V="2025-04-04"/><LibelleColl V="VILLE DE SAINT-OMER"/><IdColl V="21620765400013"/>
    <NatCEPL V="VILLE"/><Departement V="062"/>
  </EnTeteDocBudgetaire>
  <Budget>
    <EnTeteBudget>
      <LibelleEtab V="BUDGET PRINCIPAL SAINT-OMER"/><IdEtab V="21620765400013"/>
      <CodColl V="101"/><CodInseeColl V="62765"/><CodBud V="00"/>
      <Nomenclature V="M57-M57"/>
    </EnTeteBudget>
    <BlocBudget>
      <NatDec V="09"/><Exer V="2024"/><ProjetBudget V="false"/><DteDec V="2025-03-30"/>
      <DteDecEx V="2025-03-30"/><CodTypBud V="P"/>
    </BlocBudget>
    <InformationsGenerales>
      <Information Code="PopTot" V="14 500"/><Information Code="ValDepRFonc" V="1 172,41"/>
      <Information Code="ValDepPers" V="52,9 %"/>
    </InformationsGenerales>
LINES
    <Annexes><DATA_EMPRUNT><EMPRUNT>
      <CodTypEmpr V="01"/><CodArticle V="1641"/><MtEmprOrig V="2000000.0"/><DureeRest V="10.5"/>
      <LibOrgaPreteur V="Banque de développement"/><CodTyptxInit V="F"/><MtIntExer V="40000.0"/>
      <MtCapitalExer V="120000.0"/><MtCapitalRestDu_31_12 V="1800000.0"/>
      <NumContrat V="20160001"/><Structure V="A"/><DtSignInit V="2016-04-06"/><Txinit V="2.1"/>
    </EMPRUNT></DATA_EMPRUNT></Annexes>
  </Budget>
</DocumentBudgetaire>
"""
_ACT_LINES = (
    ("60612", "020", "011", "D", "1000000.00", "900000.00"),
    ("64111", "020", "012", "D", "9100000.00", "9000000.00"),
    ("66111", "01", "66", "D", "410000.00", "400000.00"),
    ("73111", "01", "73", "R", "7900000.00", "8000000.00"),
    ("74111", "01", "74", "R", "4000000.00", "4000000.00"),
    ("1641", "01", "16", "D", "1200000.00", "1200000.00"),
    ("2313", "213", "23", "D", "6000000.00", "5000000.00"),
)


def budget_act() -> bytes:
    """Return Saint-Omer's « compte administratif » of 2024, as TOTEM exports it."""
    lines = "\n".join(
        f'    <LigneBudget><Nature V="{nature}"/><Fonction V="{function}"/><ContNat V="{chapter}"/>'
        f'<CodRD V="{side}"/><CredOuv V="{opened}"/><MtReal V="{done}"/><OpBudg V="0"/>'
        "</LigneBudget>"
        for nature, function, chapter, side, opened, done in _ACT_LINES
    )
    return _ACT.replace("LINES", lines).encode("latin-1")
