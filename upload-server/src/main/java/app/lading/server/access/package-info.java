/// The floor that meets the network: sockets, sessions, routes, limits and back-pressure.
@NullMarked
package app.lading.server.access;

import org.jspecify.annotations.NullMarked;
