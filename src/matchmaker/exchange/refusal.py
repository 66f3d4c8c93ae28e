"""Say by code why a file is refused; the words are in ``complaints``."""


class Refused(Exception):
    """The file is not taken in; ``code`` names the reason, ``values`` fill its words."""

    def __init__(self, code: str, **values: str | int) -> None:
        """Keep the *code* and its *values*; both cross the pipe as plain data."""
        super().__init__(code)
        self.code = code
        self.values = values
