"""The annual committee's sheet: the contract on one screen, ready to print and to take away."""

from data.mandate.contract.committee.sheet import committee_sheet

__all__ = ["committee_sheet"]
