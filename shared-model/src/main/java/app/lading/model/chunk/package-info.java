/// The header in front of each piece of a file on the wire.
@NullMarked
package app.lading.model.chunk;

import org.jspecify.annotations.NullMarked;
