/// The command line `lading-server`.
@NullMarked
package app.lading.server.cli;

import org.jspecify.annotations.NullMarked;
