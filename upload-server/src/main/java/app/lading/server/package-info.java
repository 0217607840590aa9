/// The program: it builds the floors bottom-up, wires them, and closes them in reverse order.
@NullMarked
package app.lading.server;

import org.jspecify.annotations.NullMarked;
