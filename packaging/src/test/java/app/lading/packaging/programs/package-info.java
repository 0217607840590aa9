/// Tests of the real programs, as processes, over real sockets: what is promised must hold for these, not for
/// objects.
@NullMarked
package app.lading.packaging.programs;

import org.jspecify.annotations.NullMarked;
