/// What the log looks like: few lines, each of them worth reading.
@NullMarked
package app.lading.server.log;

import org.jspecify.annotations.NullMarked;
