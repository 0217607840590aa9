/// The reasons for which one end refuses what the other asks.
@NullMarked
package app.lading.model.error;

import org.jspecify.annotations.NullMarked;
