"""Delimited text as French portals write it."""


def lines(heading: str, *rows: str) -> bytes:
    """Return a table in UTF-8 with its mark, its lines ended as on Windows."""
    return ("\r\n".join([heading, *rows]) + "\r\n").encode("utf-8-sig")
