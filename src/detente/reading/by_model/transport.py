"""One request to the address that the user named, and to no other."""

import json
import socket
import ssl
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection

from detente.errors import UserError
from detente.reading.by_model.endpoint import Endpoint

LONGEST_ANSWER = 4_000_000
"""How many bytes of an answer are taken."""

_PORTION = 65_536
_SHOWN = 200


class Passing(Exception):
    """A fault that may be gone at the next try."""


@dataclass(frozen=True, slots=True)
class Response:
    """The status of an answer, its body, and how many seconds it asks to wait before the next."""

    status: int
    data: bytes
    after: float

    def says(self, endpoint: Endpoint) -> str:
        """Return what the answer complains of, in a line, without the key."""
        text = self.data[: 10 * _SHOWN].decode("utf-8", "replace")
        try:
            error = json.loads(self.data)["error"]
            text = str(error["message"] if isinstance(error, dict) else error)
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        if endpoint.key is not None:
            text = text.replace(endpoint.key, "...")
        text = " ".join(text.split())[:_SHOWN]
        return f"status {self.status}" + (f", {text!r}" if text else "")


def post(endpoint: Endpoint, body: bytes) -> Response:
    """Send ``body`` and return the answer, whatever its status.

    Redirects are not followed, and the proxies of the environment are not used. Raises Passing when
    the connection breaks or the time is up, and UserError when nobody listens at the address, when
    its certificate does not hold, and when an answer is too long.
    """
    kind = HTTPSConnection if endpoint.secure else HTTPConnection
    connection = kind(endpoint.host, endpoint.port, timeout=endpoint.timeout)
    ends = time.monotonic() + endpoint.timeout
    headers = {"Content-Type": "application/json", "Connection": "close"}
    if endpoint.key is not None:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    try:
        connection.connect()
        # The connection lets go of it when the answer begins.
        line = connection.sock
        connection.request("POST", f"{endpoint.path}/chat/completions", body, headers)
        answer = connection.getresponse()
        parts: list[bytes] = []
        length = 0
        while part := answer.read1(_PORTION):
            parts.append(part)
            length += len(part)
            if length > LONGEST_ANSWER:
                raise UserError(
                    f"The model at {endpoint.url} answers with more than "
                    f"{LONGEST_ANSWER // 1_000_000} MB; such an answer is not read."
                )
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError
            line.settimeout(left)
        wait = answer.getheader("Retry-After") or ""
        return Response(answer.status, b"".join(parts), float(wait) if wait.isdecimal() else 0.0)
    except ConnectionRefusedError:
        raise UserError(f"Nobody listens at {endpoint.url}; is the server running?") from None
    except socket.gaierror:
        raise UserError(f"There is no host {endpoint.host} to be found.") from None
    except ssl.SSLCertVerificationError as error:
        raise UserError(
            f"The certificate of {endpoint.url} does not hold: {error.verify_message}."
        ) from None
    except TimeoutError:
        raise Passing(f"no whole answer came within {endpoint.timeout:g} seconds") from None
    except (OSError, HTTPException) as error:
        raise Passing(f"the connection broke ({type(error).__name__})") from None
    finally:
        connection.close()
