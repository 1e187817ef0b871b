"""The ratios that the law has a town publish, in their gross definition, beside its own."""
