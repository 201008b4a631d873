"""On what terms records are given, and what is said of them wherever they go."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""The terms of the records themselves."""

NOTICE = (
    "Records are found by a program in published articles and have not been reviewed unless they say so. "
    "They are under CC BY 4.0; the words of statements and headlines are their speakers’ and publishers’."
)
"""What every file and feed says of itself."""

ABSENT = (
    "What is not here was told of by no article that was read; that does not mean that it did not happen."
)
"""What nobody should conclude from a table."""
