/// Fingerprints of blocks and of whole files.
@NullMarked
package app.lading.model.digest;

import org.jspecify.annotations.NullMarked;
