"""The texts of the window in the language in use, switched live."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from storage.messages import Message, Parameter

Translate = Callable[[Message], str]


class Texts(QObject):
    """Turns message keys into text; whoever shows text follows it, so that the language can change under the user."""

    changed = Signal()
    """The language was switched: everybody who shows text says it anew."""

    def __init__(self, translate: Translate, language: str = "en", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translate = translate
        self._language = language

    def __call__(self, key: str, **parameters: Parameter) -> str:
        """Return the text of a key; `KeyError` where no catalogue has one."""
        return self._translate(Message(key, parameters))

    @property
    def language(self) -> str:
        """The catalogue's language, `en` or `zh_Hans`."""
        return self._language

    def message(self, message: Message) -> str:
        """Return a message of a Qt-free room as text."""
        return self._translate(message)

    def use(self, translate: Translate, language: str) -> None:
        """Switch to another language."""
        self._translate = translate
        self._language = language
        self.changed.emit()

    def follow(self, retranslate: Callable[[], None]) -> None:
        """Call a bound method of a QObject now and at every change of language, as long as that object lives."""
        self.changed.connect(retranslate)
        retranslate()
