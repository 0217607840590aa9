/// What holds for the whole source tree.
@NullMarked
package app.lading.packaging;

import org.jspecify.annotations.NullMarked;
