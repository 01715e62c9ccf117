"""The passage on the smallest change of a single number."""

import datetime as dt

import pytest

from detente.agreement import analyse
from detente.case.model import Case
from detente.report.single_changes import said, shown
from detente.report.view import prepare

SOURCE = {"id": "minutes", "title": "Minutes of a meeting"}


def view(mid, limit=0.6):
    price = {"id": "price", "name": "Price", "status_quo": "low"}
    price["options"] = [{"id": o, "name": o.title()} for o in ("low", "mid", "high")]
    buyer = {"weights": {"price": 1}, "values": {"price": {"low": 1, "mid": 0.5, "high": 0}}}
    seller = {"weights": {"price": 1}, "values": {"price": {"low": 0, "mid": mid, "high": 1}}}
    case = Case.model_validate(
        {
            "detente": 1,
            "title": "Price",
            "parties": [{"id": "buyer", "name": "Buyer"}, {"id": "seller", "name": "Seller"}],
            "issues": [price],
            "preferences": {"buyer": buyer, "seller": seller},
            "reservation": {
                "buyer": 0.4,
                "seller": {"value": limit, "because": ["minutes"], "note": "said twice"},
            },
            "sources": [SOURCE],
        }
    )
    return prepare(case, analyse(case, draws=0), None, None, dt.date(2031, 1, 1))


@pytest.mark.parametrize(
    ("mid", "where"),
    [
        ([0.3, 0.7], ", which is already within the range that the case states"),
        ([0.45, 0.55], ", which is beyond the range that the case states"),
        (0.5, ""),
    ],
)
def test_a_change_is_said_with_the_range_that_the_case_states(mid, where):
    found = view(mid)
    one = next(c for c in found.agreement.single_changes.changes if c.name.startswith("value:s"))
    assert said(found, one).endswith(f"is worth to Seller goes from 50 to 60 points{where}")


def test_each_change_leads_to_what_its_number_rests_on():
    found = view(0.5)
    rests = dict(shown(found, 10))
    basis = next(b for t, b in rests.items() if t.startswith("what Seller needs at least"))
    assert basis.note == "said twice"
    assert [ref.title for ref in basis.refs] == ["Minutes of a meeting"]
    assert all(basis is not None for basis in rests.values())


def test_a_zone_has_no_such_passage():
    assert shown(view(0.5, limit=0.5), 10) == []
