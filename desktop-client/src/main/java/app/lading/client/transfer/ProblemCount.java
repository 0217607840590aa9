package app.lading.client.transfer;

import app.lading.client.store.Problem;

/// How many files, or folders, of an item have the same kind of problem.
///
/// @param state `FAILED` or `NEEDS_ATTENTION`
/// @param problem that of one of them; all have its code
/// @param number 1 or more
public record ProblemCount(FileState state, Problem problem, long number) {}
