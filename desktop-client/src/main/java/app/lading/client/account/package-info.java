/// Who is signed in where: servers, accounts, their sessions and their queues. No view and no toolkit.
@NullMarked
package app.lading.client.account;

import org.jspecify.annotations.NullMarked;
