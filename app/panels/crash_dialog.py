"""Shows unexpected errors with a report that can be copied. The application goes on afterwards. Main thread."""

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.diagnostics import CrashReport, in_one_text
from app.i18n import tr, tr_n

MOST = 5
"""Different errors in one report; what comes after them is counted."""


class CrashDialog(QDialog):
    """Non-modal, so that work in progress can still be saved. Errors that come while it is open are added to the one report."""

    def __init__(self, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something unexpected happened"))
        self.resize(680, 420)
        self._latest = report
        self._faults: dict[str, int] = {}
        self._more = 0
        words = QLabel(
            tr(
                "Heliograph met an error it did not expect. Your photos are untouched and you can go on working. "
                "The report below helps to mend it. It names versions and places in the program, and no photos."
            ),
            wordWrap=True,
        )
        self.count = QLabel()
        self.count.setProperty("role", "hint")
        self.report = QPlainTextEdit(readOnly=True)
        self.report.setAccessibleName(tr("Error report"))
        self.report.setTabChangesFocus(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox()
        self.copy = buttons.addButton(tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._on_copy)
        go_on = buttons.addButton(tr("Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        go_on.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        for part in (words, self.count):
            column.addWidget(part)
        column.addWidget(self.report, 1)
        column.addWidget(buttons)
        self.add(report)
        go_on.setFocus()

    def add(self, report: CrashReport) -> None:
        """One more error; the same one again only counts."""
        self._latest = report
        if report.fault in self._faults or len(self._faults) < MOST:
            self._faults[report.fault] = self._faults.get(report.fault, 0) + 1
        else:
            self._more += 1
        total = sum(self._faults.values()) + self._more
        self.count.setText(tr_n("%n errors so far", total))
        self.count.setVisible(total > 1)
        self.report.setPlainText(self.text)
        self.copy.setText(tr("Copy report"))

    @property
    def text(self) -> str:
        """The report of all of them, in English."""
        faults = [fault if times == 1 else f"{times} times:\n{fault}" for fault, times in self._faults.items()]
        if self._more:
            faults.append(f"And {self._more} more, of other kinds.")
        return in_one_text(self._latest.facts, faults, self._latest.log)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy.setText(tr("Copied"))
