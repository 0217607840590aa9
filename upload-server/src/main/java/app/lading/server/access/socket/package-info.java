/// The WebSocket: handshake, reading with back-pressure, the streams of one socket, and its end.
@NullMarked
package app.lading.server.access.socket;

import org.jspecify.annotations.NullMarked;
