/// The thread of the window and its clock, behind an interface that a test can wind.
@NullMarked
package app.lading.client.ui.task;

import org.jspecify.annotations.NullMarked;
