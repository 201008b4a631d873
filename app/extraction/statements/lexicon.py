"""Closed classes of English words that the rules look at, from `data/words.csv`: pronouns, auxiliaries.

They are the language's, not an operator's, so that the package's own table is read, once.
"""

from app.knowledge.wordlists import WordList, own_word_lists

_LISTS = own_word_lists()

SUBJECT_PRONOUNS = _LISTS[WordList.SUBJECT_PRONOUNS]
PERSON_PRONOUNS = _LISTS[WordList.PERSON_PRONOUNS]
RECIPIENT_PRONOUNS = _LISTS[WordList.RECIPIENT_PRONOUNS]
OBJECT_PRONOUNS = _LISTS[WordList.OBJECT_PRONOUNS]
INDEFINITE = _LISTS[WordList.INDEFINITE]
DETERMINERS = _LISTS[WordList.DETERMINERS]
BE = _LISTS[WordList.BE]
HAVE = _LISTS[WordList.HAVE]
MODALS = _LISTS[WordList.MODALS]
NEGATIONS = _LISTS[WordList.NEGATIONS]
REFUSALS = _LISTS[WordList.REFUSALS]
ADVERBS = _LISTS[WordList.ADVERBS]
CLAUSE_OPENERS = _LISTS[WordList.CLAUSE_OPENERS]
PREPOSITIONS = _LISTS[WordList.PREPOSITIONS]
FINITE = _LISTS[WordList.FINITE]
TIMES = _LISTS[WordList.TIMES]
MEDIA_NOUNS = _LISTS[WordList.MEDIA_NOUNS]
