"""What the imports answer in several lines, shown as the sentences and the list that they are."""

from components.texts import plain

_BULLET = "- "


def as_list(message: str) -> str:
    """Return a message as Markdown: its lines « - … » make a list, nothing else is markup."""
    lines: list[str] = []
    for line in filter(None, map(str.strip, message.splitlines())):
        is_item = line.startswith(_BULLET)
        if lines and not (is_item and lines[-1].startswith(_BULLET)):
            lines.append("")
        lines.append(f"{_BULLET}{plain(line.removeprefix(_BULLET))}" if is_item else plain(line))
    return "\n".join(lines)
