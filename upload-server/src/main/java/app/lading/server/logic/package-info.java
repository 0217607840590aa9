/// The floor that decides: accounts, uploads, the library of finished files, quotas. It knows neither
/// sockets nor SQL.
///
/// # Threads
///
/// | thread | does | may wait for |
/// |---|---|---|
/// | socket tasks (of the access floor) | [UploadStream]: check, positional write, hash in hand, seal | the part file;
/// another thread's write of the same bytes |
/// | `lading-opener` (4) | answers `init` and `offer` where the index or a new part file is needed | index reads,
/// preallocation, reading back a few blocks |
/// | `lading-disk` (4) | forces part files; one task of an upload at a time ([SerialTasks]) | `fdatasync` |
/// | `lading-long` (4) | reads whole files, one of a user at a time: MD5 at the end, proofs of possession | reading |
/// | `lading-link` (2) | links content that is there already | the file system, which copies where it has no links |
/// | `lading-small` (1) | forces all light uploads that are complete, together ([SmallFiles]) | `syncfs` |
/// | `lading-committer` (1) | everything that lasts in journal and database; calls back here | its four syncs |
/// | `lading-timer` (1) | every quarter second: which uploads are due to be flushed; every hour: what has expired |
/// nothing |
///
/// None of them is ever interrupted, because that would close a file under somebody else.
///
/// # Locks
///
/// - **One lock for each [Upload]**, held for bookkeeping only: never while the disk, the index or a peer's
///   queue is waited for. Writing bytes is announced under it (`writing`), done outside, and recorded under
///   it, so that two lanes may write two ranges at once, and never the same one. Peers are called under it
///   only to queue a message.
/// - **One monitor in [Registry]**, for a few map operations. Order: an upload's lock may be held when the
///   registry's is taken, never the other way round.
/// - **[Ledger], [Sessions], [Throttle], [Accounts]**: each its own monitor, leaves of that order. Changing
///   accounts holds one while the change is recorded, so that two changes come one after the other.
/// - A part file and a sidecar are opened under a gate of their upload that nothing else uses.
///
/// # What a byte goes through
///
/// socket buffer → one positional write (no copy) → hash over the same buffer → `seal`: digest compared →
/// sidecar record → after 64 MiB or a second: `fdatasync` of the part, of the sidecar → one transaction for
/// all → `CHECKPOINT SYNC` → `durable`. The payload changes hands never: the thread that reads it from the
/// socket writes it.
@NullMarked
package app.lading.server.logic;

import org.jspecify.annotations.NullMarked;
