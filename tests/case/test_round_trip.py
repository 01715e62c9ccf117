from hypothesis import HealthCheck, Phase, given, settings

from detente.case import Case, check, dump_case, loads_case

from .strategies import cases, words

# A failing case is small enough as it is; shrinking it takes minutes.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate]


@settings(max_examples=40, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(cases(), words)
def test_what_is_written_is_read_back(case: Case, header: str) -> None:
    assert check(case) == []
    assert loads_case(dump_case(case, header)) == case


def test_a_header_stands_above_and_parts_are_set_apart() -> None:
    case = Case.model_validate(
        {"detente": 1, "title": "T", "parties": [{"id": "a", "name": "A\nissues: x"}]}
    )
    text = dump_case(case, "Read me.\n\nThen edit.")
    assert text.startswith("# Read me.\n#\n# Then edit.\ndetente: 1\ntitle: T\n\nparties:\n")
