/// The way to the server: login, HTTP calls, sockets, trust.
@NullMarked
package app.lading.client.link;

import org.jspecify.annotations.NullMarked;
