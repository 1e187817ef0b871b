"""Settings read from the environment, with the defaults of a laptop."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

PROJECT_ROOT = Path(__file__).resolve().parents[2]


class Settings(BaseSettings):
    """``MANDASCOPE_…`` environment variables.

    Attributes:
        database_url: SQLAlchemy address of the base; SQLite in ``var/`` unless told.
        today: the day taken as today, for demonstrations and tests; the clock's unless told.
    """

    model_config = SettingsConfigDict(env_prefix="MANDASCOPE_")

    database_url: str = f"sqlite:///{PROJECT_ROOT / 'var' / 'mandascope.db'}"
    today: date | None = None


@lru_cache(maxsize=1)
def settings() -> Settings:
    """Return the settings, read once per process."""
    return Settings()
