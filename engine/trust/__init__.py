"""What makes a result trustworthy: has its colour drifted, where was detail added, do its tiles show, what must stay as it was."""
