"""« Réglages des budgets »: what each budget is for, and the targets that it is exempt from."""
