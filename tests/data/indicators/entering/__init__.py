"""What is typed on screen: values, proposals, targets."""
