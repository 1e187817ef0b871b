"""The demonstration's stratum and chosen communes: simulated, and of no real commune."""

from decimal import Decimal
from typing import Any

from data.base.models import Source
from data.demo.loading import Loading
from data.finances.models import ComparatorAmount, PeerCommune
from data.finances.strata import stratum_title
from data.finances.vocabulary import ComparatorKind


def load_comparators(load: Loading) -> None:
    """Add the amounts that the town is held beside, and the communes that it chose."""
    assert load.organisation.id is not None
    source = load.add_source(
        Source(
            code="simulation-comparaison",
            title="Comptes d’autres communes simulés pour la démonstration",
            producer="Mandascope",
            is_simulated=True,
        )
    )
    signed: dict[str, Any] = {
        "organisation_id": load.organisation.id,
        "is_simulated": True,
        "source_id": source,
    }
    names = {line["commune"]: line["name"] for line in load.read_csv("peers.csv")}
    for code, name in names.items():
        load.add(PeerCommune(commune=code, name=name, **signed))
    for line in load.read_csv("comparators.csv"):
        kind, group = ComparatorKind(line["kind"]), line["group"]
        load.add(
            ComparatorAmount(
                year=int(line["year"]),
                kind=kind,
                group_code=group,
                group_title=names[group] if group in names else stratum_title(group),
                code=line["code"],
                amount_eur=Decimal(line["amount"]),
                population=int(line["population"]),
                communes=int(line["communes"]),
                **signed,
            )
        )
