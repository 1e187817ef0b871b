"""Saving a plan that was read: beside what the base holds, then into it.

``stored`` reads the base as drafts, ``reconcile`` and ``compare`` are pure, ``writing`` saves.
"""
