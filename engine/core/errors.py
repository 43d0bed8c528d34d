"""The tree of errors the engine raises.

Every error carries a sentence for the person at the screen, an optional hint what to do about it, and detail for the log. Sentences are
made with `engine.core.sentences.said`, so that the window can translate them.
`Cancelled` stands outside the tree: giving up on request is not a failure and is shown to nobody.
"""

from engine.core.sentences import together


class EngineError(Exception):
    """Something went wrong that a user should read about.

    Attributes: message, one sentence saying what and why; hint, what would help ("" when nothing is known); detail, text for the
    log and the copyable report, never shown by itself.
    """

    def __init__(self, message: str, *, hint: str = "", detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.detail = detail

    @property
    def in_full(self) -> str:
        """Message and hint, for where there is one line."""
        return together(filter(None, (self.message, self.hint)))


class UsageError(EngineError):
    """The request itself makes no sense: unknown method, value out of range, contradictory options."""


class PhotoReadError(EngineError):
    """A file could not be decoded into a photo."""


class PhotoWriteError(EngineError):
    """A photo could not be saved; the target is as it was before."""


class ModelError(EngineError):
    """A model folder is missing, incomplete, damaged or not fit for what was asked of it."""


class InferenceError(EngineError):
    """The execution provider failed and no fallback is left."""


class OutOfMemoryError(InferenceError):
    """A run did not fit into memory; the runner answers with smaller tiles."""


class TrainingError(EngineError):
    """Training cannot go on: its loss is no longer a number, or its data is unfit."""


class Cancelled(Exception):
    """The run was given up on request."""
