/// The client: one engine, with several faces.
@NullMarked
package app.lading.client;

import org.jspecify.annotations.NullMarked;
