"""Budget debate page: what the council needs before the vote of the budget, ready to print."""

from components.page import page_header

page_header("Que faut-il savoir avant de voter le budget ?", "")
