/// What was uploaded, failed or was given up, from the newest on: searched, shown in the folder, copied.
@NullMarked
package app.lading.client.ui.history;

import org.jspecify.annotations.NullMarked;
