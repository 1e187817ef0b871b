"""Budget acts as towns send them to the State (TOTEM, XML): read as they stream by.

Annexes that may name somebody (staff, training of elected members, bodies the town belongs to)
pass by unread: nothing of them is ever built, stored or told.
"""
