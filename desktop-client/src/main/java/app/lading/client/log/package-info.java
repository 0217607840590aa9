/// What the programs write about themselves, for those who look for the cause of something.
@NullMarked
package app.lading.client.log;

import org.jspecify.annotations.NullMarked;
