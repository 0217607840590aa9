/// The terminal itself: streams, size, signals, and how wide text is.
@NullMarked
package app.lading.client.cli.terminal;

import org.jspecify.annotations.NullMarked;
