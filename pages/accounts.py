"""Accounts page: a figure opened to the accounts that make it."""

from components.page import page_header

page_header("De quels comptes vient ce chiffre ?", "")
