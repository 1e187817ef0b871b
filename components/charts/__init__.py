"""Charts: each kind of ``data.base.chart`` description has its drawing here."""
