"""Why an answer is not saved, in words that the evaluator may read."""

from data.base.errors import MandascopeError


class AnswerRefusedError(MandascopeError):
    """What was typed is no answer: its message says what to mend."""


class AnswerChangedError(MandascopeError):
    """Somebody else answered the question meanwhile; nothing is saved."""

    def __init__(self, told: str) -> None:
        super().__init__(f"Rien n’a été enregistré : {told}. Votre saisie est gardée.")
