"""The strip over the picture that shows one message at a time, with its buttons. It floats, so the picture never jumps.

A more severe message is not pushed aside by a milder one; information goes away by itself. Widgets only, no decisions.
"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.i18n import mark, tr
from app.messages import Message, MessageAction, Severity
from app.timers import once_after

INFO_MS = 7000
MARGIN = 12
MAX_WIDTH = 760
COLOURS = {Severity.INFO: "#3d8fd1", Severity.WARNING: "#d99a2b", Severity.ERROR: "#d9534f"}
WORDS = {Severity.INFO: mark("Information"), Severity.WARNING: mark("Warning"), Severity.ERROR: mark("Error")}


class MessageBar(QFrame):
    """Lies over the top of `host` and follows its size. Hidden while there is nothing to say."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("message-bar")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.message: Message | None = None
        self._stripe = QFrame()
        self._stripe.setFixedWidth(4)
        self._text = QLabel(wordWrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._hint = QLabel(wordWrap=True)
        for label in (self._text, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)  # names of files and variants are no markup
        self._hint.setProperty("role", "hint")
        self._actions = QHBoxLayout()
        self._actions.setContentsMargins(0, 6, 0, 6)
        close = QToolButton(autoRaise=True)
        close.setText("✕")
        close.setAccessibleName(tr("Close message"))
        close.setToolTip(tr("Close message"))
        close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(10)
        row.addWidget(self._stripe)
        words.setContentsMargins(2, 8, 0, 8)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        row.addWidget(close)
        self._timer = once_after(self, INFO_MS, self.dismiss)
        host.installEventFilter(self)
        self.hide()

    def post(self, message: Message) -> None:
        """Show a message, unless a more severe one is still there."""
        if self.message is not None and message.severity < self.message.severity and not self.isHidden():
            return
        self.message = message
        self._stripe.setStyleSheet(f"background: {COLOURS[message.severity]}; border: none;")
        self._text.setText(message.text)
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self._show_actions(message.actions)
        self.setAccessibleName(f"{tr(WORDS[message.severity])}: {message.text} {message.hint}".strip())
        self.show()
        self.raise_()
        self._place()
        self._timer.stop()
        if message.severity is Severity.INFO:
            self._timer.start()

    def leave_photo(self) -> None:
        """Another photo will be shown: what was said of the old one goes, and cannot keep back what is to be said of the new one."""
        if self.message is not None and self.message.of_photo:
            self.dismiss()

    def dismiss(self) -> None:
        self._timer.stop()
        self.message = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _show_actions(self, actions: tuple[MessageAction, ...]) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action in actions:
            button = QPushButton(action.label)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self._run, action))
            self._actions.addWidget(button)

    def _run(self, action: MessageAction) -> None:
        action.run()

    def _place(self) -> None:
        host = self._host
        width = min(host.width() - 2 * MARGIN, MAX_WIDTH)
        height = max(self._row.totalHeightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((host.width() - width) // 2, MARGIN, width, height)
