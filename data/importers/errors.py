"""Errors of the imports, each a French message that says what to do."""

from collections.abc import Sequence

from data.base.errors import MandascopeError
from data.base.formats import counted
from data.base.problems import Problem, RefusedFileError


class UnknownFormatError(MandascopeError):
    """Nothing that Mandascope reads."""

    def __init__(self, file_name: str, labels: Sequence[str]) -> None:
        known = " ; ".join(labels)
        super().__init__(
            f"« {file_name} » n’est pas reconnu : rien n’a été changé. Formats lus : {known}. "
            "Si c’en est un, choisissez-le vous-même ; sinon, recopiez ce qui vous intéresse dans "
            "un modèle de tableur."
        )


class MissingEditionError(RefusedFileError):
    """Nothing in an official file says which year it was published: the officer must."""

    def __init__(self, file_name: str, example: str, years: Sequence[str] = ()) -> None:
        said = (
            f"son nom dit plusieurs années ({', '.join(years)}), et rien ne dit laquelle est celle "
            "de l’édition"
            if years
            else "rien n’y dit l’année de l’édition, ni son nom, ni son contenu"
        )
        message = (
            f"{said}. Attendu : le nom que "
            f"le portail lui a donné, par exemple « {example} ». Sinon, dites vous-même l’année "
            "(--edition sur la ligne de commande)."
        )
        super().__init__(file_name, [Problem(message)])


class MissingKindError(RefusedFileError):
    """Nothing in a file of contours says what kind of territory it draws: the officer must."""

    def __init__(self, file_name: str, names: Sequence[str], words: Sequence[str] = ()) -> None:
        read = f" (le fichier écrit {', '.join(f'« {one} »' for one in words)})" if words else ""
        message = (
            f"rien n’y dit de quelle nature sont ses territoires, {', '.join(names)}{read}. "
            "Attendu : une colonne « nature » qui dit « quartier fragile », « territoire de veille "
            "active » ou « quartier vécu » (ou « conseil de quartier »). Sinon, dites-la vous-même "
            "(--kind sur la ligne de commande)."
        )
        super().__init__(file_name, [Problem(message)])


class NotYourTownError(MandascopeError):
    """Real values would be mixed with those of the demonstration, or belong to nobody.

    Attributes:
        format_code: what the file was recognised as.
    """

    def __init__(self, message: str, format_code: str | None = None) -> None:
        super().__init__(message)
        self.format_code = format_code


class BaseChangedError(MandascopeError):
    """Somebody saved something between the preview and the saving."""

    def __init__(self) -> None:
        super().__init__(
            "La base a changé depuis cet aperçu, sur ce que ce fichier modifie : rien n’a été "
            "enregistré. L’aperçu est refait : relisez-le, puis enregistrez."
        )


class UnknownBatchError(MandascopeError):
    """No import has this number."""

    def __init__(self, batch_id: int) -> None:
        super().__init__(f"Aucun import en vigueur n’a le numéro {batch_id}.")


class CannotUndoError(MandascopeError):
    """Something later rests on what the import brought."""

    def __init__(self, file_name: str, reasons: Sequence[str], count: int) -> None:
        lines = [
            f"L’import de « {file_name} » ne peut pas être annulé sans perdre un travail plus "
            "récent : rien n’a été changé."
        ]
        lines += [f"- {reason}" for reason in reasons]
        if count > len(reasons):
            rest = counted(count - len(reasons), "autre raison", "autres raisons")
            lines.append(f"- … et {rest}.")
        lines.append("Annulez d’abord ce qui est venu ensuite, ou corrigez ces lignes à la main.")
        super().__init__("\n".join(lines))
