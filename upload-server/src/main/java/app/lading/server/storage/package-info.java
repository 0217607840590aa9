/// The floor that keeps: tables, preallocated files, the committer, recovery.
@NullMarked
package app.lading.server.storage;

import org.jspecify.annotations.NullMarked;
