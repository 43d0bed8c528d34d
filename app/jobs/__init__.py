"""Background work: lanes of worker threads, and results that come back on the main thread. No widgets."""
