"""Citations for tests, without a ledger."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from app.web.citing.cited import Cited, State

LIST = Cited(
    root="https://ledger.example", path="/statements", page="/cite/statements", query=(("role", "mayor"),),
    key="friction-ledger-statements-0123456789abcdef", title="60 statements with role “mayor”, newest first",
    state=State(datetime(2026, 2, 1, 13, 3, tzinfo=UTC), "0123456789abcdef", 60),
    note="60 rows, fingerprint 0123456789abcdef", read=date(2026, 2, 2),
)  # fmt: skip
RECORD = replace(
    LIST, path="/statements/42", page="/cite/statements/42", query=(),
    key="friction-ledger-statement-42", title="Statement 42: Dana Example: “We were not told”",
    state=State(LIST.state.as_of, "0123456789abcdef"),
    note="Reported in “Agents stop two”, Riverton Courier, January 10, 2026, https://courier.example/1",
)  # fmt: skip
LIST_ADDRESS = (
    "https://ledger.example/cite/statements?role=mayor"
    "&asof=2026-02-01T13:03:00Z&count=60&rows=0123456789abcdef"
)
RECORD_ADDRESS = "https://ledger.example/cite/statements/42?asof=2026-02-01T13:03:00Z&rows=0123456789abcdef"

HOSTILE = (
    "}, author = {Mallory}, note={\\input{/etc/passwd}} % $x_1^2$ ~ #1 & \\\\ \"quoted\" “kept”",
    "line\r\nER  - \r\nTY  - JOUR\r\nTI  - forged",
    "\x00\x07\x1b[31mred\u2028next\ufffe \u202eedoc\U0001f600",
    "{{{{", "}}}}", "\\", "%", "<script>alert(1)</script>", "", " \t ", "@misc{x, title={y}}",
)  # fmt: skip


def titled(cited: Cited, title: str) -> Cited:
    return replace(cited, title=title, note=title)


def never_fed(cited: Cited) -> Cited:
    changed: Any = replace(cited.state, as_of=None)
    return replace(cited, state=changed)
