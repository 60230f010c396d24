"""The manners of guided conversations: go back, why, corrections, and never stuck."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signpost.conversations import conversation
from tests.unit.form_driver import Talk

CHECKS = ("leaving_care_check", "adult_care_check")


def test_why_is_answered_and_the_question_asked_again() -> None:
    talk = Talk("leaving_care_check")
    talk.say("why do you ask?")
    assert "different help at 16" in talk.text()
    assert talk.replies[-1]["kind"] == "question"
    assert talk.open == "lcc_age"


def test_why_in_the_hand_off() -> None:
    talk = Talk("hand_off", end="submit")
    talk.say("my pathway plan")
    talk.say("why")
    assert "what to call you" in talk.text()
    assert talk.open == "hand_off_name"


def test_go_back_asks_the_question_before_again() -> None:
    talk = Talk("leaving_care_check")
    talk.say("17")
    talk.say("i was in care before")
    talk.say("go back")
    assert talk.open == "lcc_in_care"
    assert (talk.slots["lcc_in_care"], talk.slots["lcc_age"]) == (None, 17)


def test_go_back_over_questions_that_were_skipped() -> None:
    talk = Talk("leaving_care_check")
    for said in ("17", "in care now", "2 years"):
        talk.say(said)
    assert talk.open == "lcc_alone"
    talk.say("back")
    assert talk.open == "lcc_weeks"
    talk.say("back")
    assert talk.open == "lcc_in_care"
    talk.say("in care before")
    assert talk.open == "lcc_left"


def test_there_is_nothing_before_the_first_question() -> None:
    talk = Talk("adult_care_check")
    talk.say("back")
    assert "first question" in talk.text()
    assert talk.open == "acc_age"


@pytest.mark.parametrize("said", ["sorry 16 not 17", "16 not 17", "i meant 16", "no i meant 16"])
def test_an_answer_is_corrected_and_the_open_question_asked_again(said: str) -> None:
    talk = Talk("leaving_care_check")
    talk.say("17")
    talk.say(said)
    assert talk.slots["lcc_age"] == 16
    assert talk.open == "lcc_in_care"
    assert "changed" in talk.text()


def test_a_correction_two_questions_later_finds_its_question() -> None:
    talk = Talk("leaving_care_check")
    talk.say("17")
    talk.say("in care before")
    talk.say("sorry, 18 not 17")
    assert (talk.slots["lcc_age"], talk.open) == (18, "lcc_left")


def test_a_correction_brings_back_the_questions_that_it_needs() -> None:
    talk = Talk("adult_care_check")
    talk.say("20")
    talk.say("no")
    assert talk.open == "acc_carer"
    talk.say("sorry yes not no")
    assert (talk.slots["acc_condition"], talk.open) == ("yes", "acc_personal")


def test_sorry_before_an_ordinary_answer_is_no_correction() -> None:
    talk = Talk("adult_care_check")
    talk.say("20")
    talk.say("actually yes")
    assert (talk.slots["acc_age"], talk.slots["acc_condition"]) == (20, "yes")


def test_who_it_is_about_is_no_answer_and_no_miss() -> None:
    talk = Talk("adult_care_check", audience="parent")
    talk.say("20")
    talk.say("no i meant my daughter", entities=[{"entity": "audience", "value": "parent"}])
    assert (talk.open, talk.slots["misses"]) == ("acc_condition", 0)


def test_two_misses_bring_an_explanation_and_the_third_a_person() -> None:
    talk = Talk("leaving_care_check")
    talk.say("blue")
    assert "A number is enough" in talk.text()
    talk.say("green")
    assert "go back" in talk.text()
    talk.say("red")
    assert talk.ended
    assert talk.replies[-1]["options"][0]["choose"] == "service/talk_to_a_person"
    assert talk.slots["lcc_age"] is None


def test_a_hand_off_that_gives_up_shows_the_team() -> None:
    talk = Talk("hand_off", end="submit")
    for said in ("benefits", "Jo", "hm", "hm hm", "hm hm hm"):
        talk.say(said)
    assert talk.ended
    assert talk.replies[-1]["teams"]


def test_an_answer_in_between_starts_the_count_again() -> None:
    talk = Talk("leaving_care_check")
    for said in ("blue", "green", "17", "blue", "green"):
        talk.say(said)
    assert not talk.ended


@pytest.mark.parametrize("intent", ["urgent", "stop", "hand_off"])
def test_what_is_more_important_is_handed_on(intent: str) -> None:
    talk = Talk("leaving_care_check")
    assert talk.say("something else", intent=intent, topic="x/y", confidence=0.9) == []


def test_an_ordinary_question_is_handed_on_even_when_it_names_an_answer() -> None:
    talk = Talk("adult_care_check")
    talk.say("17")
    talk.say("yes")
    assert talk.open == "acc_personal"
    assert talk.say("who pays for washing?", intent="ask", topic="a/b", confidence=0.95) == []


def test_a_list_is_chosen_from_one_by_one_or_in_one_go() -> None:
    talk = Talk("adult_care_check")
    for said in ("17", "yes", "answer/food", "answer/washing"):
        talk.say(said)
    offered = [option["label"] for option in talk.replies[-1]["options"]]
    assert "Washing" not in offered
    assert "Using the toilet" in offered
    talk.say("thats all")
    assert talk.slots["acc_personal"] == ["food", "washing"]
    talk.say("both")
    assert talk.slots["acc_home"] == ["safe_home", "clean_home"]


def test_the_summary_says_what_was_said() -> None:
    talk = Talk("adult_care_check")
    for said in (
        "17", "yes", "cooking and washing", "no", "none", "none", "no child", "reminding", "no",
        "yes", "yes", "my mum", "no", "leicester", "On bad days I stay in bed",
    ):  # fmt: skip
        talk.say(said)
    assert talk.ended
    result, summary = talk.replies
    assert "transition assessment" in result["text"]
    assert [team["id"] for team in result["teams"]] == ["leicester-asc-transitions-team"]
    assert "On bad days I stay in bed" in summary["text"]
    assert "washing, and washing clothes" in summary["text"]
    assert talk.slots["acc_words"] is None


#    council           age   the team
DOORS = [
    ("leicester", "17", ["leicester-leaving-care-team"]),
    ("leicestershire", "20", ["leicestershire-care-leavers"]),
    ("rutland", "17", ["rutland-leaving-care"]),
    ("elsewhere", "17", []),
    ("unsure", "17", ["leicester-leaving-care-team"]),
]


@pytest.mark.parametrize(("council", "age", "teams"), DOORS, ids=[row[0] for row in DOORS])
def test_leaving_care_leads_to_the_council_of_care(
    council: str, age: str, teams: list[str]
) -> None:
    talk = Talk("leaving_care_check")
    for said in (age, "in care before", "16", "somewhere else", "2 years", "no"):
        talk.say(said)
    talk.say(f"answer/{council}")
    assert talk.ended
    assert [team["id"] for team in talk.replies[-1]["teams"]] == teams
    assert "not a decision" in talk.text()


def answers() -> list[str]:
    """Everything that a button says, and things that people type."""
    pressed = {
        option["choose"]
        for name in CHECKS
        for written in conversation(name).values()
        if isinstance(written, dict)
        for option in written.get("options", [])
    }
    typed = "17|no|yes|not sure|sorry 16 not 17|back|why|hm|3 months|all|none|i meant 18|home|19"
    return sorted(pressed) + typed.split("|")


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("audience", ["young_person", "parent", "professional"])
@settings(max_examples=40, deadline=None)
@given(turns=st.lists(st.sampled_from(answers()), max_size=40), easy_read=st.booleans())
def test_random_answers_never_loop_and_never_go_silent(
    name: str, audience: str, turns: list[str], easy_read: bool
) -> None:
    talk = Talk(name, audience=audience, easy_read=easy_read)
    for turn in turns:
        if talk.ended:
            break
        assert talk.say(turn), f"silent at {turn}"
        assert all(reply["kind"] != "unavailable" for reply in talk.replies)
        assert "{" not in talk.text()
    for _ in range(40):
        if talk.ended:
            break
        talk.say(talk.replies[-1]["options"][-1]["choose"])
    assert talk.ended
