"""What is said on each topic, to whom and in which words; over the small knowledge of conftest."""

from __future__ import annotations

import pytest

from signpost import answers
from signpost.content import Audience
from signpost.knowledge import knowledge
from signpost.urgent import Urgent
from signpost.words import words

pytestmark = pytest.mark.usefixtures("small")
REVIEW = "ehc_plan/annual_review"

FIRST_WORDS: list[tuple[str, Audience, bool, str]] = [
    (REVIEW, "young_person", False, "Your [EHC plan]"),
    (REVIEW, "parent", False, "The council must review the"),
    (REVIEW, "professional", False, "The council must review the"),  # nothing written for staff
    (REVIEW, "young_person", True, "There is a meeting about your EHC plan.\nYou can go."),
    (REVIEW, "parent", True, "There is a meeting about your EHC plan.\nYou can go."),
    ("money/pip", "professional", False, "This tells staff about pip."),
    ("money/pip", "professional", True, "This tells staff about pip."),  # no Easy read is written
    ("money/pip", "young_person", True, "This is about pip."),
]


@pytest.mark.parametrize(("topic", "audience", "easy_read", "starts"), FIRST_WORDS)
def test_each_reader_gets_their_own_version(
    topic: str, audience: Audience, easy_read: bool, starts: str
) -> None:
    assert answers.topic(topic, audience, easy_read).text.startswith(starts)


def test_the_reply_is_the_first_paragraph_with_its_links() -> None:
    reply = answers.topic(REVIEW, "young_person", False, confidence=0.9)
    assert reply.text == (
        "Your [EHC plan](/glossary#ehc-plan) is checked [at a meeting](/glossary#annual-review). "
        "Ask your college."
    )
    assert (reply.kind, reply.topic, reply.confidence) == ("answer", REVIEW, 0.9)


def test_where_it_comes_from_and_when_it_was_checked_are_said() -> None:
    reply = answers.topic(REVIEW, "young_person", False)
    assert [(s.title, s.url) for s in reply.sources] == [("The Act", "https://law.example/44")]
    assert reply.reviewed == "2026-11-21"
    assert [(p.id, p.url) for p in reply.pages] == [("send-page", "https://pages.example/send")]
    assert [team.id for team in reply.teams] == ["plan-team"]


def test_the_next_steps_are_the_flow_and_at_most_three_topics() -> None:
    reply = answers.topic(REVIEW, "young_person", False)
    assert [option.choose for option in reply.options] == [
        "flow/find_a_team",
        "money/pip",
        "money/loan",
        "money/grant",
    ]
    assert reply.options[0].label == words()["flows"]["find_a_team"]
    assert reply.options[0].topic is None
    assert reply.options[1].label == "pip"


def test_more_says_the_rest_and_the_helplines_and_then_there_is_no_more() -> None:
    assert answers.topic(REVIEW, "young_person", False).more
    rest = answers.more(REVIEW, "young_person", False)
    assert rest is not None
    assert rest.text.startswith("You can bring a friend to it.\n\n- Read ")
    assert "[the page](https://pages.example/send)" in rest.text
    assert "[at a meeting]" not in rest.text
    assert "**Advice Line**" in rest.text
    assert not rest.more


def test_a_link_to_a_topic_keeps_only_its_words() -> None:
    rest = answers.more(REVIEW, "parent", False)
    assert rest is not None
    assert "and the next answer." in rest.text
    assert "topic:" not in rest.text


@pytest.mark.parametrize(("topic", "easy_read"), [("money/pip", False), (REVIEW, True)])
def test_nothing_more_is_promised_when_there_is_nothing(topic: str, easy_read: bool) -> None:
    assert not answers.topic(topic, "young_person", easy_read).more
    assert answers.more(topic, "young_person", easy_read) is None


def test_easy_read_has_no_links_in_its_text() -> None:
    assert "](" not in answers.topic(REVIEW, "young_person", True).text


def test_a_topic_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        answers.topic("money/gold", "young_person", False)
    with pytest.raises(KeyError):
        answers.more("money/gold", "young_person", False)


