/// The services of Windows.
@NullMarked
package app.lading.client.desktop.windows;

import org.jspecify.annotations.NullMarked;
