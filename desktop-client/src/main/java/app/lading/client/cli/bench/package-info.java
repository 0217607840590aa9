/// What `lading bench` measures without a server, and what it concludes.
@NullMarked
package app.lading.client.cli.bench;

import org.jspecify.annotations.NullMarked;
