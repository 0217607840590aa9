package app.lading.client.store;

/// How many files of an item are in a state, and how many bytes they have.
public record Sums(RowState state, long files, long bytes) {}
