/// What a person can ask for: one description for buttons, menus and shortcuts.
@NullMarked
package app.lading.client.ui.command;

import org.jspecify.annotations.NullMarked;
