"""The roadmap by delegation: who promises what, portfolio by portfolio."""