URGENT: list[tuple[Urgent, Audience, bool, str]] = [
    (Urgent("danger_now"), "young_person", False, "Get away"),
    (Urgent("danger_now"), "young_person", True, "Go to a safe place."),
    (Urgent("danger_now"), "parent", False, "Keep your child"),
    (Urgent("danger_now", about="child"), "young_person", False, "Keep your child"),
    (Urgent("danger_now", about="friend"), "young_person", False, "Stay with your friend."),
    (Urgent("danger_now", about="friend"), "young_person", True, "Stay with your friend."),
    # Not written in the small knowledge: the young person's words stand in.
    (Urgent("danger_now", about="carer"), "parent", False, "Get away"),
    (Urgent("danger_now"), "professional", False, "Get away"),
]


@pytest.mark.parametrize(("found", "audience", "easy_read", "starts"), URGENT)
def test_help_speaks_to_the_one_who_can_act(
    found: Urgent, audience: Audience, easy_read: bool, starts: str
) -> None:
    reply = answers.urgent(found, audience, easy_read)
    assert reply.text.startswith(starts)
    assert (reply.kind, reply.topic) == ("urgent", "urgent/danger_now")


def test_help_always_shows_whom_to_call_and_text() -> None:
    reply = answers.urgent(Urgent("danger_now"), "young_person", False)
    assert "](tel:08081570001)" in reply.text
    assert "](sms:85000)" in reply.text
    assert [team.id for team in reply.teams] == ["plan-team", "closed-team"]


def test_when_unsure_it_asks_first_and_still_helps() -> None:
    text = answers.urgent(Urgent("danger_now", sure=False), "young_person", False).text
    assert text.index("I may have read this wrong.") < text.index("Get away") < text.index("tel:")


def test_small_talk_and_system_texts() -> None:
    hello = answers.talk("greet", "parent", False)
    assert (hello.kind, hello.topic, hello.text) == ("talk", "talk/greet", "greet for a parent.")
    assert [(o.choose, o.topic) for o in hello.options] == [
        ("money/pip", "money/pip"),
        ("talk/greet", None),
    ]
    assert answers.system("help", "young_person", True).topic is None
    assert answers.system("help", "young_person", True).text == "help in easy words."
    with pytest.raises(KeyError):
        answers.talk("nonsense", "parent", False)


def test_the_welcome_offers_the_topic_of_the_page_first() -> None:
    plain = answers.welcome("young_person", False)
    about = answers.welcome("young_person", False, page="money/loan")
    assert about.options[0].choose == "money/loan"
    assert about.options[1:] == plain.options
    assert answers.welcome("young_person", False, page="no/page").options == plain.options


def test_did_you_mean_offers_the_topics_none_of_these_and_a_person() -> None:
    reply = answers.did_you_mean([("money/pip", 0.4), ("money/loan", 0.3)], "young_person", False)
    assert [(o.choose, o.topic) for o in reply.options] == [
        ("money/pip", "money/pip"),
        ("money/loan", "money/loan"),
        ("talk/none", None),
        ("service/talk_to_a_person", "service/talk_to_a_person"),
    ]
    assert (reply.kind, reply.confidence) == ("did_you_mean", 0.4)


def test_when_a_part_is_down_there_are_still_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    down = {**words(), "when_down": {"helplines": ["advice-line"], "teams": ["plan-team"]}}
    monkeypatch.setattr(answers, "words", lambda: down)
    reply = answers.unavailable("young_person", False)
    assert reply.kind == "unavailable"
    assert reply.text.startswith("unavailable for a young person.")
    assert "tel:08081570001" in reply.text
    assert [team.phone for team in reply.teams] == ["0116 496 0001"]


def test_every_button_of_an_answer_leads_somewhere() -> None:
    for topic in knowledge().topics:
        for option in answers.topic(topic, "young_person", False).options:
            assert option.choose in knowledge().topics or option.choose.startswith("flow/")
