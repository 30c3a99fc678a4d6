"""Keeps suggested links up to date: links again by itself a short while after talks, challenges or keywords changed."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from desktop.desk import Desk
from desktop.jobs import Job
from desktop.operations import linking
from desktop.operations.linking import LinkingUpdate
from storage.edits import ChangeSet
from storage.messages import Message

QUIET_MILLISECONDS: Final = 1500
"""How long nothing must have changed before links are suggested anew."""

_MESSAGE = Message("progress.linking")


class LinkingController(QObject):
    """Lets the worker suggest links and the writer write them, one such job at a time; other work goes first."""

    def __init__(self, desk: Desk, quiet_milliseconds: int = QUIET_MILLISECONDS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._suggesting: Job | None = None
        self._writing: Job | None = None
        self._is_starting = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(quiet_milliseconds)
        self._quiet.timeout.connect(self._begin)
        if desk.read_only:
            return
        desk.bus.changed.connect(self._note_change)
        desk.jobs.job_added.connect(self._give_way)
        desk.jobs.job_ended.connect(self._note_end)
        desk.closed.connect(self._quiet.stop)
        self._quiet.start()  # for what changed while no window was open

    @property
    def is_at_rest(self) -> bool:
        """Whether links are neither being suggested nor about to be."""
        return self._suggesting is None and self._writing is None and not self._quiet.isActive()

    def link_now(self) -> None:
        """Link without waiting for quiet; later where other work is going on, never where the library is read only."""
        if self._desk.read_only or self._suggesting is not None:
            return
        self._begin()

    def _begin(self) -> None:
        if self._desk.jobs.running:  # its own among them: what has changed since it began is linked after it
            self._quiet.start()
            return
        self._quiet.stop()
        self._is_starting = True
        self._suggesting = self._desk.compute(_MESSAGE, linking.suggest_links, self._desk.path, done=self._write)
        self._is_starting = False

    def _note_change(self, change_set: ChangeSet, _initiator: object) -> None:
        if linking.touches_links(change_set):
            self._quiet.start()

    def _note_end(self, job: Job) -> None:
        if job is self._suggesting:
            self._suggesting = None
        elif job is self._writing:
            self._writing = None

    def _give_way(self, _job: Job) -> None:
        """Leave the worker to what somebody asked for; what that brings may have to be linked anyway."""
        if self._suggesting is not None and not self._is_starting:
            self._suggesting.cancel()
            self._quiet.start()

    def _write(self, update: LinkingUpdate) -> None:
        if update.replacement is None:
            return
        self._writing = self._desk.run(
            _MESSAGE, lambda library: linking.writing_steps(library, update), done=self._tell
        )

    def _tell(self, is_current: bool) -> None:
        self._desk.bus.recomputed.emit("suggestion")
        if not is_current:
            self._quiet.start()
