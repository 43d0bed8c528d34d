"""Larger parts of the window and its dialogs; each reads the session or a queue and asks for things by signals."""
