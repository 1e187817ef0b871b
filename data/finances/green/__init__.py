"""The « budget vert »: what executed investment does to the six axes that the law names."""
