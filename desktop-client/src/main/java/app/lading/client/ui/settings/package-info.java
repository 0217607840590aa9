/// The settings: every choice a person has, searchable, applied at once, each with its default.
@NullMarked
package app.lading.client.ui.settings;

import org.jspecify.annotations.NullMarked;
