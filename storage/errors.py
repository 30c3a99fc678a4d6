"""Errors that a user can do something about; anything else that is raised is a bug."""

from __future__ import annotations

from storage.messages import Message


class UserFacingError(Exception):
    """A problem of the environment or of the input: what happened, where, and what to do about it."""

    def __init__(
        self, what: Message, *, where: str = "", remedy: Message | None = None, details: tuple[Message, ...] = ()
    ) -> None:
        super().__init__(f"{what.key} {dict(what.parameters)} {where}".strip())
        self.what = what
        self.where = where
        self.remedy = remedy
        self.details = details
        """What more there is to say, a line each."""

    def __reduce__(self) -> tuple[object, ...]:
        """Let it cross processes: exceptions are rebuilt from `args` otherwise, which are not the parameters here."""
        return _blank, (type(self), self.args), self.__dict__


def _blank(kind: type[UserFacingError], arguments: tuple[object, ...]) -> UserFacingError:
    return kind.__new__(kind, *arguments)


class InputError(UserFacingError):
    """A file or an argument that cannot be used as it is; other files go on."""


class LibraryError(UserFacingError):
    """A library that cannot be opened, read or written as asked."""


class NotFoundError(InputError):
    """A name or id that nothing, or more than one thing, in the library answers to."""


class RequestError(UserFacingError):
    """A request that cannot be carried out as it was put: an option's value, or a part that is not available yet."""
