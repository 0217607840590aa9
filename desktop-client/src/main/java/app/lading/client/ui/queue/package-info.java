/// The queue: one row for each thing that was dropped, its words, its buttons, and the sums below.
@NullMarked
package app.lading.client.ui.queue;

import org.jspecify.annotations.NullMarked;
