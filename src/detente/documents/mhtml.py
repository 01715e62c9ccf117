"""Pages that a browser saved with their pictures in one file, as MHTML (RFC 2557)."""

from email import message_from_bytes
from email.policy import compat32

from detente.documents.extract import Extract
from detente.documents.html import read_page
from detente.documents.mail import check_nesting
from detente.errors import UserError


def read_mhtml(data: bytes, name: str) -> Extract:
    """Return the main text of the page, as `html.read_html` does.

    The date in the file is the day on which the page was saved, and is not used. Raises UserError
    when there is no page in the file, or no article text in the page.
    """
    check_nesting(data, name)
    try:
        message = message_from_bytes(data, policy=compat32)
        for part in message.walk():
            if part.get_content_type() in ("text/html", "application/xhtml+xml"):
                page = part.get_payload(decode=True)
                if isinstance(page, bytes):
                    return read_page(page, name, part.get_content_charset())
    except RecursionError as error:
        raise UserError(f"{name} is nested too deep to be read as a web page.") from error
    raise UserError(f"{name} holds no web page.")
