"""The words that made-up articles are put together from: all of them ours."""

from random import Random

from app.vocabulary import IncidentKind

_TOWNS = (
    "Minneapolis, MN", "Portland, OR", "Chicago, IL", "Los Angeles, CA", "Denver, CO", "St. Paul, MN",
    "Portland, ME", "Springfield, IL", "Springfield, MO", "Lincoln, NE", "Fresno, CA", "Boise, ID",
    "Duluth, MN", "Fargo, ND", "Omaha, NE", "Tucson, AZ", "El Paso, TX", "Charlotte, NC", "Newark, NJ",
    "Columbus, OH", "Madison, WI", "Salem, OR", "Aurora, CO", "Rochester, MN", "Rochester, NY",
)  # fmt: skip
GIVEN = (
    "Maria", "Juan", "Elena", "Tomas", "Rosa", "Luis", "Amina", "Omar", "Grace", "Peter", "Anna", "David",
    "Lucia", "Mateo", "Fatima", "Samuel", "Nadia", "Victor", "Irene", "Pablo", "Teresa", "Hugo", "Leila",
    "Marcus",
)  # fmt: skip
SURNAMES = (
    "Lopez", "Garcia", "Hernandez", "Okafor", "Nguyen", "Alvarez", "Mendoza", "Hassan", "Torres", "Castillo",
    "Petrov", "Rivas", "Salazar", "Dominguez", "Abdi", "Flores", "Morales", "Ibarra", "Quintero", "Zapata",
    "Kowalski", "Bautista", "Escobar", "Fuentes", "Guzman", "Herrera", "Juarez", "Lozano", "Navarro", "Ochoa",
)  # fmt: skip
CITIES = tuple(
    (town, f"{GIVEN[number % len(GIVEN)]} {last}")
    for number, (town, last) in enumerate(zip(_TOWNS, (
        "Alder", "Birch", "Cedar", "Dogwood", "Elmer", "Firth", "Ginkgo", "Hazel", "Ironwood", "Juniper",
        "Katsura", "Larch", "Maple", "Nutmeg", "Oakley", "Poplar", "Quince", "Rowan", "Spruce", "Tamarack",
        "Upas", "Viburnum", "Willow", "Yarrow", "Zelkova",
    ), strict=True))
)  # fmt: skip
CITY_WEIGHTS = tuple(60 // (number + 2) + 1 for number in range(len(CITIES)))
KINDS = {
    IncidentKind.ENCOUNTER: 70, IncidentKind.DEATH: 6, IncidentKind.LEGAL_ACTION: 9,
    IncidentKind.POLICY_DISPUTE: 8, IncidentKind.PUBLIC_STATEMENT: 7,
}  # fmt: skip
_STOP, _RAID = ("vehicle-stop", "stopped"), ("workplace-raid", "raided")
_FORCE, _COURT = ("use-of-force", "shoved"), ("courthouse-arrest", "arrested")
_MASK, _SHOT = ("masked-or-unidentified", "masked"), ("deadly-force", "shot")
_SUIT, _FUND = ("lawsuit-or-charges", "sued"), ("funding-threat", "threatened")
_DETAIN, _POLICY = ("detaining-citizens", "detained"), ("policy-noncooperation", "declined")
TACTICS = {
    IncidentKind.ENCOUNTER: (_STOP, _RAID, _FORCE, _COURT, _MASK, _DETAIN),
    IncidentKind.DEATH: (_SHOT, _FORCE),
    IncidentKind.LEGAL_ACTION: (_SUIT, _DETAIN, _FORCE),
    IncidentKind.POLICY_DISPUTE: (_FUND, _POLICY, _SUIT),
    IncidentKind.PUBLIC_STATEMENT: (_POLICY, _MASK, _FORCE),
}
AGENCIES = (
    ("ICE", "ice"), ("ICE", "ice"), ("ICE", "ice"), ("Border Patrol", "border-patrol"), ("CBP", "cbp")
)  # fmt: skip
RECURRING = ("Daniel Reyes", "Sofia Marin", "Ahmed Warsame", "Carla Dietz", "Jonas Bright")
SITES = (
    "Lake Street", "Central Avenue", "Grant Park", "Union Market", "Northside Church", "River Road",
    "Lincoln School", "Mercy Hospital", "Third Street", "Harbor Plaza", "Valley Mall", "Oak Street",
    "Station Square", "Summit Avenue", "Eastgate Plant", "County Courthouse",
)  # fmt: skip
NOBODY = ("a man", "a woman", "a driver", "two people", "a father of three", "a nurse on her way home")
SOMEWHERE = (
    "outside a shop",
    "on the way to work",
    "by a bus stop",
    "in a parking lot",
    "at the edge of town",
)
OUTLETS = ("Courier", "Herald", "Mirror", "Tribune", "Post", "Gazette", "Star", "Record")
HEADS = (
    "Also published by partners, item",
    "From our news service, number",
    "Republished with permission as",
)
OPENINGS = (
    "Residents woke to questions again, dispatch {n} reports.",
    "City hall has heard much of it, note {n} says.",
    "It began like many mornings, our log {n} has it.", "Few people saw all of it, our page {n} records.",
    "The phones rang for hours, says bulletin {n}.",
)  # fmt: skip
LEADS = (
    "{agency} {verb} {person} {where} {when} {scene}.",
    "{when}, {person} was {verb} by {agency} {scene} {where}.",
    "According to witnesses, {agency} {verb} {person} {scene} {where} {when}.",
    "What happened {where} {when} is known in part: {person} was {verb} by {agency} {scene}.",
    "{where}, neighbors said, {person} had been {verb} by {agency} {when}, {scene}.",
    "Video from {scene} {where} seems to show how {agency} {verb} {person} {when}.",
)
MORE = (
    "Some of those present say that others were {verb} too.",
    "A second person said she was {verb} at the scene.",
    "By then, one account has it, somebody had been {verb} already.",
    "A recording suggests that people were {verb} before it ended.",
)  # fmt: skip
DETAILS = (
    "It lasted {n} minutes and ended without a word to the neighbors.",
    "About {n} people had gathered by the end.", "The street was closed for {n} minutes after that.",
    "At least {n} calls reached the dispatchers.", "A petition with {n} names went to the council.",
)  # fmt: skip
SAID = (
    "“{said},” Chief {name} said.", "Chief {name} told reporters: “{said}.”",
    "“{said},” said {name}, the chief.",
    "Asked about it, Chief {name} answered, “{said}.”",
)  # fmt: skip
STOCK = (
    "We were not told of this operation before it began and nobody asked us to take part in it",
    "Our officers do not ask anybody about their immigration status and that is not going to change",
    "We are still gathering the facts and will say more when we know more about what happened",
)
FILLERS = (
    "The council will return to the subject at its next meeting.",
    "A spokeswoman for the department would not go beyond the written answer.",
    "Shops along the block opened late and closed early.",
    "The union of the officers asked for clear rules in writing.",
    "Neighbors have begun to keep a list of license plates.",
    "Lawyers said that the paperwork might take weeks.",
    "The school district sent a letter to all families.",
    "Federal officials did not answer questions sent to them.",
    "Several members of the clergy asked for calm.",
    "A hearing was put off twice in the course of the month.",
    "The mayor's office pointed to the policy it published last year.",
    "People brought blankets and hot coffee to those who waited.",
)
SWAPS = {
    "said": "stated", "said.": "stated.", "people": "persons", "after": "following", "before": "ahead of",
    "neighbors": "residents", "Neighbors": "Residents", "asked": "requested", "several": "some",
    "Several": "Some", "begun": "started", "letter": "note", "calm.": "patience.", "late": "later",
    "early.": "earlier.", "rules": "guidance", "hot": "warm", "hours,": "ages,", "whole": "entire",
}  # fmt: skip
ADDED = ("reportedly,", "apparently,", "in part,", "it seems,", "officials said,", "once more,")
_WE = (
    "We learned",
    "My officers learned",
    "This department learned",
    "People here learned",
    "All of us learned",
)
_WHEN = (
    "from a neighbor",
    "on the radio",
    "after the fact",
    "from a video",
    "when the calls came",
    "at dawn",
)
_WHAT = (
    "that {n} cars had been left running on {site}", "that a child of {n} stood alone by {site}",
    "that none of {n} agents at {site} wore a badge", "that {n} shots had been heard behind {site}",
    "that patrol {n} had been waved away from {site}", "that {n} of the warrants for {site} named others",
    "that bus {n} to {site} was searched", "that {n} rooms at {site} had been locked",
)  # fmt: skip
_AND = (
    "and I want an answer in writing", "and that cannot be how partners work",
    "and it will cost us years of trust",
    "and we are asking for the footage", "and it put everyone on that block in danger",
    "and I said so to the regional office", "and the families deserve better than that",
)  # fmt: skip


def quotation(random: Random) -> str:
    """What a chief says of one event, in words that resemble what is said of others."""
    said = " ".join(random.choice(words) for words in (_WE, _WHEN, _WHAT, _AND))
    return said.format(n=random.randrange(2, 60), site=random.choice(SITES))


def spoken(place: str) -> str:
    """A place as an article writes it."""
    return {"MN": "Minnesota", "OR": "Oregon"}.get(place, place)
