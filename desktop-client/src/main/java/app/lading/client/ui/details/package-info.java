/// What is known about one row: its blocks, its speed, its files, its receipt or its error.
@NullMarked
package app.lading.client.ui.details;

import org.jspecify.annotations.NullMarked;
