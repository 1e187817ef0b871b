"""Investments page: what is planned, voted, paid, for which actions and where."""

from components.page import page_header

page_header("Les investissements promis sont-ils payés ?", "")
