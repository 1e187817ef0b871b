"""Values and targets typed on a screen: checked, proposed, decided, saved with their history."""
