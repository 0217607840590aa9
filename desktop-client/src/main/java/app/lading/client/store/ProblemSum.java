package app.lading.client.store;

/// How many files, or folders, of an item have the same kind of problem.
///
/// @param state `FAILED` or `ATTENTION`
/// @param ofFolders whether it is folders that have it, with everything in them, or files
/// @param problem that of the first of them; all have its code
public record ProblemSum(RowState state, boolean ofFolders, Problem problem, long number) {}
