/// The services of Linux desktops, by the programs and files that freedesktop.org agreed on.
@NullMarked
package app.lading.client.desktop.linux;

import org.jspecify.annotations.NullMarked;
