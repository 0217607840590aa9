/// What the client remembers on disk: queue, settings and history.
@NullMarked
package app.lading.client.store;

import org.jspecify.annotations.NullMarked;
