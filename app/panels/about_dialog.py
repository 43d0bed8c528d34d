"""What Heliograph is: its version and licence, what it is made with, what it can run on here, and that it is silent. Main thread.

Opens no links: whoever wants to read a licence finds it beside the program. Everything can be copied as plain English text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.catalogue import ProviderChoice
from app.i18n import mark, tr, tr_sentence
from app.panels.settings_window import PRIVACY

PURPOSE = mark("Enhances photos with networks trained for integer arithmetic, and with classical methods.")
TERMS = mark("Free software under the MIT licence. You may use, change and share it, also for money.")
ICON = 64


@dataclass(frozen=True)
class Part:
    """Something Heliograph is made with. package: what its installed package is called."""

    name: str
    licence: str
    package: str


PARTS = (
    Part("Qt for Python (PySide6)", "LGPL-3.0", "PySide6-Essentials"),
    Part("ONNX Runtime", "MIT", "onnxruntime"),
    Part("OpenVINO provider", "MIT", "onnxruntime-ep-openvino"),
    Part("OpenVINO", "Apache-2.0", "openvino"),
    Part("NumPy", "BSD-3-Clause", "numpy"),
    Part("OpenCV", "Apache-2.0", "opencv-python-headless"),
    Part("Pillow", "MIT-CMU", "pillow"),
    Part("tifffile", "BSD-3-Clause", "tifffile"),
    Part("libvips", "LGPL-3.0", "pyvips-binary"),
    Part("pyvips", "MIT", "pyvips"),
    Part("libheif (pillow-heif)", "LGPL-3.0", "pillow-heif"),
    Part("OpenImageIO", "Apache-2.0", "openimageio"),
    Part("LibRaw (rawpy)", "LGPL-2.1", "rawpy"),
    Part("QDarkStyle", "MIT", "qdarkstyle"),
    Part("QtPy", "MIT", "qtpy"),
    Part("psutil", "BSD-3-Clause", "psutil"),
    Part("platformdirs", "MIT", "platformdirs"),
    Part("Dask distributed", "BSD-3-Clause", "distributed"),
)


def parts_here() -> list[tuple[str, str, str]]:
    """Name, version, licence of what is installed; the rest is left out."""
    found = [("Qt", qVersion(), "LGPL-3.0")]
    for part in PARTS:
        try:
            found.append((part.name, version(part.package), part.licence))
        except PackageNotFoundError:
            continue
    return found


class AboutDialog(QDialog):
    """providers: those there are to run on, none before the engine is open."""

    def __init__(self, providers: Sequence[ProviderChoice], icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Heliograph"))
        self.resize(560, 600)
        self._parts = parts_here()
        self._providers = tuple(providers)
        title = QLabel(tr("Heliograph {version}").format(version=__version__))
        title.setProperty("role", "title")
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        title.setFont(font)
        picture = QLabel()
        picture.setPixmap(icon.pixmap(ICON, ICON))
        words = QVBoxLayout()
        words.setSpacing(6)
        for label in (title, _paragraph(PURPOSE), _paragraph(TERMS)):
            words.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.privacy = _paragraph(PRIVACY)
        self.tree = self._tree()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self._on_copy)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 14)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.privacy)
        column.addWidget(self.tree, 1)
        column.addWidget(buttons)
        buttons.button(QDialogButtonBox.StandardButton.Close).setFocus()

    @property
    def text(self) -> str:
        """All of it as it is copied."""
        made = [f"{name} {number} ({licence})" for name, number, licence in self._parts]
        runs = [f"{one.label}" if one.available else f"{one.label}: {one.reason or 'not available'}" for one in self._providers]
        lists = [("Made with", made), ("Runs on", runs)]
        paragraphs = [f"Heliograph {__version__}", PURPOSE, TERMS, PRIVACY]
        paragraphs += ["\n".join([f"{heading}:", *(f"  {line}" for line in lines)]) for heading, lines in lists if lines]
        return "\n\n".join(paragraphs)

    def _tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(tr("What it is made with and runs on"))
        tree.setHeaderHidden(True)
        tree.setColumnCount(3)
        tree.setRootIsDecorated(False)
        tree.setItemsExpandable(False)
        tree.setIndentation(12)
        tree.setStyleSheet("QTreeView::branch { image: none; border-image: none; } QTreeView::item { padding: 2px; }")
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        runs = [(tr(one.label), "" if one.available else tr("not available"), "") for one in self._providers]
        reasons = [tr_sentence(one.reason) for one in self._providers]
        for heading, rows, tips in ((tr("Made with"), self._parts, [""] * len(self._parts)), (tr("Runs on"), runs, reasons)):
            if not rows:
                continue
            group = QTreeWidgetItem(tree, [heading])
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for row, tip in zip(rows, tips, strict=True):
                QTreeWidgetItem(group, list(row)).setToolTip(0, tip)
        tree.expandAll()
        return tree

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copy.setText(tr("Copied"))


def _paragraph(text: str) -> QLabel:
    label = QLabel(tr(text), wordWrap=True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
