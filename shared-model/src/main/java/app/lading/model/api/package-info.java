/// The records that travel over HTTP, outside the socket.
@NullMarked
package app.lading.model.api;

import org.jspecify.annotations.NullMarked;
