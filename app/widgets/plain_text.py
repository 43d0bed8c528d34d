"""Words from outside, shown as they are: names of photos, folders, variants and presets are no markup. Main thread.

Qt takes a text with a tag in it for rich text, whose pictures it would load from wherever the tag says. Labels of such words have
`Qt.TextFormat.PlainText`; tool tips have no format of their own, and go through here.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as GuiQt


def plain_tip(text: str) -> str:
    """What a tool tip has to be given so that it shows `text`."""
    return GuiQt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal) if GuiQt.mightBeRichText(text) else text
