package app.lading.client.store;

import org.jspecify.annotations.Nullable;

/// How many files of an item are in a state, and how many bytes they have.
///
/// @param large those of more than one block, or the others
/// @param instant how many of them were not sent, because the server had their content
/// @param renamed how many got another name than was asked for
/// @param renamedTo one of those names; null when there is none
/// @param there bytes that the server has of those that are not done
public record Sums(
        RowState state,
        boolean large,
        long files,
        long bytes,
        long instant,
        long renamed,
        @Nullable String renamedTo,
        long there) {}
