"""The Imports page: a file that comes in, what is in it, what the officer corrects, what it did."""
