/// Sizes in bytes, read from and written for people.
@NullMarked
package app.lading.model.size;

import org.jspecify.annotations.NullMarked;
