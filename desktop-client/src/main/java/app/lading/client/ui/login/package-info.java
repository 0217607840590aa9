/// The way in: a server, a user, a password, and every reason why that may not work, in plain words.
@NullMarked
package app.lading.client.ui.login;

import org.jspecify.annotations.NullMarked;
