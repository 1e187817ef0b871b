"""How findings are called on screen."""

from data.mandate.vocabulary import Finding

FINDINGS: dict[Finding, str] = {
    Finding.ANSWERED: "Répondu",
    Finding.PARTLY: "Répondu en partie",
    Finding.NOT_MEASURABLE: "Non mesurable",
}
TO_DO = "À instruire"


def finding_name(finding: Finding | None) -> str:
    """Return what a question's answer is called; nobody's answer is « à instruire »."""
    return FINDINGS[finding] if finding else TO_DO
