"""Heliograph, the desktop application: everything that knows Qt, and the command line, which does not. Version only."""

__version__ = "0.1.0"
