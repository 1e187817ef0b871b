"""What Mandascope costs: ``python -m tests.bench`` measures, prints, and judges nothing."""
