"""The one kind of error that a user can mend."""


class UserError(Exception):
    """Something in the input is wrong and the user can put it right.

    The message is one plain sentence that says what is wrong and where. The command line
    prints it without a traceback and exits with 1.
    """
