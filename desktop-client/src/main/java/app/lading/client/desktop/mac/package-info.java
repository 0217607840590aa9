/// The services of macOS.
@NullMarked
package app.lading.client.desktop.mac;

import org.jspecify.annotations.NullMarked;
