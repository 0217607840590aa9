/// Sets of byte ranges: what is here, what is missing.
@NullMarked
package app.lading.model.range;

import org.jspecify.annotations.NullMarked;
