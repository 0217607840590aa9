/// What the two ends say to each other, as records.
@NullMarked
package app.lading.model.message;

import org.jspecify.annotations.NullMarked;
