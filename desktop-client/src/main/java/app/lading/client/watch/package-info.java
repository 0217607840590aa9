/// Noticing that the machine slept or has another network, for whoever waits for the server: the window as well as the
/// terminal.
@NullMarked
package app.lading.client.watch;

import org.jspecify.annotations.NullMarked;
