/// HTTP: routes, who is asking, JSON bodies, errors, downloads.
@NullMarked
package app.lading.server.access.http;

import org.jspecify.annotations.NullMarked;
