/// Files and folders come in: by dragging, by pasting, by choosing.
@NullMarked
package app.lading.client.ui.drop;

import org.jspecify.annotations.NullMarked;
