import pytest
from hypothesis import HealthCheck, given, settings

from detente.case import Case, check, dump_case, loads_case

from .strategies import cases, words


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(cases(), words)
def test_what_is_written_is_read_back(case: Case, header: str) -> None:
    assert check(case) == []
    assert loads_case(dump_case(case)) == case
