/// The floor that decides: accounts, uploads, the library of finished files, quotas.
@NullMarked
package app.lading.server.logic;

import org.jspecify.annotations.NullMarked;
