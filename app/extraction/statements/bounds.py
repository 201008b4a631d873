"""Where reported words begin and end: past recipients and times, up to the next attribution."""

from bisect import bisect_left

from app.extraction.statements.breaks import (
    DASHES,
    dashes_off,
    is_medium,
    is_named,
    opens_quotation,
    quotes_on,
    turns_back,
)
from app.extraction.statements.draft import CueHit, Nature, Source
from app.extraction.statements.lexicon import (
    CLAUSE_OPENERS,
    DETERMINERS,
    FINITE,
    MEDIA_NOUNS,
    PREPOSITIONS,
    RECIPIENT_PRONOUNS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from app.extraction.statements.sources import subject_at
from app.extraction.statements.view import View, follows_comma
from app.extraction.wordlists import words
from app.knowledge.cues import Frame

MAX_THAT = 22
"""Tokens between a reporting word and its "that"."""
MAX_RECIPIENT = 9
MAX_SUBJECT = 8
"""Tokens between a comma and the verb of a new speaker behind it."""
MAX_CLAUSE = 24
"""Tokens in which a clause must show its verb."""

_ADVERBIAL_PREPOSITIONS = frozenset(
    (
        "in",
        "on",
        "at",
        "during",
        "after",
        "before",
        "via",
        "through",
        "by",
        "from",
        "to",
        "of",
        "about",
        "with",
        "as",
    )
)
_TAIL_PREPOSITIONS = frozenset(
    ("with", "to", "on", "about", "from", "of", "for", "at", "by", "in", "obtained", "posted")
)
_CUTTING = frozenset(("but", "while", "though", "although", "as", "whereas", "after", "when", "before"))
_ENDS_PHRASE = words("but when while after before because since until so if though although during amid")
_JOINS = frozenset(("and", "but"))
_NEXT_CLAUSE = frozenset(("and", "but", "which", "who", "while"))
_CONTRASTS = frozenset(("not", "also", "rather", "only", "instead", "that", "to"))
_BEHIND_QUOTED = words("on at as - — – -- ( and who which")
_REPORTS = frozenset((Frame.CLAUSE, Frame.ANY_CLAUSE, Frame.RECIPIENT))
"""What a verb must take to begin another attribution: not `…, | she volunteered | to drive`."""
_RELATES = frozenset(("that", "who", "which", "what", "how", "why", "whether", "whose", "where", "as"))
_RELATIVES = frozenset(("who", "which", "that"))
_EMBEDS = words("if while because when after although though since as who which that what")
_PUNCTUATION = frozenset((",", ";", ":", "—", "–", "--", ".", "(", ")", "?", "!"))
_OUTLET_NOUNS = frozenset(("news", "agency", "magazine", "newspaper", "reporters", "'s", "’s"))
_ENDS_RECIPIENT = TIMES | SUBJECT_PRONOUNS | FINITE | _PUNCTUATION
_OPENS_PHRASE = (DETERMINERS | PREPOSITIONS) - {"of", "for"}


def content_start(view: View, hit: CueHit, recipient: bool) -> tuple[int, bool]:
    """The first token of what is said behind a cue, and whether "that" or ":" introduces it."""
    lower = view.lower
    at = hit.last
    jump = _that(view, at, recipient)
    if jump is not None:
        return jump, True
    if recipient:
        at = _past_recipient(view, at)
    at = _past_adverbials(view, at)
    if at < view.stop and lower[at] in (":", "that"):
        return at + 1, True
    return at, False


def _that(view: View, at: int, recipient: bool) -> int | None:
    """Behind the "that" (or ":") of a cue, if only a recipient, time or medium stands between."""
    lower = view.lower
    limit = min(view.stop, at + MAX_THAT)
    for token in range(at, limit):
        if view.quote[token] >= 0:
            return None
        word = lower[token]
        if word == "that":
            begin = at
            plain = (
                token == at
                or recipient
                or lower[begin] in _ADVERBIAL_PREPOSITIONS
                or lower[begin] in TIMES
                or (begin < view.stop and _opens_adverbial(view, begin))
            )
            return token + 1 if plain or lower[begin] == "," else None
        if word == ":":
            return token + 1
        says = token > at and token in view.cue_at and not view.cue_at[token].participle
        subject = word in SUBJECT_PRONOUNS and word != "it"
        if says or subject or (word in FINITE and word not in ("'s", "’s")) or word in (";", ".", "—"):
            return None
    return None


def _past_recipient(view: View, at: int) -> int:
    """Behind the person addressed: `told | the Elm Grove Courier | the van had left`."""
    lower = view.lower
    if at < view.stop and lower[at] in RECIPIENT_PRONOUNS:
        return at + 1
    first = at + 1 if at < view.stop and lower[at] in DETERMINERS else at
    mention = view.people.at.get(first)
    return _past_name(view, mention.last) if mention is not None else _past_noun(view, at, first)


def _past_name(view: View, at: int) -> int:
    """Behind what follows a recipient's name: `the Elm Press | (EP) news agency`."""
    lower = view.lower
    if at < view.stop and lower[at] == "(":
        limit = min(view.stop, at + MAX_RECIPIENT)
        at = next((token + 1 for token in range(at, limit) if lower[token] == ")"), at)
    while at < view.stop and lower[at] in _OUTLET_NOUNS:
        at += 1
    return at


def _past_noun(view: View, start: int, at: int) -> int:
    """Behind a recipient without a known name: up to a new phrase, a time, a verb, a capital's end."""
    lower, upper = view.lower, view.tokens.upper
    limit = min(view.stop, start + MAX_RECIPIENT)
    while at < limit and view.outside(at):
        word = lower[at]
        if word in _ENDS_RECIPIENT or (at > start and word in _OPENS_PHRASE):
            break
        at += 1
        if at - start >= 2 and upper[at - 1] and not (at < limit and upper[at]):
            break
    return at


def _past_adverbials(view: View, at: int) -> int:
    """Behind times and media: `said | Monday in a court filing | the van had left`."""
    lower = view.lower
    for _ in range(4):
        begin = at
        while at < view.stop and view.outside(at) and (_is_time(view, at) or _number(view, at)):
            at += 1
        if at < view.stop and view.outside(at) and _opens_adverbial(view, at):
            at = _past_phrase(view, at)
        if at == begin:
            break
    if at < view.stop and lower[at] == "," and at > 0:
        return at + 1
    return at


def _is_time(view: View, at: int) -> bool:
    return view.lower[at] in TIMES and view.lower[min(at + 1, view.stop - 1)] not in ("'s", "’s")


def _opens_adverbial(view: View, at: int) -> bool:
    """A preposition; "to" only before people addressed (it opens infinitives too), "for" before times."""
    lower = view.lower
    if lower[at] == "for":
        return not TIMES.isdisjoint(lower[at + 1 : min(at + 4, view.stop)])
    if lower[at] not in _ADVERBIAL_PREPOSITIONS or at + 1 >= view.stop:
        return False
    addressed = lower[at + 1] in RECIPIENT_PRONOUNS or lower[at + 1] in DETERMINERS
    return lower[at] != "to" or addressed or view.people.scene.capital(at + 1)


def _number(view: View, at: int) -> bool:
    """A day of the month: `Jan. | 7`."""
    return view.lower[at].isdigit() and view.lower[at - 1] in TIMES


def _past_phrase(view: View, at: int) -> int:
    """Behind a prepositional phrase; where a medium is named, the phrase ends with it."""
    lower = view.lower
    limit = min(view.stop, at + 12)
    token = at + 1
    while token < limit and view.outside(token):
        word = lower[token]
        if word in MEDIA_NOUNS or word in TIMES:
            token += 1
            if word in TIMES and _goes_on(view, token, limit):
                continue
            if token < limit and lower[token] in MEDIA_NOUNS:
                continue
            if token < limit and lower[token] in _TAIL_PREPOSITIONS and lower[token - 1] in MEDIA_NOUNS:
                token += 1
                continue
            return token
        if word in _PUNCTUATION or word in FINITE or word == "that":
            return token
        if token > at + 1 and (word in SUBJECT_PRONOUNS or word in DETERMINERS):
            return token
        token += 1
    return at


def _goes_on(view: View, token: int, limit: int) -> bool:
    """Whether a time only says more of what follows: `after Friday | ’s raid`, `in a Monday | post`."""
    ahead = view.lower[token : min(limit, token + 3)]
    return ahead[:1] in (["'s"], ["’s"]) or any(word in MEDIA_NOUNS for word in ahead)


def is_clause(view: View, begin: int, end: int) -> bool:
    """Whether the words look like a clause: a finite verb soon, or a form that ends like one."""
    lower = view.lower
    if begin >= end:
        return False
    if lower[begin] in SUBJECT_PRONOUNS or (lower[begin].endswith("ing") and end - begin > 3):
        return True
    subject = False
    for token in range(begin, min(end, begin + MAX_CLAUSE)):
        word = lower[token]
        if word in FINITE and token > begin:
            return True
        if subject and word.endswith("ed") and len(word) > 3 and lower[token - 1] not in DETERMINERS:
            return True
        if word in (";", "—") or (word == "," and lower[min(token + 1, view.stop - 1)] in _NEXT_CLAUSE):
            return False
        subject = subject or word.isalpha()
    return False


def content_end(view: View, begin: int) -> int:
    """Where a clause that begins at a token stops being what was said (half-open).

    Cut before `; …`, `, according to`, `, but she`, `, while the`, `, adding`, `, and said`.
    """
    lower = view.lower
    for token in view.plain[bisect_left(view.plain, begin) :]:
        word = lower[token]
        if word == ";" or (word in _JOINS and token > begin and _says_again(view, token)):
            return token
        if word in DASHES and token > begin and dashes_off(view, token):
            return token
        if lower[token - 1].isalpha() or token == begin:
            continue
        if follows_comma(view, token) and _cuts(view, token):
            return token
    end = view.stop
    while end > begin and lower[end - 1] in (".", "?", "!", ",", ":") and view.outside(end - 1):
        end -= 1
    return end


def phrase_end(view: View, begin: int) -> int:
    """Where a noun phrase that begins at a token ends: before a comma, another clause, a time or a verb.

    `criticized | the raid on the hall | when she spoke`; `begin` itself where a verb shows a clause.
    """
    lower, related = view.lower, False
    last = content_end(view, begin)
    for token in view.plain[bisect_left(view.plain, begin + 1) :]:
        word = lower[token]
        if token >= last:
            break
        if word in _PUNCTUATION or word in _ENDS_PHRASE:
            return token
        if word == "and" and token + 1 < last and _is_verb(view, token + 1):
            return token
        if word in TIMES and lower[min(token + 1, view.stop - 1)] not in ("'s", "’s"):
            opens = token - 1 > begin and lower[token - 1] in ("on", "in", "last", "this")
            return token - 1 if opens else token
        related = related or word in _RELATES
        if word in FINITE and word not in ("'s", "’s") and not related:
            return begin
    return last


def predicate_end(view: View, begin: int, last: int) -> int:
    """Where what is said of somebody ends: before another verb of saying, or behind its closing quotation.

    `called | Lund “a clown” | on his radio show`, `called | Lund a clown | and accused him …`
    """
    lower = view.lower
    for token in view.plain[bisect_left(view.plain, begin + 1) : bisect_left(view.plain, last)]:
        if lower[token] in _JOINS and token + 1 in view.cue_at:
            return token
        closes = not view.outside(token - 1) and not quotes_on(view, token)
        if closes and (lower[token] in _ENDS_PHRASE or lower[token] in _BEHIND_QUOTED):
            return token
        if closes and lower[token - 2] == ",":
            return token
    return last


def _is_verb(view: View, token: int) -> bool:
    word = view.lower[token]
    return word in FINITE or word in view.people.scene.knowledge.cues.pasts or word.endswith("ed")


def _says_again(view: View, token: int) -> bool:
    """Whether another verb of saying follows this "and" or "but", without a comma: `… | and said that`.

    Behind "but" any verb of saying counts, behind "and" those that say nothing else or open a quotation.
    """
    if turns_back(view, token):
        return True
    hit = view.cue_at.get(token + 1)
    if hit is None or hit.participle:
        return False
    quotes = opens_quotation(view, hit.last)
    return view.lower[token] == "but" or Frame.ANY_CLAUSE in hit.cue.frames or quotes


def _cuts(view: View, token: int) -> bool:
    """Whether what begins behind a comma is no longer what was said."""
    word = view.lower[token]
    if word == "according" or (word == "in" and view.lower[token + 1 : token + 2] == ["what"]):
        return True
    if _speaks_anew(view, token) or (word == "and" and _coordinates(view, token + 1)):
        return True
    if word in ("and", "but", "while") and _speaks_anew(view, token + 1, anyone=True):
        return True
    if word in ("compared", "however") or is_named(view, token) or is_medium(view, token):
        return True
    if word == "even" and view.lower[token + 1 : token + 2] in (["though"], ["as"]):
        return True
    return word in _CUTTING and _opens_clause(view, token + 1, word)


def _speaks_anew(view: View, token: int, anyone: bool = False) -> bool:
    """Whether another attribution begins at a token: `…, | adding that`, `…, | Ana Ruiz said`.

    Where `anyone` is true the new speaker may be unnamed: `…, and | two of the drivers said`.
    """
    here = view.cue_at.get(token)
    if here is not None and here.participle:
        return True
    hits = (view.cue_at.get(ahead) for ahead in range(token + 1, token + MAX_SUBJECT + 1))
    return any(hit is not None and not hit.participle and _speaks(view, token, hit, anyone) for hit in hits)


def _speaks(view: View, token: int, hit: CueHit, anyone: bool) -> bool:
    """Whether a new speaker and verb begin at a token: `…, | Ana Ruiz said | …`."""
    if not hit.cue.frames & _REPORTS:
        return False
    source = subject_at(view, hit.first)
    return source is not None and source.first == token and (anyone or source.nature is not Nature.NOUN)


def _coordinates(view: View, token: int) -> bool:
    """Whether `, and` goes on with another reporting verb of the same subject: `, and | added`."""
    return token in view.cue_at or (token + 1 in view.cue_at and view.lower[token] == "also")


def _opens_clause(view: View, token: int, opener: str) -> bool:
    """Whether a new clause of the reporter's begins: a pronoun, a name or a determiner with a verb soon."""
    lower = view.lower
    if token >= view.stop or not view.outside(token):
        return False
    if opener in ("after", "when", "before"):
        return False
    if opener == "but":
        return lower[token] not in _CONTRASTS and is_clause(view, token, view.stop)
    return lower[token] not in CLAUSE_OPENERS and is_clause(view, token, view.stop)


def embedded(view: View, source: Source) -> bool:
    """Whether the verb's clause is set into another: `| While | Ruiz says …, …`, `Ruiz, | who | says …`."""
    if view.lower[source.first] in _RELATIVES:
        return True
    before = source.first - 1
    return before >= view.start and view.outside(before) and view.lower[before] in _EMBEDS


def to_comma(view: View, first: int, last: int) -> int:
    """Up to the comma that closes a clause set into another, if there is one."""
    opens = first < last and (view.lower[first] in CLAUSE_OPENERS or view.lower[first] in PREPOSITIONS)
    for token in view.plain[bisect_left(view.plain, first + 2) : bisect_left(view.plain, last)]:
        if view.lower[token] == "," and not opens:
            return token
        opens = opens and view.lower[token] != ","
    return last
