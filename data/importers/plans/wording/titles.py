"""A short title from a French promise: what is promised, without who and with whom."""

import re

from data.importers.plans.wording.mentions import mentions
from data.importers.plans.wording.sentences import evened, sentences, typographic
from data.mandate.drafts import Sureness

LONGEST = 90
"""A longer title does not hold on two lines of a card."""

_MARK = "…"

_LEAD = re.compile(
    r"^(?:en (?:\w+ )?(?:lien|partenariat|cooperation|collaboration|concertation|association|"
    r"coherence|complement|relation|articulation|outre)\b"
    r"|avec\b|conformement\b|dans (?:le cadre|un objectif|l'objectif|la continuite|la poursuite|"
    r"le respect|cette|ce|une logique|les \w+,)|afin\b|pour \w+er\b|au titre\b|a ce titre\b"
    r"|sur la base\b|au cours\b|courant\b|avant\b|d'ici\b|des (?:le|la|20)|fin 20|en 20|apres\b"
    r"|grace\b|a l'issue\b|a l'occasion\b|selon\b|a partir\b|compte tenu\b|au regard\b|durant\b"
    r"|par ailleurs\b|enfin\b|ainsi\b|de plus\b|a compter\b|sous l'autorite\b)"
)
_SUBJECT = (
    r"(?:il|elle|ils|elles|nous|on|l'equipe municipale|la municipalite|le college|"
    r"la (?:ville|commune)(?: (?:de |d')?[\w-]+){0,3}?|notre (?:ville|commune))"
)
_ASIDE = (
    r"(?: ?,? ?(?:aussi|egalement|notamment|ensuite|par ailleurs|plus particulierement)\b ?,?"
    r"| ?,[^,]{3,140}, ?| (?:avec|en lien|en \w+ avec) [^,]{3,80}, ?)?"
)
_DUTY = (
    r"(?:assure(?:ra|ront)"
    r"|(?:aura|auront)(?: aussi| egalement)? (?:en charge|la charge|pour mission)"
    r"|(?:sera|seront)(?: aussi| egalement)? (?:en charge|charge(?:e|s|es)?)"
    r"|pilote(?:ra|ront)|supervise(?:ra|ront)|est chargee?|a en charge)"
)
_ON_DUTY = re.compile(
    rf"^{_SUBJECT}?{_ASIDE} ?(?:{_DUTY}){_ASIDE} ?"
    r"(?:(?:de |d')?(?:la |le |les |l'|des |du |de l'|d')|de |une |un )?"
)
_TO_DO = re.compile(
    rf"^(?:{_SUBJECT}{_ASIDE} ?)?(?P<self>se |s')?(?P<verb>[a-z]{{2,}}?(?:ra|ront))(?P<aside>,)? "
)
_SECOND_VERB = re.compile(r"^(?:, )?et (?P<verb>[a-z]{2,}(?:ra|ront)) ")
_AFTER_ASIDE = re.compile(r", (?=(?:une?|la|le|les|cette|ce) |l')")
_SECOND_NOUN = re.compile(r"^(\w+(?: ,)? et )(?:le |la |les |l’)")
_LOOSE_END = re.compile(
    r"(?:,? (?:notamment|entre autres|par|a destination de"
    r"|en (?:s')?\w+ant(?: notamment)?(?: sur)?)"
    r"| suivant(?:e|s|es)?| ci-dessous)+$"
)
_IRREGULAR = {
    "sera": "être", "aura": "avoir", "fera": "faire", "ira": "aller", "pourra": "pouvoir",
    "devra": "devoir", "tiendra": "tenir", "soutiendra": "soutenir", "maintiendra": "maintenir",
    "obtiendra": "obtenir", "entretiendra": "entretenir", "viendra": "venir", "verra": "voir",
    "interviendra": "intervenir", "deviendra": "devenir", "recevra": "recevoir",
    "accueillera": "accueillir", "enverra": "envoyer", "concevra": "concevoir",
}  # fmt: skip
_DOUBLED = {
    "mènera": "mener", "achèvera": "achever", "élèvera": "élever", "pèsera": "peser",
    "enlèvera": "enlever", "promènera": "promener", "lèvera": "lever", "achètera": "acheter",
    "renouvellera": "renouveler", "appellera": "appeler", "projettera": "projeter",
    "amènera": "amener", "emploiera": "employer", "nettoiera": "nettoyer", "appuiera": "appuyer",
    "déploiera": "déployer", "végétalisera": "végétaliser",
}  # fmt: skip
_JOINTS = re.compile(
    # Where a title can stop and still be a whole, the best places first of all.
    r" ?[;:]| ?, | et \w+(?:ra|ront) | afin de| en vue| conformement| permettant"
    r"| en lien| en \w+ant | pour \w+r | dans le cadre| dans un| notamment"
)
_SMALL = frozenset(
    (
        "a", "à", "au", "aux", "avec", "ce", "ces", "cette", "chaque", "d", "dans", "de", "des",
        "dont", "du", "en", "entre", "et", "l", "la", "le", "les", "leur", "leurs", "ou", "par",
        "plus", "pour", "que", "qui", "s", "sa", "sans", "se", "ses", "son", "sous", "sur", "un",
        "une", "vers", "n°", "d’", "l’", "«", "»",
    )
)  # fmt: skip
"""Words that never end a title."""

