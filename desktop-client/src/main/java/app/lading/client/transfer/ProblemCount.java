package app.lading.client.transfer;

import app.lading.client.store.Problem;

/// How many files of an item have the same kind of problem.
///
/// @param state `FAILED` or `NEEDS_ATTENTION`
/// @param problem that of one of them; all have its code
/// @param files 1 or more
public record ProblemCount(FileState state, Problem problem, long files) {}
