/// The frame of the window: menu bar, banners, the place for login or queue, messages; and the program that opens it.
@NullMarked
package app.lading.client.ui.shell;

import org.jspecify.annotations.NullMarked;