_SHORTEST = 25
"""A title cut shorter than this says too little: cut it at a word instead."""


def shorten(text: str) -> tuple[str, Sureness]:
    """Return a title of at most 90 characters, and how far it can be trusted.

    Words are whole; a title that was cut ends with « … » and is to be reviewed. A text that is
    short, and only says what is promised, is its own title. An empty text gives an empty title.
    """
    promise = _promise(text)
    bare = _clean(promise)
    kept = _without_loose_end(_without_subject(main_clause(bare)))
    is_all = kept == bare and len(promise) >= len(typographic(text))
    if len(kept) <= LONGEST:
        return _capital(kept), Sureness.SURE if is_all else Sureness.LIKELY
    return _cut(_capital(kept))


def _promise(text: str) -> str:
    """Return the sentence that promises: the first, unless it only tells where things stand."""
    lines = sentences(text)
    first = next(iter(lines), "")
    if _STATE.search(evened(first)) and not _FUTURE.search(evened(first)):
        later = (line for line in lines if _FUTURE.search(evened(line)))
        return typographic(next(later, first))
    return typographic(first)


def _without_loose_end(text: str) -> str:
    """Drop « , notamment » and « suivantes », which a list of milestones followed."""
    loose = _LOOSE_END.search(evened(text))
    return text[: loose.start()] if loose and loose.start() > _SHORTEST else text


def _clean(text: str) -> str:
    return text.strip(" ,;:-–—").rstrip(". ").strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def main_clause(text: str) -> str:
    """Return a sentence without « En lien avec X, » and the like: from its main clause on."""
    for _ in range(3):
        even = evened(text)
        if not _LEAD.match(even):
            break
        end = _lead_end(even)
        if end is None:
            break
        text = text[end:].strip()
    return text


_CLAUSE = re.compile(
    r"(?:l'|la |le |les |il |elle |ils |elles |un |une |des |cette |ce |ces |cet |son |sa |ses |"
    r"chaque |toutes? |tous |nous |on |notre |nos |[a-z]+(?:er|ir|re)\b)"
)
_FUTURE = re.compile(r"\b(?!opera\b|camera\b|agora\b)\w{2,}(?:ra|ront|rons)\b")
_STATE = re.compile(r"\b(?:est|sont|a|ont|s'est|se sont) \w+")


