"""The commands, one module a subject; ``data.__main__`` gathers them."""
