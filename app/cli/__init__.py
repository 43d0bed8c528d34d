"""The subcommands of `heliograph`. No Qt, no torch; what is heavy is imported inside the functions that need it."""
