"""Closed classes of English words that the rules look at: pronouns, auxiliaries, clause openers."""

from app.extraction.wordlists import words

SUBJECT_PRONOUNS = words("he she they it we i")
INDEFINITE = words("some others many several both all most none everyone one another few two three")
DETERMINERS = words(
    "the a an this that these those his her its their our my your some many several no each both"
)
BE = words("is are was were be been being 's ’s")
HAVE = words("has have had")
MODALS = words(
    """would could should might may must can will cannot can't won't wouldn't couldn't can’t won’t"""
)
NEGATIONS = words("not never n't nor didn't doesn't don't hasn't haven't hadn't didn’t doesn’t don’t hasn’t")
ADVERBS = words(
    """also then later recently once previously repeatedly now just still further initially reportedly
    similarly only even often long already soon always again first earlier instead ever rather has have
    had meanwhile both further once today yesterday each all nevertheless nonetheless thus therefore
    finally"""
)
CLAUSE_OPENERS = words(
    """that but because while when as if whether although though after before since where which who whom
    whose than so yet until unless what how why and or"""
)
PREPOSITIONS = words(
    """of for in at with from on to by about into over under near between across against among within
    outside through during after before behind inside around without along off via upon like including"""
)
FINITE = words(
    """is are was were am has have had do does did will would can could may might must shall should isn't
    aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't
    shouldn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t won’t wouldn’t
    can’t couldn’t shouldn’t it’s that’s it's that's he's she's they're we're they’re we’re i'm i’m
    you're you’re they've they’ve we've we’ve they'd they’d he'd he’d she'd she’d we'd we’d there's
    there’s cannot 's ’s took saw came went made got gave left began knew felt found lost won kept held
    put ran told led met brought sent fell paid"""
)
"""Words that show a clause: auxiliaries and frequent irregular pasts."""
TIMES = words(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow earlier
    later late early last this morning afternoon evening night week weekend month year day days weeks
    months years ago midday noon january february march april may june july august september october
    november december jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. recently again
    repeatedly afterward afterwards"""
)
MEDIA_NOUNS = words(
    """statement filing interview email e-mail letter tweet post conference briefing release court hearing
    report message video speech memo testimony call lawsuit complaint affidavit declaration editorial
    op-ed meeting affidavits documents records remarks response announcement ruling order opinion
    decision brief interpreter translator spanish english phone telephone facebook twitter x instagram
    text advisory column news forum event rally vigil podcast broadcast appearance session debate visit
    address ceremony congress reporters interviews"""
)
"""What a speaker speaks in or through: the phrase ends with it."""
RECIPIENT_PRONOUNS = words("him her them me us you it reporters lawmakers congress")
OBJECT_PRONOUNS = words("it him her them this that us me")
PERSON_PRONOUNS = words("he she")
