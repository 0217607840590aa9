package app.lading.client.transfer;

import app.lading.client.store.JobStore;

/// What every upload works with. Everything here is used on the loop only.
///
/// @param reader reads and hashes blocks on its pool
/// @param smallBuffers for files of one block or less
/// @param largeBuffers for blocks of larger files, so that neither kind starves the other
/// @param ledger keeps what happens, on disk and in the counters
/// @param calls HTTP calls on a pool
/// @param unfinished what other machines left unfinished on the server
/// @param keys random names of transfers
record Services(
        EventLoop loop,
        JobStore store,
        EngineSettings settings,
        BlockReader reader,
        BufferPool smallBuffers,
        BufferPool largeBuffers,
        Lanes lanes,
        Ledger ledger,
        ApiCalls calls,
        Unfinished unfinished,
        Keys keys,
        HitMeter hits) {}
