/// The page of the queue, put together: list, lines above it, panel below it.
@NullMarked
package app.lading.client.ui.page;

import org.jspecify.annotations.NullMarked;
