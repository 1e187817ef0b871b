"""What every world stands on: organisations, sources, history, French wording, charts."""
