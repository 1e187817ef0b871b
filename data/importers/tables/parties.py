"""Who takes part, from names in cells: the town's delegations and outside bodies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from data.base.problems import Where
from data.base.tables import split
from data.importers.tables.cleaning import key, one_line
from data.importers.tables.rows import Findings
from data.importers.tables.words import quoted
from data.mandate.drafts import DelegationDraft, PartyDraft
from data.mandate.tables import OUTSIDE, PILOT, SUPPORT
from data.mandate.vocabulary import PartyRole

_CLOSE = 0.85
_LINKS = re.compile(r"\s*[,/&+]\s*|\s+et\s+")
_PERSON = re.compile(r"(?:m|mr|mme|mlle|mm|monsieur|madame|mademoiselle)\b\.?\s+\S", re.IGNORECASE)
_NAME = re.compile(r"[A-ZÀ-Ý][\w’'-]+ [A-ZÀ-Ý][\w’'-]+")
"""A first name and a family name, or two words of a title: nobody can tell."""
_SMALL = frozenset(
    ("de", "du", "la", "le", "les", "l", "d", "des", "et", "a", "au", "aux", "en", "delegation")
)


@dataclass
class Parties:
    """The delegations known so far, those of the town then those that the file adds.

    ``choices`` is what the officer's words mean, by our column then by their word: a delegation's
    title or code, or the name to take it for.
    """

    known: tuple[DelegationDraft, ...]
    choices: Mapping[str, Mapping[str, str]]
    findings: Findings
    added: list[DelegationDraft] = field(default_factory=list)
    _codes: dict[str, str] = field(default_factory=dict)
    _bodies: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index what names the town's delegations; a code wins over a title."""
        for one in self.known:
            for name in (*one.aliases, one.full_title, one.title):
                self._codes[key(name)] = one.code
        self._codes |= {key(one.code): one.code for one in self.known}
        self._codes.pop("", None)

    def pilots(self, text: str, where: Where) -> tuple[PartyDraft, ...]:
        """Return who pilots; a name that nobody knows is a new delegation."""
        return self._parties(PartyRole.PILOT, PILOT, text, where)

    def supports(self, text: str, where: Where) -> tuple[PartyDraft, ...]:
        """Return who helps; a name that nobody knows is an outside body."""
        return self._parties(PartyRole.SUPPORT, SUPPORT, text, where)

    def partners(self, text: str) -> tuple[PartyDraft, ...]:
        """Return the bodies associated."""
        names = dict.fromkeys(_inside(name) or name for name in split(text))
        return tuple(PartyDraft(PartyRole.PARTNER, body=name) for name in names)

    def _parties(
        self, role: PartyRole, column: str, text: str, where: Where
    ) -> tuple[PartyDraft, ...]:
        found = (self._party(role, column, name, where) for name in self._names(text))
        return tuple(dict.fromkeys(party for party in found if party is not None))

    def _names(self, text: str) -> list[str]:
        """Cut a cell into names: by « ; » and lines, elsewhere only between known delegations."""
        if key(text) in self._codes:
            return [one_line(text)]
        names: list[str] = []
        for name in split(text):
            parts = [part for part in _LINKS.split(name) if part]
            is_list = key(name) not in self._codes and all(key(one) in self._codes for one in parts)
            names += parts if is_list else [name]
        return names

    def _party(self, role: PartyRole, column: str, name: str, where: Where) -> PartyDraft | None:
        chosen = self._chosen(column, name)
        name = chosen or name
        if body := _inside(name):
            return PartyDraft(role, body=body)
        if code := self._codes.get(key(name)):
            return PartyDraft(role, delegation=code)
        if _PERSON.match(name):
            message = (
                f"« {quoted(name)} » semble un nom de personne ; Mandascope n’en garde aucun. "
                "Écrivez le titre de la délégation."
            )
            self.findings.refuse(message, where)
            return None
        close = None if chosen else self.closest(name)
        if close:
            message = (
                f"« {quoted(name)} » n’est pas une délégation connue ; vouliez-vous dire "
                f"« {close} » ? Corrigez-le, ou dites ce que ce nom désigne."
            )
            self.findings.refuse(message, where)
            return None
        if role is PartyRole.PILOT:
            return PartyDraft(role, delegation=self._add(name, where))
        self._outside(name, where)
        return PartyDraft(role, body=name)

    def _chosen(self, column: str, name: str) -> str | None:
        choices = self.choices.get(column, {})
        return next((ours for theirs, ours in choices.items() if key(theirs) == key(name)), None)

    def is_doubtful(self, column: str, name: str) -> bool:
        """Tell a name that nobody knows and that looks like a delegation's, or a person's."""
        if self._chosen(column, name) or key(name) in self._codes or _inside(name):
            return False
        return _PERSON.match(name) is not None or self.closest(name) is not None

    def closest(self, name: str) -> str | None:
        """Return the title of the town's delegation whose name looks most like another one."""
        titles = {
            key(text): one.title for one in self.known for text in (one.full_title, one.title)
        }
        found = get_close_matches(key(name)[:120], titles, n=1, cutoff=_CLOSE)
        return titles[found[0]] if found else None

    def _add(self, name: str, where: Where) -> str:
        code = _new_code(name, {*self._codes.values()})
        self.added.append(DelegationDraft(code, name, name, holder=""))
        self._codes[key(name) or name] = code
        message = (
            f"« {quoted(name)} » n’est pas une délégation connue : elle sera ajoutée. Si c’est un "
            f"organisme qui n’est pas de la ville, faites suivre son nom de « {OUTSIDE} »."
        )
        if _NAME.fullmatch(name):
            message += " Si c’est une personne, écrivez sa délégation à la place de son nom."
        self.findings.warn(message, where)
        return code

    def _outside(self, name: str, where: Where) -> None:
        """Tell once that a name is taken for an outside body."""
        if name not in self._bodies:
            self._bodies.add(name)
            message = (
                f"« {quoted(name)} » n’est pas une délégation connue : il est pris pour un "
                "organisme extérieur."
            )
            self.findings.warn(message, where)


def _inside(name: str) -> str | None:
    """Return the name of a body that is marked as not being the town's."""
    return name.removesuffix(OUTSIDE).strip() or None if name.endswith(OUTSIDE) else None


def _new_code(name: str, taken: set[str]) -> str:
    """Return three letters that tell a delegation, ``CUL``, numbered when they are taken."""
    words = [word for word in key(name).replace("%", "").split() if word not in _SMALL]
    code = "".join(words)[:3].upper() or "DEL"
    rank = 2
    unique = code
    while unique in taken:
        unique, rank = f"{code}{rank}", rank + 1
    return unique
