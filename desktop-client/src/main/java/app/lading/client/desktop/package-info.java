/// What the operating system does for the program, each thing behind an interface that may be missing.
@NullMarked
package app.lading.client.desktop;

import org.jspecify.annotations.NullMarked;
