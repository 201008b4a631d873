"""Private people whose words read like an office, minors, and officers to whom something was done."""

import pytest

from app.vocabulary import Role
from tests.extraction.speech import officials_in, statements_in

_SAID = " “We stayed,” {} said. ICE agents were in Fresno, Calif."


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("Real estate agent Ana Ruiz was detained by ICE in Fresno, Calif.", "Ruiz"),
        ("Insurance agent Ana Ruiz of Fresno, Calif., watched.", "Ruiz"),
        ("Team captain Kim Oh, 17, watched.", "Oh"),
        ("Captain Kim Oh, 17, watched.", "Oh"),
        ("Team captain Kim Oh watched.", "Oh"),
        ("Loan officer Ana Ruiz watched.", "Ruiz"),
        ("Security officer Ana Ruiz watched.", "Ruiz"),
        ("Student council member Ana Ruiz, 16, watched.", "Ruiz"),
        ("Restaurant inspector Ana Ruiz watched.", "Ruiz"),
        ("Ana Ruiz, a food critic and judge, watched.", "Ruiz"),
        ("Ed Lund, captain of the Elm Rowing Club, watched.", "Lund"),
        ("ICE agents pulled over off-duty St. Paul Police Officer Maria Lopez and handcuffed her.", "Lopez"),
        ("St. Paul Police Officer Maria Lopez, 34, was detained by ICE agents.", "Lopez"),
        ("Agents shot and wounded St. Paul police Sgt. Maria Lopez.", "Lopez"),
    ],
)
def test_private_people_are_no_officials_and_their_names_are_not_shown(text: str, surname: str) -> None:
    whole = text + _SAID.format(surname)
    assert [official.name for official in officials_in(whole)] == []
    assert {statement.role for statement in statements_in(whole)} <= {Role.OTHER, Role.NONE}


@pytest.mark.parametrize(
    ("text", "surname"),
    [
        ("St. Paul Police Officer Maria Lopez arrested two men.", "Lopez"),
        ("Officer Maria Lopez of the St. Paul Police Department watched.", "Lopez"),
        ("Agents detained a man, St. Paul Police Officer Maria Lopez said.", "Lopez"),
        ("Agents stopped St. Paul Police Lt. Maria Lopez.", "Lopez"),
        ("ICE agents handcuffed St. Paul Police Chief Maria Lopez.", "Lopez"),
        ("Council Member Maria Lopez, 41, watched.", "Lopez"),
        ("Judge Maria Lopez watched.", "Lopez"),
    ],
)
def test_officers_at_work_those_in_command_and_written_titles_stay_officials(text: str, surname: str) -> None:
    assert [official.name for official in officials_in(text + _SAID.format(surname))] == ["Maria Lopez"]


@pytest.mark.parametrize("who", ["Sports agents", "Insurance agents", "Loan officers", "Real estate agents"])
def test_agents_of_a_trade_are_no_federal_officials(who: str) -> None:
    statements = statements_in(f"{who} said losses rose in Fresno, Calif.")
    assert {statement.role for statement in statements} == {Role.OTHER}
