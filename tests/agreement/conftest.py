import importlib.util
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def brute():
    """The independent enumerator next to this file."""
    place = Path(__file__).with_name("brute.py")
    spec = importlib.util.spec_from_file_location("detente_brute", place)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
