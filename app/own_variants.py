"""What the user may do with variants of their own: rename, delete, go back to the stock one; and being told when one has gone.

Each window has one: it asks above that window and speaks in that window's bar. Changes go through the engine's lane. Main thread.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.engine_start import EngineStart
from app.i18n import tr
from app.messages import Messages
from app.panels.dialogs import ask_variant_name, may_delete_variant
from app.session import Session
from engine.core.method import Variant
from engine.core.sentences import together


class OwnVariants:
    """A variant is named by its method's id and its declaration. busy: whether a batch is at work, which may need any variant until
    it is done."""

    def __init__(self, start: EngineStart, session: Session, messages: Messages, window: QWidget, busy: Callable[[], bool]) -> None:
        self._start = start
        self._session = session
        self._messages = messages
        self._window = window
        self._busy = busy
        self._told: frozenset[str] = frozenset()

    def act_on_chosen(self, act: Callable[[str, Variant], None]) -> None:
        """Do one of the following with the variant chosen for photos, where that is one of the user's own."""
        catalogue, choice = self._session.catalogue, self._session.choice
        variant = catalogue.variant(choice.method, choice.variant) if catalogue and choice else None
        if choice is not None and variant is not None and variant.own:
            act(choice.method, variant)

    def rename(self, method: str, variant: Variant) -> None:
        """Ask for another name."""
        name = ask_variant_name(self._window, variant.name)
        if name is not None and name != variant.name:
            self._start.rename(method, variant.id, name, self._messages)

    def delete(self, method: str, variant: Variant) -> None:
        """Ask once, then delete it for good."""
        if self._busy():
            self._messages.warning(tr("The batch list is at work and may need this variant."), tr("Stop it or let it finish first."))
            return
        if not may_delete_variant(self._window, variant.name):
            return
        # First away from it: no run of it can begin any more, and the way leads to the weights it started from.
        self.use_stock(method, variant)
        self._start.delete(
            method, variant.id, lambda: self._messages.info(tr("{name} was deleted.").format(name=variant.name)), self._messages
        )

    def use_stock(self, method: str, variant: Variant) -> None:
        """Where this variant is the chosen one, choose the stock variant that it started from instead."""
        catalogue, choice = self._session.catalogue, self._session.choice
        if catalogue is None or choice is None or (choice.method, choice.variant) != (method, variant.id):
            return
        stock = catalogue.stock(method, variant.id)
        if stock is not None:
            self._session.choose(method, stock.id, choice.precision)

    def explain(self, method: str | None, variant: str | None) -> None:
        """After a look at the folders: say so when the variant wished for is not the one chosen now, and what is wrong with which
        folder, each once."""
        catalogue, choice = self._session.catalogue, self._session.choice
        if catalogue is None:
            return
        sentences: list[str] = []
        if choice is not None and variant is not None and choice.method == method and choice.variant != variant:
            wished, used = catalogue.variant(choice.method, variant), catalogue.variant(choice.method, choice.variant)
            why = (
                tr("{name} cannot be used").format(name=wished.name)
                if wished
                else tr("The variant {variant} is no longer there").format(variant=variant)
            )
            sentences.append(tr("{why}; {value} is used instead.").format(why=why, value=used.name if used else choice.variant))
        sentences += [problem for problem in catalogue.problems if problem not in self._told]
        self._told = frozenset(catalogue.problems)
        if sentences:
            self._messages.warning(together(sentences))
