/// Names of files, folders and users, and what makes them safe on every system.
@NullMarked
package app.lading.model.name;

import org.jspecify.annotations.NullMarked;
