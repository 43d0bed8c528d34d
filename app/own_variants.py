"""What the user may do with variants of their own: rename, delete, go back to the stock one; and being told when one has gone.

Acts on the chosen variant. Asks through the dialogs, changes through the engine's lane, speaks through the messages. Main thread.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject

from app.engine_start import EngineStart
from app.messages import Messages
from app.panels.dialogs import Dialogs
from app.session import Choice, Session
from engine.core.method import Variant


class OwnVariants(QObject):
    """busy: whether a batch is at work, which may need any variant until it is done."""

    def __init__(
        self,
        start: EngineStart,
        session: Session,
        messages: Messages,
        dialogs: Dialogs,
        busy: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._start = start
        self._session = session
        self._messages = messages
        self._dialogs = dialogs
        self._busy = busy
        self._told: frozenset[str] = frozenset()

    def rename(self) -> None:
        """Ask for another name of the chosen variant."""
        if (chosen := self._chosen()) is None:
            return
        choice, variant = chosen
        name = self._dialogs.ask_variant_name(variant.name)
        if name is not None and name != variant.name:
            self._start.rename(choice.method, variant.id, name)

    def delete(self) -> None:
        """Ask once, then delete the chosen variant for good."""
        if (chosen := self._chosen()) is None:
            return
        choice, variant = chosen
        if self._busy():
            self._messages.warning("The batch list is at work and may need this variant.", "Stop it or let it finish first.")
            return
        if not self._dialogs.may_delete_variant(variant.name):
            return
        # First away from it: no run of it can begin any more, and the way leads to the weights it started from.
        self.use_stock()
        self._start.delete(choice.method, variant.id, lambda: self._messages.info(f"{variant.name} was deleted."))

    def use_stock(self) -> None:
        """Choose the stock variant that the chosen one started from."""
        if (chosen := self._chosen()) is None or (catalogue := self._session.catalogue) is None:
            return
        choice, variant = chosen
        stock = catalogue.stock(choice.method, variant.id)
        if stock is not None:
            self._session.choose(choice.method, stock.id, choice.precision)

    def explain(self, method: str | None, variant: str | None) -> None:
        """After a look at the folders: say so when the variant wished for is not the one chosen now, and what is wrong with which
        folder, each once."""
        catalogue, choice = self._session.catalogue, self._session.choice
        if catalogue is None:
            return
        sentences = []
        if choice is not None and variant is not None and choice.method == method and choice.variant != variant:
            wished, used = catalogue.variant(choice.method, variant), catalogue.variant(choice.method, choice.variant)
            why = f"{wished.name} cannot be used" if wished else f"The variant {variant} is no longer there"
            sentences.append(f"{why}; {used.name if used else choice.variant} is used instead.")
        sentences += [problem for problem in catalogue.problems if problem not in self._told]
        self._told = frozenset(catalogue.problems)
        if sentences:
            self._messages.warning(" ".join(sentences))

    def _chosen(self) -> tuple[Choice, Variant] | None:
        """The choice and its variant where that is one of the user's own."""
        catalogue, choice = self._session.catalogue, self._session.choice
        variant = catalogue.variant(choice.method, choice.variant) if catalogue and choice else None
        return (choice, variant) if choice is not None and variant is not None and variant.own else None
