"""Gaps between quarters and what they compare with: whether they close, and how sure that is."""
