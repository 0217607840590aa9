/// Every word, number and time that the window shows, in the language of the person.
@NullMarked
package app.lading.client.ui.text;

import org.jspecify.annotations.NullMarked;
