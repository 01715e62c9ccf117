import pytest

from detente.documents.boilerplate import boilerplate

CUT = [
    "Leave a Comment",
    "LEAVE A  REPLY",
    "Share this:",
    "Share on Facebook",
    "Facebook | Twitter | Email",
    "Subscribe",
    "Subscribe to our newsletter",
    "Read more: Envoys to meet again in Vienna",
    "Read More",
    "Related articles",
    "Advertisement",
    "Story continues below advertisement",
    "© 2022 Example Wire. All rights reserved.",
    "Copyright 2022 Example Wire",
    "All Rights Reserved",
    "Sign up for our daily newsletter",
    "Sign up for breaking news alerts delivered to you",
    "Follow us on Twitter",
    "3 comments",
    "Privacy policy | Terms of use",
    "Click here to see our full coverage",
]

KEPT = [
    "Russia shares this view.",
    "Share of gas: 40 per cent of imports.",
    "Comments by Lavrov drew protests.",
    "NATO signed up for the talks on Wednesday.",
    "Sign up for the talks, Sherman told Russia.",
    "Subscribers to the treaty may withdraw.",
    "The advertisement of new drills alarmed the alliance.",
    "Sherman told reporters to read more history.",
    "Like us, Moscow wants a treaty.",
    "Support for Ukraine grows.",
    "All rights of the minority were reserved for later talks.",
    "More on this is expected on Thursday, he said.",
    "Topics of the talks included missiles and exercises.",
    "Related demands were refused.",
    "Listen to us, Ryabkov said.",
    "Download speeds were no subject.",
    "Print this treaty and sign it, he said.",
]


@pytest.mark.parametrize("line", CUT)
def test_cut(line: str) -> None:
    text = f"They left.\n\n{line}\n\nThen they came back."
    assert boilerplate(text) == [(12, 12 + len(line))]
    assert boilerplate(f"They left.\n{line}") == [(11, 11 + len(line))]


@pytest.mark.parametrize("line", KEPT)
def test_kept(line: str) -> None:
    assert boilerplate(f"They left.\n\n{line}\n\nThen they came back.") == []


def test_only_whole_paragraphs() -> None:
    assert boilerplate("They asked the public to\nsubscribe\nto the treaty.") == []
    assert boilerplate("Read more: " + "word " * 60) == []
