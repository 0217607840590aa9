/// One line for many rows: names that exist, what will not fit, one cause that stops many.
@NullMarked
package app.lading.client.ui.strip;

import org.jspecify.annotations.NullMarked;
