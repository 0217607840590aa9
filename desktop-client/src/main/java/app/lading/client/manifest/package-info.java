/// The list of what was sent and its fingerprints, as a text file that anyone can check later.
@NullMarked
package app.lading.client.manifest;

import org.jspecify.annotations.NullMarked;
