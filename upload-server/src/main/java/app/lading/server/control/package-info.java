/// What an administrator does with accounts and files, whether the server runs or not: the requests, who
/// carries them out, and the local socket through which they reach a running server.
@NullMarked
package app.lading.server.control;

import org.jspecify.annotations.NullMarked;
