"""Errors that a person may read: one root, one French sentence each."""


class MandascopeError(Exception):
    """Root of the errors whose message, in French, may be shown as it is."""


class NotEmptyError(MandascopeError):
    """A whole town is about to be loaded into a base that already holds one."""

    def __init__(self) -> None:
        super().__init__(
            "La base contient déjà une collectivité : rien n’a été changé. "
            "Indiquez une base vide par MANDASCOPE_DATABASE_URL ; si c’est la démonstration, la "
            "page Premiers pas ou l’option --replace-demo la remplace par votre commune."
        )


class NotDemonstrationError(MandascopeError):
    """A base is about to be emptied for a town, and what it holds is no demonstration."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"La base est celle de votre commune ({name}), pas une démonstration : elle n’est "
            "jamais effacée pour une autre, et rien n’a été changé. Pour une autre commune, "
            "indiquez une autre base par MANDASCOPE_DATABASE_URL."
        )


class InvalidMandateError(MandascopeError):
    """The dates given for a mandate are not in order."""

    def __init__(self) -> None:
        super().__init__("La fin du mandat doit suivre son début.")
