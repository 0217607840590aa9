/// The finishing touches on the programs that jpackage made.
@NullMarked
package app.lading.packaging.image;

import org.jspecify.annotations.NullMarked;
