"""Who takes part in a promise: other delegations, bodies outside the town hall."""

import re
from collections.abc import Iterator, Sequence

from data.importers.plans.wording.delegations import matched
from data.importers.plans.wording.mentions import mentions
from data.importers.plans.wording.sentences import evened, sentences, typographic
from data.mandate.drafts import DelegationDraft, PartyDraft, Sureness
from data.mandate.vocabulary import PartyRole

FoundParty = tuple[PartyDraft, Sureness, str]

_WITH = re.compile(
    r"\b(?:en (?:\w+ )?(?:lien|partenariat|cooperation|collaboration|concertation|association|"
    r"relation|articulation|coordination)(?: \w+)? avec|aux cotes d(?:e|u|es)?|en associant|"
    r"associe(?:ra|ront)(?: \w+)?|avec (?:l'appui|le soutien|le concours|l'aide|la participation|"
    r"l'accompagnement) d(?:e|u|es)?|appui d(?:e|u|es)?|soutien d(?:e|u|es)?|"
    r"partenariats? (?:avec|entre)|avec|aupres d(?:e|u|es)?)\b ?'?(?:les partenaires ?: ?)?"
)
_BY = re.compile(
    r"\b(?:mene|realise|porte|finance|cofinance|engage|pilote|assure|organise|propose|developpe)"
    r"e?s? (?:notamment )?(?:par|avec)\b ?"
)
_ARTICLE = re.compile(
    r"^ ?(?:entre autres |notamment |aussi |l'ensemble |toutes? |tous )?(?:d[eu]s? |d')?"
    r"(?:(?:la|le|les|une?|ses|nos|leurs|notre|differente?s|divers) |l')?(?:differente?s )?"
)
_BODY = (
    r"services de l'etat|services? de secours|etat\b|sous-prefect\w+|prefect\w+|prefet"
    r"|autorites? \w+|parquet|ministere|region\b|province|departement"
    r"|communaute (?:d'agglomeration|de communes|urbaine|professionnelle)"
    r"|communes? (?:voisines|membres)|agglomeration|agglo\b|metropole\b"
    r"|intercommunal\w+|syndicat|federation|police nationale|gendarmerie"
    r"|zone de (?:police|secours)|ccas\b|cpas\b"
    r"|centre (?:communal|public|intercommunal) d'action sociale|centre hospitalier"
    r"|hopita\w+|clinique|agence|caf\b|caisse|office (?:intercommunal|du? (?:tourisme|\w+))|spl\b"
    r"|societe publique|vnf\b|voies navigables|chambres?\b|bailleurs?|fondation"
    r"|unions? (?:commerciale|de)|associations?|tissu associatif|milieu associatif"
    r"|mouvement sportif|acteurs?|partenaires?|gestionnaires?|operateur|eco-organisme"
    r"|concessionnaire|commercants|entreprises|universites?|etablissements? (?:scolaire|public)s?"
    r"|education nationale|parc naturel|conservatoire|professionnels|equipes? educatives?"
    r"|parents d'eleves|clubs?|comites? \w+|institution intercommunale|institutions publiques"
    r"|banque des territoires|sncf|anru\b|anah\b|ademe\b|cerema\b|ars\b|sdis\b|unicef\b"
    r"|spw\b|forem\b|region wallonne|wallonie"
)
_IS_BODY = re.compile(rf"^(?:{_BODY})")
_ANYWHERE = re.compile(
    # Bodies whose name leaves no doubt, wherever the sentence speaks of them.
    r"\b(?:communaute (?:d'agglomeration|de communes|urbaine)|"
    r"police nationale|gendarmerie|"
    r"centre (?:communal|public) d'action sociale|ccas|cpas|office (?:intercommunal|de tourisme)|"
    r"parc naturel regional|voies navigables de france)\b"
)
_STOPS = re.compile(
    r"[.;:()!?\n«»]|,"
    r"| et | ou | ainsi | afin | pour | dans | sur | par | qui | dont | que | en | lors | au sein "
    r"| compet\w+ | interven\w+ | notamment | avec | aux? | a (?:la |l')?| un | une | il | elle "
    r"| \w{3,}(?:era|eront|ira|iront|dra|dront|tra|tront|vra|vront)\b| ser\w+t?\b| est | sont"
)
_PROPER_REST = re.compile(
    # « SPL Tourisme en Pays de Lys », « Office intercommunal du Commerce et de l'Artisanat ».
    r"(?:(?: (?:et )?(?:en|du|de la|des|de) | (?:et )?(?:de l['’]|d['’])| )[A-ZÀ-ÖØ-ÝŒ][\w-]*)+"
)
_PROPER = re.compile(r"^[A-ZÀ-ÖØ-ÝŒ][\w'’.-]+")
_NO_BODY = re.compile(
    r"^(?:ville|commune|maire|adjoint|conseill|echevin|habitant|population|usager|plan|programme|"
    r"conseils? (?:municipal|communal)|contrat|charte|projet|ces|cette|ce|qui|delegation)"
)
_MOST_WORDS = 9


