"""Blocks of a roadmap made ready: without people's names, roles on one line."""

from collections.abc import Sequence
from dataclasses import replace

from data.importers.documents.blocks import Block
from data.importers.plans.roadmap.outline import is_item
from data.importers.plans.roadmap.people import is_name, without_names
from data.importers.plans.roadmap.signs import promises
from data.importers.plans.wording.mentions import goes_on, is_bare_holder, role_line

LONGEST_ROLE = 260


def prepared(blocks: Sequence[Block], names: list[str]) -> list[Block]:
    """Drop people's names, and join a portfolio that is named over several lines."""
    names += dict.fromkeys(block.text.strip() for block in blocks if is_name(block.text))
    kept: list[Block] = []
    for block in blocks:
        if is_name(block.text):
            # Two roles apart by a name are two: nothing joins over it.
            kept.append(replace(block, text=""))
            continue
        text = without_names(block.text, names)
        if not text:
            continue
        if kept and _is_rest_of_role(kept[-1], block):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {text}")
        else:
            kept.append(replace(block, text=text))
    return [block for block in kept if block.text]


def _is_rest_of_role(before: Block, block: Block) -> bool:
    if is_item(before) or is_item(block) or before.is_row or block.is_row:
        return False
    if len(before.text) + len(block.text) > LONGEST_ROLE or before.text.endswith("."):
        return False
    is_bare = is_bare_holder(before.text)
    is_role = is_bare or role_line(before.text) is not None
    if not is_role or (block.is_capitals and not before.is_capitals):
        return False
    goes_on_so = block.text[:1].islower() or (block.is_capitals and goes_on(block.text))
    return goes_on_so and not promises(block.text)
