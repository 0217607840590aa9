/// What turns the modules into programs that people start.
@NullMarked
package app.lading.packaging;

import org.jspecify.annotations.NullMarked;
