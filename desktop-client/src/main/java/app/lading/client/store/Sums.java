package app.lading.client.store;

import org.jspecify.annotations.Nullable;

/// How many files and folders of an item are in a state, and how many bytes they have.
///
/// @param large those of more than one block, or the others
/// @param files without the folders
/// @param folders that are rows of their own, because nothing is in them or nobody can look into them
/// @param instant how many of them were not sent, because the server had their content
/// @param renamed how many got another name than was asked for
/// @param renamedTo one of those names; null when there is none
/// @param there bytes that the server has of those that are not done
public record Sums(
        RowState state,
        boolean large,
        long files,
        long folders,
        long bytes,
        long instant,
        long renamed,
        @Nullable String renamedTo,
        long there) {}
