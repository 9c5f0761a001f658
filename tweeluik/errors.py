"""What can go wrong that the reader can mend?

    TweeluikError            caught once, in the frame and in the terminal; shown as a sentence
    ├── UsageError           the call or the link is off
    ├── StoreError           the store can't be read or written
    │   └── StoreBusy        another process is writing
    ├── FileRefused          a file that can't be read as a table; carries findings
    └── QueryError           a query is unknown, slow or was asked the wrong thing

Every error is data: a code and its parts. The sentence is the text `errors.<code>` of the reader's language.
"""


class TweeluikError(Exception):
    """Something the reader can mend: a code (text key `errors.<code>`) and the parts of its sentence."""

    def __init__(self, code: str, **parts: object) -> None:
        super().__init__(f"{code}: {parts}" if parts else code)
        self.code = code
        self.parts = parts

    def __reduce__(self) -> tuple:
        # Errors travel between processes whole, with what they carry.
        return _revived, (type(self), self.args, self.__dict__)


def _revived(kind: type, arguments: tuple, carried: dict) -> TweeluikError:
    error = kind.__new__(kind, *arguments)
    error.__dict__.update(carried)
    return error


class UsageError(TweeluikError):
    """The call, the option or the link is off."""


class StoreError(TweeluikError):
    """The store can't be read or written."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class QueryError(TweeluikError):
    """A query is unknown, took too long or was given a parameter it doesn't know."""


class FileRefused(TweeluikError):
    """A file that can't be loaded; `findings` says where and why (a list of `tweeluik.findings.Finding`)."""

    def __init__(self, findings: list) -> None:
        super().__init__("file_refused", count=len(findings))
        self.findings = findings
