"""What is promised: plans, delegations, actions, their journal."""
