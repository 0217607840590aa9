/// Memory that is lent to whoever moves bytes.
@NullMarked
package app.lading.server.access.buffer;

import org.jspecify.annotations.NullMarked;
