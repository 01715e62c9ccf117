"""The checks of a case, by what they look at."""
