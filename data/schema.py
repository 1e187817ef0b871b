"""Every table of every world, imported once so that SQLModel's metadata is complete."""

from data.base import models as base
from data.finances import models as finances
from data.indicators import models as indicators
from data.mandate import models as mandate
from data.territories import models as territories

__all__ = ["base", "finances", "indicators", "mandate", "territories"]
