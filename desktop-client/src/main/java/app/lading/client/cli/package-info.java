/// The terminal face of the client.
@NullMarked
package app.lading.client.cli;

import org.jspecify.annotations.NullMarked;
