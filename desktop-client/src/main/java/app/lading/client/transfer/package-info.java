/// The engine: the queue, one upload's states, lanes, window, pacing, retry, reading and hashing.
@NullMarked
package app.lading.client.transfer;

import org.jspecify.annotations.NullMarked;
