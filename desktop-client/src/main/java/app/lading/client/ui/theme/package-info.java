/// Colours, type and icons of the window.
@NullMarked
package app.lading.client.ui.theme;

import org.jspecify.annotations.NullMarked;
