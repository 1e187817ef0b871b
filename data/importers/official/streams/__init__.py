"""Official tables as they stream by: blocks of a text, their letters, the lines that are sought."""
