"""Many photos, one after another, so that nothing is lost: the journal, the lanes, the names, the report. No Qt, no torch."""