def find_parties(
    text: str, delegations: Sequence[DelegationDraft], pilot: str | None = None
) -> list[FoundParty]:
    """Return who takes part in a promise, each once, with its sureness and its sentence.

    Supporting delegations come first, by their code, then the outside bodies as partners, by the
    name that the text gives them. The piloting delegation, named as the subject, is no support.
    A portfolio that no delegation answers for is left to ``unknown_delegations``.
    """
    found: dict[str, FoundParty] = {}
    for sentence in sentences(text):
        for mention in mentions(sentence):
            for delegation, sureness in matched(mention, delegations):
                party = PartyDraft(
                    PartyRole.SUPPORT,
                    delegation=delegation.code,
                    wording=typographic(mention.words),
                )
                if delegation.code != pilot:
                    found.setdefault(delegation.code, (party, sureness, sentence))
    bodies: dict[str, FoundParty] = {}
    for sentence in sentences(text):
        for body, sureness in _bodies(sentence):
            party = PartyDraft(PartyRole.PARTNER, body=body, wording=body)
            key = evened(body)
            if not any(_are_same(key, other) for other in bodies):
                bodies[key] = (party, sureness, sentence)
    return [*found.values(), *bodies.values()]


def unknown_delegations(text: str, delegations: Sequence[DelegationDraft]) -> tuple[str, ...]:
    """Return the portfolios that a text names and that none of the delegations is, as written."""
    return tuple(
        dict.fromkeys(
            typographic(mention.words)
            for mention in mentions(text)
            if not matched(mention, delegations)
        )
    )


def _are_same(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _bodies(sentence: str) -> Iterator[tuple[str, Sureness]]:
    """Return the bodies named after « avec », « par »… then those that need no such word."""
    even = evened(sentence)
    taken: list[range] = [range(one.start, one.end) for one in mentions(sentence)]
    for cue in sorted([*_WITH.finditer(even), *_BY.finditer(even)], key=lambda one: one.end()):
        position = cue.end()
        for _ in range(_MOST_WORDS):
            span = _group(even, position, taken)
            if span is None:
                break
            span = range(span.start, _proper_end(sentence, span.stop))
            name = sentence[span.start : span.stop].strip(" ,")
            is_known = _IS_BODY.match(even[span.start : span.stop]) is not None
            if not is_known and not (
                _PROPER.match(name) and not _NO_BODY.match(even[span.start : span.stop])
            ):
                break
            if not any(span.start in other for other in taken):
                taken.append(span)
                yield _named(name), Sureness.LIKELY if is_known else Sureness.UNSURE
            joint = re.match(r"\s*(?:,\s*(?:et )?|et\b\s*)", even[span.stop :])
            if joint is None:
                break
            position = span.stop + joint.end()
    for match in _ANYWHERE.finditer(even):
        if not any(match.start() in span for span in taken) and _is_proper(sentence, match):
            end = _proper_end(sentence, match.end())
            yield _named(sentence[match.start() : end]), Sureness.UNSURE


def _proper_end(sentence: str, end: int) -> int:
    """Return where a name ends: words in capitals go on with it, across « en » and « du »."""
    rest = _PROPER_REST.match(sentence, end) if sentence[:end].strip()[-1:].isalnum() else None
    return rest.end() if rest else end


def _is_proper(sentence: str, match: re.Match[str]) -> bool:
    return sentence[match.start()].isupper()


def _group(even: str, start: int, taken: list[range]) -> range | None:
    """Return the place of a noun group, without its article; none when there is none."""
    article = _ARTICLE.match(even[start:])
    begin = start + (article.end() if article else 0)
    if begin >= len(even) or any(begin in span for span in taken):
        return None
    known = _IS_BODY.match(even[begin:])
    stop = _STOPS.search(even, begin + (known.end() if known else 0))
    end = stop.start() if stop else len(even)
    words = even[begin:end].split()
    if not words or len(words) > _MOST_WORDS:
        return None
    return range(begin, end)


def _named(words: str) -> str:
    name = typographic(words).strip(" ,.;:")
    return name[:1].upper() + name[1:]
