"""What a file holds, in French: the same words on screen and on the command line."""

from collections.abc import Mapping

from data.base.formats import counted, listed

COUNTED: dict[str, tuple[str, str]] = {
    "volets": ("volet", "volets"),
    "strategic_objectives": ("objectif stratégique", "objectifs stratégiques"),
    "operational_objectives": ("objectif opérationnel", "objectifs opérationnels"),
    "headings": ("rubrique", "rubriques"),
    "delegations": ("délégation", "délégations"),
    "actions": ("action", "actions"),
    "shared_actions": ("action partagée", "actions partagées"),
    "milestones": ("jalon", "jalons"),
    "supports": ("appui", "appuis"),
    "deadlines": ("échéance", "échéances"),
    "territories": ("territoire", "territoires"),
    "fragile_quarters": ("quartier fragile", "quartiers fragiles"),
    "watched_territories": ("territoire de veille active", "territoires de veille active"),
    "neighbourhoods": ("quartier vécu", "quartiers vécus"),
    "schools": ("établissement", "établissements"),
    "indicators": ("indicateur", "indicateurs"),
    "observations": ("valeur", "valeurs"),
    "projects": ("projet", "projets"),
    "investment_operations": ("opération d’investissement", "opérations d’investissement"),
    "operation_years": ("exercice d’opération", "exercices d’opération"),
    "targets": ("cible", "cibles"),
    "suppressed": ("valeur non publiée", "valeurs non publiées"),
    "cells": ("carreau", "carreaux"),
    "imputed_cells": ("carreau imputé", "carreaux imputés"),
    "budgets": ("budget", "budgets"),
    "account_lines": ("ligne de comptes", "lignes de comptes"),
    "aggregates": ("agrégat financier", "agrégats financiers"),
    "comparators": ("montant de comparaison", "montants de comparaison"),
}


_KINDS = ("fragile_quarters", "watched_territories", "neighbourhoods")
"""Of territories, when a file says or was given them: the total would count each twice."""


def contents(counts: Mapping[str, int]) -> str:
    """Say what a file holds, ``12 délégations, 201 actions et 43 appuis``."""
    left_out = {"territories"} if any(counts.get(kind) for kind in _KINDS) else set()
    return listed(
        [
            counted(counts[name], *words)
            for name, words in COUNTED.items()
            if counts.get(name) and name not in left_out
        ]
    )
