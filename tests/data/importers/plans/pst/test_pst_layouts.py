"""The same PST in any layout gives the same tree: numbering, labels, bullets, capitals."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from data.importers.files import IncomingFile
from data.importers.formats import Reading, Town
from data.importers.opened import OpenedFile
from data.importers.plans.pst import reader
from data.mandate.drafts import PlanDraft

_VERBS = ("Créer", "Rénover", "Soutenir", "Planter", "Ouvrir", "Étudier", "Former", "Équiper")
_THINGS = ("une halle", "le préau", "les clubs", "des haies", "un guichet", "la voirie")
_GOALS = ("Une commune active", "Des villages vivants", "Un air plus pur", "Une école forte")
_AIMS = ("Bouger mieux", "Loger les jeunes", "Accueillir", "Relier les hameaux", "Nourrir sain")


@dataclass(frozen=True)
class Layout:
    """How a document prints its parts; each takes the number and the title."""

    volet: Callable[[str], str]
    strategic: Callable[[int, str], str]
    operational: Callable[[int, int, str], str]
    action: Callable[[int, str], str]


def _roman(number: int) -> str:
    return ("I", "II", "III", "IV", "V", "VI")[number - 1]


volets = st.sampled_from(
    [
        lambda name: f"VOLET {name.upper()}",
        lambda name: f"Volet {name} : nos choix",
        lambda name: f"# Volet {name}",
        lambda name: f"**Volet {name}**",
    ]
)
strategics = st.sampled_from(
    [
        lambda one, title: f"Objectif stratégique {one} : {title}",
        lambda one, title: f"OBJECTIF STRATÉGIQUE N°{one} – {title}",
        lambda one, title: f"OS{one} : {title}",
        lambda one, title: f"O.S.{one} : {title}",
        lambda one, title: f"**Axe stratégique {one} : {title}**",
        lambda one, title: f"## Objectif stratégique {one}. {title}",
        lambda one, title: f"Enjeu stratégique {_roman(one)} – {title}",
    ]
)
operationals = st.sampled_from(
    [
        lambda above, one, title: f"Objectif opérationnel {above}.{one} : {title}",
        lambda above, one, title: f"OO{above}.{one} : {title}",
        lambda above, one, title: f"O.O.{above}.{one} – {title}",
        lambda above, one, title: f"### Objectif opérationnel {above}.{one} : {title}",
        lambda above, one, title: f"OBJECTIF OPÉRATIONNEL {above}.{one} : {title.upper()}",
        lambda above, one, title: f"Objectif opérationnel {one} : {title}",
    ]
)
actions = st.sampled_from(
    [
        lambda one, text: f"{one}. {text}",
        lambda one, text: f"{one}) {text}",
        lambda one, text: f"{one}. **Action** : {text}",
        lambda one, text: f"- {one}. **Action** : {text}",
        lambda one, text: f"Action {one} : {text}",
        lambda one, text: f"ACTION N°{one} – {text}",
        lambda _, text: f"- {text}",
        lambda _, text: f"• {text}",
        lambda _, text: f"→ Action : {text}",
    ]
)
layouts = st.builds(Layout, volets, strategics, operationals, actions)
trees = st.lists(
    st.lists(st.lists(st.integers(2, 3), min_size=1, max_size=2), min_size=1, max_size=3),
    min_size=1,
    max_size=2,
)


def printed(layout: Layout, tree: list[list[list[int]]], *, restarts: bool) -> str:
    """Write a PST: volets, then objectives, then as many actions as the tree says."""
    lines = ["Programme stratégique transversal 2024-2030", ""]
    done = 0
    for name, strategics_of in zip(("externe", "interne"), tree, strict=False):
        lines += [layout.volet(name), ""]
        done = 0 if restarts else done
        for one, operationals_of in enumerate(strategics_of, start=1):
            lines += [layout.strategic(one, _GOALS[one]), ""]
            for two, count in enumerate(operationals_of, start=1):
                lines += [layout.operational(one, two, _AIMS[(one + two) % len(_AIMS)]), ""]
                for _ in range(count):
                    done += 1
                    verb, thing = _VERBS[done % len(_VERBS)], _THINGS[done % len(_THINGS)]
                    lines += [layout.action(done, f"{verb} {thing} du quartier {done}."), ""]
    return "\n".join(lines)


def reading_of(text: str) -> Reading:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.md"
        path.write_text(text, encoding="utf-8")
        return reader.read(OpenedFile(IncomingFile("plan.md", path)), Town(date(2026, 1, 1)))


@settings(deadline=None, max_examples=120)
@given(layouts, trees, st.booleans())
def test_any_layout_gives_the_same_tree(
    layout: Layout, tree: list[list[list[int]]], restarts: bool
) -> None:
    reading = reading_of(printed(layout, tree, restarts=restarts))
    assert reading.counts["volets"] == len(tree)
    assert reading.counts["strategic_objectives"] == sum(len(one) for one in tree)
    assert reading.counts["operational_objectives"] == sum(len(two) for one in tree for two in one)
    assert reading.counts["actions"] == sum(sum(two) for one in tree for two in one)
    draft = reading.content
    assert isinstance(draft, PlanDraft)
    codes = [heading.code for heading in draft.headings]
    assert len(set(codes)) == len(codes)
    assert {heading.parent for heading in draft.headings} - {None} <= set(codes)
    names = [(action.scope, action.code) for action in draft.actions]
    assert len(set(names)) == len(names)
    assert {code for action in draft.actions for code in action.headings} <= set(codes)
    assert not any("manque" in problem.message for problem in reading.warnings)


@settings(deadline=None, max_examples=60)
@given(layouts, trees)
def test_reading_twice_gives_the_same(layout: Layout, tree: list[list[list[int]]]) -> None:
    text = printed(layout, tree, restarts=True)
    assert reading_of(text).content == reading_of(text).content