def _lead_end(even: str) -> int | None:
    """Return where the main clause starts: the last comma before its subject and verb."""
    verb = _FUTURE.search(even)
    limit = verb.start() if verb else len(even)
    starts = [
        match.end()
        for match in re.finditer(r", ", even)
        if match.end() <= limit and _CLAUSE.match(even[match.end() :])
    ]
    for start in starts:
        # « l'adjoint…, il » and « X, l'adjointe en charge de Y et Z assurera »: the subject wins.
        if re.match(r"(?:l'adjoint|l'echevin|la conseill|le conseill|ils? |elles? )", even[start:]):
            return start
    if len(starts) > 1 and (verb is None or " et " in even[starts[-1] : limit]):
        # « l'accueil, l'écoute et l'orientation seront… »: the list began one comma before.
        return starts[-2] if verb else starts[0]
    return starts[-1] if starts else None


def _without_subject(text: str) -> str:
    """Drop who acts: keep the object of a duty, turn another verb into its infinitive."""
    text = _without_holder(text)
    even = evened(text)
    duty = _ON_DUTY.match(even)
    if duty and duty.end() < len(text) - 3:
        return _SECOND_NOUN.sub(r"\1", text[duty.end() :].strip())
    to_do = _TO_DO.match(even)
    return _in_infinitive(text, to_do) if to_do else text


def _in_infinitive(text: str, to_do: re.Match[str]) -> str:
    """Write « elle poursuivra et amplifiera X » as « poursuivre et amplifier X »."""
    infinitive = _infinitive(text[to_do.start("verb") : to_do.end("verb")].lower())
    if infinitive in {None, "être", "avoir", "pouvoir", "devoir"}:
        return text
    rest = text[to_do.end() :]
    if to_do["aside"]:
        after = _AFTER_ASIDE.search(evened(rest))
        rest = rest[after.end() :] if after else rest
    second = _SECOND_VERB.match(evened(rest))
    if second:
        other = _infinitive(rest[second.start("verb") : second.end("verb")].lower())
        rest = f"et {other} {rest[second.end() :]}" if other else rest
    return f"{to_do['self'] or ''}{infinitive} {rest}"


def _without_holder(text: str) -> str:
    """Turn « L’adjointe en charge de X, … » into « elle … »: the rule for pronouns then holds."""
    found = mentions(text) or ()
    if not found or evened(text[: found[0].start]).strip() not in {"", "l'", "la", "le", "les"}:
        return text
    rest = text[found[0].end :]
    verb = _FUTURE.search(evened(rest))
    if verb is None:
        return text
    before = rest[: verb.start()]
    # A long list of competences reaches beyond what a mention keeps: it ends at the verb.
    aside = before if before.count(",") == 2 and before.startswith(",") else ""
    return f"elle{aside or ' '}{rest[verb.start() :]}".replace(",  ", ", ")


def _infinitive(verb: str) -> str | None:
    singular = verb[:-4] + "ra" if verb.endswith("ront") else verb
    if singular in _IRREGULAR:
        return _IRREGULAR[singular]
    if singular in _DOUBLED:
        return _DOUBLED[singular]
    if singular.endswith(("era", "ira")):
        return singular[:-1]
    return f"{singular[:-1]}e" if singular.endswith("ra") else None


def _cut(text: str) -> tuple[str, Sureness]:
    """Cut at the last joint that fits, else at a word, which is less sure."""
    fitting = [
        match.start()
        for match in _JOINTS.finditer(evened(text))
        if _SHORTEST <= match.start() < LONGEST and _is_balanced(text[: match.start()])
    ]
    if fitting and fitting[-1] >= LONGEST // 2:
        return _marked(text[: fitting[-1]]), Sureness.LIKELY
    return _marked(text[:LONGEST].rsplit(" ", 1)[0]), Sureness.UNSURE


def _marked(text: str) -> str:
    """End a cut title: small words never do, nor a bracket left open."""
    words = text.split(" ")
    while len(words) > 1 and words[-1].lower().strip(",;:(«") in _SMALL:
        words.pop()
    return " ".join(words).rstrip(" ,;:(«-–") + _MARK


def _is_balanced(text: str) -> bool:
    return text.count("(") == text.count(")") and text.count("«") == text.count("»")
