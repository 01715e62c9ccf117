import pytest

from detente.errors import UserError
from detente.reading.by_model import endpoint


@pytest.mark.parametrize(
    ("url", "shown", "here"),
    [
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1", True),
        ("http://127.9.9.9/v1/", "http://127.9.9.9:80/v1", True),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1", True),
        ("http://LOCALHOST:11434/v1", "http://localhost:11434/v1", True),
        ("https://models.example.org/v1", "https://models.example.org:443/v1", False),
        ("http://192.168.1.9:8080", "http://192.168.1.9:8080", False),
        ("http://127.0.0.1.example.org/v1", "http://127.0.0.1.example.org:80/v1", False),
        ("http://localhost.example.org/v1", "http://localhost.example.org:80/v1", False),
        ("http://0.0.0.0:8080/v1", "http://0.0.0.0:8080/v1", False),
    ],
)
def test_addresses(url: str, shown: str, here: bool) -> None:
    made = endpoint(url, "small")
    assert made.url == shown
    assert made.is_here is here


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:8080",
        "localhost:8080/v1",
        "ftp://127.0.0.1/v1",
        "file:///etc/passwd",
        "http://",
        "http://127.0.0.1:0/v1",
        "http://127.0.0.1:99999/v1",
        "http://127.0.0.1:port/v1",
        "http://[::1/v1",
        "http://127.0.0.1/v1?key=abc",
        "http://127.0.0.1/v1#part",
        "http://127.0.0.1/v 1",
        "http://127.0.0.1/v1\r\nX-Other: 1",
        "http://ex ample.org/v1",
    ],
)
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(UserError, match="is no address of a model"):
        endpoint(url, "small")


def test_a_key_comes_from_the_environment_alone() -> None:
    with pytest.raises(UserError, match="is not written into the address") as error:
        endpoint("https://me:sesame@models.example.org/v1", "small")
    assert "sesame" not in str(error.value)


@pytest.mark.parametrize("key", ["two words", "line\r\nX-Other: 1", "ключ", "", "x" * 201])
def test_what_is_no_key_is_not_shown(key: str) -> None:
    with pytest.raises(UserError, match="DETENTE_MODEL_KEY holds is no key") as error:
        endpoint("https://models.example.org/v1", "small", key=key)
    assert not key or key not in str(error.value)


def test_a_key_never_crosses_a_network_unencrypted() -> None:
    with pytest.raises(UserError, match="unencrypted"):
        endpoint("http://models.example.org/v1", "small", key="sesame")
    endpoint("http://127.0.0.1:8080/v1", "small", key="sesame")
    endpoint("https://models.example.org/v1", "small", key="sesame")


def test_a_key_is_not_in_what_is_printed_of_an_endpoint() -> None:
    assert "sesame" not in repr(endpoint("http://localhost/v1", "small", key="sesame"))


@pytest.mark.parametrize("model", ["", "two words", "a\nb", "x" * 201])
def test_what_is_no_model(model: str) -> None:
    with pytest.raises(UserError, match="is no name of a model"):
        endpoint("http://localhost/v1", model)
