/// What the window says beside its content: short messages that can be taken back, and banners that stay.
@NullMarked
package app.lading.client.ui.notice;

import org.jspecify.annotations.NullMarked;
