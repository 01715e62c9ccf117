"""The address of a language model, as a user names it."""

import ipaddress
import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from detente.errors import UserError

KEY = "DETENTE_MODEL_KEY"
"""The environment variable with the key of the endpoint. A key is taken from nowhere else."""

_HOST = re.compile(r"[A-Za-z0-9._:-]+")
_PATH = re.compile(r"[A-Za-z0-9._~/-]*")
_NAME = re.compile(r"[\x21-\x7e]{1,200}")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A chat endpoint in the manner of OpenAI's, and the model to ask there."""

    secure: bool
    host: str
    port: int
    path: str
    model: str
    timeout: float
    key: str | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """The address as it is shown to the user."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}{self.path}"

    @property
    def is_here(self) -> bool:
        """Whether the address is of this machine, so that no text leaves it."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def endpoint(url: str, model: str, *, timeout: float = 600, key: str | None = None) -> Endpoint:
    """Return the endpoint at ``url``, such as ``http://127.0.0.1:8080/v1``.

    One answer has to be there within ``timeout`` seconds.

    Raises UserError for an address, a name or a key that cannot be one, for a key inside of the
    address, and for a key that would cross a network unencrypted.

    >>> endpoint("http://localhost:8080/v1/", "qwen").url
    'http://localhost:8080/v1'
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise UserError(_no_address(url)) from None
    if "@" in parts.netloc:
        raise UserError(f"A key is not written into the address; put it into {KEY}.")
    if (
        parts.scheme not in ("http", "https")
        or not _HOST.fullmatch(host)
        or not _PATH.fullmatch(parts.path)
        or parts.query
        or parts.fragment
        or port == 0
    ):
        raise UserError(_no_address(url))
    if not _NAME.fullmatch(model):
        raise UserError(f"{model!r} is no name of a model.")
    if key is not None and not _NAME.fullmatch(key):
        # The key itself is never shown.
        raise UserError(f"What {KEY} holds is no key: a key is one word of at most 200 characters.")
    secure = parts.scheme == "https"
    made = Endpoint(
        secure=secure,
        host=host,
        port=port or (443 if secure else 80),
        path=parts.path.rstrip("/"),
        model=model,
        timeout=timeout,
        key=key,
    )
    if key is not None and not secure and not made.is_here:
        raise UserError(f"The key in {KEY} would be sent unencrypted to {host}; use https.")
    return made


def _no_address(url: str) -> str:
    return f"{url!r} is no address of a model; write one such as http://127.0.0.1:8080/v1."
