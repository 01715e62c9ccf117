import datetime as dt

import pytest

from detente.documents import Document
from detente.documents.normalise import identity
from detente.reading.drafts import compare, read_draft

TREATY = """\
DRAFT TREATY
between the Kingdom of Norway and the Kingdom of Sweden
on the Quiet Use of the Long Fjord

The Kingdom of Norway and the Kingdom of Sweden, hereinafter referred to as "the Parties",

Wishing to spare the fishers of both shores further losses,

Have agreed as follows:

PART I
GENERAL RULES

Article 1
Purpose

The Parties shall keep the Long Fjord open to unarmed vessels in
accordance with Article 4 and with
Article 5
of this Treaty.

Article 2. Patrols

1. Each Party shall limit its patrols within 20 kilometres of the mouth to [six] [ten] vessels.

2. The Parties [shall] [should] inform each other:
(a) of every patrol by night, not later than [30] days before it begins;
(b) of the passage of heavy ships, including
  (i) ore carriers; and
  (ii) tankers [Norway: and their tugs].

3. No Party shall lay nets of wire in the fjord [unless a storm has broken the booms].

[Article 3 – Visits
Option 1 (proposed by Norway): Each Party may visit the piers of the other Party twice a year.
Option 2 (proposed by Sweden): Visits to piers shall take place by agreement.]

Article 4
Withdrawal of booms

The Kingdom of Sweden undertakes to remove its booms by 31 December 2031, provided that the
Kingdom of Norway has opened the northern channel.

Article 5
Entry into force

This Treaty shall enter into force [30] days after the second signature and may be ended by
either Party on [six] months' notice.

IN WITNESS WHEREOF the undersigned have signed this Treaty.

DONE at Oslo, this [ ] day of [ ] 2031.

ANNEX
Piers

1. The pier at Hamn.
2. The pier at Vik.
"""

COMMUNIQUE = """\
Joint Communiqué on the River Talks

Lima, 4 May 2031

We, the ministers of Peru, Chile and Bolivia, met in Lima and agreed on the following:

Water

1. We reaffirm our wish to share the river in good faith.
2. We will [draw up / consider] a table of flows by 1 June 2031 [Chile: and publish it].
3. We call on the upstream towns to close the old sluices[1].

Trade

4. Peru undertakes to lift its duty on pumps within [X] months.
5. Chile and Bolivia may extend the term [of two years] (Peru) if the water is low.
6. Each participant should report every year [Note: date to follow].

[1] As they were mapped in 2029 [sic].
"""

NEWS = """\
Ministers split over fjord treaty

OSLO, May 4 - Ministers of Norway and Sweden failed on Tuesday to agree on a treaty.

"We shall not sign Article 2," the Swedish minister told reporters. According to officials, three
points are open:

1. The number of patrols, which Norway said must fall.
2. Visits to piers, which Sweden said it would only accept by agreement.
3. The date of withdrawal.

Article 5 of the draft was not discussed, a spokesman said. Talks will go on in June.
"""


def document(text: str, name: str = "draft.txt", **more) -> Document:
    return Document(id=identity(text), text=text, origin=name, kind="text", **more)


@pytest.fixture(scope="session")
def texts():
    """Our own draft treaty, communiqué and news report."""
    return {"treaty": TREATY, "communiqué": COMMUNIQUE, "news": NEWS}


@pytest.fixture(scope="session")
def make():
    """Make a document of a text."""
    return document


@pytest.fixture(scope="session")
def read():
    """Read a text as a draft."""

    def read(text, *, anyway=True):
        return read_draft(document(text), anyway=anyway)

    return read


@pytest.fixture(scope="session")
def treaty(read):
    return read(TREATY, anyway=False)


@pytest.fixture(scope="session")
def communique(read):
    return read(COMMUNIQUE, anyway=False)


@pytest.fixture(scope="session")
def lay():
    """Compare two texts as drafts."""

    def lay(old, new):
        one, two = document(old, "old.txt"), document(new, "new.txt")
        return compare(read_draft(one, anyway=True), one, read_draft(two, anyway=True), two)

    return lay


@pytest.fixture
def today():
    return dt.date(2031, 5, 20)
