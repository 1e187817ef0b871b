"""Projection page: the targets until the end of the mandate, scenario by scenario."""

from components.page import page_header

page_header("Les cibles tiennent-elles jusqu’à la fin du mandat ?", "")
