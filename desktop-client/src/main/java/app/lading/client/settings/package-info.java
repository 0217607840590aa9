/// What a person chose: settings, their file, the schedule of limits, and where windows stood.
@NullMarked
package app.lading.client.settings;

import org.jspecify.annotations.NullMarked;
